import { startApp, type TestApp } from '../support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** The places of the employers of the places of the employers …, so many times in each other. */
const nested = (times: number): string =>
  `places(first: 100) { nodes { id ${times > 1 ? `employer { ${nested(times - 1)} }` : ''} } }`;
const codeOf = async (query: string) => (await app.ask(query)).errors?.[0]?.extensions.code;

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

  it('is refused when fragments of fragments make it large', async () => {
    const doubling = Array.from({ length: 30 }, (_, at) =>
      at === 29
        ? `fragment F${at} on Region { code }`
        : `fragment F${at} on Region { ...F${at + 1} ...F${at + 1} }`,
    );
    expect(await codeOf(`{ regions { ...F0 } } ${doubling.join(' ')}`)).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('is not read to its end when it is very long', async () => {
    const long = Array.from({ length: 5000 }, (_, at) => `r${at}: regions { code }`).join(' ');
    expect(await codeOf(`{ ${long} }`)).toBe('GRAPHQL_PARSE_FAILED');
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
    const answer = await app.ask(`{ ${query} }`);
    expect(answer.errors?.[0]?.extensions.code.replace('GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT')).toBe(
      code,
    );
  });
});
