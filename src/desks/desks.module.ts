import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import {
  AdviserAbsenceEntity,
  AdviserEntity,
  RegionSettingEntity,
  ResponsibilityEntity,
  SiteEntity,
} from './desk.entity.js';
import { ResponsibilitiesRepository } from './responsibilities.repository.js';
import { SettingsRepository } from './settings.repository.js';

/** Service desks: sites, advisers, who is responsible for what, and what a region decides for itself. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      SiteEntity,
      AdviserEntity,
      AdviserAbsenceEntity,
      ResponsibilityEntity,
      RegionSettingEntity,
    ]),
  ],
  providers: [SettingsRepository, ResponsibilitiesRepository],
  exports: [SettingsRepository, ResponsibilitiesRepository],
})
export class DesksModule {}
