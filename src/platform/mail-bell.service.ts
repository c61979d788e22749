import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import pg from 'pg';
import type { Config } from './config.js';
import { CONFIG } from './config.provider.js';
import { asProduct } from './database.module.js';
import { SendMail } from './send-mail.job.js';

const againAfterMs = 5000;

/** Rings when mail is written, so that nobody waits for the next sweep; when its connection breaks, the sweeps go on. */
@Injectable()
export class MailBell implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(MailBell.name);
  private listener: pg.Client | undefined;
  private isStopped = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly sender: SendMail,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.listen();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    await this.listener?.end().catch(() => undefined);
  }

  private async listen(): Promise<void> {
    if (this.isStopped) return;
    const client = new pg.Client({ connectionString: this.config.databaseUrl, options: asProduct });
    client.on(
      'notification',
      () => void this.sender.sendAll().catch((error: unknown) => this.log.error(String(error))),
    );
    client.on('error', () => undefined);
    client.on('end', () => {
      if (!this.isStopped) setTimeout(() => void this.listen(), againAfterMs).unref();
    });
    this.listener = client;
    try {
      await client.connect();
      await client.query('LISTEN mail');
    } catch (error) {
      this.log.warn(`Listening for mail failed: ${String(error)}`);
    }
  }
}
