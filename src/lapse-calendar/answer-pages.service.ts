import { createElement as h, Fragment, type ReactNode } from 'react';
import { enrolUntil } from '../colleges/class-start.js';
import { dateAt } from '../platform/calendar-date.js';
import { day } from '../matching/plain-words.js';
import type { Filled } from '../platform/form-values.js';
import {
  describedBy,
  errorSummary,
  factList,
  fieldError,
  link,
  options,
} from '../platform/html-form.service.js';
import type { HtmlPage } from '../platform/html-page.service.js';
import type { Locale } from '../platform/locale.js';
import { seatsLeft } from '../places/place.js';
import { answeredSentence, answerWords, classSentence, lapsesWhen, stateSentence } from './answer-words.js';
import type { LinkView } from './open-place-link.service.js';
import { choices, choicesOf, stopReasons, type Choice } from './place-answer.js';
import { choiceLabels } from './place-link-mail.js';

/** What a page needs besides the place. */
export interface Asked extends Filled {
  readonly locale: Locale;
  readonly token: string;
}

type Words = (typeof answerWords)['nl'];

const page = (locale: Locale, title: string, ...content: ReactNode[]): HtmlPage => ({
  locale,
  title,
  site: answerWords[locale].site,
  content: h(Fragment, null, ...content),
});

const path = (token: string, choice?: Choice) =>
  `/antwoord${choice ? `/${choices[choice]}` : ''}?token=${encodeURIComponent(token)}`;

/** For a token we did not make, and for who left. */
export function unknownPage(locale: Locale): HtmlPage {
  const t = answerWords[locale];
  return page(locale, t.unknownTitle, h('p', null, t.unknown), h('p', null, link('/aanmelden', t.toSignIn)));
}

/** For who asks too often. */
export function tooOftenPage(locale: Locale, sentence: string): HtmlPage {
  return page(locale, answerWords[locale].tooOftenTitle, h('p', null, sentence));
}

/** After a new link was asked for. */
export function sentPage(locale: Locale): HtmlPage {
  const t = answerWords[locale];
  return page(locale, t.sentTitle, h('p', null, t.sent));
}

/** What a link shows that was used or has expired, or whose place asks for nothing; null for one that can be used. */
export function closedPage(view: LinkView, { locale, token }: Asked): HtmlPage | null {
  const t = answerWords[locale];
  const { place, state } = view;
  const isOver = choicesOf(place.status).length === 0;
  if (state === 'OPEN' && !isOver) return null;
  const now = h('p', null, stateSentence(place, locale));
  const more = h('p', null, t.changeMind, ' ', link(`/mijn-leerbanen/${place.id}`, t.toPlace));
  if (state === 'USED')
    return page(locale, t.doneTitle, facts(view, t, locale), lastAnswer(view, locale), now, more);
  if (isOver)
    return page(locale, t.nothingTitle, facts(view, t, locale), lastAnswer(view, locale), now, more);
  const send = h(
    'form',
    { method: 'post', action: `/antwoord/nieuw?token=${encodeURIComponent(token)}` },
    h('button', null, t.sendNew),
  );
  return page(locale, t.expiredTitle, facts(view, t, locale), h('p', null, t.expired), send);
}

/** The three choices, each a page of its own. */
export function choicePage(view: LinkView, { locale, token }: Asked): HtmlPage {
  const t = answerWords[locale];
  const isLapsed = view.place.status === 'LAPSED';
  const hints: Record<Choice, string> = {
    extend: isLapsed ? t.againHint : t.extendHint,
    filled: t.filledHint,
    stop: t.stopHint,
  };
  const items = choicesOf(view.place.status).map((choice, index) =>
    h(
      'li',
      { key: choice },
      h(
        'a',
        { className: index === 0 ? 'choice first' : 'choice', href: path(token, choice) },
        choice === 'extend' && isLapsed ? t.again : choiceLabels[choice][locale],
        h('small', null, hints[choice]),
      ),
    ),
  );
  return page(
    locale,
    t.title,
    facts(view, t, locale),
    lastAnswer(view, locale),
    h('p', null, t.intro),
    h('ul', { className: 'choices' }, items),
  );
}

