import { ArgsType, Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Needs } from '../access/needs.decorator.js';
import { LegalBasisType } from './candidate.type.js';
import { useStates, type DataUse, type UseState } from './data-use.js';
import { endings, type Ending, type RecordedBasis } from './legal-basis.js';
import { objectionOutcomes, type Objection, type ObjectionOutcome } from './objection.js';
import { PurposeEnum } from './purpose.type.js';
import type { Purpose } from './purpose.js';

const enumOf = (values: readonly string[]) => Object.fromEntries(values.map((value) => [value, value]));

export const UseStateEnum = enumOf(useStates);
registerEnumType(UseStateEnum, {
  name: 'DataUseState',
  description: 'It goes on; it stands still until an objection is decided; or it does not happen.',
});
export const EndingEnum = enumOf(endings);
registerEnumType(EndingEnum, {
  name: 'LegalBasisEnding',
  description: 'Consent was withdrawn, the public task was objected to, or another ground took its place.',
});
export const ObjectionOutcomeEnum = enumOf(objectionOutcomes);
registerEnumType(ObjectionOutcomeEnum, {
  name: 'ObjectionOutcome',
  description: 'The use stays ended; it goes on; or the person gave consent in the meantime.',
});

@ObjectType('RecordedLegalBasis', { description: 'A ground that was recorded at some time.' })
@Needs('candidate.read')
export class RecordedBasisType extends LegalBasisType implements RecordedBasis {
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null while it runs.' })
  endedAt!: Date | null;
  @Field(() => EndingEnum, { nullable: true }) endedAs!: Ending | null;
}

@ObjectType('DataUse', {
  description: 'One use of somebody’s data: what, why, by whom, how long, and on what ground.',
})
@Needs('candidate.read')
export class DataUseType implements DataUse {
  @Field(() => PurposeEnum) purpose!: Purpose;
  @Field(() => UseStateEnum) state!: UseState;
  @Field(() => RecordedBasisType, { nullable: true, description: 'Null while it does not happen.' })
  ground!: RecordedBasis | null;
  @Field(() => [RecordedBasisType], { description: 'Every ground it had, the newest first.' })
  history!: readonly RecordedBasis[];
}

@ObjectType('PurposeText', {
  description: 'What people are told about one use of their data, in plain words.',
})
@Needs('public')
export class PurposeTextType {
  @Field(() => PurposeEnum) purpose!: Purpose;
  @Field() title!: string;
  @Field({ description: 'Which data.' }) what!: string;
  @Field() why!: string;
  @Field({ description: 'Who sees them.' }) who!: string;
  @Field() howLong!: string;
  @Field({ description: 'What happens when one stops it.' }) stop!: string;
}

@ObjectType('Objection', {
  description:
    'Somebody’s objection to uses of their data as a public task; these stand still until it is decided.',
})
@Needs('candidate.read')
export class ObjectionType implements Omit<Objection, 'candidateId'> {
  @Field(() => ID) id!: string;
  @Field(() => [PurposeEnum]) purposes!: readonly Purpose[];
  @Field(() => String, { nullable: true, description: 'The person’s own situation, in their words.' })
  grounds!: string | null;
  @Field(() => GraphQLISODateTime) objectedAt!: Date;
  @Field(() => ObjectionOutcomeEnum, { nullable: true, description: 'Null while it waits.' })
  outcome!: ObjectionOutcome | null;
  @Field(() => String, { nullable: true, description: 'Why, in the words of who decided.' })
  decision!: string | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) decidedAt!: Date | null;
}

@ArgsType()
export class StopUseArgs {
  @Field(() => ID) candidateId!: string;
  @Field(() => PurposeEnum) purpose!: Purpose;
  @Field(() => String, {
    nullable: true,
    description:
      'For an objection: one’s own situation; at most 2,000 characters. Withdrawing needs no reason.',
  })
  grounds?: string | null;
}

@ArgsType()
export class DecideObjectionArgs {
  @Field(() => ID) objectionId!: string;
  @Field({ description: 'True: the use stays ended. False: it goes on.' }) isGranted!: boolean;
  @Field({ description: 'Told to the candidate; 3 to 1,000 characters.' }) reason!: string;
}
