import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import type { OwnAlert } from '../deadlines/recipients.repository.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import type { Result } from '../platform/problem.js';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { ActOnAlert } from './act-on-alert.usecase.js';
import { alertsOf, type AlertsOf } from './alerts-of.js';
import { AlertPayload, LapseAlertPayload } from './lapse-alert.type.js';
import { LapseAlertsRepository } from './lapse-alerts.repository.js';

/** What somebody does with alerts of their own. */
@Resolver()
export class AlertMovesResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly alerts: LapseAlertsRepository,
    private readonly acts: ActOnAlert,
  ) {}

  @Mutation(() => LapseAlertPayload, {
    description:
      'Says that one has seen it and is on it; wider lead times of the same date count as seen too.',
  })
  @Needs('lapseAlert.acknowledge')
  async acknowledgeLapseAlert(
    @CurrentContext() context: ActorContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<LapseAlertPayload> {
    const { lapseAlert, problems } = await this.payload(
      await this.acts.acknowledge(context.actor, id),
      context,
    );
    return { lapseAlert, problems };
  }

  @Mutation(() => AlertPayload, {
    description: 'As acknowledgeLapseAlert, of an alert of a place or of a candidate.',
  })
  @Needs('lapseAlert.acknowledge')
  async acknowledgeAlert(
    @CurrentContext() context: ActorContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<AlertPayload> {
    return this.payload(await this.acts.acknowledge(context.actor, id), context);
  }

  @Mutation(() => AlertPayload, {
    description:
      'Puts an alert off to a day: from tomorrow, at most to the next lead time and the day before the date. It is passed on to nobody until then. NOT_ALLOWED_NOW once it is acknowledged.',
  })
  @Needs('lapseAlert.acknowledge')
  async snoozeAlert(
    @CurrentContext() context: ActorContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('until', { type: () => GraphQLDate }) until: string,
  ): Promise<AlertPayload> {
    return this.payload(await this.acts.snooze(context.actor, id, until), context);
  }

  @Mutation(() => AlertPayload, {
    description:
      'Hands an alert, and what follows of the same date, to a colleague of the desk who is there today.',
  })
  @Needs('lapseAlert.acknowledge')
  async handOverAlert(
    @CurrentContext() context: ActorContext,
    @Args('id', { type: () => ID }) id: string,
    @Args('toAccountId', { type: () => ID }) toAccountId: string,
  ): Promise<AlertPayload> {
    return this.payload(await this.acts.handOn(context.actor, id, toAccountId), context);
  }

  private async payload(result: Result<OwnAlert>, { actor, locale }: ActorContext): Promise<AlertPayload> {
    const { value, problems } = answer(result, locale);
    if (!value) return { lapseAlert: null, candidateAlert: null, problems };
    const whose = alertsOf(actor, 'lapseAlert.read') as AlertsOf;
    return this.transaction.read(async (tx) => ({
      lapseAlert: await this.alerts.byId(tx, whose, value.id),
      candidateAlert: await this.alerts.candidateAlertById(tx, whose, value.id),
      problems,
    }));
  }
}
