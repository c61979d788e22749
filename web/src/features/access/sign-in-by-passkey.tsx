import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState } from '../../ui/states.js';
import { useAfterSignIn } from './after-sign-in.js';
import { knowsPasskeys, showPasskey } from './passkey.js';

const AskPasskey = graphql(`
  mutation AskPasskey {
    askPasskey {
      options
    }
  }
`);

const SignInByPasskey = graphql(`
  mutation SignInByPasskey($answer: PasskeyJson!) {
    signInByPasskey(answer: $answer) {
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

/** The way in without mail; not shown where the browser does not know it. */
export function SignInByPasskeyButton(): ReactNode {
  const { t } = useTranslation('access');
  const enter = useAfterSignIn();
  const [asked, ask] = useMutation(AskPasskey);
  const [shown, show] = useMutation(SignInByPasskey);
  const [stopped, setStopped] = useState(false);
  if (!knowsPasskeys()) return null;

  const signIn = async (): Promise<void> => {
    setStopped(false);
    const { data } = await ask({});
    const options = data?.askPasskey.options;
    if (!options) return;
    const answer = await showPasskey(options);
    if (!answer) return setStopped(true);
    const viewer = (await show({ answer })).data?.signInByPasskey.viewer;
    if (viewer) await enter(viewer);
  };

  const error = asked.error ?? shown.error;
  const problems = shown.data?.signInByPasskey.problems ?? [];
  return (
    <section className="rk-stack rk-stack--tight">
      <h2 className="utrecht-heading-3">{t('passkey.heading')}</h2>
      <p>{t('passkey.text')}</p>
      {error && <ErrorState error={error} />}
      {stopped && (
        <Notice live>
          <p>{t('passkey.stopped')}</p>
        </Notice>
      )}
      {problems.length > 0 && (
        <Notice tone="error" live>
          <p>{problems[0]?.message}</p>
        </Notice>
      )}
      <p>
        <Button
          appearance="secondary-action-button"
          disabled={asked.fetching || shown.fetching}
          onClick={() => void signIn()}
        >
          {t('passkey.go')}
        </Button>
      </p>
    </section>
  );
}
