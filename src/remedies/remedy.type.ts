import {
  ArgsType,
  Field,
  Float,
  GraphQLISODateTime,
  ID,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from '@nestjs/graphql';
import { IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { Needs } from '../access/needs.decorator.js';
import { ColleagueType } from '../desks/responsibility.type.js';
import type { HesitationKind, Party, Side } from '../introductions/introduction.js';
import { HesitationKindEnum, IntroductionType, PartyEnum } from '../introductions/introduction.type.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { Payload } from '../platform/problem.type.js';
import {
  remedyFacts,
  remedyFits,
  type RemedyCondition,
  type RemedyFact,
  type RemedyFit,
} from './remedy-condition.js';
import type { ToldCounts } from './remedy-figures.js';
import {
  offerMoves,
  offerStatuses,
  type OfferMove,
  type OfferStatus,
  type RemedyOffer,
} from './remedy-offer.js';
import {
  amountUnits,
  remedyKinds,
  type AmountUnit,
  type Remedy,
  type RemedyDetails,
  type RemedyKind,
} from './remedy.js';

const enumOf = (values: readonly string[]) => Object.fromEntries(values.map((value) => [value, value]));

export const RemedyKindEnum = enumOf(remedyKinds);
registerEnumType(RemedyKindEnum, {
  name: 'RemedyKind',
  description: 'What takes a hesitation away (ontzorging).',
});
export const RemedyFactEnum = enumOf(remedyFacts);
registerEnumType(RemedyFactEnum, { name: 'RemedyFact', description: 'What a condition looks at.' });
export const RemedyFitEnum = enumOf(remedyFits);
registerEnumType(RemedyFitEnum, {
  name: 'RemedyFit',
  description: 'Whether a condition holds; ASK: only the people themselves can say.',
});
export const AmountUnitEnum = enumOf(amountUnits);
registerEnumType(AmountUnitEnum, { name: 'AmountUnit' });
export const RemedyOfferStatusEnum = enumOf(offerStatuses);
registerEnumType(RemedyOfferStatusEnum, {
  name: 'RemedyOfferStatus',
  description:
    'ASKED: the candidate is asked first whether the employer may know. KEPT_BACK: the candidate does not want that.',
});
export const RemedyOfferMoveEnum = enumOf(offerMoves);
registerEnumType(RemedyOfferMoveEnum, { name: 'RemedyOfferMove' });

@ObjectType('Remedy', { description: 'What can take a hesitation away, as it may be read by anyone.' })
@Needs('public')
export class RemedyType implements Remedy {
  @Field(() => ID) id!: string;
  version!: number;
  regionCode!: string;
  @Field(() => RemedyKindEnum) kind!: RemedyKind;
  @Field(() => [HesitationKindEnum]) eases!: HesitationKind[];
  @Field(() => [PartyEnum], { description: 'To whom it can be offered.' }) sides!: Side[];
  @Field({ description: 'An employer hears of it with the consent of the candidate alone.' })
  isPersonal!: boolean;
  nameNl!: string;
  nameEn!: string;
  textNl!: string;
  textEn!: string;
  @Field({ description: 'Who gives it.' }) offeredBy!: string;
  amountCents!: number | null;
  amountPer!: AmountUnit | null;
  amountIsAtMost!: boolean;
  yearMostCents!: number | null;
  conditions!: RemedyCondition[];
  @Field(() => Int, { nullable: true, description: 'From the start; null as long as the place does.' })
  coversMonths!: number | null;
  @Field(() => GraphQLDate, { nullable: true, description: 'The first day on which it can be asked for.' })
  claimFrom!: string | null;
  @Field(() => GraphQLDate, { nullable: true, description: 'The last day on which it can be asked for.' })
  claimUntil!: string | null;
  @Field({ description: 'Where the amount and the conditions come from.' }) source!: string;
  @Field(() => String, { nullable: true }) sourceUrl!: string | null;
  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'When a coordinator of the region last said that this is still so; null: not yet.',
  })
  checkedOn!: string | null;
  checkedBy!: string | null;
  @Field(() => GraphQLDate) validFrom!: string;
  @Field(() => GraphQLDate, { nullable: true, description: 'The last day it counts.' })
  validUntil!: string | null;
}

