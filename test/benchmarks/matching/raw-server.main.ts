import { createServer } from 'node:http';
import { parseCookie } from 'cookie';
import pg from 'pg';
import { asProduct } from '../../../src/platform/database.module.js';
import { Keys } from '../../../src/platform/keys.service.js';
import { reachSetting } from '../../../src/platform/reach.js';
import { appKey } from '../../support/app-key.js';
import { asked, sessionByDigest } from './asked.js';

/**
 * As little as can be between HTTP and the same function: whose session it is, for whom the transaction runs, the
 * search, and JSON. No GraphQL, no rights, no limits, no checks of what is asked.
 */
const { databaseUrl, pool: max } = JSON.parse(process.argv[2] ?? '{}') as {
  databaseUrl: string;
  pool: number;
};
const pool = new pg.Pool({ connectionString: databaseUrl, max, options: asProduct });
const keys = new Keys({ appKeys: [appKey] });
const before = reachSetting({ kind: 'visitor' }, ['session', 'account', 'role_grant']);

async function answer(cookie: string, what: 'places' | 'candidates', id: string): Promise<unknown> {
  const client = await pool.connect();
  try {
    await client.query(
      `START TRANSACTION READ ONLY; SELECT set_config('routekaart.reach', ${pg.escapeLiteral(before)}, true)`,
    );
    const secret = parseCookie(cookie)['routekaart'] ?? '';
    const { rows } = await client.query({
      ...sessionByDigest,
      values: [keys.digests('session', secret)],
    });
    const [session] = rows;
    if (!session) return null;
    const reach = reachSetting({ kind: 'person', accountId: session.accountId, grants: rows });
    await client.query({
      name: 'reach',
      text: `SELECT set_config('routekaart.reach', $1, true)`,
      values: [reach],
    });
    const found = await client.query({ ...asked[what], values: asked[what].values(id) });
    return { total: found.rows[0]?.total ?? 0, nodes: found.rows };
  } finally {
    await client.query('COMMIT');
    client.release();
  }
}

const server = createServer((request, response) => {
  const [, what, id] = (request.url ?? '').split('/');
  answer(request.headers.cookie ?? '', what as 'places' | 'candidates', id as string).then(
    (value) => {
      const body = JSON.stringify(value);
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      });
      response.end(body);
    },
    () => response.writeHead(500).end(),
  );
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as { port: number };
  console.log(JSON.stringify({ url: `http://127.0.0.1:${port}` }));
});
