import { DynamicModule, Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { CalendarDateScalar } from './calendar-date.scalar.js';
import type { Config } from './config.js';
import { CONFIG } from './config.provider.js';
import { DatabaseModule } from './database.module.js';
import { DatabaseRole } from './database-role.service.js';
import { Deliveries } from './deliveries.service.js';
import { definedEvents } from './event.js';
import { HealthController } from './health.controller.js';
import { Ids } from './ids.service.js';
import { EVENTS, JobCatalogue } from './job-catalogue.service.js';
import { Keys } from './keys.service.js';
import { MailChecks } from './mail-checks.service.js';
import { Mails } from './mail.service.js';
import { MailTransport } from './mail-transport.service.js';
import { MailboxController } from './mailbox.controller.js';
import { OneByOne } from './one-by-one.service.js';
import { Outbox } from './outbox.service.js';
import { Readiness } from './readiness.service.js';
import { SendMail } from './send-mail.job.js';
import { Transaction } from './transaction.service.js';
import { WaitingMail } from './waiting-mail.repository.js';
import { DeliveryLag, MailLag } from './waiting.service.js';
import { Wakes } from './wakes.service.js';
import { WorkerHealth } from './worker-health.service.js';

const services = [
  Transaction,
  OneByOne,
  Outbox,
  Ids,
  Keys,
  Mails,
  MailChecks,
  JobCatalogue,
  Deliveries,
  Readiness,
  SendMail,
  WorkerHealth,
  Wakes,
];

/** What every room stands on. The local mailbox is part of it in demo mode only. */
@Global()
@Module({})
export class PlatformModule {
  /** @param events those that must have a handler: all that the rooms have defined */
  static for(config: Config, events: readonly string[] = definedEvents()): DynamicModule {
    return {
      module: PlatformModule,
      imports: [DatabaseModule.for(config), DiscoveryModule],
      controllers: config.demo ? [HealthController, MailboxController] : [HealthController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: EVENTS, useValue: events },
        CalendarDateScalar,
        DatabaseRole,
        MailTransport,
        WaitingMail,
        DeliveryLag,
        MailLag,
        ...services,
      ],
      exports: [CONFIG, ...services],
    };
  }
}
