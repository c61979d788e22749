import { Injectable } from '@nestjs/common';
import { mayOn, scopeOf, type Actor } from '../access/actor.js';
import { NO_CONSENT } from '../candidates/candidate-problems.js';
import { CandidatesRepository } from '../candidates/candidates.repository.js';
import { LegalBasesRepository } from '../candidates/legal-bases.repository.js';
import { SettingsRepository } from '../desks/settings.repository.js';
import { ALREADY_INTRODUCED, closedPlaceProblem } from '../introductions/introduction-problems.js';
import { longestMessage, tooLong } from '../introductions/introduction.js';
import { IntroductionsRepository } from '../introductions/introductions.repository.js';
import { MatchingRepository } from '../matching/matching.repository.js';
import { isIdentifier } from '../platform/identifier.js';
import { Outbox } from '../platform/outbox.service.js';
import {
  INVALID,
  NOT_ALLOWED_NOW,
  NOT_FOUND,
  problem,
  refuse,
  succeed,
  type Problem,
  type Result,
} from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { addWorkingDays } from '../platform/working-days.js';
import type { Place } from '../places/place.js';
import { PlacesRepository } from '../places/places.repository.js';
import { askMade } from './ask-events.js';
import { ALREADY_ASKED, notMatched, notThereNow, tooManyAsks } from './ask-problems.js';
import type { Ask, Asker } from './ask.js';
import { AsksRepository } from './asks.repository.js';
import { UnnamedCandidates } from './unnamed-candidates.service.js';

interface Asking {
  readonly askedBy: Asker;
  readonly place: Place;
  readonly candidateId: string;
  readonly words: string | null;
}

/**
 * Somebody asks a desk to make an introduction: a candidate for a place that fits, an employer for somebody without a
 * name. Nothing is introduced by it. Place and candidate are locked, so that the limits hold for whoever asks at once.
 */
@Injectable()
export class MakeAsk {
  constructor(
    private readonly transaction: Transaction,
    private readonly places: PlacesRepository,
    private readonly candidates: CandidatesRepository,
    private readonly legalBases: LegalBasesRepository,
    private readonly matching: MatchingRepository,
    private readonly introductions: IntroductionsRepository,
    private readonly settings: SettingsRepository,
    private readonly unnamed: UnnamedCandidates,
    private readonly asks: AsksRepository,
    private readonly outbox: Outbox,
  ) {}

  /** The candidate who is signed in asks to meet the employer of a place that matches. */
  forPlace(actor: Actor, placeId: string, words: string | null): Promise<Result<Ask>> {
    const [candidateId] = scopeOf(actor, 'ask.place').subjects;
    return this.beyond(async (tx) => {
      const place = isIdentifier(placeId) ? await this.places.forUpdate(tx, placeId) : null;
      if (!candidateId || !place?.publishedAt) return refuse(problem(NOT_FOUND, 'placeId'));
      if (!(await this.candidates.forUpdate(tx, candidateId))) return refuse(problem(NOT_FOUND, 'placeId'));
      const isLawful = (await this.legalBases.introducible(tx, [candidateId])).has(candidateId);
      const matches = isLawful ? await this.matching.matchesOf(tx, [{ placeId, candidateId }]) : [];
      const closed = closedPlaceProblem(place, tx.today, 'placeId');
      const first = !isLawful
        ? problem(NO_CONSENT, 'placeId', stopped)
        : (closed ?? (matches.length > 0 ? null : problem(NOT_ALLOWED_NOW, 'placeId', notMatched)));
      return this.ask(tx, actor, { askedBy: 'CANDIDATE', place, candidateId, words }, first);
    });
  }

  /** A member of an employer invites somebody from the list of its place, through the adviser. */
  invite(actor: Actor, placeId: string, handle: string, words: string | null): Promise<Result<Ask>> {
    return this.beyond(async (tx) => {
      const place = isIdentifier(placeId) ? await this.places.forUpdate(tx, placeId) : null;
      if (!place || !mayOn(actor, 'ask.invite', { subjectIds: [place.employerId] }))
        return refuse(problem(NOT_FOUND, 'placeId'));
      const closed = closedPlaceProblem(place, tx.today, 'placeId');
      if (closed) return refuse(closed);
      const people = (await this.unnamed.of(tx, placeId)) ?? [];
      const person = people.find((each) => each.handle === handle);
      if (!person || !(await this.candidates.forUpdate(tx, person.candidateId)))
        return refuse(problem(NOT_ALLOWED_NOW, 'handle', notThereNow));
      return this.ask(
        tx,
        actor,
        { askedBy: 'EMPLOYER', place, candidateId: person.candidateId, words },
        null,
      );
    });
  }

  private beyond(work: (tx: Tx) => Promise<Result<Ask>>): Promise<Result<Ask>> {
    return this.transaction.run((tx) => tx.beyond('make-ask', () => work(tx)));
  }

  private async ask(
    tx: Tx,
    actor: Actor,
    { askedBy, place, candidateId, words }: Asking,
    first: Problem | null,
  ): Promise<Result<Ask>> {
    const path = askedBy === 'CANDIDATE' ? 'placeId' : 'handle';
    const standing = await this.introductions.standing(tx, place.id, candidateId);
    // Whom the employer may not know to be introduced already, it can invite: the answer is the same.
    const isHidden = askedBy === 'EMPLOYER' && standing !== null;
    if (standing && !isHidden) return refuse(problem(ALREADY_INTRODUCED, path, runsAlready));
    if (first) return refuse(first);
    if ((words?.length ?? 0) > longestMessage) return refuse(problem(INVALID, 'words', tooLong));
    const settings = await this.settings.of(tx, place.regionCode);
    const isMade =
      askedBy === 'EMPLOYER'
        ? (await this.unnamed.invited(tx, place.employerId, place.id)).has(candidateId)
        : (await this.asks.openOfPair(tx, place.id, candidateId)).some((each) => each.askedBy === askedBy);
    if (isMade) return refuse(problem(ALREADY_ASKED, path));
    const most = askedBy === 'CANDIDATE' ? settings.openAsksPerCandidate : settings.invitationsPerPlace;
    const subjectId = askedBy === 'CANDIDATE' ? candidateId : place.id;
    const tooMany = tooManyAsks(askedBy, await this.asks.openAsks(tx, askedBy, subjectId), most, path);
    if (tooMany) return refuse(tooMany);
    const id = await this.asks.add(tx, {
      askedBy,
      placeId: place.id,
      candidateId,
      words: words?.trim() || null,
      madeBy: actor.accountId as string,
      answerBy: addWorkingDays(tx.today, settings.answerAsksWithinWorkingDays),
    });
    if (id === null) return refuse(problem(ALREADY_ASKED, path));
    if (isHidden)
      await this.asks.end(tx, [id], {
        status: 'LAPSED',
        cause: 'INTRODUCED_ANYWAY',
        introductionId: standing,
        by: null,
      });
    else await this.outbox.add(tx, askMade, { askId: id });
    return succeed((await this.asks.byId(tx, id)) as Ask);
  }
}

const stopped = {
  nl: 'Je doet nu niet mee met zoeken of met voorstellen. Zet dat eerst aan bij je gegevens.',
  en: 'You do not take part in searching or introductions now. First switch that on with your data.',
};
const runsAlready = {
  nl: 'Hiervoor loopt al een voorstel. Daar staat wie aan zet is.',
  en: 'An introduction for this runs already. There you see whose turn it is.',
};
