import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { today } from '../../lib/dates.js';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { DateField } from '../../ui/date-field.js';
import { ErrorSummary, type FieldError } from '../../ui/error-summary.js';
import { TextField } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { ErrorState, LoadingState } from '../../ui/states.js';

const KeptHowLong = graphql(`
  query KeptHowLong {
    desk {
      regionCode
      region {
        code
        name
      }
      settings {
        retention {
          consentDays
          procedureDays
          placementDays
          warnDays
        }
      }
    }
  }
`);

const KeepFor = graphql(`
  mutation KeepFor($regionCode: ID!, $validFrom: Date!, $retention: RetentionInput!) {
    changeRegionSettings(regionCode: $regionCode, validFrom: $validFrom, input: { retention: $retention }) {
      desk {
        regionCode
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

type Desk = NonNullable<ResultOf<typeof KeptHowLong>['desk']>;
type Retention = Desk['settings']['retention'];
const kinds = ['consentDays', 'procedureDays', 'placementDays', 'warnDays'] as const;

/** For how many days a region keeps what: a coordinator decides, from a day on. */
export default function RetentionPage(): ReactNode {
  const { t } = useTranslation('retention');
  const [{ data, error }, again] = useQuery({ query: KeptHowLong });
  const renew = (): void => again({ requestPolicy: 'network-only' });
  return (
    <Page title={t('title')} lead={t('lead')}>
      {error && <ErrorState error={error} onRetry={renew} />}
      {!data && !error && <LoadingState rows={4} />}
      {data?.desk && (
        <RetentionForm key={JSON.stringify(data.desk.settings.retention)} desk={data.desk} onSaved={renew} />
      )}
    </Page>
  );
}

function RetentionForm({ desk, onSaved }: { desk: Desk; onSaved: () => void }): ReactNode {
  const { t } = useTranslation('retention');
  const [{ data, error, fetching }, keepFor] = useMutation(KeepFor);
  const [typed, setTyped] = useState(
    () =>
      Object.fromEntries(kinds.map((kind) => [kind, String(desk.settings.retention[kind])])) as Record<
        keyof Retention,
        string
      >,
  );
  const [from, setFrom] = useState(today());
  const [attempt, setAttempt] = useState<{ count: number; errors: FieldError[] }>({ count: 0, errors: [] });
  const errorAt = (id: string): string | undefined =>
    attempt.errors.find(({ fieldId }) => fieldId === id)?.message;
  const isSaved = data?.changeRegionSettings.desk != null && attempt.errors.length === 0;

  const send = async (): Promise<void> => {
    const wrong = [
      ...kinds
        .filter((kind) => !/^\d{1,4}$/.test(typed[kind].trim()))
        .map((kind) => ({ fieldId: kind, message: t('missing.days') })),
      ...(from ? [] : [{ fieldId: 'vanaf', message: t('missing.from') }]),
    ];
    if (wrong.length > 0) return setAttempt({ count: attempt.count + 1, errors: wrong });
    const retention = Object.fromEntries(
      kinds.map((kind) => [kind, Number(typed[kind])]),
    ) as unknown as Retention;
    const answer = await keepFor({ regionCode: desk.regionCode, validFrom: from, retention });
    const problems = answer.data?.changeRegionSettings.problems ?? [];
    // The server judges the four together: what it refuses is told at the first.
    const errors = problemErrors(problems, { validFrom: 'vanaf', retention: 'consentDays' }, 'consentDays');
    setAttempt({
      count: attempt.count + 1,
      errors: errors.map((each) =>
        each.fieldId === 'consentDays' ? { ...each, message: t('refused') } : each,
      ),
    });
    if (answer.data && problems.length === 0) onSaved();
  };

  return (
    <form
      noValidate
      className="rk-stack rk-stack--wide"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ErrorSummary key={attempt.count} errors={attempt.errors} />
      {error && <ErrorState error={error} />}
      {isSaved && (
        <Notice tone="ok" live>
          <p>{t('saved')}</p>
        </Notice>
      )}
      {kinds.map((kind) => (
        <TextField
          key={kind}
          id={kind}
          label={t(`${kind}.label`)}
          hint={t(`${kind}.hint`)}
          error={errorAt(kind)}
          inputMode="numeric"
          short
          value={typed[kind]}
          onChange={(event) => setTyped({ ...typed, [kind]: event.currentTarget.value })}
        />
      ))}
      <DateField
        id="vanaf"
        label={t('from')}
        hint={t('fromHint')}
        error={errorAt('vanaf')}
        value={from}
        onChange={setFrom}
      />
      <p>
        <Button type="submit" appearance="primary-action-button" busy={fetching} disabled={fetching}>
          {t('go')}
        </Button>
      </p>
    </form>
  );
}
