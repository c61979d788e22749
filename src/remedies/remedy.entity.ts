import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from '../access/account.entity.js';
import type { HesitationKind, Side } from '../introductions/introduction.js';
import { IntroductionEntity } from '../introductions/introduction.entity.js';
import { RegionEntity } from '../reference/reference.entity.js';
import type { RemedyCondition } from './remedy-condition.js';
import type { OfferStatus } from './remedy-offer.js';
import type { AmountUnit, RemedyKind } from './remedy.js';

@Entity('remedy')
@Index('remedy_region', { synchronize: false })
@Check('remedy_amount', 'amount_per')
@Check('remedy_valid', 'valid_until')
@Check('remedy_claim', 'claim_until')
export class RemedyEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('integer', { default: 1 }) version!: number;
  @ForeignKey(() => RegionEntity) @Column('text') regionCode!: string;
  @Column('text') kind!: RemedyKind;
  @Column('text', { array: true }) eases!: HesitationKind[];
  @Column('text', { array: true }) sides!: Side[];
  @Column('boolean') isPersonal!: boolean;
  @Column('text') nameNl!: string;
  @Column('text') nameEn!: string;
  @Column('text') textNl!: string;
  @Column('text') textEn!: string;
  @Column('text') offeredBy!: string;
  @Column('integer', { nullable: true }) amountCents!: number | null;
  @Column('text', { nullable: true }) amountPer!: AmountUnit | null;
  @Column('boolean', { default: false }) amountIsAtMost!: boolean;
  @Column('integer', { nullable: true }) yearMostCents!: number | null;
  @Column('jsonb', { default: [] }) conditions!: RemedyCondition[];
  @Column('integer', { nullable: true }) coversMonths!: number | null;
  @Column('date', { nullable: true }) claimFrom!: string | null;
  @Column('date', { nullable: true }) claimUntil!: string | null;
  @Column('text') source!: string;
  @Column('text', { nullable: true }) sourceUrl!: string | null;
  @Column('date', { nullable: true }) checkedOn!: string | null;
  @ForeignKey(() => AccountEntity, { onDelete: 'SET NULL' })
  @Column('uuid', { nullable: true })
  checkedBy!: string | null;
  @Column('date') validFrom!: string;
  @Column('date', { nullable: true }) validUntil!: string | null;
}

@Entity('remedy_offer')
@Index('remedy_offer_introduction', { synchronize: false })
@Index('remedy_offer_open_once', { synchronize: false })
@Check('remedy_offer_side', 'to_side')
@Check('remedy_offer_status', 'status')
@Check('remedy_offer_agreed', 'agreed_at')
@Check('remedy_offer_helped', 'helped')
export class RemedyOfferEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => IntroductionEntity, { onDelete: 'CASCADE' }) @Column('uuid') introductionId!: string;
  @ForeignKey(() => RemedyEntity) @Column('uuid') remedyId!: string;
  @Column('text') hesitation!: HesitationKind;
  @Column('text') toSide!: Side;
  @Column('boolean') isPersonal!: boolean;
  @Column('text') status!: OfferStatus;
  @Column('uuid') offeredBy!: string;
  @Column('timestamptz', { default: () => 'app_now()' }) offeredAt!: Date;
  @Column('timestamptz', { nullable: true }) agreedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) answeredAt!: Date | null;
  @Column('uuid', { nullable: true }) movedBy!: string | null;
  @Column('boolean', { nullable: true }) helped!: boolean | null;
}
