import { Injectable } from '@nestjs/common';
import { mayOn, type Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { isIdentifier } from '../platform/identifier.js';
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
import { ReferenceRepository } from '../reference/reference.repository.js';
import { DesksRepository } from './desks.repository.js';
import { ResponsibilitiesRepository, type NewRule } from './responsibilities.repository.js';

const noSuchAdviser = {
  nl: 'Kies een adviseur van uw regio.',
  en: 'Choose an adviser of your region.',
};
const noSuchMunicipality = {
  nl: 'Kies een gemeente van uw regio.',
  en: 'Choose a municipality of your region.',
};
const noSuchSector = { nl: 'Kies een sector uit de lijst.', en: 'Choose a sector from the list.' };
const noSuchSite = { nl: 'Kies een locatie van uw loket.', en: 'Choose a site of your desk.' };
const siteOrMunicipality = {
  nl: 'Kies een gemeente of een locatie, niet allebei: een locatie staat al voor de gemeenten eromheen.',
  en: 'Choose a municipality or a site, not both: a site stands for the municipalities around it.',
};
const noSuchEmployer = {
  nl: 'Dit leerbedrijf kennen we niet. Zoek het op en kies het uit de lijst.',
  en: 'We do not know this employer. Search for it and choose it from the list.',
};
const saidAlready = {
  nl: 'Deze regel is er al.',
  en: 'This rule is there already.',
};

/** Who looks after which places, by rules that a coordinator makes for the own region. */
@Injectable()
export class ManageResponsibility {
  constructor(
    private readonly transaction: Transaction,
    private readonly responsibilities: ResponsibilitiesRepository,
    private readonly desks: DesksRepository,
    private readonly reference: ReferenceRepository,
    private readonly audit: AuditLog,
  ) {}

  /** Adds a rule. It counts at once, also for alerts that are planned already: who is responsible is asked at sending. */
  add(actor: Actor, regionCode: string, rule: NewRule): Promise<Result<string>> {
    return this.onOwn(actor, regionCode, async (tx) => {
      const problems = await this.problemsOf(tx, regionCode, rule);
      if (problems.length > 0) return problems;
      await this.responsibilities.addRule(tx, regionCode, rule);
      await this.note(tx, actor, regionCode, 'added');
      return [];
    });
  }

  remove(actor: Actor, regionCode: string, id: string): Promise<Result<string>> {
    return this.onOwn(actor, regionCode, async (tx) => {
      const removed = isIdentifier(id) && (await this.responsibilities.removeRule(tx, regionCode, id));
      if (!removed) return [problem(NOT_FOUND, 'id')];
      await this.note(tx, actor, regionCode, 'removed');
      return [];
    });
  }

  private async problemsOf(tx: Tx, regionCode: string, rule: NewRule): Promise<Problem[]> {
    const { accountId, municipalityCode, sectorCode, employerId, siteId } = rule;
    const problems: Problem[] = [];
    const advisers = await this.desks.advisers(tx, regionCode);
    if (!advisers.some((each) => each.accountId === accountId))
      problems.push(problem(INVALID, 'input.accountId', noSuchAdviser));
    if (municipalityCode !== null) {
      const [found] = await this.reference.municipalitiesByCode(tx, [municipalityCode]);
      if (found?.regionCode !== regionCode)
        problems.push(problem(INVALID, 'input.municipalityCode', noSuchMunicipality));
    }
    if (sectorCode !== null && (await this.reference.sectorsByCode(tx, [sectorCode])).length === 0)
      problems.push(problem(INVALID, 'input.sectorCode', noSuchSector));
    if (siteId !== null && !(await this.desks.sites(tx, regionCode)).some(({ id }) => id === siteId))
      problems.push(problem(INVALID, 'input.siteId', noSuchSite));
    else if (siteId !== null && municipalityCode !== null)
      problems.push(problem(INVALID, 'input.siteId', siteOrMunicipality));
    if (employerId !== null && !(await this.knowsEmployer(tx, employerId)))
      problems.push(problem(INVALID, 'input.employerId', noSuchEmployer));
    if (problems.length > 0) return problems;
    const keys = ['accountId', 'municipalityCode', 'sectorCode', 'employerId', 'siteId'] as const;
    const kept = await this.responsibilities.rulesOf(tx, regionCode);
    const isThere = kept.some((each) => keys.every((key) => each[key] === rule[key]));
    return isThere ? [problem(INVALID, 'input.accountId', saidAlready)] : [];
  }

  /** Employers stand further down the street: here they are known by their id alone. */
  private async knowsEmployer(tx: Tx, id: string): Promise<boolean> {
    return isIdentifier(id) && (await this.responsibilities.employerIsInReach(tx, id));
  }

  private note(tx: Tx, actor: Actor, regionCode: string, responsibility: string): Promise<void> {
    const subject = { kind: 'REGION', id: regionCode } as const;
    const action = 'region.settings-changed';
    return this.audit.record(tx, {
      actor,
      action,
      subject,
      regionCode,
      why: null,
      details: { responsibility },
    });
  }

  private onOwn(
    actor: Actor,
    regionCode: string,
    change: (tx: Tx) => Promise<readonly Problem[]>,
  ): Promise<Result<string>> {
    return this.transaction.run(async (tx) => {
      if (!mayOn(actor, 'desk.manage', { regionCode })) return refuse(problem(NOT_FOUND, 'regionCode'));
      const problems = await change(tx);
      return problems.length > 0 ? refuse(...problems) : succeed(regionCode);
    });
  }
}
