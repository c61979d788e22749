import type { Client } from 'pg';
import type { Role } from '../../../src/access/role.js';
import { TestBrowser } from '../../access/openid-world.js';
import type { Viewer } from './audience.js';
import { isDone, type MutationDrill } from './mutations.js';
import type { Round } from './round.js';
import type { Server } from './server.js';

type Given = Readonly<Record<string, unknown>>;

/** What takes more than one question: browsers of people, their mail, and what must be done or refused in them. */
export class Rehearsal {
  constructor(
    readonly round: Round,
    private readonly drill: MutationDrill,
    private readonly server: Server,
    readonly database: Client,
  ) {}

  /** A browser in which nobody is signed in. */
  visitor(): RehearsalBrowser {
    return new RehearsalBrowser(this, this.drill, null);
  }

  /** A browser in which this person signs in by mail. */
  async signedIn(address: string): Promise<RehearsalBrowser> {
    const browser = this.visitor();
    await browser.does('requestSignIn', { email: address });
    const { token } = await this.mailed(address, 'sign-in');
    await browser.does('signIn', { token }, address);
    await browser.is(address);
    return browser;
  }

  /** The address of somebody in the filled database, by the name the drill gives them. */
  async addressOf(name: string): Promise<string> {
    const viewer = this.round.viewers.find((each) => each.name === name);
    if (!viewer) throw new Error(`nobody is called "${name}"`);
    const { rows } = await this.database.query<{ email: string }>('SELECT email FROM account WHERE id = $1', [
      viewer.accountId,
    ]);
    return rows[0]!.email;
  }

  /** The newest mail of a kind to an address, with its link's token and its code. */
  async mailed(address: string, kind: string): Promise<{ token: string; code: string }> {
    await this.server.settle();
    const { rows } = await this.database.query<{ text: string }>(
      'SELECT text FROM mail WHERE to_address = $1 AND kind = $2 ORDER BY created_at DESC LIMIT 1',
      [address, kind],
    );
    const text = rows[0]?.text;
    if (text === undefined) throw new Error(`no ${kind} was mailed to ${address}`);
    return { token: /\?token=([\w-]+)/.exec(text)?.[1] ?? '', code: /\b(\d{6})\b/.exec(text)?.[1] ?? '' };
  }

  settle(): Promise<void> {
    return this.server.settle();
  }

  /** Somebody as their rows say it; a visitor without an address. */
  async viewerAt(address: string | null): Promise<Viewer> {
    const { rows } = await this.database.query<{
      accountId: string;
      role: Role | null;
      regionCode: string | null;
      subjectId: string | null;
      memberRole: 'ADMIN' | 'MEMBER' | null;
    }>(
      `SELECT a.id AS "accountId", g.role, g.region_code AS "regionCode", g.subject_id AS "subjectId",
         g.member_role AS "memberRole"
       FROM account a LEFT JOIN role_grant g ON g.account_id = a.id AND g.ended_at IS NULL WHERE a.email = $1`,
      [address],
    );
    const grants = rows.flatMap(({ role, ...grant }) => (role ? [{ ...grant, role }] : []));
    const regionsOf = (wanted: Role) =>
      grants.flatMap(({ role, regionCode }) => (role === wanted && regionCode ? [regionCode] : []));
    const subjectsOf = (wanted: Role) =>
      grants.flatMap(({ role, subjectId }) => (role === wanted && subjectId ? [subjectId] : []));
    return {
      name: address ?? 'a visitor',
      accountId: rows[0]?.accountId ?? null,
      cookie: '',
      grants,
      roles: grants.map(({ role }) => role),
      adviserIn: regionsOf('ADVISER'),
      coordinatorIn: regionsOf('COORDINATOR'),
      candidateIds: subjectsOf('CANDIDATE'),
      employerIds: subjectsOf('EMPLOYER'),
      adminOf: grants.flatMap(({ memberRole, subjectId }) =>
        memberRole === 'ADMIN' && subjectId ? [subjectId] : [],
      ),
    };
  }
}

/** Somebody at a browser of their own; all that comes back is held against what they may see. */
export class RehearsalBrowser {
  readonly jar: TestBrowser;
  private address: string | null = null;

  constructor(
    private readonly rehearsal: Rehearsal,
    private readonly drill: MutationDrill,
    address: string | null,
  ) {
    this.jar = new TestBrowser(rehearsal.round.url);
    this.address = address;
  }

  /**
   * What comes back of something that must be done; when it signs somebody in, as that person reads it.
   * @throws when it is refused
   */
  async does(
    name: string,
    given: Given = {},
    becomes = this.address,
  ): Promise<Readonly<Record<string, unknown>>> {
    const answer = await this.asked(name, given, becomes);
    if (!isDone(name, answer)) throw new Error(`${name} by ${this.address}: ${answer.whole.slice(-300)}`);
    return answer.data![name] as Readonly<Record<string, unknown>>;
  }

  /** Something that must be refused: a leak when it is not. */
  async cannot(name: string, given: Given = {}): Promise<void> {
    const { findings } = this.rehearsal.round;
    const answer = await this.asked(name, given, this.address);
    findings.checks += 1;
    if (isDone(name, answer))
      findings.leak({ name: this.address ?? 'a visitor' }, name, `did it: ${answer.whole.slice(-200)}`);
  }

  /** Who is signed in here must be whose address this is; nobody without one. */
  async is(address: string | null): Promise<void> {
    const { findings } = this.rehearsal.round;
    const { data } = (await this.jar.ask('{ viewer { email } }')) as {
      data: { viewer: { email: string } | null };
    };
    this.address = data.viewer?.email ?? null;
    findings.checks += 1;
    if (this.address !== address)
      findings.leak({ name: address ?? 'a visitor' }, 'viewer', `is signed in as ${this.address}`);
  }

  private async asked(name: string, given: Given, reader: string | null) {
    return this.drill.judged(name, await this.rehearsal.viewerAt(reader), given, {
      makes: name === 'registerCandidate' ? 'candidate' : undefined,
      send: async (query, variables) => {
        const { data, errors } = await this.jar.ask(query, variables);
        return { data, errors: (errors ?? []) as never, whole: JSON.stringify([data, errors]) };
      },
    });
  }
}
