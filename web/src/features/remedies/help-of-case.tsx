import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { dateInWords } from '../../lib/dates.js';
import { graphql, readFragment } from '../../lib/graphql.js';
import { Card, CardFacts, CardList } from '../../ui/card-list.js';
import { Disclosure } from '../../ui/disclosure.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { StatusTag } from '../../ui/status-tag.js';
import { HelpFields, OneHelp, type Help, type Proposal } from './help-fields.js';
import { HesitationLine } from './hesitation-line.js';
import { OfferCard } from './offer-card.js';
import { SourceLine } from './source-line.js';
import { SayHesitation } from './say-hesitation.js';
import '../../ui/summary-list.css';

const Offer = graphql(`
  mutation OfferRemedy($introductionId: ID!, $remedyId: ID!, $hesitation: HesitationKind!, $toSide: Party!) {
    offerRemedy(
      introductionId: $introductionId
      remedyId: $remedyId
      hesitation: $hesitation
      toSide: $toSide
    ) {
      introduction {
        id
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

/** What holds both sides back, as the adviser knows it; what could take it away, and what was offered. */
export function HelpOfCase({ id }: { id: string }): ReactNode {
  const { t } = useTranslation('helping');
  const [{ data, error }, again] = useQuery({ query: OneHelp, variables: { id } });
  const help = data?.introduction && readFragment(HelpFields, data.introduction);
  return (
    <section className="rk-stack rk-stack--wide" aria-labelledby="hulp">
      <h2 id="hulp" className="utrecht-heading-2">
        {t('heading.ADVISER')}
      </h2>
      {error && <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />}
      {!help && !error && <LoadingState rows={1} />}
      {help && <Known help={help} />}
    </section>
  );
}

function Known({ help }: { help: Help }): ReactNode {
  const { t } = useTranslation('helping');
  const running = help.hesitations.filter(({ resolvedAt }) => resolvedAt === null);
  const over = help.hesitations.filter(({ resolvedAt }) => resolvedAt !== null);
  const isAlive = ['PROPOSED', 'ACCEPTED', 'PLACED'].includes(help.status);
  return (
    <>
      {running.length === 0 && <p className="rk-soft">{t('nobody')}</p>}
      {running.map((hesitation) => {
        const { by, kind } = hesitation;
        const proposals = help.remedyProposals.filter((each) => each.hesitation === kind && each.side === by);
        return (
          <div key={hesitation.id} className="rk-stack">
            <h3 className="utrecht-heading-3">
              {t('of', { side: t(`side.${by}`), kind: t(`kind.${kind}`) })}
            </h3>
            <HesitationLine hesitation={hesitation} label={null} spoken={t(`kind.${kind}`)} />
            {isAlive &&
              (proposals.length > 0 ? (
                <Disclosure summary={t('propose.list', { count: proposals.length })}>
                  <CardList label={t('propose.list', { count: proposals.length })}>
                    {proposals.map((proposal) => (
                      <Proposed key={proposal.remedy.id} id={help.id} proposal={proposal} help={help} />
                    ))}
                  </CardList>
                </Disclosure>
              ) : (
                <p className="rk-soft">{t('propose.none')}</p>
              ))}
          </div>
        );
      })}
      {help.remedyOffers.length > 0 && (
        <div className="rk-stack">
          <h3 className="utrecht-heading-3">{t('offer.list')}</h3>
          <CardList label={t('offer.list')}>
            {help.remedyOffers.map((offer) => (
              <OfferCard key={offer.id} offer={offer} who="ADVISER" />
            ))}
          </CardList>
        </div>
      )}
      {over.length > 0 && (
        <p className="rk-soft">
          {t('over', {
            kinds: over.map(({ by, kind }) => `${t(`side.${by}`)}: ${t(`kind.${kind}`)}`).join('; '),
          })}
        </p>
      )}
      {isAlive && (
        <Disclosure summary={t('say.open.ADVISER')}>
          <SayHesitation id={help.id} who="ADVISER" />
        </Disclosure>
      )}
    </>
  );
}

const toneOf = { MET: 'positive', ASK: 'info', NOT_MET: 'neutral' } as const;

function Proposed({ id, proposal, help }: { id: string; proposal: Proposal; help: Help }): ReactNode {
  const { t, i18n } = useTranslation('helping');
  const [{ data, error, fetching }, offer] = useMutation(Offer);
  const { remedy, fit, conditions, side, hesitation } = proposal;
  const isOffered = help.remedyOffers.some(
    (each) =>
      each.remedy.id === remedy.id &&
      each.toSide === side &&
      ['ASKED', 'OFFERED', 'TAKEN'].includes(each.status),
  );
  const problems = data?.offerRemedy.problems ?? [];
  const day = (date: string): string => dateInWords(date, i18n.language);
  return (
    <Card level={3} heading={remedy.name} tag={<StatusTag tone={toneOf[fit]}>{t(`fit.${fit}`)}</StatusTag>}>
      <p>{remedy.text}</p>
      <CardFacts
        label={t('facts')}
        facts={[
          t('offeredBy', { who: remedy.offeredBy }),
          ...(remedy.amountText ? [remedy.amountText] : []),
          ...(proposal.worthText ? [t('worth', { amount: proposal.worthText })] : []),
          ...(proposal.coversUntil ? [t('coversUntil', { date: day(proposal.coversUntil) })] : []),
          ...(remedy.claimText ? [remedy.claimText] : []),
        ]}
      />
      {conditions.length > 0 && (
        <ul className="rk-plain-list" aria-label={t('conditions')}>
          {conditions.map((condition) => (
            <li key={condition.text}>
              {condition.text} <span className="rk-soft">({t(`fit.${condition.fit}`)})</span>
            </li>
          ))}
        </ul>
      )}
      <p className="rk-soft">
        <SourceLine remedy={remedy} />{' '}
        {remedy.sourceUrl && (
          <a className="utrecht-link utrecht-link--html-a" href={remedy.sourceUrl} rel="noreferrer">
            {t('sourceLink', { name: remedy.name })}
          </a>
        )}
      </p>
      {remedy.isPersonal && side === 'EMPLOYER' && <p>{t('propose.asksFirst')}</p>}
      {error && <ErrorState error={error} />}
      {problems.length > 0 && (
        <Notice tone="error" live>
          {problems.map(({ message }) => (
            <p key={message}>{message}</p>
          ))}
        </Notice>
      )}
      <p>
        {isOffered ? (
          t('propose.offered')
        ) : (
          <Button
            appearance="secondary-action-button"
            busy={fetching}
            disabled={fetching}
            aria-label={`${t('propose.go')}: ${remedy.name}`}
            onClick={() => void offer({ introductionId: id, remedyId: remedy.id, hesitation, toSide: side })}
          >
            {t('propose.go')}
          </Button>
        )}
      </p>
    </Card>
  );
}
