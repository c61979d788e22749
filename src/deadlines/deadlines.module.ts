import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DesksModule } from '../desks/desks.module.js';
import { AlertLag } from './alert-lag.service.js';
import { AlertsRepository } from './alerts.repository.js';
import { AlertRecipientEntity, DeadlineAlertEntity, DeadlineEntity } from './deadline.entity.js';
import { RecipientsRepository } from './recipients.repository.js';
import { DeadlinesRepository } from './deadlines.repository.js';

/** Dates that things must be done by, and the alerts before them. */
@Module({
  imports: [
    DesksModule,
    TypeOrmModule.forFeature([DeadlineEntity, DeadlineAlertEntity, AlertRecipientEntity]),
  ],
  providers: [DeadlinesRepository, AlertsRepository, RecipientsRepository, AlertLag],
  exports: [DeadlinesRepository, AlertsRepository, RecipientsRepository],
})
export class DeadlinesModule {}
