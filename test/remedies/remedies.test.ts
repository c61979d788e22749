import { startApp, type Person, type TestApp } from '../support/app.js';
import * as given from './given-remedies.js';
import { codes } from './given-remedies.js';
import { carryOut, givenIntroduction, type Scene } from '../introductions/given-introduction.js';

let app: TestApp;
let adviser: Person;
let coordinator: Person;
let elsewhere: Person;
beforeAll(async () => {
  app = await startApp();
  adviser = await app.person('Noor Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
  coordinator = await app.person('Carla Leider', { role: 'COORDINATOR', regionCode: 'AM05' });
  elsewhere = await app.person('Gerda Leider', { role: 'COORDINATOR', regionCode: 'AM01' });
  await given.fillCatalogue(app);
});
afterAll(() => app.close());

const see = (as: Person, id: string) => given.see(app, as, id);
const mutate = (as: Person, text: string, variables: object) => given.mutate(app, as, text, variables);
const say = (as: Person, variables: object) => given.say(app, as, variables);
const offer = (as: Person, variables: object) => given.offer(app, as, variables);
const move = (as: Person, offerId: string, how: string) => given.move(app, as, offerId, how);
const remedyId = (kind: string) => given.remedyId(app, kind);
const offerOf = (as: Person, id: string, kind: string) => given.offerOf(app, as, id, kind);

describe('what holds somebody back', () => {
  it('is said at every step, seen by the own side and the desk, and by the desk alone if so wished', async () => {
    for (const status of ['PROPOSED', 'ACCEPTED', 'PLACED'] as const) {
      const { id, candidatePerson, member } = await givenIntroduction(app, adviser, { status });
      expect(
        codes(await say(candidatePerson, { introductionId: id, kind: 'TRAVEL', note: 'Twee bussen.' })),
      ).toEqual([]);
      await say(candidatePerson, { introductionId: id, kind: 'CONFIDENCE', adviserOnly: true });
      await say(member, { introductionId: id, kind: 'SUPERVISION' });
      await say(member, {
        introductionId: id,
        kind: 'ILLNESS_RISK',
        adviserOnly: true,
        note: 'Vorige keer.',
      });
      const kinds = async (as: Person) =>
        (await see(as, id)).hesitations.map(({ kind, by }: { kind: string; by: string }) => `${by} ${kind}`);
      expect(await kinds(candidatePerson)).toEqual(['CANDIDATE TRAVEL']);
      expect(await kinds(member)).toEqual(['EMPLOYER SUPERVISION']);
      expect(await kinds(adviser)).toEqual([
        'CANDIDATE TRAVEL',
        'CANDIDATE CONFIDENCE',
        'EMPLOYER SUPERVISION',
        'EMPLOYER ILLNESS_RISK',
      ]);
    }
    const { id, candidatePerson } = await givenIntroduction(app, adviser, { status: 'DECLINED' });
    expect(codes(await say(candidatePerson, { introductionId: id, kind: 'TRAVEL' }))).toEqual([
      'NOT_ALLOWED_NOW introductionId',
    ]);
  });

  it('is told to the adviser by mail without who or what', async () => {
    const { id, candidatePerson } = await givenIntroduction(app, adviser);
    await say(candidatePerson, { introductionId: id, kind: 'LANGUAGE', note: 'Ik lees slecht.' });
    await app.settle();
    const mails = await app.db((tx) =>
      tx.query<{ body: string }>(
        `SELECT subject || text AS body FROM mail WHERE kind = 'hesitation-said' AND subject_id = $1`,
        [id],
      ),
    );
    expect(mails.length).toBe(1);
    expect(mails[0]?.body).not.toMatch(/LANGUAGE|taal|lees slecht|Sanne/i);
  });

  it('is somebody’s own: no other side, no other employer and no other desk says or ends it', async () => {
    const { id, candidatePerson, member } = await givenIntroduction(app, adviser);
    const other = await givenIntroduction(app, adviser);
    for (const stranger of [other.member, other.candidatePerson, elsewhere])
      await expect(
        say(stranger, { introductionId: id, kind: 'COST' }).then(codes, ({ message }: Error) => message),
      ).resolves.toEqual(stranger === elsewhere ? 'FORBIDDEN' : ['NOT_FOUND introductionId']);
    await say(candidatePerson, { introductionId: id, kind: 'TRAVEL' });
    const [{ id: hesitationId }] = (await see(candidatePerson, id)).hesitations;
    const resolve = (as: Person) =>
      mutate(
        as,
        `mutation($h: ID!) { resolveHesitation(hesitationId: $h) { introduction { id } problems { code message path } } }`,
        { h: hesitationId },
      ).then(codes);
    expect(await resolve(member)).toEqual(['NOT_FOUND hesitationId']);
    expect(await resolve(candidatePerson)).toEqual([]);
    expect(await resolve(candidatePerson)).toEqual(['NOT_FOUND hesitationId']);
    expect((await see(adviser, id)).remedyProposals).toEqual([]);
  });
});

describe('a remedy', () => {
  const hesitating = async (): Promise<Scene> => {
    const scene = await givenIntroduction(app, adviser);
    await say(scene.member, { introductionId: scene.id, kind: 'COST' });
    return scene;
  };

  it('is proposed: to the employer what is general, to the adviser all with whether it fits', async () => {
    const { id, member, candidatePerson } = await hesitating();
    const kinds = async (as: Person) =>
      (await see(as, id)).remedyProposals.map(({ remedy }: { remedy: { kind: string } }) => remedy.kind);
    expect((await kinds(member)).sort()).toEqual([
      'CONTRACT_WITH_SCHOOLING',
      'EMPLOYER_CALL',
      'PRACTICE_LEARNING_SUBSIDY',
    ]);
    expect(await kinds(candidatePerson)).toEqual([]);
    expect(await kinds(adviser)).toContain('NO_RISK_POLICY');
    expect(await kinds(adviser)).toContain('WAGE_COST_BENEFIT');
  });

  it('that tells of the candidate waits for the candidate, and is gone when they take it back', async () => {
    const { id, member, candidatePerson } = await hesitating();
    const variables = {
      introductionId: id,
      remedyId: await remedyId('WAGE_COST_BENEFIT'),
      hesitation: 'COST',
      toSide: 'EMPLOYER',
    };
    expect(codes(await offer(adviser, variables))).toEqual([]);
    expect(codes(await offer(adviser, variables))).toEqual(['NOT_ALLOWED_NOW remedyId']);
    const { id: offerId, mayDo } = await offerOf(candidatePerson, id, 'WAGE_COST_BENEFIT');
    expect(mayDo).toEqual(['AGREE', 'KEEP_BACK']);
    expect((await see(member, id)).remedyOffers).toEqual([]);
    expect(codes(await move(member, offerId, 'AGREE'))).toEqual(['NOT_FOUND offerId']);
    expect(codes(await move(candidatePerson, offerId, 'AGREE'))).toEqual([]);
    // Agreed, but the employer does not know yet who it is.
    expect((await see(member, id)).remedyOffers).toEqual([]);
    await carryOut(app, 'answer', { id, accept: true }, candidatePerson);
    expect((await offerOf(member, id, 'WAGE_COST_BENEFIT')).mayDo).toEqual(['TAKE', 'DECLINE']);
    expect(codes(await move(member, offerId, 'TAKE'))).toEqual([]);
    expect(codes(await move(member, offerId, 'HELPED'))).toEqual([]);
    expect((await offerOf(adviser, id, 'WAGE_COST_BENEFIT')).helped).toBe(true);
    expect(codes(await move(candidatePerson, offerId, 'KEEP_BACK'))).toEqual([]);
    expect((await see(member, id)).remedyOffers).toEqual([]);
    expect(codes(await move(member, offerId, 'DID_NOT_HELP'))).toEqual(['NOT_FOUND offerId']);
  });

  it('that is general is the employer’s to answer at once', async () => {
    const { id, member, candidatePerson } = await hesitating();
    const general = {
      introductionId: id,
      remedyId: await remedyId('EMPLOYER_CALL'),
      hesitation: 'COST',
      toSide: 'EMPLOYER',
    };
    await offer(adviser, general);
    const { id: offerId } = await offerOf(member, id, 'EMPLOYER_CALL');
    expect((await see(candidatePerson, id)).remedyOffers).toEqual([]);
    expect(codes(await move(candidatePerson, offerId, 'DECLINE'))).toEqual(['NOT_FOUND offerId']);
    expect(codes(await move(member, offerId, 'DECLINE'))).toEqual([]);
    expect(codes(await move(member, offerId, 'TAKE'))).toEqual(['NOT_ALLOWED_NOW offerId']);
    expect(codes(await offer(adviser, { ...general, hesitation: 'TRAVEL' }))).toEqual(['INVALID remedyId']);
    expect(codes(await offer(adviser, { ...general, toSide: 'CANDIDATE' }))).toEqual(['INVALID remedyId']);
    await expect(offer(member, general)).rejects.toThrow('FORBIDDEN');
  });

  it('is mailed without what it is', async () => {
    const { id } = await hesitating();
    await offer(adviser, {
      introductionId: id,
      remedyId: await remedyId('WAGE_COST_BENEFIT'),
      hesitation: 'COST',
      toSide: 'EMPLOYER',
    });
    await app.settle();
    const mails = await app.db((tx) =>
      tx.query<{ body: string }>(
        `SELECT subject || text AS body FROM mail WHERE kind = 'remedy-offered' AND subject_id = $1`,
        [id],
      ),
    );
    expect(mails.length).toBe(1);
    expect(mails[0]?.body).not.toMatch(/loonkosten|banenafspraak|COST|Sanne/i);
  });
});

it('counts what was offered and helped, and leaves out what is small', async () => {
  const figures = async (as: Person) =>
    (
      await app.ask(
        `{ remedyFigures(regionCode: "AM05") { hesitation kind offered taken declined helped didNotHelp } }`,
        {},
        { as },
      )
    ).data.remedyFigures;
  const remedy = await remedyId('LANGUAGE_BUDDY');
  const offerOnce = async () => {
    const { id, candidatePerson } = await givenIntroduction(app, adviser);
    await say(candidatePerson, { introductionId: id, kind: 'LANGUAGE' });
    await offer(adviser, {
      introductionId: id,
      remedyId: remedy,
      hesitation: 'LANGUAGE',
      toSide: 'CANDIDATE',
    });
    const offered = await offerOf(candidatePerson, id, 'LANGUAGE_BUDDY');
    await move(candidatePerson, offered.id, 'TAKE');
    await move(candidatePerson, offered.id, 'HELPED');
  };
  for (let count = 0; count < 4; count++) await offerOnce();
  const line = { hesitation: 'LANGUAGE', kind: 'LANGUAGE_BUDDY' };
  expect(await figures(coordinator)).not.toContainEqual(expect.objectContaining(line));
  await offerOnce();
  expect(await figures(coordinator)).toContainEqual({
    ...line,
    offered: 5,
    taken: 5,
    declined: 0,
    helped: 5,
    didNotHelp: 0,
  });
  expect(await figures(elsewhere)).toEqual([]);
});
