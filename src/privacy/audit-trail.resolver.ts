import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Throttled } from '../access/throttled.decorator.js';
import type { PageOf } from '../platform/page.js';
import { PageArgs } from '../platform/page.type.js';
import { answer } from '../platform/problem.type.js';
import type { AuditEntry } from './audit-trail.js';
import {
  AuditEntryConnection,
  AuditEntryType,
  AuditSearchInput,
  ExportAuditPayload,
} from './audit-trail.type.js';
import { ReadAuditTrail } from './read-audit-trail.usecase.js';

const ofRegion = {
  type: () => ID,
  nullable: true,
  description: 'Of a coordinator: their own region, unless another of theirs is asked.',
};

/** Who did what to whom and why, for whoever answers for a region. */
@Resolver(() => AuditEntryType)
export class AuditTrailResolver {
  constructor(private readonly reading: ReadAuditTrail) {}

  @Query(() => AuditEntryConnection, {
    description:
      'The latest first: a coordinator’s own region; to an operator the cases that were opened in an emergency, without whose. That one looked is written down too.',
  })
  @Needs('audit.read')
  @Throttled({ per: 'actor', times: 120, seconds: 60 })
  auditTrail(
    @Args() page: PageArgs,
    @CurrentContext() { actor }: ActorContext,
    @Args('regionCode', ofRegion) regionCode?: string | null,
    @Args('search', { type: () => AuditSearchInput, nullable: true }) search?: AuditSearchInput | null,
  ): Promise<PageOf<AuditEntry>> {
    return this.reading.page(actor, regionCode ?? null, search ?? {}, page);
  }

  @Mutation(() => ExportAuditPayload, {
    description: 'What `auditTrail` gives, as one file of at most 10,000 entries; that is written down too.',
  })
  @Needs('audit.read')
  @Throttled({ per: 'actor', times: 10, seconds: 3600 })
  async exportAuditTrail(
    @CurrentContext() { actor, locale }: ActorContext,
    @Args('regionCode', ofRegion) regionCode?: string | null,
    @Args('search', { type: () => AuditSearchInput, nullable: true }) search?: AuditSearchInput | null,
  ): Promise<ExportAuditPayload> {
    const result = await this.reading.export(actor, regionCode ?? null, search ?? {});
    const { value, problems } = answer(result, locale);
    return { csv: value, problems };
  }
}
