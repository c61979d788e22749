import { Injectable } from '@nestjs/common';
import { scopeOf, type Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { writeCsv } from '../platform/csv-output.js';
import { emptyPage, type Page, type PageOf } from '../platform/page.js';
import { INVALID, NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { operatorActions, type AuditEntry, type AuditSearch } from './audit-trail.js';
import { AuditTrailRepository, type AuditReach } from './audit-trail.repository.js';

/** Entries in one file: more is asked for in shorter periods. */
const mostExported = 10_000;

/**
 * Reading the audit trail: a coordinator all of their own region; an operator of every region which cases were opened
 * in an emergency, and not whose. Looking is written down in the same trail, in the same transaction.
 */
@Injectable()
export class ReadAuditTrail {
  constructor(
    private readonly transaction: Transaction,
    private readonly trail: AuditTrailRepository,
    private readonly audit: AuditLog,
  ) {}

  /** An empty page for another region. The first page of a search counts as looking; leafing on does not again. */
  page(
    actor: Actor,
    regionCode: string | null,
    search: AuditSearch,
    page: Page,
  ): Promise<PageOf<AuditEntry>> {
    const reach = reachOf(actor, regionCode);
    if (!reach) return Promise.resolve(emptyPage);
    return this.transaction.run(async (tx) => {
      const found = await this.read(tx, reach, search, page);
      if (!page.after) await this.record(tx, actor, 'audit.read', reach, search, found.totalCount);
      return found;
    });
  }

  /** As CSV for a spreadsheet, in which no cell is a formula. INVALID when there is more than fits in one file. */
  export(actor: Actor, regionCode: string | null, search: AuditSearch): Promise<Result<string>> {
    const reach = reachOf(actor, regionCode);
    if (!reach) return Promise.resolve(refuse(problem(NOT_FOUND, 'regionCode')));
    return this.transaction.run(async (tx): Promise<Result<string>> => {
      const { nodes, totalCount } = await this.read(tx, reach, search, { first: mostExported });
      if (totalCount > mostExported) return refuse(problem(INVALID, 'search', tooMany));
      await this.record(tx, actor, 'audit.exported', reach, search, totalCount);
      return succeed(writeCsv([header, ...nodes.map(rowOf)]));
    });
  }

  private async read(
    tx: Tx,
    reach: AuditReach,
    search: AuditSearch,
    page: Page,
  ): Promise<PageOf<AuditEntry>> {
    if (reach.regions) return tx.beyond('read-audit', () => this.trail.page(tx, reach, search, page));
    const found = await tx.beyond('watch-glass', () => this.trail.page(tx, reach, search, page));
    return { ...found, nodes: found.nodes.map((entry) => ({ ...entry, subjectName: null })) };
  }

  /** Which period and action were looked at; a name that was looked for is not written down, only that there was one. */
  private record(
    tx: Tx,
    actor: Actor,
    action: 'audit.read' | 'audit.exported',
    { regions }: AuditReach,
    { from, to, action: sought, person }: AuditSearch,
    entries: number,
  ): Promise<void> {
    const regionCode = regions?.[0] ?? null;
    return this.audit.record(tx, {
      actor,
      action,
      subject: { kind: 'REGION', id: regionCode ?? 'NL' },
      regionCode,
      why: null,
      details: {
        from: from ?? null,
        to: to ?? null,
        action: sought ?? null,
        person: Boolean(person),
        entries,
      },
    });
  }
}

/** Which entries an actor may read: a coordinator's own region before an operator's emergencies; null for nothing. */
function reachOf(actor: Actor, regionCode: string | null): AuditReach | null {
  const { all, regions } = scopeOf(actor, 'audit.read');
  const own = regionCode === null ? regions[0] : regions.find((code) => code === regionCode);
  if (own) return { regions: [own], actions: null };
  return all && regionCode === null ? { regions: null, actions: operatorActions } : null;
}

const header = ['at', 'region', 'action', 'by', 'roles', 'subject', 'name', 'why', 'details'];

function rowOf(entry: AuditEntry): string[] {
  return [
    entry.at.toISOString(),
    entry.regionCode ?? '',
    entry.action,
    entry.actorName ?? entry.actorKind,
    entry.actorRoles.join(' '),
    entry.subjectKind,
    entry.subjectName ?? '',
    entry.why ?? '',
    entry.details.join(', '),
  ];
}

const tooMany = {
  nl: `Dit zijn meer dan ${mostExported.toLocaleString('nl-NL')} regels. Kies een kortere periode.`,
  en: `These are more than ${mostExported.toLocaleString('en-GB')} entries. Choose a shorter period.`,
};
