import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DatabaseCalls } from './database-calls.service.js';
import { SendMail } from './send-mail.job.js';

/** Rings when mail is written, so that nobody waits for the next sweep. */
@Injectable()
export class MailBell implements OnApplicationBootstrap {
  constructor(
    private readonly calls: DatabaseCalls,
    private readonly sender: SendMail,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.calls.hear('mail', () => this.sender.sendAll());
  }
}
