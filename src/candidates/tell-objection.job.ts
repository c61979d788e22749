import { Inject, Injectable } from '@nestjs/common';
import { AccountsRepository, type Account } from '../access/accounts.repository.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Handles, type EventHandler } from '../platform/handles.decorator.js';
import { Mails } from '../platform/mail.service.js';
import type { Tx } from '../platform/transaction.service.js';
import { objectionDecided, objectionMade } from './candidate-events.js';
import { CandidatesRepository } from './candidates.repository.js';
import { objectionDecidedMail, objectionMadeMail } from './objection-mail.js';
import { ObjectionsRepository } from './objections.repository.js';

interface OfObjection {
  objectionId: string;
}

const footer = {
  nl: 'U krijgt deze mail omdat u bij Routekaart bent ingeschreven of bij een loket werkt.',
  en: 'You get this mail because you are registered with Routekaart or work at a service desk.',
};

/** Writes one mail about an objection. */
@Injectable()
export class ObjectionMails {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly mails: Mails,
  ) {}

  async write(
    tx: Tx,
    { id, email, locale }: Account,
    told: { kind: string; objectionId: string; path: string },
    words: { subject: string; text: string; next: string; label: string },
  ): Promise<void> {
    await this.mails.write(tx, {
      to: email,
      kind: told.kind,
      reason: `${told.kind}/${told.objectionId}/${id}`,
      subject: words.subject,
      body: {
        locale,
        heading: words.subject,
        parts: [
          { kind: 'text', text: words.text },
          { kind: 'text', text: words.next },
          { kind: 'button', label: words.label, url: `${this.config.publicUrl}${told.path}` },
        ],
        footer: footer[locale],
      },
    });
  }
}

/** Tells the case team and the coordinator that somebody objects, so that a person decides. */
@Injectable()
@Handles(objectionMade, 'tell-desk-of-objection')
export class TellDeskOfObjection implements EventHandler<OfObjection> {
  constructor(
    private readonly objections: ObjectionsRepository,
    private readonly candidates: CandidatesRepository,
    private readonly accounts: AccountsRepository,
    private readonly mails: ObjectionMails,
  ) {}

  async handle(tx: Tx, { objectionId }: OfObjection): Promise<void> {
    const objection = await this.objections.byId(tx, objectionId);
    const facts = objection && (await this.candidates.caseOf(tx, objection.candidateId));
    if (!facts || objection.outcome !== null) return;
    const advisers = await this.accounts.inRegion(tx, 'ADVISER', facts.regionCode);
    const coordinators = await this.accounts.inRegion(tx, 'COORDINATOR', facts.regionCode);
    const told = new Map(
      [...advisers.filter(({ id }) => facts.caseTeam.includes(id)), ...coordinators].map((each) => [
        each.id,
        each,
      ]),
    );
    const about = { kind: 'objection-made', objectionId, path: `/kandidaten/${facts.id}` };
    for (const account of told.values())
      await this.mails.write(tx, account, about, objectionMadeMail(account.locale));
  }
}

/** Tells the candidate what was decided; who has no address is rung by the adviser who decided. */
@Injectable()
@Handles(objectionDecided, 'tell-candidate-of-decision')
export class TellCandidateOfDecision implements EventHandler<OfObjection> {
  constructor(
    private readonly objections: ObjectionsRepository,
    private readonly accounts: AccountsRepository,
    private readonly mails: ObjectionMails,
  ) {}

  async handle(tx: Tx, { objectionId }: OfObjection): Promise<void> {
    const objection = await this.objections.byId(tx, objectionId);
    if (!objection?.outcome || objection.outcome === 'OVERTAKEN') return;
    const { outcome, purposes, candidateId } = objection;
    const about = { kind: 'objection-decided', objectionId, path: '/mijn-gegevens' };
    for (const account of await this.accounts.accountsOf(tx, [candidateId]))
      await this.mails.write(tx, account, about, objectionDecidedMail(account.locale, outcome, purposes));
  }
}
