import { Button } from '@utrecht/component-library-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { TextareaField } from '../../ui/fields.js';
import { AppLink } from '../../ui/link.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState } from '../../ui/states.js';
import { StatusTag } from '../../ui/status-tag.js';
import { OverLimitReason } from './over-limit-reason.js';

const Propose = graphql(`
  mutation ProposeIntroduction($candidateId: ID!, $placeId: ID!, $message: String, $overLimitReason: String) {
    proposeIntroduction(
      candidateId: $candidateId
      placeId: $placeId
      message: $message
      overLimitReason: $overLimitReason
    ) {
      introduction {
        id
        status
        turnText
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

/** "Stel voor": a click, and a second one in the same place. `who` names the candidate, `what` the place. */
export function ProposeIntroduction(props: {
  candidateId: string;
  placeId: string;
  who: string;
  what: string;
}): ReactNode {
  const { candidateId, placeId, who, what } = props;
  const { t } = useTranslation('brokering');
  const [open, setOpen] = useState(false);
  const [{ data, error, fetching }, propose] = useMutation(Propose);
  const trigger = useRef<HTMLButtonElement>(null);
  const question = useRef<HTMLFormElement>(null);
  const answer = data?.proposeIntroduction;
  useEffect(() => {
    if (open) question.current?.focus();
  }, [open]);

  if (answer?.introduction)
    return <Proposed id={answer.introduction.id} turn={answer.introduction.turnText} />;
  if (!open) {
    return (
      <p>
        <Button ref={trigger} appearance="secondary-action-button" onClick={() => setOpen(true)}>
          {t('propose.start')}
          <span className="rk-visually-hidden"> {t('propose.whom', { who, what })}</span>
        </Button>
      </p>
    );
  }

  const id = `voorstellen-${placeId}-${candidateId}`;
  return (
    <form
      ref={question}
      tabIndex={-1}
      className="rk-confirm"
      aria-labelledby={`${id}-vraag`}
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const typed = (name: string): string | null => String(form.get(name) ?? '').trim() || null;
        void propose({
          candidateId,
          placeId,
          message: typed('message'),
          overLimitReason: typed('overLimitReason'),
        });
      }}
    >
      <p id={`${id}-vraag`} className="rk-confirm__question">
        {t('propose.question', { who, what })}
      </p>
      <TextareaField
        id={`${id}-bericht`}
        name="message"
        label={t('propose.message')}
        hint={t('propose.messageHint')}
        optional
        rows={3}
        maxLength={2000}
      />
      {error && <ErrorState error={error} />}
      {answer && answer.problems.length > 0 && (
        <Notice tone="error" live>
          {answer.problems.map(({ code, message }) => (
            <p key={code + message}>{message}</p>
          ))}
        </Notice>
      )}
      <OverLimitReason id={`${id}-reden`} problems={answer?.problems ?? []} />
      <div className="rk-row">
        <Button type="submit" appearance="primary-action-button" busy={fetching} disabled={fetching}>
          {t('propose.go')}
        </Button>
        <Button
          appearance="subtle-button"
          onClick={() => {
            setOpen(false);
            requestAnimationFrame(() => trigger.current?.focus());
          }}
        >
          {t('propose.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** Says that the introduction is made, and whose turn it is now. */
function Proposed({ id, turn }: { id: string; turn: string | null }): ReactNode {
  const { t } = useTranslation('brokering');
  const done = useRef<HTMLDivElement>(null);
  useEffect(() => done.current?.focus(), []);
  return (
    <div ref={done} tabIndex={-1} role="status" className="rk-stack rk-stack--tight">
      <p className="rk-row">
        <StatusTag tone="positive">{t('propose.done')}</StatusTag>
        <AppLink to={`/voorstellen/${id}`}>{t('propose.open')}</AppLink>
      </p>
      {turn && <p className="rk-soft">{turn}</p>}
    </div>
  );
}
