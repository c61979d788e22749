import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DesksModule } from '../desks/desks.module.js';
import { IntroductionsModule } from '../introductions/introductions.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { PlacesModule } from '../places/places.module.js';
import { CheckTalkMail, KeepTalks } from './keep-talks.job.js';
import { ReadTalks } from './read-talks.service.js';
import { RecordSupportTalk } from './record-support-talk.usecase.js';
import { SayHowItGoes } from './say-how-it-goes.usecase.js';
import { PlacementVoiceEntity, SupportTalkEntity, SupportTalkReminderEntity } from './support-talk.entity.js';
import { SupportTalksRepository } from './support-talks.repository.js';
import { SupportTalksResolver } from './support-talks.resolver.js';
import { TakeBackSupportTalk } from './take-back-support-talk.usecase.js';
import { TellGoesBadly } from './tell-goes-badly.job.js';

/** How a placement goes after its start: talks of the adviser, what each side says, and early warnings. */
@Module({
  imports: [
    TypeOrmModule.forFeature([SupportTalkEntity, PlacementVoiceEntity, SupportTalkReminderEntity]),
    DesksModule,
    NoticesModule,
    PlacesModule,
    IntroductionsModule,
  ],
  providers: [
    SupportTalksRepository,
    ReadTalks,
    SayHowItGoes,
    RecordSupportTalk,
    TakeBackSupportTalk,
    TellGoesBadly,
    KeepTalks,
    CheckTalkMail,
    SupportTalksResolver,
  ],
  exports: [ReadTalks, KeepTalks],
})
export class SupportTalksModule {}
