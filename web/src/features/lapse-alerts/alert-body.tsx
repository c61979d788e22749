import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateInWords, instantInWords } from '../../lib/dates.js';
import { graphql, readFragment, type FragmentOf, type ResultOf } from '../../lib/graphql.js';
import { CardFacts } from '../../ui/card-list.js';
import { AppLink } from '../../ui/link.js';
import { MatchedCandidate, MatchedCandidateFields } from '../introductions/matched-candidate.js';

export const AlertFields = graphql(
  `
    fragment AlertFields on LapseAlert {
      id
      leadDays
      lapsesOn
      acknowledgedAt
      escalatedAt
      current
      isGap
      snoozedUntil
      snoozeUntilAtMost
      handedOverTo {
        accountId
        name
      }
      tried {
        kind
        at
        status
        proposedDate
        by {
          accountId
          name
        }
      }
      place {
        id
        title
        status
        mboLevel
        seatsLeft
        town
        lapsesOn
        startsOn
        employer {
          id
          name
          mailFails
          establishments {
            id
            name
            phone
          }
        }
        qualification {
          creboCode
          name
        }
        classStarts {
          id
          college
          town
          firstLessonOn
          enrolBy
          status
        }
      }
      matches(first: 3) {
        total
        nodes {
          candidateId
          ...MatchedCandidateFields
        }
      }
      nearMisses {
        candidates {
          count
        }
        byCriterion {
          criterion
          candidates {
            count
          }
        }
      }
    }
  `,
  [MatchedCandidateFields],
);

export type Alert = ResultOf<typeof AlertFields>;

/** Reads an alert that a query got by `AlertFields`. */
export function alertOf(alert: FragmentOf<typeof AlertFields>): Alert {
  return readFragment(AlertFields, alert);
}

/** The class a place depends on: without one the candidate cannot start, whatever the employer says. */
export function ClassOfPlace({ place }: { place: Alert['place'] }): ReactNode {
  const { t, i18n } = useTranslation('lapse-alerts');
  const words = (date: string): string => dateInWords(date, i18n.language);
  const next = place.classStarts.find(({ status }) => status === 'OPEN');
  if (!next) {
    return (
      <p>
        {t('class.none')}{' '}
        <AppLink to={`/startmomenten/nieuw?crebo=${place.qualification.creboCode}`}>{t('class.add')}</AppLink>
      </p>
    );
  }
  const { college, town, firstLessonOn, enrolBy } = next;
  return (
    <p>
      {t('class.next', { college, town, date: words(firstLessonOn) })}{' '}
      {enrolBy ? t('class.enrolBy', { date: words(enrolBy) }) : t('class.enrolAlways')}
    </p>
  );
}

/** Lead times at and below which there is no time left to wait and see. */
const LAST_DAYS = 7;

/** In the last lead times a choice is asked: a later last day, or the next class. */
export function LastChoice({ alert }: { alert: Alert }): ReactNode {
  const { t, i18n } = useTranslation('lapse-alerts');
  if (alert.leadDays > LAST_DAYS || !alert.current) return null;
  const open = alert.place.classStarts.filter(({ status }) => status === 'OPEN');
  const next = open[1];
  return (
    <p className="rk-alert__next">
      {next
        ? t('class.orNext', { date: dateInWords(next.firstLessonOn, i18n.language), college: next.college })
        : t('class.orExtend')}
    </p>
  );
}

/**
 * How many candidates one small change would add, and which: what is worth a call to the employer or a talk with them.
 * Fewer than five are not told of, so that nobody can be read from a number.
 */
export function AlmostFits({ alert }: { alert: Alert }): ReactNode {
  const { t } = useTranslation('lapse-alerts');
  if (!alert.current || !alert.nearMisses?.candidates) return null;
  const { candidates, byCriterion } = alert.nearMisses;
  const by = byCriterion.map(({ criterion, candidates: { count } }) =>
    t(`almost.by.${criterion}`, { count }),
  );
  return (
    <div className="rk-stack rk-stack--tight">
      <p>{t('almost.total', { count: candidates.count })}</p>
      {by.length > 0 && <CardFacts label={t('almost.label', { place: alert.place.title })} facts={by} />}
    </div>
  );
}

/** That it came to the coordinator since no adviser is responsible. */
export function GapNotice({ alert }: { alert: Alert }): ReactNode {
  const { t } = useTranslation('lapse-alerts');
  if (!alert.isGap || !alert.current) return null;
  return (
    <p>
      {t('gap')} <AppLink to="/wie-doet-wat">{t('gapLink')}</AppLink>
    </p>
  );
}

/** That a colleague got this first, and since when it is passed on; or that somebody handed it over. */
export function PassedOn({ alert }: { alert: Alert }): ReactNode {
  const { t, i18n } = useTranslation('lapse-alerts');
  if (alert.handedOverTo) return <p>{t('handedOver', { name: alert.handedOverTo.name })}</p>;
  if (!alert.escalatedAt || alert.acknowledgedAt) return null;
  return <p>{t('passedOn', { moment: instantInWords(alert.escalatedAt, i18n.language) })}</p>;
}

/** The best candidates with their reasons, or what helps when nobody fits. `known` holds running introductions. */
export function AlertCandidates(props: {
  alert: Alert;
  known: ReadonlyMap<string, string>;
  level: 2 | 4;
}): ReactNode {
  const { alert, known, level } = props;
  const Heading = `h${level}` as const;
  const { t } = useTranslation('lapse-alerts');
  const { place, matches } = alert;
  const page = `/leerbanen-beheren/${place.id}`;
  if (matches.total === 0) {
    return (
      <div className="rk-stack rk-stack--tight">
        <Heading className="rk-alert__sub">{t('candidates.none')}</Heading>
        <p>{t('candidates.noneText')}</p>
        <p>
          <AppLink to={page}>
            {t('candidates.toPlace')}
            <span className="rk-visually-hidden">: {place.title}</span>
          </AppLink>
        </p>
      </div>
    );
  }
  return (
    <div className="rk-stack">
      <Heading className="rk-alert__sub">{t('candidates.best', { total: matches.total })}</Heading>
      <ol className="rk-matches rk-matches--columns">
        {matches.nodes.map((match, index) => (
          <MatchedCandidate
            key={match.candidateId}
            match={match}
            place={place}
            rank={index + 1}
            introductionId={known.get(`${place.id} ${match.candidateId}`)}
            limit={3}
          />
        ))}
      </ol>
      {matches.total > matches.nodes.length && (
        <p>
          <AppLink to={page}>
            {t('candidates.all', { total: matches.total })}
            <span className="rk-visually-hidden">: {place.title}</span>
          </AppLink>
        </p>
      )}
    </div>
  );
}
