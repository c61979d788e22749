import { ArgsType, Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Needs } from '../access/needs.decorator.js';
import { ColleagueType } from '../desks/responsibility.type.js';
import { IntroductionType } from '../introductions/introduction.type.js';
import { ConnectionOf, PageArgs } from '../platform/page.type.js';
import { Payload } from '../platform/problem.type.js';
import type { MilestoneName } from '../routes/route.js';
import { MilestoneNameEnum } from '../routes/route.type.js';
import { caseloadShows, caseloadWhoses, type CaseloadShow, type CaseloadWhose } from './caseload.js';

const CaseloadShowEnum = Object.fromEntries(caseloadShows.map((name) => [name, name]));
registerEnumType(CaseloadShowEnum, {
  name: 'CaseloadShow',
  description:
    'Of a work list: all, what is due, what stands still, where a message was not read, or where a talk is due or a side says that it goes badly.',
});

const CaseloadWhoseEnum = Object.fromEntries(caseloadWhoses.map((name) => [name, name]));
registerEnumType(CaseloadWhoseEnum, {
  name: 'CaseloadWhose',
  description:
    'MINE: what the viewer carries, or is to do for a colleague who is away. TEAM: all of the people whose case team the viewer is in. REGION: everything that runs in it.',
});

@ObjectType('CaseloadEntry', { description: 'An introduction that runs, as work.' })
@Needs('caseload.read')
export class CaseloadEntryType {
  @Field(() => IntroductionType) introduction!: IntroductionType;
  @Field(() => MilestoneNameEnum, { description: 'Where it stands.' }) step!: MilestoneName;
  @Field({ description: 'The step in plain words.' }) stepTitle!: string;
  @Field(() => Int, { description: 'Calendar days since the last thing that moved it.' }) daysInStep!: number;
  @Field(() => Int, {
    nullable: true,
    description:
      'Calendar days that three out of four of the region took in this step at most, in the last 365 days. Null where fewer than five went before.',
  })
  usualDays!: number | null;
  @Field({ description: 'Longer in its step than usual; where that is not known: its day is past.' })
  isStalled!: boolean;
  @Field({ description: 'The desk is to move, or the day of whoever is has come.' }) isDue!: boolean;
  @Field({ description: 'The day of the next talk about how it goes has come.' }) isTalkDue!: boolean;
  @Field({ description: 'A side says that it goes badly, and no talk followed.' }) isWarned!: boolean;
  @Field(() => Int, { description: 'Messages that the viewer did not read.' }) unread!: number;
  @Field(() => GraphQLISODateTime, {
    description:
      'The last answer, message, note, hesitation, milestone or reminder that the viewer may know of.',
  })
  lastContactAt!: Date;
  @Field(() => ColleagueType, {
    nullable: true,
    description: 'Whose case it is; null for somebody elsewhere.',
  })
  carrier?: ColleagueType | null;
  carriedBy!: string;
}

@ObjectType()
@Needs('public')
export class CaseloadEntryConnection extends ConnectionOf(CaseloadEntryType, 'public') {}

@ArgsType()
export class CaseloadArgs extends PageArgs {
  @Field(() => CaseloadWhoseEnum, { defaultValue: 'MINE' }) whose!: CaseloadWhose;
  @Field(() => CaseloadShowEnum, { defaultValue: 'ALL' }) show!: CaseloadShow;
  @Field(() => MilestoneNameEnum, { nullable: true }) step?: MilestoneName | null;
}

@ArgsType()
export class HandOverArgs {
  @Field(() => [ID], { description: '1 to 50.' }) introductionIds!: string[];
  @Field(() => ID, { description: 'An adviser of the desk of place or candidate.' }) toAccountId!: string;
  @Field(() => String, {
    nullable: true,
    description: 'For the colleague: it becomes a note of the case team. Not in the mail.',
  })
  note?: string | null;
}

@ObjectType()
@Needs('public')
export class HandOverPayload extends Payload {
  @Field(() => [IntroductionType]) introductions!: IntroductionType[];
}
