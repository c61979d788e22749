import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Needs } from '../access/needs.decorator.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { ConnectionOf } from '../platform/page.type.js';
import { Payload } from '../platform/problem.type.js';
import { PlaceType } from '../places/place.type.js';
import {
  lossCauses,
  lossWays,
  replayVerdicts,
  type LossCause,
  type LossWay,
  type ReplayVerdict,
} from './lost-seat.js';

export const LossCauseEnum = Object.fromEntries(lossCauses.map((name) => [name, name]));
registerEnumType(LossCauseEnum, { name: 'LossCause', description: 'Why the seats of a place were lost.' });
const LossWayEnum = Object.fromEntries(lossWays.map((name) => [name, name]));
registerEnumType(LossWayEnum, { name: 'LossWay', description: 'Not filled in time, or taken back.' });
const ReplayVerdictEnum = Object.fromEntries(replayVerdicts.map((name) => [name, name]));
registerEnumType(ReplayVerdictEnum, {
  name: 'ReplayVerdict',
  description: 'What a replay finds: the earliest thing that could have been otherwise.',
});

@ObjectType('LossReplay', {
  description: 'Which alert or step would have been in time, by the region’s settings of today.',
})
@Needs('lostSeat.explain')
export class ReplayType {
  @Field(() => ReplayVerdictEnum) verdict!: ReplayVerdict;
  @Field(() => GraphQLDate, {
    nullable: true,
    description:
      'The last day on which an introduction could still lead to a start: a turn for each side and one for the college. Null when there never was time for it.',
  })
  introduceBy!: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Days before the lapse of the last alert that left so much time; null when none did.',
  })
  alertInTime!: number | null;
}

@ObjectType('LostPlace', { description: 'A place that lapsed or was withdrawn with seats left.' })
@Needs('lostSeat.explain')
export class LostPlaceType {
  @Field(() => ID, { description: 'Of the place.' }) id!: string;
  @Field(() => PlaceType) place!: PlaceType;
  @Field(() => LossWayEnum) way!: LossWay;
  @Field(() => Int, { description: 'Seats that were left.' }) seats!: number;
  @Field(() => GraphQLDate, { description: 'The last day on which it could be filled.' }) lostOn!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'On the day it was lost; null of one that was noted too long afterwards.',
  })
  candidatesThatFit!: number | null;
  @Field(() => LossCauseEnum, { description: 'What the facts speak for; a person decides.' })
  proposedCause!: LossCause;
  @Field(() => LossCauseEnum, { nullable: true, description: 'As the desk told it; null until then.' })
  cause!: LossCause | null;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) toldAt!: Date | null;
  @Field(() => ReplayType) replay!: ReplayType;
}

@ObjectType()
@Needs('public')
export class LostPlaceConnection extends ConnectionOf(LostPlaceType, 'public') {}

@ObjectType('SeatsByCause')
@Needs('lostSeat.explain')
export class SeatsByCauseType {
  @Field(() => LossCauseEnum, { nullable: true, description: 'Null: of which nobody told it yet.' })
  cause!: LossCause | null;
  @Field(() => Int, { description: 'Never fewer than five.' }) seats!: number;
}

@ObjectType('SeatsByVerdict')
@Needs('lostSeat.explain')
export class SeatsByVerdictType {
  @Field(() => ReplayVerdictEnum) verdict!: ReplayVerdict;
  @Field(() => Int, { description: 'Never fewer than five.' }) seats!: number;
}

@ObjectType('LostSeatsReport', {
  description:
    'Seats that a region lost, by cause and by what would have been in time. No small numbers, and no total.',
})
@Needs('lostSeat.explain')
export class LostSeatsReportType {
  @Field(() => GraphQLDate, { description: 'Lost on this day or later.' }) since!: string;
  @Field(() => [SeatsByCauseType], { description: 'The most first.' }) causes!: readonly SeatsByCauseType[];
  @Field(() => [SeatsByVerdictType]) replay!: readonly SeatsByVerdictType[];
}

@ObjectType()
@Needs('public')
export class LostPlacePayload extends Payload {
  @Field(() => LostPlaceType, { nullable: true }) lostPlace!: LostPlaceType | null;
}
