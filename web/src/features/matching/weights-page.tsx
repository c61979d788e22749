import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { today } from '../../lib/dates.js';
import { graphql, type ResultOf } from '../../lib/graphql.js';
import { AskForm, useAttempt } from '../../ui/ask-form.js';
import { DateField } from '../../ui/date-field.js';
import type { FieldError } from '../../ui/error-summary.js';
import { TextField } from '../../ui/fields.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { ErrorState, LoadingState } from '../../ui/states.js';
import { WeightsPreview } from './weights-preview.js';
import { criteria, percentOf, sumOf, weightsOf, type Percentages } from './weights.js';

const CountedWeights = graphql(`
  query CountedWeights {
    desk {
      regionCode
      settings {
        matchingWeights {
          level
          sector
          qualification
          region
          distance
          availability
          hours
          language
        }
      }
    }
  }
`);

const WeighLikeThis = graphql(`
  mutation WeighLikeThis($regionCode: ID!, $validFrom: Date!, $weights: MatchingWeightsInput!) {
    changeRegionSettings(
      regionCode: $regionCode
      validFrom: $validFrom
      input: { matchingWeights: $weights }
    ) {
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

type Desk = NonNullable<ResultOf<typeof CountedWeights>['desk']>;

/** How much each criterion counts in a region: a coordinator sees what would change, and only then saves. */
export default function WeightsPage(): ReactNode {
  const { t } = useTranslation('weights');
  const [{ data, error }, again] = useQuery({ query: CountedWeights });
  const renew = (): void => again({ requestPolicy: 'network-only' });
  return (
    <Page title={t('title')} lead={t('lead')} width="full">
      {error && <ErrorState error={error} onRetry={renew} />}
      {!data && !error && <LoadingState rows={4} />}
      {data?.desk && <WeightsForm desk={data.desk} />}
    </Page>
  );
}

function WeightsForm({ desk }: { desk: Desk }): ReactNode {
  const { t } = useTranslation('weights');
  const [typed, setTyped] = useState<Percentages>(() => percentOf(desk.settings.matchingWeights));
  const [from, setFrom] = useState(today());
  const attempt = useAttempt();
  const [previewed, setPreviewed] = useState<{ typed: Percentages; from: string }>();
  const [{ data, error, fetching }, weigh] = useMutation(WeighLikeThis);
  const sum = sumOf(typed);
  const isPreviewed = previewed?.typed === typed && previewed.from === from;
  const isSaved = data?.changeRegionSettings.desk != null && isPreviewed && attempt.errors.length === 0;

  const wrong = (): FieldError[] => {
    const numbers = criteria
      .filter((criterion) => !/^\d{1,3}$/.test(typed[criterion].trim()) || Number(typed[criterion]) > 100)
      .map((criterion) => ({ fieldId: criterion, message: t('wrong.percent') }));
    if (numbers.length > 0) return numbers;
    return [
      ...(sum === 100 ? [] : [{ fieldId: criteria[0], message: t('wrong.sum', { sum }) }]),
      ...(from ? [] : [{ fieldId: 'vanaf', message: t('wrong.from') }]),
    ];
  };
  const preview = (): void => {
    const errors = wrong();
    attempt.ended(errors);
    if (errors.length === 0) setPreviewed({ typed, from });
  };
  const save = async (): Promise<void> => {
    const answer = await weigh({
      regionCode: desk.regionCode,
      validFrom: from,
      weights: weightsOf(typed),
    });
    const problems = answer.data?.changeRegionSettings.problems ?? [];
    attempt.ended(problemErrors(problems, { validFrom: 'vanaf' }, criteria[0]));
  };

  return (
    <>
      <AskForm attempt={attempt} error={error} busy={false} go={t('preview')} secondary onSend={preview}>
        {isSaved && (
          <Notice tone="ok" live>
            <p>{t('saved')}</p>
          </Notice>
        )}
        <div className="rk-weights">
          {criteria.map((criterion) => (
            <TextField
              key={criterion}
              id={criterion}
              label={t('percent', { what: t(criterion) })}
              error={attempt.errorAt(criterion)}
              inputMode="numeric"
              short
              value={typed[criterion]}
              onChange={(event) => setTyped({ ...typed, [criterion]: event.currentTarget.value })}
            />
          ))}
        </div>
        <p role="status">
          <strong>{t('sum', { sum })}</strong>
        </p>
        <DateField
          id="vanaf"
          label={t('from')}
          hint={t('fromHint')}
          error={attempt.errorAt('vanaf')}
          value={from}
          onChange={setFrom}
        />
      </AskForm>
      {!isPreviewed && <p className="rk-soft">{t('before')}</p>}
      {isPreviewed && !isSaved && (
        <p>
          <Button
            appearance="primary-action-button"
            busy={fetching}
            disabled={fetching}
            onClick={() => void save()}
          >
            {t('save')}
          </Button>
        </p>
      )}
      {previewed && isPreviewed && (
        <WeightsPreview
          regionCode={desk.regionCode}
          weights={weightsOf(previewed.typed)}
          asOf={previewed.from}
        />
      )}
    </>
  );
}
