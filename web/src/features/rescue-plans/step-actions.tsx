import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { useSession } from '../../lib/session.js';
import { SelectField, TextareaField } from '../../ui/fields.js';
import { AppLink } from '../../ui/link.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState } from '../../ui/states.js';
import { StatusTag } from '../../ui/status-tag.js';
import { OverLimitReason } from '../introductions/over-limit-reason.js';
import { setAsideReasons, type SetAsideReason } from './set-aside-reasons.js';

const Introduce = graphql(`
  mutation IntroduceStep($stepId: ID!, $overLimitReason: String) {
    introduceRescueStep(stepId: $stepId, overLimitReason: $overLimitReason) {
      introduction {
        id
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

const SetAside = graphql(`
  mutation SetAsideStep($stepId: ID!, $reason: RescueSetAsideReason!, $note: String) {
    setAsideRescueStep(stepId: $stepId, reason: $reason, note: $note) {
      rescuePlan {
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

/** What an adviser does with a step: introduce in one click, or set it aside with a reason. */
export function StepActions(props: {
  stepId: string;
  who: string;
  what: string;
  onChanged: () => void;
}): ReactNode {
  const { stepId, who, what, onChanged } = props;
  const { t } = useTranslation('rescue-plan');
  const { viewer } = useSession();
  const [{ data, error, fetching }, introduce] = useMutation(Introduce);
  const [isSettingAside, setAside] = useState(false);
  const answer = data?.introduceRescueStep;
  if (answer?.introduction) {
    return (
      <div role="status" className="rk-stack rk-stack--tight">
        <p className="rk-row">
          <StatusTag tone="positive">{t('step.introduced')}</StatusTag>
          <AppLink to={`/voorstellen/${answer.introduction.id}`}>{t('step.open')}</AppLink>
        </p>
        {answer.introduction.turnText && <p className="rk-soft">{answer.introduction.turnText}</p>}
      </div>
    );
  }
  if (isSettingAside) return <AskReason {...props} onDone={onChanged} onCancel={() => setAside(false)} />;
  const spoken = <span className="rk-visually-hidden"> {t('step.spoken', { who, what })}</span>;
  return (
    <form
      className="rk-stack rk-stack--tight"
      onSubmit={(event) => {
        event.preventDefault();
        const reason = new FormData(event.currentTarget).get('overLimitReason');
        void introduce({
          stepId,
          overLimitReason: typeof reason === 'string' ? reason.trim() || null : null,
        });
      }}
    >
      {error && <ErrorState error={error} />}
      {answer && answer.problems.length > 0 && <Problems problems={answer.problems} />}
      <OverLimitReason id={`reden-toch-${stepId}`} problems={answer?.problems ?? []} />
      <div className="rk-row">
        {viewer?.roles.includes('ADVISER') && (
          <Button type="submit" appearance="primary-action-button" busy={fetching} disabled={fetching}>
            {t('step.introduce')}
            {spoken}
          </Button>
        )}
        <Button appearance="subtle-button" onClick={() => setAside(true)}>
          {t('step.setAside')}
          {spoken}
        </Button>
      </div>
    </form>
  );
}

function Problems({ problems }: { problems: readonly { code: string; message: string }[] }): ReactNode {
  return (
    <Notice tone="error" live>
      {problems.map(({ code, message }) => (
        <p key={code + message}>{message}</p>
      ))}
    </Notice>
  );
}

/** Why not: one of a few reasons, and what is to be said with it. Then the plan is made again without this step. */
function AskReason(props: {
  stepId: string;
  who: string;
  what: string;
  onDone: () => void;
  onCancel: () => void;
}): ReactNode {
  const { stepId, who, what, onDone, onCancel } = props;
  const { t } = useTranslation('rescue-plan');
  const [{ data, error, fetching }, setAside] = useMutation(SetAside);
  const [reason, setReason] = useState<SetAsideReason>('CANDIDATE');
  const problems = data?.setAsideRescueStep.problems ?? [];
  const send = async (form: HTMLFormElement): Promise<void> => {
    const note = String(new FormData(form).get('note')).trim();
    const came = await setAside({ stepId, reason, note: note || null });
    if (came.data?.setAsideRescueStep.rescuePlan) onDone();
  };
  return (
    <form
      className="rk-confirm"
      aria-label={t('aside.question', { who, what })}
      onSubmit={(event) => {
        event.preventDefault();
        void send(event.currentTarget);
      }}
    >
      <p className="rk-confirm__question">{t('aside.question', { who, what })}</p>
      <SelectField
        id={`reden-${stepId}`}
        label={t('aside.reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value as SetAsideReason)}
        choices={setAsideReasons.map((each) => ({ value: each, label: t(`reason.${each}`) }))}
      />
      <TextareaField
        id={`toelichting-${stepId}`}
        name="note"
        label={t('aside.note')}
        hint={t('aside.noteHint')}
        optional={reason !== 'OTHER'}
        error={problems.find(({ path }) => path.includes('note'))?.message}
        rows={2}
        maxLength={500}
      />
      {error && <ErrorState error={error} />}
      <Refused problems={problems.filter(({ path }) => !path.includes('note'))} />
      <div className="rk-row">
        <Button type="submit" appearance="primary-action-button" busy={fetching} disabled={fetching}>
          {t('aside.go')}
        </Button>
        <Button appearance="subtle-button" onClick={onCancel}>
          {t('aside.cancel')}
        </Button>
      </div>
    </form>
  );
}

function Refused({ problems }: { problems: readonly { code: string; message: string }[] }): ReactNode {
  return problems.length > 0 ? <Problems problems={problems} /> : null;
}
