import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FragmentOf } from '../../lib/graphql.js';
import { Card, CardFacts } from '../../ui/card-list.js';
import { LapseTag } from '../../ui/dates.js';
import { Disclosure } from '../../ui/disclosure.js';
import { AppLink } from '../../ui/link.js';
import { AcknowledgeAlert } from './acknowledge-alert.js';
import { ActOnAlert, CallEmployer } from './act-on-alert.js';
import {
  AlertCandidates,
  alertOf,
  AlmostFits,
  ClassOfPlace,
  GapNotice,
  LastChoice,
  PassedOn,
  type AlertFields,
} from './alert-body.js';
import { TriedBefore } from './tried.js';

/**
 * One place that is about to lapse: when, what to do next, the class it waits for, and who fits. `open` shows the
 * candidates at once; else they stand behind their number, so that a long day stays a list.
 */
export function AlertCard(props: {
  alert: FragmentOf<typeof AlertFields>;
  known: ReadonlyMap<string, string>;
  open: boolean;
  onMoved: () => void;
}): ReactNode {
  const { t } = useTranslation('lapse-alerts');
  const alert = alertOf(props.alert);
  const { place, matches } = alert;
  const candidates = <AlertCandidates alert={alert} known={props.known} level={4} />;
  return (
    <Card
      level={3}
      heading={<AppLink to={`/leerbanen-beheren/${place.id}`}>{place.title}</AppLink>}
      under={t('where', { employer: place.employer.name, town: place.town })}
      tag={<LapseTag lapsesOn={alert.lapsesOn} />}
    >
      <CardFacts
        label={t('facts')}
        facts={[
          t('level', { level: place.mboLevel }),
          t('seats', { seats: place.seatsLeft }),
          t('fits', { total: matches.total }),
        ]}
      />
      <ClassOfPlace place={place} />
      <PassedOn alert={alert} />
      <GapNotice alert={alert} />
      <LastChoice alert={alert} />
      <AlmostFits alert={alert} />
      <TriedBefore tried={alert.tried} />
      <div className="rk-alert__do">
        <p className="rk-alert__next">{t(matches.total > 0 ? 'next.introduce' : 'next.widen')}</p>
        <AcknowledgeAlert alert={alert} what={place.title} />
      </div>
      <div className="rk-alert__more">
        <CallEmployer place={place} onDone={props.onMoved} />
        <ActOnAlert alert={alert} what={place.title} onMoved={props.onMoved} />
      </div>
      {props.open || matches.total === 0 ? (
        candidates
      ) : (
        <Disclosure
          summary={
            <>
              {t('candidates.show', { total: matches.nodes.length })}
              <span className="rk-visually-hidden">: {place.title}</span>
            </>
          }
        >
          {candidates}
        </Disclosure>
      )}
    </Card>
  );
}
