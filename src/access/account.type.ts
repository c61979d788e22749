import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Payload } from '../platform/problem.type.js';
import { ViewerType } from './access.type.js';
import { Needs } from './needs.decorator.js';
import { PasskeyJson } from './passkey-json.scalar.js';
import { waysIn, type WayIn } from './signed-in-how.js';

export const WayInEnum = Object.fromEntries(waysIn.map((way) => [way, way])) as { [W in WayIn]: W };
registerEnumType(WayInEnum, {
  name: 'WayIn',
  description: 'How somebody signed in: a mailed link, its code, a passkey, or an OpenID provider.',
});

@ObjectType('Session', { description: 'A browser in which one is signed in.' })
@Needs('signedIn')
export class SessionType {
  @Field(() => ID) id!: string;
  @Field({ description: 'In a few words (`Firefox, Windows`); empty when it did not say.' }) browser!: string;
  @Field(() => WayInEnum) by!: WayIn;
  @Field({ description: 'Whether a passkey was shown as well.' }) secondStep!: boolean;
  @Field(() => GraphQLISODateTime) createdAt!: Date;
  @Field(() => GraphQLISODateTime, { description: 'To within five minutes.' }) lastSeenAt!: Date;
  @Field(() => GraphQLISODateTime, { description: 'When it ends if nobody uses it.' }) endsAt!: Date;
  @Field({ description: 'Whether it is the one that asks.' }) isThisOne!: boolean;
}

@ObjectType('Passkey', {
  description: 'A passkey of the viewer: made by a device, and only the name is ours.',
})
@Needs('signedIn')
export class PasskeyType {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Field({ description: 'Whether its maker keeps a copy for other devices of the same person.' })
  synced!: boolean;
  @Field(() => GraphQLISODateTime) createdAt!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true }) lastUsedAt!: Date | null;
}

@ObjectType()
@Needs('public')
export class PasskeyQuestionPayload extends Payload {
  @Field(() => PasskeyJson, {
    nullable: true,
    description: 'To hand to the browser within five minutes; its answer counts once.',
  })
  options!: object | null;
}

@ObjectType()
@Needs('signedIn')
export class AccountPayload extends Payload {
  @Field(() => ViewerType, { nullable: true }) viewer!: ViewerType | null;
}

@ObjectType({ description: 'Of what is done by a token, or to somebody else.' })
@Needs('public')
export class DonePayload extends Payload {
  @Field() done!: boolean;
}
