import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateInWords } from '../../lib/dates.js';
import { graphql, readFragment, type FragmentOf } from '../../lib/graphql.js';
import { Card, CardFacts } from '../../ui/card-list.js';
import { AppLink } from '../../ui/link.js';
import { StatusTag } from '../../ui/status-tag.js';
import { AcknowledgeAlert } from './acknowledge-alert.js';
import { ActOnAlert } from './act-on-alert.js';

export const CandidateAlertFields = graphql(`
  fragment CandidateAlertFields on CandidateAlert {
    id
    candidateId
    leadDays
    neededBy
    acknowledgedAt
    escalatedAt
    current
    isGap
    isTooLate
    snoozedUntil
    snoozeUntilAtMost
    placesThatFit
    candidate {
      id
      name
    }
    profile {
      mboLevels
      sectors {
        code
        name
      }
    }
    handedOverTo {
      accountId
      name
    }
  }
`);

/** What is to be done now: after the day something else than before it. */
const nextOf = ({ isTooLate, placesThatFit }: { isTooLate: boolean; placesThatFit: number }) =>
  isTooLate ? 'people.nextTooLate' : placesThatFit > 0 ? 'people.nextIntroduce' : 'people.nextWiden';

/** Somebody who must have a place by a day; with the name for the case team alone. */
export function CandidateAlertCard(props: {
  alert: FragmentOf<typeof CandidateAlertFields>;
  onMoved: () => void;
}): ReactNode {
  const { t, i18n } = useTranslation('lapse-alerts');
  const alert = readFragment(CandidateAlertFields, props.alert);
  const { candidate, profile } = alert;
  const levels = profile?.mboLevels.join(', ') ?? '';
  const who = candidate?.name ?? t('people.unnamed');
  return (
    <Card
      level={3}
      heading={candidate ? <AppLink to={`/kandidaten/${candidate.id}`}>{who}</AppLink> : who}
      under={t('people.under', {
        levels,
        work: profile?.sectors.map(({ name }) => name).join(', ') || t('people.anyWork'),
      })}
      tag={
        <StatusTag tone={alert.leadDays <= 7 ? 'urgent' : 'info'}>
          {t(alert.isTooLate ? 'people.was' : 'people.by', {
            date: dateInWords(alert.neededBy, i18n.language),
          })}
        </StatusTag>
      }
    >
      <CardFacts label={t('facts')} facts={[t('people.fits', { total: alert.placesThatFit })]} />
      {alert.isGap && <p>{t('gap')}</p>}
      {!candidate && (
        <p>
          {t('people.notYours')} <AppLink to="/kandidaten/zonder-naam">{t('people.open')}</AppLink>
        </p>
      )}
      <div className="rk-alert__do">
        <p className="rk-alert__next">{t(nextOf(alert))}</p>
        {alert.current && <AcknowledgeAlert alert={alert} what={who} />}
      </div>
      {alert.current && <ActOnAlert alert={alert} what={who} onMoved={props.onMoved} />}
    </Card>
  );
}
