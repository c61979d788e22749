import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { SelectField, TextareaField } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState } from '../../ui/states.js';
import { OverLimitReason } from '../introductions/over-limit-reason.js';

const Introduce = graphql(`
  mutation IntroduceAsk($id: ID!, $message: String, $overLimitReason: String) {
    introduceAsk(id: $id, message: $message, overLimitReason: $overLimitReason) {
      ask {
        id
        status
        introduction {
          id
          turnText
        }
      }
      warnings
      problems {
        code
        message
        path
      }
    }
  }
`);

const Decline = graphql(`
  mutation DeclineAsk($id: ID!, $reason: AskDeclineReason!, $note: String!) {
    declineAsk(id: $id, reason: $reason, note: $note) {
      ask {
        id
        status
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

const reasons = ['NO_FIT_NOW', 'BETTER_ELSEWHERE', 'ENOUGH_CANDIDATES', 'FIRST_TALK', 'OTHER'] as const;
type Reason = (typeof reasons)[number];
/** What came of an answer: an introduction, or null when it was declined. */
export interface Answered {
  what: string;
  introduction: { id: string; turnText: string | null } | null;
}

interface Asked {
  id: string;
  who: string;
  what: string;
  onAnswered: (done: Answered) => void;
}

/** What an adviser does with an ask: introduce, or say no with a reason. */
export function AnswerAsk(props: Asked): ReactNode {
  const { id, who, what } = props;
  const { t } = useTranslation('asks');
  const { t: tBrokering } = useTranslation('brokering');
  const [isDeclining, setDeclining] = useState(false);
  const [{ data, error, fetching }, introduce] = useMutation(Introduce);
  const answer = data?.introduceAsk;
  const send = async (form: HTMLFormElement): Promise<void> => {
    const typed = (name: string): string | null => String(new FormData(form).get(name) ?? '').trim() || null;
    const came = await introduce({
      id,
      message: typed('message'),
      overLimitReason: typed('overLimitReason'),
    });
    const introduction = came.data?.introduceAsk.ask?.introduction;
    if (introduction) props.onAnswered({ what, introduction });
  };
  if (isDeclining) return <DeclineAsk {...props} onCancel={() => setDeclining(false)} />;
  const spoken = <span className="rk-visually-hidden"> {tBrokering('propose.whom', { who, what })}</span>;
  return (
    <form
      className="rk-stack rk-stack--tight"
      onSubmit={(event) => {
        event.preventDefault();
        void send(event.currentTarget);
      }}
    >
      <details>
        <summary>{t('answer.addMessage')}</summary>
        <TextareaField
          id={`bericht-${id}`}
          name="message"
          label={tBrokering('propose.message')}
          hint={tBrokering('propose.messageHint')}
          optional
          rows={3}
          maxLength={2000}
        />
      </details>
      {error && <ErrorState error={error} />}
      {answer && answer.problems.length > 0 && (
        <Notice tone="error" live>
          {answer.problems.map(({ message }) => (
            <p key={message}>{message}</p>
          ))}
        </Notice>
      )}
      <OverLimitReason id={`reden-toch-${id}`} problems={answer?.problems ?? []} />
      <div className="rk-row">
        <Button type="submit" appearance="primary-action-button" busy={fetching} disabled={fetching}>
          {t('answer.introduce')}
          {spoken}
        </Button>
        <Button appearance="subtle-button" onClick={() => setDeclining(true)}>
          {t('answer.decline')}
          {spoken}
        </Button>
      </div>
    </form>
  );
}

function DeclineAsk({ id, who, what, onAnswered, onCancel }: Asked & { onCancel: () => void }): ReactNode {
  const { t } = useTranslation('asks');
  const [reason, setReason] = useState<Reason>('NO_FIT_NOW');
  const [{ data, error, fetching }, decline] = useMutation(Decline);
  const problems = data?.declineAsk.problems ?? [];
  const send = async (form: HTMLFormElement): Promise<void> => {
    const note = String(new FormData(form).get('note')).trim();
    const came = await decline({ id, reason, note });
    if (came.data?.declineAsk.ask) onAnswered({ what, introduction: null });
  };
  return (
    <form
      className="rk-confirm"
      aria-label={t('decline.question', { who, what })}
      onSubmit={(event) => {
        event.preventDefault();
        void send(event.currentTarget);
      }}
    >
      <p className="rk-confirm__question">{t('decline.question', { who, what })}</p>
      <SelectField
        id={`reden-${id}`}
        label={t('decline.reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value as Reason)}
        choices={reasons.map((each) => ({ value: each, label: t(`decline.of.${each}`) }))}
      />
      <TextareaField
        id={`notitie-${id}`}
        name="note"
        label={t('decline.note')}
        hint={t('decline.noteHint')}
        required
        error={problems.find(({ path }) => path.includes('note'))?.message}
        rows={2}
        maxLength={2000}
      />
      {error && <ErrorState error={error} />}
      {problems.some(({ path }) => !path.includes('note')) && (
        <Notice tone="error" live>
          {problems.map(({ message }) => (
            <p key={message}>{message}</p>
          ))}
        </Notice>
      )}
      <div className="rk-row">
        <Button type="submit" appearance="primary-action-button" busy={fetching} disabled={fetching}>
          {t('decline.go')}
        </Button>
        <Button appearance="subtle-button" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
