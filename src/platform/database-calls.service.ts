import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import type { Config } from './config.js';
import { CONFIG } from './config.provider.js';
import { asProduct } from './database.module.js';

const againAfterMs = 1000;

/**
 * Hears what the database calls at commit (NOTIFY), over one connection for all who listen in this process. A call only
 * saves waiting for the next sweep: when the connection breaks the sweeps go on, and it is made again.
 */
@Injectable()
export class DatabaseCalls implements OnApplicationShutdown {
  private readonly log = new Logger(DatabaseCalls.name);
  private readonly answers = new Map<string, (payload: string) => Promise<unknown>>();
  private client: pg.Client | undefined;
  private listening = Promise.resolve();
  private isStopped = false;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Answers each call on a channel from now on; what the answer throws is logged. Resolves when it hears, or has failed to for now. */
  hear(channel: string, answer: (payload: string) => Promise<unknown>): Promise<void> {
    this.answers.set(channel, answer);
    return this.listen();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    await this.listening;
    await this.client?.end().catch(() => undefined);
  }

  private listen(): Promise<void> {
    this.listening = this.listening.then(async () => {
      if (this.isStopped) return;
      try {
        this.client ??= await this.connected();
        for (const channel of this.answers.keys()) await this.client.query(`LISTEN ${channel}`);
      } catch (error) {
        this.log.warn(`Listening to the database failed: ${String(error)}`);
      }
    });
    return this.listening;
  }

  private async connected(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.config.databaseUrl, options: asProduct });
    client.on('notification', ({ channel, payload = '' }) => {
      this.answers
        .get(channel)?.(payload)
        .catch((error: unknown) => this.log.error(String(error)));
    });
    client.on('error', () => undefined);
    client.on('end', () => {
      this.client = undefined;
      if (!this.isStopped) setTimeout(() => void this.listen(), againAfterMs).unref();
    });
    await client.connect();
    return client;
  }
}
