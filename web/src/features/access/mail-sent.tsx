import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { Page } from '../../ui/page.js';
import { ErrorState } from '../../ui/states.js';
import { useAfterSignIn } from './after-sign-in.js';
import { CodeForm } from './code-form.js';

const SignInByCode = graphql(`
  mutation SignInByCode($code: String!, $email: String) {
    signInByCode(code: $code, email: $email) {
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

/** The mail is on its way, or nobody has that address: the same page. Who reads it elsewhere types the code here. */
export function MailSent({ email, onAgain }: { email: string | null; onAgain?: () => void }): ReactNode {
  const { t } = useTranslation('access');
  const enter = useAfterSignIn();
  const [{ data, error, fetching }, signIn] = useMutation(SignInByCode);
  const byCode = async (code: string): Promise<void> => {
    const viewer = (await signIn({ code, email })).data?.signInByCode.viewer;
    if (viewer) await enter(viewer);
  };
  return (
    <Page
      title={t('sent.title')}
      lead={email === null ? t('sent.leadAgain') : t('sent.lead', { email })}
      step="sent"
      key="sent"
    >
      <p>{t('sent.valid')}</p>
      <section className="rk-stack rk-stack--tight">
        <h2 className="utrecht-heading-3">{t('sent.elsewhere')}</h2>
        {error && <ErrorState error={error} />}
        <CodeForm
          wrong={data?.signInByCode.problems[0]?.message}
          busy={fetching}
          onCode={(code) => void byCode(code)}
        />
      </section>
      <p>{t('sent.nothing')}</p>
      {onAgain && (
        <p>
          <Button appearance="secondary-action-button" onClick={onAgain}>
            {t('sent.again')}
          </Button>
        </p>
      )}
    </Page>
  );
}
