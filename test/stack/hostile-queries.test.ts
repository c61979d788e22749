import { readFileSync } from 'node:fs';
import { startApp, type TestApp } from '../support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** The places of the employers of the places of the employers …, so many times in each other. */
const nested = (times: number): string =>
  `places(first: 20) { nodes { id ${times > 1 ? `employer { ${nested(times - 1)} }` : ''} } }`;
const codeOf = async (query: string, variables = {}) =>
  (await app.ask(query, variables)).errors?.[0]?.extensions.code;
const times = (count: number, part: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => part(at)).join(' ');

describe('an operation that would be endless', () => {
  it('is refused when a list stands in itself again and again, not when once', async () => {
    expect(await codeOf(`{ ${nested(2)} }`)).toBeUndefined();
    expect(await codeOf(`{ ${nested(3)} }`)).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('is refused also when fragments hide it', async () => {
    const hidden = `{ places(first: 1) { nodes { ...Again } } }
      fragment Again on Place { employer { places(first: 1) { nodes { ... on Place { employer { ${nested(1)} } } } } } }`;
    expect(await codeOf(hidden)).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it.each([
    ['under a list', 'regions', 'on Region { code }', 'Region'],
    ['at the root', '', 'on Query { viewer { id } }', 'Query'],
  ])('is refused when fragments of fragments make it large, %s', async (_, field, end, type) => {
    const doubling = times(30, (at) =>
      at === 29 ? `fragment F${at} ${end}` : `fragment F${at} on ${type} { ...F${at + 1} ...F${at + 1} }`,
    );
    const spread = field ? `${field} { ...F0 }` : '...F0';
    expect(await codeOf(`{ ${spread} } ${doubling}`)).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('is refused when its fragments go round', async () => {
    const round = `{ ...A } fragment A on Query { ...B ...B } fragment B on Query { ...A ...A }`;
    expect(await codeOf(round)).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it.each([
    ['long', `{ ${times(1000, (at) => `r${at}: regions { code }`)} }`, 'GRAPHQL_PARSE_FAILED'],
    ['deep', `{ place(id: 1) { ${'employer { places { nodes { '.repeat(4)} id ${'} } }'.repeat(4)} } }`, 'GRAPHQL_VALIDATION_FAILED'], // prettier-ignore
    [
      'full of other names',
      `{ regions { ${times(16, (at) => `c${at}: code`)} } }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'one thing four times',
      `{ ${times(4, (at) => `s${at}: sectors { code }`)} }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'full of directives',
      `{ regions { code ${'@include(if: true) '.repeat(21)} } }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'dear, written out',
      `{ places(first: 100) { nodes { employer { places(first: 100) { nodes { id } } } } } }`,
      'BAD_USER_INPUT',
    ],
  ])('is refused when it is %s', async (_, query, code) => expect(await codeOf(query)).toBe(code));

  it('is refused when it is dear by its variables, and not when they are small', async () => {
    const query = `query($n: Int) { places(first: $n) { nodes { employer { places(first: $n) { nodes { id } } } } } }`;
    expect(await codeOf(query, { n: 100 })).toBe('BAD_USER_INPUT');
    expect(await codeOf(query, { n: 10 })).toBeUndefined();
  });

  it('is refused in a batch', async () => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ query: '{ viewer { id } }' }, { query: '{ viewer { id } }' }]),
    });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain('"data"');
  });
});

describe('what the pages ask', () => {
  const operations = Object.entries(
    JSON.parse(readFileSync('web/dist/operations.json', 'utf8')) as Record<string, string>,
  );

  it('is listed by the build', () => expect(operations.length).toBeGreaterThan(50));

  it('is all within the limits, also of a visitor', async () => {
    const refused: string[] = [];
    for (const [, text] of operations) {
      const { errors = [] } = await app.ask(text);
      for (const { message, extensions } of errors) {
        const isAnswered = extensions.code === 'UNAUTHENTICATED' || message.startsWith('Variable "');
        if (!isAnswered) refused.push(`${text}: ${message}`);
      }
    }
    expect(refused).toEqual([]);
  });
});

describe('a value that cannot be', () => {
  it.each([
    ['a text with NUL in it', 'places(filter: { text: "a\\u0000b" }) { totalCount }', 'BAD_USER_INPUT'],
    ['the year 0000', 'places(filter: { startsBefore: "0000-01-01" }) { totalCount }', 'BAD_USER_INPUT'],
    [
      'more kilometres than there are',
      'places(filter: { nearPostcode4: "7511", withinKm: 2147483647 }) { totalCount }',
      undefined,
    ],
  ])('is no surprise: %s', async (_, query, code) => {
    expect((await codeOf(`{ ${query} }`))?.replace('GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT')).toBe(code);
  });
});
