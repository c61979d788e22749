import type { Candidate } from '../../../src/candidates/candidate.js';
import type { Place } from '../../../src/places/place.js';
import { KeepRemedies } from '../../../src/remedies/keep-remedies.usecase.js';
import { addDays } from '../../../src/platform/calendar-date.js';
import { carryOut } from '../../introductions/given-introduction.js';
import { sweepsOf } from '../../lapse-alerts/desk-at-work.js';
import type { Person, TestApp } from '../../support/app.js';
import type { Canaries } from './canary.js';
import { must } from './must.js';

/** A candidate with their own session. */
export interface CandidateThere {
  readonly candidate: Candidate;
  readonly person: Person;
}

/** Introductions in every state, with words of every side in them. */
export async function introductionsOf(
  app: TestApp,
  canaries: Canaries,
  scene: {
    adviser: Person;
    known: CandidateThere;
    unknown: CandidateThere;
    accepted: CandidateThere;
    started: CandidateThere;
    places: Place[];
    second: Person;
  },
): Promise<void> {
  const { adviser, known, unknown, accepted, started, second } = scene;
  const [near, open, elsewhere] = scene.places as [Place, Place, Place];
  const answer = (id: string, as: Person, more: object) =>
    carryOut(app, 'answer', { id, accept: true, message: `Antwoord ${canaries.word()}`, ...more }, as);
  await proposed(app, adviser, known, near, canaries);
  const living = await proposed(app, adviser, accepted, near, canaries);
  await answer(living, accepted.person, {});
  await answer(living, adviser, { onBehalfOf: 'EMPLOYER' });
  await carryOut(
    app,
    'recordEnrolment',
    { id: living, status: 'INTAKE', note: `School ${canaries.word()}` },
    adviser,
  );
  await remediesOffered(app, { adviser, id: living, regionCode: near.regionCode });
  await meetingsArranged(app, { adviser, id: living }, canaries);
  const half = await proposed(app, adviser, accepted, elsewhere, canaries);
  await answer(half, accepted.person, {});
  const refused = await proposed(app, adviser, unknown, open, canaries);
  await answer(refused, unknown.person, { accept: false, hesitation: 'TRAVEL', adviserOnly: true });
  const heard = await proposed(app, adviser, unknown, elsewhere, canaries);
  await answer(heard, unknown.person, {});
  await answer(heard, second, { accept: false, hesitation: 'COST' });
  const hesitant = await proposed(app, adviser, known, elsewhere, canaries);
  await answer(hesitant, known.person, { accept: false, hesitation: 'LANGUAGE' });
  const ended = await proposed(app, adviser, known, open, canaries);
  await carryOut(app, 'withdraw', { id: ended, reason: `Omdat ${canaries.word()}` }, adviser);
  const placed = await proposed(app, adviser, started, elsewhere, canaries);
  await answer(placed, started.person, {});
  await answer(placed, second, {});
  await carryOut(app, 'confirm', { id: placed, startsOn: elsewhere.startsOn }, adviser);
  await app.db(async (tx) => {
    for (const [askedBy, candidateId, placeId] of [
      ['CANDIDATE', known.candidate.id, open.id],
      ['EMPLOYER', unknown.candidate.id, elsewhere.id],
    ])
      await tx.execute(
        `INSERT INTO ask (id, asked_by, place_id, candidate_id, words, made_by, answer_by)
         VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, app_today() + 3)`,
        [askedBy, placeId, candidateId, `Omdat ${canaries.word()}`, adviser.accountId],
      );
  });
  await placementTalkedOf(app, { adviser, id: placed }, canaries);
}

