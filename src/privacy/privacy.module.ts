import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DesksModule } from '../desks/desks.module.js';
import { IntroductionsModule } from '../introductions/introductions.module.js';
import { AnchorAudit } from './anchor-audit.job.js';
import { AskErasure } from './ask-erasure.usecase.js';
import { AuditAnchors } from './audit-anchors.service.js';
import { AuditTrailRepository } from './audit-trail.repository.js';
import { AuditTrailResolver } from './audit-trail.resolver.js';
import { ClearOut } from './clear-out.job.js';
import { ConfirmErasure } from './confirm-erasure.usecase.js';
import { DownloadData } from './download-data.usecase.js';
import { DownloadsRepository } from './downloads.repository.js';
import { EraseCandidate } from './erase-candidate.usecase.js';
import { ErasePerson } from './erase-person.service.js';
import { ErasureLedger } from './erasure-ledger.service.js';
import { ErasureRequestsRepository } from './erasure-requests.repository.js';
import { ErasuresRepository } from './erasures.repository.js';
import { ExpireDownloads, MakeDownload } from './make-download.job.js';
import { MyDataResolver } from './my-data.resolver.js';
import { PersonSettings } from './person-settings.service.js';
import { PersonalRowsRepository } from './personal-rows.repository.js';
import {
  DataDownloadEntity,
  ErasureEntity,
  ErasureRequestEntity,
  RetentionWarningEntity,
} from './privacy.entity.js';
import { ReadAuditTrail } from './read-audit-trail.usecase.js';
import { ReplayErasures } from './replay-erasures.service.js';
import { KeepNoLonger } from './retention.job.js';
import { RetentionRepository } from './retention.repository.js';
import { EraseConfirmed, SettleErasures, TellPersonErased } from './settle-erasures.job.js';

/** Downloading, erasing and outliving: what goes over all rooms. */
@Module({
  imports: [
    DesksModule,
    IntroductionsModule,
    TypeOrmModule.forFeature([
      ErasureRequestEntity,
      ErasureEntity,
      DataDownloadEntity,
      RetentionWarningEntity,
    ]),
  ],
  providers: [
    ErasureLedger,
    ErasuresRepository,
    ErasureRequestsRepository,
    PersonalRowsRepository,
    PersonSettings,
    ErasePerson,
    ReplayErasures,
    AskErasure,
    ConfirmErasure,
    EraseCandidate,
    EraseConfirmed,
    SettleErasures,
    TellPersonErased,
    DownloadsRepository,
    DownloadData,
    MakeDownload,
    ExpireDownloads,
    ClearOut,
    RetentionRepository,
    KeepNoLonger,
    AuditAnchors,
    AnchorAudit,
    AuditTrailRepository,
    ReadAuditTrail,
    AuditTrailResolver,
    MyDataResolver,
  ],
  exports: [ReplayErasures],
})
export class PrivacyModule {}
