import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { DateField } from '../../ui/date-field.js';
import type { FieldError } from '../../ui/error-summary.js';
import { CheckboxChoice, ChoiceGroup, SelectField, TextField } from '../../ui/fields.js';
import { LoadingState } from '../../ui/states.js';
import { languageLevels, type LanguageLevel, type WishAnswers } from './wish-answers.js';

const QualificationPicker = lazy(() => import('../reference/qualification-picker.js'));

const WishChoices = graphql(`
  query WishChoices {
    sectors {
      code
      name
    }
    regions {
      code
      name
    }
  }
`);

const levels = [1, 2, 3, 4] as const;
const distances = [5, 10, 15, 25, 40];
const hours = [16, 20, 24, 28, 32, 36, 40];

const toggled = <Value,>(values: readonly Value[], value: Value): Value[] =>
  values.includes(value) ? values.filter((other) => other !== value) : [...values, value];

/** Where the fields of a wish are, by the name of the API's argument. */
export const wishFieldIds = {
  wish: 'niveaus',
  mboLevels: 'niveaus',
  sectorCodes: 'sectoren',
  creboCodes: 'sectoren',
  maxTravelKm: 'reistijd',
  regionCode: 'regio',
  availableFrom: 'vanaf',
  maxHoursPerWeek: 'uren',
  languageLevel: 'taal',
};

/** A wish on one page, as an adviser fills it in while talking. From home: `km`; else a region, or anywhere. */
export function WishFields(props: {
  answers: WishAnswers;
  onChange: (answers: WishAnswers) => void;
  errors: readonly FieldError[];
}): ReactNode {
  const { answers, onChange, errors } = props;
  const { t } = useTranslation('case-files');
  const [{ data }] = useQuery({ query: WishChoices });
  const errorAt = (id: string): string | undefined => errors.find(({ fieldId }) => fieldId === id)?.message;
  const set = (changed: Partial<WishAnswers>): void => onChange({ ...answers, ...changed });
  const valueOf = (event: { target: unknown }): string => (event.target as HTMLSelectElement).value;
  const where = answers.region ? 'regio' : (answers.km ?? '');

  return (
    <div className="rk-stack rk-stack--wide">
      <ChoiceGroup id="niveaus" label={t('wish.levels')} error={errorAt('niveaus')}>
        {levels.map((level) => (
          <CheckboxChoice
            key={level}
            id={`niveau-${level}`}
            checked={answers.levels.includes(level)}
            onChange={() => set({ levels: toggled(answers.levels, level).sort((a, b) => a - b) })}
            label={t(`levelName.${level}`)}
          />
        ))}
      </ChoiceGroup>
      <ChoiceGroup
        id="sectoren"
        label={t('wish.sectors')}
        hint={t('wish.sectorsHint')}
        error={errorAt('sectoren')}
      >
        {(data?.sectors ?? []).map(({ code, name }) => (
          <CheckboxChoice
            key={code}
            id={`sector-${code}`}
            checked={answers.sectors.includes(code)}
            onChange={() => set({ sectors: toggled(answers.sectors, code) })}
            label={name}
          />
        ))}
      </ChoiceGroup>
      <Suspense fallback={<LoadingState rows={1} />}>
        <QualificationPicker
          levels={answers.levels}
          chosen={answers.crebos}
          onChange={(crebos) => set({ crebos })}
        />
      </Suspense>
      <SelectField
        id="reistijd"
        label={t('wish.where')}
        error={errorAt('reistijd')}
        value={`${where}`}
        onChange={(event) => {
          const value = valueOf(event);
          if (value === 'regio') set({ km: null, postcode: null, region: data?.regions[0]?.code ?? null });
          else set({ km: Number(value) || null, region: null });
        }}
        choices={[
          ...distances.map((km) => ({ value: `${km}`, label: t('wish.within', { km }) })),
          ...(answers.km && !distances.includes(answers.km)
            ? [{ value: `${answers.km}`, label: t('wish.within', { km: answers.km }) }]
            : []),
          { value: 'regio', label: t('wish.inRegion') },
          { value: '', label: t('wish.anywhere') },
        ]}
      />
      {answers.region && (
        <SelectField
          id="regio"
          label={t('wish.region')}
          error={errorAt('regio')}
          value={answers.region}
          onChange={(event) => set({ region: valueOf(event) })}
          choices={(data?.regions ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
      {answers.km !== null && answers.postcode !== null && (
        <TextField
          id="reist-vanaf"
          label={t('wish.from')}
          value={answers.postcode}
          onChange={(event) => set({ postcode: event.target.value || null })}
          inputMode="numeric"
          maxLength={4}
          short
        />
      )}
      <DateField
        id="vanaf"
        label={t('wish.available')}
        hint={t('wish.availableHint')}
        error={errorAt('vanaf')}
        optional
        value={answers.availableFrom ?? ''}
        onChange={(date) => set({ availableFrom: date || null })}
      />
      <SelectField
        id="uren"
        label={t('wish.hours')}
        error={errorAt('uren')}
        optional
        value={`${answers.maxHours ?? ''}`}
        onChange={(event) => set({ maxHours: Number(valueOf(event)) || null })}
        choices={[
          { value: '', label: t('wish.any') },
          ...[...new Set([...hours, ...(answers.maxHours ? [answers.maxHours] : [])])]
            .sort((a, b) => a - b)
            .map((most) => ({ value: `${most}`, label: t('wish.hoursChoice', { hours: most }) })),
        ]}
      />
      <SelectField
        id="taal"
        label={t('wish.language')}
        error={errorAt('taal')}
        optional
        value={answers.language ?? ''}
        onChange={(event) => set({ language: (valueOf(event) || null) as LanguageLevel | null })}
        choices={[
          { value: '', label: t('wish.unknown') },
          ...languageLevels.map((level) => ({ value: level, label: t(`languageLevel.${level}`) })),
        ]}
      />
    </div>
  );
}
