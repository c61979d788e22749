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
import { SettingsLoader } from './settings.loader.js';
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
  providers: [SettingsRepository, SettingsLoader, ResponsibilitiesRepository],
  exports: [SettingsRepository, SettingsLoader, ResponsibilitiesRepository],
})
export class DesksModule {}
