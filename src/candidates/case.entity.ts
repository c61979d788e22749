import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { AccountEntity } from '../access/account.entity.js';
import type { Role } from '../access/role.js';
import { RegionEntity } from '../reference/reference.entity.js';
import { CandidateEntity } from './candidate.entity.js';
import type { ViewGround } from './case-view.js';

@Entity('case_grant')
@Index('case_grant_candidate', { synchronize: false })
@Index('case_grant_account', { synchronize: false })
@Index('case_grant_region', { synchronize: false })
@Check('case_grant_to_one', 'region_code')
export class CaseGrantEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => CandidateEntity, { onDelete: 'CASCADE' }) @Column('uuid') candidateId!: string;
  @ForeignKey(() => RegionEntity) @Column('text', { nullable: true }) regionCode!: string | null;
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' })
  @Column('uuid', { nullable: true })
  accountId!: string | null;
  @Column('text') why!: string;
  @Column('date') endsOn!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) givenAt!: Date;
  @Column('uuid', { nullable: true }) givenBy!: string | null;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  @Column('uuid', { nullable: true }) endedBy!: string | null;
}

@Entity('broken_glass')
@Index('broken_glass_candidate', { synchronize: false })
export class BrokenGlassEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => CandidateEntity, { onDelete: 'CASCADE' }) @Column('uuid') candidateId!: string;
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' }) @Column('uuid') accountId!: string;
  @Column('text') reason!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) brokenAt!: Date;
  @Column('timestamptz') endsAt!: Date;
}

@Entity('case_view')
@Index('case_view_newest', { synchronize: false })
@Check('case_view_ground', 'ground')
@Unique('case_view_once', ['candidateId', 'accountId', 'ground', 'seenOn'])
export class CaseViewEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => CandidateEntity, { onDelete: 'CASCADE' }) @Column('uuid') candidateId!: string;
  @ForeignKey(() => AccountEntity, { onDelete: 'SET NULL' })
  @Column('uuid', { nullable: true })
  accountId!: string | null;
  @Column('text') ground!: ViewGround;
  @Column('text') role!: Role;
  @Column('text', { nullable: true }) organisation!: string | null;
  @Column('date', { default: () => 'app_today()' }) seenOn!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) seenAt!: Date;
}
