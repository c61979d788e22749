import { GraphQLSchemaHost } from '@nestjs/graphql';
import { getNamedType, isListType, isNonNullType, isObjectType, type GraphQLSchema } from 'graphql';
import { unclassifiedFields } from '../../src/access/enforce-rights.plugin.js';
import { permissions, type Right } from '../../src/access/permission.js';
import { roles, type Role } from '../../src/access/role.js';
import { rightOf } from '../../src/platform/classified.decorator.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { ofNobody, withNonsense, type Operation } from './nonsense-arguments.js';

let app: TestApp;
let schema: GraphQLSchema;
let operations: Operation[];
beforeAll(async () => {
  app = await startApp();
  schema = app.app.get(GraphQLSchemaHost).schema;
  operations = (['query', 'mutation'] as const).flatMap((kind) =>
    Object.values(
      (kind === 'query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {},
    ).map((field) => ({ ...field, kind })),
  );
});
afterAll(() => app.close());

const rightTo = ({ extensions }: Operation) => extensions[rightOf] as Right;
const rightsOf = (role: Role): Right[] => [
  'public',
  'signedIn',
  ...(Object.keys(permissions) as (keyof typeof permissions)[]).filter((name) => role in permissions[name]),
];

const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;
const isPage = (value: unknown): value is { totalCount: number; nodes: unknown[] } =>
  typeof value === 'object' && value !== null && 'totalCount' in value;

/** What comes back for an operation: its error's code, or that it has nothing, or something, to show. */
async function outcome(operation: Operation, as: Person | null): Promise<string> {
  const { data, errors } = await app.ask(withNonsense(operation), {}, { as });
  if (errors) return errors.map(({ extensions }) => extensions.code).join(' ');
  const value: unknown = data[operation.name];
  return value === null || isEmpty(value) || (isPage(value) && value.totalCount === 0 && isEmpty(value.nodes))
    ? 'nothing'
    : 'something';
}

/** What somebody without the right gets. What one may not see does not exist; an action is refused. */
function refusalOf({ kind, type }: Operation, refused: string): string {
  const canBeEmpty =
    !isNonNullType(type) || isListType(type.ofType) || getNamedType(type).name.endsWith('Connection');
  return kind === 'query' && canBeEmpty ? 'nothing' : refused;
}

async function refusals(as: Person | null, allowed: Right[], refused: string): Promise<[string[], string[]]> {
  const found: string[] = [];
  const expected: string[] = [];
  for (const operation of operations.filter((each) => !allowed.includes(rightTo(each)))) {
    found.push(`${operation.name}: ${await outcome(operation, as)}`);
    expected.push(`${operation.name}: ${refusalOf(operation, refused)}`);
  }
  return [found, expected];
}

/** Somebody with a role: of the region Twente, or of a candidate or employer that does not exist. */
const withRole = (role: Role) =>
  app.person(
    role,
    role === 'CANDIDATE' || role === 'EMPLOYER'
      ? { role, subjectId: ofNobody }
      : { role, regionCode: 'AM05' },
  );

describe('rights', () => {
  it('are told of every field of the served schema', () => {
    expect(unclassifiedFields(schema)).toEqual([]);
  });

  it('are this matrix', () => {
    const width = Math.max(...Object.keys(permissions).map(({ length }) => length));
    const table = Object.entries(permissions).map(
      ([name, reaches]: [string, Partial<Record<Role, string>>]) =>
        [name.padEnd(width), ...roles.map((role) => (reaches[role] ?? '-').padEnd(role.length))]
          .join('  ')
          .trim(),
    );
    const head = [''.padEnd(width), ...roles].join('  ');
    expect(`\n${[head, ...table].join('\n')}\n`).toMatchSnapshot();
  });

  it('are these of each operation and type', () => {
    const types = Object.values(schema.getTypeMap()).filter(
      (type) => isObjectType(type) && !type.name.startsWith('__') && type.extensions[rightOf],
    );
    const own = types.flatMap((type) =>
      Object.values(isObjectType(type) ? type.getFields() : {})
        .filter(({ extensions }) => extensions[rightOf])
        .map(({ name, extensions }) => `${type.name}.${name}: ${String(extensions[rightOf])}`),
    );
    expect([
      ...operations.map((operation) => `${operation.kind} ${operation.name}: ${rightTo(operation)}`),
      ...types.map(({ name, extensions }) => `${name}: ${String(extensions[rightOf])}`),
      ...own,
    ]).toMatchSnapshot();
  });

  it('keep a visitor out of everything that is not public', async () => {
    const [found, expected] = await refusals(null, ['public'], 'UNAUTHENTICATED');
    expect(found).toEqual(expected);
    expect(found.length).toBeGreaterThan(20);
  });

  it('keep out somebody with an account and no role', async () => {
    const [found, expected] = await refusals(
      await app.person('Niemand'),
      ['public', 'signedIn'],
      'FORBIDDEN',
    );
    expect(found).toEqual(expected);
  });

  it.each(roles)('keep %s out of what another role may do', async (role) => {
    const [found, expected] = await refusals(await withRole(role), rightsOf(role), 'FORBIDDEN');
    expect(found).toEqual(expected);
  });
});

describe('nonsense', () => {
  const busy = roles.filter((role) => rightsOf(role).length > rightsOf('OPERATOR').length);

  it.each([null, ...busy])('asked by %s is answered, never a surprise', async (role) => {
    const person = role && (await withRole(role));
    const surprised: string[] = [];
    for (const operation of operations.filter(({ name }) => name !== 'signOut'))
      if ((await outcome(operation, person)).includes('INTERNAL')) surprised.push(operation.name);
    expect(surprised).toEqual([]);
  });
});
