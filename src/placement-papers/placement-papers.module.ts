import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PaperRequests } from '../access/paper-requests.service.js';
import { CandidatesModule } from '../candidates/candidates.module.js';
import { DesksModule } from '../desks/desks.module.js';
import { EmployersModule } from '../employers/employers.module.js';
import { IntroductionsModule } from '../introductions/introductions.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { PlacesModule } from '../places/places.module.js';
import { DataSheetController } from './data-sheet.controller.js';
import { CheckPapersMail, KeepPapers } from './keep-papers.job.js';
import { AgreementReminderEntity, AgreementSignatureEntity } from './placement-papers.entity.js';
import { PlacementPapersRepository } from './placement-papers.repository.js';
import { PlacementPapersResolver } from './placement-papers.resolver.js';
import { ReadPapers } from './read-papers.service.js';
import { RecordSignature } from './record-signature.usecase.js';

/** The papers of a placement: the checklist, who signed, and the clock of what is not signed. */
@Module({
  imports: [
    TypeOrmModule.forFeature([AgreementSignatureEntity, AgreementReminderEntity]),
    DesksModule,
    NoticesModule,
    EmployersModule,
    PlacesModule,
    CandidatesModule,
    IntroductionsModule,
  ],
  controllers: [DataSheetController],
  providers: [
    PaperRequests,
    PlacementPapersRepository,
    ReadPapers,
    RecordSignature,
    KeepPapers,
    CheckPapersMail,
    PlacementPapersResolver,
  ],
  exports: [KeepPapers],
})
export class PlacementPapersModule {}
