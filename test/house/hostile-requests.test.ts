import { gzipSync } from 'node:zlib';
import { givenEmployer } from '../support/given.js';
import { startApp, type Person, type TestApp } from '../support/app.js';

let app: TestApp;
let adviser: Person;
beforeAll(async () => {
  app = await startApp({
    PUBLIC_URL: 'https://routekaart.example.nl',
    ROUTEKAART_MODE: 'production',
    SMTP_URL: 'smtp://127.0.0.1:1',
    LOG_LEVEL: 'silent',
  });
  const { cookie, ...person } = await app.person('Ad', { role: 'ADVISER', regionCode: 'AM05' });
  adviser = { ...person, cookie: cookie.replace(/^routekaart=/, '__Host-routekaart=') };
});
afterAll(() => app.close());

/** What would tell a stranger how we are made. */
const inside =
  /node_modules|\.[jt]s\b|\bat \w+ \(|select |relation |column |constraint|postgres|redis|sqlstate|stack|did you mean|"detail"|errno/i;

const bytes = (...values: number[]) => Uint8Array.from(values);
const json = (value: unknown) => JSON.stringify(value);
const query = (text: string, variables = {}) => json({ query: text, variables });
const isJson = { 'content-type': 'application/json' };

async function send(
  path: string,
  body: string | Uint8Array<ArrayBuffer> | null,
  headers: Record<string, string>,
  method = 'POST',
) {
  const response = await fetch(`${app.url}${path}`, { ...(body === null ? {} : { body }), method, headers });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

describe('a request that no page sends', () => {
  const deep = '['.repeat(20_000) + ']'.repeat(20_000);
  it.each<[string, number, string | Uint8Array<ArrayBuffer>, Record<string, string>]>([
    ['half a JSON', 400, '{"query": "{ viewer', isJson],
    ['bytes that are no UTF-8', 400, bytes(0x7b, 0x22, 0xff, 0xfe, 0x22), isJson],
    ['JSON deep in itself', 400, deep, isJson],
    ['only a number', 400, '1e999', isJson],
    ['nothing', 400, '', isJson],
    ['a query that is a number', 400, '{"query": 7}', isJson],
    ['variables that are a text', 400, json({ query: '{ viewer { id } }', variables: 'x' }), isJson],
    ['a key that would change every object', 400, '{"__proto__": {"query": "{ viewer { id } }"}}', isJson],
    [
      'an unknown kind of content',
      400,
      'x',
      { 'content-type': 'application/x-unheard-of', 'apollo-require-preflight': 'y' },
    ],
    [
      'an unknown character set',
      415,
      query('{ viewer { id } }'),
      { 'content-type': 'application/json; charset=klingon' },
    ],
    ['an unknown encoding', 415, query('{ viewer { id } }'), { ...isJson, 'content-encoding': 'klingon' }],
    ['more than it may be', 413, query('x'.repeat(300_000)), isJson],
    [
      'a little that unpacks to much',
      413,
      gzipSync(query('x'.repeat(5_000_000))),
      { ...isJson, 'content-encoding': 'gzip' },
    ],
    ['packed nonsense', 400, 'no gzip at all', { ...isJson, 'content-encoding': 'gzip' }],
    ['a field that is not there', 400, query('{ viewers { naem } }'), isJson],
    ['a field almost right', 400, query('{ placesForWis { total } }'), isJson],
    ['the schema', 400, query('{ __schema { types { name } } }'), isJson],
    ['a type of it', 400, query('{ __type(name: "Candidate") { fields { name } } }'), isJson],
    ['a simple request of another page', 400, query('{ viewer { id } }'), { 'content-type': 'text/plain' }],
  ])('%s: %i, and nothing of how we are made', async (_, status, body, headers) => {
    const answer = await send('/graphql', body, headers);
    expect(answer.text).not.toMatch(inside);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('cache-control')).toMatch(/no-store/);
  });

  it.each([
    ['/graphql?query=%E0%A4%A', 400],
    ['/%E0%A4%A', 404],
    ['/leerbanen/%E0%A4%A', 404],
    ['/exchange/place-lists/%00/refused.csv', 401],
    ['/exchange/..%2f..%2f..%2fetc/passwd', 404],
    ['/assets/..%2f..%2foperations.json', 404],
    ['/operations.json', 404],
    ['/.env', 404],
    ['/dev/mailbox', 404],
  ])('%s is no way in', async (path, status) => {
    const answer = await send(path, null, {}, 'GET');
    expect(answer.text).not.toMatch(inside);
    expect(answer.status).toBe(status);
  });
});

describe('a value that nothing expects', () => {
  const asAdviser = () => ({ ...isJson, cookie: adviser.cookie });
  const lapsing = 'query($d: Date) { places(filter: { startsBefore: $d }) { totalCount } }';
  it.each<[string, string, object]>([
    ['NUL in a text', '{ places(filter: { text: "a\\u0000b" }) { totalCount } }', {}],
    ['half a character', '{ places(filter: { text: "\\ud800" }) { totalCount } }', {}],
    ['a whole number that is none', 'query($n: Int) { places(first: $n) { totalCount } }', { n: 1e300 }],
    ['a number too large', 'query($n: Int) { places(first: $n) { totalCount } }', { n: 2 ** 31 }],
    ['the year 9999', lapsing, { d: '9999-12-31' }],
    ['the year 0001', lapsing, { d: '0001-01-01' }],
    ['the year 10000', lapsing, { d: '10000-01-01' }],
    ['an id that is none', '{ place(id: "\'; DROP TABLE place; --") { id } }', {}],
    ['an id with NUL', '{ place(id: "\\u0000") { id } candidate(id: "\\u0000") { id } }', {}],
    ['a page mark that is none', '{ places(after: "\\u0000Ω") { totalCount } }', {}],
    [
      'a page mark far away',
      `{ places(after: "${Buffer.from('row:9007199254740990').toString('base64url')}") { totalCount } }`,
      {},
    ],
    ['a token with NUL', 'mutation { signIn(token: "\\u0000") { problems { code } } }', {}],
    ['an address with NUL', 'mutation { requestSignIn(email: "a\\u0000@b.nl") { accepted } }', {}],
    [
      'a postcode with NUL',
      '{ placesForWish(wish: { mboLevels: [2], postcode4: "\\u0000", maxTravelKm: 5 }) { total } }',
      {},
    ],
    [
      'a level out of range',
      '{ placesForWish(wish: { mboLevels: [2147483647, -2147483648] }) { total } }',
      {},
    ],
    [
      'hours without end',
      '{ placesForWish(wish: { mboLevels: [2], maxHoursPerWeek: 1e308 }) { total } }',
      {},
    ],
    [
      'a wish from the year 9999',
      '{ placesForWish(wish: { mboLevels: [2], availableFrom: "9999-12-31" }) { total } }',
      {},
    ],
  ])('%s is no surprise', async (_, text, variables) => {
    const { text: answer } = await send('/graphql', query(text, variables), asAdviser());
    expect(answer).not.toMatch(inside);
    expect(answer).not.toContain('INTERNAL_SERVER_ERROR');
  });

  it.each([
    ['%00'],
    ['a%00b.csv'],
    ['%E0%A4'],
    ['..%2f..%2fetc%2fpasswd'],
    ['%0d%0aSet-Cookie:%20x=y.csv'],
    ['é'.repeat(3) + '.csv'],
  ])('a file named %s is taken or refused, and nothing else', async (name) => {
    const answer = await send('/exchange/place-lists', 'a;b\n1;2', {
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURI(name).replaceAll('%25', '%'),
      cookie: adviser.cookie,
    });
    expect([201, 422]).toContain(answer.status);
    expect(answer.text).not.toMatch(inside);
  });
});

describe('a date at the end of time', () => {
  it.each(['9999-12-31', '0001-01-01'])(
    'in a place and a wish, %s is taken or refused in words',
    async (date) => {
      const { employer } = await givenEmployer(app);
      const place = {
        employerId: employer.id,
        title: 'Bakker',
        description: 'Brood.',
        creboCode: '25357',
        postcode4: '7511',
        seats: 1,
        hoursPerWeek: 32,
        startsFrom: date,
        startsOn: date,
        lapsesOn: date,
      };
      const wish = { mboLevels: [2], postcode4: '7511', maxTravelKm: 10, availableFrom: date };
      const candidate = {
        name: 'Kim',
        email: `kim.${date}@test.example`,
        postcode4: '7511',
        birthDate: date,
        wish,
      };
      const asked = [
        query(
          'mutation($input: PlaceInput!) { createPlace(input: $input) { place { id } problems { code } } }',
          { input: place },
        ),
        query('query($wish: WishInput!) { placesForWish(wish: $wish) { total nearMisses { text } } }', {
          wish,
        }),
        query(
          'mutation($input: CandidateInput!) { registerCandidate(input: $input) { problems { code } } }',
          { input: candidate },
        ),
      ];
      for (const each of asked) {
        const { text } = await send('/graphql', each, { ...isJson, cookie: adviser.cookie });
        expect(text).not.toContain('INTERNAL_SERVER_ERROR');
      }
    },
  );
});

describe('a failure inside', () => {
  it('is told as that and no more, in every kind of answer', async () => {
    const owner = (sql: string) => app.db((tx) => tx.execute(sql));
    await owner('ALTER TABLE place RENAME TO place_away');
    try {
      const answer = await send('/graphql', query('{ places { totalCount } }'), isJson);
      expect(answer.text).not.toMatch(inside);
      expect(JSON.parse(answer.text)).toMatchObject({
        errors: [
          {
            extensions: { code: 'INTERNAL_SERVER_ERROR' },
            message: expect.stringMatching(/^Er ging bij ons iets mis/),
          },
        ],
      });
    } finally {
      await owner('ALTER TABLE place_away RENAME TO place');
    }
  });
});
