import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from '../access/account.entity.js';
import { CandidateEntity } from '../candidates/candidate.entity.js';
import { IntroductionEntity } from '../introductions/introduction.entity.js';
import { PlaceEntity } from '../places/place.entity.js';
import type { AskDeclineReason, Asker, AskLapseCause, AskStatus } from './ask.js';

@Entity('ask')
@Index('ask_open_once', { synchronize: false })
@Index('ask_place', { synchronize: false })
@Index('ask_introduction', { synchronize: false })
@Index('ask_open', { synchronize: false })
@Check('ask_asked_by', 'asked_by')
@Check('ask_status', 'status')
@Check('ask_lapse_cause', 'lapse_cause')
@Check('ask_decline_reason', 'decline_reason')
@Check('ask_ended', 'ended_at')
@Check('ask_lapsed', 'lapse_cause')
@Check('ask_declined', 'decline_reason')
@Check('ask_introduced', 'introduction_id')
export class AskEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') askedBy!: Asker;
  @ForeignKey(() => PlaceEntity) @Column('uuid') placeId!: string;
  @ForeignKey(() => CandidateEntity, { onDelete: 'CASCADE' }) @Column('uuid') candidateId!: string;
  @Column('text', { nullable: true }) words!: string | null;
  @ForeignKey(() => AccountEntity, { onDelete: 'SET NULL' })
  @Column('uuid', { nullable: true })
  madeBy!: string | null;
  @Column('timestamptz', { default: () => 'app_now()' }) askedAt!: Date;
  @Column('date') answerBy!: string;
  @Column('text', { default: 'OPEN' }) status!: AskStatus;
  @Column('text', { nullable: true }) lapseCause!: AskLapseCause | null;
  @Column('text', { nullable: true }) declineReason!: AskDeclineReason | null;
  @Column('text', { nullable: true }) deskNote!: string | null;
  @ForeignKey(() => IntroductionEntity, { onDelete: 'CASCADE' })
  @Column('uuid', { nullable: true })
  introductionId!: string | null;
  @Column('uuid', { nullable: true }) endedBy!: string | null;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
}

@Entity('ask_nudge')
export class AskNudgeEntity {
  @ForeignKey(() => AskEntity, { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') askId!: string;
  @PrimaryColumn('integer') daysBefore!: number;
  @Column('timestamptz', { default: () => 'app_now()' }) toldAt!: Date;
}
