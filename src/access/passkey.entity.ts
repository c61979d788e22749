import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from './account.entity.js';
import { SessionEntity } from './session.entity.js';

@Entity('passkey')
@Index('passkey_account', { synchronize: false })
export class PasskeyEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' }) @Column('uuid') accountId!: string;
  @Column('text', { unique: true }) credentialId!: string;
  @Column('bytea') publicKey!: Buffer;
  @Column('bigint') signCount!: number;
  @Column('text', { array: true }) transports!: string[];
  @Column('boolean') synced!: boolean;
  @Column('text') name!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) createdAt!: Date;
  @Column('timestamptz', { nullable: true }) lastUsedAt!: Date | null;
}

@Entity('passkey_challenge')
@Check('passkey_challenge_purpose', 'purpose')
@Check('passkey_challenge_asker', 'purpose')
@Index('passkey_challenge_expires', { synchronize: false })
export class PasskeyChallengeEntity {
  @PrimaryColumn('text') challenge!: string;
  @Column('text') purpose!: 'SIGN_IN' | 'SECOND_STEP' | 'REGISTER';
  @ForeignKey(() => SessionEntity, { onDelete: 'CASCADE' })
  @Column('uuid', { nullable: true })
  sessionId!: string | null;
  @Column('text', { nullable: true }) browserHash!: string | null;
  @Column('timestamptz') expiresAt!: Date;
}
