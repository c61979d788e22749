import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  getNullableType,
  GraphQLString,
  isInputObjectType,
  isListType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { rightOf } from '../../src/platform/classified.decorator.js';
import { notFreeText } from '../../src/platform/refuse-citizen-numbers.plugin.js';
import { permissions } from '../../src/access/permission.js';
import type { Role } from '../../src/access/role.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { ofNobody, valueHolding, withValue, type Operation } from './nonsense-arguments.js';

/** One text that somebody can hand to a mutation: the path to it, through lists and inputs. */
interface TextInput {
  readonly operation: Operation;
  readonly path: readonly string[];
}

const number = '111222333';
let app: TestApp;
let schema: GraphQLSchema;
let texts: TextInput[];
const people = new Map<Role, Person>();

beforeAll(async () => {
  app = await startApp();
  schema = app.app.get(GraphQLSchemaHost).schema;
  const operations = Object.values(schema.getMutationType()?.getFields() ?? {});
  texts = operations.flatMap((field) =>
    field.args.flatMap(({ name, type }) =>
      pathsToTexts(type, [name]).map((path) => ({
        operation: { ...field, kind: 'mutation' as const },
        path,
      })),
    ),
  );
});
afterAll(() => app.close());

function pathsToTexts(type: GraphQLInputType, path: string[]): string[][] {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return pathsToTexts(nullable.ofType, [...path, '0']);
  if (nullable === GraphQLString) return [path];
  if (!isInputObjectType(nullable)) return [];
  return Object.values(nullable.getFields()).flatMap((field) =>
    pathsToTexts(field.type, [...path, field.name]),
  );
}

const nameOf = (path: readonly string[]) => path.findLast((part) => part !== '0') ?? '';

/** Somebody who may carry it out; a visitor when everybody may. */
async function whoMay({ extensions }: Operation): Promise<Person | null> {
  const right = String(extensions[rightOf]);
  if (right === 'public') return null;
  const row: Partial<Record<Role, string>> = permissions[right as keyof typeof permissions] ?? {
    ADVISER: '',
  };
  const [role] = Object.keys(row) as [Role];
  const known = people.get(role);
  if (known) return known;
  const isOfSubject = role === 'CANDIDATE' || role === 'EMPLOYER';
  const person = await app.person(role, {
    role,
    ...(isOfSubject ? { subjectId: ofNobody } : { regionCode: 'AM05' }),
  });
  people.set(role, person);
  return person;
}

describe('a citizen service number', () => {
  it('is refused in every text of every mutation, at that field', async () => {
    const wrong: string[] = [];
    for (const { operation, path } of texts.filter(
      (text) => !Object.hasOwn(notFreeText, nameOf(text.path)),
    )) {
      const asked = withValue(operation, valueHolding(operation, path, `Mijn nummer: ${number}`));
      const { data, errors } = await app.ask(asked, {}, { as: await whoMay(operation) });
      const at = data?.[operation.name]?.problems?.map((each: { path: string[] }) => each.path.join('.'));
      const isRefused = at?.includes(path.join('.')) || errors?.[0]?.extensions.code === 'BAD_USER_INPUT';
      if (!isRefused) wrong.push(`${operation.name} ${path.join('.')}: ${JSON.stringify(errors ?? data)}`);
    }
    expect(wrong).toEqual([]);
    expect(texts.length).toBeGreaterThan(30);
  });

  it('is named kindly, in the language of the request', async () => {
    const adviser = await app.person('Noor Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
    const ask = (language: 'nl' | 'en') =>
      app.ask(
        `mutation { openCase(candidateId: "${ofNobody}", reason: "BSN ${number}") { problems { message } } }`,
        {},
        { as: adviser, language },
      );
    expect((await ask('nl')).data.openCase.problems[0].message).toContain('burgerservicenummer');
    expect((await ask('en')).data.openCase.problems[0].message).toContain('citizen service number');
  });

  it('has exceptions only for fields that exist', () => {
    const names = new Set(texts.map(({ path }) => nameOf(path)));
    const searched = ['nearPostcode4', 'code'];
    expect(Object.keys(notFreeText).filter((name) => !names.has(name) && !searched.includes(name))).toEqual(
      [],
    );
  });
});