@ObjectType('RemedyCondition', { description: 'One rule of a remedy. What is null is not asked.' })
@Needs('remedy.read')
export class RemedyConditionType implements RemedyCondition {
  @Field(() => RemedyFactEnum) on!: RemedyFact;
  @Field(() => Float, { nullable: true }) atLeast?: number | null;
  @Field(() => Float, { nullable: true }) atMost?: number | null;
  @Field(() => GraphQLDate, { nullable: true }) from?: string | null;
  @Field(() => GraphQLDate, { nullable: true }) until?: string | null;
  @Field(() => [String], { nullable: true }) oneOf?: string[] | null;
}

@ObjectType('RemedyEntry', { description: 'A remedy as a desk keeps it in its catalogue.' })
@Needs('remedy.read')
export class RemedyEntry {
  @Field(() => RemedyType) remedy!: Remedy;
  @Field(() => Int, { description: 'For changing it.' }) version!: number;
  @Field({ description: 'Whether it counts today.' }) isInForce!: boolean;
  @Field(() => ColleagueType, {
    nullable: true,
    description: 'Who said that it is still so; null too for somebody who is gone.',
  })
  checkedBy?: ColleagueType | null;
  @Field() nameNl!: string;
  @Field() nameEn!: string;
  @Field() textNl!: string;
  @Field() textEn!: string;
  @Field(() => Int, { nullable: true }) amountCents!: number | null;
  @Field(() => AmountUnitEnum, { nullable: true }) amountPer!: AmountUnit | null;
  @Field() amountIsAtMost!: boolean;
  @Field(() => Int, { nullable: true }) yearMostCents!: number | null;
  @Field(() => [RemedyConditionType]) conditions!: readonly RemedyCondition[];
  @Field(() => [String], { description: 'The conditions in words.' }) conditionTexts!: string[];
}

@InputType()
export class RemedyConditionInput implements RemedyCondition {
  @Field(() => RemedyFactEnum) on!: RemedyFact;
  @Field(() => Float, { nullable: true, description: 'Counted in.' }) atLeast?: number | null;
  @Field(() => Float, { nullable: true, description: 'Counted in.' }) atMost?: number | null;
  @Field(() => GraphQLDate, { nullable: true, description: 'Counted in.' }) from?: string | null;
  @Field(() => GraphQLDate, { nullable: true, description: 'Counted in.' }) until?: string | null;
  @Field(() => [String], { nullable: true }) oneOf?: string[] | null;
}

@InputType()
export class RemedyInput implements RemedyDetails {
  @Field(() => RemedyKindEnum) kind!: RemedyKind;
  @Field(() => [HesitationKindEnum]) eases!: HesitationKind[];
  @Field(() => [PartyEnum], { description: 'CANDIDATE, EMPLOYER or both.' }) sides!: Side[];
  @Field() isPersonal!: boolean;
  @Field() @MaxLength(2000) nameNl!: string;
  @Field() @MaxLength(2000) nameEn!: string;
  @Field() @MaxLength(2000) textNl!: string;
  @Field() @MaxLength(2000) textEn!: string;
  @Field() @MaxLength(2000) offeredBy!: string;
  @Field(() => Int, { nullable: true, description: 'Whole cents.' }) amountCents: number | null = null;
  @Field(() => AmountUnitEnum, { nullable: true }) amountPer: AmountUnit | null = null;
  @Field({ defaultValue: false }) amountIsAtMost: boolean = false;
  @Field(() => Int, { nullable: true, description: 'Whole cents.' }) yearMostCents: number | null = null;
  @Field(() => [RemedyConditionInput], { defaultValue: [] })
  @ValidateNested({ each: true })
  @Type(() => RemedyConditionInput)
  conditions: RemedyConditionInput[] = [];
  @Field(() => Int, { nullable: true }) coversMonths: number | null = null;
  @Field(() => GraphQLDate, { nullable: true }) claimFrom: string | null = null;
  @Field(() => GraphQLDate, { nullable: true }) claimUntil: string | null = null;
  @Field() @MaxLength(2000) source!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(2000) sourceUrl: string | null = null;
  @Field(() => GraphQLDate) validFrom!: string;
  @Field(() => GraphQLDate, { nullable: true }) validUntil: string | null = null;
}

