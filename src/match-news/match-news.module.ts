import { Module } from '@nestjs/common';
import { CandidatesModule } from '../candidates/candidates.module.js';
import { DesksModule } from '../desks/desks.module.js';
import { LapseAlertsModule } from '../lapse-alerts/lapse-alerts.module.js';
import { MatchingModule } from '../matching/matching.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { FindNewMatches } from './find-new-matches.job.js';
import { FoundMatchesRepository } from './found-matches.repository.js';
import { CheckMatchMail, TellFirstCandidate, TellNewMatches } from './tell-match-news.job.js';

/** New pairs that fit: what a candidate hears of places, and a desk of the first who fits one. */
@Module({
  imports: [CandidatesModule, DesksModule, NoticesModule, MatchingModule, LapseAlertsModule],
  providers: [FoundMatchesRepository, FindNewMatches, CheckMatchMail, TellNewMatches, TellFirstCandidate],
  exports: [FindNewMatches],
})
export class MatchNewsModule {}
