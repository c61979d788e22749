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
  const [attempt, setAttempt] = useState<{ count: number; errors: FieldError[] }>({ count: 0, errors: [] });
  const [previewed, setPreviewed] = useState<{ typed: Percentages; from: string }>();
  const [{ data, error, fetching }, weigh] = useMutation(WeighLikeThis);
  const sum = sumOf(typed);
  const isPreviewed = previewed?.typed === typed && previewed.from === from;
  const isSaved = data?.changeRegionSettings.desk != null && isPreviewed && attempt.errors.length === 0;
  const errorAt = (id: string): string | undefined =>
    attempt.errors.find(({ fieldId }) => fieldId === id)?.message;

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
    setAttempt({ count: attempt.count + 1, errors });
    if (errors.length === 0) setPreviewed({ typed, from });
  };
  const save = async (): Promise<void> => {
    const answer = await weigh({
      regionCode: desk.regionCode,
      validFrom: from,
      weights: weightsOf(typed),
    });
    const problems = answer.data?.changeRegionSettings.problems ?? [];
    setAttempt({
      count: attempt.count + 1,
      errors: problemErrors(problems, { validFrom: 'vanaf' }, criteria[0]),
    });
  };

  return (
    <>
      <form
        noValidate
        className="rk-stack rk-stack--wide"
        onSubmit={(event) => {
          event.preventDefault();
          preview();
        }}
      >
        <ErrorSummary key={attempt.count} errors={attempt.errors} />
        {error && <ErrorState error={error} />}
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
              error={errorAt(criterion)}
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
          error={errorAt('vanaf')}
          value={from}
          onChange={setFrom}
        />
        <p className="rk-row">
          <Button type="submit" appearance="secondary-action-button">
            {t('preview')}
          </Button>
          {isPreviewed && !isSaved && (
            <Button
              appearance="primary-action-button"
              busy={fetching}
              disabled={fetching}
              onClick={() => void save()}
            >
              {t('save')}
            </Button>
          )}
        </p>
        {!isPreviewed && <p className="rk-soft">{t('before')}</p>}
      </form>
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
