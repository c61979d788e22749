import { Field, GraphQLISODateTime, Int, ObjectType } from '@nestjs/graphql';
import { Needs } from '../access/needs.decorator.js';
import { ColleagueType } from '../desks/responsibility.type.js';
import { IntroductionType, PartyEnum } from '../introductions/introduction.type.js';
import { ConnectionOf } from '../platform/page.type.js';
import { Payload } from '../platform/problem.type.js';
import type { Writer } from './message.js';

@ObjectType('Message', { description: 'One message in the thread of an introduction: plain text.' })
@Needs('introduction.read')
export class MessageType {
  @Field(() => Int, { description: 'From 1, in the order in which they were written.' }) position!: number;
  @Field(() => PartyEnum, { description: 'CANDIDATE, EMPLOYER or ADVISER.' }) from!: Writer;
  @Field(() => Boolean, { description: 'The viewer wrote it.' }) isMine!: boolean;
  @Field() text!: string;
  @Field(() => Boolean, {
    description: 'False: written before the employer knew who the candidate is; the employer never reads it.',
  })
  isForEmployer!: boolean;
  @Field(() => [PartyEnum], { description: 'Who, apart from the writer, has read it.' })
  readBy!: Writer[];
  @Field(() => GraphQLISODateTime) writtenAt!: Date;
}

@ObjectType()
@Needs('public')
export class MessageConnection extends ConnectionOf(MessageType, 'public') {}

@ObjectType('CaseNote', { description: 'What an adviser noted for the case team alone.' })
@Needs('caseNote.keep')
export class CaseNoteType {
  @Field() text!: string;
  @Field(() => GraphQLISODateTime) writtenAt!: Date;
  @Field(() => ColleagueType, { nullable: true, description: 'Null when they are erased.' })
  by?: ColleagueType | null;
  accountId!: string | null;
}

@ObjectType()
@Needs('public')
export class MessagePayload extends Payload {
  @Field(() => IntroductionType, { nullable: true }) introduction!: IntroductionType | null;
}
