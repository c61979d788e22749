import { Injectable } from '@nestjs/common';
import { mayOn, scopeOf, type Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { addDays } from '../platform/calendar-date.js';
import {
  INVALID,
  NOT_FOUND,
  problem,
  refuse,
  succeed,
  type Problem,
  type Result,
} from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { AbsencesRepository } from './absences.repository.js';
import { DesksRepository } from './desks.repository.js';
import type { Absence } from './responsible.js';

const noSuchAdviser = {
  nl: 'Dit is geen adviseur van uw regio.',
  en: 'This is no adviser of your region.',
};
const endsBefore = {
  nl: 'Kies een laatste dag die niet voor de eerste dag ligt, en niet voor vandaag.',
  en: 'Choose a last day that is not before the first, and not before today.',
};
const awayAlready = {
  nl: 'In deze dagen is deze adviseur al afwezig gemeld. Haal die melding eerst weg.',
  en: 'This adviser is recorded as away in these days already. Take that away first.',
};

/** When an adviser is away and who does their work meanwhile: said by themselves, or for anybody by the coordinator. */
@Injectable()
export class RecordAbsence {
  constructor(
    private readonly transaction: Transaction,
    private readonly absences: AbsencesRepository,
    private readonly desks: DesksRepository,
    private readonly audit: AuditLog,
  ) {}

  record(actor: Actor, regionCode: string, absence: Absence): Promise<Result<string>> {
    return this.transaction.run(async (tx) => {
      const advisers = (await this.desks.advisers(tx, regionCode)).map(({ accountId }) => accountId);
      const { accountId, firstDay, lastDay } = absence;
      if (!isDeskOf(actor, regionCode)) return refuse(problem(NOT_FOUND, 'regionCode'));
      if (!mayFor(actor, regionCode, accountId)) return refuse(problem(NOT_FOUND, 'input.accountId'));
      const problems = absenceProblems(absence, advisers, tx.today);
      if (problems.length > 0) return refuse(...problems);
      const kept = await this.absences.lockOf(tx, accountId);
      if (kept.some((each) => each.firstDay <= lastDay && firstDay <= each.lastDay))
        return refuse(problem(INVALID, 'input.firstDay', awayAlready));
      await this.absences.add(tx, absence);
      await this.note(tx, actor, regionCode, { absenceFrom: firstDay, absenceTo: lastDay });
      return succeed(regionCode);
    });
  }

  /** Takes back an absence to come; of one that runs it says that the adviser is back today. */
  end(actor: Actor, regionCode: string, id: string): Promise<Result<string>> {
    return this.transaction.run(async (tx) => {
      const kept = (await this.absences.notOver(tx, regionCode)).find((each) => each.id === id);
      if (!kept || !mayFor(actor, regionCode, kept.accountId)) return refuse(problem(NOT_FOUND, 'id'));
      if (kept.firstDay >= tx.today) await this.absences.remove(tx, id);
      else await this.absences.endOn(tx, id, addDays(tx.today, -1));
      await this.note(tx, actor, regionCode, { absenceFrom: kept.firstDay, absenceTo: 'ended' });
      return succeed(regionCode);
    });
  }

  private note(
    tx: Tx,
    actor: Actor,
    regionCode: string,
    details: Readonly<Record<string, string>>,
  ): Promise<void> {
    const subject = { kind: 'REGION', id: regionCode } as const;
    const action = 'region.settings-changed';
    return this.audit.record(tx, { actor, action, subject, regionCode, why: null, details });
  }
}

const isDeskOf = (actor: Actor, regionCode: string): boolean =>
  mayOn(actor, 'absence.record', { regionCode }) ||
  actor.grants.some((grant) => grant.role === 'ADVISER' && grant.regionCode === regionCode);

/** An adviser for themselves, at the desk where they are adviser; a coordinator for anybody of theirs. */
function mayFor(actor: Actor, regionCode: string, accountId: string): boolean {
  if (mayOn(actor, 'absence.record', { regionCode })) return true;
  return isDeskOf(actor, regionCode) && scopeOf(actor, 'absence.record').accountId === accountId;
}

function absenceProblems(
  { accountId, substituteAccountId, firstDay, lastDay }: Absence,
  advisers: readonly string[],
  today: string,
): Problem[] {
  const problems: Problem[] = [];
  if (!advisers.includes(accountId)) problems.push(problem(INVALID, 'input.accountId', noSuchAdviser));
  if (
    substituteAccountId !== null &&
    (substituteAccountId === accountId || !advisers.includes(substituteAccountId))
  )
    problems.push(problem(INVALID, 'input.substituteAccountId', noSuchAdviser));
  if (lastDay < firstDay || lastDay < today) problems.push(problem(INVALID, 'input.lastDay', endsBefore));
  return problems;
}
