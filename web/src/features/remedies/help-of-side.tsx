import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { readFragment } from '../../lib/graphql.js';
import { CardFacts, CardList } from '../../ui/card-list.js';
import { Disclosure } from '../../ui/disclosure.js';
import { ErrorState } from '../../ui/states.js';
import { HelpFields, OneHelp } from './help-fields.js';
import { HesitationLine } from './hesitation-line.js';
import { OfferCard } from './offer-card.js';
import { SourceLine } from './source-line.js';
import { SayHesitation } from './say-hesitation.js';

/** What holds one's own side back in an introduction, what the adviser offers, and what else can help. */
export function HelpOfSide({ id, side }: { id: string; side: 'CANDIDATE' | 'EMPLOYER' }): ReactNode {
  const { t } = useTranslation('helping');
  const [{ data, error }, again] = useQuery({ query: OneHelp, variables: { id } });
  const help = data?.introduction && readFragment(HelpFields, data.introduction);
  if (error) return <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (!help) return null;
  const isAlive = ['PROPOSED', 'ACCEPTED', 'PLACED'].includes(help.status);
  const running = help.hesitations.filter(({ resolvedAt }) => resolvedAt === null);
  // One remedy can help against several fears: it is told of once.
  const proposals = [...new Map(help.remedyProposals.map((each) => [each.remedy.id, each])).values()];
  const offered = new Set(help.remedyOffers.map(({ remedy }) => remedy.id));
  const others = proposals.filter(({ remedy }) => !offered.has(remedy.id));
  if (!isAlive && help.remedyOffers.length === 0) return null;
  return (
    <section className="rk-stack" aria-labelledby="hulp">
      <h2 id="hulp" className="utrecht-heading-2">
        {t(`heading.${side}`)}
      </h2>
      {help.remedyOffers.length > 0 && (
        <CardList label={t('offer.list')}>
          {help.remedyOffers.map((offer) => (
            <OfferCard key={offer.id} offer={offer} who={side} />
          ))}
        </CardList>
      )}
      {running.length > 0 && (
        <ul className="rk-plain-list rk-stack" aria-label={t(`mine.${side}`)}>
          {running.map((hesitation) => (
            <li key={hesitation.id}>
              <HesitationLine
                hesitation={hesitation}
                label={t(`said.${side}`, { kind: t(`kind.${hesitation.kind}`) })}
                spoken={t(`kind.${hesitation.kind}`)}
              />
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <Disclosure summary={t(`canHelp.${side}`, { count: others.length })}>
          <div className="rk-stack">
            <p>{t(`askFor.${side}`)}</p>
            {others.map(({ remedy, worthText }) => (
              <section key={remedy.id} className="rk-stack rk-stack--tight">
                <h3 className="utrecht-heading-3">{remedy.name}</h3>
                <p>{remedy.text}</p>
                <CardFacts
                  label={t('facts')}
                  facts={[
                    t('offeredBy', { who: remedy.offeredBy }),
                    ...(remedy.amountText ? [remedy.amountText] : []),
                    ...(side === 'EMPLOYER' && worthText ? [t('worth', { amount: worthText })] : []),
                    ...(remedy.claimText ? [remedy.claimText] : []),
                  ]}
                />
                {remedy.amountText && (
                  <p className="rk-soft">
                    <SourceLine remedy={remedy} />
                  </p>
                )}
              </section>
            ))}
          </div>
        </Disclosure>
      )}
      {isAlive && (
        <Disclosure summary={t(`say.open.${side}`)}>
          <p>{t(`say.lead.${side}`)}</p>
          <SayHesitation id={id} who={side} />
        </Disclosure>
      )}
    </section>
  );
}
