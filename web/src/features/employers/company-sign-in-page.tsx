import { Button } from '@utrecht/component-library-react';
import { useCallback, useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { useSession } from '../../lib/session.js';
import { Card, CardList } from '../../ui/card-list.js';
import { ButtonLink } from '../../ui/link.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { RegisterOwnCompany } from './register-own-company.js';

const EnterCompany = graphql(`
  mutation EnterCompany($employerId: ID) {
    enterCompany(employerId: $employerId) {
      as
      kvkNumber
      claimWaits
      employers {
        id
        name
      }
      problems {
        code
        message
      }
    }
  }
`);

type Entered = ResultOf<typeof EnterCompany>['enterCompany'];

/** Where somebody lands who signed in for a company: it is found by the KvK number that the provider told. */
export default function CompanySignInPage(): ReactNode {
  const { t } = useTranslation('company-sign-in');
  const { viewer, renew } = useSession();
  const [{ data, error, fetching }, enter] = useMutation(EnterCompany);
  const asked = useRef(false);

  const ask = useCallback(
    async (employerId: string | null): Promise<void> => {
      const done = (await enter({ employerId })).data?.enterCompany;
      // A new role: the menu and everything that was fetched before are of somebody with fewer roles.
      if (done?.as === 'ADMIN') renew();
    },
    [enter, renew],
  );
  useEffect(() => {
    if (asked.current || !viewer) return;
    asked.current = true;
    void ask(null);
  }, [ask, viewer]);

  if (viewer === null)
    return (
      <Page title={t('title')} lead={t('signedOut')} step="signed-out">
        <p>
          <ButtonLink to="/aanmelden">{t('signIn')}</ButtonLink>
        </p>
      </Page>
    );
  const entered = data?.enterCompany;
  if (error)
    return (
      <Page title={t('title')} step="error">
        <ErrorState error={error} onRetry={() => void ask(null)} />
      </Page>
    );
  if (!entered)
    return (
      <Page title={t('title')} lead={t('busy')} step="busy">
        <LoadingState rows={1} />
      </Page>
    );
  return (
    <Outcome
      entered={entered}
      busy={fetching}
      onChoose={(id) => void ask(id)}
      onEntered={() => void ask(null)}
    />
  );
}

function Outcome(props: {
  entered: Entered;
  busy: boolean;
  onChoose: (employerId: string) => void;
  onEntered: () => void;
}): ReactNode {
  const { t } = useTranslation('company-sign-in');
  const { as, employers, kvkNumber, claimWaits, problems } = props.entered;
  const name = employers[0]?.name ?? '';
  switch (as) {
    case 'MEMBER':
    case 'ADMIN':
      return (
        <Page title={name} lead={t(as === 'ADMIN' ? 'admin' : 'member', { name })} step={as}>
          {as === 'ADMIN' && (
            <Notice tone="ok">
              <p>{t('adminMay')}</p>
            </Notice>
          )}
          <p className="rk-row">
            <ButtonLink to="/mijn-leerbanen">{t('toPlaces')}</ButtonLink>
            <ButtonLink appearance="secondary" to="/mijn-bedrijf">
              {t('toCompany')}
            </ButtonLink>
          </p>
        </Page>
      );
    case 'MANAGED_BY_OTHERS':
      return (
        <Page title={name} lead={t('managed', { name })} step={as}>
          {claimWaits ? (
            <Notice tone="ok">
              <p>{t('managedAsked')}</p>
            </Notice>
          ) : (
            <p>{t('managedText')}</p>
          )}
        </Page>
      );
    case 'CHOOSE':
      return (
        <Page title={t('choose')} lead={t('chooseText', { kvk: kvkNumber ?? '' })} step={as}>
          <CardList label={t('choose')}>
            {employers.map((employer) => (
              <Card key={employer.id} heading={employer.name}>
                <p>
                  <Button
                    appearance="secondary-action-button"
                    aria-label={t('chooseFull', { name: employer.name })}
                    disabled={props.busy}
                    onClick={() => props.onChoose(employer.id)}
                  >
                    {t('chooseGo')}
                  </Button>
                </p>
              </Card>
            ))}
          </CardList>
        </Page>
      );
    case 'UNKNOWN':
      return (
        <Page title={t('unknown')} lead={t('unknownText')} step={as}>
          <RegisterOwnCompany kvkNumber={kvkNumber ?? ''} onEntered={props.onEntered} />
        </Page>
      );
    default:
      return (
        <Page title={t('failed')} step="failed">
          <Notice tone="error" live>
            {problems.map(({ code, message }) => (
              <p key={code}>{message}</p>
            ))}
          </Notice>
          <p>
            <ButtonLink to="/">{t('home')}</ButtonLink>
          </p>
        </Page>
      );
  }
}
