import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { dateInWords, today } from '../../lib/dates.js';
import { graphql, readFragment } from '../../lib/graphql.js';
import { Disclosure } from '../../ui/disclosure.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState } from '../../ui/states.js';
import { StatusTag } from '../../ui/status-tag.js';
import { HeldTalks } from './held-talks.js';
import { RecordTalk } from './record-talk.js';
import { SayHowItGoes } from './say-how-it-goes.js';
import { TalkFields, type Support, type Who } from './talk-fields.js';

const OneSupport = graphql(
  `
    query OneSupport($id: ID!) {
      introduction(id: $id) {
        id
        ...TalkFields
      }
    }
  `,
  [TalkFields],
);

/** How a placement goes: the talks, what each side said, and for a side the question itself. Nothing without a placement. */
export function SupportSection({ id, who }: { id: string; who: Who }): ReactNode {
  const { t, i18n } = useTranslation('support');
  const [{ data, error }, again] = useQuery({ query: OneSupport, variables: { id } });
  const [isRecorded, setRecorded] = useState(false);
  const support = data?.introduction && readFragment(TalkFields, data.introduction).support;
  if (error) return <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (!support) return null;
  const { warnedSince, toHold, voices, held, maySay, mayRecord } = support;
  return (
    <section className="rk-stack" aria-labelledby="hoe-gaat-het">
      <h2 id="hoe-gaat-het" className="utrecht-heading-2">
        {t(`heading.${who}`)}
      </h2>
      {warnedSince && (
        <Notice tone="warning">
          <p>{t('warned', { date: dateInWords(warnedSince.slice(0, 10), i18n.language) })}</p>
        </Notice>
      )}
      {maySay && <SayHowItGoes id={id} who={who} />}
      <TalksToHold toHold={toHold} who={who} />
      {voices.length > 0 && <Voices voices={voices} who={who} />}
      {isRecorded && (
        <Notice tone="ok" live>
          <p>{t('record.done')}</p>
        </Notice>
      )}
      {held.length > 0 && <HeldTalks held={held} mayRecord={mayRecord} />}
      {mayRecord && (
        <Disclosure key={held.length} summary={t('record.open')}>
          <RecordTalk id={id} toHold={toHold} onRecorded={() => setRecorded(true)} />
        </Disclosure>
      )}
    </section>
  );
}

/** Of a talk whose day came and that was not held it is said that it is still to be held. */
function stateOf({ dueOn, heldOn, isBehind }: Support['toHold'][number]) {
  if (heldOn) return 'held';
  if (isBehind) return 'passed';
  return dueOn <= today() ? 'due' : 'open';
}

function TalksToHold({ toHold, who }: { toHold: Support['toHold']; who: Who }): ReactNode {
  const { t, i18n } = useTranslation('support');
  return (
    <>
      <h3 className="utrecht-heading-3">{t('talks')}</h3>
      <p>{t(`talksLead.${who}`)}</p>
      <ul className="rk-plain-list rk-stack rk-stack--tight">
        {toHold.map((talk) => {
          const { weeks, dueOn, heldOn } = talk;
          const state = stateOf(talk);
          return (
            <li key={weeks}>
              <StatusTag tone={heldOn ? 'positive' : 'neutral'}>{t(`state.${state}`)}</StatusTag>{' '}
              {t(heldOn ? 'talkHeld' : 'talkDue', {
                weeks,
                date: dateInWords(heldOn ?? dueOn, i18n.language),
              })}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Voices({ voices, who }: { voices: Support['voices']; who: Who }): ReactNode {
  const { t, i18n } = useTranslation('support');
  return (
    <>
      <h3 className="utrecht-heading-3">{t(`voices.${who}`)}</h3>
      <ul className="rk-plain-list rk-stack rk-stack--tight">
        {voices.map(({ side, goes, note, saidAt }) => (
          <li key={saidAt}>
            <p>
              {t(`voice.${who !== 'ADVISER' ? 'SELF' : side === 'CANDIDATE' ? 'CANDIDATE' : 'EMPLOYER'}`, {
                date: dateInWords(saidAt.slice(0, 10), i18n.language),
                goes: t(`${who === 'ADVISER' ? 'thinks' : 'goes'}.${goes}`),
              })}
            </p>
            {note && <p className="rk-soft">{note}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}
