import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenCandidate, givenPlace } from '../support/given.js';
import { carryOut, codesOf, givenIntroduction, type Scene } from './given-introduction.js';

let app: TestApp;
let adviser: Person;
beforeAll(async () => {
  app = await startApp();
  adviser = await app.person('Noor Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
});
afterAll(() => app.close());

const today = () => app.db((tx) => Promise.resolve(tx.today));
const end = async ({ id }: Scene, endedOn: string, as: Person = adviser) => {
  const { data, errors } = await app.ask(
    `mutation($id: ID!, $endedOn: Date!) {
      endPlacement(introductionId: $id, endedOn: $endedOn, reason: NEVER_BEGAN) {
        introduction { status turnText route { milestones { name state } } placement { endedOn endReason }
          place { status seatsLeft } }
        problems { code path } } }`,
    { id, endedOn },
    { as },
  );
  return errors ? errors[0]?.extensions.code : data.endPlacement;
};
const rows = ({ id }: Scene) =>
  app.db((tx) =>
    tx.one<{ placedOn: string | null; watched: number }>(
      `SELECT c.placed_on AS "placedOn", (SELECT count(*)::int FROM deadline d
         WHERE d.subject_id = i.place_id AND d.ended_at IS NULL) AS watched
       FROM introduction i JOIN candidate c ON c.id = i.candidate_id WHERE i.id = $1`,
      [id],
    ),
  );

describe('a placement that ends before its time', () => {
  it('gives the seat back, lets the candidate look again, and is over for everybody', async () => {
    const scene = await givenIntroduction(app, adviser, { status: 'PLACED' });
    expect(await rows(scene)).toMatchObject({ watched: 0 });
    const day = await today();
    const { introduction, problems } = await end(scene, day);
    expect(problems).toEqual([]);
    expect(introduction).toMatchObject({
      status: 'PLACED',
      turnText: null,
      placement: { endedOn: day, endReason: 'NEVER_BEGAN' },
      place: { status: 'PUBLISHED', seatsLeft: 1 },
    });
    const stopped = introduction.route.milestones.filter(
      ({ state }: { state: string }) => state === 'STOPPED',
    );
    expect(stopped).toEqual([{ name: 'AGREEMENT', state: 'STOPPED' }]);
    expect(await rows(scene)).toEqual({ placedOn: null, watched: 1 });
    expect(await end(scene, day)).toMatchObject({ problems: [{ code: 'NOT_ALLOWED_NOW' }] });
  });

  it('reopens no seat of a place that has lapsed: it has to be extended', async () => {
    const scene = await givenIntroduction(app, adviser, { status: 'PLACED' });
    await app.db((tx) =>
      tx.execute('UPDATE place SET lapses_on = app_today() - 1 WHERE id = $1', [scene.place.id]),
    );
    const { introduction } = await end(scene, await today());
    expect(introduction.place).toEqual({ status: 'LAPSED', seatsLeft: 1 });
    expect(await rows(scene)).toEqual({ placedOn: null, watched: 0 });
  });

  it.each([
    ['a day to come', '2099-01-01'],
    ['a day before it was confirmed', '2020-01-01'],
  ])('is refused for %s', async (_, day) => {
    const scene = await givenIntroduction(app, adviser, { status: 'PLACED' });
    expect((await end(scene, day)).problems).toEqual([{ code: 'INVALID', path: ['endedOn'] }]);
    expect(await rows(scene)).toMatchObject({ placedOn: scene.place.startsOn });
  });

  it('is for advisers of one of the two regions alone', async () => {
    const scene = await givenIntroduction(app, adviser, { status: 'PLACED' });
    const elsewhere = await app.person('Elders', { role: 'ADVISER', regionCode: 'AM01' });
    expect(await end(scene, await today(), elsewhere)).toMatchObject({ problems: [{ code: 'NOT_FOUND' }] });
    expect(await end(scene, await today(), scene.candidatePerson)).toBe('FORBIDDEN');
    expect(await end(scene, await today(), scene.member)).toBe('FORBIDDEN');
  });
});

describe('proposing somebody often', () => {
  it('is refused beyond what the region agreed on, also two at once, unless the adviser says why', async () => {
    const { candidate } = await givenCandidate(app);
    const places = await Promise.all([1, 2, 3, 4, 5].map(() => givenPlace(app)));
    const [one, two, three, four, five] = places.map(({ id }) => id) as [
      string,
      string,
      string,
      string,
      string,
    ];
    const propose = (candidateId: string, placeId: string) =>
      carryOut(app, 'propose', { candidateId, placeId }, adviser);
    const first = await propose(candidate.id, one);
    const came = await Promise.all([two, three].map((id) => propose(candidate.id, id)));
    expect(came.flatMap(codesOf)).toEqual(['LIMIT_REACHED overLimitReason']);
    const refused = came.find(({ problems }) => problems.length > 0);
    expect(refused?.problems[0]?.message).toMatch(/lopen al 2 voorstellen.*uiterlijk op \d+ \w+ \d{4}/);

    const over = (placeId: string, overLimitReason: string) =>
      carryOut(app, 'propose', { candidateId: candidate.id, placeId, overLimitReason }, adviser);
    expect(codesOf(await over(four, '  '))).toEqual(['LIMIT_REACHED overLimitReason']);
    expect((await over(four, 'Zij vroeg er zelf om')).problems).toEqual([]);
    const audited = await app.db((tx) =>
      tx.query(
        `SELECT e.details FROM audit_entry e JOIN introduction i ON i.id::text = e.subject
         WHERE i.candidate_id = $1 AND e.reason_digest IS NOT NULL`,
        [candidate.id],
      ),
    );
    expect(audited).toEqual([{ details: '{"overLimit":"AT_ONCE"}' }]);
    // What ended this week counts for the week.
    for (const { introduction } of [first, ...came])
      if (introduction)
        await carryOut(app, 'withdraw', { id: introduction.id, reason: 'Toch niet' }, adviser);
    expect((await propose(candidate.id, five)).problems[0]?.message).toMatch(/deze week al 3 keer/);
  });
});
