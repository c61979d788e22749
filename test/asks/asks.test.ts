import { KeepAsks } from '../../src/asks/keep-asks.job.js';
import { carryOut } from '../introductions/given-introduction.js';
import { mailsTo, moment, startAfresh } from '../lapse-alerts/desk-at-work.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser, givenCandidate, givenEmployer, givenPlace } from '../support/given.js';
import { asTest } from '../support/test-transaction.js';

let app: TestApp;
let adviser: Person;
let coordinator: Person;
beforeAll(async () => {
  app = await startApp({ DATABASE_POOL: '20' });
});
afterAll(() => app.close());
beforeEach(async () => {
  await startAfresh(app);
  // A Friday: three working days to answer end on Wednesday.
  await moment(app, '2026-11-20T10:00:00+01:00');
  adviser = await givenAdviser(app, 'Noor Adviseur');
  coordinator = await app.person('Carla Coördinator', { role: 'COORDINATOR', regionCode: 'AM05' });
});

const fields = `ask { id status turnText endText answerBy isMutual introduction { id } } warnings problems { code message path }`;
const act = async (name: string, args: string, variables: object, as: Person) => {
  const types = {
    id: 'ID!',
    placeId: 'ID!',
    handle: 'ID!',
    words: 'String',
    reason: 'AskDeclineReason!',
    note: 'String!',
  };
  const used = args.split(' ') as (keyof typeof types)[];
  const { data, errors } = await app.ask(
    `mutation(${used.map((each) => `$${each}: ${types[each]}`).join(', ')}) {
      result: ${name}(${used.map((each) => `${each}: $${each}`).join(', ')}) { ${fields} } }`,
    variables,
    { as },
  );
  if (errors) throw new Error(errors[0]?.extensions.code ?? errors[0]?.message);
  return data.result;
};
const askToMeet = (placeId: string, as: Person, words: string | null = null) =>
  act('askToMeet', 'placeId words', { placeId, words }, as);
const invite = (placeId: string, handle: string, as: Person) =>
  act('inviteUnnamed', 'placeId handle words', { placeId, handle, words: 'Zij lijkt ons geschikt' }, as);
const introduce = (id: string, as: Person) => act('introduceAsk', 'id', { id }, as);
const decline = (id: string, as: Person) =>
  act('declineAsk', 'id reason note', { id, reason: 'FIRST_TALK', note: 'Eerst een gesprek' }, as);
const asksOf = async (as: Person) =>
  (
    await app.ask(
      '{ asks { id askedBy status turnText endText words declineReason deskNote isMutual mayAnswer mayWithdraw isLate candidate { name } profile { mboLevels brings } } }',
      {},
      { as },
    )
  ).data.asks;
const unnamed = async (placeId: string, as: Person) =>
  (
    await app.ask(
      'query($id: ID!) { place(id: $id) { unnamedMatches { isTooFew most nodes { handle isInvited profile { mboLevels withinKm } } } } }',
      { id: placeId },
      { as },
    )
  ).data.place.unnamedMatches;
const codes = ({ problems }: { problems: { code: string; path: string[] }[] }) =>
  problems.map(({ code, path }) => `${code} ${path.join('.')}`);
const kindsTo = async (person: Person) => (await mailsTo(app, person)).map(({ kind }) => kind);

