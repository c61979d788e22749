import { ArgsType, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { registerEnumType } from '@nestjs/graphql';
import { IsOptional, MaxLength } from 'class-validator';
import { Needs } from '../access/needs.decorator.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { ConnectionOf, PageArgs } from '../platform/page.type.js';
import { Payload } from '../platform/problem.type.js';
import {
  controllerKinds,
  informedWays,
  legalBases,
  type Controller,
  type ControllerKind,
  type InformedHow,
  type LegalBasisAsTyped,
  type LegalBasisKind,
  type RunningLegalBasis,
} from './legal-basis.js';
import { priorEducations, type PriorEducation } from './prior-education.js';
import { ParentInput } from './parental-agreement.type.js';
import type { Purpose } from './purpose.js';
import { PurposeEnum } from './purpose.type.js';
import { strengths, type Strength } from './strength.js';
import { WishInput, WishType } from './wish.type.js';

const enumOf = (values: readonly string[]) => Object.fromEntries(values.map((value) => [value, value]));

export const PriorEducationEnum = enumOf(priorEducations);
registerEnumType(PriorEducationEnum, {
  name: 'PriorEducation',
  description: 'The highest schooling somebody finished.',
});
export const StrengthEnum = enumOf(strengths);
registerEnumType(StrengthEnum, {
  name: 'Strength',
  description: 'What somebody brings to work, to choose from: nothing that names a person.',
});
export const LegalBasisKindEnum = enumOf(legalBases);
registerEnumType(LegalBasisKindEnum, {
  name: 'LegalBasisKind',
  description: 'On what ground somebody is in matching: consent, or the public task of the desk.',
});
export const InformedHowEnum = enumOf(informedWays);
registerEnumType(InformedHowEnum, {
  name: 'InformedHow',
  description: 'How somebody was told what happens with their data.',
});

export const ControllerKindEnum = enumOf(controllerKinds);
registerEnumType(ControllerKindEnum, {
  name: 'ControllerKind',
  description: 'What sort of body answers for a use of data.',
});

@ObjectType('Controller', { description: 'Who answers for a use of data.' })
@Needs('candidate.read')
export class ControllerType implements Controller {
  @Field(() => ControllerKindEnum) kind!: ControllerKind;
  @Field() name!: string;
}

@InputType({
  description: 'The ground on which somebody is in matching; what is left out follows from who records it.',
})
export class LegalBasisInput implements LegalBasisAsTyped {
  @Field(() => LegalBasisKindEnum, { nullable: true, description: 'PUBLIC_TASK: only by an adviser.' })
  basis?: LegalBasisKind | null;
  @Field(() => String, {
    nullable: true,
    description: 'Who gave the explanation; else the adviser who records it.',
  })
  informedBy?: string | null;
  @Field(() => InformedHowEnum, { nullable: true, description: 'By an adviser; else AT_THE_DESK.' })
  informedHow?: InformedHow | null;
  @Field(() => String, { nullable: true, description: 'The `version` of the consentText; else the newest.' })
  textVersion?: string | null;
  @Field(() => ControllerKindEnum, {
    nullable: true,
    description: 'By an adviser: who answers for it; else the municipality of the home.',
  })
  controllerKind?: ControllerKind | null;
  @Field(() => String, { nullable: true, description: 'Which municipality or college.' })
  controllerName?: string | null;
}

@InputType({
  description:
    'Without consentToMatching (or another legal basis recorded by an adviser) the candidate is kept out of matching.',
})
export class CandidateInput {
  @Field() name!: string;
  @Field(() => String, { nullable: true, description: 'Needed by who registers themselves.' }) email?:
    string | null;
  @Field(() => String, { nullable: true, description: 'Dutch when it has no country code.' }) phone?:
    string | null;
  @Field({ description: 'Home, four digits.' }) postcode4!: string;
  @Field(() => GraphQLDate) birthDate!: CalendarDate;
  @Field(() => PriorEducationEnum, { nullable: true }) priorEducation?: PriorEducation | null;
  @Field(() => Boolean, { defaultValue: false }) consentToMatching!: boolean;
  @Field(() => WishInput) wish!: WishInput;
  @Field(() => LegalBasisInput, {
    nullable: true,
    description: 'How consent was given, or another legal basis.',
  })
  legalBasis?: LegalBasisInput | null;
  @Field(() => ParentInput, {
    nullable: true,
    description:
      'Below 16: who has to agree. Without their agreement the registration waits, out of matching.',
  })
  parent?: ParentInput | null;
}

@ObjectType('LegalBasis', {
  description: 'On what ground somebody’s data are used for something, and who told them what, how and when.',
})
@Needs('candidate.read')
export class LegalBasisType implements RunningLegalBasis {
  @Field(() => PurposeEnum) purpose!: Purpose;
  @Field(() => LegalBasisKindEnum) basis!: LegalBasisKind;
  @Field(() => ControllerType) controller!: Controller;
  @Field() informedBy!: string;
  @Field(() => InformedHowEnum) informedHow!: InformedHow;
  @Field({ description: 'The `version` of the consentText.' }) textVersion!: string;
  @Field(() => GraphQLISODateTime) givenAt!: Date;
}

@ObjectType('CandidateDetails', {
  description: 'What only the candidate, the case team and the coordinator know.',
})
@Needs('candidate.read')
export class CandidateDetailsType {
  @Field(() => [StrengthEnum], { description: 'What they bring, as employers may know it without a name.' })
  brings!: readonly Strength[];
  @Field(() => String, { nullable: true }) email!: string | null;
  @Field(() => String, { nullable: true, description: 'International, as +31612345678.' }) phone!:
    string | null;
  @Field({ description: 'Home, four digits.' }) postcode4!: string;
  @Field(() => GraphQLDate) birthDate!: CalendarDate;
  @Field(() => PriorEducationEnum, { nullable: true }) priorEducation!: PriorEducation | null;
  @Field(() => GraphQLDate, {
    nullable: true,
    description:
      'The first day compulsory schooling allows a start; null when an adviser recorded an exception.',
  })
  earliestStartOn!: CalendarDate | null;
  @Field(() => String, { nullable: true, description: 'The reason of that exception.' })
  earlyStartReason!: string | null;
  @Field(() => GraphQLDate, { nullable: true, description: 'The start of the placement that runs.' })
  placedOn!: CalendarDate | null;
  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'By which day a place is needed: an enrolled pupil without one must leave the class then.',
  })
  placeNeededBy!: CalendarDate | null;
  @Field(() => LegalBasisType, { nullable: true, description: 'Null: kept out of matching.' })
  legalBasis!: RunningLegalBasis | null;
  @Field({ description: 'A legal basis and no running placement.' }) inMatching!: boolean;
  @Field(() => [String], { description: 'Names of the advisers who know this case, the longest first.' })
  caseTeam!: readonly string[];
}

@ObjectType('Candidate', {
  description: 'Somebody who looks for a learning place; the field that yields it says who may see it.',
})
@Needs('public')
export class CandidateType {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'For changeWish: a stale version is refused.' }) version!: number;
  @Field() name!: string;
  @Field(() => WishType) wish!: WishType;
  regionCode!: string;
}

@ObjectType()
@Needs('public')
export class CandidateConnection extends ConnectionOf(CandidateType, 'public') {}

@ObjectType()
@Needs('public')
export class CandidatePayload extends Payload {
  @Field(() => CandidateType, { nullable: true }) candidate!: CandidateType | null;
}

@ObjectType('ConsentText', { description: 'What people are told before their data is used for matching.' })
@Needs('public')
export class ConsentTextType {
  @Field({ description: 'What somebody agreed to is kept under it.' }) version!: string;
  @Field() title!: string;
  @Field(() => [String]) paragraphs!: string[];
  @Field({ description: 'The sentence beside the box that is ticked.' }) question!: string;
}

@ArgsType()
export class CandidatesArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Words in the name.' })
  @IsOptional()
  @MaxLength(200)
  search?: string | null;
}
