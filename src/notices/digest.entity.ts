import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AccountEntity } from '../access/account.entity.js';

@Entity('digest')
export class DigestEntity {
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') accountId!: string;
  @PrimaryColumn('date') day!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) writtenAt!: Date;
  /** The day's mail was a nudge by itself. */
  @Column('boolean', { default: false }) isNudge!: boolean;
}
