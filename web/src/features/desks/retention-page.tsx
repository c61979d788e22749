import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { today } from '../../lib/dates.js';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { AskForm, useAttempt } from '../../ui/ask-form.js';
import { DateField } from '../../ui/date-field.js';
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
  const attempt = useAttempt();
  const isSaved = data?.changeRegionSettings.desk != null && attempt.errors.length === 0;

  const send = async (): Promise<void> => {
    const wrong = [
      ...kinds
        .filter((kind) => !/^\d{1,4}$/.test(typed[kind].trim()))
        .map((kind) => ({ fieldId: kind, message: t('missing.days') })),
      ...(from ? [] : [{ fieldId: 'vanaf', message: t('missing.from') }]),
    ];
    if (wrong.length > 0) return attempt.ended(wrong);
    const retention = Object.fromEntries(
      kinds.map((kind) => [kind, Number(typed[kind])]),
    ) as unknown as Retention;
    const answer = await keepFor({ regionCode: desk.regionCode, validFrom: from, retention });
    const problems = answer.data?.changeRegionSettings.problems ?? [];
    // The server judges the four together: what it refuses is told at the first.
    const errors = problemErrors(problems, { validFrom: 'vanaf', retention: 'consentDays' }, 'consentDays');
    attempt.ended(
      errors.map((each) => (each.fieldId === 'consentDays' ? { ...each, message: t('refused') } : each)),
    );
    if (answer.data && problems.length === 0) onSaved();
  };

  return (
    <AskForm attempt={attempt} error={error} busy={fetching} go={t('go')} onSend={send}>
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
          error={attempt.errorAt(kind)}
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
        error={attempt.errorAt('vanaf')}
        value={from}
        onChange={setFrom}
      />
    </AskForm>
  );
}
