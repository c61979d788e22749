import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { calendarDateOf, dateInWords, instantInWords, timeInWords } from '../../lib/dates.js';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.js';
import { TaskList } from '../../ui/task-list.js';
import { StatusTag } from '../../ui/status-tag.js';

const Status = graphql(`
  query ServiceStatus {
    serviceStatus {
      checkedAt
      isWorking
      parts {
        from
        until
        alerts
        alertsSent
        mails
        mailsSent
        mailsRefused
      }
    }
  }
`);

type Part = NonNullable<ResultOf<typeof Status>['serviceStatus']>['parts'][number];

const waiting = ({ alerts, alertsSent, mails, mailsSent, mailsRefused }: Part): number =>
  alerts - alertsSent + (mails - mailsSent - mailsRefused);

/** Whether the desk heard what it should, in plain words, part of a day by part of a day. */
export default function ServiceStatusPage(): ReactNode {
  const { t, i18n } = useTranslation('operations');
  const [{ data, error }, again] = useQuery({ query: Status, requestPolicy: 'cache-and-network' });
  const status = data?.serviceStatus;
  const told = status?.parts.filter(({ alerts, mails }) => alerts + mails > 0) ?? [];
  const late = status?.parts.reduce((sum, part) => sum + waiting(part), 0) ?? 0;
  const renew = (): void => again({ requestPolicy: 'network-only' });
  return (
    <Page title={t('status.title')} lead={t('status.lead')}>
      {error && <ErrorState error={error} onRetry={renew} />}
      {!data && !error && <LoadingState rows={4} />}
      {status && (
        <>
          <Notice tone={status.isWorking && late === 0 ? 'ok' : 'warning'}>
            <p>
              {!status.isWorking
                ? t('status.stopped')
                : late === 0
                  ? t('status.well')
                  : t('status.late', { count: late })}
            </p>
            <p>{t('status.checked', { when: instantInWords(status.checkedAt, i18n.language) })}</p>
          </Notice>
          {told.length === 0 && (
            <EmptyState heading={t('status.nothing')}>
              <p>{t('status.nothingNext')}</p>
            </EmptyState>
          )}
          {told.length > 0 && (
            <TaskList
              tasks={told.map((part) => ({
                id: part.from,
                title: t('status.part', {
                  day: dateInWords(calendarDateOf(new Date(part.from)), i18n.language, { weekday: true }),
                  from: timeInWords(part.from, i18n.language),
                  until: timeInWords(part.until, i18n.language),
                }),
                hint: <PartInWords part={part} />,
                tag: waiting(part) > 0 && (
                  <StatusTag tone="urgent">{t('status.waiting', { count: waiting(part) })}</StatusTag>
                ),
              }))}
            />
          )}
        </>
      )}
    </Page>
  );
}

/** What was due, and what became of it, in one or two sentences. */
function PartInWords({ part }: { part: Part }): ReactNode {
  const { t } = useTranslation('operations');
  const { alerts, alertsSent, mails, mailsSent, mailsRefused } = part;
  const sentences = [
    alerts > 0 &&
      (alertsSent === alerts
        ? t('status.allAlerts', { count: alerts })
        : t('status.someAlerts', { count: alerts, sent: alertsSent })),
    mails > 0 &&
      (mailsSent === mails
        ? t('status.allMails', { count: mails })
        : t('status.someMails', { count: mails, sent: mailsSent })),
    mailsRefused > 0 && t('status.refused', { count: mailsRefused }),
  ].filter((each) => typeof each === 'string');
  return <>{sentences.join(' ')}</>;
}
