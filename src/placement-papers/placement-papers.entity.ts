import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { IntroductionEntity } from '../introductions/introduction.entity.js';
import type { PaperStep, Signer } from './placement-papers.js';

@Entity('agreement_signature')
@Check('agreement_signature_signer', 'signer')
export class AgreementSignatureEntity {
  @ForeignKey(() => IntroductionEntity, { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  introductionId!: string;
  @PrimaryColumn('text') signer!: Signer;
  @Column('date') signedOn!: string;
  @Column('uuid') recordedBy!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) recordedAt!: Date;
}

@Entity('agreement_reminder')
@Check('agreement_reminder_step', 'step')
export class AgreementReminderEntity {
  @ForeignKey(() => IntroductionEntity, { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  introductionId!: string;
  @PrimaryColumn('text') step!: PaperStep;
  @PrimaryColumn('date') startsOn!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) toldAt!: Date;
}
