import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Needs } from '../access/needs.decorator.js';
import { Payload } from '../platform/problem.type.js';
import { deadLetterKinds, type DeadLetterKind } from './dead-letters.repository.js';

export const DeadLetterKindEnum = Object.fromEntries(deadLetterKinds.map((each) => [each, each]));
registerEnumType(DeadLetterKindEnum, {
  name: 'DeadLetterKind',
  description: 'What was put aside: work of the product itself, or a mail.',
});

@ObjectType('DeadLetter', {
  description: 'What was put aside after its last attempt. Of a mail neither its reader nor its words.',
})
@Needs('operations.manage')
export class DeadLetterType {
  @Field(() => DeadLetterKindEnum) kind!: DeadLetterKind;
  @Field(() => ID) id!: string;
  @Field({ description: "The job's handler, or the sort of mail." }) name!: string;
  @Field(() => GraphQLISODateTime) failedAt!: Date;
  @Field(() => Int) attempts!: number;
  @Field({ description: 'Of a job its error; of a mail the domain and the reply code of its server.' })
  why!: string;
  @Field({ description: 'False of a mail with a secret in it: its words are gone.' }) canRetry!: boolean;
}

@ObjectType()
@Needs('public')
export class DeadLettersPayload extends Payload {
  @Field(() => [DeadLetterType], { description: 'What is put aside now.' })
  deadLetters!: readonly DeadLetterType[];
}

@ObjectType('ServicePart', {
  description: 'What a desk was to hear in a part of a day, and what became of it.',
})
@Needs('serviceStatus.read')
export class ServicePartType {
  @Field(() => GraphQLISODateTime) from!: Date;
  @Field(() => GraphQLISODateTime, { description: 'Not included.' }) until!: Date;
  @Field(() => Int, { description: 'Alerts about places that were due.' }) alerts!: number;
  @Field(() => Int) alertsSent!: number;
  @Field(() => Int, { description: "Mails to the desk's people that could leave." }) mails!: number;
  @Field(() => Int) mailsSent!: number;
  @Field(() => Int, { description: 'Mails that an address refused, or that were given up.' })
  mailsRefused!: number;
}

@ObjectType('ServiceStatus', {
  description: 'Whether a desk hears what it should: alerts and mail, by parts of days.',
})
@Needs('serviceStatus.read')
export class ServiceStatusType {
  @Field(() => GraphQLISODateTime) checkedAt!: Date;
  @Field({ description: 'Whether anything is at work that sends.' }) isWorking!: boolean;
  @Field(() => [ServicePartType], { description: 'Of today and the two days before, the last first.' })
  parts!: readonly ServicePartType[];
}
