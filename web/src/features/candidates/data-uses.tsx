import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { dateInWords } from '../../lib/dates.js';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { Disclosure } from '../../ui/disclosure.js';
import { TextareaField } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { StatusTag } from '../../ui/status-tag.js';
import { SummaryList } from '../../ui/summary-list.js';

const MyDataUses = graphql(`
  query MyDataUses {
    purposeTexts {
      purpose
      title
      what
      why
      who
      howLong
      stop
    }
    viewer {
      id
      candidate {
        id
        uses {
          purpose
          state
          ground {
            basis
            givenAt
            informedBy
            controller {
              name
            }
          }
        }
        objections {
          id
          purposes
          outcome
          decision
        }
      }
    }
  }
`);

const StopUse = graphql(`
  mutation StopUse($candidateId: ID!, $purpose: Purpose!, $grounds: String) {
    stopUse(candidateId: $candidateId, purpose: $purpose, grounds: $grounds) {
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

const AllowUse = graphql(`
  mutation AllowUse($candidateId: ID!, $purpose: Purpose!) {
    allowUse(candidateId: $candidateId, purpose: $purpose) {
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

type Data = ResultOf<typeof MyDataUses>;
type Words = Data['purposeTexts'][number];
type Candidate = NonNullable<NonNullable<Data['viewer']>['candidate']>;
type Use = Candidate['uses'][number];

/** Every use of the candidate's data in plain words, each with its own way to stop it. */
export function DataUses(): ReactNode {
  const { t } = useTranslation('my-privacy');
  const [{ data, error }, again] = useQuery({ query: MyDataUses });
  const candidate = data?.viewer?.candidate;
  return (
    <section aria-labelledby="doelen" className="rk-stack">
      <h2 id="doelen" className="utrecht-heading-2">
        {t('uses.title')}
      </h2>
      <p>{t('uses.lead')}</p>
      {error && <ErrorState error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />}
      {!data && !error && <LoadingState />}
      {candidate &&
        data.purposeTexts.map((words) => {
          const use = candidate.uses.find(({ purpose }) => purpose === words.purpose);
          return use && <OneUse key={words.purpose} candidateId={candidate.id} words={words} use={use} />;
        })}
      {candidate && candidate.objections.length > 0 && (
        <Answers objections={candidate.objections} texts={data.purposeTexts} />
      )}
    </section>
  );
}

function OneUse({ candidateId, words, use }: { candidateId: string; words: Words; use: Use }): ReactNode {
  const { t, i18n } = useTranslation('my-privacy');
  const { ground, state } = use;
  const tone = state === 'RUNNING' ? 'positive' : state === 'PAUSED' ? 'urgent' : 'neutral';
  return (
    <Disclosure
      summary={
        <>
          {words.title} <StatusTag tone={tone}>{t(`uses.state.${state}`)}</StatusTag>
        </>
      }
    >
      <SummaryList
        rows={[
          { label: t('uses.what'), value: words.what },
          { label: t('uses.why'), value: words.why },
          { label: t('uses.who'), value: words.who },
          { label: t('uses.howLong'), value: words.howLong },
          { label: t('uses.stopping'), value: words.stop },
          ...(ground
            ? [
                {
                  label: t('uses.ground'),
                  value: t(`uses.${ground.basis}`, {
                    date: dateInWords(ground.givenAt.slice(0, 10), i18n.language),
                    by: ground.informedBy,
                  }),
                },
                { label: t('uses.controller'), value: ground.controller.name },
              ]
            : []),
        ]}
      />
      {state === 'PAUSED' && (
        <Notice>
          <p>{t('uses.paused')}</p>
        </Notice>
      )}
      <Change candidateId={candidateId} title={words.title} use={use} />
    </Disclosure>
  );
}

function Change({ candidateId, title, use }: { candidateId: string; title: string; use: Use }): ReactNode {
  const { t } = useTranslation('my-privacy');
  const [stopped, stop] = useMutation(StopUse);
  const [allowed, allow] = useMutation(AllowUse);
  const [asking, setAsking] = useState(false);
  const [grounds, setGrounds] = useState('');
  const [done, setDone] = useState<'stopped' | 'objected' | 'started'>();
  const { purpose, ground } = use;
  const isTask = ground?.basis === 'PUBLIC_TASK';
  const error = stopped.error ?? allowed.error;
  const problems = [...(stopped.data?.stopUse.problems ?? []), ...(allowed.data?.allowUse.problems ?? [])];
  const fieldId = `waarom-${purpose.toLowerCase()}`;

  const sayStop = async (): Promise<void> => {
    const answer = await stop({ candidateId, purpose, grounds: isTask ? grounds.trim() || null : null });
    if (answer.data?.stopUse.problems.length !== 0) return;
    setAsking(false);
    setDone(isTask ? 'objected' : 'stopped');
  };
  const sayYes = async (): Promise<void> => {
    const answer = await allow({ candidateId, purpose });
    if (answer.data?.allowUse.problems.length === 0) setDone('started');
  };

  return (
    <>
      <div role="status">
        {done && (
          <Notice tone="ok">
            <p>{t(`uses.${done}`)}</p>
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
      {asking && isTask && (
        <TextareaField
          id={fieldId}
          label={t('uses.grounds')}
          hint={t('uses.groundsHint')}
          optional
          rows={3}
          maxLength={2000}
          value={grounds}
          onChange={(event) => setGrounds(event.target.value)}
        />
      )}
      <p className="rk-row">
        {!ground && (
          <Button
            appearance="secondary-action-button"
            busy={allowed.fetching}
            disabled={allowed.fetching}
            onClick={() => void sayYes()}
          >
            {t('uses.start')}
            <span className="rk-visually-hidden">: {title}</span>
          </Button>
        )}
        {ground && !asking && (
          <Button appearance="secondary-action-button" onClick={() => setAsking(true)}>
            {t(isTask ? 'uses.object' : 'uses.stop')}
            <span className="rk-visually-hidden">: {title}</span>
          </Button>
        )}
        {ground && asking && (
          <>
            <Button
              appearance="primary-action-button"
              busy={stopped.fetching}
              disabled={stopped.fetching}
              onClick={() => void sayStop()}
            >
              {t(isTask ? 'uses.object' : 'uses.sure')}
            </Button>
            <Button appearance="secondary-action-button" onClick={() => setAsking(false)}>
              {t('uses.not')}
            </Button>
          </>
        )}
      </p>
    </>
  );
}

function Answers({
  objections,
  texts,
}: {
  objections: Candidate['objections'];
  texts: readonly Words[];
}): ReactNode {
  const { t } = useTranslation('my-privacy');
  const titleOf = (purpose: string) => texts.find((each) => each.purpose === purpose)?.title ?? '';
  return (
    <>
      <h3 className="utrecht-heading-3">{t('answers.title')}</h3>
      <ul className="utrecht-unordered-list">
        {objections.map(({ id, purposes, outcome, decision }) => (
          <li key={id}>
            {purposes.map(titleOf).join(', ')}: {t(outcome ? `answers.${outcome}` : 'answers.waiting')}{' '}
            {decision && t('answers.because', { reason: decision })}
          </li>
        ))}
      </ul>
    </>
  );
}
