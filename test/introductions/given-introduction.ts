import type { Candidate } from '../../src/candidates/candidate.js';
import type { Employer } from '../../src/employers/employer.js';
import type { IntroductionStatus } from '../../src/introductions/introduction.js';
import type { Place } from '../../src/places/place.js';
import type { NewPlace } from '../../src/places/places.repository.js';
import type { Person, TestApp } from '../support/app.js';
import { givenCandidate, givenEmployer, givenPlace } from '../support/given.js';

const payload = `introduction { id status turn turns turnText moveBy mayDo candidateAccepted employerAccepted endCause
  endText enrolment { status classStart { id } } placement { startsOn } } warnings problems { code message path }`;

/** The mutations under test, by the move they make. */
export const operations = {
  propose: `mutation($candidateId: ID!, $placeId: ID!, $message: String, $overLimitReason: String) {
    result: proposeIntroduction(candidateId: $candidateId, placeId: $placeId, message: $message,
      overLimitReason: $overLimitReason) { ${payload} } }`,
  answer: `mutation($id: ID!, $accept: Boolean!, $hesitation: HesitationKind, $adviserOnly: Boolean, $message: String,
    $onBehalfOf: Party) { result: answerIntroduction(id: $id, accept: $accept, hesitation: $hesitation,
    adviserOnly: $adviserOnly, message: $message, onBehalfOf: $onBehalfOf) { ${payload} } }`,
  recordEnrolment: `mutation($id: ID!, $status: EnrolmentStatus!, $classStartId: ID, $note: String) {
    result: recordEnrolment(introductionId: $id, status: $status, classStartId: $classStartId, note: $note) {
      ${payload} } }`,
  confirm: `mutation($id: ID!, $startsOn: Date!) {
    result: confirmPlacement(introductionId: $id, startsOn: $startsOn) { ${payload} } }`,
  withdraw: `mutation($id: ID!, $reason: String) {
    result: withdrawIntroduction(id: $id, reason: $reason) { ${payload} } }`,
} as const;
export type Operation = keyof typeof operations;

export interface Result {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test names the shape it expects
  introduction: any;
  warnings: string[];
  problems: { code: string; message: string; path: string[] }[];
}

/** What a mutation answered; throws what the API threw. */
export async function carryOut(
  app: TestApp,
  operation: Operation,
  variables: object,
  as: Person | null,
  language: 'nl' | 'en' = 'nl',
): Promise<Result> {
  const { data, errors } = await app.ask(operations[operation], variables, { as, language });
  if (errors) throw new Error(errors[0]?.extensions.code ?? errors[0]?.message);
  return (data as { result: Result }).result;
}

export const codesOf = ({ problems }: Result) =>
  problems.map(({ code, path }) => `${code} ${path.join('.')}`);

/** An employer, a candidate and an adviser around one introduction. */
export interface Scene {
  readonly id: string;
  readonly place: Place;
  readonly employer: Employer;
  readonly candidate: Candidate;
  readonly adviser: Person;
  readonly candidatePerson: Person;
  readonly member: Person;
}

/** An introduction in Twente that was brought into a state by the moves that lead there. */
export async function givenIntroduction(
  app: TestApp,
  adviser: Person,
  {
    status = 'PROPOSED',
    place: changed = {},
    at,
    of,
  }: {
    status?: IntroductionStatus;
    place?: Partial<NewPlace>;
    at?: Place;
    of?: { candidate: Candidate; person: Person };
  } = {},
): Promise<Scene> {
  const { employer, member } = await givenEmployer(app);
  const place = at ?? (await givenPlace(app, { employer, ...changed }));
  const { candidate, person } = of ?? (await givenCandidate(app));
  const proposed = await carryOut(
    app,
    'propose',
    { candidateId: candidate.id, placeId: place.id, overLimitReason: 'Al met de kandidaat besproken' },
    adviser,
  );
  const id = proposed.introduction?.id as string;
  const scene = { id, place, employer, candidate, adviser, candidatePerson: person, member };
  await bring(app, scene, status);
  return scene;
}

async function bring(app: TestApp, { id, place, adviser }: Scene, status: IntroductionStatus): Promise<void> {
  const answer = (onBehalfOf: string, accept: boolean) =>
    carryOut(app, 'answer', { id, accept, onBehalfOf }, adviser);
  if (status === 'DECLINED') await answer('CANDIDATE', false);
  if (status === 'WITHDRAWN') await carryOut(app, 'withdraw', { id }, adviser);
  if (status === 'ACCEPTED' || status === 'PLACED') {
    await answer('CANDIDATE', true);
    await answer('EMPLOYER', true);
  }
  if (status === 'PLACED') await carryOut(app, 'confirm', { id, startsOn: place.startsOn }, adviser);
  if (status === 'EXPIRED') {
    await app.db((tx) =>
      tx.execute(
        `UPDATE introduction SET status = 'EXPIRED', end_cause = 'PLACE_LAPSED', ended_at = app_now(), move_by = NULL
         WHERE id = $1`,
        [id],
      ),
    );
  }
}

/** All that is stored of an introduction, to see that nothing changed. */
export function rowsOf(app: TestApp, id: string): Promise<string> {
  return app.db(async (tx) =>
    JSON.stringify(
      await tx.query(
        `SELECT i, p.seats_taken, c.placed_on, (SELECT json_agg(h) FROM hesitation h WHERE h.introduction_id = i.id),
           (SELECT json_agg(e) FROM enrolment e WHERE e.introduction_id = i.id),
           (SELECT json_agg(l) FROM placement l WHERE l.introduction_id = i.id),
           (SELECT count(*) FROM outbox_event WHERE payload->>'introductionId' = i.id::text)
         FROM introduction i JOIN place p ON p.id = i.place_id JOIN candidate c ON c.id = i.candidate_id
         WHERE i.id = $1`,
        [id],
      ),
    ),
  );
}
