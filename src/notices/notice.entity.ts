import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from '../access/account.entity.js';
import type { HowSoon, NoticeKind } from './notice.js';

@Entity('notice_setting')
@Check('notice_setting_how', 'how')
export class NoticeSettingEntity {
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') accountId!: string;
  @PrimaryColumn('text') kind!: NoticeKind;
  @Column('text') how!: HowSoon;
  @Column('timestamptz', { default: () => 'app_now()' }) changedAt!: Date;
}

@Entity('notice')
@Index('notice_account', { synchronize: false })
export class NoticeEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' }) @Column('uuid') accountId!: string;
  @Column('text') kind!: NoticeKind;
  @Column('text', { unique: true }) reason!: string;
  @Column('text') subject!: string;
  @Column('text') url!: string;
  /** The kind of mail it would have been, and what that is about: who knows whether it may still be told. */
  @Column('text', { nullable: true }) mailKind!: string | null;
  @Column('uuid', { nullable: true }) subjectId!: string | null;
  @Column('timestamptz', { default: () => 'app_now()' }) createdAt!: Date;
  @Column('timestamptz') digestFrom!: Date;
  /** The reason of the morning mail that told it, and when that was written. */
  @Column('text', { nullable: true }) toldIn!: string | null;
  @Column('timestamptz', { nullable: true }) toldAt!: Date | null;
}
