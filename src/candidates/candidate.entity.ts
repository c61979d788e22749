import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from '../access/account.entity.js';
import type { LanguageLevel } from '../places/language-level.js';
import { PostcodeEntity, RegionEntity } from '../reference/reference.entity.js';
import type { ControllerKind, Ending, InformedHow, LegalBasisKind } from './legal-basis.js';
import type { ObjectionOutcome } from './objection.js';
import type { PriorEducation } from './prior-education.js';
import type { Purpose } from './purpose.js';
import type { Strength } from './strength.js';

@Entity('candidate')
@Index('candidate_email', { synchronize: false })
@Index('candidate_region', { synchronize: false })
@Index('candidate_place_needed', { synchronize: false })
@Check('candidate_email_lower', 'email = lower(email)')
@Check('candidate_prior_education', 'prior_education')
@Check('candidate_reachable', 'email')
@Check('candidate_erased', 'erased_at')
@Check('candidate_brings', 'brings')
export class CandidateEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('integer', { default: 1 }) version!: number;
  @ForeignKey(() => RegionEntity) @Column('text') regionCode!: string;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) email!: string | null;
  @Column('text', { nullable: true }) phone!: string | null;
  @ForeignKey(() => PostcodeEntity) @Column('text') postcode4!: string;
  @Column('date') birthDate!: string;
  @Column('text', { nullable: true }) priorEducation!: PriorEducation | null;
  @Column('text', { array: true, default: () => `'{}'` }) brings!: Strength[];
  @Column('date', { nullable: true }) placedOn!: string | null;
  @Column('date', { nullable: true }) placeNeededBy!: string | null;
  @Column('text', { nullable: true }) youngStartReason!: string | null;
  @Column('uuid', { nullable: true }) youngStartBy!: string | null;
  @Column('uuid', { nullable: true }) createdBy!: string | null;
  @Column('timestamptz', { default: () => 'app_now()' }) createdAt!: Date;
  @Column('timestamptz', { nullable: true }) erasedAt!: Date | null;
}

@Entity('wish')
@Index('wish_sectors', { synchronize: false })
@Index('wish_crebos', { synchronize: false })
@Index('wish_any_work', { synchronize: false })
@Check('wish_mbo_levels', 'mbo_levels')
@Check('wish_max_travel_km', 'max_travel_km')
@Check('wish_max_hours', 'max_hours_per_week')
@Check('wish_language_level', 'language_level')
export class WishEntity {
  @ForeignKey(() => CandidateEntity, { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') candidateId!: string;
  @Column('smallint', { array: true }) mboLevels!: number[];
  @Column('text', { array: true, default: () => `'{}'` }) sectorCodes!: string[];
  @Column('text', { array: true, default: () => `'{}'` }) creboCodes!: string[];
  @ForeignKey(() => PostcodeEntity) @Column('text', { nullable: true }) postcode4!: string | null;
  @Column('integer', { nullable: true }) maxTravelKm!: number | null;
  @ForeignKey(() => RegionEntity) @Column('text', { nullable: true }) regionCode!: string | null;
  @Column('date', { nullable: true }) availableFrom!: string | null;
  @Column('double precision', { nullable: true }) maxHoursPerWeek!: number | null;
  @Column('text', { nullable: true }) languageLevel!: LanguageLevel | null;
}

@Entity('legal_basis')
@Index('legal_basis_running', { synchronize: false })
@Check('legal_basis_purpose', 'purpose')
@Check('legal_basis_basis', 'basis')
@Check('legal_basis_informed_how', 'informed_how')
@Check('legal_basis_controller_kind', 'controller_kind')
@Check('legal_basis_ended_as', 'ended_as')
@Check('legal_basis_ended', 'ended_at')
export class LegalBasisEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => CandidateEntity, { onDelete: 'CASCADE' }) @Column('uuid') candidateId!: string;
  @Column('text') purpose!: Purpose;
  @Column('text') basis!: LegalBasisKind;
  @Column('text') informedBy!: string;
  @Column('text') informedHow!: InformedHow;
  @Column('text') textVersion!: string;
  @Column('uuid', { nullable: true }) recordedBy!: string | null;
  @Column('timestamptz', { default: () => 'app_now()' }) givenAt!: Date;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  @Column('uuid', { nullable: true }) endedBy!: string | null;
  @Column('text') controllerKind!: ControllerKind;
  @Column('text') controllerName!: string;
  @Column('text', { nullable: true }) endedAs!: Ending | null;
}

@Entity('objection')
@Index('objection_candidate', { synchronize: false })
@Index('objection_open', { synchronize: false })
@Check('objection_purposes', 'purposes')
@Check('objection_outcome', 'outcome')
@Check('objection_decided', 'outcome')
export class ObjectionEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => CandidateEntity, { onDelete: 'CASCADE' }) @Column('uuid') candidateId!: string;
  @Column('text', { array: true }) purposes!: Purpose[];
  @Column('text', { nullable: true }) grounds!: string | null;
  @Column('timestamptz', { default: () => 'app_now()' }) objectedAt!: Date;
  @Column('text', { nullable: true }) outcome!: ObjectionOutcome | null;
  @Column('text', { nullable: true }) decision!: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column('uuid', { nullable: true }) decidedBy!: string | null;
}

@Entity('case_team')
@Index('case_team_account', { synchronize: false })
export class CaseTeamEntity {
  @ForeignKey(() => CandidateEntity, { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') candidateId!: string;
  @ForeignKey(() => AccountEntity, { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') accountId!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) joinedAt!: Date;
  @Column('text', { nullable: true }) reason!: string | null;
}
