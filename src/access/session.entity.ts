import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from './account.entity.js';
import type { WayIn } from './signed-in-how.js';

@Entity('session')
@Check('session_signed_in_by', 'signed_in_by')
@Index('session_account', { synchronize: false })
export class SessionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { unique: true }) tokenHash!: string;
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' }) @Column('uuid') accountId!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) createdAt!: Date;
  @Column('timestamptz', { default: () => 'app_now()' }) lastSeenAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  @Column('text') signedInBy!: WayIn;
  @Column('text', { nullable: true }) acr!: string | null;
  @Column('boolean', { default: false }) secondStep!: boolean;
  @Column('text') browser!: string;
}
