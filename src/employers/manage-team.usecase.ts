import { Injectable } from '@nestjs/common';
import { mayOn, type Actor, type MemberRole } from '../access/actor.js';
import type { AuditAction } from '../access/audit-action.js';
import { AuditLog } from '../access/audit-log.service.js';
import type { Permission } from '../access/permission.js';
import { SendInvitation } from '../access/send-invitation.service.js';
import type { Locale } from '../platform/locale.js';
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
import type { Employer } from './employer.js';
import { EmployersRepository } from './employers.repository.js';
import { withoutAdmin, type TeamMember } from './team.js';
import { TeamsRepository } from './teams.repository.js';

const memberAlready = {
  nl: 'Dit e-mailadres hoort al bij het team.',
  en: 'This address belongs to the team already.',
};

/** Who acts for an employer: an admin of the team, or its desk, invites, changes and removes; anyone leaves. */
@Injectable()
export class ManageTeam {
  constructor(
    private readonly transaction: Transaction,
    private readonly employers: EmployersRepository,
    private readonly teams: TeamsRepository,
    private readonly invitations: SendInvitation,
    private readonly audit: AuditLog,
  ) {}

  invite(
    actor: Actor,
    employerId: string,
    { email, memberRole }: { email: string; memberRole: MemberRole },
    locale: Locale,
  ): Promise<Result<Employer>> {
    return this.onTeam(actor, 'team.manage', employerId, async (tx, employer, team) => {
      const address = email.trim().toLowerCase();
      if (team.some((each) => each.email === address)) return [problem(INVALID, 'email', memberAlready)];
      const sent = await this.invitations.send(tx, {
        email: address,
        role: 'EMPLOYER',
        regionCode: employer.regionCode,
        subjectId: employer.id,
        memberRole,
        siteId: null,
        organisation: employer.name,
        locale,
        invitedBy: actor.accountId,
      });
      if (sent.problems) return sent.problems;
      await this.recorded(tx, actor, employer, 'employer.member-invited', { memberRole });
      return [];
    });
  }

  /** An admin becomes a member, or a member an admin. */
  changeRole(
    actor: Actor,
    employerId: string,
    accountId: string,
    memberRole: MemberRole,
  ): Promise<Result<Employer>> {
    return this.onTeam(actor, 'team.manage', employerId, async (tx, employer, team) => {
      if (!team.some((each) => each.accountId === accountId)) return [problem(NOT_FOUND, 'accountId')];
      const problems = memberRole === 'ADMIN' ? [] : withoutAdmin(team, accountId);
      if (problems.length > 0) return problems;
      await this.teams.changeRole(tx, employerId, accountId, memberRole);
      await this.recorded(tx, actor, employer, 'employer.member-role-changed', { memberRole }, accountId);
      return [];
    });
  }

  /** Takes somebody out of the team; from then on they see nothing of the employer. */
  remove(actor: Actor, employerId: string, accountId: string): Promise<Result<Employer>> {
    return this.onTeam(actor, 'team.manage', employerId, (tx, employer, team) =>
      this.end(tx, actor, employer, accountId, team),
    );
  }

  leave(actor: Actor, employerId: string): Promise<Result<Employer>> {
    return this.onTeam(actor, 'team.leave', employerId, (tx, employer, team) =>
      this.end(tx, actor, employer, actor.accountId ?? '', team),
    );
  }

  private async end(
    tx: Tx,
    actor: Actor,
    employer: Employer,
    accountId: string,
    team: readonly TeamMember[],
  ): Promise<Problem[]> {
    if (!team.some((each) => each.accountId === accountId)) return [problem(NOT_FOUND, 'accountId')];
    const problems = withoutAdmin(team, accountId);
    if (problems.length > 0) return problems;
    await this.teams.end(tx, employer.id, accountId);
    await this.recorded(tx, actor, employer, 'employer.member-removed', {}, accountId);
    return [];
  }

  private recorded(
    tx: Tx,
    actor: Actor,
    { id, regionCode }: Employer,
    action: AuditAction,
    details: Record<string, string>,
    accountId?: string,
  ): Promise<void> {
    return this.audit.record(tx, {
      actor,
      action,
      subject: { kind: 'EMPLOYER', id },
      ...(accountId ? { about: { kind: 'ACCOUNT', id: accountId } } : {}),
      regionCode,
      why: null,
      details,
    });
  }

  private onTeam(
    actor: Actor,
    permission: Permission,
    employerId: string,
    work: (tx: Tx, employer: Employer, team: readonly TeamMember[]) => Promise<readonly Problem[]>,
  ): Promise<Result<Employer>> {
    return this.transaction.run(async (tx) => {
      const employer = await this.employers.byId(tx, employerId);
      const target = employer && { regionCode: employer.regionCode, subjectIds: [employer.id] };
      if (!target || !mayOn(actor, permission, target)) return refuse(problem(NOT_FOUND, 'employerId'));
      const team = await this.teams.lockMembers(tx, employer.id);
      const problems = await work(tx, employer, team);
      return problems.length > 0 ? refuse(...problems) : succeed(employer);
    });
  }
}
