import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { knowsPasskeys } from './passkey.js';
import { ShowPasskeyButton } from './show-passkey-button.js';

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
  const [, ask] = useMutation(AskPasskey);
  const [, signIn] = useMutation(SignInByPasskey);
  if (!knowsPasskeys()) return null;
  return (
    <section className="rk-stack rk-stack--tight">
      <h2 className="utrecht-heading-3">{t('passkey.heading')}</h2>
      <p>{t('passkey.text')}</p>
      <ShowPasskeyButton
        label={t('passkey.go')}
        appearance="secondary-action-button"
        ask={async () => {
          const { data, error } = await ask({});
          return { options: data?.askPasskey.options, error };
        }}
        judge={async (answer) => {
          const { data, error } = await signIn({ answer });
          return { ...data?.signInByPasskey, error };
        }}
      />
    </section>
  );
}
