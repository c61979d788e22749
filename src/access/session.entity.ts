import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AccountEntity } from './account.entity.js';

@Entity('session')
export class SessionEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { unique: true }) tokenHash!: string;
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' }) @Column('uuid') accountId!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) createdAt!: Date;
  @Column('timestamptz', { default: () => 'app_now()' }) lastSeenAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
}

@Entity('sign_in_link')
export class SignInLinkEntity {
  @PrimaryColumn('text') tokenHash!: string;
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' }) @Column('uuid') accountId!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) createdAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) usedAt!: Date | null;
}
