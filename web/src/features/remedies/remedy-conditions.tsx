import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../ui/date-field.js';
import { CheckboxChoice, ChoiceGroup, SelectField, TextField } from '../../ui/fields.js';
import type { TypedCondition } from './typed-remedy.js';

const facts = [
  'HOURS_A_WEEK', 'WORK_HOURS_A_YEAR', 'MBO_LEVEL', 'STARTS_ON', 'AGE_AT_START', 'DISTANCE_KM', 'LANGUAGE',
  'PRIOR_EDUCATION', 'LISTED_GROUP',
] as const; // prettier-ignore
/** The names that a fact can have; a fact without names is a number or a date. */
const namesOf: Partial<Record<TypedCondition['on'], readonly string[]>> = {
  LANGUAGE: ['A1', 'A2', 'B1', 'B2', 'C1'],
  PRIOR_EDUCATION: [
    'NONE', 'PRACTICAL_SCHOOL', 'VMBO_BASIC', 'VMBO_KADER', 'VMBO_GL_TL', 'HAVO_VWO', 'MBO_1', 'MBO_2', 'MBO_3', 'MBO_4',
    'HIGHER', 'FOREIGN',
  ], // prettier-ignore
  LISTED_GROUP: ['JOB_AGREEMENT_REGISTER', 'WAJONG', 'WIA', 'PARTICIPATION_ACT'],
};

/** The conditions of a remedy: each a fact with its bounds, or the names it may have. */
export function RemedyConditions(props: {
  id: string;
  error: string | undefined;
  conditions: readonly TypedCondition[];
  onChange: (conditions: readonly TypedCondition[]) => void;
}): ReactNode {
  const { t } = useTranslation('remedies');
  const { id, error, conditions, onChange } = props;
  const change = (at: number, part: Partial<TypedCondition>): void =>
    onChange(conditions.map((each, index) => (index === at ? { ...each, ...part } : each)));
  return (
    <ChoiceGroup id={id} label={t('conditions')} hint={t('form.conditionsHint')} error={error} optional>
      {conditions.map((condition, at) => {
        const { on, low, high, oneOf } = condition;
        const names = namesOf[on];
        const own = `${id}-${at}`;
        return (
          // Conditions have no name of their own; they are taken away by their place in the list.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={at} className="rk-stack">
            <SelectField
              id={`${own}-on`}
              label={t('form.fact')}
              value={on}
              onChange={(event) =>
                change(at, { on: event.target.value as TypedCondition['on'], low: '', high: '', oneOf: [] })
              }
              choices={facts.map((fact) => ({ value: fact, label: t(`fact.${fact}`) }))}
            />
            {names ? (
              <ChoiceGroup id={`${own}-names`} label={t('form.oneOf')}>
                {names.map((name) => (
                  <CheckboxChoice
                    key={name}
                    id={`${own}-${name}`}
                    checked={oneOf.includes(name)}
                    onChange={() =>
                      change(at, {
                        oneOf: oneOf.includes(name)
                          ? oneOf.filter((each) => each !== name)
                          : [...oneOf, name],
                      })
                    }
                    label={t(`value.${name as 'NONE'}`)}
                  />
                ))}
              </ChoiceGroup>
            ) : on === 'STARTS_ON' ? (
              <>
                <DateField
                  id={`${own}-low`}
                  label={t('form.from')}
                  optional
                  value={low}
                  onChange={(value) => change(at, { low: value })}
                />
                <DateField
                  id={`${own}-high`}
                  label={t('form.until')}
                  optional
                  value={high}
                  onChange={(value) => change(at, { high: value })}
                />
              </>
            ) : (
              <>
                <TextField
                  id={`${own}-low`}
                  label={t('form.atLeast')}
                  optional
                  short
                  inputMode="decimal"
                  value={low}
                  onChange={(event) => change(at, { low: event.target.value })}
                />
                <TextField
                  id={`${own}-high`}
                  label={t('form.atMost')}
                  optional
                  short
                  inputMode="decimal"
                  value={high}
                  onChange={(event) => change(at, { high: event.target.value })}
                />
              </>
            )}
            <p>
              <Button
                appearance="subtle-button"
                aria-label={`${t('form.remove')}: ${t(`fact.${on}`)}`}
                onClick={() => onChange(conditions.filter((_, index) => index !== at))}
              >
                {t('form.remove')}
              </Button>
            </p>
          </div>
        );
      })}
      <p>
        <Button
          appearance="secondary-action-button"
          onClick={() => onChange([...conditions, { on: 'HOURS_A_WEEK', low: '', high: '', oneOf: [] }])}
        >
          {t('form.addCondition')}
        </Button>
      </p>
    </ChoiceGroup>
  );
}
