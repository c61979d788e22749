import { NoteEarlierLosses } from '../../src/lost-seats/note-lost-seats.job.js';
import { givenIntroduction } from '../introductions/given-introduction.js';
import { moment, startAfresh, sweepsOf } from '../lapse-alerts/desk-at-work.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser, givenCandidate, givenEmployer, givenPlace } from '../support/given.js';
import { asTest } from '../support/test-transaction.js';

let app: TestApp;
let adviser: Person;
beforeAll(async () => void (app = await startApp()));
afterAll(() => app.close());
beforeEach(async () => {
  await startAfresh(app);
  await moment(app, '2026-11-20T10:00:00+01:00');
  adviser = await givenAdviser(app, 'Noor Adviseur');
});

const lapse = async (on: string) => {
  await moment(app, `${on}T10:00:00+01:00`);
  await sweepsOf(app).lapse();
  await app.settle();
};
const withdraw = async (id: string, reason: string, as: Person) => {
  const { data } = await app.ask('query($id: ID!) { place(id: $id) { version } }', { id }, { as });
  const answer = await app.ask(
    `mutation($id: ID!, $v: Int!, $reason: WithdrawReason!) {
      withdrawPlace(id: $id, version: $v, reason: $reason) { problems { code } } }`,
    { id, v: data.place.version, reason },
    { as },
  );
  expect(answer.data.withdrawPlace.problems).toEqual([]);
  await app.settle();
};
const fields = `id way seats lostOn candidatesThatFit proposedCause cause note toldAt place { title }
  replay { verdict introduceBy alertInTime }`;
const lost = async (as: Person, more = '') => {
  const { data, errors } = await app.ask(
    `{ lostPlaces(regionCode: "AM05"${more}) { totalCount nodes { ${fields} } } }`,
    {},
    { as },
  );
  return errors ? errors[0]?.extensions.code : data.lostPlaces.nodes;
};
const tell = async (placeId: string, cause: string, note: string | null, as: Person | null) => {
  const { data, errors } = await app.ask(
    `mutation($placeId: ID!, $cause: LossCause!, $note: String) {
      tellLostCause(placeId: $placeId, cause: $cause, note: $note) {
        lostPlace { ${fields} } problems { code path message } } }`,
    { placeId, cause, note },
    { as },
  );
  if (errors) return errors[0]?.extensions.code;
  const { lostPlace, problems } = data.tellLostCause;
  return problems[0] ? `${problems[0].code} ${problems[0].path.join('.')}` : lostPlace;
};

it('notes a place that lapsed with what the facts say, asks once, and asks anew after it was open again', async () => {
  const { employer } = await givenEmployer(app);
  await givenCandidate(app);
  const dates = { lapsesOn: '2027-01-15', startsOn: '2027-03-01' };
  const { id } = await givenPlace(app, { employer, ...dates, seats: 2 });
  await app.settle();
  expect(await lost(adviser)).toEqual([]);
  await lapse('2027-01-16');
  const [first] = await lost(adviser, ', isTold: false');
  // Fifteen working days before Friday 15 January: a turn for each side and one for the college.
  expect(first).toEqual({
    id,
    way: 'LAPSED',
    seats: 2,
    lostOn: '2027-01-15',
    candidatesThatFit: 1,
    proposedCause: 'INFORMATION',
    cause: null,
    note: null,
    toldAt: null,
    place: { title: 'Leerling monteur' },
    replay: { verdict: 'ALERT_NOT_SENT', introduceBy: '2026-12-23', alertInTime: 28 },
  });
  expect(await tell(id, 'OTHER', '  ', adviser)).toBe('INVALID note');
  expect(await tell(id, 'OTHER', 'x'.repeat(501), adviser)).toBe('INVALID note');
  expect(await tell(id, 'HESITATION', null, adviser)).toMatchObject({ cause: 'HESITATION' });
  expect(await lost(adviser, ', isTold: false')).toEqual([]);

  // Taken back afterwards it is the same loss.
  await withdraw(id, 'NO_CANDIDATES', adviser);
  expect(await lost(adviser)).toMatchObject([
    { way: 'WITHDRAWN', lostOn: '2027-01-15', cause: 'HESITATION' },
  ]);

  const again = await givenPlace(app, { employer, lapsesOn: '2027-02-01', startsOn: '2027-03-01' });
  await lapse('2027-02-02');
  await tell(again.id, 'SCHOOL', null, adviser);
  const { data } = await app.ask(
    'query($id: ID!) { place(id: $id) { version } }',
    { id: again.id },
    { as: adviser },
  );
  await app.ask(
    `mutation($id: ID!, $v: Int!) { extendPlace(id: $id, version: $v, lapsesOn: "2027-02-20") { problems { code } } }`,
    { id: again.id, v: data.place.version },
    { as: adviser },
  );
  await app.settle();
  expect((await lost(adviser)).map((one: { id: string }) => one.id)).toEqual([id]);
  await lapse('2027-02-21');
  expect((await lost(adviser))[0]).toMatchObject({ id: again.id, lostOn: '2027-02-20', cause: null });
});

