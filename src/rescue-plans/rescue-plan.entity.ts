import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { AccountEntity } from '../access/account.entity.js';
import { CandidateEntity } from '../candidates/candidate.entity.js';
import { PlaceEntity } from '../places/place.entity.js';
import { RegionEntity } from '../reference/reference.entity.js';
import type { PlanSettings, SetAsideReason } from './rescue-plan.js';

@Entity('rescue_plan')
@Index('rescue_plan_latest', { synchronize: false })
@Check('rescue_plan_horizon', 'horizon_days')
@Check('rescue_plan_progress', 'progress')
@Check('rescue_plan_computed', 'computed_at')
@Check('rescue_plan_saves', 'seats_saved')
@Check('rescue_plan_solved', 'is_exact')
@Check('rescue_plan_changed', 'saved_before')
export class RescuePlanEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => RegionEntity) @Column('text', { nullable: true }) regionCode!: string | null;
  @Column('integer') horizonDays!: number;
  @Column('integer', { default: 1 }) seed!: number;
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' }) @Column('uuid') requestedBy!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) requestedAt!: Date;
  @Column('double precision', { default: 0 }) progress!: number;
  @Column('integer') seatsAtRisk!: number;
  @Column('timestamptz', { nullable: true }) computedAt!: Date | null;
  @Column('date', { nullable: true }) asOf!: string | null;
  @Column('integer', { nullable: true }) places!: number | null;
  @Column('integer', { nullable: true }) candidates!: number | null;
  @Column('integer', { nullable: true }) pairs!: number | null;
  @Column('integer', { default: 0 }) seatsSaved!: number;
  @Column('double precision', { nullable: true }) worth!: number | null;
  @Column('double precision', { nullable: true }) bound!: number | null;
  @Column('boolean', { nullable: true }) isExact!: boolean | null;
  @Column('integer', { nullable: true }) deskSaves!: number | null;
  @Column('text', { nullable: true }) fingerprint!: string | null;
  @Column('jsonb', { nullable: true }) settings!: Record<string, PlanSettings> | null;
  @Column('integer', { nullable: true }) savedBefore!: number | null;
  @Column('integer', { nullable: true }) stepsNew!: number | null;
  @Column('integer', { nullable: true }) stepsGone!: number | null;
}

@Entity('rescue_week')
@Check('rescue_week_saves', 'seats_saved')
export class RescueWeekEntity {
  @ForeignKey(() => RescuePlanEntity, { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') planId!: string;
  @PrimaryColumn('date') startsOn!: string;
  @Column('integer') seatsAtRisk!: number;
  @Column('integer') seatsSaved!: number;
  @Column('integer') deskSaves!: number;
}

@Entity('rescue_step')
@Index('rescue_step_candidate', { synchronize: false })
@Index('rescue_step_place', { synchronize: false })
@Unique('rescue_step_once', ['planId', 'candidateId'])
export class RescueStepEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => RescuePlanEntity, { onDelete: 'CASCADE' }) @Column('uuid') planId!: string;
  @ForeignKey(() => PlaceEntity, { onDelete: 'CASCADE' }) @Column('uuid') placeId!: string;
  @ForeignKey(() => CandidateEntity, { onDelete: 'CASCADE' }) @Column('uuid') candidateId!: string;
  @ForeignKey(() => AccountEntity, { onDelete: 'SET NULL' })
  @Column('uuid', { nullable: true })
  adviserId!: string | null;
  @Column('date') doBy!: string;
  @Column('boolean', { default: false }) isNew!: boolean;
}

@Entity('rescue_set_aside')
@Index('rescue_set_aside_candidate', { synchronize: false })
@Index('rescue_set_aside_region', { synchronize: false })
@Unique('rescue_set_aside_once', ['placeId', 'candidateId'])
@Check('rescue_set_aside_reason', 'reason')
@Check('rescue_set_aside_note', 'note')
@Check('rescue_set_aside_explained', 'reason')
export class RescueSetAsideEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => RegionEntity) @Column('text') regionCode!: string;
  @ForeignKey(() => PlaceEntity, { onDelete: 'CASCADE' }) @Column('uuid') placeId!: string;
  @ForeignKey(() => CandidateEntity, { onDelete: 'CASCADE' }) @Column('uuid') candidateId!: string;
  @Column('text') reason!: SetAsideReason;
  @Column('text', { nullable: true }) note!: string | null;
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' }) @Column('uuid') setBy!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) setAt!: Date;
}
