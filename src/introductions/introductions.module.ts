import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CandidatesModule } from '../candidates/candidates.module.js';
import { CollegesModule } from '../colleges/colleges.module.js';
import { DesksModule } from '../desks/desks.module.js';
import { EmployersModule } from '../employers/employers.module.js';
import { MatchingModule } from '../matching/matching.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { PlacesModule } from '../places/places.module.js';
import { AnswerAsSchool } from './answer-as-school.usecase.js';
import { AnswerIntroduction } from './answer-introduction.usecase.js';
import { AskSchool } from './ask-school.usecase.js';
import { CheckIntroductionMail } from './check-introduction-mail.service.js';
import { ConfirmPlacement } from './confirm-placement.usecase.js';
import { EndPlacement } from './end-placement.usecase.js';
import {
  ExpireIntroductions,
  ExpireIntroductionsOfFilledPlace,
  ExpireIntroductionsOfLapsedPlace,
  ExpireIntroductionsOfWithdrawnPlace,
  ExpireIntroductionsWithoutGround,
} from './expire-introductions.job.js';
import { FollowUpResolver } from './follow-up.resolver.js';
import { EnrolmentFieldsResolver, IntroductionFieldsResolver } from './introduction-fields.resolver.js';
import {
  EnrolmentEntity,
  HesitationEntity,
  IntroductionEntity,
  MilestoneEntity,
  PlacementEntity,
  SchoolLinkEntity,
} from './introduction.entity.js';
import { IntroductionLoader, IntroductionPartsLoader, MailableLoader } from './introduction.loader.js';
import { IntroductionPayloads } from './introduction-payloads.service.js';
import { IntroductionsRepository } from './introductions.repository.js';
import { IntroductionsResolver } from './introductions.resolver.js';
import { NextBestPlaces } from './next-best-places.service.js';
import { PlacementsRepository } from './placements.repository.js';
import { ProposeIntroduction } from './propose-introduction.usecase.js';
import { RecordEnrolment } from './record-enrolment.usecase.js';
import { RecordMilestone } from './record-milestone.usecase.js';
import { SchoolLinksRepository } from './school-links.repository.js';
import { SchoolPagesController } from './school-pages.controller.js';
import {
  IntroductionNews,
  TellCandidatePlaced,
  TellEnrolment,
  TellIntroductionAccepted,
  TellIntroductionEnded,
  TellIntroductionProposed,
} from './tell-introduction-news.job.js';
import { WithdrawIntroduction } from './withdraw-introduction.usecase.js';

const forOtherRooms = [
  ExpireIntroductions,
  IntroductionsRepository,
  PlacementsRepository,
  IntroductionLoader,
  IntroductionPartsLoader,
  ProposeIntroduction,
  AnswerIntroduction,
  RecordEnrolment,
  RecordMilestone,
  ConfirmPlacement,
  EndPlacement,
  WithdrawIntroduction,
  IntroductionNews,
  AskSchool,
];

/** Brokering: a candidate introduced for a place, whose turn it is, what the college said, and the placement. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      IntroductionEntity,
      HesitationEntity,
      EnrolmentEntity,
      MilestoneEntity,
      SchoolLinkEntity,
      PlacementEntity,
    ]),
    DesksModule,
    NoticesModule,
    MatchingModule,
    CollegesModule,
    EmployersModule,
    PlacesModule,
    CandidatesModule,
  ],
  controllers: [SchoolPagesController],
  providers: [
    NextBestPlaces,
    ...forOtherRooms,
    MailableLoader,
    ExpireIntroductionsOfFilledPlace,
    ExpireIntroductionsOfLapsedPlace,
    ExpireIntroductionsOfWithdrawnPlace,
    ExpireIntroductionsWithoutGround,
    CheckIntroductionMail,
    TellIntroductionProposed,
    TellIntroductionAccepted,
    TellIntroductionEnded,
    TellCandidatePlaced,
    TellEnrolment,
    SchoolLinksRepository,
    AnswerAsSchool,
    IntroductionPayloads,
    FollowUpResolver,
    IntroductionsResolver,
    IntroductionFieldsResolver,
    EnrolmentFieldsResolver,
  ],
  exports: forOtherRooms,
})
export class IntroductionsModule {}
