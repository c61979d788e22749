import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { AccountEntity } from '../access/account.entity.js';
import { CandidateEntity } from '../candidates/candidate.entity.js';
import { PlaceEntity } from '../places/place.entity.js';
import { RegionEntity } from '../reference/reference.entity.js';

@Entity('rescue_plan')
@Index('rescue_plan_latest', { synchronize: false })
@Check('rescue_plan_horizon', 'horizon_days')
@Check('rescue_plan_progress', 'progress')
@Check('rescue_plan_computed', 'computed_at')
@Check('rescue_plan_saves', 'seats_saved')
export class RescuePlanEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => RegionEntity) @Column('text') regionCode!: string;
  @Column('integer') horizonDays!: number;
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
}
