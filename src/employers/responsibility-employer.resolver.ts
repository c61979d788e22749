import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { ResponsibilityType } from '../desks/responsibility.type.js';
import { EmployerLoader } from './employer.loader.js';
import { EmployerType } from './employer.type.js';

/** The employer that a rule of a desk names. */
@Resolver(() => ResponsibilityType)
export class ResponsibilityEmployerResolver {
  constructor(private readonly employers: EmployerLoader) {}

  @ResolveField(() => EmployerType, { nullable: true })
  @Needs('desk.read')
  employer(@Parent() { employerId }: ResponsibilityType, @CurrentContext() context: ActorContext) {
    return employerId === null ? null : this.employers.load(context, employerId);
  }
}
