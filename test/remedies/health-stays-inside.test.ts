import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { KeepRemedies } from '../../src/remedies/keep-remedies.usecase.js';
import { givenIntroduction } from '../introductions/given-introduction.js';
import { startApp, type TestApp } from '../support/app.js';
import { givenCandidate } from '../support/given.js';
import { codes, everything, move, offer, remedyId, say, see } from './given-remedies.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await app.db((tx) => app.app.get(KeepRemedies, { strict: false }).fill(tx, 'AM05'));
});
afterAll(() => app.close());

it('tells an employer nothing of health: no answer has the canary, whatever is asked', async () => {
  const adviser = await app.person('Noor Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
  const canary = 'Zepilepsiekanarie';
  const of = await givenCandidate(app, { team: [adviser] });
  const { id, member, candidatePerson, place } = await givenIntroduction(app, adviser, {
    of,
    status: 'ACCEPTED',
  });
  const both = { introductionId: id, note: `Ik heb ${canary}.` };
  await say(app, candidatePerson, { ...both, kind: 'ILLNESS_RISK' });
  await say(app, candidatePerson, { ...both, kind: 'OTHER', adviserOnly: true });
  await say(app, adviser, { ...both, kind: 'CONFIDENCE', onBehalfOf: 'CANDIDATE' });
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
        await offer(app, adviser, {
          introductionId: id,
          remedyId: await remedyId(app, kind as string),
          hesitation,
          toSide,
        }),
      ),
    ).toEqual([]);
  const waiting = (await see(app, adviser, id)).remedyOffers.find(
    ({ toSide, remedy }: { toSide: string; remedy: { kind: string } }) =>
      toSide === 'EMPLOYER' && remedy.kind === 'JOB_COACH',
  );
  await move(app, candidatePerson, waiting.id, 'KEEP_BACK');
  await app.settle();

  const { schema } = app.app.get(GraphQLSchemaHost);
  const type = schema.getType('Introduction') as GraphQLObjectType;
  const asked: Record<string, string> = { id, placeId: place.id, candidateId: of.candidate.id };
  const answers: string[] = [];
  const queries = Object.values(schema.getQueryType()?.getFields() ?? {});
  for (const field of queries) {
    const inner = getNamedType(field.type);
    const needed = field.args.filter(({ type: t }) => t.toString().endsWith('!'));
    if (!needed.every(({ name, type: t }) => t.toString() === 'ID!' && name in asked)) continue;
    const args = needed.map(({ name }) => `${name}: ${JSON.stringify(asked[name])}`).join(', ');
    const selections = isObjectType(inner)
      ? Object.values(inner.getFields()).flatMap((part) => {
          if (part.args.some(({ type: t }) => t.toString().endsWith('!'))) return [];
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
  expect(JSON.stringify(await see(app, adviser, id))).toContain(canary);
});
