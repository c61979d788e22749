import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useMutation } from 'urql';
import { dateInWords, today } from '../../lib/dates.js';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { usePagedQuery } from '../../lib/paged-query.js';
import { useSession } from '../../lib/session.js';
import { SelectField } from '../../ui/fields.js';
import { ButtonLink } from '../../ui/link.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { ShowMore } from '../../ui/show-more.js';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.js';
import { TabLinks } from '../../ui/tab-links.js';
import { TaskList } from '../../ui/task-list.js';

const KnownClassStarts = graphql(`
  query KnownClassStarts($from: Date, $regionCode: ID, $statuses: [ClassStartStatus!], $after: String) {
    classStarts(from: $from, regionCode: $regionCode, statuses: $statuses, first: 20, after: $after) {
      totalCount
      nodes {
        id
        version
        college
        town
        schoolDays
        firstLessonOn
        enrolBy
        status
        checkedOn
        qualification {
          creboCode
          name
          mboLevel
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const ChangeStatus = graphql(`
  mutation ChangeClassStartStatus($id: ID!, $version: Int!, $input: ClassStartInput!) {
    changeClassStart(id: $id, version: $version, input: $input) {
      classStart {
        id
        version
        status
      }
      problems {
        code
        message
      }
    }
  }
`);

type ClassStart = ResultOf<typeof KnownClassStarts>['classStarts']['nodes'][number];
const statuses = ['OPEN', 'FULL', 'NOT_RUNNING'] as const;
const words = { OPEN: '', FULL: 'vol', NOT_RUNNING: 'gaat-niet-door' } as const;
const startsOf = (data: ResultOf<typeof KnownClassStarts>) => data.classStarts;

/** The class starts a desk knows of, the earliest first; a state that changed is recorded in place. */
export default function ClassStartsPage(): ReactNode {
  const { t } = useTranslation('colleges');
  const { viewer } = useSession();
  const [params] = useSearchParams();
  const chosen = statuses.find((status) => words[status] === params.get('status')) ?? 'OPEN';
  const found = usePagedQuery({
    query: KnownClassStarts,
    variables: { from: today(), regionCode: viewer?.region?.code ?? null, statuses: [chosen] },
    connectionOf: startsOf,
  });
  const total = found.first?.classStarts.totalCount;
  return (
    <Page title={t('title')} lead={t('lead')} width="full">
      <p>
        <ButtonLink to="/startmomenten/nieuw">{t('new')}</ButtonLink>
      </p>
      <TabLinks
        label={t('show')}
        links={statuses.map((status) => ({
          to: words[status] ? `/startmomenten?status=${words[status]}` : '/startmomenten',
          label: t(`status.${status}`),
          current: status === chosen,
        }))}
      />
      <div role="status">{total !== undefined && <p className="rk-soft">{t('total', { total })}</p>}</div>
      {found.error && <ErrorState error={found.error} onRetry={found.retry} />}
      {!found.error && !found.first && <LoadingState rows={4} />}
      {total === 0 && (
        <EmptyState heading={t('none')}>
          <p>{t('noneText')}</p>
        </EmptyState>
      )}
      {found.nodes.length > 0 && (
        <TaskList
          tasks={found.nodes.map((start) => ({
            id: start.id,
            title: t('qualification', {
              name: start.qualification.name,
              level: start.qualification.mboLevel,
            }),
            hint: <When start={start} />,
            tag: <StatusOf start={start} />,
          }))}
        />
      )}
      {total !== undefined && (
        <ShowMore
          shown={found.nodes.length}
          total={total}
          hasMore={found.hasMore}
          busy={found.fetching}
          onMore={found.showMore}
        />
      )}
    </Page>
  );
}

function When({ start }: { start: ClassStart }): ReactNode {
  const { t, i18n } = useTranslation('colleges');
  const day = (date: string): string => dateInWords(date, i18n.language);
  return (
    <>
      <p>{t('where', { college: start.college, town: start.town, days: start.schoolDays })}</p>
      <p>
        {t('first', { date: day(start.firstLessonOn) })}{' '}
        {start.enrolBy ? t('enrolBy', { date: day(start.enrolBy) }) : t('enrolAlways')}
      </p>
      <p>{t('checked', { date: day(start.checkedOn) })}</p>
    </>
  );
}

/** Recording a state also records that somebody asked the college today. */
function StatusOf({ start }: { start: ClassStart }): ReactNode {
  const { t } = useTranslation('colleges');
  const [{ data, error, fetching }, change] = useMutation(ChangeStatus);
  const problems = data?.changeClassStart.problems ?? [];
  const set = (status: ClassStart['status']): void => {
    const { id, version, college, town, schoolDays, firstLessonOn, enrolBy, qualification } = start;
    const { creboCode } = qualification;
    const input = {
      college,
      town,
      schoolDays,
      firstLessonOn,
      enrolBy,
      creboCode,
      status,
      checkedOn: today(),
    };
    void change({ id, version, input });
  };
  return (
    <div className="rk-stack rk-stack--tight">
      <SelectField
        id={`status-${start.id}`}
        label={
          <>
            {t('statusLabel')}
            <span className="rk-visually-hidden">
              {' '}
              {start.qualification.name}, {start.town}
            </span>
          </>
        }
        disabled={fetching}
        value={start.status}
        onChange={(event) => set(event.target.value as ClassStart['status'])}
        choices={statuses.map((status) => ({ value: status, label: t(`status.${status}`) }))}
      />
      {error && <ErrorState error={error} />}
      {problems.length > 0 && (
        <Notice tone="error" live>
          {problems.map(({ code, message }) => (
            <p key={code}>{message}</p>
          ))}
        </Notice>
      )}
    </div>
  );
}
