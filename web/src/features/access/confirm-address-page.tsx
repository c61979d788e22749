import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { ButtonLink } from '../../ui/link.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { ErrorState } from '../../ui/states.js';

const ConfirmEmailChange = graphql(`
  mutation ConfirmEmailChange($token: String!) {
    confirmEmailChange(token: $token) {
      done
      problems {
        code
        message
      }
    }
  }
`);

/** Where the mail to a new address leads. Opening it does nothing; the button says that the address is right. */
export default function ConfirmAddressPage(): ReactNode {
  const { t } = useTranslation('account');
  const [params] = useSearchParams();
  const token = params.get('token');
  const [{ data, error, fetching }, confirm] = useMutation(ConfirmEmailChange);
  const isDone = data?.confirmEmailChange.done ?? false;
  const problem = data?.confirmEmailChange.problems[0];
  return (
    <Page
      title={t('address.title')}
      lead={isDone || problem || !token ? undefined : t('address.lead')}
      step={isDone ? 'done' : 'ask'}
    >
      {(problem ?? !token) && (
        <Notice tone="error" live>
          <p>{problem?.message ?? t('address.noToken')}</p>
        </Notice>
      )}
      {error && <ErrorState error={error} />}
      {isDone && (
        <Notice tone="ok" live>
          <p>{t('address.done')}</p>
        </Notice>
      )}
      <p>
        {isDone || problem || !token ? (
          <ButtonLink to="/account">{t('address.account')}</ButtonLink>
        ) : (
          <Button
            appearance="primary-action-button"
            busy={fetching}
            disabled={fetching}
            onClick={() => void confirm({ token })}
          >
            {t('address.go')}
          </Button>
        )}
      </p>
    </Page>
  );
}