@ObjectType('RemedyConditionFit', { description: 'A condition in words, and whether it holds here.' })
@Needs('introduction.read')
export class RemedyConditionFitType {
  @Field() text!: string;
  @Field(() => RemedyFitEnum) fit!: RemedyFit;
}

@ObjectType('RemedyProposal', {
  description: 'What could take away a hesitation that was said: a person offers it.',
})
@Needs('introduction.read')
export class RemedyProposalType {
  @Field(() => HesitationKindEnum) hesitation!: HesitationKind;
  @Field(() => PartyEnum, { description: 'Whose hesitation it is.' }) side!: Side;
  @Field(() => RemedyType) remedy!: Remedy;
  @Field(() => RemedyFitEnum, { description: 'Of all conditions together.' }) fit!: RemedyFit;
  @Field(() => [RemedyConditionFitType]) conditions!: RemedyConditionFitType[];
  @Field(() => String, { nullable: true, description: 'What it comes to here in a year.' })
  worthText!: string | null;
  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'The last day it covers, of a start on the latest day.',
  })
  coversUntil!: string | null;
}

@ObjectType('RemedyOffer', { description: 'A remedy that an adviser offered in an introduction.' })
@Needs('introduction.read')
export class RemedyOfferType implements RemedyOffer {
  @Field(() => ID) id!: string;
  introductionId!: string;
  remedyId!: string;
  @Field(() => HesitationKindEnum) hesitation!: HesitationKind;
  @Field(() => PartyEnum, { description: 'Whom it is for.' }) toSide!: Side;
  @Field({ description: 'It tells something of the candidate.' }) isPersonal!: boolean;
  @Field(() => RemedyOfferStatusEnum) status!: OfferStatus;
  @Field(() => GraphQLISODateTime) offeredAt!: Date;
  agreedAt!: Date | null;
  @Field(() => Boolean, { nullable: true, description: 'Null as long as nobody said.' }) helped!:
    boolean | null;
}

@ObjectType('RemedyFigure', {
  description:
    'Which remedy was offered against which hesitation, and helped. Null: fewer than five, or it would tell of so few.',
})
@Needs('remedy.read')
export class RemedyFigureType implements ToldCounts {
  @Field(() => HesitationKindEnum) hesitation!: HesitationKind;
  @Field(() => RemedyKindEnum) kind!: RemedyKind;
  @Field(() => Int) offered!: number;
  @Field(() => Int, { nullable: true }) taken!: number | null;
  @Field(() => Int, { nullable: true }) declined!: number | null;
  @Field(() => Int, { nullable: true }) helped!: number | null;
  @Field(() => Int, { nullable: true }) didNotHelp!: number | null;
}

@ObjectType()
@Needs('introduction.read')
export class HesitationPayload extends Payload {
  @Field(() => IntroductionType, { nullable: true }) introduction!: IntroductionType | null;
}

@ObjectType()
@Needs('remedy.read')
export class RemedyPayload extends Payload {
  @Field(() => RemedyEntry, { nullable: true }) entry!: RemedyEntry | null;
}

@ObjectType()
@Needs('remedy.read')
export class RemediesPayload extends Payload {
  @Field(() => [RemedyEntry]) entries!: RemedyEntry[];
}

@ArgsType()
export class SayHesitationArgs {
  @Field(() => ID) introductionId!: string;
  @Field(() => HesitationKindEnum) kind!: HesitationKind;
  @Field({ defaultValue: false, description: 'For advisers alone.' }) adviserOnly!: boolean;
  @Field(() => String, { nullable: true, description: 'At most 2,000 characters.' }) note?: string | null;
  @Field(() => PartyEnum, { nullable: true, description: 'By an adviser: whose hesitation it is.' })
  onBehalfOf?: Party | null;
}

@ArgsType()
export class OfferRemedyArgs {
  @Field(() => ID) introductionId!: string;
  @Field(() => ID) remedyId!: string;
  @Field(() => HesitationKindEnum) hesitation!: HesitationKind;
  @Field(() => PartyEnum, { description: 'CANDIDATE or EMPLOYER.' }) toSide!: Side;
}

@ArgsType()
export class MoveRemedyOfferArgs {
  @Field(() => ID) offerId!: string;
  @Field(() => RemedyOfferMoveEnum) move!: OfferMove;
}
