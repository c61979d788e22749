import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { dateInWords } from '../lib/dates.js';
import { graphql, type ResultOf } from '../lib/graphql.js';
import { LapseTag } from '../ui/dates.js';
import { AppLink } from '../ui/link.js';
import NotFoundPage from '../ui/not-found-page.js';
import { Notice } from '../ui/notice.js';
import { Page } from '../ui/page.js';
import { EmptyState, ErrorState, LoadingState } from '../ui/states.js';
import { SummaryList } from '../ui/summary-list.js';
import { TaskList } from '../ui/task-list.js';
import { CalendarEntries, calendarEntryFields } from '../features/lapse-calendar/calendar-entries.js';
import { MatchedCandidate, MatchedCandidateFields } from '../features/introductions/matched-candidate.js';
import { ExtendPlace } from '../features/places/extend-place.js';
import '../features/places/my-place.css';
import { PlaceStatusTag } from '../features/places/place-status.js';
import { WithdrawPlace } from '../features/places/withdraw-place.js';

const DeskPlace = graphql(
  `
    query DeskPlace($id: ID!) {
      place(id: $id) {
        id
        version
        title
        status
        town
        seats
        seatsLeft
        hoursPerWeek
        startsOn
        lapsesOn
        enrolmentWarning
        managedByViewer
        lapseCalendar {
          ...CalendarEntryFields
        }
        employer {
          id
          name
        }
        qualification {
          creboCode
          name
          mboLevel
        }
        classStarts {
          id
          college
          town
          firstLessonOn
        }
        matches(first: 20) {
          total
          nodes {
            candidateId
            ...MatchedCandidateFields
          }
        }
      }
      introductions(placeId: $id, first: 50) {
        nodes {
          id
          status
          turnText
          endText
          candidate {
            id
            name
          }
        }
      }
    }
  `,
  [MatchedCandidateFields, calendarEntryFields],
);

type Data = ResultOf<typeof DeskPlace>;
type Place = NonNullable<Data['place']>;

const withIntroductions = { additionalTypenames: ['Introduction'] };

/** A place for its desk: who fits and why, who is introduced already, and more time or an end to it. */
export default function DeskPlacePage(): ReactNode {
  const { t } = useTranslation('desk-places');
  const { id = '' } = useParams();
  const [{ data, error, fetching }, again] = useQuery({
    query: DeskPlace,
    variables: { id },
    context: withIntroductions,
  });
  const renew = (): void => again({ requestPolicy: 'network-only' });
  if (data?.place) {
    return <PlaceInFull place={data.place} introductions={data.introductions.nodes} onChanged={renew} />;
  }
  if (data && !fetching) return <NotFoundPage />;
  return (
    <Page title={t('title')} back={{ to: '/leerbanen-beheren', label: t('back') }} step="loading">
      {error ? <ErrorState error={error} onRetry={renew} /> : <LoadingState />}
    </Page>
  );
}

