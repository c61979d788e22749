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

const ConfirmClaim = graphql(`
  mutation ConfirmEmployerClaim($token: String!) {
    confirmEmployerClaim(token: $token) {
      accepted
      problems {
        code
        message
      }
    }
  }
`);

/** Where the mail to who asked leads. Opening it does nothing; the button says that the address is theirs. */
export default function ConfirmClaimPage(): ReactNode {
  const { t } = useTranslation('claims');
  const [params] = useSearchParams();
  const token = params.get('token');
  const [{ data, error, fetching }, confirm] = useMutation(ConfirmClaim);
  const isDone = data?.confirmEmployerClaim.accepted ?? false;
  const problem = data?.confirmEmployerClaim.problems[0];
  const isOver = !token || problem !== undefined;
  return (
    <Page
      title={t('confirm.title')}
      lead={isDone || isOver ? undefined : t('confirm.lead')}
      step={isDone ? 'done' : 'ask'}
    >
      {isOver && (
        <Notice tone="error" live>
          <p>{problem?.message ?? t('confirm.noToken')}</p>
        </Notice>
      )}
      {error && <ErrorState error={error} />}
      {isDone && (
        <Notice tone="ok" live>
          <p>{t('confirm.done')}</p>
        </Notice>
      )}
      <p>
        {isOver && <ButtonLink to="/leerbedrijf-aanmelden">{t('confirm.again')}</ButtonLink>}
        {isDone && <ButtonLink to="/">{t('confirm.home')}</ButtonLink>}
        {!isOver && !isDone && (
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
