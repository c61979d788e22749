import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Needs } from '../access/needs.decorator.js';
import { CandidateProfileType } from '../candidates/wish.type.js';
import { PartyEnum } from '../introductions/introduction.type.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { Payload } from '../platform/problem.type.js';
import {
  askDeclineReasons,
  askStatuses,
  type Ask,
  type AskDeclineReason,
  type Asker,
  type AskStatus,
} from './ask.js';

const enumOf = (values: readonly string[]) => Object.fromEntries(values.map((value) => [value, value]));
export const AskStatusEnum = enumOf(askStatuses);
registerEnumType(AskStatusEnum, { name: 'AskStatus' });
export const AskDeclineReasonEnum = enumOf(askDeclineReasons);
registerEnumType(AskDeclineReasonEnum, {
  name: 'AskDeclineReason',
  description: 'Why a desk makes no introduction: for the desk. The asker reads kinder words.',
});

@ObjectType('Ask', {
  description: 'A question to a desk to make an introduction, as the viewer may know it.',
})
@Needs('ask.read')
export class AskType {
  ask!: Ask;
  @Field(() => ID) id!: string;
  @Field(() => PartyEnum, { description: 'CANDIDATE for a place, EMPLOYER for somebody without a name.' })
  askedBy!: Asker;
  @Field(() => GraphQLISODateTime) askedAt!: Date;
  @Field(() => AskStatusEnum, {
    description:
      'An employer reads INTRODUCED once the candidate said yes, and DECLINED when it comes to nothing.',
  })
  status!: AskStatus;
  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'By when the desk tells more; null once it ended.',
  })
  answerBy!: string | null;
  @Field(() => String, { nullable: true, description: 'Whose turn it is, and by when; null once it ended.' })
  turnText!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'How it ended and what can be done next; null while it waits.',
  })
  endText!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'In the words of whoever asked: for them and the desk.',
  })
  words!: string | null;
  @Field(() => AskDeclineReasonEnum, { nullable: true, description: 'For the desk.' })
  declineReason!: AskDeclineReason | null;
  @Field(() => String, { nullable: true, description: 'Why it was declined: for the desk.' })
  deskNote!: string | null;
  @Field({ description: 'Whether the day has passed.' }) isLate!: boolean;
  @Field({ description: 'Whether the viewer can answer it now.' }) mayAnswer!: boolean;
  @Field({ description: 'Whether the viewer can take it back now.' }) mayWithdraw!: boolean;
  @Field({ description: 'For the desk: the other side asked the same; one answer is for both.' })
  isMutual!: boolean;
  @Field(() => String, { nullable: true, description: 'For the desk: the words of the other side then.' })
  otherWords!: string | null;
}

@ObjectType('UnnamedMatch', { description: 'Somebody who fits a place, as its employer may know them.' })
@Needs('ask.invite')
export class UnnamedMatchType {
  @Field(() => ID, { description: 'Stands for this person at this place and nowhere else.' }) handle!: string;
  @Field(() => CandidateProfileType) profile!: CandidateProfileType;
  @Field({ description: 'An invitation waits for an answer.' }) isInvited!: boolean;
}

@ObjectType('UnnamedMatches', { description: 'At most twenty, in an order that tells nothing.' })
@Needs('ask.invite')
export class UnnamedMatchesType {
  @Field({ description: 'There are none, or too few to be nobody in particular.' }) isTooFew!: boolean;
  @Field(() => [UnnamedMatchType]) nodes!: UnnamedMatchType[];
  @Field(() => Int, { description: 'Invitations that can be open at once.' }) most!: number;
}

@ObjectType()
@Needs('public')
export class AskPayload extends Payload {
  @Field(() => AskType, { nullable: true }) ask!: AskType | null;
  @Field(() => [String], { description: 'What to keep in mind; it was done all the same.' })
  warnings!: string[];
}
