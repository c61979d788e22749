import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { usePagedQuery } from '../../lib/paged-query.js';
import { Card } from '../../ui/card-list.js';
import { LapseTag } from '../../ui/dates.js';
import { AppLink } from '../../ui/link.js';
import { Page } from '../../ui/page.js';
import { OwnPlaces } from '../places/own-places.js';
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
  return (
    <Page title={t('title')} lead={t('lead')}>
      <OwnPlaces
        found={found}
        id="open-leerbanen"
        heading={t('places')}
        empty={{ heading: t('empty.heading'), text: t('empty.text'), go: t('empty.go') }}
        renderCard={({ id, title, town, lapsesOn, lapseCalendar }) => (
          <Card
            key={id}
            level={3}
            heading={<AppLink to={`/mijn-leerbanen/${id}`}>{title}</AppLink>}
            under={town}
            tag={<LapseTag lapsesOn={lapsesOn} />}
          >
            <CalendarEntries entries={lapseCalendar} what={title} />
          </Card>
        )}
      />
      <MyReminders />
    </Page>
  );
}
