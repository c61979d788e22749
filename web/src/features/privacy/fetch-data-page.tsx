import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useMutation } from 'urql';
import { ButtonLink } from '../../ui/link.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { ErrorState } from '../../ui/states.js';
import { OpenDownload } from './my-data.js';
import { saveFile } from './save-file.js';

/** Where the mailed link to a copy lands. The button uses the link up; both forms can then be saved from this page. */
export default function FetchDataPage(): ReactNode {
  const { t } = useTranslation('privacy');
  const [params] = useSearchParams();
  const token = params.get('token');
  const [{ data, error, fetching }, open] = useMutation(OpenDownload);
  const problems = data?.openDownload.problems ?? [];
  const { json, html } = data?.openDownload ?? { json: null, html: null };
  const isDead = !token || problems.length > 0;

  if (json && html)
    return (
      <Page title={t('fetch.readyTitle')} step="ready" back={{ to: '/account', label: t('confirm.back') }}>
        <Notice tone="warning">
          <p>{t('fetch.careful')}</p>
        </Notice>
        <ul className="rk-stack">
          <li>
            <Button
              appearance="primary-action-button"
              onClick={() => saveFile(html, 'mijn-gegevens.html', 'text/html;charset=utf-8')}
            >
              {t('fetch.html')}
            </Button>
            <p>{t('fetch.htmlWhat')}</p>
          </li>
          <li>
            <Button
              appearance="secondary-action-button"
              onClick={() => saveFile(json, 'mijn-gegevens.json', 'application/json')}
            >
              {t('fetch.json')}
            </Button>
            <p>{t('fetch.jsonWhat')}</p>
          </li>
        </ul>
      </Page>
    );
  return (
    <Page
      title={t('fetch.title')}
      lead={isDead ? undefined : t('fetch.lead')}
      back={{ to: '/account', label: t('confirm.back') }}
    >
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
          <ButtonLink to="/account">{t('fetch.again')}</ButtonLink>
        ) : (
          <Button
            appearance="primary-action-button"
            busy={fetching}
            disabled={fetching}
            onClick={() => void open({ token })}
          >
            {t('fetch.go')}
          </Button>
        )}
      </p>
    </Page>
  );
}
