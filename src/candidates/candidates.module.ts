import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { BreakGlass } from './break-glass.usecase.js';
import { BrokenGlassEntity, CaseGrantEntity, CaseViewEntity } from './case.entity.js';
import { CaseGrantsRepository } from './case-grants.repository.js';
import { CaseLookLoader } from './case-look.loader.js';
import { CaseViewsRepository } from './case-views.repository.js';
import { CaseGrantFieldsResolver, CasesResolver } from './cases.resolver.js';
import { EndCaseGrant } from './end-case-grant.usecase.js';
import { GiveCaseGrant } from './give-case-grant.usecase.js';
import { LeaveCase } from './leave-case.usecase.js';
import { TellGlassBroken } from './tell-glass-broken.job.js';
import { AskParent } from './ask-parent.service.js';
import { GiveParentalAgreement } from './give-parental-agreement.usecase.js';
import { ParentalAgreementEntity } from './parental-agreement.entity.js';
import { ParentalAgreementsRepository } from './parental-agreements.repository.js';
import { ParentsResolver } from './parents.resolver.js';
import { AllowUse } from './allow-use.usecase.js';
import { StopUse } from './stop-use.usecase.js';
import { DecideObjection } from './decide-objection.usecase.js';
import { DataUsesResolver } from './data-uses.resolver.js';
import { ObjectionsRepository } from './objections.repository.js';
import { ObjectionMails, TellCandidateOfDecision, TellDeskOfObjection } from './tell-objection.job.js';
import { AllowEarlyStart } from './allow-early-start.usecase.js';
import { ChangeContact } from './change-contact.usecase.js';
import { ChangeStrengths } from './change-strengths.usecase.js';
import { StrengthsResolver } from './strengths.resolver.js';
import { UnnamedCandidatesResolver } from './unnamed-candidates.resolver.js';
import {
  CandidateFieldsResolver,
  CandidateProfileResolver,
  ViewerCandidateResolver,
  WishResolver,
} from './candidate-fields.resolver.js';
import {
  CandidateEntity,
  CaseTeamEntity,
  LegalBasisEntity,
  ObjectionEntity,
  WishEntity,
} from './candidate.entity.js';
import {
  CandidateLoader,
  CaseFileLoader,
  IntroducibleLoader,
  NamelessCandidateLoader,
  StrengthsLoader,
  ReadableCandidateLoader,
} from './candidate.loader.js';
import { CandidateHomesRepository } from './candidate-homes.repository.js';
import { CandidatesRepository } from './candidates.repository.js';
import { CandidatesResolver } from './candidates.resolver.js';
import { ChangeWish } from './change-wish.usecase.js';
import { CodesInUseLookup } from './codes-in-use.service.js';
import { FollowAccount } from './follow-account.job.js';
import { FollowHome } from './follow-home.job.js';
import { HandOverCases } from './hand-over-cases.job.js';
import { LegalBasesRepository } from './legal-bases.repository.js';
import { FollowPlaceNeeded } from './follow-place-needed.job.js';
import { NeedPlaceBy } from './need-place-by.usecase.js';
import { NeedPlaceResolver } from './need-place.resolver.js';
import { NamelessCandidatesRepository } from './nameless-candidates.repository.js';
import { OpenCase } from './open-case.usecase.js';
import { CasesInTeamLoader, PersonCasesResolver } from './person-cases.resolver.js';
import { PlaceNeedsRepository } from './place-needs.repository.js';
import { RegisterCandidate } from './register-candidate.usecase.js';

const forOtherRooms = [
  CandidatesRepository,
  PlaceNeedsRepository,
  LegalBasesRepository,
  ObjectionsRepository,
  CodesInUseLookup,
  CandidateLoader,
  NamelessCandidatesRepository,
  NamelessCandidateLoader,
  StrengthsLoader,
  ReadableCandidateLoader,
  IntroducibleLoader,
  RegisterCandidate,
  OpenCase,
];

/** Candidates, what they wish, on what ground they are in matching, and who knows their case. */
@Global()
@Module({
  imports: [
    DeadlinesModule,
    TypeOrmModule.forFeature([
      CandidateEntity,
      WishEntity,
      LegalBasisEntity,
      ObjectionEntity,
      CaseTeamEntity,
      CaseGrantEntity,
      BrokenGlassEntity,
      CaseViewEntity,
      ParentalAgreementEntity,
    ]),
  ],
  providers: [
    ...forOtherRooms,
    CaseFileLoader,
    ChangeWish,
    AllowUse,
    StopUse,
    DecideObjection,
    ObjectionMails,
    TellDeskOfObjection,
    TellCandidateOfDecision,
    DataUsesResolver,
    ParentalAgreementsRepository,
    AskParent,
    GiveParentalAgreement,
    ParentsResolver,
    CaseGrantsRepository,
    CaseViewsRepository,
    CaseLookLoader,
    LeaveCase,
    GiveCaseGrant,
    EndCaseGrant,
    BreakGlass,
    TellGlassBroken,
    CasesResolver,
    CaseGrantFieldsResolver,
    AllowEarlyStart,
    NeedPlaceBy,
    FollowPlaceNeeded,
    NeedPlaceResolver,
    CandidateHomesRepository,
    ChangeContact,
    ChangeStrengths,
    StrengthsResolver,
    UnnamedCandidatesResolver,
    FollowAccount,
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
