import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { homeOf, useSession } from '../../lib/session.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { AddPasskey } from './add-passkey.js';
import { useAfterSignIn } from './after-sign-in.js';
import { knowsPasskeys } from './passkey.js';
import { ShowPasskeyButton } from './show-passkey-button.js';

const SecondStep = graphql(`
  query SecondStep {
    viewer {
      id
      passkeys {
        id
      }
    }
  }
`);

const AskSecondStep = graphql(`
  mutation AskSecondStep {
    askSecondStep {
      options
    }
  }
`);

const PassSecondStep = graphql(`
  mutation PassSecondStep($answer: PasskeyJson!) {
    passSecondStep(answer: $answer) {
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

/** For whoever works with other people's lives: shows the passkey, or makes the first one. */
export default function SecondStepPage(): ReactNode {
  const { t } = useTranslation('access');
  const { viewer } = useSession();
  const [{ data, error }, again] = useQuery({ query: SecondStep, requestPolicy: 'network-only' });
  const enter = useAfterSignIn();
  if (viewer && !viewer.secondStepNeeded) return <Navigate to={homeOf(viewer.roles)} replace />;
  const hasPasskey = (data?.viewer?.passkeys.length ?? 0) > 0;
  return (
    <Page title={t('second.title')} lead={t('second.lead')}>
      {error && <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />}
      {!data && !error && <LoadingState rows={1} />}
      {!knowsPasskeys() && (
        <Notice tone="error">
          <p>{t('second.unknown')}</p>
        </Notice>
      )}
      {data && knowsPasskeys() && hasPasskey && <ShowPasskey />}
      {data && knowsPasskeys() && !hasPasskey && (
        <section className="rk-stack">
          <p>{t('second.first')}</p>
          <p>{t('second.what')}</p>
          <AddPasskey onAdded={(signedIn) => void enter(signedIn)} />
        </section>
      )}
    </Page>
  );
}

function ShowPasskey(): ReactNode {
  const { t } = useTranslation('access');
  const [, ask] = useMutation(AskSecondStep);
  const [, pass] = useMutation(PassSecondStep);
  return (
    <section className="rk-stack">
      <p>{t('second.show')}</p>
      <ShowPasskeyButton
        label={t('second.go')}
        appearance="primary-action-button"
        ask={async () => {
          const { data, error } = await ask({});
          return { options: data?.askSecondStep.options, error };
        }}
        judge={async (answer) => {
          const { data, error } = await pass({ answer });
          return { ...data?.passSecondStep, error };
        }}
      />
      <p className="rk-soft">{t('second.lost')}</p>
    </section>
  );
}
