import { Inject, Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import { mayOn, type Actor } from '../access/actor.js';
import { Notices } from '../notices/notices.service.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import {
  INVALID,
  NOT_ALLOWED_NOW,
  NOT_FOUND,
  problem,
  refuse,
  succeed,
  type Result,
} from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import type { Place } from '../places/place.js';
import { PlacesRepository } from '../places/places.repository.js';
import { EffortsRepository } from './efforts.repository.js';
import { extensionMail } from './extension-mail.js';
import { LapseAlertsRepository } from './lapse-alerts.repository.js';

const notOpen = {
  nl: 'Deze leerbaan is niet meer open.',
  en: 'This place is not open any more.',
};
const whichDate = {
  nl: 'Kies een latere laatste dag dan nu, en niet na de dag waarop de leerling begint.',
  en: 'Choose a later last day than now, and not after the day on which the learner starts.',
};

/** What an adviser did with the employer of a place that is about to lapse. */
@Injectable()
export class NoteEffort {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transaction: Transaction,
    private readonly places: PlacesRepository,
    private readonly lapseAlerts: LapseAlertsRepository,
    private readonly efforts: EffortsRepository,
    private readonly accounts: AccountsRepository,
    private readonly notices: Notices,
  ) {}

  /** Notes that the employer was called, so that no colleague calls again in vain. */
  called(actor: Actor, placeId: string): Promise<Result<Place>> {
    return this.onOpen(actor, placeId, async (tx, place) => {
      const { accountId } = actor;
      await this.efforts.add(tx, {
        placeId: place.id,
        kind: 'EMPLOYER_CALLED',
        proposedDate: null,
        accountId,
      });
      return succeed(place);
    });
  }

  /** Asks the employer's members by mail to move the lapse date to a later day. Nothing of the place changes by it. */
  proposeExtension(actor: Actor, placeId: string, lapsesOn: CalendarDate): Promise<Result<Place>> {
    return this.onOpen(actor, placeId, async (tx, place) => {
      if (lapsesOn <= place.lapsesOn || lapsesOn > place.startsOn)
        return refuse(problem(INVALID, 'lapsesOn', whichDate));
      const { accountId } = actor;
      const kind = 'EXTENSION_PROPOSED';
      await this.efforts.add(tx, { placeId: place.id, kind, proposedDate: lapsesOn, accountId });
      const [told] = await this.lapseAlerts.atRisk(tx, [place.id]);
      const adviser = accountId === null ? null : await this.accounts.byId(tx, accountId);
      if (!told || !adviser) return refuse(problem(NOT_FOUND, 'placeId'));
      for (const member of await this.accounts.accountsOf(tx, [place.employerId]))
        await tx.beyond('propose-extension', () =>
          this.notices.tell(tx, member, {
            kind: 'extension-proposed',
            reason: `place/${place.id}/extension/${place.lapsesOn}/${lapsesOn}/${member.id}`,
            ...extensionMail(told, lapsesOn, adviser.name, member.locale, this.config.publicUrl),
          }),
        );
      return succeed(place);
    });
  }

  private onOpen(
    actor: Actor,
    placeId: string,
    work: (tx: Tx, place: Place) => Promise<Result<Place>>,
  ): Promise<Result<Place>> {
    return this.transaction.run(async (tx) => {
      const known = await this.places.byId(tx, placeId);
      if (!known || !mayOn(actor, 'placeEffort.note', { regionCode: known.regionCode }))
        return refuse(problem(NOT_FOUND, 'placeId'));
      const place = await this.places.forUpdate(tx, placeId);
      if (place?.status !== 'PUBLISHED' || place.lapsesOn < tx.today)
        return refuse(problem(NOT_ALLOWED_NOW, 'placeId', notOpen));
      return work(tx, place);
    });
  }
}
