import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CandidateEntity } from './candidate.entity.js';
import type { AgreementWay, Relation } from './parental-agreement.js';

@Entity('parental_agreement')
@Index('parental_agreement_waiting', { synchronize: false })
@Check('parental_agreement_relation', 'relation')
@Check('parental_agreement_how', 'how')
@Check('parental_agreement_given', 'given_at')
export class ParentalAgreementEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => CandidateEntity, { onDelete: 'CASCADE' })
  @Column('uuid', { unique: true })
  candidateId!: string;
  @Column('text', { nullable: true }) parentName!: string | null;
  @Column('text', { nullable: true }) relation!: Relation | null;
  @Column('text', { nullable: true }) parentEmail!: string | null;
  @Column('boolean') askedForMatching!: boolean;
  @Column('timestamptz', { default: () => 'app_now()' }) askedAt!: Date;
  @Column('text', { nullable: true, unique: true }) tokenHash!: string | null;
  @Column('timestamptz', { nullable: true }) tokenExpiresAt!: Date | null;
  @Column('timestamptz', { nullable: true }) givenAt!: Date | null;
  @Column('text', { nullable: true }) how!: AgreementWay | null;
  @Column('uuid', { nullable: true }) recordedBy!: string | null;
}
