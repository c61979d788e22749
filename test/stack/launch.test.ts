import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { reachSetting, workReach } from '../../src/platform/reach.js';
import { expectFilledDemo } from '../demo/expect-filled-demo.js';
import {
  StackProcess,
  processesWith,
  startLauncher,
  temporaryDataDir,
  until,
  unusedPort,
} from '../support/stack-process.js';

const ready = 'Stoppen: Ctrl-C';
const limit = 240_000;
const data = temporaryDataDir();
const started: StackProcess[] = [];

interface Address {
  pid: number;
  databaseUrl: string;
  databaseOwnerUrl: string;
  redisUrl: string;
  url: string;
}

function launcher(...args: Parameters<typeof startLauncher>): StackProcess {
  const process = startLauncher(...args);
  started.push(process);
  return process;
}

const address = (): Address => JSON.parse(readFileSync(join(data.path, 'stack.json'), 'utf8')) as Address;
const healthy = async (url: string) => (await fetch(`${url}/health`).catch(() => undefined))?.status === 200;
const program = (name: string) =>
  processesWith('node', `dist/src/${name}.main.js`).filter((pid) => environmentOf(pid).includes(data.path));
const environmentOf = (pid: number) => {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return '';
  }
};
const cluster = () => processesWith('postgres', '-D', data.path);

async function query(text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: address().databaseOwnerUrl });
  await client.connect();
  try {
    await client.query(`SELECT set_config('routekaart.reach', $1, false)`, [reachSetting(workReach('test'))]);
    return (await client.query({ text, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

afterEach(async () => {
  for (const process of started.splice(0)) {
    process.kill('SIGTERM');
    await process.ended;
  }
}, limit);
afterAll(() => data.remove());

describe('npm start', () => {
  it(
    'brings everything up, says where to look, and lets only one launcher on the same data',
    async () => {
      const port = await unusedPort();
      const first = launcher(data.path, port);
      await first.says(ready);
      expect(first.output).toContain(`Kijk op http://localhost:${port}`);
      for (const name of ['candidate', 'employer', 'adviser', 'coordinator', 'adviser2']) {
        expect(first.output).toContain(`${name}@demo.routekaart.example`);
      }
      expect(await healthy(address().url)).toBe(true);
      await expectFilledDemo(query);
      expect(statSync(join(data.path, 'stack.json')).mode & 0o077).toBe(0);
      await query('create table kept (word text)');
      await query(`insert into kept values ('bewaard')`);

      const second = launcher(data.path, await unusedPort());
      expect(await second.ended).toBe(1);
      expect(second.output).toContain(
        `Routekaart draait al op http://localhost:${port} (proces ${first.pid})`,
      );
      expect(await healthy(address().url)).toBe(true);

      const command = new StackProcess('dist/src/stack/with-stack.main.js', ['dist/src/migrate.main.js'], {
        DATA_DIR: data.path,
      });
      expect(await command.ended).toBe(0);
      expect(command.output).not.toContain('PostgreSQL starten');
    },
    limit,
  );

  it(
    'keeps its data over a second start',
    async () => {
      const process = launcher(data.path, await unusedPort());
      await process.says(ready);
      expect(await query('select word from kept')).toEqual(['bewaard']);
      await expectFilledDemo(query);

      process.kill('SIGINT');
      expect(await process.ended).toBe(0);
      expect(process.output).toContain('Alles is gestopt.');
      expect([...program('api'), ...program('worker'), ...cluster()]).toEqual([]);
      expect(() => address()).toThrow('ENOENT');
    },
    limit,
  );

  it(
    'ends its processes when it is killed with -9, and the next start recovers on the same port',
    async () => {
      const port = await unusedPort();
      const killed = launcher(data.path, port, { WORKERS: '2' });
      await killed.says(ready);
      await query(`insert into kept values ('vlak voor kill -9')`);
      expect(program('worker')).toHaveLength(2);
      const orphan = cluster();
      killed.kill('SIGKILL');
      expect(await killed.ended).toBe('SIGKILL');
      expect(orphan).toHaveLength(1);
      expect(cluster()).toEqual(orphan);

      const next = launcher(data.path, port);
      await next.says(ready);
      expect(await query('select word from kept order by 1')).toEqual(['bewaard', 'vlak voor kill -9']);
      expect(cluster()).toHaveLength(1);
      expect(cluster()).not.toEqual(orphan);
      // Those of the killed launcher have ended by themselves.
      expect([program('api').length, program('worker').length]).toEqual([1, 1]);
    },
    limit,
  );

  it(
    'starts again what crashes: worker, api, Redis and PostgreSQL',
    async () => {
      const product = launcher(data.path, await unusedPort());
      await product.says(ready);
      const { url, redisUrl } = address();
      const redis = () => processesWith('-server', `127.0.0.1:${new URL(redisUrl).port}`);
      for (const pids of [() => program('worker'), () => program('api'), redis, cluster]) {
        const [pid] = pids();
        expect(pid).toBeDefined();
        process.kill(pid as number, 'SIGKILL');
        await until(
          'another one runs',
          () => pids().some((other) => other !== pid) && !pids().includes(pid as number),
        );
        await until('everything is well again', () => healthy(url), 60_000);
      }
      expect(product.output).toContain('worker stopte onverwacht (SIGKILL) en wordt opnieuw gestart.');
      expect(await query('select count(*)::int from kept')).toEqual([2]);
    },
    limit,
  );

  it('says in one sentence that the database it was given does not answer', async () => {
    const elsewhere = temporaryDataDir();
    const nobody = `postgresql://x:y@127.0.0.1:${await unusedPort()}/z`;
    const product = launcher(elsewhere.path, await unusedPort(), { DATABASE_URL: nobody });
    expect(await product.ended).toBe(1);
    expect(product.output).toContain('De database van DATABASE_URL antwoordt niet');
    expect(product.output).not.toContain('    at ');
    elsewhere.remove();
  });

  it('says in one sentence that the port is in use', async () => {
    const port = await unusedPort();
    const server = createServer();
    await new Promise<void>((done) => server.listen(port, done));
    const elsewhere = temporaryDataDir();
    const process = launcher(elsewhere.path, port);
    expect(await process.ended).toBe(1);
    server.close();
    expect(process.output).toContain(`Poort ${port} is al in gebruik.`);
    expect(process.output).toContain(`PORT=${port + 1} npm start`);
    expect(process.output).not.toContain('    at ');
    elsewhere.remove();
  });
});
