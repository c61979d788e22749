import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from '../access/account.entity.js';
import { CandidateEntity } from '../candidates/candidate.entity.js';
import { ClassStartEntity } from '../colleges/class-start.entity.js';
import { PlaceEntity } from '../places/place.entity.js';
import type {
  AnswerOrder,
  DeclineReason,
  EndCause,
  EnrolmentStatus,
  HesitationKind,
  IntroductionStatus,
  Side,
} from './introduction.js';
import type { MilestoneKind, MilestoneStatus } from './milestone.js';

@Entity('introduction')
@Index('introduction_open_once', { synchronize: false })
@Index('introduction_place', { synchronize: false })
@Index('introduction_candidate', { synchronize: false })
@Index('introduction_move_by_open', { synchronize: false })
@Check('introduction_answer_order', 'answer_order')
@Check('introduction_status', 'status')
@Check('introduction_end_cause', 'end_cause')
@Check('introduction_decline_reason', 'decline_reason')
@Check('introduction_answers', 'status')
@Check('introduction_answered', 'candidate_accepted')
@Check('introduction_ended', 'ended_at')
@Check('introduction_move_by', 'move_by')
export class IntroductionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('integer', { default: 1 }) version!: number;
  @ForeignKey(() => PlaceEntity) @Column('uuid') placeId!: string;
  @ForeignKey(() => CandidateEntity) @Column('uuid') candidateId!: string;
  @ForeignKey(() => AccountEntity) @Column('uuid') proposedBy!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) proposedAt!: Date;
  @Column('text', { nullable: true }) message!: string | null;
  @Column('text') answerOrder!: AnswerOrder;
  @Column('text', { default: 'PROPOSED' }) status!: IntroductionStatus;
  @Column('boolean', { nullable: true }) candidateAccepted!: boolean | null;
  @Column('timestamptz', { nullable: true }) candidateAnsweredAt!: Date | null;
  @Column('uuid', { nullable: true }) candidateAnsweredBy!: string | null;
  @Column('text', { nullable: true }) candidateMessage!: string | null;
  @Column('boolean', { nullable: true }) employerAccepted!: boolean | null;
  @Column('timestamptz', { nullable: true }) employerAnsweredAt!: Date | null;
  @Column('uuid', { nullable: true }) employerAnsweredBy!: string | null;
  @Column('text', { nullable: true }) employerMessage!: string | null;
  @Column('date', { nullable: true }) moveBy!: string | null;
  @Column('text', { nullable: true }) endCause!: EndCause | null;
  @Column('text', { nullable: true }) declineReason!: DeclineReason | null;
  @Column('text', { nullable: true }) endNote!: string | null;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  @Column('uuid', { nullable: true }) endedBy!: string | null;
  @ForeignKey(() => AccountEntity, { onDelete: 'SET NULL' })
  @Column('uuid', { nullable: true })
  carriedBy!: string | null;
}

@Entity('hesitation')
@Index('hesitation_introduction', { synchronize: false })
@Check('hesitation_kind', 'kind')
@Check('hesitation_by', 'by')
export class HesitationEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => IntroductionEntity, { onDelete: 'CASCADE' }) @Column('uuid') introductionId!: string;
  @Column('text') kind!: HesitationKind;
  @Column('text') by!: Side;
  @Column('boolean', { default: false }) adviserOnly!: boolean;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('timestamptz', { nullable: true }) resolvedAt!: Date | null;
  @Column('uuid') recordedBy!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) recordedAt!: Date;
}

@Entity('enrolment')
@Check('enrolment_status', 'status')
@Check('enrolment_told_by', 'told_by')
export class EnrolmentEntity {
  @ForeignKey(() => IntroductionEntity, { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  introductionId!: string;
  @Column('text') status!: EnrolmentStatus;
  @ForeignKey(() => ClassStartEntity) @Column('uuid', { nullable: true }) classStartId!: string | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('date', { nullable: true }) intakeOn!: string | null;
  @Column('text', { default: 'ADVISER' }) toldBy!: 'ADVISER' | 'SCHOOL';
  @Column('timestamptz', { default: () => 'app_now()' }) updatedAt!: Date;
  @Column('uuid') recordedBy!: string;
}

@Entity('introduction_milestone')
@Check('introduction_milestone_kind', 'kind')
@Check('introduction_milestone_status', 'status')
@Check('introduction_milestone_date', 'on_date')
@Check('introduction_milestone_refused', 'status')
export class MilestoneEntity {
  @ForeignKey(() => IntroductionEntity, { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  introductionId!: string;
  @PrimaryColumn('text') kind!: MilestoneKind;
  @Column('text') status!: MilestoneStatus;
  @Column('date', { nullable: true }) onDate!: string | null;
  @Column('uuid') recordedBy!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) recordedAt!: Date;
}

@Entity('school_link')
@Index('school_link_introduction', { synchronize: false })
@Check('school_link_used', 'used_at')
export class SchoolLinkEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => IntroductionEntity, { onDelete: 'CASCADE' }) @Column('uuid') introductionId!: string;
  @Column('text') toAddress!: string;
  @Column('uuid') madeBy!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) madeAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) usedAt!: Date | null;
  @Column('text', { nullable: true }) answeredBy!: string | null;
}

@Entity('placement')
@Index('placement_running_once', { synchronize: false })
@Index('placement_place', { synchronize: false })
@Check('placement_ended', 'end_reason')
export class PlacementEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => IntroductionEntity) @Column('uuid', { unique: true }) introductionId!: string;
  @ForeignKey(() => PlaceEntity) @Column('uuid') placeId!: string;
  @ForeignKey(() => CandidateEntity) @Column('uuid') candidateId!: string;
  @Column('date') startsOn!: string;
  @Column('uuid') confirmedBy!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) confirmedAt!: Date;
  @Column('date', { nullable: true }) endedOn!: string | null;
  @Column('text', { nullable: true }) endReason!: string | null;
}
