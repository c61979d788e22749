import { Sessions } from '../../../src/access/sessions.service.js';
import type { Person, TestApp } from '../../support/app.js';
import { environmentOn } from '../../support/app.js';
import { givenCandidate, givenEmployer } from '../../support/given.js';
import { StackProcess, until } from '../../support/stack-process.js';
import { roles, type Role } from './screen-table.js';

/** Who opens screens: signed in, or a visitor. */
export interface Somebody {
  readonly role: Role;
  readonly person: Person | null;
  /** The candidate or the employer they are. */
  readonly subjectId: string | null;
  readonly regionCode: string;
}

/** A product with people in it: `filled` with the demo region, or `empty`, where nobody ever did anything. */
export interface World {
  readonly name: 'filled' | 'empty';
  readonly app: TestApp;
  readonly people: readonly Somebody[];
}

const byLink = { by: 'LINK', acr: null, secondStep: true, browser: 'Firefox, Linux' } as const;
const filledRegion = 'AM05';
const emptyRegion = 'AM02';

/** The demo region as everybody who tries the product gets it, after a worker did what was due. */
export async function filledWorld(app: TestApp): Promise<World> {
  const environment = { ...environmentOn(app.databaseUrl), LOG_LEVEL: 'error' };
  const seed = new StackProcess('dist/src/demo/seed.main.js', [], environment);
  await seed.says('De demoregio is gevuld');
  await seed.ended;
  const people = await Promise.all(
    roles.map((role) =>
      role === 'VISITOR' || role === 'OPERATOR'
        ? someoneNew(app, role, filledRegion)
        : role === 'CANDIDATE'
          ? whoWasIntroduced(app)
          : ofTheDemo(app, role, `${role.toLowerCase()}@demo.routekaart.example`),
    ),
  );
  await app.ask(
    `mutation { computeRescuePlan(regionCode: "${filledRegion}") { problems { message } } }`,
    {},
    { as: people.find(({ role }) => role === 'ADVISER')?.person },
  );
  await work(app, environment);
  return { name: 'filled', app, people };
}

/** Has a worker do what is due, until nothing is. */
async function work(app: TestApp, environment: Record<string, string>): Promise<void> {
  const worker = new StackProcess('dist/src/worker.main.js', [], environment);
  try {
    await until(
      'the worker has done what was due',
      async () => {
        const [row] = await app.db((tx) =>
          tx.query<{ isDone: boolean }>(
            `SELECT EXISTS (SELECT FROM rescue_plan WHERE computed_at IS NOT NULL)
               AND NOT EXISTS (SELECT FROM outbox_event WHERE fanned_out_at IS NULL)
               AND NOT EXISTS (SELECT FROM outbox_delivery
                 WHERE handled_at IS NULL AND dead_at IS NULL AND due_at <= app_now()) AS "isDone"`,
          ),
        );
        return row?.isDone === true;
      },
      180_000,
    );
  } finally {
    worker.kill('SIGTERM');
    await worker.ended;
  }
}

/** A region on its first day: people with a role, and nothing else. */
export async function emptyWorld(app: TestApp): Promise<World> {
  const people: Somebody[] = [];
  for (const role of roles) people.push(await someoneNew(app, role, emptyRegion));
  return { name: 'empty', app, people };
}

async function ofTheDemo(app: TestApp, role: Role, email: string): Promise<Somebody> {
  return app.db(async (tx) => {
    const [grant] = await tx.query<{ accountId: string; subjectId: string | null }>(
      `SELECT a.id AS "accountId", g.subject_id AS "subjectId" FROM account a
       JOIN role_grant g ON g.account_id = a.id AND g.role = $2 AND g.ended_at IS NULL WHERE a.email = $1`,
      [email, role],
    );
    if (!grant) throw new Error(`the demo has no ${email}`);
    const session = await app.app.get(Sessions).start(tx, grant.accountId, byLink);
    return {
      role,
      person: { accountId: grant.accountId, cookie: `routekaart=${session}` },
      subjectId: grant.subjectId,
      regionCode: filledRegion,
    };
  });
}

/** The candidate of the demo who saw most: introductions in as many states as there are. */
async function whoWasIntroduced(app: TestApp): Promise<Somebody> {
  const [candidate] = await app.db((tx) =>
    tx.query<{ id: string; name: string }>(
      `SELECT c.id, c.name FROM candidate c JOIN introduction i ON i.candidate_id = c.id
       WHERE c.region_code = $1 AND c.placed_on IS NULL
       GROUP BY c.id ORDER BY count(DISTINCT i.status) DESC, count(*) DESC, c.id LIMIT 1`,
      [filledRegion],
    ),
  );
  if (!candidate) throw new Error('the demo introduced nobody');
  const person = await app.person(candidate.name, { role: 'CANDIDATE', subjectId: candidate.id });
  return { role: 'CANDIDATE', person, subjectId: candidate.id, regionCode: filledRegion };
}

async function someoneNew(app: TestApp, role: Role, regionCode: string): Promise<Somebody> {
  const nobodys = { role, subjectId: null, regionCode };
  switch (role) {
    case 'VISITOR':
      return { ...nobodys, person: null };
    case 'CANDIDATE': {
      const { candidate, person } = await givenCandidate(app);
      return { ...nobodys, person, subjectId: candidate.id };
    }
    case 'EMPLOYER': {
      const { employer, member } = await givenEmployer(app, { regionCode });
      return { ...nobodys, person: member, subjectId: employer.id };
    }
    case 'OPERATOR':
      return { ...nobodys, person: await app.person('Olga Beheer', { role }) };
    default:
      return { ...nobodys, person: await app.person('Noor Nieuw', { role, regionCode }) };
  }
}
