import { GraphQLSchemaHost } from '@nestjs/graphql';
import pg from 'pg';
import { Canaries } from '../drills/rights/canary.js';
import { fill } from '../drills/rights/cast.js';
import { Findings } from '../drills/rights/judge.js';
import { MutationDrill } from '../drills/rights/mutations.js';
import { ListenDrill } from '../drills/rights/listening.js';
import { QueryDrill } from '../drills/rights/queries.js';
import { Round } from '../drills/rights/round.js';
import type { Viewer } from '../drills/rights/audience.js';
import { startApp, type TestApp } from '../support/app.js';

let app: TestApp;
let owner: pg.Client;
let viewers: readonly Viewer[];
const canaries = new Canaries(7);
/** Two regions are filled through the product: on a busy machine that takes a while. */
const patience = 600_000;
beforeAll(async () => {
  app = await startApp();
  viewers = await fill(app, canaries);
  const url = new URL(process.env['TEST_STACK_DATABASE_URL'] ?? '');
  url.pathname = new URL(app.databaseUrl).pathname;
  owner = new pg.Client({ connectionString: url.href });
  await owner.connect();
}, patience);
afterAll(async () => {
  await owner?.end();
  await app.close();
});

/** A part of `npm run drill:rights`, on the product in this process. */
async function drilled(look: string, changed: Partial<Viewer> = {}): Promise<Findings> {
  const { schema } = app.app.get(GraphQLSchemaHost);
  const findings = new Findings();
  const round = await Round.on({
    schema,
    url: app.url,
    database: owner,
    viewers: viewers.map((viewer) => ({ ...viewer, ...changed })),
    findings,
    canaries,
    wanted: new Set(look.split(' ')),
  });
  if (look.includes('Subscription.')) await new ListenDrill(round, owner).run();
  if (look.includes('Query.')) await new QueryDrill(round).run();
  if (look.includes('Mutation.')) await new MutationDrill(round, owner).refusals();
  return findings;
}

describe('a part of the drill', () => {
  it(
    'finds nothing of somebody else’s in cases',
    async () => {
      const { leaks, filled } = await drilled(
        'Query.candidate Candidate CandidateDetails Mutation.changeWish',
      );
      expect(leaks).toEqual([]);
      expect([...filled]).toEqual(expect.arrayContaining(['Candidate.name', 'CandidateDetails.email']));
    },
    patience,
  );

  it(
    'hears over the socket of their own alerts alone, and hears of them',
    async () => {
      const { leaks, filled } = await drilled('Subscription.alertNews AlertNews AlertHappening LapseAlert');
      expect(leaks).toEqual([]);
      expect([...filled]).toEqual(
        expect.arrayContaining(['AlertHappening.lapseAlert', 'LapseAlert.id', 'LapseAlert.sentAt']),
      );
    },
    patience,
  );

  it(
    'is not blind: what people see of their own is a leak when it is nobody’s',
    async () => {
      const nobodys = {
        candidateIds: [],
        employerIds: [],
        adminOf: [],
        adviserIn: [],
        coordinatorIn: [],
        roles: [],
      };
      const { leaks } = await drilled('Query.candidate Candidate CandidateDetails', nobodys);
      const told = leaks.map(({ what }) => what);
      expect(told).toEqual(expect.arrayContaining([expect.stringMatching(/^Candidate\.name of candidate/)]));
      expect(told).toEqual(expect.arrayContaining([expect.stringMatching(/^candidate\.name "Kandidaat /)]));
    },
    patience,
  );
});
