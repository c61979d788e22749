import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Payload } from '../platform/problem.type.js';
import { Needs } from './needs.decorator.js';

export const ProviderKindEnum = { PERSON: 'PERSON', COMPANY: 'COMPANY' } as const;
export type ProviderKind = keyof typeof ProviderKindEnum;
registerEnumType(ProviderKindEnum, {
  name: 'SignInProviderKind',
  description: 'Whether a provider tells who a person is, or also for which company that person acts.',
});

export const AssuranceLevelEnum = { LOW: 'LOW', SUBSTANTIAL: 'SUBSTANTIAL', HIGH: 'HIGH' } as const;
registerEnumType(AssuranceLevelEnum, {
  name: 'AssuranceLevel',
  description: 'How sure a provider is of who somebody is, as eIDAS names it.',
});

export const OpenIdOutcomeEnum = { SIGNED_IN: 'SIGNED_IN', TO_CONNECT: 'TO_CONNECT' } as const;
registerEnumType(OpenIdOutcomeEnum, {
  name: 'OpenIdOutcome',
  description:
    'SIGNED_IN; or TO_CONNECT: the provider told of somebody who is not connected to an account yet.',
});

@ObjectType('SignInProvider', { description: 'Where one can sign in besides with a mailed link.' })
@Needs('public')
export class SignInProviderType {
  @Field(() => ID) id!: string;
  @Field({ description: 'In the language of the request.' }) name!: string;
  @Field(() => ProviderKindEnum) kind!: ProviderKind;
}

@ObjectType('OpenIdConnection', { description: 'A way of signing in that belongs to the account.' })
@Needs('signedIn')
export class OpenIdConnectionType {
  @Field(() => ID) id!: string;
  @Field(() => SignInProviderType, {
    nullable: true,
    description: 'Null when this installation no longer has it.',
  })
  provider!: SignInProviderType | null;
  @Field(() => GraphQLISODateTime) connectedAt!: Date;
  @Field(() => GraphQLISODateTime) lastUsedAt!: Date;
}

@ObjectType('OpenIdToConnect', {
  description:
    'Who came back from a provider in this browser within the last hour, without an account that it belongs to.',
})
@Needs('public')
export class OpenIdToConnectType {
  @Field(() => SignInProviderType) provider!: SignInProviderType;
  @Field(() => String, { nullable: true, description: 'As the provider tells it.' }) name!: string | null;
  @Field(() => String, { nullable: true, description: 'Only an address the provider vouches for.' })
  email!: string | null;
  @Field(() => String, { nullable: true, description: '8 digits: the company the person acts for.' })
  kvkNumber!: string | null;
}

@ObjectType()
@Needs('public')
export class BeginOpenIdPayload extends Payload {
  @Field(() => String, { nullable: true, description: 'Where the browser goes now.' }) url!: string | null;
}

@ObjectType()
@Needs('public')
export class FinishOpenIdPayload extends Payload {
  @Field(() => OpenIdOutcomeEnum, { nullable: true }) outcome!: keyof typeof OpenIdOutcomeEnum | null;
  @Field({ description: 'Whether somebody signed in for a company: then `enterCompany` is next.' })
  company!: boolean;
  @Field(() => String, { nullable: true, description: 'A path of this site to go on to.' })
  returnPath!: string | null;
}

@ObjectType()
@Needs('public')
export class EndSessionPayload {
  @Field(() => String, {
    nullable: true,
    description: 'Where to go to sign out at the provider too; null when there is nothing to sign out of.',
  })
  providerUrl!: string | null;
}

@ObjectType()
@Needs('signedIn')
export class DisconnectOpenIdPayload extends Payload {
  @Field({ description: 'Whether it was taken away.' }) disconnected!: boolean;
}

@ObjectType()
@Needs('public')
export class AskOpenIdAccountPayload extends Payload {
  @Field({ description: 'Whether a mail goes out; it does not tell whether the address was known.' })
  accepted!: boolean;
}
