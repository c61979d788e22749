import { Button } from '@utrecht/component-library-react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useState, type ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { useMutation } from 'urql';
import * as z from 'zod/mini';
import { graphql } from '../../lib/graphql.js';
import { homeOf, useSession } from '../../lib/session.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { TextField } from '../../ui/fields.js';
import { AppLink } from '../../ui/link.js';
import { Page } from '../../ui/page.js';
import { ErrorState } from '../../ui/states.js';
import { MailSent } from './mail-sent.js';
import { OpenIdWays } from './open-id-ways.js';
import { rememberReturn, safeReturn } from './return-path.js';
import { SignInByPasskeyButton } from './sign-in-by-passkey.js';

const RequestSignIn = graphql(`
  mutation RequestSignIn($email: String!) {
    requestSignIn(email: $email) {
      accepted
    }
  }
`);

const Address = z.object({
  email: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, 'signIn.emailMissing'),
      z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'signIn.emailInvalid'),
    ),
});

/** Asks for an e-mail address and says to look in the mail; the same whether or not the address is known. */
export default function SignInPage(): ReactNode {
  const { t } = useTranslation('access');
  const { viewer } = useSession();
  const [params] = useSearchParams();
  const [sentTo, setSentTo] = useState<string>();
  const [{ error, fetching }, request] = useMutation(RequestSignIn);
  const { register, handleSubmit, formState } = useForm({
    shouldFocusError: false,
    resolver: zodResolver(Address),
    defaultValues: { email: '' },
  });

  if (viewer?.secondStepNeeded) return <Navigate to="/aanmelden/tweede-stap" replace />;
  if (viewer) return <Navigate to={safeReturn(params.get('terug')) ?? homeOf(viewer.roles)} replace />;
  if (sentTo) return <MailSent email={sentTo} onAgain={() => setSentTo(undefined)} />;

  const send = handleSubmit(async ({ email }) => {
    rememberReturn(params.get('terug'));
    const { data } = await request({ email });
    if (data) setSentTo(email);
  });
  const wrong = formState.errors.email?.message as 'signIn.emailMissing' | 'signIn.emailInvalid' | undefined;

  return (
    <Page title={t('signIn.title')} lead={t('signIn.lead')} step="ask">
      <ErrorSummary
        key={formState.submitCount}
        errors={wrong ? [{ fieldId: 'email', message: t(wrong) }] : []}
      />
      {error && <ErrorState error={error} />}
      <form className="rk-stack" noValidate onSubmit={(event) => void send(event)}>
        <TextField
          id="email"
          type="email"
          autoComplete="email"
          label={t('signIn.email')}
          error={wrong && t(wrong)}
          {...register('email')}
        />
        <p>
          <Button type="submit" appearance="primary-action-button" busy={fetching} disabled={fetching}>
            {t('signIn.send')}
          </Button>
        </p>
      </form>
      <SignInByPasskeyButton />
      <OpenIdWays returnPath={params.get('terug')} />
      <section className="rk-stack rk-stack--tight">
        <h2 className="utrecht-heading-3">{t('signIn.new')}</h2>
        <p>{t('signIn.newText')}</p>
        <p>
          <AppLink to="/welke-plek-past">{t('signIn.wish')}</AppLink>
        </p>
        <p>
          <AppLink to="/leerbedrijf-aanmelden">{t('signIn.claim')}</AppLink>
        </p>
      </section>
    </Page>
  );
}
