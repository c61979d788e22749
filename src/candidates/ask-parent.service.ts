import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import type { Locale } from '../platform/locale.js';
import { Mails } from '../platform/mail.service.js';
import type { Tx } from '../platform/transaction.service.js';
import { parentLinkLastsDays, type ParentalAgreement } from './parental-agreement.js';
import { ParentalAgreementsRepository } from './parental-agreements.repository.js';

const words = {
  nl: {
    subject: 'Vindt u het goed dat uw kind zich inschrijft?',
    text: (first: string) =>
      `${first} wil een leerbaan zoeken via het leerwerkloket. ${first} is nog geen 16. Daarom vragen we of u het goedvindt.`,
    next: `Open de pagina, lees wat we met de gegevens doen en druk op de knop. De link werkt ${parentLinkLastsDays} dagen. Vindt u het niet goed? Dan hoeft u niets te doen: we wissen de inschrijving.`,
    label: 'Lees wat we vragen',
    footer:
      'U krijgt deze mail omdat uw adres bij een inschrijving is ingevuld. Kent u deze persoon niet? Dan hoeft u niets te doen.',
  },
  en: {
    subject: 'Do you agree that your child registers?',
    text: (first: string) =>
      `${first} wants to look for a learning place through the service desk. ${first} is not yet 16. So we ask whether you agree.`,
    next: `Open the page, read what we do with the data and press the button. The link works for ${parentLinkLastsDays} days. Do you not agree? Then you need not do anything: we erase the registration.`,
    label: 'Read what we ask',
    footer:
      'You get this mail because your address was filled in at a registration. You do not know this person? Then you need not do anything.',
  },
};

/** The first name, which is all that a mail and a page for a parent tell: the address may have been mistyped. */
export function firstNameOf(name: string): string {
  return name.split(' ')[0] ?? '';
}

/** Mails a parent the question, with a link of their own. */
@Injectable()
export class AskParent {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly agreements: ParentalAgreementsRepository,
    private readonly mails: Mails,
  ) {}

  async mail(
    tx: Tx,
    { candidateId, parentEmail }: Pick<ParentalAgreement, 'candidateId' | 'parentEmail'>,
    name: string,
    locale: Locale,
  ): Promise<void> {
    if (parentEmail === null) return;
    const secret = await this.agreements.renewSecret(tx, candidateId);
    const { subject, text, next, label, footer } = words[locale];
    await this.mails.write(tx, {
      to: parentEmail,
      kind: 'parent-asked',
      reason: `parent-asked/${candidateId}/${tx.now.getTime()}`,
      subjectId: candidateId,
      subject,
      body: {
        locale,
        heading: subject,
        parts: [
          { kind: 'text', text: text(firstNameOf(name)) },
          { kind: 'text', text: next },
          { kind: 'button', label, url: `${this.config.publicUrl}/ouder?token=${secret}` },
        ],
        footer,
      },
    });
  }
}
