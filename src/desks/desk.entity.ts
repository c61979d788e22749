import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from '../access/account.entity.js';
import {
  MunicipalityEntity,
  PostcodeEntity,
  RegionEntity,
  SectorEntity,
} from '../reference/reference.entity.js';

@Entity('site')
export class SiteEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => RegionEntity) @Column('text') regionCode!: string;
  @Column('text') name!: string;
  @Column('text') town!: string;
  @ForeignKey(() => PostcodeEntity) @Column('text') postcode4!: string;
}

@Entity('adviser')
export class AdviserEntity {
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') accountId!: string;
  @ForeignKey(() => SiteEntity) @Column('uuid') siteId!: string;
  @ForeignKey(() => RegionEntity) @Column('text') regionCode!: string;
  @Column('double precision') hoursPerWeek!: number;
}

@Entity('adviser_absence')
@Check('adviser_absence_days', 'first_day <= last_day')
export class AdviserAbsenceEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => AdviserEntity, { onDelete: 'CASCADE' }) @Column('uuid') accountId!: string;
  @Column('date') firstDay!: string;
  @Column('date') lastDay!: string;
  @ForeignKey(() => AdviserEntity) @Column('uuid', { nullable: true }) substituteAccountId!: string | null;
}

@Entity('responsibility')
@Index('responsibility_region', { synchronize: false })
export class ResponsibilityEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => RegionEntity) @Column('text') regionCode!: string;
  @ForeignKey(() => AdviserEntity, { onDelete: 'CASCADE' }) @Column('uuid') accountId!: string;
  @ForeignKey(() => MunicipalityEntity) @Column('text', { nullable: true }) municipalityCode!: string | null;
  @ForeignKey(() => SectorEntity) @Column('text', { nullable: true }) sectorCode!: string | null;
  @Column('uuid', { nullable: true }) employerId!: string | null;
  @ForeignKey(() => SiteEntity) @Column('uuid', { nullable: true }) siteId!: string | null;
  @Column('timestamptz', { default: () => 'app_now()' }) createdAt!: Date;
}

@Entity('region_setting')
export class RegionSettingEntity {
  @ForeignKey(() => RegionEntity) @PrimaryColumn('text') regionCode!: string;
  @PrimaryColumn('text') name!: string;
  @PrimaryColumn('date') validFrom!: string;
  @Column('jsonb') value!: unknown;
}
