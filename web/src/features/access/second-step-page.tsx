import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
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
import { knowsPasskeys, showPasskey } from './passkey.js';

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
  const enter = useAfterSignIn();
  const [asked, ask] = useMutation(AskSecondStep);
  const [passed, pass] = useMutation(PassSecondStep);
  const [stopped, setStopped] = useState(false);

  const show = async (): Promise<void> => {
    setStopped(false);
    const options = (await ask({})).data?.askSecondStep.options;
    if (!options) return;
    const answer = await showPasskey(options);
    if (!answer) return setStopped(true);
    const viewer = (await pass({ answer })).data?.passSecondStep.viewer;
    if (viewer) await enter(viewer);
  };

  const error = asked.error ?? passed.error;
  const problem = passed.data?.passSecondStep.problems[0];
  return (
    <section className="rk-stack">
      <p>{t('second.show')}</p>
      {error && <ErrorState error={error} />}
      {stopped && (
        <Notice live>
          <p>{t('passkey.stopped')}</p>
        </Notice>
      )}
      {problem && (
        <Notice tone="error" live>
          <p>{problem.message}</p>
        </Notice>
      )}
      <p>
        <Button
          appearance="primary-action-button"
          disabled={asked.fetching || passed.fetching}
          onClick={() => void show()}
        >
          {t('second.go')}
        </Button>
      </p>
      <p className="rk-soft">{t('second.lost')}</p>
    </section>
  );
}
