import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card-list.js';
import { Disclosure } from '../../ui/disclosure.js';
import { StatusTag } from '../../ui/status-tag.js';
import { CancelMeeting, MoveMeeting } from './change-meeting.js';
import { ChooseTime } from './choose-time.js';
import type { Meeting, Who } from './meeting-fields.js';
import { TasterDayCheck } from './taster-day-check.js';
import { TellMeeting } from './tell-meeting.js';
import { useTimeText } from './time-text.js';

const toneOf = {
  PROPOSED: 'info',
  TO_COME: 'positive',
  BEEN: 'info',
  HELD: 'positive',
  MISSED: 'urgent',
  CANCELLED: 'neutral',
} as const;

/** One meeting or taster day: where it stands, when and where, and what the viewer can do about it. */
export function MeetingCard({ meeting, who }: { meeting: Meeting; who: Who }): ReactNode {
  const { t } = useTranslation('meetings');
  const timeText = useTimeText();
  const { kind, stage, startsAt, endsAt, mayDo, outcomes, turnText, reasonText } = meeting;
  const stands = stage !== 'PROPOSED' && startsAt && endsAt ? { startsAt, endsAt } : null;
  const mine = outcomes.filter(({ side }) => who === 'ADVISER' || side === who);
  const isTold = who !== 'ADVISER' && mine.length > 0;
  const tell = <TellMeeting key={meeting.version} meeting={meeting} who={who} />;
  return (
    <Card
      level={3}
      heading={t(`kind.${kind}`)}
      tag={<StatusTag tone={toneOf[stage]}>{t(`stage.${stage}`)}</StatusTag>}
    >
      {turnText && (
        <p>
          <strong>{turnText}</strong>
        </p>
      )}
      {stands && <p>{timeText(stands)}</p>}
      {stage === 'PROPOSED' && !mayDo.includes('choose') && (
        <ul className="rk-plain-list" aria-label={t('times.proposed')}>
          {meeting.times.map((time) => (
            <li key={time.startsAt}>{timeText(time)}</li>
          ))}
        </ul>
      )}
      {stage !== 'CANCELLED' && (
        <ul className="rk-plain-list" aria-label={t('facts')}>
          <li>
            {t(`form.${meeting.form}`)}: <span className="rk-typed">{meeting.location}</span>
          </li>
          {meeting.whoComes && (
            <li>
              {t('line.whoComes')}: <span className="rk-typed">{meeting.whoComes}</span>
            </li>
          )}
          {meeting.tasks && (
            <li>
              {t('line.tasks')}: <span className="rk-typed">{meeting.tasks}</span>
            </li>
          )}
          {meeting.bring && (
            <li>
              {t('line.bring')}: <span className="rk-typed">{meeting.bring}</span>
            </li>
          )}
        </ul>
      )}
      <TasterDayCheck meeting={meeting} />
      {reasonText && <p>{t(stage === 'CANCELLED' ? 'cancel.why' : 'move.why', { reason: reasonText })}</p>}
      {mine.map(({ side, outcome, note }) => (
        <div key={side} className="rk-stack rk-stack--tight">
          <p>
            {who === 'ADVISER'
              ? t('tell.said', {
                  side: t(`side.${side === 'CANDIDATE' ? side : 'EMPLOYER'}`),
                  outcome: t(`outcome.${outcome}`),
                })
              : t('tell.saidMine', { outcome: t(`outcome.${outcome}`) })}
          </p>
          {note && <p className="rk-typed">{note}</p>}
        </div>
      ))}
      {mayDo.includes('choose') && <ChooseTime key={meeting.version} meeting={meeting} who={who} />}
      {mayDo.includes('tell') &&
        (isTold || who === 'ADVISER' ? (
          <Disclosure summary={t(isTold ? 'tell.again' : 'tell.record')}>{tell}</Disclosure>
        ) : (
          tell
        ))}
      {(mayDo.includes('move') || mayDo.includes('cancel')) && (
        <div>
          {mayDo.includes('move') && (
            <Disclosure summary={t('move.open')}>
              <MoveMeeting key={meeting.version} meeting={meeting} who={who} />
            </Disclosure>
          )}
          {mayDo.includes('cancel') && (
            <Disclosure summary={t('cancel.open')}>
              <CancelMeeting key={meeting.version} meeting={meeting} />
            </Disclosure>
          )}
        </div>
      )}
    </Card>
  );
}
