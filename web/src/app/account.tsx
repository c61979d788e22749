import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { graphql } from '../lib/graphql.js';
import { useSession } from '../lib/session.js';
import { AppLink } from '../ui/link.js';

const SignOut = graphql(`
  mutation SignOut {
    endSession {
      providerUrl
    }
  }
`);

/** Who is signed in, with the way out; or the way in. */
export function Account(): ReactNode {
  const { t } = useTranslation();
  const { viewer, renew } = useSession();
  const [{ fetching }, signOut] = useMutation(SignOut);
  const navigate = useNavigate();
  if (viewer === undefined) return null;
  if (viewer === null) return <AppLink to="/aanmelden">{t('nav.signIn')}</AppLink>;

  const leave = async (): Promise<void> => {
    const providerUrl = (await signOut({})).data?.endSession.providerUrl;
    // Who signed in with a provider would otherwise still be signed in there, on a computer that others use too.
    if (providerUrl) return window.location.assign(providerUrl);
    await navigate('/');
    renew();
  };
  return (
    <div className="rk-account">
      <AppLink
        to="/account"
        className="rk-account__name"
        aria-label={t('nav.account', { name: viewer.name })}
      >
        {viewer.name}
      </AppLink>
      <Button appearance="subtle-button" disabled={fetching} onClick={() => void leave()}>
        {t('nav.signOut')}
      </Button>
    </div>
  );
}