function PlaceInFull(props: {
  place: Place;
  introductions: Data['introductions']['nodes'];
  onChanged: () => void;
}): ReactNode {
  const { place, introductions, onChanged } = props;
  const { t, i18n } = useTranslation('desk-places');
  const { t: words } = useTranslation('brokering');
  const { qualification, classStarts, matches, status } = place;
  const running = new Map(
    introductions.flatMap(({ id, status: standing, candidate }) =>
      candidate && (standing === 'PROPOSED' || standing === 'ACCEPTED') ? [[candidate.id, id] as const] : [],
    ),
  );
  const isOpen = status === 'PUBLISHED' || status === 'DRAFT' || status === 'LAPSED';
  return (
    <Page
      title={place.title}
      lead={t('where', { employer: place.employer.name, town: place.town })}
      back={{ to: '/leerbanen-beheren', label: t('back') }}
      step={place.id}
      width="full"
    >
      <p className="rk-row">
        <PlaceStatusTag status={status} />
        {status === 'PUBLISHED' && <LapseTag lapsesOn={place.lapsesOn} />}
      </p>
      {place.enrolmentWarning && (
        <Notice tone="warning">
          <p>{place.enrolmentWarning}</p>
        </Notice>
      )}
      <SummaryList
        rows={[
          {
            label: t('employer'),
            value: <AppLink to={`/leerbedrijven/${place.employer.id}`}>{place.employer.name}</AppLink>,
          },
          {
            label: t('learn'),
            value: t('learnValue', { name: qualification.name, level: qualification.mboLevel }),
          },
          { label: t('seats'), value: t('seatsValue', { left: place.seatsLeft, seats: place.seats }) },
          { label: t('start'), value: dateInWords(place.startsOn, i18n.language) },
          {
            label: t('class'),
            value:
              classStarts.length === 0
                ? t('noClass')
                : classStarts
                    .map(({ college, town, firstLessonOn }) =>
                      words('enrol.classChoice', {
                        college,
                        town,
                        date: dateInWords(firstLessonOn, i18n.language),
                      }),
                    )
                    .join('; '),
          },
        ]}
      />
      <p className="rk-row">
        {place.managedByViewer && isOpen && (
          <AppLink to={`/leerbanen/${place.id}/wijzigen`}>{t('change')}</AppLink>
        )}
        {place.managedByViewer && <AppLink to={`/mijn-leerbanen/${place.id}`}>{t('whole')}</AppLink>}
        {status === 'PUBLISHED' && <AppLink to={`/leerbanen/${place.id}`}>{t('public')}</AppLink>}
      </p>
      {introductions.length > 0 && (
        <section className="rk-stack" aria-labelledby="voorgesteld">
          <h2 id="voorgesteld" className="utrecht-heading-2">
            {t('introductions')}
          </h2>
          <TaskList
            tasks={introductions.map(({ id, candidate, turnText, endText, status: standing }) => ({
              id,
              title: candidate?.name ?? words('unnamed'),
              to: `/voorstellen/${id}`,
              hint: turnText ?? endText ?? words(`status.${standing}`),
            }))}
          />
        </section>
      )}
      {status === 'PUBLISHED' && (
        <section className="rk-stack" aria-labelledby="kandidaten">
          <h2 id="kandidaten" className="utrecht-heading-2">
            {t('matches', { total: matches?.total ?? 0 })}
          </h2>
          {matches?.total ? (
            <ol className="rk-matches rk-matches--columns">
              {matches.nodes.map((match, index) => (
                <MatchedCandidate
                  key={match.candidateId}
                  match={match}
                  place={place}
                  rank={index + 1}
                  introductionId={running.get(match.candidateId)}
                  limit={4}
                />
              ))}
            </ol>
          ) : (
            <EmptyState heading={t('nobody')}>
              <p>{t('nobodyText')}</p>
            </EmptyState>
          )}
        </section>
      )}
      {place.lapseCalendar.length > 0 && (
        <section className="rk-stack rk-measure" aria-labelledby="verloopkalender">
          <h2 id="verloopkalender" className="utrecht-heading-2">
            {t('calendar')}
          </h2>
          <p>{t('calendarText')}</p>
          <CalendarEntries entries={place.lapseCalendar} what={place.title} />
          <p>
            <AppLink to={`/wie-doet-wat?plek=${place.id}#probeer`}>{t('whoGets')}</AppLink>
          </p>
        </section>
      )}
      {place.managedByViewer && isOpen && (
        <section className="rk-stack rk-measure" aria-labelledby="doen">
          <h2 id="doen" className="utrecht-heading-2">
            {t('do')}
          </h2>
          <div>
            {status !== 'DRAFT' && <ExtendPlace key={place.lapsesOn} place={place} onDone={onChanged} />}
            <WithdrawPlace place={place} onDone={onChanged} />
          </div>
        </section>
      )}
    </Page>
  );
}
