import { keepRunning, type KeptRunning } from '../../src/stack/keep-running.service.js';
import { isAlive, run, type Running } from '../../src/stack/running.service.js';
import { until } from '../support/stack-process.js';

const crashing = () => run(process.execPath, ['-e', 'process.exit(3)'], { stdio: 'ignore' }, []);
const lasting = () =>
  run(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' }, [
    ['SIGTERM', 2_000],
  ]);
const stubborn = () =>
  run(
    process.execPath,
    ['-e', `process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1000); process.send('up')`],
    { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
    [['SIGTERM', 300]],
  );

describe('a process that is kept running', () => {
  const told: { line: string; final: boolean }[] = [];
  const trouble = (line: string, final: boolean) => void told.push({ line, final });
  const kept: KeptRunning[] = [];
  afterEach(async () => {
    for (const one of kept.splice(0)) await one.stop();
    told.length = 0;
  });

  it('is started again when it is killed', async () => {
    const first = await lasting();
    const later: Running[] = [];
    const again = async () => {
      const next = await lasting();
      later.push(next);
      return next;
    };
    kept.push(keepRunning({ name: 'proef', first, again, trouble }));
    process.kill(first.pid, 'SIGKILL');
    await until('it runs again', () => later.length === 1);
    expect(told).toEqual([
      { line: 'proef stopte onverwacht (SIGKILL) en wordt opnieuw gestart.', final: false },
    ]);
    await kept[0]?.stop();
    expect(isAlive(later[0]?.pid as number)).toBe(false);
    expect(told).toHaveLength(1);
  });

  it('is given up, with the reason, when it keeps crashing', async () => {
    let starts = 1;
    const again = () => {
      starts++;
      return crashing();
    };
    kept.push(keepRunning({ name: 'proef', first: await crashing(), again, trouble, mostCrashes: 2 }));
    await until('it is given up', () => told.at(-1)?.final === true);
    expect(starts).toBe(3);
    expect(told.map(({ final }) => final)).toEqual([false, false, true]);
    expect(told.at(-1)?.line).toContain('code 3');
  });

  it('counts a start that fails as a crash', async () => {
    const again = () => run('/no/such/program', [], {}, []);
    kept.push(keepRunning({ name: 'proef', first: await crashing(), again, trouble, mostCrashes: 2 }));
    await until('it is given up', () => told.at(-1)?.final === true);
    expect(told.at(-1)?.line).toContain('ENOENT');
  });

  it('is not said to crash when it is restarted on purpose', async () => {
    const pids: number[] = [];
    const again = async () => {
      const next = await lasting();
      pids.push(next.pid);
      return next;
    };
    const one = keepRunning({ name: 'proef', first: await lasting(), again, trouble, mostCrashes: 1 });
    kept.push(one);
    for (let round = 1; round <= 3; round++) {
      await one.restart();
      await until('it runs again', () => pids.length === round);
    }
    expect(told).toEqual([]);
  });

  it('is ended by force when it does not end by itself', async () => {
    const first = await stubborn();
    await new Promise((resolve) => first.child.once('message', resolve));
    await first.stop();
    expect(await first.exited).toBe('SIGKILL');
  });
});
