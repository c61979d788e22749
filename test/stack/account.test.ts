import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  folderInUse,
  runnableFolder,
  storeAccount,
  writableFolder,
  type Account,
} from '../../src/stack/account.service.js';
import { startPostgres } from '../../src/stack/postgres.service.js';

const asRoot = process.getuid?.() === 0 ? describe : describe.skip;

/** A checkout under /root: everything in it is closed to the user that the stores run as. */
asRoot('a checkout that only root can read', () => {
  let closed: string;
  const account = storeAccount() as Account;
  const remove: string[] = [];

  beforeEach(() => {
    closed = mkdtempSync(join(tmpdir(), 'routekaart-closed-'));
    chmodSync(closed, 0o700);
    remove.push(closed);
  });
  afterEach(() => remove.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })));

  it('has its database run all the same, and find its data again', async () => {
    const wanted = join(closed, '.data', 'postgres');
    const first = await startPostgres({ folder: wanted, durable: false });
    remove.push(folderInUse(wanted));
    expect(folderInUse(wanted)).not.toBe(wanted);
    expect(statSync(`/proc/${first.pid}`).uid).toBe(account.uid);
    await first.stop();
    const second = await startPostgres({ folder: wanted, durable: false });
    expect(second.password).toBe(first.password);
    await second.stop();
  }, 60_000);

  it('starts afresh when its data folder was removed', () => {
    const wanted = join(closed, 'postgres');
    const before = writableFolder(wanted, account);
    rmSync(wanted, { recursive: true });
    const after = writableFolder(wanted, account);
    remove.push(before, after);
    expect(after).not.toBe(before);
  });

  it('has its programs copied to where they can be run', () => {
    const programs = join(closed, 'programs');
    mkdirSync(join(programs, 'bin'), { recursive: true });
    cpSync('/bin/true', join(programs, 'bin', 'tool'));
    const copy = runnableFolder(programs, `test-${process.pid}`, 'bin/tool', account);
    remove.push(copy);
    expect(copy.startsWith(closed)).toBe(false);
    expect(spawnSync(join(copy, 'bin', 'tool'), { ...account, cwd: '/' }).status).toBe(0);
    expect(existsSync(join(programs, 'bin', 'tool'))).toBe(true);
  });

  it('copies nothing when the account can run them where they are', () => {
    expect(runnableFolder('/bin', 'unused', 'true', account)).toBe('/bin');
  });
});
