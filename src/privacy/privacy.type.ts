import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Needs } from '../access/needs.decorator.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { Payload } from '../platform/problem.type.js';
import { holdReasons, type HoldReason } from './erasure-hold.js';

export const HoldReasonEnum = Object.fromEntries(holdReasons.map((reason) => [reason, reason])) as {
  [R in HoldReason]: R;
};
registerEnumType(HoldReasonEnum, {
  name: 'ErasureHoldReason',
  description: 'Why somebody cannot be erased yet.',
});

@ObjectType('ErasureHold', { description: 'What stays for now, and until when.' })
@Needs('signedIn')
export class ErasureHoldType {
  @Field(() => HoldReasonEnum) reason!: HoldReason;
  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'The first day on which it holds no more; null when that waits for somebody to act.',
  })
  until!: string | null;
  @Field({ description: 'What stays, why, and what to do, in the language of the request.' })
  sentence!: string;
}

@ObjectType('DataDownload', { description: 'A copy of one’s data, asked for.' })
@Needs('signedIn')
export class DataDownloadType {
  @Field(() => ID) id!: string;
  @Field(() => GraphQLISODateTime) askedAt!: Date;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When the mail with the link was written.',
  })
  readyAt!: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'The link works once; this is when.' })
  openedAt!: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Until when the link works.' })
  expiresAt!: Date | null;
}

@ObjectType('MyData', { description: 'What one can do with one’s own data, and when they go.' })
@Needs('signedIn')
export class MyDataType {
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When one asked to be erased; null: not asked.',
  })
  erasureAskedAt!: Date | null;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When one confirmed it: from then on it is done as soon as nothing holds it.',
  })
  erasureConfirmedAt!: Date | null;
  @Field(() => [ErasureHoldType], { description: 'What would hold, or holds, an erasure now.' })
  holds!: ErasureHoldType[];
  @Field(() => DataDownloadType, { nullable: true, description: 'The latest copy that was asked for.' })
  latestDownload!: DataDownloadType | null;
  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'The day on which a candidate’s data go by themselves; null: not by the clock.',
  })
  goesOn!: string | null;
}

@ObjectType({ description: 'Whether it was done; else the problems.' })
@Needs('signedIn')
export class MyDataPayload extends Payload {
  @Field(() => MyDataType, { nullable: true, description: 'Null after a problem, and once one is erased.' })
  myData!: MyDataType | null;
}

@ObjectType({ description: 'One’s data, once: ask again for another copy.' })
@Needs('signedIn')
export class OpenDownloadPayload extends Payload {
  @Field(() => String, { nullable: true, description: 'For machines: JSON, described in docs/my-data.md.' })
  json!: string | null;
  @Field(() => String, { nullable: true, description: 'For reading and printing: one HTML page by itself.' })
  html!: string | null;
}

@ObjectType({ description: 'Whether it was asked for; else the problems.' })
@Needs('candidate.erase')
export class EraseCandidatePayload extends Payload {
  @Field({ description: 'True when the candidate is erased as soon as nothing holds it.' }) asked!: boolean;
}
