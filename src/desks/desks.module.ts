import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ReferenceModule } from '../reference/reference.module.js';
import {
  AdviserAbsenceEntity,
  AdviserEntity,
  RegionSettingEntity,
  ResponsibilityEntity,
  SiteEntity,
} from './desk.entity.js';
import { AbsencesRepository } from './absences.repository.js';
import { ColleagueLoader } from './colleague.loader.js';
import { ManageResponsibility } from './manage-responsibility.usecase.js';
import { RecordAbsence } from './record-absence.usecase.js';
import {
  AbsenceResolver,
  DeskResponsibilityResolver,
  ResponsibilityResolver,
} from './responsibility.resolver.js';
import { SiteLoader } from './site.loader.js';
import { DesksRepository } from './desks.repository.js';
import { DesksResolver } from './desks.resolver.js';
import { ManagePeople } from './manage-people.usecase.js';
import { PeopleRepository } from './people.repository.js';
import { PeopleResolver, RegionStaffingResolver } from './people.resolver.js';
import { ManageDesk } from './manage-desk.usecase.js';
import { ResponsibilitiesRepository } from './responsibilities.repository.js';
import { SeatAdviser } from './seat-adviser.job.js';
import { SettingsLoader } from './settings.loader.js';
import { SettingsRepository } from './settings.repository.js';

/** Service desks: sites, advisers, who is responsible for what, and what a region decides for itself. */
@Module({
  imports: [
    ReferenceModule,
    TypeOrmModule.forFeature([
      SiteEntity,
      AdviserEntity,
      AdviserAbsenceEntity,
      ResponsibilityEntity,
      RegionSettingEntity,
    ]),
  ],
  providers: [
    SettingsRepository,
    SettingsLoader,
    ResponsibilitiesRepository,
    DesksRepository,
    ManageDesk,
    AbsencesRepository,
    RecordAbsence,
    ManageResponsibility,
    ColleagueLoader,
    SiteLoader,
    DeskResponsibilityResolver,
    ResponsibilityResolver,
    AbsenceResolver,
    PeopleRepository,
    ManagePeople,
    PeopleResolver,
    RegionStaffingResolver,
    SeatAdviser,
    DesksResolver,
  ],
  exports: [SettingsRepository, SettingsLoader, ResponsibilitiesRepository, ColleagueLoader],
})
export class DesksModule {}
