import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Needs } from '../access/needs.decorator.js';
import { PartyEnum } from '../introductions/introduction.type.js';
import type { Party } from '../introductions/introduction.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { milestones, type MilestoneName, type MilestoneState } from './route.js';

const enumOf = (values: readonly string[]) => Object.fromEntries(values.map((value) => [value, value]));

export const MilestoneNameEnum = enumOf(milestones);
registerEnumType(MilestoneNameEnum, {
  name: 'RouteMilestoneName',
  description: 'The milestones of the road to a learning place, in order.',
});
export const MilestoneStateEnum = enumOf(['DONE', 'SKIPPED', 'CURRENT', 'TO_COME', 'STOPPED']);
registerEnumType(MilestoneStateEnum, {
  name: 'RouteMilestoneState',
  description: 'CURRENT: where it stands, at most one of a route. STOPPED: where it ended.',
});

@ObjectType('RouteMilestone', { description: 'A milestone of a route, and how it stands.' })
@Needs('introduction.read')
export class RouteMilestoneType {
  @Field(() => MilestoneNameEnum) name!: MilestoneName;
  @Field({ description: 'Its name in plain words.' }) title!: string;
  @Field(() => MilestoneStateEnum) state!: MilestoneState;
  @Field({ description: 'How it stands, in plain words.' }) stateText!: string;
  @Field(() => GraphQLDate, { nullable: true, description: 'When it was, or is to be.' })
  onDate!: string | null;
}

@ObjectType('Route', {
  description:
    'The ordered route of an introduction, derived from its facts: the same for everybody who may see it.',
})
@Needs('introduction.read')
export class RouteType {
  @Field(() => [RouteMilestoneType]) milestones!: RouteMilestoneType[];
  @Field(() => [PartyEnum], { description: 'Whose turn it is; nobody exactly when the route is at its end.' })
  turns!: readonly Party[];
  @Field(() => GraphQLDate, { nullable: true, description: 'By when; null when it is nobody’s turn.' })
  moveBy!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Whose turn it is, to do what and by when: one sentence, the same on screen and in mail.',
  })
  turnText!: string | null;
  @Field({ description: 'The day is past, and nobody moved.' }) isLate!: boolean;
}

@ObjectType('RegionRouteStop', { description: 'How many introductions of a region stand at a milestone.' })
@Needs('case.oversee')
export class RegionRouteStopType {
  @Field(() => MilestoneNameEnum) name!: MilestoneName;
  @Field() title!: string;
  @Field(() => Int, { description: 'Introductions that stand here.' }) waiting!: number;
  @Field(() => Int, { description: 'Those whose day is past.' }) late!: number;
}

@ObjectType('RegionRoute', {
  description: 'How many introductions stand at each milestone, and where it jams.',
})
@Needs('case.oversee')
export class RegionRouteType {
  @Field(() => [RegionRouteStopType]) stops!: RegionRouteStopType[];
  @Field(() => MilestoneNameEnum, {
    nullable: true,
    description: 'Where most are past their day; null when nobody is.',
  })
  jamsAt!: MilestoneName | null;
}
