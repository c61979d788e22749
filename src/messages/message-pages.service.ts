import { createElement as h, Fragment, type ReactNode } from 'react';
import { day } from '../matching/plain-words.js';
import { dateAt } from '../platform/calendar-date.js';
import type { Filled } from '../platform/form-values.js';
import { describedBy, errorSummary, factList, fieldError, link } from '../platform/html-form.service.js';
import type { HtmlPage } from '../platform/html-page.service.js';
import type { Locale } from '../platform/locale.js';
import { messageWords } from './message-words.js';
import type { MessageLinkView, OpenedMessageLink } from './open-message-link.service.js';

/** What a page needs besides what is behind the link. */
export interface MessageAsked extends Filled {
  readonly locale: Locale;
  readonly token: string;
  readonly party: OpenedMessageLink['link']['party'];
}

const page = (locale: Locale, title: string, ...content: ReactNode[]): HtmlPage => ({
  locale,
  title,
  site: messageWords[locale].site,
  content: h(Fragment, null, ...content),
});

/** For a token we did not make, and for who is no side of it any more. */
export function unknownMessagePage(locale: Locale): HtmlPage {
  const t = messageWords[locale];
  return page(locale, t.unknownTitle, h('p', null, t.unknown), h('p', null, link('/aanmelden', t.toSignIn)));
}

/** For who asks too often. */
export function tooOftenMessagePage(locale: Locale, sentence: string): HtmlPage {
  return page(locale, messageWords[locale].tooOftenTitle, h('p', null, sentence));
}

/** After a new link was asked for. */
export function sentMessagePage(locale: Locale): HtmlPage {
  const t = messageWords[locale];
  return page(locale, t.sentTitle, h('p', null, t.sent));
}

/** What is behind a link: new messages and room to answer while it can be used, else what became of it. */
export function messagePage({ state, about, unread }: MessageLinkView, asked: MessageAsked): HtmlPage {
  const { locale, token, problems, party, values } = asked;
  const t = messageWords[locale];
  const renewal = h(
    'form',
    { method: 'post', action: `/bericht/nieuw?token=${encodeURIComponent(token)}` },
    h('button', null, t.sendNew),
  );
  const signIn = h('p', null, link('/aanmelden', t.toSignIn));
  if (state === 'OVER') return page(locale, t.overTitle, h('p', null, t.over));
  if (state === 'EXPIRED') return page(locale, t.expiredTitle, h('p', null, t.expired), renewal);
  if (state === 'USED')
    return page(
      locale,
      t.doneTitle,
      h('p', { className: 'notice' }, t.done),
      h('p', null, t.more),
      signIn,
      renewal,
    );
  return page(
    locale,
    t.title,
    errorSummary(problems, t.problem),
    factList([
      [t.place, about.placeTitle],
      [t.employer, about.employerName],
    ]),
    unread.length === 0 ? h('p', null, t.none) : null,
    unread.map(({ position, from, text, writtenAt }) =>
      h(
        'div',
        { key: position, className: 'notice' },
        h('strong', null, `${t.from[from]}, ${day(dateAt(writtenAt), locale)}`),
        text.split(/\n+/).map((line, at) => h('p', { key: `${position}-${at}` }, line)),
      ),
    ),
    h(
      'form',
      { method: 'post', noValidate: true },
      h('label', { className: 'field', htmlFor: 'text' }, t.write),
      h('div', { className: 'hint', id: 'text-hint' }, `${t.hint[party]} ${t.plain}`),
      fieldError('text', asked),
      h('textarea', {
        id: 'text',
        name: 'text',
        rows: 6,
        maxLength: 2000,
        defaultValue: values['text'],
        ...describedBy('text', asked, true),
      }),
      h('button', null, t.send),
    ),
  );
}
