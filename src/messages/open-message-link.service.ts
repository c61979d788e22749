import { Inject, Injectable } from '@nestjs/common';
import { AccountsRepository, type Account } from '../access/accounts.repository.js';
import { reachOf, type Actor } from '../access/actor.js';
import { LINK_USED_OR_EXPIRED } from '../access/sign-in-problems.js';
import type { Introduction } from '../introductions/introduction.js';
import { IntroductionsRepository } from '../introductions/introductions.repository.js';
import { actFor } from '../platform/acting.service.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Mails } from '../platform/mail.service.js';
import { problem, refuse, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { EmployersRepository } from '../employers/employers.repository.js';
import { PlacesRepository } from '../places/places.repository.js';
import {
  messageLinkExpiry,
  messageLinkState,
  type Message,
  type MessageLink,
  type MessageLinkState,
} from './message.js';
import { MessageLinksRepository } from './message-links.repository.js';
import { newMessageLinkMail, type MessageAbout } from './message-mail.js';
import { MessagesRepository } from './messages.repository.js';
import { WriteMessage } from './write-message.usecase.js';

/** A link that was recognised, with whoever it was made for: that one role, and nothing else. */
export interface OpenedMessageLink {
  readonly link: MessageLink;
  readonly account: Account;
  readonly actor: Actor;
}

/** What there is to see behind a link. */
export interface MessageLinkView {
  readonly state: MessageLinkState;
  readonly about: MessageAbout;
  /** What they did not read yet, while the link can be used: nothing of a text is shown after that. */
  readonly unread: readonly Message[];
}

/** Reads and answers messages by the link in a mail. The last few are shown, whatever their number. */
const shownAtMost = 10;

@Injectable()
export class OpenMessageLink {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transaction: Transaction,
    private readonly links: MessageLinksRepository,
    private readonly accounts: AccountsRepository,
    private readonly introductions: IntroductionsRepository,
    private readonly places: PlacesRepository,
    private readonly employers: EmployersRepository,
    private readonly messages: MessagesRepository,
    private readonly writing: WriteMessage,
    private readonly mails: Mails,
  ) {}

  /** Null for a token that we did not make, and for the link of somebody who is not that side any more. */
  recognise(token: string): Promise<OpenedMessageLink | null> {
    return this.transaction.beyond('open-message-link', async (tx) => {
      const link = await this.links.byToken(tx, token);
      const account = link && (await this.accounts.byId(tx, link.accountId));
      const introduction = link && (await this.introductions.byId(tx, link.introductionId));
      if (!link || !account || !introduction) return null;
      const subject = link.party === 'CANDIDATE' ? introduction.candidateId : introduction.employerId;
      const grant = (await this.accounts.grantsOf(tx, account.id)).find(
        ({ role, subjectId }) => role === link.party && subjectId === subject,
      );
      if (!grant) return null;
      return { link, account, actor: { accountId: account.id, grants: [grant], session: null } };
    });
  }

  view(opened: OpenedMessageLink): Promise<MessageLinkView | null> {
    return this.as(opened, () =>
      this.transaction.read(async (tx) => {
        const introduction = await this.introductions.byId(tx, opened.link.introductionId);
        return introduction && this.viewIn(tx, opened.link, introduction);
      }),
    );
  }

  /** Sends an answer: once. What is refused uses up nothing. */
  answer(opened: OpenedMessageLink, text: string): Promise<Result<Introduction>> {
    const { link, actor } = opened;
    return this.as(opened, () =>
      this.transaction.run(async (tx) => {
        const introduction = await this.introductions.forUpdate(tx, link.introductionId);
        if (!introduction || !(await this.links.use(tx, link.id)))
          return refuse(problem(LINK_USED_OR_EXPIRED, 'token'));
        return this.writing.within(tx, actor, introduction.id, text);
      }),
    );
  }

  /** Mails a new link to the same account; false while the old one works, and when nobody can write any more. */
  renew(opened: OpenedMessageLink): Promise<boolean> {
    const { link, account } = opened;
    return this.as(opened, () =>
      this.transaction.run(async (tx) => {
        const introduction = await this.introductions.forUpdate(tx, link.introductionId);
        const view = introduction && (await this.viewIn(tx, link, introduction));
        if (!view || (view.state !== 'USED' && view.state !== 'EXPIRED')) return false;
        const token = await tx.beyond('open-message-link', () => this.links.make(tx, link));
        await this.mails.write(tx, {
          to: account.email,
          kind: 'message-link',
          reason: `message-link/${link.id}/${Math.floor(tx.now.getTime() / 900_000)}`,
          subjectId: link.introductionId,
          expiresAt: messageLinkExpiry(tx.today),
          ...newMessageLinkMail(view.about, token, account.locale, this.config.publicUrl),
        });
        return true;
      }),
    );
  }

  private async viewIn(
    tx: Tx,
    link: MessageLink,
    introduction: Introduction,
  ): Promise<MessageLinkView | null> {
    const place = await this.places.byId(tx, introduction.placeId);
    const employer = await this.employers.byId(tx, introduction.employerId);
    if (!place || !employer) return null;
    const state = messageLinkState(link, await this.writing.threadOf(tx, introduction), tx.now);
    const about = { introductionId: introduction.id, placeTitle: place.title, employerName: employer.name };
    const unread =
      state === 'OPEN' ? await this.messages.unreadOf(tx, introduction.id, link.accountId, link.party) : [];
    return { state, about, unread: unread.slice(-shownAtMost) };
  }

  private as<T>({ actor }: OpenedMessageLink, work: () => Promise<T>): Promise<T> {
    return actFor(reachOf(actor), work);
  }
}
