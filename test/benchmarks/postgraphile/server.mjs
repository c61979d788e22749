import 'reflect-metadata';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import pg from 'pg';
import { Keys } from '../../../dist/src/platform/keys.service.js';
import { reachSetting } from '../../../dist/src/platform/reach.js';
import { appKey } from '../../../dist/test/support/app-key.js';
import { sessionByDigest } from '../../../dist/test/benchmarks/matching/asked.js';

/**
 * PostGraphile over the functions in the schema `served`, for whoever the session says. Looking that up costs it one
 * statement: its connections for that are told once what they may open.
 */
const { databaseUrl, pool: max, packages } = JSON.parse(process.argv[2] ?? '{}');
// It asks for Node.js 22, and of what that has beyond 20 it uses this alone.
Promise.withResolvers ??= function withResolvers() {
  const made = {};
  made.promise = new this((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
};
const theirs = createRequire(packages);
const { postgraphile } = theirs('postgraphile');
const { grafserv } = theirs('postgraphile/grafserv/node');
const { makePgService } = theirs('postgraphile/adaptors/pg');
const { PostGraphileAmberPreset } = theirs('postgraphile/presets/amber');
const before = reachSetting({ kind: 'visitor' }, ['session', 'account', 'role_grant']);
const sessions = new pg.Pool({
  connectionString: databaseUrl,
  max,
  options: `-c role=routekaart_app -c routekaart.reach=${before}`,
});
const keys = new Keys({ appKeys: [appKey] });

async function settingsFor(cookie = '') {
  const secret = /routekaart=([^;]+)/.exec(cookie)?.[1] ?? '';
  const { rows } = await sessions.query({ ...sessionByDigest, values: [keys.digests('session', secret)] });
  if (rows.length === 0) throw new Error('nobody');
  const reach = reachSetting({ kind: 'person', accountId: rows[0].accountId, grants: rows });
  return { 'routekaart.reach': reach };
}

const server = createServer();
const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({
      pool: new pg.Pool({ connectionString: databaseUrl, max, options: '-c role=routekaart_app' }),
      schemas: ['served'],
    }),
  ],
  grafast: {
    context: async ({ node }) => ({ pgSettings: await settingsFor(node?.req.headers.cookie) }),
    explain: false,
  },
  grafserv: { graphiql: false, websockets: false, watch: false },
});
await instance.createServ(grafserv).addTo(server);
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}/graphql` }));
});
