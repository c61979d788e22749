import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMutation, useQuery } from 'urql';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { homeOf, useSession, type Viewer } from '../../lib/session.js';
import { ButtonLink } from '../../ui/link.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { SummaryList } from '../../ui/summary-list.js';
import { NewToUs } from './new-to-us.js';
import { ToConnect } from './to-connect.js';

const ConnectOpenId = graphql(`
  mutation ConnectOpenId {
    connectOpenId {
      company
      returnPath
      problems {
        code
        message
      }
    }
  }
`);
const DeclineOpenId = graphql(`
  mutation DeclineOpenId {
    declineOpenId
  }
`);

type Waiting = NonNullable<ResultOf<typeof ToConnect>['openIdToConnect']>;

/** After a provider told of somebody we do not know by it: whose account is it? Nothing is connected unasked. */
export default function ConnectPage(): ReactNode {
  const { t } = useTranslation('openid');
  const { viewer } = useSession();
  const [{ data, error }, again] = useQuery({ query: ToConnect, requestPolicy: 'network-only' });
  const [, decline] = useMutation(DeclineOpenId);
  const navigate = useNavigate();
  const waiting = data?.openIdToConnect;

  if (error || !data || viewer === undefined)
    return (
      <Page title={t('back.titlePlain')} step="loading">
        {error ? (
          <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
        ) : (
          <LoadingState rows={1} />
        )}
      </Page>
    );
  if (!waiting)
    return (
      <Page title={t('connect.titleNothing')} lead={t('connect.nothing')} step="nothing">
        <p>
          <ButtonLink to={viewer ? homeOf(viewer.roles) : '/aanmelden'}>
            {t(viewer ? 'connect.home' : 'connect.signIn')}
          </ButtonLink>
        </p>
      </Page>
    );

  const stop = async (): Promise<void> => {
    await decline({});
    await navigate(viewer ? '/account' : '/aanmelden', { replace: true });
  };
  return viewer ? (
    <Confirm waiting={waiting} viewer={viewer} onStop={() => void stop()} />
  ) : (
    <WhoAreYou waiting={waiting} onStop={() => void stop()} />
  );
}

function Told({ waiting: { provider, name, email, kvkNumber } }: { waiting: Waiting }): ReactNode {
  const { t } = useTranslation('openid');
  const rows = [
    { label: t('connect.toldName'), value: name },
    { label: t('connect.toldEmail'), value: email },
    { label: t('connect.toldKvk'), value: kvkNumber },
  ].filter(({ value }) => value !== null);
  if (rows.length === 0) return null;
  return (
    <section className="rk-stack rk-stack--tight" aria-labelledby="gehoord">
      <h2 id="gehoord" className="utrecht-heading-3">
        {t('connect.told', { provider: provider.name })}
      </h2>
      <SummaryList rows={rows} />
    </section>
  );
}

function Confirm(props: { waiting: Waiting; viewer: Viewer; onStop: () => void }): ReactNode {
  const { t } = useTranslation('openid');
  const { waiting, viewer, onStop } = props;
  const { renew } = useSession();
  const navigate = useNavigate();
  const [{ data, error, fetching }, connect] = useMutation(ConnectOpenId);
  const name = waiting.provider.name;
  const problems = data?.connectOpenId.problems ?? [];

  const confirm = async (): Promise<void> => {
    const done = (await connect({})).data?.connectOpenId;
    if (!done || done.problems.length > 0) return;
    await navigate(done.company ? '/namens-bedrijf' : (done.returnPath ?? '/account'), { replace: true });
    renew();
  };
  return (
    <Page
      title={t('connect.signedInTitle', { name })}
      lead={t('connect.signedInLead', { email: viewer.email, name })}
      step="confirm"
    >
      {error && <ErrorState error={error} onRetry={() => void confirm()} />}
      {problems.length > 0 && (
        <Notice tone="error" live>
          {problems.map(({ code, message }) => (
            <p key={code}>{message}</p>
          ))}
        </Notice>
      )}
      <Told waiting={waiting} />
      <Notice tone="warning">
        <p>{t('connect.warning')}</p>
      </Notice>
      <p className="rk-row">
        <Button
          appearance="primary-action-button"
          busy={fetching}
          disabled={fetching}
          onClick={() => void confirm()}
        >
          {t('connect.go', { name })}
        </Button>
        <Button appearance="secondary-action-button" disabled={fetching} onClick={onStop}>
          {t('connect.no')}
        </Button>
      </p>
    </Page>
  );
}

function WhoAreYou({ waiting, onStop }: { waiting: Waiting; onStop: () => void }): ReactNode {
  const { t } = useTranslation('openid');
  const { name, kind } = waiting.provider;
  return (
    <Page title={t('connect.title', { name })} lead={t('connect.known', { name })} step="who">
      <Told waiting={waiting} />
      <section className="rk-stack rk-stack--tight" aria-labelledby="bekend">
        <h2 id="bekend" className="utrecht-heading-3">
          {t('connect.haveAccount')}
        </h2>
        <p>{t('connect.haveAccountText', { name })}</p>
        <p>
          <ButtonLink to="/aanmelden?terug=/koppelen">{t('connect.haveAccountGo')}</ButtonLink>
        </p>
      </section>
      <section className="rk-stack rk-stack--tight" aria-labelledby="nieuw">
        <h2 id="nieuw" className="utrecht-heading-3">
          {t('connect.noAccount')}
        </h2>
        {kind === 'COMPANY' ? (
          <NewToUs name={waiting.name} email={waiting.email} />
        ) : (
          <>
            <p>{t('connect.candidateText', { name })}</p>
            <p>
              <ButtonLink appearance="secondary" to="/inschrijven">
                {t('connect.candidateGo')}
              </ButtonLink>
            </p>
          </>
        )}
      </section>
      <p>
        <Button appearance="subtle-button" onClick={onStop}>
          {t('connect.stop')}
        </Button>
      </p>
    </Page>
  );
}
