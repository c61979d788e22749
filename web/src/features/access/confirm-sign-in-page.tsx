import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { ButtonLink } from '../../ui/link.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { useAfterSignIn } from './after-sign-in.js';
import { CodeForm } from './code-form.js';
import { MailSent } from './mail-sent.js';

const LookAtLink = graphql(`
  query LookAtLink($token: String!) {
    signInLink(token: $token) {
      state
      address
      needsCode
    }
  }
`);

const ConfirmSignIn = graphql(`
  mutation ConfirmSignIn($token: String!, $code: String) {
    signIn(token: $token, code: $code) {
      viewer {
        id
        roles
        secondStepNeeded
      }
      problems {
        code
        message
      }
    }
  }
`);

const RenewSignIn = graphql(`
  mutation RenewSignIn($token: String!) {
    renewSignIn(token: $token) {
      accepted
    }
  }
`);

/**
 * Where the mailed link lands. Opening it does nothing: mail scanners open links. A button uses it up; in another browser
 * than the one that asked it is said whose link it is, and the code of the same mail is asked.
 */
export default function ConfirmSignInPage(): ReactNode {
  const { t } = useTranslation('access');
  const [params] = useSearchParams();
  const token = params.get('token') ?? '';
  const [{ data, error }, again] = useQuery({
    query: LookAtLink,
    variables: { token },
    pause: token === '',
    requestPolicy: 'network-only',
  });
  if (token === '') return <OverLink token={null} />;
  if (error) {
    return (
      <Page title={t('confirm.title')}>
        <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
      </Page>
    );
  }
  if (!data) {
    return (
      <Page title={t('confirm.title')}>
        <LoadingState rows={1} />
      </Page>
    );
  }
  if (data.signInLink.state === 'OVER') return <OverLink token={token} />;
  return <LivingLink token={token} {...data.signInLink} />;
}

function LivingLink(props: {
  token: string;
  state: 'HERE' | 'ELSEWHERE' | 'OVER';
  address: string | null;
  needsCode: boolean;
}): ReactNode {
  const { token, state, address, needsCode } = props;
  const { t } = useTranslation('access');
  const enter = useAfterSignIn();
  const [{ data, error, fetching }, signIn] = useMutation(ConfirmSignIn);
  const problem = data?.signIn.problems[0];

  const confirm = async (code: string | null): Promise<void> => {
    const viewer = (await signIn({ token, code })).data?.signIn.viewer;
    if (viewer) await enter(viewer);
  };

  if (problem?.code === 'LINK_USED_OR_EXPIRED') return <OverLink token={token} />;
  const isElsewhere = state === 'ELSEWHERE';
  return (
    <Page
      title={t('confirm.title')}
      lead={isElsewhere ? t('confirm.elsewhereLead') : t('confirm.lead')}
      step={state}
    >
      {isElsewhere && (
        <Notice tone="warning">
          <p>{t('confirm.elsewhere', { address: address ?? '' })}</p>
          <p>{t('confirm.notYou')}</p>
        </Notice>
      )}
      {error && <ErrorState error={error} />}
      {needsCode ? (
        <>
          <p>{t('confirm.codeHere')}</p>
          <CodeForm wrong={problem?.message} busy={fetching} onCode={(code) => void confirm(code)} />
          <p className="rk-soft">{t('confirm.codeThere')}</p>
        </>
      ) : (
        <p>
          <Button
            appearance="primary-action-button"
            busy={fetching}
            disabled={fetching}
            onClick={() => void confirm(null)}
          >
            {isElsewhere ? t('confirm.goElsewhere') : t('confirm.go')}
          </Button>
        </p>
      )}
    </Page>
  );
}

/** Used, expired or incomplete: one press sends a new one, to the address this page does not tell. */
function OverLink({ token }: { token: string | null }): ReactNode {
  const { t } = useTranslation('access');
  const [{ error, fetching }, renew] = useMutation(RenewSignIn);
  const [sent, setSent] = useState(false);
  if (sent) return <MailSent email={null} />;
  const ask = async (): Promise<void> => {
    if (token && (await renew({ token })).data) setSent(true);
  };
  return (
    <Page title={t('confirm.overTitle')} step="over" key="over">
      <Notice tone="error" live>
        <p>{token ? t('confirm.over') : t('confirm.noToken')}</p>
      </Notice>
      {error && <ErrorState error={error} />}
      {token && (
        <p>
          <Button
            appearance="primary-action-button"
            busy={fetching}
            disabled={fetching}
            onClick={() => void ask()}
          >
            {t('confirm.renew')}
          </Button>
        </p>
      )}
      <p>
        <ButtonLink to="/aanmelden" appearance={token ? 'secondary' : 'primary'}>
          {t('confirm.again')}
        </ButtonLink>
      </p>
    </Page>
  );
}
