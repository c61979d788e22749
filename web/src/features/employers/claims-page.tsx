import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery, type CombinedError } from 'urql';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { useSession } from '../../lib/session.js';
import { Card, CardList } from '../../ui/card-list.js';
import { DateText } from '../../ui/dates.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.js';
import { SummaryList } from '../../ui/summary-list.js';
import { DecideClaim } from './decide-claim.js';

const WaitingForAdmin = graphql(`
  query WaitingClaims {
    employerClaims {
      id
      personName
      email
      companyName
      kvkNumber
      confirmedAt
    }
  }
`);
const WaitingForDesk = graphql(`
  query WaitingClaimsOfDesk {
    employerClaims {
      id
      personName
      email
      companyName
      kvkNumber
      confirmedAt
      lookalikes {
        name
        kvkNumber
        reasons
      }
    }
  }
`);
type Claim = ResultOf<typeof WaitingForAdmin>['employerClaims'][number] &
  Partial<Pick<ResultOf<typeof WaitingForDesk>['employerClaims'][number], 'lookalikes'>>;

/** Who asks to act for a company: for its admins, and for the desk, which also sees what it may be taken for. */
export default function ClaimsPage(): ReactNode {
  const { viewer } = useSession();
  const isDesk = viewer?.roles.some((role) => role === 'ADVISER' || role === 'COORDINATOR') ?? false;
  return isDesk ? <OfDesk /> : <OfAdmin />;
}

function OfDesk(): ReactNode {
  const [{ data, error }, again] = useQuery({ query: WaitingForDesk });
  return (
    <Claims
      claims={data?.employerClaims}
      error={error}
      onAgain={() => again({ requestPolicy: 'network-only' })}
      isDesk
    />
  );
}

function OfAdmin(): ReactNode {
  const [{ data, error }, again] = useQuery({ query: WaitingForAdmin });
  return (
    <Claims
      claims={data?.employerClaims}
      error={error}
      onAgain={() => again({ requestPolicy: 'network-only' })}
      isDesk={false}
    />
  );
}

function Claims(props: {
  claims: readonly Claim[] | undefined;
  error: CombinedError | undefined;
  isDesk: boolean;
  onAgain: () => void;
}): ReactNode {
  const { t } = useTranslation('claims');
  const { claims, error, onAgain, isDesk } = props;
  const [said, say] = useState<string>();
  const content = (): ReactNode => {
    if (error) return <ErrorState error={error} onRetry={onAgain} />;
    if (!claims) return <LoadingState rows={3} />;
    if (claims.length === 0)
      return (
        <EmptyState heading={t('list.none')}>
          <p>{t('list.noneText')}</p>
        </EmptyState>
      );
    return (
      <CardList label={t('list.title')}>
        {claims.map((claim) => (
          <ClaimCard
            key={claim.id}
            claim={claim}
            onDecided={(words) => {
              say(words);
              onAgain();
            }}
          />
        ))}
      </CardList>
    );
  };
  return (
    <Page title={t('list.title')} lead={t(isDesk ? 'list.leadDesk' : 'list.leadAdmin')}>
      {said && (
        <Notice tone="ok" live>
          <p>{said}</p>
        </Notice>
      )}
      {content()}
    </Page>
  );
}

function ClaimCard({ claim, onDecided }: { claim: Claim; onDecided: (words: string) => void }): ReactNode {
  const { t } = useTranslation('claims');
  const { personName, email, companyName, kvkNumber, confirmedAt, lookalikes = [] } = claim;
  return (
    <Card heading={t('list.heading', { person: personName, company: companyName })}>
      <div className="rk-stack">
        <SummaryList
          rows={[
            { label: t('list.email'), value: email },
            { label: t('list.kvk'), value: kvkNumber },
            ...(confirmedAt
              ? [{ label: t('list.since'), value: <DateText date={confirmedAt.slice(0, 10)} /> }]
              : []),
          ]}
        />
        {lookalikes.length > 0 && (
          <Notice tone="warning">
            <p>
              <strong>{t('list.look')}</strong>
            </p>
            <ul className="utrecht-unordered-list">
              {lookalikes.map((known) => (
                <li key={`${known.kvkNumber} ${known.name}`} className="utrecht-unordered-list__item">
                  {t('list.known', { name: known.name, kvk: known.kvkNumber })}{' '}
                  {known.reasons.map((reason) => t(`reason.${reason}`)).join(' ')}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        <DecideClaim claim={claim} onDecided={onDecided} />
      </div>
    </Card>
  );
}
