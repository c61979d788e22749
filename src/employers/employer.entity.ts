import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { PostcodeEntity, QualificationEntity, RegionEntity } from '../reference/reference.entity.js';
import type { AccreditationStatus } from './accreditation.js';
import type { EmployerStatus } from './employer.js';

@Entity('employer')
@Index('employer_kvk', { synchronize: false })
@Unique('employer_once_per_region', ['regionCode', 'leerbedrijfId'])
@Index('employer_name_similar', { synchronize: false })
@Check('employer_kvk_number', 'kvk_number')
@Check('employer_leerbedrijf_id', 'leerbedrijf_id')
@Check('employer_status', 'status')
export class EmployerEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('integer', { default: 1 }) version!: number;
  @Column('text') name!: string;
  @Column('text') kvkNumber!: string;
  @Column('text', { nullable: true }) leerbedrijfId!: string | null;
  @ForeignKey(() => RegionEntity) @Column('text') regionCode!: string;
  @Column('text') status!: EmployerStatus;
  @Column('timestamptz', { default: () => 'app_now()' }) createdAt!: Date;
}

@Entity('establishment')
@Unique('establishment_once', ['employerId', 'postcode4', 'establishmentNumber'])
@Check('establishment_number', 'establishment_number')
export class EstablishmentEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => EmployerEntity, { onDelete: 'CASCADE' }) @Column('uuid') employerId!: string;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) establishmentNumber!: string | null;
  @ForeignKey(() => PostcodeEntity) @Column('text') postcode4!: string;
  @Column('text', { nullable: true }) workplaceTrainer!: string | null;
  @Column('text', { nullable: true }) phone!: string | null;
}

@Entity('accreditation')
@Unique('accreditation_once', ['employerId', 'creboCode'])
@Check('accreditation_status', 'status')
export class AccreditationEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => EmployerEntity, { onDelete: 'CASCADE' }) @Column('uuid') employerId!: string;
  @ForeignKey(() => QualificationEntity) @Column('text') creboCode!: string;
  @Column('text') status!: AccreditationStatus;
  @Column('date', { nullable: true }) reviewDueOn!: string | null;
  @Column('uuid', { nullable: true }) vouchedBy!: string | null;
  @Column('timestamptz', { nullable: true }) vouchedAt!: Date | null;
  @Column('timestamptz', { default: () => 'app_now()' }) changedAt!: Date;
}
