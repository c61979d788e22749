import { Inject, Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import { ResponsibilitiesRepository } from '../desks/responsibilities.repository.js';
import { Notices } from '../notices/notices.service.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Handles, type EventHandler } from '../platform/handles.decorator.js';
import type { Tx } from '../platform/transaction.service.js';
import { claimedMail } from './claim-mail.js';
import { EmployerClaimsRepository } from './employer-claims.repository.js';
import { employerClaimed } from './employer-events.js';
import { EmployersRepository } from './employers.repository.js';
import { TeamsRepository } from './teams.repository.js';

/** Tells the admins of the employer, and who is responsible for it at the desk, that somebody waits. */
@Injectable()
@Handles(employerClaimed, 'tell-claim')
export class TellClaim implements EventHandler<{ claimId: string }> {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly claims: EmployerClaimsRepository,
    private readonly employers: EmployersRepository,
    private readonly teams: TeamsRepository,
    private readonly accounts: AccountsRepository,
    private readonly responsibilities: ResponsibilitiesRepository,
    private readonly notices: Notices,
  ) {}

  async handle(tx: Tx, { claimId }: { claimId: string }): Promise<void> {
    const claim = await this.claims.byId(tx, claimId);
    if (!claim) return;
    const known = await this.employers.byKvkNumber(tx, claim.kvkNumber);
    const team = await this.teams.members(
      tx,
      known.map(({ id }) => id),
    );
    const admins = team.filter(({ memberRole }) => memberRole === 'ADMIN').map(({ accountId }) => accountId);
    const matter = { municipalityCode: null, sectorCode: null, employerId: known[0]?.id ?? null };
    const { regionCode } = claim;
    const desk = await this.responsibilities.responsibleFor(tx, { ...matter, regionCode });
    const readers = await this.accounts.byIds(tx, [...new Set([...admins, ...desk])]);
    for (const reader of readers) {
      await this.notices.tell(tx, reader, {
        kind: 'employer-claimed',
        reason: `claim/${claimId}/${reader.id}`,
        ...claimedMail(claim, reader.locale, `${this.config.publicUrl}/aanvragen`),
      });
    }
  }
}
