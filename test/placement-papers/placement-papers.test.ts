import { KeepPapers } from '../../src/placement-papers/keep-papers.job.js';
import { givenIntroduction, type Scene } from '../introductions/given-introduction.js';
import { mailsTo, moment, startAfresh } from '../lapse-alerts/desk-at-work.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser, givenCandidate } from '../support/given.js';
import { asTest } from '../support/test-transaction.js';

let app: TestApp;
let adviser: Person;
let coordinator: Person;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await startAfresh(app);
  await moment(app, '2026-07-01T10:00:00+02:00');
  adviser = await givenAdviser(app, 'Noor Adviseur');
  coordinator = await app.person('Carla Leider', { role: 'COORDINATOR', regionCode: 'AM05' });
});

// A start on Monday 31 August 2026, of somebody who turns 18 the day after.
const placed = async (birthDate: string) =>
  givenIntroduction(app, adviser, {
    status: 'PLACED',
    place: { startsOn: '2026-08-31', lapsesOn: '2026-08-15' },
    of: await givenCandidate(app, { birthDate }),
  });
const fields = `introduction { id milestones { kind status onDate } papers { mayRecord checks { check isDone }
  signatures { signer signedOn } } }`;
const sign = async (as: Person, { id }: Scene, signer: string, signedOn: string) => {
  const { data, errors } = await app.ask(
    `mutation($id: ID!, $signer: AgreementSigner!, $signedOn: Date!) {
      recordSignature(introductionId: $id, signer: $signer, signedOn: $signedOn) { ${fields} problems { code path } } }`,
    { id, signer, signedOn },
    { as },
  );
  return errors ? errors[0]?.extensions.code : data.recordSignature;
};
const see = async (as: Person, { id }: Scene) =>
  (
    await app.ask(
      `query($id: ID!) { ${fields.replace('introduction', 'introduction(id: $id)')} }`,
      { id },
      { as },
    )
  ).data.introduction;
const sweepAt = async (instant: string) => {
  await moment(app, instant);
  await asTest(() => app.app.get(KeepPapers).sweep());
  await app.settle();
};
const reminded = async (person: Person) =>
  (await mailsTo(app, person)).filter(({ kind }) => kind === 'papers-unsigned').length;

it('is signed with the last signature, of a minor a guardian’s too, and only then a fact', async () => {
  const scene = await placed('2008-09-01');
  const { member, candidatePerson } = scene;
  const seen = await see(member, scene);
  expect(seen.papers.signatures.map(({ signer }: { signer: string }) => signer)).toEqual([
    'STUDENT',
    'EMPLOYER',
    'SCHOOL',
    'GUARDIAN',
  ]);
  expect((await see(candidatePerson, scene)).papers.mayRecord).toBe(false);
  expect(await sign(member, scene, 'EMPLOYER', '2026-07-01')).toBe('FORBIDDEN');
  const elsewhere = await app.person('Gerda Elders', { role: 'ADVISER', regionCode: 'AM01' });
  expect((await sign(elsewhere, scene, 'SCHOOL', '2026-07-01')).problems).toMatchObject([
    { code: 'NOT_FOUND' },
  ]);
  expect((await sign(adviser, scene, 'SCHOOL', '2026-07-02')).problems).toMatchObject([
    { path: ['signedOn'] },
  ]);
  for (const [signer, on] of [
    ['STUDENT', '2026-06-30'],
    ['EMPLOYER', '2026-07-01'],
    ['SCHOOL', '2026-06-29'],
  ] as const)
    expect((await sign(adviser, scene, signer, on)).introduction.milestones).toEqual([]);
  const done = await sign(adviser, scene, 'GUARDIAN', '2026-06-28');
  expect(done.introduction.milestones).toEqual([{ kind: 'AGREEMENT', status: 'DONE', onDate: '2026-07-01' }]);
});

it('tells the sides, the adviser and the coordinator in turn while it is not signed, and nobody after', async () => {
  const scene = await placed('2000-05-17');
  const signed = await placed('2000-05-18');
  for (const signer of ['STUDENT', 'EMPLOYER', 'SCHOOL']) await sign(adviser, signed, signer, '2026-07-01');
  await sign(adviser, scene, 'EMPLOYER', '2026-07-01');
  expect((await sign(adviser, scene, 'GUARDIAN', '2026-07-01')).problems).toMatchObject([
    { path: ['signer'] },
  ]);
  const all = [
    scene.candidatePerson,
    scene.member,
    adviser,
    coordinator,
    signed.candidatePerson,
    signed.member,
  ];
  const counts = () => Promise.all(all.map(reminded));
  await sweepAt('2026-08-14T10:00:00+02:00');
  expect(await counts()).toEqual([0, 0, 0, 0, 0, 0]);
  await sweepAt('2026-08-17T08:59:00+02:00');
  expect(await counts()).toEqual([0, 0, 0, 0, 0, 0]);
  await sweepAt('2026-08-17T09:01:00+02:00');
  await sweepAt('2026-08-18T10:00:00+02:00');
  expect(await counts()).toEqual([1, 0, 0, 0, 0, 0]);
  await sweepAt('2026-08-24T10:00:00+02:00');
  await sweepAt('2026-08-25T10:00:00+02:00');
  await sweepAt('2026-08-31T10:00:00+02:00');
  await sweepAt('2026-09-02T10:00:00+02:00');
  const told = await app.db((tx) =>
    tx.query('SELECT introduction_id AS id, step FROM agreement_reminder ORDER BY told_at'),
  );
  expect(told).toEqual(['SIDES', 'ADVISER', 'COORDINATOR'].map((step) => ({ id: scene.id, step })));
});

it('gives the data sheet to an adviser of the case, and to nobody else', async () => {
  const scene = await placed('2008-09-01');
  await app.db((tx) =>
    tx.execute('INSERT INTO case_team (candidate_id, account_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      scene.candidate.id,
      adviser.accountId,
    ]),
  );
  const fetchSheet = (person: Person | null) =>
    fetch(`${app.url}/papieren/plaatsing/${scene.id}/nl.pdf`, {
      headers: person ? { cookie: person.cookie } : {},
    });
  const answer = await fetchSheet(adviser);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  const bytes = Buffer.from(await answer.arrayBuffer()).toString('latin1');
  for (const mark of ['/Marked true', '/Lang (nl-NL)', '<pdfuaid:part>1']) expect(bytes).toContain(mark);
  const colleague = await givenAdviser(app, 'Piet Collega');
  for (const other of [scene.member, scene.candidatePerson, colleague])
    expect((await fetchSheet(other)).status).toBe(404);
  expect((await fetchSheet(null)).status).toBe(401);
});
