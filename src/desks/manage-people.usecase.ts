import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { managerOf, mayGive, type PersonRole } from '../access/role-giving.js';
import { SendInvitation } from '../access/send-invitation.service.js';
import { Sessions } from '../access/sessions.service.js';
import type { Locale } from '../platform/locale.js';
import { Outbox } from '../platform/outbox.service.js';
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
import { adviserLeft } from './desk-events.js';
import { DesksRepository } from './desks.repository.js';
import { endProblems, type DeskPerson } from './people.js';
import { PeopleRepository } from './people.repository.js';

/** Whose people: a region's, or with no region the operators. */
export interface PeopleOf {
  readonly regionCode: string | null;
}

export interface RoleOffer extends PeopleOf {
  readonly email: string;
  readonly role: PersonRole;
  readonly siteId: string | null;
  readonly organisation: string | null;
}

export interface RoleEnd extends PeopleOf {
  readonly accountId: string;
  readonly role: PersonRole;
  readonly handOverTo: string | null;
}

/** Who works at a desk or brings candidates to it: a coordinator invites and ends, and an operator coordinators. */
@Injectable()
export class ManagePeople {
  constructor(
    private readonly transaction: Transaction,
    private readonly people: PeopleRepository,
    private readonly desks: DesksRepository,
    private readonly reference: ReferenceRepository,
    private readonly invitations: SendInvitation,
    private readonly sessions: Sessions,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  invite(actor: Actor, offer: RoleOffer, locale: Locale): Promise<Result<PeopleOf>> {
    return this.onPeople(actor, offer, async (tx, people) => {
      const { role, regionCode } = offer;
      const email = offer.email.trim().toLowerCase();
      const problems = await this.offerProblems(tx, { ...offer, email }, people);
      if (problems.length > 0) return problems;
      const organisation = await this.organisationOf(tx, offer);
      const sent = await this.invitations.send(tx, {
        email,
        role,
        regionCode,
        subjectId: null,
        memberRole: null,
        siteId: role === 'ADVISER' ? offer.siteId : null,
        organisation,
        locale,
        invitedBy: actor.accountId,
      });
      if (sent.problems) return sent.problems;
      await this.audit.record(tx, {
        actor,
        action: 'role.invited',
        subject: { kind: 'REGION', id: regionCode ?? 'NL' },
        regionCode,
        why: null,
        details: { role, invitation: sent.value.id },
      });
      return [];
    });
  }

  /** Ends a role: from then on it opens nothing, and whoever held it is signed out everywhere. */
  end(actor: Actor, ending: RoleEnd): Promise<Result<PeopleOf>> {
    return this.onPeople(actor, ending, async (tx, people) => {
      const { accountId, role, regionCode, handOverTo } = ending;
      if (!people.some((each) => each.accountId === accountId && each.role === role))
        return [problem(NOT_FOUND, 'input.accountId')];
      const problems = endProblems(people, ending, handOverTo);
      if (problems.length > 0) return problems;
      if (role === 'ADVISER' && handOverTo && regionCode) {
        await this.people.handOverRules(tx, accountId, handOverTo, regionCode);
        await this.outbox.add(tx, adviserLeft, { accountId, toAccountId: handOverTo, regionCode });
      }
      await this.people.end(tx, accountId, role, regionCode);
      await this.sessions.endAllOf(tx, accountId);
      await this.audit.record(tx, {
        actor,
        action: 'role.ended',
        subject: { kind: 'ACCOUNT', id: accountId },
        regionCode,
        why: null,
        details: { role },
      });
      return [];
    });
  }

  private async offerProblems(tx: Tx, offer: RoleOffer, people: readonly DeskPerson[]): Promise<Problem[]> {
    const { email, role, siteId, regionCode } = offer;
    const problems: Problem[] = [];
    if (people.some((each) => each.email === email && each.role === role))
      problems.push(problem(INVALID, 'input.email', hasRoleAlready));
    if (role === 'ADVISER') {
      const sites = await this.desks.sites(tx, regionCode ?? '');
      if (!sites.some(({ id }) => id === siteId)) problems.push(problem(INVALID, 'input.siteId', whichSite));
    }
    const organisation = offer.organisation?.trim() ?? '';
    if (
      (role === 'REFERRER' || role === 'SCHOOL_BROKER') &&
      (organisation === '' || organisation.length > 200)
    )
      problems.push(problem(INVALID, 'input.organisation', whichOrganisation));
    return problems;
  }

  private async organisationOf(tx: Tx, { role, organisation, regionCode }: RoleOffer): Promise<string> {
    if (role === 'REFERRER' || role === 'SCHOOL_BROKER') return organisation?.trim() ?? '';
    const [region] = regionCode === null ? [] : await this.reference.regionsByCode(tx, [regionCode]);
    return region ? `Loket ${region.name}` : 'Routekaart';
  }

  private onPeople(
    actor: Actor,
    { regionCode, role }: PeopleOf & { role: PersonRole },
    work: (tx: Tx, people: readonly DeskPerson[]) => Promise<readonly Problem[]>,
  ): Promise<Result<PeopleOf>> {
    return this.transaction.run(async (tx) => {
      const manager = managerOf(actor, regionCode);
      if (!mayGive(manager, role, regionCode)) return refuse(problem(NOT_FOUND, 'input.regionCode'));
      if (regionCode !== null && (await this.reference.regionsByCode(tx, [regionCode])).length === 0)
        return refuse(problem(NOT_FOUND, 'input.regionCode'));
      const problems = await tx.beyond('manage-people', async () =>
        work(tx, await this.people.lock(tx, regionCode)),
      );
      return problems.length > 0 ? refuse(...problems) : succeed({ regionCode });
    });
  }
}

const hasRoleAlready = {
  nl: 'Dit e-mailadres heeft deze rol al.',
  en: 'This address has this role already.',
};
const whichSite = {
  nl: 'Kies op welk loket deze adviseur werkt.',
  en: 'Choose at which site this adviser works.',
};
const whichOrganisation = {
  nl: 'Vul in voor wie deze persoon werkt, bijvoorbeeld UWV of een school, hoogstens 200 tekens.',
  en: 'Fill in for whom this person works, such as UWV or a school, at most 200 characters.',
};
