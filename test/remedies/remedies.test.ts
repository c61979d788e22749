import { getNamedType, isLeafType, isObjectType, type GraphQLObjectType } from 'graphql';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { KeepRemedies } from '../../src/remedies/keep-remedies.usecase.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenCandidate } from '../support/given.js';
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
  await app.db((tx) => app.app.get(KeepRemedies, { strict: false }).fill(tx, 'AM05'));
  await app.db((tx) =>
    tx.execute(`UPDATE remedy SET valid_until = NULL, conditions = '[]' WHERE kind = 'WAGE_COST_BENEFIT'`),
  );
});
afterAll(() => app.close());

const seen = `id hesitations { id kind by adviserOnly note resolvedAt }
  remedyProposals { hesitation side fit remedy { id kind isPersonal } conditions { text fit } worthText }
  remedyOffers { id status toSide isPersonal helped mayDo remedy { kind name text } }`;
const see = async (as: Person, id: string) =>
  (await app.ask(`query($id: ID!) { introduction(id: $id) { ${seen} } }`, { id }, { as })).data.introduction;
const mutate = async (as: Person, text: string, variables: object) => {
  const { data, errors } = await app.ask(text, variables, { as });
  if (errors) throw new Error(errors[0]?.extensions.code ?? errors[0]?.message);
  return Object.values(data as object)[0] as {
    introduction: { id: string } | null;
    problems: { code: string; path: string[]; message: string }[];
  };
};
const codes = ({ problems }: Awaited<ReturnType<typeof mutate>>) =>
  problems.map(({ code, path }) => `${code} ${path.join('.')}`);
const say = (as: Person, variables: object) =>
  mutate(
    as,
    `mutation($introductionId: ID!, $kind: HesitationKind!, $adviserOnly: Boolean, $note: String, $onBehalfOf: Party) {
      sayHesitation(introductionId: $introductionId, kind: $kind, adviserOnly: $adviserOnly, note: $note,
        onBehalfOf: $onBehalfOf) { introduction { id } problems { code message path } } }`,
    variables,
  );
const offer = (as: Person, variables: object) =>
  mutate(
    as,
    `mutation($introductionId: ID!, $remedyId: ID!, $hesitation: HesitationKind!, $toSide: Party!) {
      offerRemedy(introductionId: $introductionId, remedyId: $remedyId, hesitation: $hesitation, toSide: $toSide) {
        introduction { id } problems { code message path } } }`,
    variables,
  );
const move = (as: Person, offerId: string, how: string) =>
  mutate(
    as,
    `mutation($offerId: ID!, $move: RemedyOfferMove!) { moveRemedyOffer(offerId: $offerId, move: $move) {
      introduction { id } problems { code message path } } }`,
    { offerId, move: how },
  );
const remedyId = (kind: string) =>
  app.db(
    async (tx) =>
      (await tx.one<{ id: string }>('SELECT id FROM remedy WHERE kind = $1', [kind]))?.id as string,
  );
const offerOf = async (as: Person, id: string, kind: string) =>
  (await see(as, id)).remedyOffers.find((each: { remedy: { kind: string } }) => each.remedy.kind === kind);

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

describe('the catalogue', () => {
  const entries = `entry { version remedy { id name validUntil } nameNl conditions { on atLeast } conditionTexts }
    problems { code message path }`;
  const input = {
    kind: 'SHARED_MENTOR',
    eases: ['SUPERVISION'],
    sides: ['EMPLOYER'],
    isPersonal: false,
    nameNl: 'Samen opleiden',
    nameEn: 'Training together',
    textNl: 'Twee bedrijven delen een opleider.',
    textEn: 'Two employers share a mentor.',
    offeredBy: 'Loket',
    conditions: [{ on: 'HOURS_A_WEEK', atLeast: 16 }],
    source: 'Afspraak van het loket',
    checkedOn: '2026-11-01',
    validFrom: '2026-01-01',
  };
  const add = (as: Person, changed: object = {}) =>
    app.ask(
      `mutation($i: RemedyInput!) { addRemedy(regionCode: "AM05", input: $i) { ${entries} } }`,
      { i: { ...input, ...changed } },
      { as },
    );
  it('is kept by the coordinator of the region, by version', async () => {
    expect((await add(adviser)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await add(elsewhere)).data.addRemedy.problems[0].code).toBe('NOT_FOUND');
    const { entry } = (await add(coordinator)).data.addRemedy;
    expect(entry).toMatchObject({ version: 1, conditionTexts: ['uren per week: minstens 16'] });
    const change = async (version: number) =>
      (
        await app.ask(
          `mutation($id: ID!, $v: Int!, $i: RemedyInput!) { changeRemedy(id: $id, version: $v, input: $i) { ${entries} } }`,
          { id: entry.remedy.id, v: version, i: { ...input, validUntil: '2026-06-30' } },
          { as: coordinator },
        )
      ).data.changeRemedy;
    expect((await change(1)).entry).toMatchObject({ version: 2, remedy: { validUntil: '2026-06-30' } });
    expect((await change(1)).problems[0].code).toBe('STALE');
    const wrong = (await add(coordinator, { kind: 'JOB_COACH', nameEn: ' ' })).data.addRemedy.problems;
    expect(wrong.map(({ path }: { path: string[] }) => path.join('.'))).toEqual([
      'input.nameEn',
      'input.isPersonal',
    ]);
    const { id } = await givenIntroduction(app, adviser);
    const ended = {
      introductionId: id,
      remedyId: entry.remedy.id,
      hesitation: 'SUPERVISION',
      toSide: 'EMPLOYER',
    };
    expect(codes(await offer(adviser, ended))).toEqual(['NOT_ALLOWED_NOW remedyId']);
  });
});

