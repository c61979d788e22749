import { createElement as h, Fragment, type ReactNode } from 'react';
import { day } from '../matching/plain-words.js';
import { dateAt } from '../platform/calendar-date.js';
import type { Filled } from '../platform/form-values.js';
import { describedBy, errorSummary, factList, fieldError, options } from '../platform/html-form.service.js';
import type { HtmlPage } from '../platform/html-page.service.js';
import type { Locale } from '../platform/locale.js';
import type { SchoolView } from './answer-as-school.usecase.js';
import { schoolAnswers } from './school-link.js';
import { schoolWords } from './school-words.js';

/** What a page needs besides what is behind the link. */
export interface SchoolAsked extends Filled {
  readonly locale: Locale;
  readonly token: string;
}

const page = (locale: Locale, title: string, ...content: ReactNode[]): HtmlPage => ({
  locale,
  title,
  site: schoolWords[locale].site,
  content: h(Fragment, null, ...content),
});

/** For a token we did not make. */
export function unknownSchoolPage(locale: Locale): HtmlPage {
  const t = schoolWords[locale];
  return page(locale, t.unknownTitle, h('p', null, t.unknown));
}

/** For who asks too often. */
export function tooOftenSchoolPage(locale: Locale, sentence: string): HtmlPage {
  return page(locale, schoolWords[locale].tooOftenTitle, h('p', null, sentence));
}

/** After a new link was asked for. */
export function sentSchoolPage(locale: Locale): HtmlPage {
  const t = schoolWords[locale];
  return page(locale, t.sentTitle, h('p', null, t.sent));
}

/** What is behind a link: the question while it can be answered, else what became of it. */
export function schoolPage(view: SchoolView, asked: SchoolAsked): HtmlPage {
  const { locale, token } = asked;
  const t = schoolWords[locale];
  const { state, link } = view;
  const renewal = h(
    'form',
    { method: 'post', action: `/school/nieuw?token=${encodeURIComponent(token)}` },
    h('button', null, t.sendNew),
  );
  if (state === 'OVER') return page(locale, t.overTitle, h('p', null, t.over));
  if (state === 'EXPIRED') return page(locale, t.expiredTitle, h('p', null, t.expired), renewal);
  if (state === 'USED') {
    const who = t.answered(link.answeredBy ?? '', day(dateAt(link.usedAt ?? link.madeAt), locale));
    const given = h('p', { className: 'notice' }, who);
    return page(locale, t.doneTitle, given, h('p', null, t.done), h('p', null, t.again), renewal);
  }
  return question(view, asked);
}

function question(view: SchoolView, asked: SchoolAsked): HtmlPage {
  const { locale, problems, values } = asked;
  const t = schoolWords[locale];
  const { place, classStart } = view;
  const field = (name: 'intakeOn' | 'name', label: string, hint: string, more: object) =>
    h(
      'div',
      null,
      h('label', { className: 'field', htmlFor: name }, label),
      h('div', { className: 'hint', id: `${name}-hint` }, hint),
      fieldError(name, asked),
      h('input', { id: name, name, defaultValue: values[name], ...more, ...describedBy(name, asked, true) }),
    );
  return page(
    locale,
    t.title,
    errorSummary(problems, t.problem),
    h('p', null, t.intro),
    factList([
      ...(view.candidateName ? [[t.candidate, view.candidateName]] : []),
      [t.qualification, view.qualification],
      [t.employer, view.employerName],
      ...(classStart
        ? [
            [
              t.classStart,
              `${classStart.college}, ${classStart.town}, ${day(classStart.firstLessonOn, locale)}`,
            ],
          ]
        : []),
      [t.startsOn, day(place.startsOn, locale)],
    ]),
    h(
      'form',
      { method: 'post', noValidate: true },
      options(
        'answer',
        t.what,
        asked,
        schoolAnswers.map((each) => [each, ...t.answers[each]] as const),
      ),
      field('intakeOn', t.intakeOn, t.intakeHint, { type: 'date' }),
      field('name', t.name, t.nameHint, { type: 'text', autoComplete: 'name', maxLength: 100 }),
      h('button', null, t.send),
    ),
  );
}
