import { Button } from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { ChoiceGroup, RadioChoice, SelectField, TextField } from '../../ui/fields.js';
import { ErrorState } from '../../ui/states.js';
import { postcode4Of } from '../reference/postcode.js';
import { withOwn } from './wish-answers.js';
import type { QuestionProps } from './wish-question.js';

export const RegionChoices = graphql(`
  query RegionChoices {
    regions {
      code
      name
    }
  }
`);

const distances = [5, 10, 15, 25, 40];
type Way = 'huis' | 'regio' | 'overal';

/** Where: so many kilometres from home, or in a region, or anywhere. */
export function WhereQuestion({ answers, onNext, go }: QuestionProps): ReactNode {
  const { t } = useTranslation('matching');
  const [{ data, error }] = useQuery({ query: RegionChoices });
  const [way, setWay] = useState<Way>(answers.region ? 'regio' : 'huis');
  const { register, handleSubmit, formState } = useForm({
    shouldUnregister: true,
    shouldFocusError: false,
    defaultValues: {
      postcode: answers.postcode ?? '',
      km: `${answers.km ?? 15}`,
      region: answers.region ?? '',
    },
  });
  const { errors, submitCount } = formState;
  const submit = handleSubmit((given) => {
    onNext({
      ...answers,
      postcode: way === 'huis' ? postcode4Of(given.postcode) : null,
      km: way === 'huis' ? Number(given.km) : null,
      region: way === 'regio' ? given.region : null,
    });
  });

  return (
    <form noValidate className="rk-stack rk-stack--wide" onSubmit={(event) => void submit(event)}>
      <ErrorSummary
        key={submitCount}
        errors={(['postcode', 'region'] as const).flatMap((field) => {
          const message = errors[field]?.message;
          return message ? [{ fieldId: field, message }] : [];
        })}
      />
      {error && <ErrorState error={error} />}
      <ChoiceGroup id="waar" label={t('waar.question')} hideLegend>
        <RadioChoice
          id="waar-huis"
          name="waar"
          checked={way === 'huis'}
          onChange={() => setWay('huis')}
          label={t('waar.home')}
        />
        {way === 'huis' && (
          <div className="rk-question__inset">
            <TextField
              id="postcode"
              label={t('waar.postcode')}
              hint={t('waar.postcodeHint')}
              error={errors.postcode?.message}
              inputMode="numeric"
              autoComplete="postal-code"
              short
              {...register('postcode', {
                validate: (typed) => postcode4Of(typed) !== null || t('waar.postcodeWrong'),
              })}
            />
            <SelectField
              id="km"
              label={t('waar.km')}
              choices={withOwn(distances, answers.km).map((km) => ({
                value: `${km}`,
                label: t('waar.kmChoice', { km }),
              }))}
              {...register('km')}
            />
          </div>
        )}
        <RadioChoice
          id="waar-regio"
          name="waar"
          checked={way === 'regio'}
          onChange={() => setWay('regio')}
          label={t('waar.inRegion')}
        />
        {way === 'regio' && (
          <div className="rk-question__inset">
            <SelectField
              key={data ? 'regions' : 'none'}
              id="region"
              label={t('waar.region')}
              error={errors.region?.message}
              choices={[
                { value: '', label: t('waar.chooseRegion') },
                ...(data?.regions ?? []).map(({ code, name }) => ({ value: code, label: name })),
              ]}
              {...register('region', { required: t('waar.regionMissing') })}
            />
          </div>
        )}
        <RadioChoice
          id="waar-overal"
          name="waar"
          checked={way === 'overal'}
          onChange={() => setWay('overal')}
          label={t('waar.anywhere')}
        />
      </ChoiceGroup>
      <p>
        <Button type="submit" appearance="primary-action-button">
          {go ?? t('next')}
        </Button>
      </p>
    </form>
  );
}
