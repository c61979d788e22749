import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { useSession } from '../../lib/session.js';
import { ButtonLink } from '../../ui/link.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { ErrorState } from '../../ui/states.js';
import { ConfirmErasure, MyData } from './my-data.js';

/** Where the mailed link to confirm lands. Opening it does nothing; the button does. */
export default function ConfirmErasurePage(): ReactNode {
  const { t } = useTranslation('privacy');
  const { renew } = useSession();
  const [params] = useSearchParams();
  const token = params.get('token');
  const [mine] = useQuery({ query: MyData });
  const [{ data, error, fetching }, confirm] = useMutation(ConfirmErasure);
  const problems = data?.confirmErasure.problems ?? [];
  const isDone = data !== undefined && problems.length === 0;
  const holds = mine.data?.myData?.holds ?? [];

  if (isDone)
    return (
      <Page title={t('confirm.doneTitle')} step="done">
        <Notice tone="ok" live>
          <p>{t(holds.length > 0 ? 'confirm.held' : 'confirm.done')}</p>
        </Notice>
        <p>
          <Button appearance="secondary-action-button" onClick={renew}>
            {t('confirm.close')}
          </Button>
        </p>
      </Page>
    );
  const isDead = !token || problems.length > 0;
  return (
    <Page
      title={t('confirm.title')}
      lead={isDead ? undefined : t('confirm.lead')}
      back={{ to: '/account', label: t('confirm.back') }}
    >
      {!isDead && (
        <>
          <p>{t('erase.what')}</p>
          <p>{t('erase.stays')}</p>
          {holds.length > 0 && (
            <Notice tone="warning">
              <p>{t('erase.holds')}</p>
              {holds.map(({ reason, sentence }) => (
                <p key={reason}>{sentence}</p>
              ))}
            </Notice>
          )}
        </>
      )}
      {isDead && (
        <Notice tone="error" live>
          {token ? (
            problems.map(({ code, message }) => <p key={code}>{message}</p>)
          ) : (
            <p>{t('confirm.noToken')}</p>
          )}
        </Notice>
      )}
      {error && <ErrorState error={error} />}
      <p>
        {isDead ? (
          <ButtonLink to="/account">{t('confirm.again')}</ButtonLink>
        ) : (
          <Button
            appearance="primary-action-button"
            busy={fetching}
            disabled={fetching}
            onClick={() => void confirm({ token })}
          >
            {t('confirm.go')}
          </Button>
        )}
      </p>
    </Page>
  );
}
