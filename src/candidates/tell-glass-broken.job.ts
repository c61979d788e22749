import { Inject, Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Handles, type EventHandler } from '../platform/handles.decorator.js';
import { Mails } from '../platform/mail.service.js';
import type { Tx } from '../platform/transaction.service.js';
import { glassBroken } from './candidate-events.js';
import { CaseGrantsRepository } from './case-grants.repository.js';

const words = {
  nl: {
    subject: 'Een beheerder bekijkt een dossier',
    text: (operator: string) => `${operator}, beheerder, kan een uur lang een dossier in uw regio lezen.`,
    next: 'Open het dossier om te zien wie het is. De reden staat in het logboek. Klopt het niet? Bel de beheerder meteen.',
    label: 'Open het dossier',
    footer: 'U krijgt deze mail omdat u projectleider bent van deze regio.',
  },
  en: {
    subject: 'An operator reads a case',
    text: (operator: string) => `${operator}, an operator, can read a case in your region for an hour.`,
    next: 'Open the case to see whose it is. The reason is in the audit trail. Is it not right? Call the operator at once.',
    label: 'Open the case',
    footer: 'You get this mail because you are the coordinator of this region.',
  },
};

/** Tells every coordinator of the region at once; without a name, and without the reason, which may hold one. */
@Injectable()
@Handles(glassBroken, 'tell-coordinator-of-broken-glass')
export class TellGlassBroken implements EventHandler<{ glassId: string }> {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly grants: CaseGrantsRepository,
    private readonly accounts: AccountsRepository,
    private readonly mails: Mails,
  ) {}

  async handle(tx: Tx, { glassId }: { glassId: string }): Promise<void> {
    const broken = await this.grants.brokenGlass(tx, glassId);
    if (!broken) return;
    for (const { id, email, locale } of await this.accounts.inRegion(tx, 'COORDINATOR', broken.regionCode)) {
      const { subject, text, next, label, footer } = words[locale];
      await this.mails.write(tx, {
        to: email,
        kind: 'glass-broken',
        reason: `glass-broken/${glassId}/${id}`,
        subject,
        body: {
          locale,
          heading: subject,
          parts: [
            { kind: 'text', text: text(broken.operator) },
            { kind: 'text', text: next },
            { kind: 'button', label, url: `${this.config.publicUrl}/kandidaten/${broken.candidateId}` },
          ],
          footer,
        },
      });
    }
  }
}
