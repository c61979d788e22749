import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { dateInWords } from '../../lib/dates.js';
import { graphql } from '../../lib/graphql.js';
import { DateField } from '../../ui/date-field.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { ErrorState } from '../../ui/states.js';

const Extend = graphql(`
  mutation ExtendPlace($id: ID!, $version: Int!, $lapsesOn: Date!) {
    extendPlace(id: $id, version: $version, lapsesOn: $lapsesOn) {
      place {
        id
        version
        status
        lapsesOn
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

/** A later (or another) last day; a lapsed place is visible again with it. */
export function ExtendPlace(props: {
  place: { id: string; version: number; status: string; lapsesOn: string; startsOn: string };
  onDone: () => void;
}): ReactNode {
  const { place, onDone } = props;
  const { t, i18n } = useTranslation('my-places');
  const [lapsesOn, setLapsesOn] = useState(place.lapsesOn);
  const [attempts, setAttempts] = useState(0);
  const [{ data, error, fetching }, extend] = useMutation(Extend);
  const refused = data?.extendPlace.problems[0]?.message;
  const wrong = attempts === 0 ? undefined : lapsesOn ? refused : t('extend.missing');
  const send = async (): Promise<void> => {
    setAttempts(attempts + 1);
    if (!lapsesOn) return;
    const answer = await extend({ id: place.id, version: place.version, lapsesOn });
    if (answer.data && answer.data.extendPlace.problems.length === 0) onDone();
  };
  return (
    <details>
      <summary>{t('extend.title')}</summary>
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
          errors={wrong ? [{ fieldId: 'verlengen', message: wrong }] : []}
        />
        {error && <ErrorState error={error} />}
        <DateField
          id="verlengen"
          label={t('extend.lapsesOn')}
          hint={t(place.status === 'LAPSED' ? 'extend.hintLapsed' : 'extend.hint', {
            start: dateInWords(place.startsOn, i18n.language),
          })}
          error={wrong}
          value={lapsesOn}
          onChange={setLapsesOn}
        />
        <p>
          <Button type="submit" appearance="primary-action-button" busy={fetching} disabled={fetching}>
            {t('extend.go')}
          </Button>
        </p>
      </form>
    </details>
  );
}
