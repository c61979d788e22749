import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OpenIdModule } from '../access/openid.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { ChangeEmployer } from './change-employer.usecase.js';
import { AccreditationEntity, EmployerEntity, EstablishmentEntity } from './employer.entity.js';
import { EmployerLoader, EmployerPartsLoader } from './employer.loader.js';
import { EmployersRepository } from './employers.repository.js';
import { AccreditationResolver, EmployersResolver, ViewerEmployersResolver } from './employers.resolver.js';
import { EnterCompanyResolver } from './enter-company.resolver.js';
import { EnterCompany } from './enter-company.usecase.js';
import { ManageTeam } from './manage-team.usecase.js';
import { RegisterEmployer } from './register-employer.usecase.js';
import { TeamLoader } from './team.loader.js';
import { EmployerTeamResolver, TeamResolver } from './team.resolver.js';
import { TeamsRepository } from './teams.repository.js';

/** Employers, their establishments and what they are accredited for. */
@Module({
  imports: [
    TypeOrmModule.forFeature([EmployerEntity, EstablishmentEntity, AccreditationEntity]),
    ReferenceModule,
    OpenIdModule,
  ],
  providers: [
    EmployersRepository,
    EmployerLoader,
    EmployerPartsLoader,
    RegisterEmployer,
    ChangeEmployer,
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
  ],
  exports: [EmployersRepository, EmployerLoader],
})
export class EmployersModule {}
