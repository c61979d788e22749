import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { usePagedQuery } from '../../lib/paged-query.js';
import { SelectField } from '../../ui/fields.js';
import { Page } from '../../ui/page.js';
import { ShowMore } from '../../ui/show-more.js';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.js';
import { TabLinks } from '../../ui/tab-links.js';
import { DeskAsks } from '../asks/desk-asks.js';
import { CaseloadBoard } from './caseload-board.js';
import { addressOf, filterOf, shows, steps, whoses, type Step } from './caseload-filter.js';
import { CaseloadRows } from './caseload-rows.js';
import { CaseloadList, caseloadOf } from './caseload-query.js';
import './caseload.css';

/** Rows of the list at a time; a board shows more, for it is looked at as a whole. */
const first = { list: 20, board: 50 };

/** An adviser's work: what is due and what stands still, as a list or a board; what is chosen stays in the address. */
export default function CaseloadPage(): ReactNode {
  const { t } = useTranslation('caseload');
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const filter = filterOf(params);
  const { whose, show, step, isBoard } = filter;
  const found = usePagedQuery({
    query: CaseloadList,
    variables: { whose, show, step, first: isBoard ? first.board : first.list },
    connectionOf: caseloadOf,
  });
  const total = found.first?.caseload.totalCount;
  return (
    <Page title={t('title')} lead={t('lead')} width="full">
      <DeskAsks />
      <TabLinks
        label={t('whose.label')}
        links={whoses.map((each) => ({
          to: addressOf({ ...filter, whose: each }),
          label: t(`whose.${each}`),
          current: each === whose,
        }))}
      />
      <TabLinks
        label={t('show.label')}
        links={shows.map((each) => ({
          to: addressOf({ ...filter, show: each }),
          label: t(`show.${each}`),
          current: each === show,
        }))}
      />
      <div className="rk-caseload__choose">
        <SelectField
          id="stap"
          label={t('step')}
          value={step ?? ''}
          onChange={(event) =>
            void navigate(addressOf({ ...filter, step: (event.target.value || null) as Step | null }))
          }
          choices={[
            { value: '', label: t('everyStep') },
            ...steps.map((each) => ({ value: each, label: t(`steps.${each}`) })),
          ]}
        />
        <TabLinks
          label={t('view.label')}
          links={[false, true].map((board) => ({
            to: addressOf({ ...filter, isBoard: board }),
            label: t(board ? 'view.board' : 'view.list'),
            current: board === isBoard,
          }))}
        />
      </div>
      <div role="status">{total !== undefined && <p className="rk-soft">{t('total', { total })}</p>}</div>
      {found.error && <ErrorState error={found.error} onRetry={found.retry} />}
      {!found.error && !found.first && <LoadingState rows={4} />}
      {total === 0 && (
        <EmptyState heading={t('empty')}>
          <p>{t('emptyText')}</p>
        </EmptyState>
      )}
      {found.nodes.length > 0 &&
        (isBoard ? (
          <CaseloadBoard entries={found.nodes} onMoved={found.refresh} />
        ) : (
          <CaseloadRows entries={found.nodes} onHandedOver={found.refresh} />
        ))}
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
