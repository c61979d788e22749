import { EndPlacement } from '../../../src/introductions/end-placement.usecase.js';
import { ConfirmPlacement } from '../../../src/introductions/confirm-placement.usecase.js';
import { endSentences } from '../../../src/introductions/introduction-problems.js';
import { WithdrawIntroduction } from '../../../src/introductions/withdraw-introduction.usecase.js';
import { reachOf, type Actor } from '../../../src/access/actor.js';
import { PublishPlace } from '../../../src/places/publish-place.usecase.js';
import { WithdrawPlace } from '../../../src/places/withdraw-place.usecase.js';
import { actFor } from '../../../src/platform/acting.service.js';
import { addDays } from '../../../src/platform/calendar-date.js';
import { NOT_ALLOWED_NOW, type Result } from '../../../src/platform/problem.js';
import type { Tx } from '../../../src/platform/transaction.service.js';
import type { Person, TestApp } from '../../support/app.js';
import { givenCandidate, givenPlace } from '../../support/given.js';
import { mostCandidates } from './course.js';
import {
  done,
  heardOf,
  type Act,
  type IntroductionState,
  type PlaceState,
  type RaceState,
  type Words,
} from './model.js';

/** The sentences that tell refusals apart. */
export const words: Words = {
  notNow: NOT_ALLOWED_NOW.sentence.nl,
  nothingRuns: 'Hier loopt geen plaatsing (meer). Laad de pagina opnieuw om te zien hoe het staat.',
  over: (cause) => `${endSentences[cause].nl} Dit voorstel is daarmee beëindigd.`,
  closed: (status) =>
    status === 'WITHDRAWN'
      ? 'Deze leerbaan is ingetrokken.'
      : 'Deze leerbaan is vervallen. Verleng haar eerst.',
};

/** How it stands in the database after a race; `running` are the placements that run at each place. */
export interface Standing {
  readonly state: RaceState;
  readonly running: readonly number[];
  /** Whether exactly those candidates count as placed who have a placement that runs. */
  readonly isWhole: boolean;
}

/** Two places and enough candidates, that stand at the start again before every race. */
export class Track {
  private constructor(
    private readonly app: TestApp,
    private readonly actor: Actor,
    private readonly placeIds: readonly string[],
    private readonly candidateIds: readonly string[],
    readonly today: string,
    private introductionIds: readonly string[] = [],
  ) {}

  static async build(app: TestApp, adviser: Person, racers: number): Promise<Track> {
    const places = [await givenPlace(app), await givenPlace(app)];
    const candidateIds: string[] = [];
    for (let n = 0; n < mostCandidates(racers); n++)
      candidateIds.push((await givenCandidate(app)).candidate.id);
    const actor: Actor = {
      accountId: adviser.accountId,
      grants: [{ role: 'ADVISER', regionCode: 'AM05', subjectId: null }],
      session: null,
    };
    const today = await app.db((tx) => Promise.resolve(tx.today));
    return new Track(
      app,
      actor,
      places.map(({ id }) => id),
      candidateIds,
      today,
    );
  }

  /** Everything as it is to stand at the start. */
  async reset({ places, introductions }: RaceState): Promise<void> {
    this.introductionIds = introductions.map(() => crypto.randomUUID());
    await this.app.db(async (tx) => {
      await tx.execute('DELETE FROM placement');
      await tx.execute('DELETE FROM introduction');
      await tx.execute('DELETE FROM outbox_delivery');
      await tx.execute('DELETE FROM outbox_event');
      await tx.execute('DELETE FROM deadline_alert');
      await tx.execute('DELETE FROM deadline');
      for (const [at, place] of places.entries()) await this.setPlace(tx, at, place);
      await tx.execute(
        `INSERT INTO introduction (id, place_id, candidate_id, proposed_by, answer_order, status, candidate_accepted,
           candidate_answered_at, employer_accepted, employer_answered_at, move_by)
         SELECT n.id, n.place, n.candidate, $2, 'CANDIDATE_FIRST', n.status, true, app_now(), true, app_now(),
           CASE n.status WHEN 'ACCEPTED' THEN app_today() + 5 END
         FROM jsonb_to_recordset($1::jsonb) AS n(id uuid, place uuid, candidate uuid, status text)`,
        [
          JSON.stringify(
            introductions.map(({ place, candidate, status }, at) => ({
              id: this.introductionIds[at],
              place: this.placeIds[place],
              candidate: this.candidateIds[candidate],
              status,
            })),
          ),
          this.actor.accountId,
        ],
      );
      await tx.execute(
        `INSERT INTO placement (id, introduction_id, place_id, candidate_id, starts_on, confirmed_by)
         SELECT gen_random_uuid(), id, place_id, candidate_id, app_today() + 60, proposed_by FROM introduction
         WHERE status = 'PLACED'`,
      );
      await tx.execute(
        `UPDATE candidate c SET placed_on = (SELECT l.starts_on FROM placement l WHERE l.candidate_id = c.id)
         WHERE c.id = ANY($1::uuid[])`,
        [this.candidateIds],
      );
    });
  }

