import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { ChoiceGroup, RadioChoice } from '../../ui/fields.js';
import { ErrorState } from '../../ui/states.js';
import type { WithdrawReason } from './place-status.js';

const Withdraw = graphql(`
  mutation WithdrawPlace($id: ID!, $version: Int!, $reason: WithdrawReason!) {
    withdrawPlace(id: $id, version: $version, reason: $reason) {
      place {
        id
        version
        status
        withdrawReason
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

const reasons: readonly WithdrawReason[] = [
  'FILLED_ELSEWHERE',
  'NO_CANDIDATES',
  'NOT_SUITABLE',
  'NO_CAPACITY',
  'OTHER',
];

/** Takes a place back, with the reason: asked before, as it cannot be undone. */
export function WithdrawPlace(props: {
  place: { id: string; version: number; status: string };
  onDone: () => void;
}): ReactNode {
  const { place, onDone } = props;
  const { t } = useTranslation('my-places');
  const [reason, setReason] = useState<WithdrawReason>();
  const [attempts, setAttempts] = useState(0);
  const [{ data, error, fetching }, withdraw] = useMutation(Withdraw);
  const refused = data?.withdrawPlace.problems[0]?.message;
  const wrong = attempts === 0 ? undefined : reason ? refused : t('withdraw.missing');
  const send = async (): Promise<void> => {
    setAttempts(attempts + 1);
    if (!reason) return;
    const answer = await withdraw({ id: place.id, version: place.version, reason });
    if (answer.data && answer.data.withdrawPlace.problems.length === 0) {
      onDone();
      window.scrollTo(0, 0);
    }
  };
  return (
    <details>
      <summary>{t('withdraw.title')}</summary>
      <form
        noValidate
        className="rk-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <ErrorSummary
          key={`${attempts}-${wrong}`}
          errors={wrong ? [{ fieldId: 'waarom', message: wrong }] : []}
        />
        {error && <ErrorState error={error} />}
        <p>{place.status === 'DRAFT' ? t('withdraw.textDraft') : t('withdraw.text')}</p>
        <ChoiceGroup id="waarom" label={t('withdraw.reason')} error={wrong}>
          {reasons.map((each) => (
            <RadioChoice
              key={each}
              id={`waarom-${each}`}
              name="waarom"
              checked={reason === each}
              onChange={() => setReason(each)}
              label={t(`reason.${each}`)}
            />
          ))}
        </ChoiceGroup>
        <p>
          <Button type="submit" appearance="secondary-action-button" busy={fetching} disabled={fetching}>
            {t('withdraw.go')}
          </Button>
        </p>
      </form>
    </details>
  );
}
