import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor, CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Throttled } from '../access/throttled.decorator.js';
import type { Result } from '../platform/problem.js';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { AskErasure } from './ask-erasure.usecase.js';
import { ConfirmErasure } from './confirm-erasure.usecase.js';
import { DownloadData } from './download-data.usecase.js';
import { DownloadsRepository } from './downloads.repository.js';
import { EraseCandidate } from './erase-candidate.usecase.js';
import { holdSentence } from './erasure-hold.js';
import { ErasureRequestsRepository } from './erasure-requests.repository.js';
import { ErasuresRepository } from './erasures.repository.js';
import { PersonSettings } from './person-settings.service.js';
import { RetentionRepository } from './retention.repository.js';
import { EraseCandidatePayload, MyDataPayload, MyDataType, OpenDownloadPayload } from './privacy.type.js';

/** What people can do with their own data. */
@Resolver(() => MyDataType)
export class MyDataResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly requests: ErasureRequestsRepository,
    private readonly erasures: ErasuresRepository,
    private readonly settings: PersonSettings,
    private readonly downloads: DownloadsRepository,
    private readonly retention: RetentionRepository,
    private readonly asking: AskErasure,
    private readonly confirming: ConfirmErasure,
    private readonly copies: DownloadData,
    private readonly forCandidates: EraseCandidate,
  ) {}

  @Query(() => MyDataType, { nullable: true, description: 'Of who is signed in; null for a visitor.' })
  @Needs('signedIn')
  myData(@CurrentActor() actor: Actor, @CurrentContext() context: ActorContext): Promise<MyDataType | null> {
    return this.of(actor, context);
  }

  @Mutation(() => MyDataPayload, {
    description: 'Mails a link with which one confirms, within 24 hours, that all one’s data go.',
  })
  @Needs('signedIn')
  @Throttled({ per: 'actor', times: 10, seconds: 3600 })
  async askErasure(@CurrentContext() context: ActorContext): Promise<MyDataPayload> {
    return this.payload(context, await this.asking.execute(context.actor));
  }

  @Mutation(() => MyDataPayload, {
    description: 'Confirms with the mailed link: everything goes at once, or as soon as nothing holds it.',
  })
  @Needs('signedIn')
  @Throttled({ per: 'actor', times: 20, seconds: 900 })
  async confirmErasure(
    @Args('token') token: string,
    @CurrentContext() context: ActorContext,
  ): Promise<MyDataPayload> {
    return this.payload(context, await this.confirming.execute(context.actor, token));
  }

  @Mutation(() => MyDataPayload, { description: 'Takes back a request to be erased that is not done yet.' })
  @Needs('signedIn')
  async cancelErasure(@CurrentContext() context: ActorContext): Promise<MyDataPayload> {
    return this.payload(context, await this.confirming.cancel(context.actor));
  }

  @Mutation(() => MyDataPayload, {
    description: 'Has a copy of one’s data made; a mail tells when it is ready. Three a day.',
  })
  @Needs('signedIn')
  @Throttled({ per: 'actor', times: 10, seconds: 3600 })
  async askDownload(@CurrentContext() context: ActorContext): Promise<MyDataPayload> {
    return this.payload(context, await this.copies.ask(context.actor));
  }

  @Mutation(() => OpenDownloadPayload, {
    description: 'Gives the copy behind a mailed link, once, to the account that asked for it.',
  })
  @Needs('signedIn')
  @Throttled({ per: 'actor', times: 20, seconds: 900 })
  async openDownload(
    @Args('token') token: string,
    @CurrentContext() { actor, locale }: ActorContext,
  ): Promise<OpenDownloadPayload> {
    const { value, problems } = answer(await this.copies.open(actor, token), locale);
    return { json: value?.json ?? null, html: value?.html ?? null, problems };
  }

  @Mutation(() => EraseCandidatePayload, {
    description: 'For a candidate who asked the desk: by the case team, with the reason.',
  })
  @Needs('candidate.erase')
  async eraseCandidate(
    @Args('candidateId', { type: () => ID }) candidateId: string,
    @Args('reason') reason: string,
    @CurrentContext() { actor, locale }: ActorContext,
  ): Promise<EraseCandidatePayload> {
    const result = await this.forCandidates.execute(actor, { candidateId, reason });
    const { value, problems } = answer(result, locale);
    return { asked: value === true, problems };
  }

  private async payload(context: ActorContext, result: Result<true>): Promise<MyDataPayload> {
    const { value, problems } = answer(result, context.locale);
    return { myData: value ? await this.of(context.actor, context) : null, problems };
  }

  private async of({ accountId }: Actor, { locale }: ActorContext): Promise<MyDataType | null> {
    if (accountId === null) return null;
    return this.transaction.read(async (tx) => {
      const person = await this.erasures.ofAccount(tx, accountId);
      const days = await this.settings.of(tx, person);
      const holds = await this.requests.holdsOf(tx, person, days.placementDays);
      const request = await this.requests.openOf(tx, accountId);
      return {
        erasureAskedAt: request?.askedAt ?? null,
        erasureConfirmedAt: request?.confirmedAt ?? null,
        holds: holds.map((hold) => ({ ...hold, sentence: holdSentence(hold)[locale] })),
        latestDownload: await this.downloads.latestOf(tx, accountId),
        goesOn: await this.retention.dayOf(tx, person.candidates, days),
      };
    });
  }
}