  private async setPlace(tx: Tx, at: number, place: PlaceState): Promise<void> {
    await tx.execute(
      `UPDATE place SET status = $2, seats = $3, seats_taken = $4, version = $5, lapses_on = $6, withdraw_reason = NULL
       WHERE id = $1`,
      [this.placeIds[at], place.status, place.seats, place.taken, place.version, place.lapsesOn],
    );
    if (place.watched === null) return;
    await tx.execute(
      `INSERT INTO deadline (id, kind, subject_id, sequence, region_code, falls_on)
       VALUES (gen_random_uuid(), 'PLACE', $1, 1, 'AM05', $2)`,
      [this.placeIds[at], place.watched],
    );
  }

  /** Does one act as the product does it, on a connection of its own; what the racer heard of it. */
  async run(act: Act): Promise<string> {
    try {
      const { problems } = await actFor(reachOf(this.actor), () => this.tried(act));
      return problems ? heardOf(problems) : done;
    } catch (error) {
      return `ERROR ${String(error)}`;
    }
  }

  private tried(act: Act): Promise<Result<unknown>> {
    const { app } = this.app;
    const { actor } = this;
    if (act.kind === 'extend')
      return app
        .get(PublishPlace)
        .extend(actor, this.placeIds[act.place] as string, act.version, act.lapsesOn);
    if (act.kind === 'withdrawPlace')
      return app.get(WithdrawPlace).execute(actor, this.placeIds[act.place] as string, act.version, 'OTHER');
    const id = this.introductionIds[act.introduction] as string;
    if (act.kind === 'withdraw') return app.get(WithdrawIntroduction).execute(actor, id, null);
    if (act.kind === 'confirm') return app.get(ConfirmPlacement).execute(actor, id, addDays(this.today, 60));
    return app.get(EndPlacement).execute(actor, { introductionId: id, endedOn: this.today, reason: 'OTHER' });
  }

  /** How everything stands now, in the words of the model. */
  async stands(): Promise<Standing> {
    return this.app.db(async (tx) => {
      const places = await tx.query<PlaceState & { running: number }>(
        `SELECT p.status, p.seats, p.seats_taken AS taken, p.version, p.lapses_on AS "lapsesOn",
           (SELECT d.falls_on FROM deadline d WHERE d.subject_id = p.id AND d.ended_at IS NULL) AS watched,
           (SELECT count(*)::int FROM placement l WHERE l.place_id = p.id AND l.ended_on IS NULL) AS running
         FROM unnest($1::uuid[]) WITH ORDINALITY AS n(id, at) JOIN place p ON p.id = n.id ORDER BY n.at`,
        [this.placeIds],
      );
      const introductions = await tx.query<IntroductionState & { isOdd: boolean }>(
        `SELECT array_position($2::uuid[], i.place_id) - 1 AS place,
           array_position($3::uuid[], i.candidate_id) - 1 AS candidate, i.status, i.end_cause AS cause,
           CASE WHEN l.ended_on IS NOT NULL THEN 'ENDED' WHEN l.id IS NOT NULL THEN 'RUNS' END AS placement,
           (c.placed_on IS NOT NULL) <> EXISTS (SELECT FROM placement r
             WHERE r.candidate_id = c.id AND r.ended_on IS NULL) AS "isOdd"
         FROM unnest($1::uuid[]) WITH ORDINALITY AS n(id, at) JOIN introduction i ON i.id = n.id
         JOIN candidate c ON c.id = i.candidate_id LEFT JOIN placement l ON l.introduction_id = i.id ORDER BY n.at`,
        [this.introductionIds, this.placeIds, this.candidateIds],
      );
      return {
        isWhole: !introductions.some(({ isOdd }) => isOdd),
        state: {
          places: places.map(({ status, seats, taken, version, lapsesOn, watched }) => ({
            status,
            seats,
            taken,
            version,
            lapsesOn,
            watched,
          })),
          introductions: introductions.map(({ place, candidate, status, cause, placement }) => ({
            place,
            candidate,
            status,
            cause,
            placement,
          })),
        },
        running: places.map(({ running }) => running),
      };
    });
  }
}
