import { generateKeyPairSync } from 'node:crypto';
import { StackProcess, unusedPort } from '../support/stack-process.js';

export const publicUrl = 'http://localhost:3000';
const clientSecret = 'a-secret-between-us-and-the-provider';

export interface Answer {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test names the shape it expects
  readonly data: any;
  readonly errors?: { extensions: { code: string } }[];
}

/** A real provider in a process of its own, and the settings with which the product knows it. */
export interface OpenIdWorld {
  readonly issuer: string;
  readonly environment: Record<string, string>;
  /** Makes the provider do one thing wrong from here on; nothing without a name. */
  tamper(what?: string): Promise<void>;
  /** What the product asked of the provider last. */
  asked(): Promise<Record<string, string>>;
  stop(): Promise<void>;
}

export async function startOpenIdProvider(settings: object = {}): Promise<OpenIdWorld> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...privateKey.export({ format: 'jwk' }), kid: 'ours-1', alg: 'PS256' };
  const { n, e, kty } = key;
  const port = await unusedPort();
  const issuer = `http://127.0.0.1:${port}`;
  const process = new StackProcess('test/support/openid-provider.mjs', [], {
    PORT: String(port),
    PUBLIC_URL: publicUrl,
    CLIENT_KEY: JSON.stringify({ n, e, kty, kid: 'ours-1', alg: 'PS256', use: 'sig' }),
    CLIENT_SECRET: clientSecret,
  });
  await process.says('ready');
  const person = {
    id: 'rijk',
    kind: 'PERSON',
    label: { nl: 'Rijksaanmelding', en: 'Government sign-in' },
    issuer,
    clientId: 'routekaart',
    clientKeys: [key],
    ...settings,
  };
  const company = {
    id: 'eherkenning',
    kind: 'COMPANY',
    label: { nl: 'eHerkenning', en: 'eHerkenning' },
    issuer,
    clientId: 'routekaart-companies',
    clientSecret,
    scope: 'openid company',
  };
  return {
    issuer,
    environment: { OPENID_PROVIDERS: JSON.stringify([person, company]) },
    tamper: async (what = '') => void (await fetch(`${issuer}/test/tamper?with=${what}`)),
    asked: async () => (await (await fetch(`${issuer}/test/asked`)).json()) as Record<string, string>,
    stop: async () => {
      process.kill('SIGKILL');
      await process.ended;
    },
  };
}

/** Who signs in at the provider, and how. */
export interface AtProvider {
  readonly account?: string;
  readonly level?: 'low' | 'substantial' | 'high';
  readonly claims?: Record<string, unknown>;
  /** Goes back with this error instead of signing in. */
  readonly error?: string;
}

export const begin = `mutation($provider: ID!, $returnPath: String, $leastLevel: AssuranceLevel) {
  beginOpenIdSignIn(provider: $provider, returnPath: $returnPath, leastLevel: $leastLevel) {
    url problems { code message path } } }`;
export const finish = `mutation($provider: ID!, $answer: String!) {
  finishOpenIdSignIn(provider: $provider, answer: $answer) {
    outcome company returnPath problems { code message path } } }`;
export const connect = 'mutation { connectOpenId { outcome company returnPath problems { code message } } }';

/** A browser: its own cookies, for the product and for the provider. */
export class TestBrowser {
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly appUrl: string,
    private readonly language: 'nl' | 'en' = 'nl',
  ) {}

  /** Asks the product's API with this browser's cookies, and keeps those it sets. */
  async ask(query: string, variables: object = {}): Promise<Answer> {
    const response = await this.fetch(`${this.appUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': this.language },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  }

  /** Begins at the product. @returns where the browser is sent */
  async begin(provider = 'rijk', variables: object = {}): Promise<string> {
    const { data } = await this.ask(begin, { provider, ...variables });
    return data.beginOpenIdSignIn.url as string;
  }

  /** Signs in on the provider's own pages. @returns the query with which the provider sends the browser back */
  async signInAt(url: string, { account = '', level, claims = {}, error }: AtProvider): Promise<string> {
    const page = await this.follow(url);
    const form = new URLSearchParams({ account, claims: JSON.stringify(claims) });
    if (level) form.set('level', level);
    if (error) form.set('error', error);
    const posted = await this.fetch(page, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    });
    const back = await this.follow(new URL(posted.headers.get('location') ?? '', page).href);
    return new URL(back).search;
  }

  async finish(answer: string, provider = 'rijk') {
    return (await this.ask(finish, { provider, answer })).data.finishOpenIdSignIn;
  }

  /** All three at once. */
  async signIn(at: AtProvider, provider = 'rijk', variables: object = {}) {
    return this.finish(await this.signInAt(await this.begin(provider, variables), at), provider);
  }

  async viewer() {
    return (await this.ask('{ viewer { id email roles } }')).data.viewer;
  }

  /** This browser's cookies for the product, by name. */
  cookieNames(): string[] {
    return [...this.cookies.keys()].filter((name) => name.startsWith('routekaart'));
  }

  setCookie(name: string, value: string): void {
    this.cookies.set(name, value);
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  /** Follows redirects until a page, or until the browser is sent back to the product. */
  private async follow(url: string): Promise<string> {
    if (url.startsWith(publicUrl)) return url;
    const response = await this.fetch(url, { redirect: 'manual' });
    const location = response.headers.get('location');
    if (location) return this.follow(new URL(location, url).href);
    if (!response.ok) throw new Error(`${response.status} at ${url}: ${await response.text()}`);
    return url;
  }

  private async fetch(url: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, headers: { ...init.headers, cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      if (/expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }
}
