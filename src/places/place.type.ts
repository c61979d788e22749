import { Field, Float, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Needs } from '../access/needs.decorator.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { ConnectionOf } from '../platform/page.type.js';
import { Payload } from '../platform/problem.type.js';
import { languageLevels, type LanguageLevel } from './language-level.js';
import { placeOrders } from './place-search.repository.js';
import { placeStatuses, withdrawReasons, type PlaceStatus, type WithdrawReason } from './place.js';

const enumOf = (values: readonly string[]) => Object.fromEntries(values.map((value) => [value, value]));

export const LanguageLevelEnum = enumOf(languageLevels);
registerEnumType(LanguageLevelEnum, { name: 'LanguageLevel', description: 'Dutch, in CEFR steps.' });
export const PlaceStatusEnum = enumOf(placeStatuses);
registerEnumType(PlaceStatusEnum, { name: 'PlaceStatus' });
export const WithdrawReasonEnum = enumOf(withdrawReasons);
registerEnumType(WithdrawReasonEnum, { name: 'WithdrawReason' });
export const PlaceOrderEnum = enumOf(placeOrders);
registerEnumType(PlaceOrderEnum, { name: 'PlaceOrder' });

@ObjectType('Place', { description: 'Leerbaan: a learning position with one or more seats.' })
@Needs('public')
export class PlaceType {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'For every change: a stale version is refused.' }) version!: number;
  @Field() title!: string;
  @Field() description!: string;
  @Field(() => PlaceStatusEnum) status!: PlaceStatus;
  employerId!: string;
  creboCode!: string;
  regionCode!: string;
  seatsTaken!: number;
  wageCentsPerHour!: number | null;
  @Field({ description: 'The four digits of where the work is.' }) postcode4!: string;
  @Field(() => Int) seats!: number;
  @Field(() => Float) hoursPerWeek!: number;
  @Field(() => GraphQLDate, { nullable: true, description: 'The earliest start.' }) startsFrom!:
    string | null;
  @Field(() => GraphQLDate, { description: 'The latest start.' }) startsOn!: string;
  @Field(() => GraphQLDate, { description: 'The last day on which the place can be filled.' })
  lapsesOn!: string;
  @Field(() => LanguageLevelEnum, { nullable: true }) languageLevel!: LanguageLevel | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) publishedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'The day at school, such as dinsdag.' }) schoolDay!:
    string | null;
  @Field(() => String, { nullable: true }) schoolTown!: string | null;
  @Field(() => String, { nullable: true, description: 'When the working day begins, as 07:30.' })
  usualStartTime!: string | null;
  @Field(() => String, { nullable: true, description: 'Which driving licence is needed, in words.' })
  drivingLicence!: string | null;
  @Field(() => String, { nullable: true }) howToGetThere!: string | null;
  withdrawReason!: WithdrawReason | null;
}

@ObjectType()
@Needs('public')
export class PlaceConnection extends ConnectionOf(PlaceType, 'public') {}

@ObjectType()
@Needs('public')
export class PlacePayload extends Payload {
  @Field(() => PlaceType, { nullable: true }) place!: PlaceType | null;
}