/** A placement that began today, of which both sides said something and of which a talk was recorded. */
async function placementTalkedOf(
  app: TestApp,
  { adviser, id }: { adviser: Person; id: string },
  canaries: Canaries,
): Promise<void> {
  await app.db(async (tx) => {
    await tx.execute('UPDATE placement SET starts_on = app_today() WHERE introduction_id = $1', [id]);
    for (const side of ['CANDIDATE', 'EMPLOYER'])
      await tx.execute(
        `INSERT INTO placement_voice (id, introduction_id, side, goes, note, said_by)
         VALUES (gen_random_uuid(), $1, $2, 'GOES_BADLY', $3, $4)`,
        [id, side, `Gaat ${canaries.word()}`, adviser.accountId],
      );
    await tx.execute(
      `INSERT INTO support_talk (id, introduction_id, held_on, candidate_goes, employer_goes, note, recorded_by)
       VALUES (gen_random_uuid(), $1, app_today(), 'DOUBTS', 'GOES_WELL', $2, $3)`,
      [id, `Gesprek ${canaries.word()}`, adviser.accountId],
    );
  });
}

/** What a side fears and what it was offered: to each side, and what waits for the candidate. Only a desk that has a catalogue. */
async function remediesOffered(
  app: TestApp,
  { adviser, id, regionCode }: { adviser: Person; id: string; regionCode: string },
): Promise<void> {
  if (regionCode !== 'AM05') return;
  await app.db(async (tx) => {
    await app.app.get(KeepRemedies, { strict: false }).fill(tx, regionCode);
    for (const [kind, side, personal, status] of [
      ['EMPLOYER_CALL', 'EMPLOYER', false, 'OFFERED'],
      ['TRAVEL_ALLOWANCE', 'CANDIDATE', false, 'OFFERED'],
      ['WAGE_COST_BENEFIT', 'EMPLOYER', true, 'ASKED'],
    ])
      await tx.execute(
        `INSERT INTO remedy_offer (id, introduction_id, remedy_id, hesitation, to_side, is_personal, status, offered_by)
         SELECT gen_random_uuid(), $1, r.id, 'COST', $3, $4, $5, $6 FROM remedy r
         WHERE r.region_code = 'AM05' AND r.kind = $2`,
        [id, kind, side, personal, status, adviser.accountId],
      );
  });
}

/** A taster day for which the employer gave a time, and a meeting that was, of which both sides told. */
async function meetingsArranged(
  app: TestApp,
  { adviser, id }: { adviser: Person; id: string },
  canaries: Canaries,
): Promise<void> {
  await app.db(async (tx) => {
    for (const [kind, status, startsAt] of [
      ['TASTER_DAY', 'PROPOSED', null],
      ['MEETING', 'HELD', new Date(tx.now.getTime() - 3_600_000)],
    ] as const) {
      const added = await tx.one<{ id: string }>(
        `INSERT INTO meeting (id, introduction_id, kind, status, form, location, times_of, times, starts_at, ends_at,
           agreed_at, due_by, made_by)
         VALUES (gen_random_uuid(), $1, $2, $3, 'ON_SITE', $4, 'EMPLOYER', jsonb_build_array(jsonb_build_object(
           'startsAt', app_now() + interval '5 days', 'endsAt', app_now() + interval '6 days')),
           $5, $5::timestamptz + interval '1 hour', $5, app_today() + 7, $6) RETURNING id`,
        [id, kind, status, `Waar ${canaries.word()}`, startsAt, adviser.accountId],
      );
      if (status !== 'HELD') continue;
      for (const side of ['CANDIDATE', 'EMPLOYER'])
        await tx.execute(
          `INSERT INTO meeting_outcome (meeting_id, side, outcome, note, told_by) VALUES ($1, $2, 'DOUBTS', $3, $4)`,
          [added?.id, side, `Hoe ${canaries.word()}`, adviser.accountId],
        );
    }
  });
}

/** Proposes a candidate for a place, and gives the introduction's id. */
export async function proposed(
  app: TestApp,
  as: Person,
  { candidate }: CandidateThere,
  place: Place,
  canaries: Canaries,
) {
  const message = `Voorstel ${canaries.word()}`;
  const overLimitReason = `Toch ${canaries.word()}`;
  const given = { candidateId: candidate.id, placeId: place.id, message, overLimitReason };
  const { introduction, problems } = await carryOut(app, 'propose', given, as);
  if (!introduction) throw new Error(`the drill could not propose: ${JSON.stringify(problems)}`);
  return (introduction as { id: string }).id;
}

