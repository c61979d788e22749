import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../src/app.module.js';
import { DemoModule } from '../../src/demo/demo.module.js';
import { FillDemo } from '../../src/demo/fill-demo.usecase.js';
import { parseConfig } from '../../src/platform/config.js';
import { Transaction } from '../../src/platform/transaction.service.js';
import { appKey } from '../support/app-key.js';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { asTest } from '../support/test-transaction.js';

let database: TestDatabase;
let wasFilled = false;
let app: Awaited<ReturnType<typeof NestFactory.createApplicationContext>>;
const rows = <Row>(sql: string) => asTest(() => app.get(Transaction).read((tx) => tx.query<Row>(sql)));
const count = async (sql: string) => (await rows<{ count: number }>(`SELECT count(*) FROM ${sql}`))[0]?.count;

beforeAll(async () => {
  database = await createDatabase();
  const config = parseConfig({
    DATABASE_URL: database.url,
    REDIS_URL: process.env['TEST_STACK_REDIS_URL'],
    APP_KEYS: appKey,
    ROUTEKAART_MODE: 'demo',
  });
  app = await NestFactory.createApplicationContext(AppModule.forCommands(config, [DemoModule]), {
    logger: false,
  });
  wasFilled = await asTest(() => app.get(FillDemo).execute());
  // Two regions, all of it through the rules: minutes on a machine that has other work.
}, 300_000);
afterAll(async () => {
  await app.close();
  await database.drop();
});

describe('the demo', () => {
  it('is filled once', async () => {
    expect(wasFilled).toBe(true);
    expect(await asTest(() => app.get(FillDemo).execute())).toBe(false);
  });

  it('is a desk of believable size, and a small one in another region', async () => {
    expect(await count(`employer WHERE region_code = 'AM05'`)).toBe(120);
    expect(await count(`place WHERE region_code = 'AM05'`)).toBe(400);
    expect(await count(`candidate WHERE region_code = 'AM05'`)).toBe(1500);
    expect(await count(`site WHERE region_code = 'AM05'`)).toBe(3);
    expect(
      await count(`introduction i JOIN place p ON p.id = i.place_id WHERE p.region_code = 'AM05'`),
    ).toBeGreaterThanOrEqual(200);
    expect(await count(`place WHERE region_code = 'AM01'`)).toBe(20);
  });

  it('has introductions in every state', async () => {
    const states = await rows<{ status: string }>('SELECT DISTINCT status FROM introduction ORDER BY status');
    expect(states.map(({ status }) => status)).toEqual([
      'ACCEPTED',
      'DECLINED',
      'EXPIRED',
      'PLACED',
      'PROPOSED',
      'WITHDRAWN',
    ]);
  });

  it('shows the adviser a place with 7 days left, in the list and in the mail', async () => {
    const [listed] = await rows<{ title: string }>(
      `SELECT p.title FROM alert_recipient r JOIN account a ON a.id = r.account_id
       JOIN deadline_alert d ON d.id = r.alert_id JOIN deadline l ON l.id = d.deadline_id JOIN place p ON p.id = l.subject_id
       WHERE a.email = 'adviser@demo.routekaart.example' AND p.lapses_on = app_today() + 7 AND p.status = 'PUBLISHED'`,
    );
    expect(listed).toBeDefined();
    const mails = await rows<{ text: string }>(
      `SELECT text FROM mail WHERE to_address = 'adviser@demo.routekaart.example' AND kind = 'digest'`,
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain(listed?.title);
  });

  it('tells nobody of what it filled in', async () => {
    expect(await count(`mail WHERE kind <> 'digest'`)).toBe(0);
    expect(await count(`outbox_event WHERE fanned_out_at IS NULL`)).toBe(0);
  });
});
