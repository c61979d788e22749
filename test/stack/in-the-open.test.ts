import { readdirSync, readFileSync } from 'node:fs';
import { startApp, type Person, type TestApp } from '../support/app.js';

const publicUrl = 'https://routekaart.example.nl';
let app: TestApp;
let adviser: Person;
beforeAll(async () => {
  app = await startApp({
    ROUTEKAART_MODE: 'production',
    PUBLIC_URL: publicUrl,
    SMTP_URL: 'smtp://127.0.0.1:1',
    FREE_OPERATIONS: 'off',
  });
  const { cookie, ...person } = await app.person('Ad', { role: 'ADVISER', regionCode: 'AM05' });
  adviser = { ...person, cookie: cookie.replace(/^routekaart=/, '__Host-routekaart=') };
});
afterAll(() => app.close());

const operations = JSON.parse(readFileSync('web/dist/operations.json', 'utf8')) as Record<string, string>;
const [hash = '', text = ''] =
  Object.entries(operations).find(([, each]) => each.includes('query LapsingFirst')) ?? [];

async function ask(body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return {
    status: response.status,
    body: (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] },
  };
}
const byHash = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });

describe('in production an operation', () => {
  it('of our own pages is answered by its hash alone, and by its text', async () => {
    expect((await ask(byHash(hash))).body.data).toBeDefined();
    expect((await ask({ query: text })).body.data).toBeDefined();
  });

  it.each([
    ['of anybody else', { query: '{ regions { code } }' }],
    ['almost ours', { query: `${text} ` }],
    ['of anybody else, with a hash of ours', { query: '{ regions { code } }', ...byHash(hash) }],
    ['hidden in a batch', [byHash(hash), { query: '{ regions { code } }' }]],
  ])('%s is refused', async (_, body) => {
    const answer = await ask(body);
    expect(answer.status).toBe(403);
    expect(answer.body.errors?.[0]?.extensions.code).toBe('OPERATION_NOT_KNOWN');
  });

  it('of anybody else is refused in an address, too', async () => {
    const response = await fetch(`${app.url}/graphql?query=${encodeURIComponent('{ regions { code } }')}`, {
      headers: { 'apollo-require-preflight': 'yes' },
    });
    expect(response.status).toBe(403);
  });

  it('cannot be taught: a text once sent with its hash is not known by it afterwards', async () => {
    const { createHash } = await import('node:crypto');
    const query = '{ sectors { code } }';
    const own = createHash('sha256').update(query).digest('hex');
    await ask({ query, ...byHash(own) });
    expect((await ask(byHash(own))).body.errors?.[0]?.extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  it('of the build before is answered until a month after it was last brought', async () => {
    const [old, older] = ['a', 'b'].map((sign) => sign.repeat(64)) as [string, string];
    await app.db((tx) =>
      tx.execute(
        `INSERT INTO known_operation VALUES ($1, 'query Before { regions { code } }', app_now() - interval '29 days'),
           ($2, 'query LongBefore { regions { code } }', app_now() - interval '31 days')`,
        [old, older],
      ),
    );
    const { KnownOperations } = await import('../../src/platform/known-operations.service.js');
    await app.app.get(KnownOperations, { strict: false }).onApplicationBootstrap();
    expect((await ask(byHash(old))).body.data).toMatchObject({ regions: expect.any(Array) });
    expect((await ask(byHash(older))).body.errors?.[0]?.extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
  });
});

describe('a page of another site', () => {
  const signOut =
    Object.keys(operations).find((each) => operations[each]?.startsWith('mutation SignOut')) ?? '';
  it.each<[string, Record<string, string>, number]>([
    ['says so in Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }, 403],
    [
      'on a neighbouring host says so',
      { 'sec-fetch-site': 'same-site', origin: 'https://other.example.nl' },
      403,
    ],
    ['says so in Origin', { origin: 'https://evil.example' }, 403],
    ['hides where it is from', { origin: 'null' }, 403],
    ['has our name in its own', { origin: `${publicUrl}.evil.example` }, 403],
    ['over http', { origin: 'http://routekaart.example.nl' }, 403],
    ['is ours after all', { origin: publicUrl, 'sec-fetch-site': 'same-origin' }, 200],
    ['is ours, in an older browser', { origin: publicUrl }, 200],
  ])('that %s gets %j: %i', async (_, headers, status) => {
    expect((await ask(byHash(signOut), { ...headers })).status).toBe(status);
  });

  it('cannot hand in a list either', async () => {
    const response = await fetch(`${app.url}/exchange/place-lists`, {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        cookie: adviser.cookie,
        origin: 'https://evil.example',
      },
      body: 'a;b\n1;2',
    });
    expect(response.status).toBe(403);
  });
});

describe('what every answer carries', () => {
  const paths = [
    '/',
    '/leerbanen',
    '/graphql',
    '/health/live',
    '/robots.txt',
    '/nothing.json',
    '/assets/nothing.js',
  ];
  it.each(paths)('%s is guarded by headers', async (path) => {
    const { headers } = await fetch(app.url + path);
    expect(headers.get('strict-transport-security')).toMatch(/max-age=63072000; includeSubDomains/);
    expect(headers.get('content-security-policy')).toMatch(
      /default-src 'none';script-src 'nonce-[\w+/=]{24}' 'strict-dynamic';/,
    );
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('permissions-policy')).toMatch(/camera=\(\).*publickey-credentials-get=\(self\)/);
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('is a nonce of its own, which stands in the page and is never kept', async () => {
    const read = async () => {
      const response = await fetch(`${app.url}/leerbanen`);
      const nonce = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1];
      return { nonce, html: await response.text(), headers: response.headers };
    };
    const [one, other] = [await read(), await read()];
    expect(one.nonce).not.toBe(other.nonce);
    expect(one.html).toContain(`nonce="${one.nonce}"`);
    expect(one.html).not.toContain('{{nonce}}');
    expect(
      [...one.html.matchAll(/<script\b[^>]*>/g)].every(([tag]) => tag.includes(`nonce="${one.nonce}"`)),
    ).toBe(true);
    expect(one.headers.get('cache-control')).toBe('private, no-cache');
    expect(one.headers.get('etag')).toBeNull();
    expect(one.headers.get('last-modified')).toBeNull();
  });

  it('tells where a weakness can be reported, as RFC 9116 asks', async () => {
    const response = await fetch(`${app.url}/.well-known/security.txt`);
    const lines = (await response.text()).trim().split('\n');
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(lines).toContain('Contact: mailto:security@routekaart.example.nl');
    expect(lines).toContain(`Canonical: ${publicUrl}/.well-known/security.txt`);
    const expires = Date.parse(lines.find((line) => line.startsWith('Expires: '))?.slice(9) ?? '');
    expect(expires).toBeGreaterThan(Date.now());
    expect(expires).toBeLessThan(Date.now() + 365 * 86_400_000);
  });

  it('lets search engines at what is public and nothing else', async () => {
    const robots = await (await fetch(`${app.url}/robots.txt`)).text();
    expect(robots).toMatch(/Disallow: \/graphql\n/);
    expect(robots).not.toMatch(/Disallow: \/\n/);
  });
});

describe('the pages', () => {
  it.each([
    ['/', 200],
    ['/leerbanen/', 200],
    ['/leerbanen/een-plek', 200],
    ['/welke-plek-past', 200],
    ['/welke-plek-past/waar', 200],
    ['/bestaat-niet', 404],
    ['/leerbanen/een-plek/bestaat-niet', 404],
  ])('%s is there, or is not, for a machine too: %i', async (path, status) => {
    const response = await fetch(app.url + path);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain('<div id="app">');
  });

  it('come with assets that are packed for who takes them', async () => {
    const name = readdirSync('web/dist/assets').find((each) => /^index-.*\.js$/.test(each)) ?? '';
    const content = readFileSync(`web/dist/assets/${name}`, 'utf8');
    for (const [takes, gets] of [
      ['br, gzip', 'br'],
      ['gzip', 'gzip'],
      ['identity', null],
    ] as const) {
      const response = await fetch(`${app.url}/assets/${name}`, { headers: { 'accept-encoding': takes } });
      expect(response.headers.get('content-encoding')).toBe(gets);
      expect(response.headers.get('vary')).toMatch(/Accept-Encoding/);
      expect(response.headers.get('content-type')).toMatch(/javascript/);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect((await response.text()) === content).toBe(true);
    }
  });
});
