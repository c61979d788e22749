import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { IntroductionEntity } from '../introductions/introduction.entity.js';
import type { Side } from '../introductions/introduction.js';
import type { MeetingForm, MeetingKind, MeetingOutcome, MeetingReason, MeetingStatus } from './meeting.js';

@Entity('meeting')
@Index('meeting_introduction', { synchronize: false })
@Index('meeting_open_once', { synchronize: false })
@Index('meeting_running', { synchronize: false })
@Check('meeting_kind', 'kind')
@Check('meeting_status', 'status')
@Check('meeting_form', 'form')
@Check('meeting_times_of', 'times_of')
@Check('meeting_times', 'times')
@Check('meeting_reason', 'reason')
@Check('meeting_agreed', 'status')
@Check('meeting_span', 'starts_at')
@Check('meeting_cancelled', 'reason')
export class MeetingEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('integer', { default: 1 }) version!: number;
  @ForeignKey(() => IntroductionEntity, { onDelete: 'CASCADE' }) @Column('uuid') introductionId!: string;
  @Column('text') kind!: MeetingKind;
  @Column('text', { default: 'PROPOSED' }) status!: MeetingStatus;
  @Column('text') form!: MeetingForm;
  @Column('text') location!: string;
  @Column('text', { nullable: true }) whoComes!: string | null;
  @Column('text', { nullable: true }) bring!: string | null;
  @Column('text', { nullable: true }) tasks!: string | null;
  @Column('text') timesOf!: Side;
  @Column('jsonb') times!: readonly { startsAt: string; endsAt: string }[];
  @Column('timestamptz', { nullable: true }) startsAt!: Date | null;
  @Column('timestamptz', { nullable: true }) endsAt!: Date | null;
  @Column('timestamptz', { nullable: true }) agreedAt!: Date | null;
  @Column('date') dueBy!: string;
  @Column('integer', { default: 0 }) sequence!: number;
  @Column('text', { nullable: true }) reason!: MeetingReason | null;
  @Column('timestamptz', { nullable: true }) remindedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) askedAt!: Date | null;
  @Column('timestamptz', { default: () => 'app_now()' }) turnedAt!: Date;
  @Column('uuid') madeBy!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) madeAt!: Date;
}

@Entity('meeting_outcome')
@Check('meeting_outcome_side', 'side')
@Check('meeting_outcome_outcome', 'outcome')
export class MeetingOutcomeEntity {
  @ForeignKey(() => MeetingEntity, { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') meetingId!: string;
  @PrimaryColumn('text') side!: Side;
  @Column('text') outcome!: MeetingOutcome;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('uuid') toldBy!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) toldAt!: Date;
}

@Entity('meeting_nudge')
@Check('meeting_nudge_party', 'party')
export class MeetingNudgeEntity {
  @ForeignKey(() => MeetingEntity, { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') meetingId!: string;
  @PrimaryColumn('text') party!: Side | 'ADVISER';
  @PrimaryColumn('date') dueOn!: string;
  @PrimaryColumn('integer') daysBefore!: number;
  @Column('timestamptz', { default: () => 'app_now()' }) toldAt!: Date;
}
