import {
  ArgsType,
  Field,
  GraphQLISODateTime,
  ID,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, MaxLength, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { Needs } from '../access/needs.decorator.js';
import type { Party, Side } from '../introductions/introduction.js';
import { IntroductionType, PartyEnum } from '../introductions/introduction.type.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { Payload } from '../platform/problem.type.js';
import {
  meetingForms,
  meetingKinds,
  meetingMoves,
  meetingOutcomes,
  meetingReasons,
  meetingStages,
  type MeetingForm,
  type MeetingKind,
  type MeetingOutcome,
  type MeetingReason,
  type MeetingTime,
} from './meeting.js';
import { tasterDaySteps, type TasterDayStep } from './taster-day-paper.js';
import type { GivenReason } from './move-meeting.usecase.js';

const enumOf = (values: readonly string[]) => Object.fromEntries(values.map((value) => [value, value]));

export const MeetingKindEnum = enumOf(meetingKinds);
registerEnumType(MeetingKindEnum, { name: 'MeetingKind', description: 'Kennismaking, meeloopdag.' });
export const MeetingFormEnum = enumOf(meetingForms);
registerEnumType(MeetingFormEnum, { name: 'MeetingForm' });
export const MeetingStageEnum = enumOf(meetingStages);
registerEnumType(MeetingStageEnum, {
  name: 'MeetingStage',
  description: 'PROPOSED: a side chooses a time. TO_COME: a time stands. BEEN: both are asked how it was.',
});
export const MeetingReasonEnum = enumOf(meetingReasons);
registerEnumType(MeetingReasonEnum, { name: 'MeetingReason', description: 'Why it was moved or cancelled.' });
export const MeetingOutcomeEnum = enumOf(meetingOutcomes);
registerEnumType(MeetingOutcomeEnum, { name: 'MeetingOutcome' });
export const MeetingMoveEnum = enumOf(meetingMoves);
registerEnumType(MeetingMoveEnum, { name: 'MeetingMove' });

export const TasterDayStepEnum = enumOf(tasterDaySteps);
registerEnumType(TasterDayStepEnum, { name: 'TasterDayStep' });

@ObjectType('TasterDayCheck', { description: 'One line of the checklist of a taster day.' })
@Needs('introduction.read')
export class TasterDayCheckType {
  @Field(() => TasterDayStepEnum) step!: TasterDayStep;
  @Field() isDone!: boolean;
}

@ObjectType('MeetingTime')
@Needs('introduction.read')
export class MeetingTimeType implements MeetingTime {
  @Field(() => GraphQLISODateTime) startsAt!: Date;
  @Field(() => GraphQLISODateTime) endsAt!: Date;
}

@ObjectType('MeetingToldOutcome', { description: 'What a side told afterwards.' })
@Needs('introduction.read')
export class MeetingToldType {
  @Field(() => PartyEnum) side!: Side;
  @Field(() => MeetingOutcomeEnum) outcome!: MeetingOutcome;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => GraphQLISODateTime) toldAt!: Date;
}

@ObjectType('Meeting', { description: 'A meeting or taster day of two sides who both said yes.' })
@Needs('introduction.read')
export class MeetingType {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Counts the moves; a move names the one it saw.' }) version!: number;
  introductionId!: string;
  @Field(() => MeetingKindEnum) kind!: MeetingKind;
  @Field(() => MeetingFormEnum) form!: MeetingForm;
  @Field({ description: 'An address, a number to call or a link.' }) location!: string;
  @Field(() => String, { nullable: true }) whoComes!: string | null;
  @Field(() => String, { nullable: true, description: 'What to bring.' }) bring!: string | null;
  @Field(() => String, { nullable: true, description: 'What the candidate does on a taster day.' })
  tasks!: string | null;
  @Field(() => PartyEnum, { description: 'Whose times these are; the other side chooses.' }) timesOf!: Side;
  @Field(() => [MeetingTimeType], { description: 'One to three, the earliest first.' })
  times!: readonly MeetingTime[];
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'Of the time that stands, or that stood while it is being moved.',
  })
  startsAt!: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) endsAt!: Date | null;
  @Field(() => MeetingReasonEnum, { nullable: true, description: 'Of the last move, or of the cancel.' })
  reason!: MeetingReason | null;
}

@ObjectType()
@Needs('introduction.read')
export class MeetingPayload extends Payload {
  @Field(() => IntroductionType, { nullable: true }) introduction!: IntroductionType | null;
}

@InputType()
export class MeetingTimeInput {
  @Field(() => GraphQLDate) day!: string;
  @Field({ description: 'What the clock in Amsterdam shows: HH:MM.' }) @MaxLength(5) time!: string;
}

@ArgsType()
export class ProposeMeetingArgs {
  @Field(() => ID) introductionId!: string;
  @Field(() => MeetingKindEnum) kind!: MeetingKind;
  @Field(() => MeetingFormEnum) form!: MeetingForm;
  @Field({ description: 'At most 300 characters.' }) location!: string;
  @Field(() => String, { nullable: true, description: 'At most 300 characters.' }) whoComes?: string | null;
  @Field(() => String, { nullable: true, description: 'At most 300 characters.' }) bring?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Of a taster day: what the candidate does; at most 300 characters.',
  })
  tasks?: string | null;
  @Field(() => [MeetingTimeInput], { description: 'One to three.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => MeetingTimeInput)
  times!: MeetingTimeInput[];
  @Field(() => Int, { description: 'How long it takes: 15 minutes to 10 hours.' }) minutes!: number;
  @Field(() => PartyEnum, { nullable: true, description: 'By an adviser: whose times these are.' })
  onBehalfOf?: Party | null;
}

@ArgsType()
class MeetingMovedArgs {
  @Field(() => ID) id!: string;
  @Field(() => Int) version!: number;
  @Field(() => PartyEnum, { nullable: true, description: 'By an adviser: for which side.' })
  onBehalfOf?: Party | null;
}

@ArgsType()
export class ChooseMeetingTimeArgs extends MeetingMovedArgs {
  @Field(() => Int, { description: 'Of the time among `times`, from 0.' }) position!: number;
}

@ArgsType()
export class MoveMeetingArgs extends MeetingMovedArgs {
  @Field(() => [MeetingTimeInput], { description: 'One to three.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => MeetingTimeInput)
  times!: MeetingTimeInput[];
  @Field(() => Int, { description: 'How long it takes: 15 minutes to 10 hours.' }) minutes!: number;
  @Field(() => MeetingReasonEnum) reason!: GivenReason;
}

@ArgsType()
export class CancelMeetingArgs extends MeetingMovedArgs {
  @Field(() => MeetingReasonEnum) reason!: GivenReason;
}

@ArgsType()
export class TellMeetingArgs extends MeetingMovedArgs {
  @Field(() => MeetingOutcomeEnum) outcome!: MeetingOutcome;
  @Field(() => String, { nullable: true, description: 'For the advisers; at most 2,000 characters.' })
  note?: string | null;
}
