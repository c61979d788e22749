import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { instantInWords } from '../../lib/dates.js';
import { graphql } from '../../lib/graphql.js';
import { Notice } from '../../ui/notice.js';
import { ErrorState } from '../../ui/states.js';

const Acknowledge = graphql(`
  mutation AcknowledgeLapseAlert($id: ID!) {
    acknowledgeLapseAlert(id: $id) {
      lapseAlert {
        id
        acknowledgedAt
      }
      problems {
        code
        message
      }
    }
  }
`);

/** "Gezien": says that one is on it, so that nobody else is told. Afterwards it says since when. */
export function AcknowledgeAlert(props: {
  alert: { id: string; acknowledgedAt: string | null };
  what: string;
  primary?: boolean;
}): ReactNode {
  const { alert, what, primary } = props;
  const { t, i18n } = useTranslation('lapse-alerts');
  const [{ data, error, fetching }, acknowledge] = useMutation(Acknowledge);
  const answer = data?.acknowledgeLapseAlert;
  const since = answer?.lapseAlert?.acknowledgedAt ?? alert.acknowledgedAt;
  return (
    <div className="rk-stack rk-stack--tight">
      <div role="status">
        {since && (
          <p className="rk-soft">{t('seen.since', { moment: instantInWords(since, i18n.language) })}</p>
        )}
      </div>
      {!since && (
        <p>
          <Button
            appearance={primary ? 'primary-action-button' : 'secondary-action-button'}
            busy={fetching}
            disabled={fetching}
            onClick={() => void acknowledge({ id: alert.id })}
          >
            {t('seen.go')}
            <span className="rk-visually-hidden">: {what}</span>
          </Button>
        </p>
      )}
      {error && <ErrorState error={error} />}
      {answer && answer.problems.length > 0 && (
        <Notice tone="error" live>
          {answer.problems.map(({ code, message }) => (
            <p key={code}>{message}</p>
          ))}
        </Notice>
      )}
    </div>
  );
}
