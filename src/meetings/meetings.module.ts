import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PaperRequests } from '../access/paper-requests.service.js';
import { CandidatesModule } from '../candidates/candidates.module.js';
import { DesksModule } from '../desks/desks.module.js';
import { EmployersModule } from '../employers/employers.module.js';
import { IntroductionsModule } from '../introductions/introductions.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { PlacesModule } from '../places/places.module.js';
import { CancelMeeting } from './cancel-meeting.usecase.js';
import { ChooseMeetingTime } from './choose-meeting-time.usecase.js';
import { KeepMeetings } from './keep-meetings.job.js';
import { MeetingAtHand } from './meeting-at-hand.service.js';
import { MeetingEntity, MeetingNudgeEntity, MeetingOutcomeEntity } from './meeting.entity.js';
import { MeetingNews } from './meeting-news.service.js';
import { MeetingsLoader } from './meeting.loader.js';
import { MeetingsRepository } from './meetings.repository.js';
import { MeetingFieldsResolver, MeetingsResolver } from './meetings.resolver.js';
import { MoveMeeting } from './move-meeting.usecase.js';
import { ProposeMeeting } from './propose-meeting.usecase.js';
import { CheckMeetingMail, TellMeetingChanged } from './tell-meeting-changed.job.js';
import { TasterDayPapersController } from './taster-day-papers.controller.js';
import { TellMeeting } from './tell-meeting.usecase.js';

/** Meetings and taster days: times are proposed, chosen, moved and cancelled, and both sides tell how it was. */
@Module({
  imports: [
    TypeOrmModule.forFeature([MeetingEntity, MeetingOutcomeEntity, MeetingNudgeEntity]),
    DesksModule,
    NoticesModule,
    EmployersModule,
    PlacesModule,
    CandidatesModule,
    IntroductionsModule,
  ],
  controllers: [TasterDayPapersController],
  providers: [
    PaperRequests,
    MeetingsRepository,
    MeetingsLoader,
    MeetingAtHand,
    MeetingNews,
    ProposeMeeting,
    ChooseMeetingTime,
    MoveMeeting,
    CancelMeeting,
    TellMeeting,
    TellMeetingChanged,
    CheckMeetingMail,
    KeepMeetings,
    MeetingsResolver,
    MeetingFieldsResolver,
  ],
  exports: [MeetingsRepository, KeepMeetings],
})
export class MeetingsModule {}
