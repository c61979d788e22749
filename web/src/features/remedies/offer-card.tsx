import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { Card, CardFacts } from '../../ui/card-list.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState } from '../../ui/states.js';
import { StatusTag } from '../../ui/status-tag.js';
import { SourceLine } from './source-line.js';
import { MoveOffer, type Offer, type OfferMove } from './help-fields.js';

const main: readonly OfferMove[] = ['AGREE', 'TAKE', 'HELPED'];
const toneOf = { ASKED: 'info', OFFERED: 'info', TAKEN: 'positive' } as const;

/** One remedy that was offered: what it is, where it stands, and what the viewer can say to it. */
export function OfferCard({
  offer,
  who,
}: {
  offer: Offer;
  who: 'CANDIDATE' | 'EMPLOYER' | 'ADVISER';
}): ReactNode {
  const { t } = useTranslation('helping');
  const [{ data, error, fetching }, move] = useMutation(MoveOffer);
  const { remedy, status, helped, mayDo } = offer;
  const problems = data?.moveRemedyOffer.problems ?? [];
  // Said once is said; the other answer stays, for who changes their mind.
  const moves = mayDo.filter(
    (each) => !(each === 'HELPED' && helped === true) && !(each === 'DID_NOT_HELP' && helped === false),
  );
  const isForOther = who === 'CANDIDATE' && offer.toSide === 'EMPLOYER';
  return (
    <Card
      level={3}
      heading={remedy.name}
      under={
        who === 'ADVISER'
          ? t('offer.to', { side: t(`side.${offer.toSide}`), kind: t(`kind.${offer.hesitation}`) })
          : undefined
      }
      tag={
        <StatusTag tone={status in toneOf ? toneOf[status as keyof typeof toneOf] : 'neutral'}>
          {t(`offer.status.${status}`)}
        </StatusTag>
      }
    >
      <p>{remedy.text}</p>
      <CardFacts
        label={t('facts')}
        facts={[
          t('offeredBy', { who: remedy.offeredBy }),
          ...(remedy.amountText ? [remedy.amountText] : []),
          ...(remedy.claimText ? [remedy.claimText] : []),
          ...(helped === null ? [] : [t(helped ? 'offer.helped' : 'offer.didNotHelp')]),
        ]}
      />
      {remedy.amountText && (
        <p className="rk-soft">
          <SourceLine remedy={remedy} />
        </p>
      )}
      {isForOther && (
        <p>
          <strong>{t(status === 'ASKED' ? 'offer.mayTheyKnow' : 'offer.theyKnow')}</strong>
        </p>
      )}
      {error && <ErrorState error={error} />}
      {problems.length > 0 && (
        <Notice tone="error" live>
          {problems.map(({ message }) => (
            <p key={message}>{message}</p>
          ))}
        </Notice>
      )}
      {moves.length > 0 && (
        <p className="rk-row">
          {moves.map((each) => (
            <Button
              key={each}
              appearance={
                main.includes(each) && who !== 'ADVISER' ? 'primary-action-button' : 'secondary-action-button'
              }
              busy={fetching}
              disabled={fetching}
              aria-label={`${t(`offer.move.${who}.${each}`)}: ${remedy.name}`}
              onClick={() => void move({ offerId: offer.id, move: each })}
            >
              {t(`offer.move.${who}.${each}`)}
            </Button>
          ))}
        </p>
      )}
    </Card>
  );
}