/** Everything of a type, as deep as lists of lists go. */
function everything(type: GraphQLObjectType, around: readonly string[] = []): string {
  const fields = Object.values(type.getFields()).filter(
    ({ args }) => !args.some(({ type: t }) => `${t}`.endsWith('!')),
  );
  const leaves = fields.filter((field) => isLeafType(getNamedType(field.type))).map(({ name }) => name);
  const objects = fields.flatMap((field) => {
    const inner = getNamedType(field.type);
    const isDeep = around.includes(type.name) || around.length > 3;
    if (!isObjectType(inner) || isDeep || around.includes(inner.name)) return [];
    return [`${field.name} ${everything(inner, [...around, type.name])}`];
  });
  return `{ __typename ${[...leaves, ...objects].join(' ')} }`;
}

it('tells an employer nothing of health: no answer has the canary, whatever is asked', async () => {
  const canary = 'Zepilepsiekanarie';
  const of = await givenCandidate(app, { team: [adviser] });
  const { id, member, candidatePerson, place } = await givenIntroduction(app, adviser, {
    of,
    status: 'ACCEPTED',
  });
  const both = { introductionId: id, note: `Ik heb ${canary}.` };
  await say(candidatePerson, { ...both, kind: 'ILLNESS_RISK' });
  await say(candidatePerson, { ...both, kind: 'OTHER', adviserOnly: true });
  await say(adviser, { ...both, kind: 'CONFIDENCE', onBehalfOf: 'CANDIDATE' });
  await app.db((tx) =>
    tx.execute(
      `UPDATE remedy SET name_nl = $1, text_nl = $1, name_en = $1, text_en = $1 WHERE kind IN ('NO_RISK_POLICY', 'JOB_COACH')`,
      [`Voor wie ${canary} heeft`],
    ),
  );
  // One that waits for the candidate, one that the candidate kept back, one that is for the candidate.
  for (const [kind, hesitation, toSide] of [
    ['NO_RISK_POLICY', 'ILLNESS_RISK', 'EMPLOYER'],
    ['JOB_COACH', 'CONFIDENCE', 'EMPLOYER'],
    ['JOB_COACH', 'CONFIDENCE', 'CANDIDATE'],
  ])
    expect(
      codes(
        await offer(adviser, {
          introductionId: id,
          remedyId: await remedyId(kind as string),
          hesitation,
          toSide,
        }),
      ),
    ).toEqual([]);
  const waiting = (await see(adviser, id)).remedyOffers.find(
    ({ toSide, remedy }: { toSide: string; remedy: { kind: string } }) =>
      toSide === 'EMPLOYER' && remedy.kind === 'JOB_COACH',
  );
  await move(candidatePerson, waiting.id, 'KEEP_BACK');
  await app.settle();

  const { schema } = app.app.get(GraphQLSchemaHost);
  const type = schema.getType('Introduction') as GraphQLObjectType;
  const asked: Record<string, string> = { id, placeId: place.id, candidateId: of.candidate.id };
  const answers: string[] = [];
  const queries = Object.values(schema.getQueryType()?.getFields() ?? {});
  for (const field of queries) {
    const inner = getNamedType(field.type);
    const needed = field.args.filter(({ type: t }) => `${t}`.endsWith('!'));
    if (!needed.every(({ name, type: t }) => `${t}` === 'ID!' && name in asked)) continue;
    const args = needed.map(({ name }) => `${name}: ${JSON.stringify(asked[name])}`).join(', ');
    const selections = isObjectType(inner)
      ? Object.values(inner.getFields()).flatMap((part) => {
          if (part.args.some(({ type: t }) => `${t}`.endsWith('!'))) return [];
          const target = getNamedType(part.type);
          return [
            isObjectType(target)
              ? `{ ${part.name} ${everything(target, [inner.name])} }`
              : `{ ${part.name} }`,
          ];
        })
      : [''];
    for (const selection of selections) {
      const query = `{ ${field.name}${args ? `(${args})` : ''} ${selection} }`;
      answers.push(JSON.stringify(await app.ask(query, {}, { as: member })));
    }
  }
  answers.push(
    JSON.stringify(
      await app.ask(`query($id: ID!) { introduction(id: $id) ${everything(type)} }`, { id }, { as: member }),
    ),
  );
  expect(answers.filter((answer) => answer.includes('"remedyOffers":[')).length).toBeGreaterThan(0);
  expect(answers.length).toBeGreaterThan(30);
  expect(answers.filter((answer) => answer.toLowerCase().includes(canary.toLowerCase()))).toEqual([]);
  const mailed = await app.db((tx) =>
    tx.query(`SELECT FROM mail WHERE mail::text ILIKE $1`, [`%${canary}%`]),
  );
  expect(mailed).toEqual([]);
  // The same question finds it where it may be read.
  expect(JSON.stringify(await see(adviser, id))).toContain(canary);
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
