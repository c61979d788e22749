import { Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import { useEnded } from '../candidates/candidate-events.js';
import { CandidatesRepository } from '../candidates/candidates.repository.js';
import { LegalBasesRepository } from '../candidates/legal-bases.repository.js';
import {
  candidatePlaced,
  introductionEnded,
  introductionProposed,
} from '../introductions/introduction-events.js';
import { isOpen } from '../introductions/introduction.js';
import { IntroductionsRepository } from '../introductions/introductions.repository.js';
import { Handles, type EventHandler } from '../platform/handles.decorator.js';
import { ChecksMail, type MailCheck, type WaitingMail } from '../platform/mail-checks.service.js';
import { Outbox } from '../platform/outbox.service.js';
import type { Tx } from '../platform/transaction.service.js';
import { placeFilled, placeLapsed, placeWithdrawn } from '../places/place-events.js';
import { PlacesRepository } from '../places/places.repository.js';
import { askEnded, askMade } from './ask-events.js';
import { AskNews } from './ask-news.service.js';
import type { Ask, AskLapseCause } from './ask.js';
import { AsksRepository } from './asks.repository.js';

interface OfPlace {
  placeId: string;
}
interface OfIntroduction {
  introductionId: string;
}

/** Ends asks that there is nothing left to answer of, unless that changed in the meantime; the asker is told. */
@Injectable()
export class LapseAsks {
  constructor(
    private readonly asks: AsksRepository,
    private readonly places: PlacesRepository,
    private readonly candidates: CandidatesRepository,
    private readonly legalBases: LegalBasesRepository,
    private readonly introductions: IntroductionsRepository,
    private readonly outbox: Outbox,
  ) {}

  async ofPlace(tx: Tx, { placeId }: OfPlace): Promise<void> {
    const place = await this.places.forUpdate(tx, placeId);
    if (!place || place.status === 'PUBLISHED') return;
    await this.lapse(tx, await this.asks.openOfPlaceForUpdate(tx, placeId), 'PLACE_GONE', null);
  }

  /** Whom nobody may introduce any more, or who has a placement. */
  async ofCandidate(tx: Tx, candidateId: string): Promise<void> {
    const candidate = await this.candidates.forUpdate(tx, candidateId);
    if (!candidate) return;
    const isLawful = (await this.legalBases.introducible(tx, [candidateId])).has(candidateId);
    if (isLawful && candidate.placedOn === null) return;
    await this.lapse(tx, await this.asks.openOfCandidateForUpdate(tx, candidateId), 'NOT_AVAILABLE', null);
  }

  /** An adviser introduced the two without answering the ask. */
  async ofIntroduced(tx: Tx, { introductionId }: OfIntroduction): Promise<void> {
    const introduction = await this.introductions.byId(tx, introductionId);
    if (!introduction || !isOpen(introduction)) return;
    const { placeId, candidateId } = introduction;
    const open = await this.asks.openOfPairForUpdate(tx, placeId, candidateId);
    await this.lapse(tx, open, 'INTRODUCED_ANYWAY', introductionId);
  }

  async ofPlaced(tx: Tx, { introductionId }: OfIntroduction): Promise<void> {
    const introduction = await this.introductions.byId(tx, introductionId);
    if (introduction) await this.ofCandidate(tx, introduction.candidateId);
  }

  private async lapse(
    tx: Tx,
    asks: readonly Ask[],
    cause: AskLapseCause,
    introductionId: string | null,
  ): Promise<void> {
    const ids = asks.map(({ id }) => id);
    await this.asks.end(tx, ids, { status: 'LAPSED', cause, introductionId, by: null });
    await this.outbox.add(tx, askEnded, ...ids.map((askId) => ({ askId })));
  }
}

@Injectable()
@Handles(placeFilled, 'lapse-asks-of-filled-place')
export class LapseAsksOfFilledPlace implements EventHandler<OfPlace> {
  constructor(private readonly lapsing: LapseAsks) {}
  handle(tx: Tx, payload: OfPlace): Promise<void> {
    return this.lapsing.ofPlace(tx, payload);
  }
}

@Injectable()
@Handles(placeLapsed, 'lapse-asks-of-lapsed-place')
export class LapseAsksOfLapsedPlace implements EventHandler<OfPlace> {
  constructor(private readonly lapsing: LapseAsks) {}
  handle(tx: Tx, payload: OfPlace): Promise<void> {
    return this.lapsing.ofPlace(tx, payload);
  }
}

@Injectable()
@Handles(placeWithdrawn, 'lapse-asks-of-withdrawn-place')
export class LapseAsksOfWithdrawnPlace implements EventHandler<OfPlace> {
  constructor(private readonly lapsing: LapseAsks) {}
  handle(tx: Tx, payload: OfPlace): Promise<void> {
    return this.lapsing.ofPlace(tx, payload);
  }
}

@Injectable()
@Handles(useEnded, 'lapse-asks-without-ground')
export class LapseAsksWithoutGround implements EventHandler<{ candidateId: string }> {
  constructor(private readonly lapsing: LapseAsks) {}
  handle(tx: Tx, { candidateId }: { candidateId: string }): Promise<void> {
    return this.lapsing.ofCandidate(tx, candidateId);
  }
}

@Injectable()
@Handles(candidatePlaced, 'lapse-asks-of-placed-candidate')
export class LapseAsksOfPlaced implements EventHandler<OfIntroduction> {
  constructor(private readonly lapsing: LapseAsks) {}
  handle(tx: Tx, payload: OfIntroduction): Promise<void> {
    return this.lapsing.ofPlaced(tx, payload);
  }
}

@Injectable()
@Handles(introductionProposed, 'lapse-asks-of-introduced')
export class LapseAsksOfIntroduced implements EventHandler<OfIntroduction> {
  constructor(private readonly lapsing: LapseAsks) {}
  handle(tx: Tx, payload: OfIntroduction): Promise<void> {
    return this.lapsing.ofIntroduced(tx, payload);
  }
}

/** An employer whose invitation led to an introduction it was never told of hears in the end that no meeting comes. */
@Injectable()
@Handles(introductionEnded, 'tell-inviters-of-no-meeting')
export class TellInvitersOfNoMeeting implements EventHandler<OfIntroduction> {
  constructor(
    private readonly asks: AsksRepository,
    private readonly news: AskNews,
  ) {}
  async handle(tx: Tx, { introductionId }: OfIntroduction): Promise<void> {
    for (const { id, askedBy } of await this.asks.ofIntroduction(tx, introductionId))
      if (askedBy === 'EMPLOYER') await this.news.toAsker(tx, id);
  }
}

@Injectable()
@Handles(askMade, 'tell-ask-made')
export class TellAskMade implements EventHandler<{ askId: string }> {
  constructor(private readonly news: AskNews) {}
  handle(tx: Tx, { askId }: { askId: string }): Promise<void> {
    return this.news.toDesk(tx, askId, 'NEW');
  }
}

@Injectable()
@Handles(askEnded, 'tell-ask-ended')
export class TellAskEnded implements EventHandler<{ askId: string }> {
  constructor(private readonly news: AskNews) {}
  handle(tx: Tx, { askId }: { askId: string }): Promise<void> {
    return this.news.toAsker(tx, askId);
  }
}

/** What asks the desk to answer leaves only while there is something to answer; an answer while they may be mailed. */
@Injectable()
@ChecksMail('ask-made', 'ask-nudge', 'ask-answered')
export class CheckAskMail implements MailCheck {
  constructor(
    private readonly asks: AsksRepository,
    private readonly accounts: AccountsRepository,
    private readonly legalBases: LegalBasesRepository,
  ) {}

  async mayStillLeave(tx: Tx, { kind, to, subjectId }: WaitingMail): Promise<boolean> {
    const ask = await this.asks.byId(tx, subjectId);
    if (!ask) return false;
    if (kind !== 'ask-answered') return ask.status === 'OPEN';
    const own = await this.accounts.accountsOf(tx, [ask.candidateId]);
    const isToCandidate = own.some(({ email }) => email === to);
    return !isToCandidate || this.legalBases.hasBasis(tx, ask.candidateId, 'CONTACT');
  }
}
