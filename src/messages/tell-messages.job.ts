import { Inject, Injectable } from '@nestjs/common';
import { AccountsRepository, type Account } from '../access/accounts.repository.js';
import { LegalBasesRepository } from '../candidates/legal-bases.repository.js';
import { EmployersRepository } from '../employers/employers.repository.js';
import type { Introduction } from '../introductions/introduction.js';
import { IntroductionsRepository } from '../introductions/introductions.repository.js';
import { IntroductionNews } from '../introductions/tell-introduction-news.job.js';
import { Notices } from '../notices/notices.service.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Handles, type EventHandler } from '../platform/handles.decorator.js';
import { ChecksMail, type MailCheck, type WaitingMail } from '../platform/mail-checks.service.js';
import type { Tx } from '../platform/transaction.service.js';
import { PlacesRepository } from '../places/places.repository.js';
import { messageWritten } from './message-events.js';
import { MessageLinksRepository } from './message-links.repository.js';
import { messageMail } from './message-mail.js';
import { employerTakesPart, type Writer } from './message.js';
import { MessagesRepository } from './messages.repository.js';
import { WriteMessage } from './write-message.usecase.js';

/** Whom a message of an introduction can be told to now, and as which party. */
@Injectable()
export class MessageReaders {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly legalBases: LegalBasesRepository,
    private readonly writing: WriteMessage,
    private readonly news: IntroductionNews,
  ) {}

  async of(tx: Tx, introduction: Introduction): Promise<(readonly [Writer, Account])[]> {
    const { candidateId, employerId } = introduction;
    const wantsMail = await this.legalBases.hasBasis(tx, candidateId, 'CONTACT');
    const takesPart = employerTakesPart(await this.writing.threadOf(tx, introduction));
    const subjects = [...(wantsMail ? [candidateId] : []), ...(takesPart ? [employerId] : [])];
    const accounts = subjects.length === 0 ? [] : await this.accounts.accountsOf(tx, subjects);
    const adviser = await this.news.adviserOf(tx, introduction);
    return [
      ...accounts.map(
        (account) => [account.subjectId === candidateId ? 'CANDIDATE' : 'EMPLOYER', account] as const,
      ),
      ...(adviser ? [['ADVISER', adviser] as const] : []),
    ];
  }
}

/** Tells the others that there is a message: one mail for all that somebody has not read yet. */
@Injectable()
@Handles(messageWritten, 'tell-message-written')
export class TellMessageWritten implements EventHandler<{ introductionId: string; position: number }> {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly introductions: IntroductionsRepository,
    private readonly messages: MessagesRepository,
    private readonly links: MessageLinksRepository,
    private readonly places: PlacesRepository,
    private readonly employers: EmployersRepository,
    private readonly readers: MessageReaders,
    private readonly notices: Notices,
  ) {}

  async handle(tx: Tx, { introductionId, position }: { introductionId: string; position: number }) {
    const introduction = await this.introductions.byId(tx, introductionId);
    const message = introduction && (await this.messages.at(tx, introductionId, position));
    const place = introduction && (await this.places.byId(tx, introduction.placeId));
    const employer = introduction && (await this.employers.byId(tx, introduction.employerId));
    if (!message || !introduction || !place || !employer) return;
    const about = { introductionId, placeTitle: place.title, employerName: employer.name };
    for (const [party, account] of await this.readers.of(tx, introduction)) {
      if (party === message.from) continue;
      const [first] = await this.messages.unreadOf(tx, introductionId, account.id, party);
      // They were told of the first that they did not read; when they come for it they see the rest.
      if (first?.position !== position) continue;
      const link = { introductionId, accountId: account.id, party };
      const token = party === 'ADVISER' ? null : await this.links.make(tx, link);
      await this.notices.tell(tx, account, {
        kind: 'message-written',
        reason: `message/${introductionId}/${position}/${account.id}`,
        subjectId: introductionId,
        ...messageMail(about, message.from, token, account.locale, this.config.publicUrl),
      });
    }
  }
}

/** News of a message that waited leaves only while there is something that this reader did not read and may read. */
@Injectable()
@ChecksMail('message-written')
export class CheckMessageMail implements MailCheck {
  constructor(
    private readonly introductions: IntroductionsRepository,
    private readonly messages: MessagesRepository,
    private readonly readers: MessageReaders,
  ) {}

  async mayStillLeave(tx: Tx, { to, subjectId }: WaitingMail): Promise<boolean> {
    const introduction = await this.introductions.byId(tx, subjectId);
    if (!introduction) return false;
    for (const [party, account] of await this.readers.of(tx, introduction))
      if (account.email === to && (await this.messages.unreadOf(tx, subjectId, account.id, party)).length > 0)
        return true;
    return false;
  }
}
