import { Module } from '@nestjs/common';
import { CandidatesModule } from '../candidates/candidates.module.js';
import { DesksModule } from '../desks/desks.module.js';
import { EmployersModule } from '../employers/employers.module.js';
import { IntroductionsModule } from '../introductions/introductions.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { PlacesModule } from '../places/places.module.js';
import { PromisesModule } from '../promises/promises.module.js';
import { RoutesModule } from '../routes/routes.module.js';
import { SupportTalksModule } from '../support-talks/support-talks.module.js';
import { CaseloadRepository } from './caseload.repository.js';
import { CaseloadResolver } from './caseload.resolver.js';
import { Caseload } from './caseload.service.js';
import { HandOver } from './hand-over.usecase.js';
import { TellCasesHandedOver } from './tell-handed-over.job.js';

/** The work of a desk: what is due, what stands still, and handing it over to a colleague. */
@Module({
  imports: [
    DesksModule,
    NoticesModule,
    EmployersModule,
    PlacesModule,
    CandidatesModule,
    IntroductionsModule,
    PromisesModule,
    MessagesModule,
    SupportTalksModule,
    RoutesModule,
  ],
  providers: [CaseloadRepository, Caseload, HandOver, TellCasesHandedOver, CaseloadResolver],
})
export class CaseloadModule {}
