import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery, type CombinedError } from 'urql';
import { dateInWords } from '../../lib/dates.js';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { Disclosure } from '../../ui/disclosure.js';
import { AppLink } from '../../ui/link.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { SummaryList } from '../../ui/summary-list.js';
import { ConsentWords } from './consent-words.js';
import { DataUses } from './data-uses.js';
import { MyGrants } from './my-grants.js';
import { ContactForm } from './contact-form.js';
import { StrengthsForm } from './strengths-form.js';
import { WhoLooked } from './who-looked.js';

const MyData = graphql(`
  query MyData {
    viewer {
      id
      candidate {
        id
        name
        region {
          code
          name
        }
        details {
          email
          phone
          postcode4
          birthDate
          priorEducation
          caseTeam
          brings
          inMatching
          placedOn
          legalBasis {
            basis
            givenAt
            informedBy
            textVersion
          }
        }
      }
    }
  }
`);

const GiveConsent = graphql(`
  mutation GiveConsent($candidateId: ID!, $textVersion: String!) {
    giveMatchingConsent(
      candidateId: $candidateId
      legalBasis: { basis: CONSENT, textVersion: $textVersion }
    ) {
      candidate {
        id
      }
      problems {
        code
        message
      }
    }
  }
`);

const WithdrawConsent = graphql(`
  mutation WithdrawConsent($candidateId: ID!) {
    withdrawMatchingConsent(candidateId: $candidateId) {
      candidate {
        id
      }
      problems {
        code
        message
      }
    }
  }
`);

type Candidate = NonNullable<NonNullable<ResultOf<typeof MyData>['viewer']>['candidate']>;

/** What we keep of the candidate, who knows them, and the consent: to give and to take back. */
export default function MyDataPage(): ReactNode {
  const { t } = useTranslation('my-search');
  const [{ data, error }, again] = useQuery({ query: MyData });
  const candidate = data?.viewer?.candidate;
  return (
    <Page title={t('data.title')} lead={t('data.lead')}>
      {error && <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />}
      {!data && !error && <LoadingState />}
      {candidate && <Data candidate={candidate} />}
    </Page>
  );
}

function Data({ candidate }: { candidate: Candidate }): ReactNode {
  const { t, i18n } = useTranslation('my-search');
  const { t: tWish } = useTranslation('matching');
  const { t: tStrengths } = useTranslation('strengths');
  const { t: tContact } = useTranslation('contact');
  const { name, region, details } = candidate;
  if (!details) return null;
  const open = t('data.open');
  return (
    <>
      <Consent candidate={candidate} />
      <section aria-labelledby="meebrengen" className="rk-stack">
        <h2 id="meebrengen" className="utrecht-heading-2">
          {tStrengths('title')}
        </h2>
        <p>{tStrengths('lead')}</p>
        <StrengthsForm candidateId={candidate.id} brings={details.brings} />
      </section>
      <DataUses />
      <WhoLooked />
      <MyGrants />
      <section aria-labelledby="bewaard" className="rk-stack">
        <h2 id="bewaard" className="utrecht-heading-2">
          {t('data.kept')}
        </h2>
        <SummaryList
          rows={[
            { label: t('data.name'), value: name },
            { label: t('data.email'), value: details.email ?? open },
            { label: t('data.phone'), value: details.phone ?? open },
            { label: t('data.birthDate'), value: dateInWords(details.birthDate, i18n.language) },
            { label: t('data.postcode'), value: details.postcode4 },
            {
              label: t('data.diploma'),
              value: details.priorEducation ? tWish(`prior.${details.priorEducation}`) : open,
            },
            { label: t('data.desk'), value: region.name },
            { label: t('data.team'), value: details.caseTeam.join(', ') || t('data.nobody') },
          ]}
        />
        <Disclosure summary={tContact('change')}>
          <ContactForm candidateId={candidate.id} contact={details} />
        </Disclosure>
        <p>{t('data.change')}</p>
        <p className="rk-row">
          <AppLink to="/mijn-wens">{t('data.wish')}</AppLink>
          <AppLink to="/account">{t('data.account')}</AppLink>
        </p>
      </section>
    </>
  );
}

function Consent({ candidate }: { candidate: Candidate }): ReactNode {
  const { t, i18n } = useTranslation('my-search');
  const [asking, setAsking] = useState(false);
  const [given, give] = useMutation(GiveConsent);
  const [taken, withdraw] = useMutation(WithdrawConsent);
  const [done, setDone] = useState<'given' | 'withdrawn'>();
  const { id: candidateId, details } = candidate;
  const basis = details?.legalBasis ?? null;
  const error: CombinedError | undefined = given.error ?? taken.error;
  const problems = [
    ...(given.data?.giveMatchingConsent.problems ?? []),
    ...(taken.data?.withdrawMatchingConsent.problems ?? []),
  ];

  const say = async (textVersion: string): Promise<void> => {
    const answer = await give({ candidateId, textVersion });
    if (answer.data?.giveMatchingConsent.problems.length === 0) setDone('given');
  };
  const stop = async (): Promise<void> => {
    const answer = await withdraw({ candidateId });
    if (answer.data?.withdrawMatchingConsent.problems.length !== 0) return;
    setAsking(false);
    setDone('withdrawn');
  };

  return (
    <section aria-labelledby="zoeken" className="rk-stack">
      <h2 id="zoeken" className="utrecht-heading-2">
        {t('consent.title')}
      </h2>
      <div role="status">
        {done && (
          <Notice tone="ok">
            <p>{t(`consent.${done}`)}</p>
          </Notice>
        )}
      </div>
      {error && <ErrorState error={error} />}
      {problems.length > 0 && (
        <Notice tone="error" live>
          {problems.map(({ message }) => (
            <p key={message}>{message}</p>
          ))}
        </Notice>
      )}
      {basis ? (
        <>
          <p>
            {t(`consent.${basis.basis}`, {
              date: dateInWords(basis.givenAt.slice(0, 10), i18n.language),
              by: basis.informedBy,
            })}
          </p>
          {details?.placedOn && (
            <p>{t('out.placedText', { date: dateInWords(details.placedOn, i18n.language) })}</p>
          )}
          {!asking && (
            <p>
              <Button appearance="secondary-action-button" onClick={() => setAsking(true)}>
                {t('consent.stop')}
              </Button>
            </p>
          )}
          {asking && (
            <Notice tone="warning" live>
              <p>{t('consent.stopSure')}</p>
              <p className="rk-row">
                <Button
                  appearance="primary-action-button"
                  busy={taken.fetching}
                  disabled={taken.fetching}
                  onClick={() => void stop()}
                >
                  {t('consent.stopYes')}
                </Button>
                <Button appearance="secondary-action-button" onClick={() => setAsking(false)}>
                  {t('consent.stopNo')}
                </Button>
              </p>
            </Notice>
          )}
        </>
      ) : (
        <>
          <p>{t('consent.none')}</p>
          <ConsentWords level={3}>
            {({ version, question }) => (
              <p>
                <Button
                  appearance="primary-action-button"
                  busy={given.fetching}
                  disabled={given.fetching}
                  onClick={() => void say(version)}
                >
                  {question}
                </Button>
              </p>
            )}
          </ConsentWords>
        </>
      )}
    </section>
  );
}
