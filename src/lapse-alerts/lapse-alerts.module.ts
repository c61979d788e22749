import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { DesksModule } from '../desks/desks.module.js';
import { MatchingModule } from '../matching/matching.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { PlacesModule } from '../places/places.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { ActOnAlert } from './act-on-alert.usecase.js';
import { AlertFieldsResolver, CandidateAlertFieldsResolver } from './alert-fields.resolver.js';
import { AlertNewsRepository } from './alert-news.repository.js';
import { AlertNewsResolver } from './alert-news.resolver.js';
import { AlertMovesResolver } from './alert-moves.resolver.js';
import { CandidateAlertsResolver } from './candidate-alerts.resolver.js';
import { EffortsRepository, TriedLoader } from './efforts.repository.js';
import { EffortsResolver, TriedResolver } from './efforts.resolver.js';
import { EscalateLapseAlerts } from './escalate-lapse-alerts.job.js';
import { NoteEffort } from './note-effort.usecase.js';
import { PlaceEffortEntity } from './place-effort.entity.js';
import { FollowAlerts } from './follow-alerts.service.js';
import { ForgetAlertNews } from './forget-alert-news.job.js';
import { InPortions } from './in-portions.service.js';
import { LapseAlertsRepository } from './lapse-alerts.repository.js';
import { LapseAlertsResolver } from './lapse-alerts.resolver.js';
import { ResponsibilityGapsRepository } from './responsibility-gaps.repository.js';
import {
  ResponsibilityGapResolver,
  ResponsibilityTrialResolver,
  TrialPeopleResolver,
  TrialStepResolver,
} from './responsibility-trial.resolver.js';
import { SendLapseAlerts } from './send-lapse-alerts.job.js';
import { TellPlaceLapsed } from './tell-place-lapsed.job.js';
import { CheckPlaceNeedMail, TellPlaceNeedPassed } from './tell-place-need-passed.job.js';
import { UrgentMails } from './urgent-mails.service.js';
import { WatchedKinds } from './watched-kinds.service.js';
import { WriteDigests } from './write-digests.job.js';

/** Places whose lapse date nears: who is told, when, and who after them. */
@Module({
  imports: [
    TypeOrmModule.forFeature([PlaceEffortEntity]),
    ReferenceModule,
    DesksModule,
    NoticesModule,
    DeadlinesModule,
    PlacesModule,
    MatchingModule,
  ],
  providers: [
    LapseAlertsRepository,
    AlertNewsRepository,
    FollowAlerts,
    ForgetAlertNews,
    AlertNewsResolver,
    InPortions,
    WatchedKinds,
    UrgentMails,
    SendLapseAlerts,
    EscalateLapseAlerts,
    WriteDigests,
    TellPlaceLapsed,
    CheckPlaceNeedMail,
    TellPlaceNeedPassed,
    ActOnAlert,
    EffortsRepository,
    TriedLoader,
    NoteEffort,
    EffortsResolver,
    TriedResolver,
    AlertMovesResolver,
    AlertFieldsResolver,
    CandidateAlertFieldsResolver,
    CandidateAlertsResolver,
    LapseAlertsResolver,
    ResponsibilityGapsRepository,
    ResponsibilityTrialResolver,
    TrialPeopleResolver,
    TrialStepResolver,
    ResponsibilityGapResolver,
  ],
  exports: [LapseAlertsRepository, SendLapseAlerts, WriteDigests],
})
export class LapseAlertsModule {}
