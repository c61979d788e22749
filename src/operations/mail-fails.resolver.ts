import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { mayOn } from '../access/actor.js';
import { CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { DeskPersonType } from '../desks/people.type.js';
import { EmployerType } from '../employers/employer.type.js';
import { TeamLoader } from '../employers/team.loader.js';
import { MailFailsLoader } from './mail-fails.loader.js';

/** Who does not hear what they should, shown where somebody can do something about it. */
@Resolver(() => DeskPersonType)
export class PersonMailFailsResolver {
  constructor(private readonly fails: MailFailsLoader) {}

  @ResolveField(() => Boolean, {
    description: 'Whether the last mail to them did not arrive: their alerts are on their screen alone.',
  })
  @Needs('people.manage')
  mailFails(@Parent() { email }: DeskPersonType, @CurrentContext() context: ActorContext): Promise<boolean> {
    return this.fails.load(context, email);
  }
}

@Resolver(() => EmployerType)
export class EmployerMailFailsResolver {
  constructor(
    private readonly teams: TeamLoader,
    private readonly fails: MailFailsLoader,
  ) {}

  @ResolveField(() => Boolean, {
    nullable: true,
    description:
      'Whether the last mail to everybody of its team did not arrive, so that it has to be called; for its team and its desk, null for others.',
  })
  @Needs('team.read')
  async mailFails(
    @Parent() { id, regionCode }: EmployerType,
    @CurrentContext() context: ActorContext,
  ): Promise<boolean | null> {
    if (!mayOn(context.actor, 'team.read', { regionCode, subjectIds: [id] })) return null;
    const team = await this.teams.load(context, id);
    const fails = await this.fails.loadMany(
      context,
      team.map(({ email }) => email),
    );
    return fails.length > 0 && fails.every(Boolean);
  }
}
