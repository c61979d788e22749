import 'reflect-metadata';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { parseConfig } from '../../src/platform/config.js';
import { Mails, type Mail } from '../../src/platform/mail.service.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { Handles, type EventHandler } from '../../src/platform/handles.decorator.js';
import { Injectable } from '@nestjs/common';
import { referenceLoaded } from '../../src/reference/reference-loaded.js';
import { SendMail } from '../../src/platform/send-mail.job.js';
import type { Tx } from '../../src/platform/transaction.service.js';
import { appKey } from '../support/app-key.js';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { ownerTransaction } from '../support/test-transaction.js';

// The reference room defines this event and is loaded with the test database.
@Injectable()
@Handles(referenceLoaded, 'note-reference')
class NoteReference implements EventHandler<{ lists: string[] }> {
  handle(): Promise<void> {
    return Promise.resolve();
  }
}

@Module({})
class PostModule {}

/** Mail as the table has it. */
export interface MailRow {
  readonly reason: string;
  readonly isSent: boolean;
  readonly why: string | null;
  readonly replyCode: number | null;
  readonly attempts: number;
}

/** A database, a mail server, and workers that do nothing but send mail. */
export interface ProductOfMail {
  readonly server: MailServer;
  db<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** One more process, with settings of its own. */
  worker(settings?: Record<string, string>): Promise<INestApplicationContext>;
  /** Writes a mail to an address; its reason is how it is known here. */
  write(to: string, reason: string, more?: Partial<Mail>): Promise<void>;
  /** What became of every mail, by reason. */
  mails(): Promise<Map<string, MailRow>>;
  /** The database's clock goes forward by so many seconds, or to an instant. */
  later(seconds: number): Promise<void>;
  setClock(instant: string): Promise<void>;
  clear(): Promise<void>;
  close(): Promise<void>;
}

export async function startProductOfMail(): Promise<ProductOfMail> {
  const database: TestDatabase = await createDatabase();
  const server = await startMailServer();
  const owner = await ownerTransaction(database.url);
  const workers: INestApplicationContext[] = [];
  const worker: ProductOfMail['worker'] = async (settings = {}) => {
    const config = parseConfig({
      DATABASE_URL: database.url,
      REDIS_URL: process.env['TEST_STACK_REDIS_URL'],
      APP_KEYS: appKey,
      ROUTEKAART_MODE: 'demo',
      SMTP_URL: server.url,
      MAIL_PATIENCE_SECONDS: '0.5',
      ...settings,
    });
    const module = {
      module: PostModule,
      imports: [PlatformModule.for(config, [referenceLoaded.name])],
      providers: [NoteReference],
    };
    const context = await NestFactory.createApplicationContext(module, {
      logger: false,
      abortOnError: false,
    });
    workers.push(context);
    return context;
  };
  const first = await worker();
  const shift = (sql: string, value: unknown) =>
    owner.run(async (tx) => {
      const before = await tx.one<{ at: Date }>('SELECT app_now() AS at');
      await tx.execute('DELETE FROM clock_offset');
      await tx.execute(`INSERT INTO clock_offset (shift) VALUES (${sql})`, [value, before?.at]);
    });
  return {
    server,
    db: (work) => owner.run(work),
    worker: async (settings) => (settings ? worker(settings) : first),
    async write(to, reason, more = {}) {
      const body = { locale: 'nl' as const, heading: reason, parts: [], footer: 'x' };
      await owner.run((tx) =>
        first.get(Mails).write(tx, { to, kind: 'x', reason, subject: reason, body, ...more }),
      );
    },
    async mails() {
      const rows = await owner.run((tx) =>
        tx.query<MailRow>(
          `SELECT subject AS reason, sent_at IS NOT NULL AS "isSent", not_sent_why AS why, reply_code AS "replyCode",
             attempts FROM mail ORDER BY position`,
        ),
      );
      return new Map(rows.map((row) => [row.reason, row]));
    },
    later: (seconds) => shift(`$2::timestamptz + $1 * interval '1 second' - clock_timestamp()`, seconds),
    setClock: (instant) =>
      shift(`$1::timestamptz - clock_timestamp() + 0 * ($2::timestamptz - now())`, instant),
    async clear() {
      await owner.run((tx) => tx.execute('TRUNCATE mail'));
      await owner.run((tx) => tx.execute(`DELETE FROM mail_route WHERE name <> '*'`));
      await owner.run((tx) => tx.execute(`UPDATE mail_route SET failures = 0, held_until = NULL`));
      server.arrived.length = 0;
    },
    async close() {
      for (const each of workers) await each.close();
      await server.goAway();
      await owner.close();
      await database.drop();
    },
  };
}

/** Sends whatever may go at this moment. */
export const send = (worker: INestApplicationContext): Promise<void> => worker.get(SendMail).sendAll();
