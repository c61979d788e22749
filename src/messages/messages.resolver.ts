import { Injectable } from '@nestjs/common';
import { Args, ID, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Throttled } from '../access/throttled.decorator.js';
import { ColleagueLoader } from '../desks/colleague.loader.js';
import { ColleagueType } from '../desks/responsibility.type.js';
import { standsOf } from '../introductions/introduction-access.js';
import type { Introduction } from '../introductions/introduction.js';
import { IntroductionType } from '../introductions/introduction.type.js';
import { BatchLoader } from '../platform/batch.loader.js';
import { emptyPage, type PageOf } from '../platform/page.js';
import { PageArgs } from '../platform/page.type.js';
import type { Result } from '../platform/problem.js';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { KeepCaseNote } from './keep-case-note.usecase.js';
import { employerTakesPart, mayWrite, readersOf } from './message.js';
import { CaseNoteType, MessageConnection, MessagePayload, MessageType } from './message.type.js';
import { MessagesRepository, type CaseNote } from './messages.repository.js';
import { WriteMessage, writerOf } from './write-message.usecase.js';

/** How many messages the viewer did not read, by the introduction's id. */
@Injectable()
export class UnreadLoader extends BatchLoader<string, number, ActorContext> {
  constructor(
    private readonly transaction: Transaction,
    private readonly messages: MessagesRepository,
  ) {
    super();
  }

  protected async batch(ids: readonly string[], { actor }: ActorContext) {
    const { accountId } = actor;
    if (accountId === null) return ids.map(() => 0);
    const counts = await this.transaction.read((tx) => this.messages.countUnread(tx, ids, accountId));
    return ids.map((id) => counts.get(id) ?? 0);
  }
}

/** What the parties of an introduction write to each other, and what the case team notes apart from it. */
@Resolver(() => IntroductionType)
export class MessagesResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly messages: MessagesRepository,
    private readonly unread: UnreadLoader,
    private readonly writing: WriteMessage,
    private readonly noting: KeepCaseNote,
  ) {}

  @ResolveField(() => MessageConnection, {
    description:
      'The thread, the last first. An employer reads it once the candidate accepted, and while it lives.',
  })
  @Needs('introduction.read')
  async thread(
    @Parent() introduction: IntroductionType,
    @Args() page: PageArgs,
    @CurrentContext() { actor }: ActorContext,
  ): Promise<PageOf<MessageType>> {
    const party = writerOf(standsOf(actor, 'introduction.read', introduction));
    if (!party) return emptyPage;
    return this.transaction.read(async (tx) => {
      const isOut = party === 'EMPLOYER' && !employerTakesPart(await this.writing.threadOf(tx, introduction));
      if (isOut) return emptyPage;
      const found = await this.messages.page(tx, introduction.id, party === 'EMPLOYER', page);
      const marks = await this.messages.marksOf(tx, introduction.id);
      const nodes = found.nodes.map((message) => ({
        ...message,
        isMine: message.accountId === actor.accountId,
        readBy: readersOf(message, marks),
      }));
      return { ...found, nodes };
    });
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer can write in the thread now.' })
  @Needs('introduction.read')
  async mayWrite(
    @Parent() introduction: IntroductionType,
    @CurrentContext() { actor }: ActorContext,
  ): Promise<boolean> {
    const party = writerOf(standsOf(actor, 'message.write', introduction));
    if (!party) return false;
    return mayWrite(await this.transaction.read((tx) => this.writing.threadOf(tx, introduction)), party);
  }

  @ResolveField(() => Int, { description: 'Messages that the viewer did not read yet.' })
  @Needs('introduction.read')
  unreadMessages(
    @Parent() { id }: IntroductionType,
    @CurrentContext() context: ActorContext,
  ): Promise<number> {
    return this.unread.load(context, id);
  }

  @ResolveField(() => [CaseNoteType], {
    nullable: true,
    description:
      'Notes of the case team, the last first, at most 200. Null for anybody else; no party ever reads them.',
  })
  @Needs('introduction.read')
  async caseNotes(
    @Parent() introduction: IntroductionType,
    @CurrentContext() { actor }: ActorContext,
  ): Promise<CaseNote[] | null> {
    return this.transaction.read(async (tx) =>
      (await this.noting.mayKnow(tx, actor, introduction))
        ? this.messages.notesOf(tx, introduction.id)
        : null,
    );
  }

  @Mutation(() => MessagePayload, {
    description:
      'Writes to the others of an introduction. They are mailed that there is a message, never its text.',
  })
  @Needs('message.write')
  @Throttled({ per: 'actor', times: 60, seconds: 3600 })
  async writeMessage(
    @Args('introductionId', { type: () => ID }) introductionId: string,
    @Args('text', { description: 'At most 2,000 characters.' }) text: string,
    @CurrentContext() context: ActorContext,
  ): Promise<MessagePayload> {
    const written = await this.writing.execute(context.actor, introductionId, text);
    this.unread.forget(context);
    return payload(written, context);
  }

  @Mutation(() => MessagePayload, { description: 'The viewer has read the thread up to its end.' })
  @Needs('introduction.read')
  async readMessages(
    @Args('introductionId', { type: () => ID }) introductionId: string,
    @CurrentContext() context: ActorContext,
  ): Promise<MessagePayload> {
    const read = await this.writing.read(context.actor, introductionId);
    this.unread.forget(context);
    return payload(read, context);
  }

  @Mutation(() => MessagePayload, { description: 'Notes something for the case team alone.' })
  @Needs('caseNote.keep')
  async keepCaseNote(
    @Args('introductionId', { type: () => ID }) introductionId: string,
    @Args('text', { description: 'At most 2,000 characters.' }) text: string,
    @CurrentContext() context: ActorContext,
  ): Promise<MessagePayload> {
    return payload(await this.noting.execute(context.actor, introductionId, text), context);
  }
}

/** Who noted something. */
@Resolver(() => CaseNoteType)
export class CaseNotesResolver {
  constructor(private readonly colleagues: ColleagueLoader) {}

  @ResolveField(() => ColleagueType, { nullable: true })
  by(@Parent() { accountId }: CaseNoteType, @CurrentContext() context: ActorContext) {
    return accountId === null ? null : this.colleagues.load(context, accountId);
  }
}

function payload(result: Result<Introduction>, { locale }: ActorContext): MessagePayload {
  const { value, problems } = answer(result, locale);
  return { introduction: value, problems };
}
