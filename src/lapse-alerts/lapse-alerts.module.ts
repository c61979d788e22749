import { Module } from '@nestjs/common';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { DesksModule } from '../desks/desks.module.js';
import { MatchingModule } from '../matching/matching.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { PlacesModule } from '../places/places.module.js';
import { AcknowledgeLapseAlert } from './acknowledge-lapse-alert.usecase.js';
import { EscalateLapseAlerts } from './escalate-lapse-alerts.job.js';
import { InPortions } from './in-portions.service.js';
import { LapseAlertsRepository } from './lapse-alerts.repository.js';
import { LapseAlertsResolver } from './lapse-alerts.resolver.js';
import { SendLapseAlerts } from './send-lapse-alerts.job.js';
import { TellPlaceLapsed } from './tell-place-lapsed.job.js';
import { UrgentMails } from './urgent-mails.service.js';
import { WriteDigests } from './write-digests.job.js';

/** Places whose lapse date nears: who is told, when, and who after them. */
@Module({
  imports: [DesksModule, NoticesModule, DeadlinesModule, PlacesModule, MatchingModule],
  providers: [
    LapseAlertsRepository,
    InPortions,
    UrgentMails,
    SendLapseAlerts,
    EscalateLapseAlerts,
    WriteDigests,
    TellPlaceLapsed,
    AcknowledgeLapseAlert,
    LapseAlertsResolver,
  ],
  exports: [LapseAlertsRepository, SendLapseAlerts, WriteDigests],
})
export class LapseAlertsModule {}
