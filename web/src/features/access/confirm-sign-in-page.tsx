import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { homeOf, useSession } from '../../lib/session.js';
import { ButtonLink } from '../../ui/link.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { ErrorState } from '../../ui/states.js';
import { takeReturn } from './return-path.js';

const ConfirmSignIn = graphql(`
  mutation ConfirmSignIn($token: String!) {
    signIn(token: $token) {
      viewer {
        id
        roles
      }
      problems {
        code
        message
      }
    }
  }
`);

/** Where the mailed link lands. Opening it does nothing: mail scanners open links. The button uses it up. */
export default function ConfirmSignInPage(): ReactNode {
  const { t } = useTranslation('access');
  const { renew } = useSession();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const token = params.get('token');
  const [{ data, error, fetching }, signIn] = useMutation(ConfirmSignIn);
  const problems = data?.signIn.problems ?? [];

  const confirm = async (): Promise<void> => {
    const answer = await signIn({ token: token ?? '' });
    const viewer = answer.data?.signIn.viewer;
    if (!viewer || answer.data?.signIn.problems.length) return;
    // The used token must not stay in the history, hence replace; the menu follows once it is known who is there.
    await navigate(takeReturn() ?? homeOf(viewer.roles), { replace: true });
    renew();
  };

  const dead = !token || problems.length > 0;
  return (
    <Page title={t('confirm.title')} lead={dead ? undefined : t('confirm.lead')}>
      {!token && (
        <Notice tone="error">
          <p>{t('confirm.noToken')}</p>
        </Notice>
      )}
      {problems.length > 0 && (
        <Notice tone="error" live>
          {problems.map(({ code, message }) => (
            <p key={code}>{message}</p>
          ))}
        </Notice>
      )}
      {error && <ErrorState error={error} onRetry={() => void confirm()} />}
      <p>
        {dead ? (
          <ButtonLink to="/aanmelden">{t('confirm.again')}</ButtonLink>
        ) : (
          <Button
            appearance="primary-action-button"
            busy={fetching}
            disabled={fetching}
            onClick={() => void confirm()}
          >
            {t('confirm.go')}
          </Button>
        )}
      </p>
    </Page>
  );
}
