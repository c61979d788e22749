import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StackProcess, temporaryDataDir, unusedPort, until } from '../../support/stack-process.js';

/** How to reach what runs. */
interface Address {
  readonly url: string;
  readonly databaseOwnerUrl: string;
  readonly redisUrl: string;
}

/** The cookies of one browser. */
export class Visitor {
  private readonly cookies = new Map<string, string>();

  constructor(readonly email: string | null = null) {}

  get header(): Record<string, string> {
    return { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
  }

  keep(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.cookies.set(name, value);
    }
  }
}

interface Mail {
  readonly id: string;
  readonly subject: string;
  readonly text: string;
}

/** The whole product as `npm start` runs it: launcher, PostgreSQL, Redis, api, worker; with the fullest log. */
export class Product {
  private process: StackProcess | undefined;
  private address: Address | undefined;
  /** What the launcher said on its terminal, of all its starts. */
  said = '';

  private constructor(
    readonly dataDir: string,
    private readonly port: number,
    private readonly environment: Record<string, string>,
    readonly remove: () => void,
  ) {}

  static async in(environment: Record<string, string>): Promise<Product> {
    const { path, remove } = temporaryDataDir();
    return new Product(join(path, 'data'), await unusedPort(), environment, remove);
  }

  get ledgerDir(): string {
    return `${this.dataDir}.ledger`;
  }

  async start(): Promise<void> {
    this.process = new StackProcess('dist/src/stack/launch.main.js', [], {
      DATA_DIR: this.dataDir,
      PORT: String(this.port),
      ROUTEKAART_MODE: 'demo',
      LOG_LEVEL: 'trace',
      ...this.environment,
    });
    await this.process.says('Routekaart draait');
    this.address = JSON.parse(readFileSync(join(this.dataDir, 'stack.json'), 'utf8')) as Address;
  }

  async stop(): Promise<void> {
    const { process } = this;
    if (!process) return;
    this.process = undefined;
    process.kill('SIGTERM');
    await process.ended;
    this.said += process.output;
  }

  get running(): Address {
    if (!this.process || !this.address) throw new Error('the product does not run');
    return this.address;
  }

  get superuserUrl(): string {
    return superuser(this.running.databaseOwnerUrl);
  }

  /** What a query or mutation gave. @throws on any error or problem, with its words */
  async ask<Data>(document: string, variables: object, as: Visitor | null): Promise<Data> {
    const response = await fetch(`${this.running.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...as?.header },
      body: JSON.stringify({ query: document, variables }),
    });
    as?.keep(response);
    const { data, errors } = (await response.json()) as {
      data?: Record<string, Data & { problems?: unknown[] }>;
      errors?: unknown[];
    };
    const [answer] = Object.values(data ?? {});
    const wrong = errors ?? (answer?.problems?.length ? answer.problems : undefined);
    if (wrong) throw new Error(`${document.trim().split('\n')[0]}: ${JSON.stringify(wrong)}`);
    return answer as Data;
  }

  /** The answer of a path, as text. */
  async fetch(path: string, as: Visitor | null, init: RequestInit = {}): Promise<string> {
    const response = await fetch(`${this.running.url}${path}`, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), ...as?.header },
    });
    return response.text();
  }

  async mails(to: string): Promise<Mail[]> {
    return JSON.parse(await this.fetch(`/dev/mailbox.json?to=${encodeURIComponent(to)}`, null)) as Mail[];
  }

  /** The token in the newest mail to an address whose link holds these words; waits until it is there. */
  async mailedToken(to: string, words: string): Promise<string> {
    let token: string | undefined;
    await until(`a mail to ${to} with ${words}`, async () => {
      const mails = await this.mails(to);
      token = mails
        .map(({ text }) => new RegExp(`${words}[^\\s]*token=([\\w-]+)`).exec(text)?.[1])
        .find(Boolean);
      return token !== undefined;
    });
    return token as string;
  }

  /** Signs somebody in by the link that the mailbox gets. */
  async signIn(email: string): Promise<Visitor> {
    const visitor = new Visitor(email);
    // Not by how many there are: what is erased meanwhile takes mails away.
    const before = new Set((await this.mails(email)).map(({ id }) => id));
    await this.ask(
      'mutation($email: String!) { requestSignIn(email: $email) { accepted } }',
      { email },
      visitor,
    );
    await until(`a new mail to ${email}`, async () =>
      (await this.mails(email)).some(({ id }) => !before.has(id)),
    );
    await this.enter(visitor, await this.mailedToken(email, '/aanmelden'));
    return visitor;
  }

  enter(visitor: Visitor, token: string): Promise<unknown> {
    return this.ask(
      'mutation($token: String!) { signIn(token: $token) { problems { code message } } }',
      { token },
      visitor,
    );
  }
}

/** The superuser of an embedded PostgreSQL: its owner has the cluster's own password. */
export function superuser(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.username = 'postgres';
  return url.href;
}
