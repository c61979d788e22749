import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { TextareaField } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState } from '../../ui/states.js';

const WithdrawIntroduction = graphql(`
  mutation WithdrawMyself($id: ID!, $reason: String) {
    withdrawIntroduction(id: $id, reason: $reason) {
      introduction {
        id
        status
        turnText
        turns
        endText
        mayDo
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

/** A candidate who said yes and wants out after all: asked once more, with room for a reason. */
export function WithdrawMyself({ id }: { id: string }): ReactNode {
  const { t } = useTranslation('answering');
  const [reason, setReason] = useState('');
  const [{ data, error, fetching }, withdraw] = useMutation(WithdrawIntroduction);
  const problems = data?.withdrawIntroduction.problems ?? [];
  return (
    <details className="rk-answer__more">
      <summary>{t('withdraw.open')}</summary>
      <form
        className="rk-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void withdraw({ id, reason: reason.trim() || null });
        }}
      >
        <p>{t('withdraw.text')}</p>
        {error && <ErrorState error={error} />}
        {problems.length > 0 && (
          <Notice tone="error" live>
            {problems.map(({ message }) => (
              <p key={message}>{message}</p>
            ))}
          </Notice>
        )}
        <TextareaField
          id="reden"
          label={t('withdraw.reason')}
          hint={t('answer.messageHint')}
          optional
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <p>
          <Button type="submit" appearance="secondary-action-button" busy={fetching} disabled={fetching}>
            {t('withdraw.go')}
          </Button>
        </p>
      </form>
    </details>
  );
}
