import { Field, GraphQLISODateTime, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Needs } from '../access/needs.decorator.js';
import { Payload } from '../platform/problem.type.js';
import { lookalikeReasons, type LookalikeReason } from './lookalike.js';

export const LookalikeReasonEnum = Object.fromEntries(lookalikeReasons.map((each) => [each, each]));
registerEnumType(LookalikeReasonEnum, {
  name: 'LookalikeReason',
  description: "Why a claim looks like somebody else's company, or less like its own than one would expect.",
});

@ObjectType('Lookalike', { description: 'A known company that a claim may be taken for, with every reason.' })
@Needs('accreditation.vouch')
export class LookalikeType {
  @Field() name!: string;
  @Field() kvkNumber!: string;
  @Field(() => [LookalikeReasonEnum]) reasons!: LookalikeReason[];
}

@ObjectType('EmployerClaim', { description: 'Somebody waits to act for an employer; for who decides.' })
@Needs('claim.decide')
export class EmployerClaimType {
  @Field(() => ID) id!: string;
  @Field() personName!: string;
  @Field({ description: 'Proved by a mailed link, or their account’s.' }) email!: string;
  @Field({ description: 'As they typed it.' }) companyName!: string;
  @Field() kvkNumber!: string;
  @Field(() => String, {
    nullable: true,
    description: 'As they typed it; null when a provider told of them.',
  })
  postcode4!: string | null;
  regionCode!: string;
  locale!: 'nl' | 'en';
  @Field(() => GraphQLISODateTime, { description: 'Since when it waits.' }) confirmedAt!: Date | null;
}

@ObjectType()
@Needs('public')
export class ClaimPayload extends Payload {
  @Field({ description: 'Nothing was wrong with it. It does not tell whether the company is known.' })
  accepted!: boolean;
}

@InputType()
export class EmployerClaimInput {
  @Field() companyName!: string;
  @Field({ description: '8 digits.' }) kvkNumber!: string;
  @Field({ description: 'Of the company, four digits.' }) postcode4!: string;
  @Field() personName!: string;
  @Field() email!: string;
}