describe('a candidate who asks', () => {
  it('waits with a turn and a date, and is introduced by an adviser in one click', async () => {
    const { person } = await givenCandidate(app);
    const place = await givenPlace(app);
    const asked = await askToMeet(place.id, person, 'Ik woon om de hoek');
    expect(asked.problems).toEqual([]);
    expect(asked.ask.turnText).toBe(
      'De adviseur is aan zet, uiterlijk op 25 november 2026: deze vraag om kennis te maken beantwoorden.',
    );
    expect(codes(await askToMeet(place.id, person))).toEqual(['ALREADY_ASKED placeId']);
    await app.settle();
    const mails = await mailsTo(app, adviser);
    expect(mails.map(({ kind }) => kind)).toContain('ask-made');
    expect(JSON.stringify(mails)).not.toMatch(/om de hoek/);

    const [seen] = await asksOf(adviser);
    expect(seen).toMatchObject({
      words: 'Ik woon om de hoek',
      mayAnswer: true,
      mayWithdraw: false,
      candidate: null,
    });
    const answered = await introduce(asked.ask.id, adviser);
    expect(answered.problems).toEqual([]);
    expect(answered.ask).toMatchObject({ status: 'INTRODUCED', introduction: { id: expect.any(String) } });
    await app.settle();
    expect(await asksOf(person)).toMatchObject([{ status: 'INTRODUCED', turnText: null }]);
    expect(codes(await introduce(asked.ask.id, adviser))).toEqual(['ASK_ENDED id']);
    expect(codes(await askToMeet(place.id, person))).toEqual(['ALREADY_INTRODUCED placeId']);
  });

  it('asks no more at once than the region lets, also five at a time, and can take one back', async () => {
    const { person } = await givenCandidate(app);
    const places = await Promise.all([1, 2, 3, 4, 5].map(() => givenPlace(app)));
    const came = await Promise.all(places.map(({ id }) => askToMeet(id, person)));
    expect(came.flatMap(codes)).toEqual(['TOO_MANY_ASKS placeId', 'TOO_MANY_ASKS placeId']);
    expect(came.find(({ problems }) => problems.length > 0).problems[0].message).toMatch(/25 november 2026/);
    const again = await Promise.all(
      [1, 2, 3].map(() => act('withdrawAsk', 'id', { id: came.find(({ ask }) => ask).ask.id }, person)),
    );
    expect(again.flatMap(codes)).toEqual(['ASK_ENDED id', 'ASK_ENDED id']);
    const refused = places[came.findIndex(({ ask }) => !ask)]!;
    const twice = await Promise.all([1, 2, 3].map(() => askToMeet(refused.id, person)));
    expect(twice.filter(({ ask }) => ask)).toHaveLength(1);
  });

  it('can ask only for a place that fits and is open, and while they take part', async () => {
    const { person } = await givenCandidate(app, { wish: { mboLevels: [1] } });
    const { person: stopped } = await givenCandidate(app, { consent: false });
    const place = await givenPlace(app);
    expect(codes(await askToMeet(place.id, person))).toEqual(['NOT_ALLOWED_NOW placeId']);
    expect(codes(await askToMeet(place.id, stopped))).toEqual(['NO_CONSENT placeId']);
    const draft = await givenPlace(app, { draft: true });
    expect(codes(await askToMeet(draft.id, person))).toEqual(['NOT_FOUND placeId']);
  });

  it('hears kindly that it is declined, without what the desk noted, and what else can be done', async () => {
    const { person } = await givenCandidate(app);
    const place = await givenPlace(app);
    const { ask } = await askToMeet(place.id, person);
    await expect(decline(ask.id, person)).rejects.toThrow('FORBIDDEN');
    const elsewhere = await app.person('Gerda Adviseur', { role: 'ADVISER', regionCode: 'AM01' });
    expect(codes(await decline(ask.id, elsewhere))).toEqual(['NOT_FOUND id']);
    expect((await decline(ask.id, adviser)).problems).toEqual([]);
    await app.settle();
    expect(await asksOf(person)).toMatchObject([{ status: 'DECLINED', deskNote: null, declineReason: null }]);
    const mail = (await mailsTo(app, person)).find(({ kind }) => kind === 'ask-answered');
    expect(JSON.stringify(mail)).toMatch(/eerst even spreken/);
    expect(JSON.stringify(mail)).not.toMatch(/Eerst een gesprek/);
  });

  it('hears that the place is gone', async () => {
    const { person } = await givenCandidate(app);
    const { employer, member } = await givenEmployer(app);
    const place = await givenPlace(app, { employer });
    await askToMeet(place.id, person);
    expect(await asksOf(member)).toEqual([]);
    await app.ask(
      'mutation($id: ID!, $version: Int!) { withdrawPlace(id: $id, version: $version, reason: OTHER) { problems { code } } }',
      { id: place.id, version: place.version },
      { as: member },
    );
    await app.settle();
    expect(await asksOf(person)).toMatchObject([
      { status: 'LAPSED', endText: expect.stringMatching(/niet meer.*andere leerbanen/) },
    ]);
  });
});

