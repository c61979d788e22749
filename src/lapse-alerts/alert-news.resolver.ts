import { Args, Query, Resolver, Subscription } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor, CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Throttled } from '../access/throttled.decorator.js';
import { Transaction } from '../platform/transaction.service.js';
import type { AlertNews } from './alert-news.js';
import { AlertNewsRepository } from './alert-news.repository.js';
import { AlertNewsArgs, AlertNewsType } from './alert-news.type.js';
import { alertsOf } from './alerts-of.js';
import { FollowAlerts } from './follow-alerts.service.js';

/** News of alerts: as it happens over a socket, or asked for now and then. Rows are the truth in both. */
@Resolver()
export class AlertNewsResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly news: AlertNewsRepository,
    private readonly following: FollowAlerts,
  ) {}

  @Query(() => AlertNewsType, {
    nullable: true,
    description:
      'What happened with the viewer’s alerts since a cursor, for a page without a live connection.',
  })
  @Needs('lapseAlert.read')
  async alertNews(
    @CurrentActor() actor: Actor,
    @Args() { after = null }: AlertNewsArgs,
  ): Promise<AlertNews | null> {
    const whose = alertsOf(actor, 'lapseAlert.read');
    return whose && this.transaction.read((tx) => this.news.since(tx, whose, after));
  }

  @Subscription(() => AlertNewsType, {
    name: 'alertNews',
    description:
      'The same, as it happens (graphql-ws). Begins with what happened since the cursor. The server closes the connection with 4401 when the session ends.',
    resolve: (news: AlertNews) => news,
  })
  @Needs('lapseAlert.read')
  @Throttled({ per: 'actor', times: 60, seconds: 60 })
  followAlerts(
    @CurrentContext() { actor, request }: ActorContext,
    @Args() { after = null }: AlertNewsArgs,
  ): AsyncIterableIterator<AlertNews> {
    return this.following.follow(actor.accountId as string, request, after);
  }
}
