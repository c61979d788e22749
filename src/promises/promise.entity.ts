import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ClassStartEntity } from '../colleges/class-start.entity.js';
import { EmployerEntity } from '../employers/employer.entity.js';
import { IntroductionEntity } from '../introductions/introduction.entity.js';
import type { Party } from '../introductions/introduction.js';
import { RegionEntity } from '../reference/reference.entity.js';

@Entity('promise_nudge')
@Check('promise_nudge_party', 'party')
export class PromiseNudgeEntity {
  @ForeignKey(() => IntroductionEntity, { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  introductionId!: string;
  @PrimaryColumn('text') party!: Party;
  @PrimaryColumn('date') dueOn!: string;
  @PrimaryColumn('integer') daysBefore!: number;
  @Column('timestamptz', { default: () => 'app_now()' }) toldAt!: Date;
}

@Entity('promise_lapse')
@Index('promise_lapse_region', { synchronize: false })
@Check('promise_lapse_party', 'party')
export class PromiseLapseEntity {
  @ForeignKey(() => IntroductionEntity, { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  introductionId!: string;
  @PrimaryColumn('text') party!: Party;
  @PrimaryColumn('date') dueOn!: string;
  @ForeignKey(() => RegionEntity) @Column('text') regionCode!: string;
  @ForeignKey(() => EmployerEntity) @Column('uuid', { nullable: true }) employerId!: string | null;
  @ForeignKey(() => ClassStartEntity) @Column('uuid', { nullable: true }) classStartId!: string | null;
  @Column('timestamptz', { default: () => 'app_now()' }) lapsedAt!: Date;
}
