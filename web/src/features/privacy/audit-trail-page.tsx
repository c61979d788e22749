import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useMutation } from 'urql';
import { instantInWords } from '../../lib/dates.js';
import type { ResultOf, VariablesOf } from '../../lib/graphql.js';
import { usePagedQuery } from '../../lib/paged-query.js';
import { useSession } from '../../lib/session.js';
import { Card, CardList } from '../../ui/card-list.js';
import { DateField } from '../../ui/date-field.js';
import { SelectField, TextField } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { ShowMore } from '../../ui/show-more.js';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.js';
import { SummaryList } from '../../ui/summary-list.js';
import { AuditTrail, ExportAuditTrail } from './audit-trail.js';
import { detailsInWords } from './detail-in-words.js';
import { saveFile } from './save-file.js';

type Trail = ResultOf<typeof AuditTrail>['auditTrail'];
type Entry = Trail['nodes'][number];
type Search = NonNullable<VariablesOf<typeof AuditTrail>['search']>;
const trailOf = (data: ResultOf<typeof AuditTrail>): Trail => data.auditTrail;

/** Who did what to whom and why: a coordinator's region; an operator's emergencies. What is looked for stands in the address. */
export default function AuditTrailPage(): ReactNode {
  const { t, i18n } = useTranslation('audit-trail');
  const { viewer } = useSession();
  const [params, setParams] = useSearchParams();
  const search = searchOf(params, (action) =>
    i18n.exists(`action.${action}` as 'action.AUDIT_READ', { ns: 'audit-trail' }),
  );
  const found = usePagedQuery({ query: AuditTrail, variables: { search }, connectionOf: trailOf });
  const total = found.first?.auditTrail.totalCount;
  const isCoordinator = viewer?.roles.includes('COORDINATOR') ?? false;
  return (
    <Page title={t('title')} lead={t(isCoordinator ? 'lead' : 'leadOperator')} width="full">
      <SearchForm
        key={params.toString()}
        search={search}
        hasActions={isCoordinator}
        onSearch={(next) => setParams(paramsOf(next))}
      />
      <div role="status">{total !== undefined && <p className="rk-soft">{t('total', { total })}</p>}</div>
      {found.error && <ErrorState error={found.error} onRetry={found.retry} />}
      {!found.error && !found.first && <LoadingState rows={4} />}
      {total === 0 && (
        <EmptyState heading={t('none')}>
          <p>{t('noneText')}</p>
        </EmptyState>
      )}
      <CardList label={t('title')}>
        {found.nodes.map((entry) => (
          <EntryCard key={entry.id} entry={entry} />
        ))}
      </CardList>
      {total !== undefined && total > 0 && (
        <>
          <ShowMore
            shown={found.nodes.length}
            total={total}
            hasMore={found.hasMore}
            busy={found.fetching}
            onMore={found.showMore}
          />
          <Export search={search} />
        </>
      )}
    </Page>
  );
}

function SearchForm(props: {
  search: Search;
  hasActions: boolean;
  onSearch: (search: Search) => void;
}): ReactNode {
  const { t } = useTranslation('audit-trail');
  const { search, hasActions, onSearch } = props;
  const [from, setFrom] = useState(search.from ?? '');
  const [to, setTo] = useState(search.to ?? '');
  const actions = Object.entries(t('action', { returnObjects: true }) as Record<string, string>);
  return (
    <form
      role="search"
      className="rk-stack"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = new FormData(event.currentTarget);
        const action = String(typed.get('wat') ?? '');
        const person = String(typed.get('wie') ?? '').trim();
        onSearch({
          from: from || null,
          to: to || null,
          action: (action || null) as Search['action'],
          person: person || null,
        });
      }}
    >
      <DateField id="vanaf" label={t('from')} optional value={from} onChange={setFrom} />
      <DateField id="tot" label={t('to')} optional value={to} onChange={setTo} />
      {hasActions && (
        <>
          <SelectField
            id="wat"
            name="wat"
            label={t('what')}
            defaultValue={search.action ?? ''}
            choices={[
              { value: '', label: t('everything') },
              ...actions
                .map(([value, label]) => ({ value, label }))
                .sort((one, other) => one.label.localeCompare(other.label)),
            ]}
          />
          <TextField
            id="wie"
            name="wie"
            label={t('person')}
            hint={t('personHint')}
            optional
            defaultValue={search.person ?? ''}
          />
        </>
      )}
      <p>
        <Button type="submit" appearance="secondary-action-button">
          {t('go')}
        </Button>{' '}
        {Object.values(search).some((value) => value !== null) && (
          <Button appearance="subtle-button" onClick={() => onSearch({})}>
            {t('clear')}
          </Button>
        )}
      </p>
    </form>
  );
}

function EntryCard({ entry }: { entry: Entry }): ReactNode {
  const { t, i18n } = useTranslation('audit-trail');
  const { actorKind, actorName, actorRoles, subjectKind, subjectName, why, details } = entry;
  const who = actorKind === 'ACCOUNT' ? (actorName ?? t('gone')) : t(actorKind);
  const roles = actorRoles.map((role) => t(`role.${role}`)).join(', ');
  const more = detailsInWords(details, i18n);
  return (
    <Card
      heading={t(`action.${entry.action}`)}
      under={<time dateTime={entry.at}>{instantInWords(entry.at, i18n.language)}</time>}
    >
      <SummaryList
        rows={[
          { label: t('by'), value: roles ? `${who}, ${roles}` : who },
          { label: t('about'), value: subjectName ?? t(`subject.${subjectKind}`) },
          ...(why ? [{ label: t('why'), value: why }] : []),
          ...(more ? [{ label: t('more'), value: more }] : []),
        ]}
      />
    </Card>
  );
}

function Export({ search }: { search: Search }): ReactNode {
  const { t } = useTranslation('audit-trail');
  const [{ data, error, fetching }, ask] = useMutation(ExportAuditTrail);
  const problems = data?.exportAuditTrail.problems ?? [];
  return (
    <section className="rk-stack" aria-label={t('export')}>
      <p>{t('exportHint')}</p>
      {problems.length > 0 && (
        <Notice tone="error" live>
          {problems.map(({ code, message }) => (
            <p key={code}>{message}</p>
          ))}
        </Notice>
      )}
      {error && <ErrorState error={error} />}
      <p>
        <Button
          appearance="secondary-action-button"
          busy={fetching}
          disabled={fetching}
          onClick={() =>
            void ask({ search }).then((answered) => {
              const csv = answered.data?.exportAuditTrail.csv;
              if (csv) saveFile(csv, 'logboek.csv', 'text/csv;charset=utf-8');
            })
          }
        >
          {t('export')}
        </Button>
      </p>
    </section>
  );
}

/** What the address says is looked for; what it says wrongly is left out. */
function searchOf(params: URLSearchParams, isKnown: (action: string) => boolean): Search {
  const day = (name: string): string | null =>
    /^\d{4}-\d{2}-\d{2}$/.test(params.get(name) ?? '') ? params.get(name) : null;
  const action = params.get('wat');
  return {
    from: day('vanaf'),
    to: day('tot'),
    action: action !== null && isKnown(action) ? (action as Search['action']) : null,
    person: params.get('wie'),
  };
}

function paramsOf({ from, to, action, person }: Search): Record<string, string> {
  return {
    ...(from ? { vanaf: from } : {}),
    ...(to ? { tot: to } : {}),
    ...(action ? { wat: action } : {}),
    ...(person ? { wie: person } : {}),
  };
}
