import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState } from '../../ui/states.js';
import { useOpenId } from './use-open-id.js';

const SignInProviders = graphql(`
  query SignInProviders {
    signInProviders {
      id
      name
      kind
    }
  }
`);

/** The providers one can sign in with, a button each; nothing where the installation has none. */
export function OpenIdWays({ returnPath }: { returnPath: string | null }): ReactNode {
  const { t } = useTranslation('openid');
  const [{ data }] = useQuery({ query: SignInProviders });
  const { go, going, messages, error } = useOpenId();
  const providers = data?.signInProviders ?? [];
  if (providers.length === 0) return null;
  return (
    <section className="rk-stack" aria-labelledby="andere-manieren">
      <h2 id="andere-manieren" className="utrecht-heading-3">
        {t('ways.heading')}
      </h2>
      {error && <ErrorState error={error} />}
      {messages.length > 0 && (
        <Notice tone="error" live>
          {messages.map((message) => (
            <p key={message}>{message}</p>
          ))}
        </Notice>
      )}
      {providers.map(({ id, name, kind }) => (
        <div key={id} className="rk-stack rk-stack--tight">
          <p id={`uitleg-${id}`}>{kind === 'COMPANY' ? t('ways.company') : t('ways.person', { name })}</p>
          <p>
            <Button
              appearance="secondary-action-button"
              aria-describedby={`uitleg-${id}`}
              busy={going === id}
              disabled={going !== undefined}
              onClick={() => void go(id, { returnPath })}
            >
              {t('ways.go', { name })}
            </Button>
          </p>
        </div>
      ))}
    </section>
  );
}
