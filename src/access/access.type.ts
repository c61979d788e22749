import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Payload } from '../platform/problem.type.js';
import { Needs } from './needs.decorator.js';
import { roles, type Role } from './role.js';

export const RoleEnum = Object.fromEntries(roles.map((role) => [role, role])) as { [R in Role]: R };
registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What somebody is to a desk. One person can be several.',
});

@ObjectType('Viewer', { description: 'Who is signed in.' })
@Needs('signedIn')
export class ViewerType {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Field() email!: string;
  @Field(() => [RoleEnum]) roles!: Role[];
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
