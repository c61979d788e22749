import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from '../access/account.entity.js';
import { IntroductionEntity } from '../introductions/introduction.entity.js';
import type { Writer } from './message.js';

@Entity('message')
@Check('message_from', 'from_party')
@Check('message_position', 'position')
export class MessageEntity {
  @ForeignKey(() => IntroductionEntity, { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  introductionId!: string;
  @PrimaryColumn('integer') position!: number;
  @Column('text') fromParty!: Writer;
  @ForeignKey(() => AccountEntity, { onDelete: 'SET NULL' })
  @Column('uuid', { nullable: true })
  accountId!: string | null;
  @Column('text') text!: string;
  @Column('boolean') isForEmployer!: boolean;
  @Column('timestamptz', { default: () => 'app_now()' }) writtenAt!: Date;
}

@Entity('message_read')
@Check('message_read_party', 'party')
export class MessageReadEntity {
  @ForeignKey(() => IntroductionEntity, { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  introductionId!: string;
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') accountId!: string;
  @Column('text') party!: Writer;
  @Column('integer') readTo!: number;
  @Column('timestamptz', { default: () => 'app_now()' }) readAt!: Date;
}

@Entity('message_link')
@Check('message_link_party', 'party')
@Index('message_link_introduction', { synchronize: false })
export class MessageLinkEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => IntroductionEntity, { onDelete: 'CASCADE' }) @Column('uuid') introductionId!: string;
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' }) @Column('uuid') accountId!: string;
  @Column('text') party!: Writer;
  @Column('timestamptz', { default: () => 'app_now()' }) madeAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) usedAt!: Date | null;
}

@Entity('case_note')
@Index('case_note_introduction', { synchronize: false })
export class CaseNoteEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => IntroductionEntity, { onDelete: 'CASCADE' }) @Column('uuid') introductionId!: string;
  @ForeignKey(() => AccountEntity, { onDelete: 'SET NULL' })
  @Column('uuid', { nullable: true })
  accountId!: string | null;
  @Column('text') text!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) writtenAt!: Date;
}
