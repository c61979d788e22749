import { Module } from '@nestjs/common';
import { CandidatesModule } from '../candidates/candidates.module.js';
import { CollegesModule } from '../colleges/colleges.module.js';
import { EmployersModule } from '../employers/employers.module.js';
import { IntroductionsModule } from '../introductions/introductions.module.js';
import { LapseAlertsModule } from '../lapse-alerts/lapse-alerts.module.js';
import { LostSeatsModule } from '../lost-seats/lost-seats.module.js';
import { MatchingModule } from '../matching/matching.module.js';
import { PlacesModule } from '../places/places.module.js';
import { RemediesModule } from '../remedies/remedies.module.js';
import { DemoCandidates } from './demo-candidates.service.js';
import { DemoDesks } from './demo-desks.service.js';
import { DemoEmployers } from './demo-employers.service.js';
import { DemoLosses } from './demo-losses.service.js';
import { DemoIntroductions } from './demo-introductions.service.js';
import { FillDemo } from './fill-demo.usecase.js';

/** The invented regions of demo mode. */
@Module({
  imports: [
    CollegesModule,
    EmployersModule,
    PlacesModule,
    CandidatesModule,
    MatchingModule,
    IntroductionsModule,
    LapseAlertsModule,
    LostSeatsModule,
    RemediesModule,
  ],
  providers: [DemoDesks, DemoEmployers, DemoCandidates, DemoIntroductions, DemoLosses, FillDemo],
  exports: [FillDemo],
})
export class DemoModule {}
