import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from '../access/account.entity.js';
import { PostcodeEntity, RegionEntity } from '../reference/reference.entity.js';

@Entity('employer_claim')
@Index('employer_claim_region', { synchronize: false })
@Index('employer_claim_open', { synchronize: false })
@Check('employer_claim_email_lower', 'email')
@Check('employer_claim_kvk_number', 'kvk_number')
@Check('employer_claim_locale', 'locale')
@Check('employer_claim_mailed', 'expires_at')
@Check('employer_claim_decision', 'approved')
export class EmployerClaimEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { nullable: true, unique: true }) tokenHash!: string | null;
  @Column('text') email!: string;
  @Column('text') personName!: string;
  @Column('text') companyName!: string;
  @Column('text') kvkNumber!: string;
  @ForeignKey(() => PostcodeEntity) @Column('text', { nullable: true }) postcode4!: string | null;
  @ForeignKey(() => RegionEntity) @Column('text') regionCode!: string;
  @Column('text') locale!: 'nl' | 'en';
  @Column('timestamptz', { default: () => 'app_now()' }) createdAt!: Date;
  @Column('timestamptz', { nullable: true }) expiresAt!: Date | null;
  @Column('timestamptz', { nullable: true }) confirmedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @ForeignKey(() => AccountEntity, { onDelete: 'SET NULL' })
  @Column('uuid', { nullable: true })
  decidedBy!: string | null;
  @Column('boolean', { nullable: true }) approved!: boolean | null;
  @Column('text', { nullable: true }) reason!: string | null;
}
