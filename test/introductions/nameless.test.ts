import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenCandidate } from '../support/given.js';
import { carryOut, givenIntroduction, type Scene } from './given-introduction.js';

type Field = GraphQLField<unknown, unknown>;

let app: TestApp;
let schema: GraphQLSchema;
let adviser: Person;
beforeAll(async () => {
  app = await startApp();
  schema = app.app.get(GraphQLSchemaHost).schema;
  adviser = await app.person('Noor Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
});
afterAll(() => app.close());

/** What tells who somebody is: nothing of it may reach an employer before the candidate said yes. */
const canary = {
  name: 'Kanarie Zevenster',
  email: 'kanarie.zevenster@test.example',
  phone: '+31687654321',
  birthDate: '1991-07-13',
};
/** Objects within each other: a name lies no deeper than list, introduction, candidate. */
const longest = 3;

/** Ways into the schema, each ending at an object: the fields on the way, with what must be given to them. */
function paths(type: GraphQLObjectType, ids: readonly string[], seen: readonly string[] = []): string[][] {
  if (seen.length >= longest || seen.includes(type.name)) return [];
  const before = [...seen, type.name];
  return Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type);
    if (!isObjectType(named)) return [];
    const deeper = [[], ...paths(named, ids, before)];
    return calls(field, ids).flatMap((call) => deeper.map((rest) => [call, ...rest]));
  });
}

/** A field with every id that it could be asked with; nothing for one that asks for something else. */
function calls({ name, args }: Field, ids: readonly string[]): string[] {
  const required = args.filter(isRequiredArgument);
  if (required.length === 0) return [name];
  const [only] = required;
  const isId = required.length === 1 && only && getNamedType(only.type).name === 'ID';
  return isId ? ids.map((id) => `${name}(${only.name}: "${id}")`) : [];
}

function typeAt(path: readonly string[]): GraphQLObjectType {
  return path.reduce<GraphQLObjectType>(
    (type, call) => getNamedType(type.getFields()[call.split('(')[0] as string]!.type) as GraphQLObjectType,
    schema.getQueryType() as GraphQLObjectType,
  );
}

/** Everything an employer gets to see, by every way: the answers as one text. */
async function allSeenBy(as: Person, ids: readonly string[]): Promise<{ ways: number; text: string }> {
  const ways = paths(schema.getQueryType() as GraphQLObjectType, ids);
  const asked = ways.flatMap((way) => {
    const leaves = Object.values(typeAt(way).getFields())
      .filter(({ type, args }) => isLeafType(getNamedType(type)) && !args.some(isRequiredArgument))
      .map(({ name }) => name);
    return leaves.length === 0
      ? []
      : [way.reduceRight((inner, call) => `{ ${call} ${inner} }`, `{ ${leaves.join(' ')} }`)];
  });
  let text = '';
  for (let at = 0; at < asked.length; at += 20) {
    const answers = await Promise.all(asked.slice(at, at + 20).map((query) => app.ask(query, {}, { as })));
    text += JSON.stringify(answers.map(({ data }) => data ?? null));
  }
  return { ways: ways.length, text };
}

const idsOf = ({ id, candidate, place, employer }: Scene) => [id, candidate.id, place.id, employer.id];

describe('what an employer sees', () => {
  it('names nobody by any way before the candidate said yes, also not by knowing every id', async () => {
    const scene = await givenIntroduction(app, adviser, { of: await givenCandidate(app, canary) });
    const before = await allSeenBy(scene.member, idsOf(scene));
    expect(before.ways).toBeGreaterThan(100);
    for (const told of Object.values(canary)) expect(before.text).not.toContain(told);

    await carryOut(app, 'answer', { id: scene.id, accept: true, onBehalfOf: 'CANDIDATE' }, adviser);
    const after = await allSeenBy(scene.member, idsOf(scene));
    expect(after.text).toContain(canary.name);
    for (const told of [canary.email, canary.phone, canary.birthDate]) expect(after.text).not.toContain(told);
  }, 300_000);

  it('does not find out by the id of somebody known who is introduced without a name', async () => {
    const somebody = await givenCandidate(app);
    const known = await givenIntroduction(app, adviser, { of: somebody });
    await carryOut(app, 'answer', { id: known.id, accept: true, onBehalfOf: 'CANDIDATE' }, adviser);
    const unnamed = await givenIntroduction(app, adviser, { of: somebody });
    const found = await app.ask(
      `{ introductions(candidateId: "${somebody.candidate.id}") { nodes { id } } }`,
      {},
      { as: unnamed.member },
    );
    expect(found.data.introductions.nodes).toEqual([]);
    const own = await app.ask(
      `{ introductions(candidateId: "${somebody.candidate.id}") { nodes { id } } }`,
      {},
      { as: known.member },
    );
    expect(own.data.introductions.nodes).toEqual([{ id: known.id }]);
  });
});
