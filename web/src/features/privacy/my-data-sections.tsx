import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery, type CombinedError } from 'urql';
import { dateInWords } from '../../lib/dates.js';
import type { ResultOf } from '../../lib/graphql.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { AskDownload, AskErasure, CancelErasure, MyData } from './my-data.js';

type Mine = NonNullable<ResultOf<typeof MyData>['myData']>;

/** A copy of one's data, and being erased: for everybody with an account. */
export function MyDataSections(): ReactNode {
  const [{ data, error, fetching }, again] = useQuery({ query: MyData });
  const renew = (): void => again({ requestPolicy: 'network-only' });
  if (error && !data) return <ErrorState error={error} onRetry={renew} />;
  if (fetching && !data) return <LoadingState rows={2} />;
  if (!data?.myData) return null;
  return (
    <>
      <Download mine={data.myData} onDone={renew} />
      <Erasure mine={data.myData} onDone={renew} />
    </>
  );
}

/** What went wrong, if anything did. */
function Failed(props: {
  problems: readonly { message: string }[];
  error: CombinedError | undefined;
}): ReactNode {
  return (
    <>
      {props.problems.length > 0 && (
        <Notice tone="error" live>
          {props.problems.map(({ message }) => (
            <p key={message}>{message}</p>
          ))}
        </Notice>
      )}
      {props.error && <ErrorState error={props.error} />}
    </>
  );
}

function Download({ mine, onDone }: { mine: Mine; onDone: () => void }): ReactNode {
  const { t } = useTranslation('privacy');
  const [{ data, error, fetching }, ask] = useMutation(AskDownload);
  const latest = mine.latestDownload;
  const isBeingMade = latest !== null && latest.readyAt === null;
  const waits = latest?.readyAt != null && latest.openedAt === null;
  return (
    <section aria-labelledby="kopie" className="rk-stack">
      <h2 id="kopie" className="utrecht-heading-2">
        {t('download.heading')}
      </h2>
      <p>{t('download.what')}</p>
      {isBeingMade && (
        <Notice tone="info" live>
          <p>{t('download.asked')}</p>
        </Notice>
      )}
      {waits && (
        <Notice tone="ok" live>
          <p>{t('download.ready')}</p>
        </Notice>
      )}
      <Failed problems={data?.askDownload.problems ?? []} error={error} />
      {!isBeingMade && (
        <p>
          <Button
            appearance="secondary-action-button"
            busy={fetching}
            disabled={fetching}
            onClick={() => void ask({}).then(onDone)}
          >
            {t('download.ask')}
          </Button>
        </p>
      )}
    </section>
  );
}

function Erasure({ mine, onDone }: { mine: Mine; onDone: () => void }): ReactNode {
  const { t, i18n } = useTranslation('privacy');
  const [asked, ask] = useMutation(AskErasure);
  const [cancelled, cancel] = useMutation(CancelErasure);
  const [isSure, setSure] = useState(false);
  const { erasureAskedAt, erasureConfirmedAt, holds, goesOn } = mine;
  const fetching = asked.fetching || cancelled.fetching;
  return (
    <section aria-labelledby="wissen" className="rk-stack">
      <h2 id="wissen" className="utrecht-heading-2">
        {t('erase.heading')}
      </h2>
      {goesOn && (
        <Notice tone="info">
          <p>{t('erase.goesOn', { date: dateInWords(goesOn, i18n.language) })}</p>
        </Notice>
      )}
      <p>{t('erase.what')}</p>
      <p>{t('erase.stays')}</p>
      {holds.length > 0 && (
        <Notice tone="warning">
          <p>{t(erasureConfirmedAt ? 'erase.waits' : 'erase.holds')}</p>
          {holds.map(({ reason, sentence }) => (
            <p key={reason}>{sentence}</p>
          ))}
        </Notice>
      )}
      {erasureAskedAt && !erasureConfirmedAt && (
        <Notice tone="info" live>
          <p>{t('erase.mailed')}</p>
        </Notice>
      )}
      {erasureConfirmedAt && holds.length === 0 && (
        <Notice tone="info" live>
          <p>{t('erase.now')}</p>
        </Notice>
      )}
      <Failed
        problems={asked.data?.askErasure.problems ?? cancelled.data?.cancelErasure.problems ?? []}
        error={asked.error ?? cancelled.error}
      />
      {erasureAskedAt ? (
        <p>
          <Button
            appearance="secondary-action-button"
            disabled={fetching}
            onClick={() => void cancel({}).then(onDone)}
          >
            {t('erase.cancel')}
          </Button>
        </p>
      ) : isSure ? (
        <div className="rk-stack rk-stack--tight" role="group" aria-label={t('erase.sure')}>
          <p>{t('erase.sure')}</p>
          <p>
            <Button
              appearance="primary-action-button"
              busy={fetching}
              disabled={fetching}
              onClick={() => void ask({}).then(onDone)}
            >
              {t('erase.mailMe')}
            </Button>{' '}
            <Button appearance="subtle-button" onClick={() => setSure(false)}>
              {t('erase.keep')}
            </Button>
          </p>
        </div>
      ) : (
        <p>
          <Button appearance="secondary-action-button" onClick={() => setSure(true)}>
            {t('erase.ask')}
          </Button>
        </p>
      )}
    </section>
  );
}
