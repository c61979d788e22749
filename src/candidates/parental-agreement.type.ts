import { Field, GraphQLISODateTime, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Needs } from '../access/needs.decorator.js';
import { Payload } from '../platform/problem.type.js';
import {
  agreementWays,
  relations,
  type AgreementWay,
  type ParentAsTyped,
  type Relation,
} from './parental-agreement.js';

const enumOf = (values: readonly string[]) => Object.fromEntries(values.map((value) => [value, value]));

export const RelationEnum = enumOf(relations);
registerEnumType(RelationEnum, { name: 'ParentRelation', description: 'What a parent is to somebody.' });
export const AgreementWayEnum = enumOf(agreementWays);
registerEnumType(AgreementWayEnum, { name: 'ParentalAgreementWay', description: 'How a parent agreed.' });
export const HeardEnum = enumOf(agreementWays.filter((way) => way !== 'BY_LINK'));
registerEnumType(HeardEnum, {
  name: 'ParentalAgreementHeard',
  description: 'How an adviser heard that a parent agreed.',
});

@InputType({ description: 'A parent of somebody below 16.' })
export class ParentInput implements ParentAsTyped {
  @Field() name!: string;
  @Field(() => RelationEnum) relation!: Relation;
  @Field(() => String, { nullable: true, description: 'Where the question is mailed to.' })
  email?: string | null;
  @Field(() => HeardEnum, {
    nullable: true,
    description: 'By an adviser who heard it; then nothing is mailed.',
  })
  agreed?: Exclude<AgreementWay, 'BY_LINK'> | null;
}

@ObjectType('ParentalAgreement', {
  description: 'What a parent of somebody below 16 agreed to, or was asked.',
})
@Needs('candidate.read')
export class ParentalAgreementType {
  @Field(() => String, { nullable: true, description: 'Null while nobody was named.' })
  parentName!: string | null;
  @Field(() => RelationEnum, { nullable: true }) relation!: Relation | null;
  @Field(() => GraphQLISODateTime) askedAt!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null: the registration waits.' })
  givenAt!: Date | null;
  @Field(() => AgreementWayEnum, { nullable: true }) how!: AgreementWay | null;
}

@ObjectType('ParentsQuestion', { description: 'What a parent is asked, behind the link in their mail.' })
@Needs('public')
export class ParentsQuestionType {
  @Field({ description: 'The first name of who wants to register.' }) firstName!: string;
  @Field() parentName!: string;
  @Field({ description: 'Whether a search for learning places begins with it.' }) askedForMatching!: boolean;
}

@ObjectType()
@Needs('public')
export class ParentalAgreementPayload extends Payload {
  @Field(() => Boolean) agreed!: boolean;
}
