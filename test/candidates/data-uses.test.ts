import { Mails } from '../../src/platform/mail.service.js';
import { addDays } from '../../src/platform/calendar-date.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenCandidate, givenPlace } from '../support/given.js';
import { carryOut, codesOf, givenIntroduction, type Scene } from '../introductions/given-introduction.js';

let app: TestApp;
let adviser: Person;
let colleague: Person;
let coordinator: Person;
beforeAll(async () => {
  app = await startApp();
  adviser = await app.person('Noor Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
  colleague = await app.person('Bram Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
  coordinator = await app.person('Carla Leider', { role: 'COORDINATOR', regionCode: 'AM05' });
});
afterAll(() => app.close());

const uses = 'uses { purpose state ground { basis controller { kind name } } history { endedAs } }';
const objections = 'objections { id purposes grounds outcome decision }';
const payload = `candidate { id ${uses} ${objections} } problems { code path }`;
const stopping = `mutation($id: ID!, $purpose: Purpose!, $grounds: String) {
  result: stopUse(candidateId: $id, purpose: $purpose, grounds: $grounds) { ${payload} } }`;
const allowing = `mutation($id: ID!, $purpose: Purpose!, $legalBasis: LegalBasisInput) {
  result: allowUse(candidateId: $id, purpose: $purpose, legalBasis: $legalBasis) { ${payload} } }`;
const deciding = `mutation($id: ID!, $isGranted: Boolean!, $reason: String!) {
  result: decideObjection(objectionId: $id, isGranted: $isGranted, reason: $reason) { ${payload} } }`;

const ask = async (query: string, as: Person | null, variables: object) => {
  const { data, errors } = await app.ask(query, variables, { as });
  if (errors) return { code: errors[0]?.extensions.code };
  return { ...data.result, code: data.result.problems[0]?.code ?? 'yes' };
};
const stop = (as: Person | null, id: string, purpose: string, grounds?: string) =>
  ask(stopping, as, { id, purpose, grounds });
const statesOf = (candidate: { uses: { purpose: string; state: string }[] }) =>
  Object.fromEntries(candidate.uses.map(({ purpose, state }) => [purpose, state]));
const seenByEmployer = async ({ id, member }: Scene) =>
  (await app.ask(`{ introduction(id: "${id}") { status endText candidate { name } } }`, {}, { as: member }))
    .data.introduction;
const mailsAbout = (id: string) =>
  app.db((tx) =>
    tx.query<{ to: string; kind: string; text: string; sent: boolean }>(
      `SELECT to_address AS to, kind, text, sent_at IS NOT NULL AS sent FROM mail WHERE subject_id = $1 ORDER BY created_at`,
      [id],
    ),
  );

it('stands apart for every purpose, with who answers for it', async () => {
  const { candidate, person } = await givenCandidate(app, { team: [adviser] });
  const college = { basis: 'CONSENT', controllerKind: 'COLLEGE', controllerName: 'ROC van Twente' };
  const { code, candidate: after } = await ask(allowing, adviser, {
    id: candidate.id,
    purpose: 'CONTACT',
    legalBasis: college,
  });
  expect(code).toBe('yes');
  const grounds = Object.fromEntries(
    after.uses.map(({ purpose, ground }: { purpose: string; ground: object }) => [purpose, ground]),
  );
  expect(grounds).toEqual({
    MATCHING: { basis: 'CONSENT', controller: { kind: 'MUNICIPALITY', name: 'Gemeente Enschede' } },
    INTRODUCTION: { basis: 'CONSENT', controller: { kind: 'MUNICIPALITY', name: 'Gemeente Enschede' } },
    CONTACT: { basis: 'CONSENT', controller: { kind: 'COLLEGE', name: 'ROC van Twente' } },
    FIGURES: { basis: 'PUBLIC_TASK', controller: { kind: 'MUNICIPALITY', name: 'Gemeente Enschede' } },
  });
  expect(after.uses[2].history).toEqual([{ endedAs: null }, { endedAs: 'REPLACED' }]);
  const unnamed = { basis: 'CONSENT', controllerKind: 'COLLEGE' };
  const refused = await ask(allowing, adviser, { id: candidate.id, purpose: 'CONTACT', legalBasis: unnamed });
  expect(refused.problems).toEqual([{ code: 'INVALID', path: ['legalBasis', 'controllerName'] }]);
  expect((await stop(person, candidate.id, 'FIGURES')).code).toBe('yes');
});

describe('stopping', () => {
  it.each([
    ['MATCHING', { MATCHING: 'STOPPED', INTRODUCTION: 'STOPPED', CONTACT: 'RUNNING', FIGURES: 'RUNNING' }],
    [
      'INTRODUCTION',
      { MATCHING: 'RUNNING', INTRODUCTION: 'STOPPED', CONTACT: 'RUNNING', FIGURES: 'RUNNING' },
    ],
    ['CONTACT', { MATCHING: 'RUNNING', INTRODUCTION: 'RUNNING', CONTACT: 'PAUSED', FIGURES: 'RUNNING' }],
    ['FIGURES', { MATCHING: 'RUNNING', INTRODUCTION: 'RUNNING', CONTACT: 'RUNNING', FIGURES: 'PAUSED' }],
  ])('%s ends what cannot go on without it, and nothing else', async (purpose, states) => {
    const { candidate, person } = await givenCandidate(app);
    const first = await stop(person, candidate.id, purpose);
    expect(statesOf(first.candidate)).toEqual(states);
    const again = await stop(person, candidate.id, purpose);
    expect(again.candidate).toEqual(first.candidate);
  });

  it('works at once: before any job ran nobody confirms, accepts or sees a name', async () => {
    const scene = await givenIntroduction(app, adviser, { status: 'ACCEPTED' });
    const other = await givenIntroduction(app, adviser, {
      of: { candidate: scene.candidate, person: scene.candidatePerson },
    });
    expect((await seenByEmployer(scene)).candidate).toEqual({ name: scene.candidate.name });
    await stop(scene.candidatePerson, scene.candidate.id, 'INTRODUCTION');
    expect((await seenByEmployer(scene)).candidate).toBeNull();
    const confirmed = await carryOut(
      app,
      'confirm',
      { id: scene.id, startsOn: scene.place.startsOn },
      adviser,
    );
    expect(codesOf(confirmed)).toEqual(['NO_CONSENT introductionId']);
    const accepted = await carryOut(app, 'answer', { id: other.id, accept: true }, other.member);
    expect(codesOf(accepted)).toEqual(['NO_CONSENT id']);
    const place = await givenPlace(app);
    const proposed = await carryOut(
      app,
      'propose',
      { candidateId: scene.candidate.id, placeId: place.id },
      adviser,
    );
    expect(codesOf(proposed)).toEqual(['NO_CONSENT candidateId']);
  });

  it('ends what runs, and tells both sides without saying why', async () => {
    const scene = await givenIntroduction(app, adviser);
    await app.settle();
    await stop(scene.candidatePerson, scene.candidate.id, 'MATCHING');
    await app.settle();
    expect(await seenByEmployer(scene)).toMatchObject({
      status: 'EXPIRED',
      endText: 'De kandidaat is niet meer beschikbaar.',
    });
    const ended = (await mailsAbout(scene.id)).filter(({ kind }) => kind === 'introduction-ended');
    // The candidate is asked first: the employer never heard of it, and so hears of no end.
    expect(ended).toHaveLength(2);
    for (const { text } of ended) {
      expect(text).toContain('niet meer beschikbaar');
      expect(text).not.toMatch(/toestemming|bezwaar|Verbeek/);
    }
  });

  it('leaves alone what led to a placement', async () => {
    const scene = await givenIntroduction(app, adviser, { status: 'PLACED' });
    await stop(scene.candidatePerson, scene.candidate.id, 'MATCHING');
    await app.settle();
    expect(await seenByEmployer(scene)).toMatchObject({
      status: 'PLACED',
      candidate: { name: 'Sanne Verbeek' },
    });
  });

  it('keeps back mail that waits: what asks for an answer, and what goes to who wants none', async () => {
    const scene = await givenIntroduction(app, adviser);
    const written = ['introduction-proposed', 'introduction-placed'];
    const { email } = (await app.db((tx) =>
      tx.one<{ email: string }>('SELECT email FROM account WHERE id = $1', [scene.candidatePerson.accountId]),
    )) as { email: string };
    await app.db(async (tx) => {
      for (const kind of written)
        for (const to of [email, 'baas@test.example'])
          await app.app.get(Mails).write(tx, {
            to,
            kind,
            reason: `waiting/${scene.id}/${kind}/${to}`,
            subjectId: scene.id,
            subject: 'Nieuws',
            body: { locale: 'nl', heading: 'Nieuws', parts: [], footer: '' },
          });
    });
    await stop(scene.candidatePerson, scene.candidate.id, 'MATCHING');
    await stop(scene.candidatePerson, scene.candidate.id, 'CONTACT');
    await app.settle();
    const waiting = (await mailsAbout(scene.id)).filter(({ kind }) => written.includes(kind));
    expect(waiting.filter(({ sent }) => sent).map(({ to, kind }) => `${kind} ${to}`)).toEqual([
      'introduction-placed baas@test.example',
    ]);
    expect(waiting.filter(({ sent }) => !sent).every(({ text }) => text === '')).toBe(true);
  });

  it('takes the candidate out of the rescue plan', async () => {
    const today = await app.db(({ today }) => Promise.resolve(today));
    await givenPlace(app, { lapsesOn: addDays(today, 3), startsOn: addDays(today, 30) });
    await app.ask(
      'mutation { computeRescuePlan(regionCode: "AM05") { problems { code } } }',
      {},
      { as: adviser },
    );
    await app.settle();
    const steps = () =>
      app.db((tx) => tx.query<{ candidate: string }>('SELECT candidate_id AS candidate FROM rescue_step'));
    const [step] = await steps();
    expect(step).toBeDefined();
    const team = await app.person('Tess Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
    await app.ask(
      `mutation { openCase(candidateId: "${step?.candidate}", reason: "Belt over bezwaar") { problems { code } } }`,
      {},
      { as: team },
    );
    await stop(team, step?.candidate ?? '', 'MATCHING');
    await app.settle();
    expect((await steps()).map(({ candidate }) => candidate)).not.toContain(step?.candidate);
  });
});

describe('an objection to the public task', () => {
  const given = async () => {
    const { candidate, person } = await givenCandidate(app, { team: [adviser] });
    await app.ask(
      `mutation { giveMatchingConsent(candidateId: "${candidate.id}", legalBasis: { basis: PUBLIC_TASK }) { problems { code } } }`,
      {},
      { as: adviser },
    );
    const stopped = await stop(person, candidate.id, 'MATCHING', 'Ik wil niet dat mijn oude baas dit ziet.');
    return { candidate, person, objection: stopped.candidate.objections[0], stopped };
  };

  it('stands still until somebody of the desk has decided, who is told without a name', async () => {
    const { objection, stopped, candidate } = await given();
    expect(objection).toMatchObject({
      purposes: expect.arrayContaining(['MATCHING', 'INTRODUCTION']),
      outcome: null,
    });
    expect(statesOf(stopped.candidate)).toMatchObject({ MATCHING: 'PAUSED', INTRODUCTION: 'PAUSED' });
    const asTask = { id: candidate.id, purpose: 'MATCHING', legalBasis: { basis: 'PUBLIC_TASK' } };
    expect((await ask(allowing, adviser, asTask)).code).toBe('NOT_ALLOWED_NOW');
    await app.settle();
    const mails = await app.db((tx) =>
      tx.query<{ to: string; text: string }>(
        `SELECT to_address AS to, text FROM mail WHERE message_id LIKE '<objection-made/' || $1 || '/%' ORDER BY 1`,
        [objection.id],
      ),
    );
    expect(mails.map(({ to }) => to.split('.')[0])).toEqual(['carla', 'noor']);
    for (const { text } of mails) expect(text).not.toMatch(/Sanne|Verbeek/);
  });

  it.each([
    ['visitor', 'UNAUTHENTICATED'],
    ['candidate', 'FORBIDDEN'],
    ['colleague', 'NOT_FOUND'],
    ['adviser', 'yes'],
    ['coordinator', 'yes'],
  ])('is decided by %s: %s', async (role, outcome) => {
    const { objection, person } = await given();
    const people: Record<string, Person | null> = {
      visitor: null,
      candidate: person,
      colleague,
      adviser,
      coordinator,
    };
    const decision = { id: objection.id, isGranted: true, reason: 'Uw situatie weegt zwaarder.' };
    expect((await ask(deciding, people[role] ?? null, decision)).code).toBe(outcome);
  });

  it('granted ends the use for good; refused lets it go on, with the reason told', async () => {
    for (const [isGranted, state] of [
      [true, 'STOPPED'],
      [false, 'RUNNING'],
    ] as const) {
      const { objection, person } = await given();
      const decision = { id: objection.id, isGranted, reason: 'Wij moeten dit doen voor de wet.' };
      const { candidate } = await ask(deciding, adviser, decision);
      expect(statesOf(candidate)).toMatchObject({ MATCHING: state, INTRODUCTION: state });
      expect(candidate.objections[0].decision).toBe('Wij moeten dit doen voor de wet.');
      expect((await ask(deciding, adviser, decision)).code).toBe('NOT_ALLOWED_NOW');
      await app.settle();
      const [mail] = await app.db((tx) =>
        tx.query<{ text: string }>(
          `SELECT m.text FROM mail m JOIN account a ON a.email = m.to_address
           WHERE a.id = $1 AND m.kind = 'objection-decided'`,
          [person.accountId],
        ),
      );
      expect(mail?.text).toContain(isGranted ? 'niet meer' : 'toch door');
    }
  });

  it('is overtaken when the candidate consents after all', async () => {
    const { candidate, person, objection } = await given();
    expect((await ask(allowing, person, { id: candidate.id, purpose: 'MATCHING' })).code).toBe('yes');
    const decision = { id: objection.id, isGranted: false, reason: 'Te laat.' };
    expect((await ask(deciding, adviser, decision)).code).toBe('NOT_ALLOWED_NOW');
  });
});
