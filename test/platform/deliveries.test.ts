import 'reflect-metadata';
import { Injectable, Module, type INestApplicationContext, type Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { parseConfig } from '../../src/platform/config.js';
import { Deliveries } from '../../src/platform/deliveries.service.js';
import type { EventKind } from '../../src/platform/event.js';
import { Handles, type EventHandler } from '../../src/platform/handles.decorator.js';
import { Outbox } from '../../src/platform/outbox.service.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { problem, INVALID, refuse } from '../../src/platform/problem.js';
import { referenceLoaded } from '../../src/reference/reference-loaded.js';
import { appKey } from '../support/app-key.js';
import type { Tx } from '../../src/platform/transaction.service.js';
import { ownerTransaction } from '../support/test-transaction.js';
import { createDatabase, type TestDatabase } from '../support/database.js';

const rang: EventKind<{ bell: number }> = { name: 'bell-rang' };
const broke: EventKind<{ bell: number }> = { name: 'bell-broke' };
const events = [rang, broke, referenceLoaded].map(({ name }) => name);

@Injectable()
@Handles(rang, 'count-bell')
class CountBell implements EventHandler<{ bell: number }> {
  async handle(tx: Tx, { bell }: { bell: number }): Promise<void> {
    await tx.execute('INSERT INTO bell_count VALUES ($1)', [bell]);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

@Injectable()
@Handles(rang, 'also-count-bell')
class AlsoCountBell extends CountBell {}

let repaired = false;
let toldOff = 0;
@Injectable()
@Handles(broke, 'mend-bell')
class MendBell implements EventHandler<{ bell: number }> {
  async handle(tx: Tx, { bell }: { bell: number }): Promise<void> {
    await tx.execute('INSERT INTO bell_count VALUES ($1)', [bell]);
    if (!repaired) throw new Error('the hammer is away');
  }

  giveUp(): Promise<void> {
    toldOff += 1;
    return Promise.resolve();
  }
}

// The reference room defines this event and is loaded with the test database.
@Injectable()
@Handles(referenceLoaded, 'note-reference')
class NoteReference implements EventHandler<{ lists: string[] }> {
  handle(): Promise<void> {
    return Promise.resolve();
  }
}

@Module({})
class BellModule {}

const handlers = [CountBell, AlsoCountBell, MendBell, NoteReference];
const start = (providers: Provider[]) => {
  const config = parseConfig({
    DATABASE_URL: database.url,
    REDIS_URL: process.env['TEST_STACK_REDIS_URL'],
    APP_KEYS: appKey,
    ROUTEKAART_MODE: 'demo',
  });
  const module = { module: BellModule, imports: [PlatformModule.for(config, events)], providers };
  return NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
};

let database: TestDatabase;
let app: INestApplicationContext;
let transaction: Awaited<ReturnType<typeof ownerTransaction>>;
let deliveries: Deliveries;
beforeAll(async () => {
  database = await createDatabase();
  app = await start(handlers);
  transaction = await ownerTransaction(database.url);
  deliveries = app.get(Deliveries);
  await transaction.run((tx) => tx.execute('CREATE TABLE bell_count (bell integer NOT NULL)'));
});
afterAll(async () => {
  await app.close();
  await transaction.close();
  await database.drop();
});
beforeEach(() => transaction.run((tx) => tx.execute('TRUNCATE bell_count, outbox_event CASCADE')));

const counted = () =>
  transaction.read((tx) =>
    tx.query<{ bell: number; times: number }>(
      'SELECT bell, count(*) AS times FROM bell_count GROUP BY bell ORDER BY bell',
    ),
  );
const ring = (...bells: number[]) =>
  transaction.run((tx) => app.get(Outbox).add(tx, rang, ...bells.map((bell) => ({ bell }))));

describe('events', () => {
  it('commit with the change they report, and not without it', async () => {
    await transaction.run(async (tx) => {
      await app.get(Outbox).add(tx, rang, { bell: 1 });
      return refuse(problem(INVALID, 'bell'));
    });
    await deliveries.settle();
    expect(await counted()).toEqual([]);
  });

  it('reach every handler once, however many workers run the same delivery at once', async () => {
    await ring(1, 2, 3);
    await Promise.all([deliveries.fanOut(), deliveries.fanOut(), deliveries.fanOut()]);
    const ids = await deliveries.claimForQueue();
    expect(ids).toHaveLength(6);
    await Promise.all(ids.flatMap((id) => Array.from({ length: 5 }, () => deliveries.run(id))));
    await Promise.all(ids.map((id) => deliveries.run(id)));
    expect(await counted()).toEqual([1, 2, 3].map((bell) => ({ bell, times: 2 })));
  });

  it('come back when a queue forgot them', async () => {
    await ring(7);
    await deliveries.fanOut();
    const first = await deliveries.claimForQueue();
    expect(await deliveries.claimForQueue()).toEqual([]);
    await transaction.run((tx) =>
      tx.execute(`UPDATE outbox_delivery SET enqueued_at = enqueued_at - interval '31 seconds'`),
    );
    expect((await deliveries.claimForQueue()).sort()).toEqual([...first].sort());
  });
});

describe('a job that fails', () => {
  it('leaves nothing half-done, waits longer each time, and is put aside after twelve attempts', async () => {
    repaired = false;
    await transaction.run((tx) => app.get(Outbox).add(tx, broke, { bell: 9 }));
    await deliveries.fanOut();
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 12; attempt++) {
      const [id] = await deliveries.claimForQueue();
      await deliveries.run(id ?? '');
      const [row] = await transaction.read((tx) =>
        tx.query<{ wait: number; dead: boolean; error: string }>(
          `SELECT extract(epoch FROM due_at - app_now())::float8 AS wait, dead_at IS NOT NULL AS dead, last_error AS error FROM outbox_delivery`,
        ),
      );
      expect(row).toMatchObject({ dead: attempt === 12, error: 'the hammer is away' });
      waits.push(Math.round(row?.wait ?? 0));
      await transaction.run((tx) => tx.execute('UPDATE outbox_delivery SET due_at = app_now()'));
    }
    expect(waits.slice(0, 4).every((wait, index) => index === 0 || wait > (waits[index - 1] ?? 0))).toBe(
      true,
    );
    expect(await counted()).toEqual([]);
    expect(await deliveries.claimForQueue()).toEqual([]);
  });

  it('is put aside when the process ends at every attempt, and whoever waits is told', async () => {
    repaired = false;
    toldOff = 0;
    await transaction.run((tx) => app.get(Outbox).add(tx, broke, { bell: 5 }));
    await deliveries.fanOut();
    const [id] = await deliveries.claimForQueue();
    // Twelve attempts that were begun and never came back.
    await transaction.run((tx) => tx.execute('UPDATE outbox_delivery SET attempts = 12'));
    await deliveries.run(id ?? '');
    const dead = await transaction.read((tx) =>
      tx.query('SELECT FROM outbox_delivery WHERE dead_at IS NOT NULL'),
    );
    expect(dead).toHaveLength(1);
    expect(toldOff).toBe(1);
    expect(await counted()).toEqual([]);
  });

  it('does its work once it can', async () => {
    repaired = false;
    await transaction.run((tx) => app.get(Outbox).add(tx, broke, { bell: 4 }));
    await deliveries.settle();
    expect(await counted()).toEqual([]);
    repaired = true;
    await transaction.run((tx) => tx.execute('UPDATE outbox_delivery SET due_at = app_now()'));
    await deliveries.settle();
    expect(await counted()).toEqual([{ bell: 4, times: 1 }]);
  });
});

describe('the closed catalogue', () => {
  @Injectable()
  @Handles(broke, 'count-bell')
  class Impostor extends CountBell {}

  it('refuses to start when nobody handles an event', async () => {
    await expect(start(handlers.slice(0, 2))).rejects.toThrow(
      'Nobody handles these events: bell-broke, reference-loaded',
    );
  });

  it('refuses to start when two handlers have one name', async () => {
    await expect(start([...handlers, Impostor])).rejects.toThrow('Two handlers are called count-bell');
  });
});