/** Takes a place back. */
export async function withdrawn(app: TestApp, as: Person, place: Place): Promise<void> {
  await app.ask(
    `mutation($id: ID!, $version: Int!) { withdrawPlace(id: $id, version: $version, reason: NO_CAPACITY) { problems { code } } }`,
    { id: place.id, version: place.version },
    { as },
  );
}

/** Alerts, a rescue plan, an absence, a class start, and lists: one that can be read, one that cannot. */
export async function deskWork(
  app: TestApp,
  canaries: Canaries,
  desk: {
    adviser: Person;
    coordinator: Person;
    colleague: Person;
    known: CandidateThere;
    regionCode: string;
    where: string;
  },
): Promise<void> {
  const { adviser, coordinator, colleague, known, regionCode, where } = desk;
  const today = await app.db((tx) => Promise.resolve(tx.today));
  await must(
    app,
    adviser,
    `mutation($id: ID!, $day: Date) { needPlaceBy(candidateId: $id, neededBy: $day) { problems { code } } }`,
    { id: known.candidate.id, day: addDays(today, 5) },
  );
  await app.settle();
  await sweepsOf(app).send();
  await app.ask(
    `mutation($r: ID!) { computeRescuePlan(regionCode: $r, horizonDays: 28) { problems { code } } }`,
    { r: regionCode },
    { as: adviser },
  );
  await app.db((tx) =>
    tx.execute(
      `INSERT INTO rescue_set_aside (id, region_code, place_id, candidate_id, reason, set_by)
       SELECT gen_random_uuid(), p.region_code, p.id, c.id, 'EMPLOYER', $2
       FROM place p JOIN candidate c ON c.region_code = p.region_code
       WHERE p.region_code = $1 ORDER BY p.id DESC, c.id DESC LIMIT 1`,
      [regionCode, adviser.accountId],
    ),
  );
  await app.ask(
    `mutation($r: ID!, $i: AbsenceInput!) { recordAbsence(regionCode: $r, input: $i) { problems { code } } }`,
    {
      r: regionCode,
      i: {
        accountId: colleague.accountId,
        firstDay: today,
        lastDay: addDays(today, 5),
        substituteAccountId: adviser.accountId,
      },
    },
    { as: coordinator },
  );
  await app.ask(
    `mutation($input: ClassStartInput!) { recordClassStart(input: $input) { problems { code } } }`,
    {
      input: {
        college: `ROC ${where}`,
        creboCode: '25180',
        town: where === 'Twente' ? 'Enschede' : 'Groningen',
        schoolDays: 'maandag',
        firstLessonOn: addDays(today, 55),
        enrolBy: addDays(today, 20),
        status: 'OPEN',
        checkedOn: today,
      },
    },
    { as: adviser },
  );
  const rows = [
    'Leerbedrijf;KvK-nummer;Leerbedrijf-ID;Postcode;Crebo;Uren per week;Startdatum;Vervaldatum;Opmerking',
    `Bakkerij;0123456${where.length};10000000${where.length};7511 AB;25357;32,5;1-2-2199;15-1-2199;goed`,
    `Bakkerij;0123456${where.length};10000000${where.length};7511 AB;25357;32,5;1-2-2199;15-1-2199;goed`,
    `Bakkerij;01234567;100000001;7511 AB;25357;80;1-2-2199;31-2-2199;niet`,
  ].join('\r\n');
  for (const body of [rows, 'geen lijst'])
    await fetch(`${app.url}/exchange/place-lists`, {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent(`lijst ${canaries.word()}.csv`),
        cookie: adviser.cookie,
      },
      body,
    });
  await app.settle();
}
