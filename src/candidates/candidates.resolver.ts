import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { AskingBrowser } from '../access/asking-browser.service.js';
import {
  CurrentActor,
  CurrentContext,
  CurrentLocale,
  type ActorContext,
} from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Throttled } from '../access/throttled.decorator.js';
import type { Locale } from '../platform/locale.js';
import type { PageOf } from '../platform/page.js';
import type { Result } from '../platform/problem.js';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { AllowEarlyStart } from './allow-early-start.usecase.js';
import { CandidateLoader, CaseFileLoader, ReadableCandidateLoader } from './candidate.loader.js';
import type { Candidate } from './candidate.js';
import {
  CandidateConnection,
  CandidateInput,
  CandidatePayload,
  CandidatesArgs,
  CandidateType,
  ConsentTextType,
} from './candidate.type.js';
import { CandidatesRepository } from './candidates.repository.js';
import { ChangeContact } from './change-contact.usecase.js';
import { ChangeWish } from './change-wish.usecase.js';
import { consentTextNow } from './consent-text.js';
import { RegisterCandidate } from './register-candidate.usecase.js';
import { WishInput } from './wish.type.js';

@Resolver(() => CandidateType)
export class CandidatesResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly rows: CandidatesRepository,
    private readonly loader: CandidateLoader,
    private readonly readable: ReadableCandidateLoader,
    private readonly files: CaseFileLoader,
    private readonly registrations: RegisterCandidate,
    private readonly asking: AskingBrowser,
    private readonly wishes: ChangeWish,
    private readonly contacts: ChangeContact,
    private readonly exceptions: AllowEarlyStart,
  ) {}

  @Query(() => CandidateType, { nullable: true, description: 'Null for whoever may not read the case.' })
  @Needs('candidate.read')
  candidate(
    @Args('id', { type: () => ID }) id: string,
    @CurrentContext() context: ActorContext,
  ): Promise<Candidate | null> {
    return this.readable.load(context, id);
  }

  @Query(() => CandidateConnection, { description: 'Candidates whose profile the adviser may see, by name.' })
  @Needs('candidate.read')
  candidates(
    @Args() { search, ...page }: CandidatesArgs,
    @CurrentActor() actor: Actor,
  ): Promise<PageOf<Candidate>> {
    return this.transaction.read((tx) => this.rows.page(tx, actor, search ?? null, page));
  }

  @Query(() => ConsentTextType, { description: 'The text in force, in the language of the request.' })
  @Needs('public')
  consentText(@CurrentLocale() locale: Locale): ConsentTextType {
    const { version, title, paragraphs, question } = consentTextNow();
    return {
      version,
      title: title[locale],
      paragraphs: paragraphs.map((paragraph) => paragraph[locale]),
      question: question[locale],
    };
  }

  @Mutation(() => CandidatePayload, {
    description:
      'By a candidate, or by an adviser for somebody of their region. To a visitor the answer is what was typed, whether or not the address is known: the mailbox tells.',
  })
  @Needs('public')
  @Throttled(
    { per: 'visitor', times: 60, seconds: 3600 },
    { per: { argument: 'input.email' }, times: 5, seconds: 24 * 3600 },
  )
  async registerCandidate(
    @Args('input') input: CandidateInput,
    @CurrentContext() context: ActorContext,
  ): Promise<CandidatePayload> {
    // Only who registers themselves will open the mail in this browser.
    const browserHash = context.actor.accountId === null ? this.asking.mark(context) : null;
    const { actor, locale } = context;
    return this.payload(context, await this.registrations.execute(actor, input, locale, browserHash));
  }

  @Mutation(() => CandidatePayload, { description: 'By the candidate or the case team.' })
  @Needs('candidate.change')
  async changeWish(
    @Args('candidateId', { type: () => ID }) candidateId: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('wish') wish: WishInput,
    @CurrentContext() context: ActorContext,
  ): Promise<CandidatePayload> {
    return this.payload(context, await this.wishes.execute(context.actor, { candidateId, version, wish }));
  }

  @Mutation(() => CandidatePayload, {
    description:
      'Corrects the phone number and the home: by the candidate or the case team. A home in another region takes the case to the desk there, without its team; only the candidate does that.',
  })
  @Needs('candidate.change')
  async changeContact(
    @Args('candidateId', { type: () => ID }) candidateId: string,
    @Args('postcode4', { description: 'Of the home, four digits.' }) postcode4: string,
    @CurrentContext() context: ActorContext,
    @Args('phone', {
      type: () => String,
      nullable: true,
      description: 'Null for none: only for who has an e-mail address.',
    })
    phone?: string | null,
  ): Promise<CandidatePayload> {
    const change = { candidateId, phone: phone ?? null, postcode4 };
    return this.payload(context, await this.contacts.execute(context.actor, change));
  }

  @Mutation(() => CandidatePayload, {
    description: 'An adviser of the case team records why compulsory schooling does not bind this candidate.',
  })
  @Needs('candidate.exempt')
  async allowEarlyStart(
    @Args('candidateId', { type: () => ID }) candidateId: string,
    @Args('reason') reason: string,
    @CurrentContext() context: ActorContext,
  ): Promise<CandidatePayload> {
    return this.payload(context, await this.exceptions.execute(context.actor, { candidateId, reason }));
  }

  private payload(context: ActorContext, result: Result<Candidate>): CandidatePayload {
    for (const loader of [this.loader, this.readable, this.files]) loader.forget(context);
    const { value, problems } = answer(result, context.locale);
    return { candidate: value, problems };
  }
}
