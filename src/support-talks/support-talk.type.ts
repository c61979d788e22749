import { ArgsType, Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Needs } from '../access/needs.decorator.js';
import type { Side } from '../introductions/introduction.js';
import { IntroductionType, PartyEnum } from '../introductions/introduction.type.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { Payload } from '../platform/problem.type.js';
import { howItGoes, type HowItGoes } from './support-talk.js';

const HowItGoesEnum = Object.fromEntries(howItGoes.map((value) => [value, value]));
registerEnumType(HowItGoesEnum, {
  name: 'HowItGoes',
  description: 'GOES_BADLY, said by a side, is an early warning to its adviser.',
});

@ObjectType('TalkToHold', { description: 'One of the talks that a region holds after every start.' })
@Needs('introduction.read')
export class TalkToHoldType {
  @Field(() => Int, { description: 'After the start.' }) weeks!: number;
  @Field(() => GraphQLDate) dueOn!: string;
  @Field(() => GraphQLDate, { nullable: true, description: 'Null while it was not held.' })
  heldOn!: string | null;
  @Field({ description: 'Held, skipped, or passed over by a later one.' }) isBehind!: boolean;
}

@ObjectType('SupportTalk', { description: 'A talk that was held, as the desk keeps it; for the desk alone.' })
@Needs('introduction.read')
export class SupportTalkType {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true, description: 'After the start; null of a talk in between.' })
  weeks!: number | null;
  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'Null when the milestone of the route was undone.',
  })
  heldOn!: string | null;
  @Field(() => HowItGoesEnum) candidateGoes!: HowItGoes;
  @Field(() => HowItGoesEnum) employerGoes!: HowItGoes;
  @Field(() => String, { nullable: true }) note!: string | null;
}

@ObjectType('PlacementVoice', { description: 'What a side said by itself: for that side and the desk.' })
@Needs('introduction.read')
export class PlacementVoiceType {
  @Field(() => PartyEnum) side!: Side;
  @Field(() => HowItGoesEnum) goes!: HowItGoes;
  @Field(() => String, { nullable: true, description: 'For the adviser.' }) note!: string | null;
  @Field(() => GraphQLISODateTime) saidAt!: Date;
}

@ObjectType('SupportTalks', { description: 'How a placement goes that runs.' })
@Needs('introduction.read')
export class SupportTalksType {
  @Field(() => [TalkToHoldType], { description: 'The first first.' }) toHold!: TalkToHoldType[];
  @Field(() => [SupportTalkType], { description: 'The first first; empty for the sides.' })
  held!: SupportTalkType[];
  @Field(() => [PlacementVoiceType], {
    description: 'The last first; of the viewer’s side, and all for a desk.',
  })
  voices!: PlacementVoiceType[];
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'Since when a side says that it goes badly and no talk followed; for the desk alone.',
  })
  warnedSince!: Date | null;
  @Field({ description: 'The viewer is a side and the placement began.' }) maySay!: boolean;
  @Field({ description: 'The viewer records talks and the placement began.' }) mayRecord!: boolean;
}

@ObjectType()
@Needs('introduction.read')
export class SupportTalksPayload extends Payload {
  @Field(() => IntroductionType, { nullable: true }) introduction!: IntroductionType | null;
}

@ArgsType()
export class SayHowItGoesArgs {
  @Field(() => ID) introductionId!: string;
  @Field(() => HowItGoesEnum) goes!: HowItGoes;
  @Field(() => String, { nullable: true, description: 'For the adviser alone; at most 2,000 characters.' })
  note?: string | null;
}

@ArgsType()
export class RecordSupportTalkArgs {
  @Field(() => ID) introductionId!: string;
  @Field(() => Int, { nullable: true, description: 'For which of the set talks; null in between.' })
  weeks?: number | null;
  @Field(() => GraphQLDate, { description: 'From the start to today.' }) heldOn!: string;
  @Field(() => HowItGoesEnum) candidateGoes!: HowItGoes;
  @Field(() => HowItGoesEnum) employerGoes!: HowItGoes;
  @Field(() => String, { nullable: true, description: 'For the desk; at most 2,000 characters.' })
  note?: string | null;
}

@ArgsType()
export class TakeBackSupportTalkArgs {
  @Field(() => ID) id!: string;
  @Field({ description: 'Kept in the audit trail; at most 2,000 characters.' }) reason!: string;
}
