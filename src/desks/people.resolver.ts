import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { RoleEnum } from '../access/access.type.js';
import { deskRegionOf, hasRole, type Actor } from '../access/actor.js';
import { CurrentActor, CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import type { Invitation } from '../access/invitation.js';
import { InvitationType } from '../access/invitation.type.js';
import { InvitationsRepository } from '../access/invitations.repository.js';
import { Needs } from '../access/needs.decorator.js';
import { roles } from '../access/role.js';
import { managerOf, mayGive, type PersonRole } from '../access/role-giving.js';
import type { Result } from '../platform/problem.js';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { RegionLoader } from '../reference/reference.loader.js';
import { RegionType } from '../reference/reference.type.js';
import { ManagePeople, type PeopleOf } from './manage-people.usecase.js';
import type { DeskPerson } from './people.js';
import { PeopleRepository } from './people.repository.js';
import {
  DeskPersonType,
  PeoplePayload,
  PeopleType,
  RegionStaffingType,
  RoleEndInput,
  RoleOfferInput,
} from './people.type.js';

const givenBy = (actor: Actor, regionCode: string | null): PersonRole[] =>
  roles.filter((role): role is PersonRole => mayGive(managerOf(actor, regionCode), role, regionCode));

@Resolver(() => PeopleType)
export class PeopleResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly rows: PeopleRepository,
    private readonly invited: InvitationsRepository,
    private readonly manage: ManagePeople,
  ) {}

  @Query(() => PeopleType, {
    nullable: true,
    description:
      "A coordinator's own region unless another is asked; for an operator a region's, or without one the operators. Null for whom one does not manage.",
  })
  @Needs('people.manage')
  people(
    @CurrentActor() actor: Actor,
    @Args('regionCode', { type: () => ID, nullable: true }) asked?: string | null,
  ): PeopleOf | null {
    const regionCode = asked ?? (hasRole(actor, 'COORDINATOR') ? deskRegionOf(actor) : null);
    return givenBy(actor, regionCode).length > 0 ? { regionCode } : null;
  }

  @Query(() => [RegionStaffingType], {
    description: 'Every region with the number of its people; for an operator.',
  })
  @Needs('region.staff')
  regionStaffing(): Promise<RegionStaffingType[]> {
    return this.transaction.read((tx) => tx.beyond('manage-people', () => this.rows.staffing(tx)));
  }

  @ResolveField(() => [DeskPersonType])
  async persons(@Parent() { regionCode }: PeopleOf, @CurrentActor() actor: Actor): Promise<DeskPerson[]> {
    const given = givenBy(actor, regionCode);
    const all = await this.transaction.read((tx) =>
      tx.beyond('manage-people', () => this.rows.of(tx, regionCode)),
    );
    return all.filter(({ role }) => given.includes(role));
  }

  @ResolveField(() => [InvitationType])
  async invitations(@Parent() { regionCode }: PeopleOf, @CurrentActor() actor: Actor): Promise<Invitation[]> {
    const given = givenBy(actor, regionCode);
    const all = await this.transaction.read((tx) =>
      tx.beyond('manage-people', () => this.invited.ofDesk(tx, regionCode)),
    );
    return all.filter(({ role }) => (given as readonly string[]).includes(role));
  }

  @ResolveField(() => [RoleEnum])
  rolesToGive(@Parent() { regionCode }: PeopleOf, @CurrentActor() actor: Actor): PersonRole[] {
    return givenBy(actor, regionCode);
  }

  @Mutation(() => PeoplePayload, { description: 'Mails an invitation to a role: 14 days, once.' })
  @Needs('people.manage')
  async inviteToRole(
    @Args('input') input: RoleOfferInput,
    @CurrentContext() context: ActorContext,
  ): Promise<PeoplePayload> {
    const { regionCode = null, siteId = null, organisation = null } = input;
    const offer = { ...input, regionCode, siteId, organisation };
    return payload(await this.manage.invite(context.actor, offer, context.locale), context);
  }

  @Mutation(() => PeoplePayload, {
    description:
      'Ends a role at once, and every session of who held it. NOT_ALLOWED_NOW for the last coordinator.',
  })
  @Needs('people.manage')
  async endRole(
    @Args('input') input: RoleEndInput,
    @CurrentContext() context: ActorContext,
  ): Promise<PeoplePayload> {
    const { regionCode = null, handOverTo = null } = input;
    return payload(await this.manage.end(context.actor, { ...input, regionCode, handOverTo }), context);
  }
}

function payload(result: Result<PeopleOf>, { locale }: ActorContext): PeoplePayload {
  const { value, problems } = answer(result, locale);
  return { people: value, problems };
}

@Resolver(() => RegionStaffingType)
export class RegionStaffingResolver {
  constructor(private readonly regions: RegionLoader) {}

  @ResolveField(() => RegionType)
  region(@Parent() { regionCode }: RegionStaffingType, @CurrentContext() context: ActorContext) {
    return this.regions.load(context, regionCode);
  }
}
