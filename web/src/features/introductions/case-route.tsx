import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarDateOf, dateInWords } from '../../lib/dates.js';
import { RouteList } from '../../ui/route-list.js';
import type { Case } from './case-fields.js';
import { routeOf, type Stop } from './introduction-route.js';

/** The route of an introduction with what happened at each stop, and whose turn it is at the current one. */
export function CaseRoute({ introduction }: { introduction: Case }): ReactNode {
  const { t, i18n } = useTranslation('brokering');
  const { candidateAccepted, employerAccepted, enrolment, placement, turns, endedAt } = introduction;
  const dayOf = (instant: string): string => dateInWords(calendarDateOf(new Date(instant)), i18n.language);

  const side = (
    accepted: boolean | null,
    message: string | null,
    party: Case['turns'][number],
    isFirst: boolean,
  ) => (
    <>
      {accepted !== null && <p>{t(accepted ? 'step.yes' : 'step.no')}</p>}
      {message && <blockquote className="rk-quote">{message}</blockquote>}
      {accepted === null && !isFirst && turns.includes(party) && <p>{t('step.alsoAsked')}</p>}
    </>
  );

  const told: Record<Stop, ReactNode> = {
    proposed: (
      <>
        <p>{t('step.proposedOn', { date: dayOf(introduction.proposedAt) })}</p>
        {introduction.message && <blockquote className="rk-quote">{introduction.message}</blockquote>}
      </>
    ),
    candidate: side(candidateAccepted, introduction.candidateMessage, 'CANDIDATE', turns[0] === 'CANDIDATE'),
    employer: side(employerAccepted, introduction.employerMessage, 'EMPLOYER', turns[0] === 'EMPLOYER'),
    school: enrolment && (
      <p>
        {t(`enrolment.${enrolment.status}`)}
        {enrolment.classStart &&
          `: ${t('enrol.classChoice', {
            college: enrolment.classStart.college,
            town: enrolment.classStart.town,
            date: dateInWords(enrolment.classStart.firstLessonOn, i18n.language),
          })}`}
      </p>
    ),
    placed: placement && <p>{t('step.starts', { date: dateInWords(placement.startsOn, i18n.language) })}</p>,
    ended: (
      <>
        {introduction.endText && <p>{introduction.endText}</p>}
        {introduction.endNote && <blockquote className="rk-quote">{introduction.endNote}</blockquote>}
        {endedAt && <p>{t('step.endedOn', { date: dayOf(endedAt) })}</p>}
      </>
    ),
  };

  return (
    <RouteList
      label={t('case.routeOf')}
      steps={routeOf(introduction).map(({ stop, state }) => ({
        id: stop,
        title: t(`step.${stop}`),
        state,
        text: (
          <>
            {told[stop]}
            {state === 'current' && introduction.turnText && (
              <p className="rk-turn">{introduction.turnText}</p>
            )}
          </>
        ),
      }))}
    />
  );
}