describe('an employer who invites', () => {
  const crowd = (size: number) => Promise.all(Array.from({ length: size }, () => givenCandidate(app)));

  it('sees nobody among few, and of many nothing that names them', async () => {
    const { employer, member } = await givenEmployer(app);
    const place = await givenPlace(app, { employer });
    const people = await crowd(4);
    expect(await unnamed(place.id, member)).toMatchObject({ isTooFew: true, nodes: [] });
    people.push(...(await crowd(3)));
    const { nodes } = await unnamed(place.id, member);
    expect(nodes).toHaveLength(7);
    const other = await givenPlace(app, { employer });
    const handles = (of: { handle: string }[]) => of.map(({ handle }) => handle);
    const there = await unnamed(other.id, member);
    expect(handles(there.nodes).filter((each) => handles(nodes).includes(each))).toEqual([]);
    for (const { candidate } of people) expect(JSON.stringify(nodes)).not.toContain(candidate.id);
    const { member: stranger } = await givenEmployer(app);
    expect(await unnamed(place.id, stranger)).toBeNull();
    expect(await unnamed(place.id, adviser)).toBeNull();
  });

  it('is told the same whether the adviser or the candidate says no', async () => {
    const { employer, member } = await givenEmployer(app);
    const place = await givenPlace(app, { employer, seats: 2 });
    await crowd(6);
    const [one, two] = (await unnamed(place.id, member)).nodes as { handle: string }[];
    const first = await invite(place.id, one!.handle, member);
    const second = await invite(place.id, two!.handle, member);
    expect([first, second].flatMap(codes)).toEqual([]);
    expect(codes(await invite(place.id, 'nonsense', member))).toEqual(['NOT_ALLOWED_NOW handle']);
    await decline(first.ask.id, adviser);
    const { ask } = await introduce(second.ask.id, adviser);
    await app.settle();
    const seen = async () =>
      (await asksOf(member)).map(({ status, endText, turnText }: Record<string, unknown>) => ({
        status,
        endText,
        turnText,
      }));
    expect((await seen()).map(({ status }: { status: string }) => status).sort()).toEqual([
      'DECLINED',
      'OPEN',
    ]);
    // Who is being asked stays in the list as invited.
    const { nodes } = await unnamed(place.id, member);
    expect(nodes).toHaveLength(6);
    expect(codes(await invite(place.id, two!.handle, member))).toEqual(['ALREADY_ASKED handle']);
    await carryOut(
      app,
      'answer',
      { id: ask.introduction.id, accept: false, onBehalfOf: 'CANDIDATE' },
      adviser,
    );
    await app.settle();
    const [left, right] = await seen();
    expect(left).toEqual(right);
    expect(left).toMatchObject({ status: 'DECLINED' });
    expect((await kindsTo(member)).filter((kind) => kind === 'ask-answered')).toHaveLength(2);
  });

  it('and a candidate who ask for each other are one question to the desk', async () => {
    const { employer, member } = await givenEmployer(app);
    const place = await givenPlace(app, { employer });
    const people = await crowd(5);
    const { nodes } = await unnamed(place.id, member);
    await invite(place.id, nodes[0].handle, member);
    for (const { person } of people) await askToMeet(place.id, person);
    const atDesk = await asksOf(adviser);
    expect(atDesk).toHaveLength(5);
    expect(atDesk.filter(({ isMutual }: { isMutual: boolean }) => isMutual)).toHaveLength(1);
  });
});

describe('a desk that does not answer', () => {
  it('is reminded before, on the day, and the coordinator hears after it, each once', async () => {
    const { person } = await givenCandidate(app);
    const { ask } = await askToMeet((await givenPlace(app)).id, person);
    await app.settle();
    const nudged = async (instant: string) => {
      await moment(app, instant);
      for (const _ of [1, 2]) await asTest(() => app.app.get(KeepAsks).sweep());
      const rows = await app.db((tx) =>
        tx.query<{ days: number }>(
          'SELECT days_before AS days FROM ask_nudge WHERE ask_id = $1 ORDER BY told_at',
          [ask.id],
        ),
      );
      return rows.map(({ days }) => days);
    };
    expect(await nudged('2026-11-22T10:00:00+01:00')).toEqual([]);
    expect(await nudged('2026-11-23T10:00:00+01:00')).toEqual([2]);
    expect(await nudged('2026-11-25T10:00:00+01:00')).toEqual([2, 0]);
    expect(await nudged('2026-11-26T08:00:00+01:00')).toEqual([2, 0]);
    expect(await nudged('2026-11-26T10:00:00+01:00')).toEqual([2, 0, -1]);
    expect(await asksOf(coordinator)).toMatchObject([{ isLate: true }]);
    await decline(ask.id, adviser);
    expect(await nudged('2026-11-27T10:00:00+01:00')).toEqual([2, 0, -1]);
  });
});
