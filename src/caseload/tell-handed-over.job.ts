import { Inject, Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import { EmployersRepository } from '../employers/employers.repository.js';
import { IntroductionsRepository } from '../introductions/introductions.repository.js';
import { Notices } from '../notices/notices.service.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Handles, type EventHandler } from '../platform/handles.decorator.js';
import type { Tx } from '../platform/transaction.service.js';
import { PlacesRepository } from '../places/places.repository.js';
import { casesHandedOver } from './caseload-events.js';
import { handOverMail, type HandedOver } from './hand-over-mail.js';

interface Given {
  introductionIds: readonly string[];
  toAccountId: string;
  byAccountId: string;
}

/** Tells the colleague which cases came, in one mail. */
@Injectable()
@Handles(casesHandedOver, 'tell-cases-handed-over')
export class TellCasesHandedOver implements EventHandler<Given> {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly accounts: AccountsRepository,
    private readonly introductions: IntroductionsRepository,
    private readonly places: PlacesRepository,
    private readonly employers: EmployersRepository,
    private readonly notices: Notices,
  ) {}

  async handle(tx: Tx, { introductionIds, toAccountId, byAccountId }: Given): Promise<void> {
    const to = await this.accounts.byId(tx, toAccountId);
    const by = await this.accounts.byId(tx, byAccountId);
    const handed: HandedOver[] = [];
    for (const introduction of await this.introductions.byIds(tx, introductionIds)) {
      const place = await this.places.byId(tx, introduction.placeId);
      const employer = await this.employers.byId(tx, introduction.employerId);
      if (place && employer)
        handed.push({ introduction, placeTitle: place.title, employerName: employer.name });
    }
    const [first] = handed;
    if (!to || !by || !first) return;
    await this.notices.tell(tx, to, {
      kind: 'cases-handed-over',
      reason: `handed-over/${first.introduction.id}/${first.introduction.version}/${to.id}`,
      ...handOverMail(handed, by.name, to.locale, this.config.publicUrl),
    });
  }
}
