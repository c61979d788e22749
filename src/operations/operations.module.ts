import { Module } from '@nestjs/common';
import { BouncesController } from './bounces.controller.js';
import { DeadLettersRepository } from './dead-letters.repository.js';
import { EmployersModule } from '../employers/employers.module.js';
import { MailFailsLoader } from './mail-fails.loader.js';
import { EmployerMailFailsResolver, PersonMailFailsResolver } from './mail-fails.resolver.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.service.js';
import { OperationsResolver } from './operations.resolver.js';
import { QueuesPage } from './queues-page.service.js';
import { RecordBounce } from './record-bounce.usecase.js';
import { RetryDeadLetter } from './retry-dead-letter.usecase.js';
import { ServiceStatusRepository } from './service-status.repository.js';

/** Whether the product does what it should: for operators, for machines that watch, and in plain words for coordinators. */
@Module({
  imports: [EmployersModule],
  controllers: [MetricsController, BouncesController],
  providers: [
    Metrics,
    ServiceStatusRepository,
    DeadLettersRepository,
    RetryDeadLetter,
    RecordBounce,
    OperationsResolver,
    QueuesPage,
    MailFailsLoader,
    PersonMailFailsResolver,
    EmployerMailFailsResolver,
  ],
})
export class OperationsModule {}
