import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CandidatesModule } from '../candidates/candidates.module.js';
import { DesksModule } from '../desks/desks.module.js';
import { EmployersModule } from '../employers/employers.module.js';
import { IntroductionsModule } from '../introductions/introductions.module.js';
import { MatchingModule } from '../matching/matching.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { PlacesModule } from '../places/places.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { AnswerAsk } from './answer-ask.usecase.js';
import { AskNews } from './ask-news.service.js';
import { AskProfileLoader } from './ask-profile.loader.js';
import { AskEntity, AskNudgeEntity } from './ask.entity.js';
import { AsksRepository } from './asks.repository.js';
import { AsksResolver, UnnamedMatchesResolver } from './asks.resolver.js';
import {
  CheckAskMail,
  LapseAsks,
  LapseAsksOfFilledPlace,
  LapseAsksOfIntroduced,
  LapseAsksOfLapsedPlace,
  LapseAsksOfPlaced,
  LapseAsksOfWithdrawnPlace,
  LapseAsksWithoutGround,
  TellAskEnded,
  TellAskMade,
  TellInvitersOfNoMeeting,
} from './follow-asks.job.js';
import { KeepAsks } from './keep-asks.job.js';
import { MakeAsk } from './make-ask.usecase.js';
import { ShownAsks } from './shown-asks.service.js';
import { UnnamedCandidates } from './unnamed-candidates.service.js';

/** Who asks whom: a candidate for a place, an employer for somebody without a name; an adviser answers. */
@Module({
  imports: [
    TypeOrmModule.forFeature([AskEntity, AskNudgeEntity]),
    ReferenceModule,
    DesksModule,
    NoticesModule,
    EmployersModule,
    PlacesModule,
    CandidatesModule,
    MatchingModule,
    IntroductionsModule,
  ],
  providers: [
    AsksRepository,
    UnnamedCandidates,
    MakeAsk,
    AnswerAsk,
    AskNews,
    AskProfileLoader,
    ShownAsks,
    LapseAsks,
    LapseAsksOfFilledPlace,
    LapseAsksOfIntroduced,
    LapseAsksOfLapsedPlace,
    LapseAsksOfPlaced,
    LapseAsksOfWithdrawnPlace,
    LapseAsksWithoutGround,
    TellInvitersOfNoMeeting,
    TellAskMade,
    TellAskEnded,
    CheckAskMail,
    KeepAsks,
    AsksResolver,
    UnnamedMatchesResolver,
  ],
  exports: [MakeAsk, AnswerAsk, KeepAsks, AsksRepository],
})
export class AsksModule {}
