import { Button } from '@utrecht/component-library-react';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { ButtonLink } from '../../ui/link.js';
import NotFoundPage from '../../ui/not-found-page.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { RefusedRows } from './refused-rows.js';
import './exchange.css';
import { OnePlaceList, type PlaceList } from './one-place-list.js';

const ImportList = graphql(`
  mutation ImportList($id: ID!) {
    importPlaceList(id: $id) {
      placeList {
        id
        status
      }
      problems {
        code
        message
      }
    }
  }
`);

/** How often a list in work is asked after, in milliseconds. */
const ASK_EVERY = 1000;

/** One list: what is good and what is refused and why, before anything is imported; then how far it is, and the result. */
export default function PlaceListPage(): ReactNode {
  const { t } = useTranslation('exchange');
  const { id = '' } = useParams();
  const [{ data, error, fetching }, again] = useQuery({ query: OnePlaceList, variables: { id } });
  const status = data?.placeList?.status;
  const isInWork = status === 'RECEIVED' || status === 'IMPORTING';
  useEffect(() => {
    if (!isInWork) return undefined;
    const timer = setInterval(() => again({ requestPolicy: 'network-only' }), ASK_EVERY);
    return () => clearInterval(timer);
  }, [isInWork, again]);

  const back = { to: '/importeren', label: t('list.back') };
  if (data?.placeList) {
    return (
      <Page title={data.placeList.fileName} back={back} step={data.placeList.id} width="full">
        {error && <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />}
        <ListInFull list={data.placeList} />
      </Page>
    );
  }
  if (data && !fetching) return <NotFoundPage />;
  return (
    <Page title={t('title')} back={back} step="loading">
      {error ? (
        <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
      ) : (
        <LoadingState />
      )}
    </Page>
  );
}

function ListInFull({ list }: { list: PlaceList }): ReactNode {
  const { t } = useTranslation('exchange');
  const { status, progress, good, refused, duplicates, unchanged, refusedRowsUrl } = list;
  const isJudged = status !== 'RECEIVED' && status !== 'FAILED';
  return (
    <>
      <div role="status" className="rk-stack">
        {status === 'RECEIVED' && <p>{t('list.judging')}</p>}
        {status === 'IMPORTING' && (
          <>
            <label htmlFor="voortgang">{t('list.importing')}</label>
            <progress id="voortgang" className="rk-progress" value={progress} max={1}>
              {Math.round(progress * 100)}%
            </progress>
          </>
        )}
        {status === 'IMPORTED' && (
          <Notice tone="ok">
            <p>{t('list.imported', { good: good ?? 0 })}</p>
          </Notice>
        )}
        {status === 'FAILED' && (
          <Notice tone="error">
            <p>{list.failure}</p>
            <p>{t('list.nothing')}</p>
          </Notice>
        )}
      </div>
      {isJudged && (
        <ul className="utrecht-unordered-list">
          <li className="utrecht-unordered-list__item">{t('count.rows', { count: list.rows ?? 0 })}</li>
          <li className="utrecht-unordered-list__item">{t('count.good', { count: good ?? 0 })}</li>
          {(unchanged ?? 0) > 0 && (
            <li className="utrecht-unordered-list__item">
              {t('count.unchanged', { count: unchanged ?? 0 })}
            </li>
          )}
          {duplicates.length > 0 && (
            <li className="utrecht-unordered-list__item">
              {t('count.duplicates', { count: duplicates.length })}
            </li>
          )}
          <li className="utrecht-unordered-list__item">{t('count.refused', { count: refused.length })}</li>
        </ul>
      )}
      {status === 'JUDGED' && <StartImport list={list} />}
      {status === 'IMPORTED' && (
        <p>
          <ButtonLink to="/leerbanen-beheren">{t('list.toPlaces')}</ButtonLink>
        </p>
      )}
      {refused.length > 0 && (
        <section className="rk-stack" aria-labelledby="geweigerd">
          <h2 id="geweigerd" className="utrecht-heading-2">
            {t('refused.heading')}
          </h2>
          <p className="rk-measure">{t('refused.text')}</p>
          {refusedRowsUrl && (
            <p>
              <a className="utrecht-link utrecht-link--html-a" href={refusedRowsUrl} download>
                {t('refused.download')}
              </a>
            </p>
          )}
          <RefusedRows rows={refused} />
        </section>
      )}
    </>
  );
}

function StartImport({ list }: { list: PlaceList }): ReactNode {
  const { t } = useTranslation('exchange');
  const [{ data, error, fetching }, start] = useMutation(ImportList);
  const problems = data?.importPlaceList.problems ?? [];
  if (!list.good) return <p>{t('list.noneGood')}</p>;
  return (
    <div className="rk-stack">
      <p>{t('list.notYet')}</p>
      {error && <ErrorState error={error} />}
      {problems.length > 0 && (
        <Notice tone="error" live>
          {problems.map(({ code, message }) => (
            <p key={code}>{message}</p>
          ))}
        </Notice>
      )}
      <p>
        <Button
          appearance="primary-action-button"
          busy={fetching}
          disabled={fetching}
          onClick={() => void start({ id: list.id })}
        >
          {t('list.go', { good: list.good })}
        </Button>
      </p>
    </div>
  );
}
