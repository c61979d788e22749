import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OpenIdModule } from '../access/openid.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { DesksModule } from '../desks/desks.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { ClaimEmployer } from './claim-employer.usecase.js';
import { DecideClaim } from './decide-claim.usecase.js';
import { EmployerClaimEntity } from './employer-claim.entity.js';
import { EmployerClaimsRepository } from './employer-claims.repository.js';
import { EmployerClaimsResolver } from './employer-claims.resolver.js';
import { TellClaim } from './tell-claim.job.js';
import { ChangeEmployer } from './change-employer.usecase.js';
import { AccreditationEntity, EmployerEntity, EstablishmentEntity } from './employer.entity.js';
import { EmployerLoader, EmployerPartsLoader } from './employer.loader.js';
import { EmployersRepository } from './employers.repository.js';
import { AccreditationResolver, EmployersResolver, ViewerEmployersResolver } from './employers.resolver.js';
import { EnterCompanyResolver } from './enter-company.resolver.js';
import { EnterCompany } from './enter-company.usecase.js';
import { ManageTeam } from './manage-team.usecase.js';
import { RegisterEmployer } from './register-employer.usecase.js';
import { ResponsibilityEmployerResolver } from './responsibility-employer.resolver.js';
import { TeamLoader } from './team.loader.js';
import { EmployerTeamResolver, TeamResolver } from './team.resolver.js';
import { TeamsRepository } from './teams.repository.js';

/** Employers, their establishments and what they are accredited for. */
@Module({
  imports: [
    TypeOrmModule.forFeature([EmployerEntity, EstablishmentEntity, AccreditationEntity, EmployerClaimEntity]),
    ReferenceModule,
    OpenIdModule,
    DesksModule,
    NoticesModule,
  ],
  providers: [
    EmployersRepository,
    EmployerLoader,
    EmployerPartsLoader,
    RegisterEmployer,
    ChangeEmployer,
    EmployerClaimsRepository,
    ClaimEmployer,
    DecideClaim,
    TellClaim,
    EmployerClaimsResolver,
    TeamsRepository,
    TeamLoader,
    ManageTeam,
    EnterCompany,
    EnterCompanyResolver,
    EmployerTeamResolver,
    TeamResolver,
    EmployersResolver,
    AccreditationResolver,
    ViewerEmployersResolver,
    ResponsibilityEmployerResolver,
  ],
  exports: [EmployersRepository, EmployerLoader, TeamLoader],
})
export class EmployersModule {}
