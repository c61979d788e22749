import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { usePagedQuery } from '../../lib/paged-query.js';
import { Card, CardList } from '../../ui/card-list.js';
import { LapseTag } from '../../ui/dates.js';
import { AppLink, ButtonLink } from '../../ui/link.js';
import { Page } from '../../ui/page.js';
import { ShowMore } from '../../ui/show-more.js';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.js';
import { CalendarEntries, calendarEntryFields } from './calendar-entries.js';
import { MyReminders } from './my-reminders.js';

const LapseCalendar = graphql(
  `
    query LapseCalendar($after: String) {
      managedPlaces(first: 20, after: $after, status: [PUBLISHED]) {
        totalCount
        nodes {
          id
          title
          town
          lapsesOn
          lapseCalendar {
            ...CalendarEntryFields
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [calendarEntryFields],
);

const placesOf = (data: ResultOf<typeof LapseCalendar>) => data.managedPlaces;

/** An employer's lapse calendar: of every open place which mails come when and to whom, and the choices about them. */
export default function LapseCalendarPage(): ReactNode {
  const { t } = useTranslation('lapse-calendar');
  const found = usePagedQuery({ query: LapseCalendar, variables: {}, connectionOf: placesOf });
  const total = found.first?.managedPlaces.totalCount;
  return (
    <Page title={t('title')} lead={t('lead')}>
      {found.error && <ErrorState error={found.error} onRetry={found.retry} />}
      {!found.error && !found.first && <LoadingState />}
      {total === 0 && (
        <EmptyState heading={t('empty.heading')}>
          <p>{t('empty.text')}</p>
          <ButtonLink to="/leerbanen/nieuw">{t('empty.go')}</ButtonLink>
        </EmptyState>
      )}
      {found.nodes.length > 0 && (
        <section aria-labelledby="open-leerbanen" className="rk-stack">
          <h2 id="open-leerbanen" className="utrecht-heading-2">
            {t('places')}
          </h2>
          <CardList label={t('places')}>
            {found.nodes.map(({ id, title, town, lapsesOn, lapseCalendar }) => (
              <Card
                key={id}
                level={3}
                heading={<AppLink to={`/mijn-leerbanen/${id}`}>{title}</AppLink>}
                under={town}
                tag={<LapseTag lapsesOn={lapsesOn} />}
              >
                <CalendarEntries entries={lapseCalendar} what={title} />
              </Card>
            ))}
          </CardList>
          <ShowMore
            shown={found.nodes.length}
            total={total ?? 0}
            hasMore={found.hasMore}
            busy={found.fetching}
            onMore={found.showMore}
          />
        </section>
      )}
      <MyReminders />
    </Page>
  );
}
