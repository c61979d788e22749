import { Button } from '@utrecht/component-library-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { useSession } from '../../lib/session.js';
import { ButtonLink } from '../../ui/link.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { useOpenId } from './use-open-id.js';

const FinishOpenId = graphql(`
  mutation FinishOpenId($provider: ID!, $answer: String!) {
    finishOpenIdSignIn(provider: $provider, answer: $answer) {
      outcome
      company
      returnPath
      problems {
        code
        message
      }
    }
  }
`);

/** Where a provider sends the browser back. It posts the answer once, and takes it out of the address at once. */
export default function OpenIdReturnPage(): ReactNode {
  const { t } = useTranslation('openid');
  const { provider = '' } = useParams();
  const { renew } = useSession();
  const navigate = useNavigate();
  const [{ data, error }, finish] = useMutation(FinishOpenId);
  const { go, going, messages } = useOpenId();
  const posted = useRef(false);

  useEffect(() => {
    if (posted.current) return;
    posted.current = true;
    const answer = window.location.search;
    window.history.replaceState(window.history.state, '', window.location.pathname);
    const post = async (): Promise<void> => {
      const done = (await finish({ provider, answer })).data?.finishOpenIdSignIn;
      if (done?.outcome === 'TO_CONNECT') await navigate('/koppelen', { replace: true });
      if (done?.outcome !== 'SIGNED_IN') return;
      // The page for signing in knows everybody's own first page.
      const next = done.company ? '/namens-bedrijf' : (done.returnPath ?? '/aanmelden');
      await navigate(next, { replace: true });
      renew();
    };
    void post();
  }, [finish, navigate, provider, renew]);

  const problems = data?.finishOpenIdSignIn.problems ?? [];
  const tooLow = problems.some(({ code }) => code === 'OPENID_LEVEL_TOO_LOW');
  if (!error && problems.length === 0)
    return (
      <Page title={t('back.titlePlain')} lead={t('back.busy')} step="busy">
        <LoadingState rows={1} />
      </Page>
    );
  return (
    <Page title={t('back.failed')} step="failed">
      {error && <ErrorState error={error} />}
      {problems.length > 0 && (
        <Notice tone="error" live>
          {[...problems.map(({ message }) => message), ...messages].map((message) => (
            <p key={message}>{message}</p>
          ))}
        </Notice>
      )}
      <p>
        <Button
          appearance="primary-action-button"
          busy={going !== undefined}
          disabled={going !== undefined}
          onClick={() => void go(provider, { higher: tooLow })}
        >
          {tooLow ? t('back.higher') : t('back.again')}
        </Button>
      </p>
      <p>
        <ButtonLink appearance="secondary" to="/aanmelden">
          {t('back.otherWay')}
        </ButtonLink>
      </p>
    </Page>
  );
}
