import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from '../access/account.entity.js';
import { CandidateEntity } from '../candidates/candidate.entity.js';
import type { ErasureCause } from './erased-person.js';

@Entity('erasure_request')
@Index('erasure_request_confirmed', { synchronize: false })
@Check('erasure_request_whose', 'account_id')
export class ErasureRequestEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' })
  @Column('uuid', { nullable: true })
  accountId!: string | null;
  @ForeignKey(() => CandidateEntity, { onDelete: 'CASCADE' })
  @Column('uuid', { nullable: true })
  candidateId!: string | null;
  @Column('uuid') askedBy!: string;
  @Column('text', { nullable: true, unique: true }) tokenHash!: string | null;
  @Column('timestamptz', { default: () => 'app_now()' }) askedAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) confirmedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) cancelledAt!: Date | null;
}

@Entity('erasure')
@Check('erasure_cause', 'cause')
export class ErasureEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') cause!: ErasureCause;
  @Column('uuid', { array: true }) accountIds!: string[];
  @Column('uuid', { array: true }) candidateIds!: string[];
  @Column('timestamptz', { default: () => 'app_now()' }) erasedAt!: Date;
  @Column('timestamptz', { nullable: true }) replayedAt!: Date | null;
}

@Entity('data_download')
@Index('data_download_account', { synchronize: false })
export class DataDownloadEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' }) @Column('uuid') accountId!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) askedAt!: Date;
  @Column('timestamptz', { nullable: true }) readyAt!: Date | null;
  @Column('timestamptz', { nullable: true }) expiresAt!: Date | null;
  @Column('text', { nullable: true, unique: true }) tokenHash!: string | null;
  @Column('timestamptz', { nullable: true }) openedAt!: Date | null;
  @Column('text', { nullable: true }) json!: string | null;
  @Column('text', { nullable: true }) html!: string | null;
}

@Entity('retention_warning')
export class RetentionWarningEntity {
  @ForeignKey(() => CandidateEntity, { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') candidateId!: string;
  @Column('date') goesOn!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) warnedAt!: Date;
}