/** The page of one choice, with its button. */
export function formPage(choice: Choice, view: LinkView, asked: Asked): HtmlPage {
  const { locale, token, problems } = asked;
  const t = answerWords[locale];
  const isLapsed = view.place.status === 'LAPSED';
  const words = {
    extend: isLapsed ? [t.againTitle, t.confirmAgain] : [t.extendTitle, t.confirmExtend],
    filled: [t.filledTitle, t.confirmFilled],
    stop: [t.stopTitle, t.confirmStop],
  } as const;
  const [title, confirm] = words[choice];
  const fields = { extend: extendFields, filled: filledFields, stop: stopFields }[choice];
  return page(
    locale,
    title,
    errorSummary(problems, t.problem),
    facts(view, t, locale),
    lastAnswer(view, locale),
    h(
      'form',
      { method: 'post', noValidate: true },
      h('input', { type: 'hidden', name: 'version', value: view.place.version }),
      fields(view, asked, t),
      h('button', null, confirm),
    ),
    h('p', null, link(path(token), t.back)),
  );
}

function extendFields({ proposed, today }: LinkView, asked: Asked, t: Words): ReactNode {
  const { locale, values } = asked;
  const why = proposed.classStart
    ? classSentence(proposed.classStart, enrolUntil(proposed.classStart), locale)
    : t.noClass;
  const date = (name: 'lapsesOn' | 'startsOn', label: string, hint: string) =>
    h(
      'div',
      null,
      h('label', { className: 'field', htmlFor: name }, label),
      h('div', { className: 'hint', id: `${name}-hint` }, hint),
      fieldError(name, asked),
      h('input', {
        id: name,
        name,
        type: 'date',
        min: today,
        defaultValue: values[name] ?? proposed[name],
        ...describedBy(name, asked, true),
      }),
    );
  return h(
    Fragment,
    null,
    h('p', null, why),
    date('lapsesOn', t.newDate, t.newDateHint),
    date('startsOn', t.latestStart, t.startHint),
  );
}

function filledFields({ place }: LinkView, asked: Asked, t: Words): ReactNode {
  const left = seatsLeft(place);
  const seats = h(
    'div',
    null,
    h('label', { className: 'field', htmlFor: 'seats' }, t.howMany),
    fieldError('seats', asked),
    h('input', {
      id: 'seats',
      name: 'seats',
      type: 'number',
      min: 1,
      max: left,
      defaultValue: asked.values['seats'] ?? '1',
      ...describedBy('seats', asked, false),
    }),
  );
  return h(
    Fragment,
    null,
    options('who', t.who, asked, [
      ['byUs', t.byUs, t.byUsHint],
      ['byDesk', t.byDesk, t.byDeskHint],
    ]),
    left > 1 ? seats : h('input', { type: 'hidden', name: 'seats', value: '1' }),
  );
}

function stopFields(_: LinkView, asked: Asked, t: Words): ReactNode {
  return options(
    'reason',
    t.why,
    asked,
    stopReasons.map((reason) => [reason, t.reasons[reason]]),
  );
}

/** Of the place only what a mail may tell: what, at whom, until when. */
function facts({ place, employerName, today }: LinkView, t: Words, locale: Locale): ReactNode {
  const left = seatsLeft(place);
  const rows = [
    [t.place, place.title],
    [t.employer, employerName],
    [t.lapses, lapsesWhen(place.lapsesOn, today, locale)],
    [t.latestStart, day(place.startsOn, locale)],
    ...(left > 1 ? [[t.seats, String(left)]] : []),
  ];
  return factList(rows);
}

function lastAnswer({ last }: LinkView, locale: Locale): ReactNode {
  if (!last) return null;
  const { name, answer, usedAt } = last;
  return h('p', { className: 'notice' }, answeredSentence({ name, answer, on: dateAt(usedAt) }, locale));
}
