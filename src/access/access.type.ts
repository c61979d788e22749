import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Payload } from '../platform/problem.type.js';
import { Needs } from './needs.decorator.js';
import { locales, type Locale } from '../platform/locale.js';
import { roles, type Role } from './role.js';
import type { LinkState } from './sign-in-link.js';

export const RoleEnum = Object.fromEntries(roles.map((role) => [role, role])) as { [R in Role]: R };
registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What somebody is to a desk. One person can be several.',
});

export const LocaleEnum = Object.fromEntries(locales.map((locale) => [locale, locale])) as {
  [L in Locale]: L;
};
registerEnumType(LocaleEnum, { name: 'Locale', description: 'A language of screens and mail.' });

@ObjectType('Viewer', { description: 'Who is signed in.' })
@Needs('signedIn')
export class ViewerType {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Field() email!: string;
  @Field(() => [RoleEnum], { description: 'What counts in this session; see `secondStepNeeded`.' })
  roles!: Role[];
  @Field(() => LocaleEnum, { description: 'The language of their mail.' }) locale!: Locale;
  @Field({
    description:
      'Whether a role waits for a passkey: until it is shown (`passSecondStep`), or made when there is none (`addPasskey`), that role does not count.',
  })
  secondStepNeeded!: boolean;
}

/** What a mailed link is worth in the browser that asks. */
export const LinkStateEnum = { HERE: 'HERE', ELSEWHERE: 'ELSEWHERE', OVER: 'OVER' } as const;
registerEnumType(LinkStateEnum, {
  name: 'SignInLinkState',
  description: 'Asked for in this browser, asked for elsewhere, or over: used, expired or never there.',
});

@ObjectType('SignInLink', { description: 'A mailed link, to whoever holds its token.' })
@Needs('public')
export class SignInLinkType {
  @Field(() => LinkStateEnum) state!: LinkState;
  @Field(() => String, {
    nullable: true,
    description: 'Whose it is, masked (`n…@example.nl`); null when it is over.',
  })
  address!: string | null;
  @Field({ description: 'Whether `signIn` also asks for the code of the same mail.' }) needsCode!: boolean;
}

@ObjectType()
@Needs('public')
export class RequestSignInPayload {
  @Field({ description: 'Always true: it does not tell whether the address is known.' }) accepted!: boolean;
}

@ObjectType()
@Needs('public')
export class SignInPayload extends Payload {
  @Field(() => ViewerType, { nullable: true }) viewer!: ViewerType | null;
}
