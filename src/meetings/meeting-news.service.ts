import { Inject, Injectable } from '@nestjs/common';
import { AccountsRepository, type Account } from '../access/accounts.repository.js';
import { LegalBasesRepository } from '../candidates/legal-bases.repository.js';
import { EmployersRepository } from '../employers/employers.repository.js';
import type { Introduction, Side } from '../introductions/introduction.js';
import { IntroductionsRepository } from '../introductions/introductions.repository.js';
import { IntroductionNews } from '../introductions/tell-introduction-news.job.js';
import type { NoticeMail } from '../notices/notice.js';
import { Notices } from '../notices/notices.service.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import type { Locale } from '../platform/locale.js';
import { Mails } from '../platform/mail.service.js';
import type { plainMail } from '../platform/plain-mail.js';
import type { Tx } from '../platform/transaction.service.js';
import { PlacesRepository } from '../places/places.repository.js';
import {
  appointmentMail,
  meetingTitle,
  whereText,
  type MeetingReader,
  type MeetingTold,
} from './meeting-mail.js';
import type { Meeting } from './meeting.js';
import { MeetingsRepository } from './meetings.repository.js';
import { writeAppointment } from './write-appointment.service.js';

/** The words of one mail for one reader. */
export type MeetingWords = (
  told: MeetingTold,
  reader: MeetingReader,
  locale: Locale,
  publicUrl: string,
) => ReturnType<typeof plainMail>;

/** Who is told of a meeting, and how: what people can switch goes through their notices, an appointment always. */
@Injectable()
export class MeetingNews {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly introductions: IntroductionsRepository,
    private readonly meetings: MeetingsRepository,
    private readonly places: PlacesRepository,
    private readonly employers: EmployersRepository,
    private readonly accounts: AccountsRepository,
    private readonly legalBases: LegalBasesRepository,
    private readonly introductionNews: IntroductionNews,
    private readonly notices: Notices,
    private readonly mails: Mails,
  ) {}

  /** What mails say of a meeting as it is now; null when it is not there any more. */
  async of(tx: Tx, id: string): Promise<{ told: MeetingTold; introduction: Introduction } | null> {
    const meeting = await this.meetings.byId(tx, id);
    const introduction = meeting && (await this.introductions.byId(tx, meeting.introductionId));
    const place = introduction && (await this.places.byId(tx, introduction.placeId));
    const employer = introduction && (await this.employers.byId(tx, introduction.employerId));
    if (!meeting || !introduction || !place || !employer) return null;
    return { introduction, told: { meeting, placeTitle: place.title, employerName: employer.name } };
  }

  /** The accounts of a side that can be mailed; of a candidate only who agreed to be. */
  async accountsOf(tx: Tx, { candidateId, employerId }: Introduction, side: Side): Promise<Account[]> {
    if (side === 'EMPLOYER') return this.accounts.accountsOf(tx, [employerId]);
    const mayMail = await this.legalBases.hasBasis(tx, candidateId, 'CONTACT');
    return mayMail ? this.accounts.accountsOf(tx, [candidateId]) : [];
  }

  /** To a side; to the adviser when that side cannot be mailed, who can call them. */
  async toSide(
    tx: Tx,
    { told, introduction }: { told: MeetingTold; introduction: Introduction },
    side: Side,
    mail: { readonly kind: NoticeMail; readonly reason: string; readonly words: MeetingWords },
  ): Promise<void> {
    const own = await this.accountsOf(tx, introduction, side);
    if (own.length === 0) return this.toAdviser(tx, { told, introduction }, mail);
    for (const account of own) await this.tell(tx, told, side, account, mail);
  }

  async toAdviser(
    tx: Tx,
    { told, introduction }: { told: MeetingTold; introduction: Introduction },
    mail: { readonly kind: NoticeMail; readonly reason: string; readonly words: MeetingWords },
  ): Promise<void> {
    const adviser = await this.introductionNews.adviserOf(tx, introduction);
    if (adviser) await this.tell(tx, told, 'ADVISER', adviser, mail);
  }

  /** Tells every calendar how the appointment stands; of each state once, whoever asks. */
  async toCalendars(
    tx: Tx,
    { told, introduction }: { told: MeetingTold; introduction: Introduction },
  ): Promise<void> {
    const readers: [MeetingReader, Account][] = [];
    for (const side of ['CANDIDATE', 'EMPLOYER'] as const)
      for (const account of await this.accountsOf(tx, introduction, side)) readers.push([side, account]);
    const adviser = await this.introductionNews.adviserOf(tx, introduction);
    if (adviser) readers.push(['ADVISER', adviser]);
    const { meeting } = told;
    for (const [reader, account] of readers)
      await this.mails.write(tx, {
        to: account.email,
        kind: 'meeting-invitation',
        reason: `meeting/${meeting.id}/calendar-${meeting.sequence}/${account.id}`,
        subjectId: meeting.id,
        ...appointmentMail(told, reader, account.locale, this.config.publicUrl),
        calendar: this.calendar(told, reader, account, tx.now),
      });
  }

  private calendar(
    told: MeetingTold,
    reader: MeetingReader,
    { email, locale }: Account,
    now: Date,
  ): string | undefined {
    const { meeting } = told;
    const { id, sequence, status, startsAt, endsAt, introductionId } = meeting;
    if (!startsAt || !endsAt) return undefined;
    return writeAppointment(
      {
        uid: `meeting-${id}@routekaart`,
        sequence,
        status: calendarStatus(status),
        summary: meetingTitle(told, reader, locale),
        description: {
          nl: `${whereText(meeting, 'nl')}. Verzetten of afzeggen kan op de pagina van het voorstel.`,
          en: `${whereText(meeting, 'en')}. Move or cancel it on the page of the introduction.`,
        }[locale],
        location: meeting.form === 'PHONE' ? null : meeting.location,
        startsAt,
        endsAt,
        url: `${this.config.publicUrl}/voorstellen/${introductionId}`,
        organizer: { name: 'Routekaart', email: addressIn(this.config.mailFrom) },
        to: email,
      },
      locale,
      now,
    );
  }

  private tell(
    tx: Tx,
    told: MeetingTold,
    reader: MeetingReader,
    account: Account,
    { kind, reason, words }: { kind: NoticeMail; reason: string; words: MeetingWords },
  ): Promise<void> {
    return this.notices.tell(tx, account, {
      kind,
      reason: `meeting/${told.meeting.id}/${reason}/${account.id}`,
      subjectId: told.meeting.id,
      ...words(told, reader, account.locale, this.config.publicUrl),
    });
  }
}

function calendarStatus(status: Meeting['status']): 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED' {
  if (status === 'CANCELLED') return 'CANCELLED';
  return status === 'PROPOSED' ? 'TENTATIVE' : 'CONFIRMED';
}

/** `Routekaart <loket@routekaart.example>` → the address alone. */
function addressIn(from: string): string {
  return /<([^>]+)>/.exec(from)?.[1] ?? from;
}
