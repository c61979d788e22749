import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Side } from '../introductions/introduction.js';
import { IntroductionEntity } from '../introductions/introduction.entity.js';
import type { HowItGoes, SupportTalk, TalkStep, Voice } from './support-talk.js';

@Entity('support_talk')
@Check('support_talk_weeks', 'weeks')
@Check('support_talk_candidate_goes', 'candidate_goes')
@Check('support_talk_employer_goes', 'employer_goes')
@Check('support_talk_day', 'held_on')
@Index('support_talk_once', ['introductionId', 'weeks'], { unique: true })
export class SupportTalkEntity implements SupportTalk {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => IntroductionEntity, { onDelete: 'CASCADE' })
  @Column('uuid')
  introductionId!: string;
  @Column('integer', { nullable: true }) weeks!: number | null;
  @Column('date', { nullable: true }) heldOn!: string | null;
  @Column('text') candidateGoes!: HowItGoes;
  @Column('text') employerGoes!: HowItGoes;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('uuid') recordedBy!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) recordedAt!: Date;
}

@Entity('placement_voice')
@Check('placement_voice_side', 'side')
@Check('placement_voice_goes', 'goes')
@Index('placement_voice_introduction', ['introductionId', 'saidAt'])
export class PlacementVoiceEntity implements Voice {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => IntroductionEntity, { onDelete: 'CASCADE' })
  @Column('uuid')
  introductionId!: string;
  @Column('text') side!: Side;
  @Column('text') goes!: HowItGoes;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('uuid') saidBy!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) saidAt!: Date;
}

@Entity('support_talk_reminder')
@Check('support_talk_reminder_step', 'step')
export class SupportTalkReminderEntity {
  @ForeignKey(() => IntroductionEntity, { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  introductionId!: string;
  @PrimaryColumn('date') dueOn!: string;
  @PrimaryColumn('text') step!: TalkStep;
  @Column('timestamptz', { default: () => 'app_now()' }) toldAt!: Date;
}
