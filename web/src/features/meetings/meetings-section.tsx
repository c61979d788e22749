import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { readFragment } from '../../lib/graphql.js';
import { CardList } from '../../ui/card-list.js';
import { Disclosure } from '../../ui/disclosure.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { ArrangeMeeting } from './arrange-meeting.js';
import { MeetingCard } from './meeting-card.js';
import { MeetingFields, OneArranged, type Who } from './meeting-fields.js';

/** Meetings and taster days of an introduction. Nothing is shown before both sides said yes. */
export function MeetingsSection({ id, who }: { id: string; who: Who }): ReactNode {
  const { t } = useTranslation('meetings');
  const [{ data, error }, again] = useQuery({ query: OneArranged, variables: { id } });
  const arranged = data?.introduction && readFragment(MeetingFields, data.introduction);
  if (!arranged && !error) return <LoadingState rows={1} />;
  if (arranged && arranged.meetings.length === 0 && arranged.mayArrange.length === 0) return null;
  return (
    <section className="rk-stack" aria-labelledby="afspraken">
      <h2 id="afspraken" className="utrecht-heading-2">
        {t('heading')}
      </h2>
      {error && <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />}
      {arranged && arranged.meetings.length === 0 && <p>{t(`none.${who}`)}</p>}
      {arranged && arranged.meetings.length > 0 && (
        <CardList label={t('heading')}>
          {arranged.meetings.map((meeting) => (
            <MeetingCard key={meeting.id} meeting={meeting} who={who} />
          ))}
        </CardList>
      )}
      {arranged && arranged.mayArrange.length > 0 && (
        <div>
          {arranged.mayArrange.map((kind) => (
            <Disclosure key={kind} summary={t(`propose.open.${kind}`)}>
              <ArrangeMeeting id={id} kind={kind} who={who} />
            </Disclosure>
          ))}
        </div>
      )}
    </section>
  );
}
