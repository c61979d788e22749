import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { EmployersRepository } from '../employers/employers.repository.js';
import { day } from '../matching/plain-words.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { isEmailAddress, whatEmailAddress } from '../platform/email-address.js';
import type { Locale } from '../platform/locale.js';
import { Mails } from '../platform/mail.service.js';
import { plainMail } from '../platform/plain-mail.js';
import { INVALID, problem, refuse, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import type { Place } from '../places/place.js';
import { PlacesRepository } from '../places/places.repository.js';
import type { Brokered, Introduction } from './introduction.js';
import { RecordEnrolment } from './record-enrolment.usecase.js';
import { schoolLinkExpiry, type SchoolLink } from './school-link.js';
import { SchoolLinksRepository } from './school-links.repository.js';
import { schoolWords } from './school-words.js';

/** What is asked of a college, and of whom. `classStartId`: null while no class is known. */
export interface SchoolQuestion {
  readonly introductionId: string;
  readonly email: string;
  readonly classStartId: string | null;
}

/** An adviser asks a college for a seat in a class: by mail, with a link that answers without an account. */
@Injectable()
export class AskSchool {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transaction: Transaction,
    private readonly enrolments: RecordEnrolment,
    private readonly links: SchoolLinksRepository,
    private readonly places: PlacesRepository,
    private readonly employers: EmployersRepository,
    private readonly mails: Mails,
  ) {}

  execute(actor: Actor, { introductionId, email, classStartId }: SchoolQuestion): Promise<Result<Brokered>> {
    return this.transaction.run(async (tx) => {
      const toAddress = email.trim();
      const asked = await this.enrolments.within(tx, actor, {
        introductionId,
        status: 'ASKED',
        classStartId,
        intakeOn: null,
        note: null,
      });
      if (asked.problems) return asked;
      if (!isEmailAddress(toAddress)) return refuse(problem(INVALID, 'email', whatEmailAddress));
      const link = { introductionId, toAddress, madeBy: actor.accountId as string };
      await this.mail(tx, asked.value.introduction, link);
      return asked;
    });
  }

  /**
   * Asks once more, with a new link, at the address that was asked last. False when no college was asked by mail: then
   * somebody has to call.
   */
  async remind(tx: Tx, introduction: Introduction): Promise<boolean> {
    const [last] = await this.links.ofIntroduction(tx, introduction.id);
    if (last) await this.mail(tx, introduction, last, 'school-reminder');
    return last !== undefined;
  }

  /** A new link, mailed to the college. In Dutch: what language a mailbox of a college reads is not known. */
  async mail(
    tx: Tx,
    introduction: Introduction,
    link: Pick<SchoolLink, 'introductionId' | 'toAddress' | 'madeBy'>,
    kind: 'school-link' | 'school-reminder' = 'school-link',
  ): Promise<void> {
    const locale: Locale = 'nl';
    const place = (await this.places.byId(tx, introduction.placeId)) as Place;
    const employer = await this.employers.byId(tx, introduction.employerId);
    const token = await this.links.make(tx, link);
    const { mail } = schoolWords[locale];
    const by = day(introduction.moveBy ?? place.startsOn, locale);
    await this.mails.write(tx, {
      to: link.toAddress,
      kind,
      reason: `${kind}/${token.slice(0, token.indexOf('.'))}`,
      subjectId: introduction.id,
      expiresAt: schoolLinkExpiry(tx.today),
      ...plainMail(locale, {
        subject: mail[kind === 'school-link' ? 'subject' : 'reminder'](place.title),
        texts: mail.texts(place.title, employer?.name ?? '', by),
        button: { label: mail.button, url: `${this.config.publicUrl}/school?token=${token}` },
        footer: mail.footer,
      }),
    });
  }
}
