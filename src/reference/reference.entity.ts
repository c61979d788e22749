import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

@Entity('region')
export class RegionEntity {
  @PrimaryColumn('text') code!: string;
  @Column('text') name!: string;
  @Column('text') leadMunicipalityCode!: string;
  @Column('double precision') lat!: number;
  @Column('double precision') lon!: number;
  @Column('date', { nullable: true }) endedOn!: string | null;
}

@Entity('municipality')
export class MunicipalityEntity {
  @PrimaryColumn('text') code!: string;
  @Column('text') name!: string;
  @ForeignKey(() => RegionEntity) @Column('text') regionCode!: string;
  @Column('double precision') lat!: number;
  @Column('double precision') lon!: number;
  @Column('date', { nullable: true }) endedOn!: string | null;
}

@Entity('postcode')
@Check('postcode_pc4', 'pc4')
export class PostcodeEntity {
  @PrimaryColumn('text') pc4!: string;
  @ForeignKey(() => MunicipalityEntity) @Column('text') municipalityCode!: string;
  @Column('text') town!: string;
  @Column('double precision') lat!: number;
  @Column('double precision') lon!: number;
  @Column('date', { nullable: true }) endedOn!: string | null;
}

@Entity('sector')
export class SectorEntity {
  @PrimaryColumn('text') code!: string;
  @Column('text') nameNl!: string;
  @Column('text') nameEn!: string;
  @Column('date', { nullable: true }) endedOn!: string | null;
}

@Entity('qualification')
@Check('qualification_crebo_code', 'crebo_code')
@Check('qualification_mbo_level', 'mbo_level')
export class QualificationEntity {
  @PrimaryColumn('text') creboCode!: string;
  @Column('text') name!: string;
  @Column('smallint') mboLevel!: number;
  @Column('text') kind!: string;
  @Column('text') dossierCode!: string;
  @Column('text') dossier!: string;
  @ForeignKey(() => SectorEntity) @Column('text') sectorCode!: string;
  @Column('date', { nullable: true }) endedOn!: string | null;
  @Column('boolean', { default: false }) managedOnScreen!: boolean;
}

@Entity('reference_list')
export class ReferenceListEntity {
  @PrimaryColumn('text') name!: string;
  @Column('text') contentHash!: string;
  @Column('boolean') shipped!: boolean;
  @Column('timestamptz', { default: () => 'app_now()' }) loadedAt!: Date;
}

@Entity('region_neighbour')
export class RegionNeighbourEntity {
  @ForeignKey(() => RegionEntity) @PrimaryColumn('text') regionCode!: string;
  @ForeignKey(() => RegionEntity) @PrimaryColumn('text') neighbourCode!: string;
}

@Entity('minimum_wage')
export class MinimumWageEntity {
  @PrimaryColumn('date') validFrom!: string;
  @PrimaryColumn('smallint') age!: number;
  @Column('integer') centsPerHour!: number;
  @Column('text') source!: string;
}