it('proposes what the employer said, what held people back, and who was silent', async () => {
  const scene = await givenIntroduction(app, adviser);
  await lapse('2027-01-10');
  expect(await lost(adviser)).toMatchObject([
    { proposedCause: 'SILENCE', replay: { verdict: 'INTRODUCED_IN_TIME' } },
  ]);
  await app.db((tx) =>
    tx.execute(
      `INSERT INTO hesitation (id, introduction_id, kind, by, adviser_only, recorded_by)
       VALUES (gen_random_uuid(), $1, 'COST', 'EMPLOYER', true, $2)`,
      [scene.id, adviser.accountId],
    ),
  );
  expect(await lost(adviser)).toMatchObject([{ proposedCause: 'HESITATION' }]);
  await withdraw(scene.place.id, 'FILLED_ELSEWHERE', scene.member);
  expect(await lost(adviser)).toMatchObject([{ proposedCause: 'FILLED_ELSEWHERE', way: 'WITHDRAWN' }]);
});

it('notes what was lost before losses were noted, on its day, and no number that nobody counted', async () => {
  const { employer } = await givenEmployer(app);
  await givenCandidate(app);
  const place = await givenPlace(app, { employer, lapsesOn: '2027-01-15', startsOn: '2027-03-01' });
  const filled = await givenPlace(app, { employer, lapsesOn: '2027-01-15', startsOn: '2027-03-01' });
  await app.db((tx) => tx.execute('UPDATE place SET seats_taken = seats WHERE id = $1', [filled.id]));
  await moment(app, '2026-12-10T10:00:00+01:00');
  await withdraw(place.id, 'OTHER', adviser);
  const [noted] = await lost(adviser);
  await app.db((tx) => tx.execute('DELETE FROM lost_place'));
  await moment(app, '2027-02-10T10:00:00+01:00');
  const sweep = () => asTest(() => app.app.get(NoteEarlierLosses).sweep());
  await sweep();
  await sweep();
  expect(await lost(adviser)).toEqual([{ ...noted, candidatesThatFit: null, proposedCause: 'OTHER' }]);
  expect(noted).toMatchObject({ lostOn: '2026-12-10', candidatesThatFit: 1, proposedCause: 'INFORMATION' });
});

it('notes nothing of a place that was never open, and tells other regions and sides nothing', async () => {
  const { employer, member } = await givenEmployer(app);
  const draft = await givenPlace(app, { employer, draft: true });
  await withdraw(draft.id, 'OTHER', adviser);
  expect(await lost(adviser)).toEqual([]);
  const place = await givenPlace(app, { employer });
  await withdraw(place.id, 'NO_CAPACITY', member);
  expect(await lost(adviser)).toMatchObject([{ id: place.id, proposedCause: 'NO_CAPACITY' }]);
  const stranger = await app.person('Vreemde', { role: 'ADVISER', regionCode: 'AM01' });
  expect(await lost(stranger)).toEqual([]);
  expect(await lost(member)).toEqual([]);
  expect(await tell(place.id, 'SCHOOL', null, stranger)).toBe('NOT_FOUND placeId');
  expect(await tell(place.id, 'SCHOOL', null, member)).toBe('FORBIDDEN');
  expect(await tell(place.id, 'SCHOOL', null, null)).toBe('UNAUTHENTICATED');
  expect(await lost(adviser)).toMatchObject([{ cause: null }]);
  for (const as of [stranger, member])
    expect((await app.ask('{ lostSeats(regionCode: "AM05") { since } }', {}, { as })).data?.lostSeats ?? null).toBeNull(); // prettier-ignore
});

it('reports to the region without small numbers', async () => {
  const { employer } = await givenEmployer(app);
  for (const [seats, cause] of [
    [6, 'DISTANCE'],
    [4, 'SCHOOL'],
    [5, null],
  ] as const) {
    const { id } = await givenPlace(app, { employer, seats });
    await withdraw(id, 'OTHER', adviser);
    if (cause) await tell(id, cause, null, adviser);
  }
  const coordinator = await app.person('Projectleider', { role: 'COORDINATOR', regionCode: 'AM05' });
  const { data } = await app.ask(
    '{ lostSeats(regionCode: "AM05") { causes { cause seats } replay { verdict seats } } }',
    {},
    { as: coordinator },
  );
  expect(data.lostSeats).toEqual({
    causes: [
      { cause: 'DISTANCE', seats: 6 },
      { cause: null, seats: 5 },
    ],
    replay: [{ verdict: 'NO_TIME', seats: 15 }],
  });
});
