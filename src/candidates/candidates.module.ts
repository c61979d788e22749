import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AllowEarlyStart } from './allow-early-start.usecase.js';
import {
  CandidateFieldsResolver,
  CandidateProfileResolver,
  ViewerCandidateResolver,
  WishResolver,
} from './candidate-fields.resolver.js';
import { CandidateEntity, CaseTeamEntity, LegalBasisEntity, WishEntity } from './candidate.entity.js';
import { CandidateLoader, CaseFileLoader, ReadableCandidateLoader } from './candidate.loader.js';
import { CandidatesRepository } from './candidates.repository.js';
import { CandidatesResolver } from './candidates.resolver.js';
import { ChangeWish } from './change-wish.usecase.js';
import { CodesInUseLookup } from './codes-in-use.service.js';
import { FollowHome } from './follow-home.job.js';
import { GiveMatchingConsent } from './give-matching-consent.usecase.js';
import { HandOverCases } from './hand-over-cases.job.js';
import { LegalBasesRepository } from './legal-bases.repository.js';
import { OpenCase } from './open-case.usecase.js';
import { CasesInTeamLoader, PersonCasesResolver } from './person-cases.resolver.js';
import { RegisterCandidate } from './register-candidate.usecase.js';
import { WithdrawMatchingConsent } from './withdraw-matching-consent.usecase.js';

const forOtherRooms = [
  CandidatesRepository,
  LegalBasesRepository,
  CodesInUseLookup,
  CandidateLoader,
  ReadableCandidateLoader,
  RegisterCandidate,
  OpenCase,
];

/** Candidates, what they wish, on what ground they are in matching, and who knows their case. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([CandidateEntity, WishEntity, LegalBasisEntity, CaseTeamEntity])],
  providers: [
    ...forOtherRooms,
    CaseFileLoader,
    ChangeWish,
    GiveMatchingConsent,
    WithdrawMatchingConsent,
    AllowEarlyStart,
    FollowHome,
    HandOverCases,
    CasesInTeamLoader,
    PersonCasesResolver,
    CandidatesResolver,
    CandidateFieldsResolver,
    ViewerCandidateResolver,
    WishResolver,
    CandidateProfileResolver,
  ],
  exports: forOtherRooms,
})
export class CandidatesModule {}
