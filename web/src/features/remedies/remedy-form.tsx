import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { AskForm, useAttempt } from '../../ui/ask-form.js';
import { DateField } from '../../ui/date-field.js';
import { CheckboxChoice, ChoiceGroup, SelectField, TextareaField, TextField } from '../../ui/fields.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { AddRemedy, ChangeRemedy, type Entry } from './catalogue-fields.js';
import { RemedyConditions } from './remedy-conditions.js';
import { inputOf, typedOf, type LineName, type TypedRemedy } from './typed-remedy.js';

const remedyKinds = [
  'NO_RISK_POLICY',
  'PRACTICE_LEARNING_SUBSIDY',
  'WAGE_COST_BENEFIT',
  'JOB_COACH',
  'LANGUAGE_BUDDY',
  'TRAVEL_ALLOWANCE',
  'SHARED_MENTOR',
  'EMPLOYER_CALL',
  'TASTER_DAY',
  'TRIAL_PLACEMENT',
  'PRACTICE_STATEMENT',
  'SCHOOL_CONTACT',
  'NO_SHOW_PLAN',
  'CONTRACT_WITH_SCHOOLING',
  'OTHER',
] as const;
const hesitations = [
  'TRAVEL',
  'LANGUAGE',
  'SCHOOL',
  'SUPERVISION',
  'COST',
  'PAPERWORK',
  'CONFIDENCE',
  'ILLNESS_RISK',
  'OTHER',
] as const;
const sides = ['CANDIDATE', 'EMPLOYER'] as const;
const short: readonly LineName[] = ['amountCents', 'yearMostCents', 'coversMonths'];
const optional: readonly LineName[] = [...short, 'sourceUrl'];
const fieldId = (name: string): string => `ontzorging-${name}`;
const asked = [
  'kind', 'eases', 'sides', 'isPersonal', 'nameNl', 'nameEn', 'textNl', 'textEn', 'offeredBy', 'amountCents',
  'yearMostCents', 'coversMonths', 'conditions', 'claimFrom', 'claimUntil', 'source', 'sourceUrl',
  'validFrom', 'validUntil',
]; // prettier-ignore
const fieldIds = Object.fromEntries(asked.map((name) => [name, fieldId(name)]));

const toggled = (list: readonly string[], value: string): string[] =>
  list.includes(value) ? list.filter((each) => each !== value) : [...list, value];

/** Everything of one remedy, in the order in which somebody would tell it. */
export function RemedyForm({ regionCode, entry }: { regionCode: string; entry: Entry | null }): ReactNode {
  const { t } = useTranslation('remedies');
  const navigate = useNavigate();
  const attempt = useAttempt();
  const [typed, setTyped] = useState<TypedRemedy>(() => typedOf(entry));
  const [adding, add] = useMutation(AddRemedy);
  const [changing, change] = useMutation(ChangeRemedy);
  const set = (part: Partial<TypedRemedy>): void => setTyped({ ...typed, ...part });

  const send = async (): Promise<void> => {
    const { kind } = typed;
    if (kind === '') {
      attempt.ended([{ fieldId: fieldId('kind'), message: t('form.kindMissing') }]);
      return;
    }
    const input = inputOf({ ...typed, kind });
    const payload = entry
      ? (await change({ id: entry.remedy.id, version: entry.version, input })).data?.changeRemedy
      : (await add({ regionCode, input })).data?.addRemedy;
    if (!payload) return;
    attempt.ended(problemErrors(payload.problems, fieldIds, fieldId('nameNl')));
    if (payload.problems.length === 0) await navigate('/ontzorging', { replace: true });
  };

  const line = (name: LineName): ReactNode => (
    <TextField
      id={fieldId(name)}
      label={t(`form.line.${name}`)}
      hint={t(`form.hint.${name}`)}
      optional={optional.includes(name)}
      short={short.includes(name)}
      error={attempt.errorAt(fieldId(name))}
      autoComplete="off"
      value={typed.lines[name]}
      onChange={(event) => set({ lines: { ...typed.lines, [name]: event.target.value } })}
    />
  );
  const text = (name: 'textNl' | 'textEn'): ReactNode => (
    <TextareaField
      id={fieldId(name)}
      label={t(`form.line.${name}`)}
      hint={t(`form.hint.${name}`)}
      error={attempt.errorAt(fieldId(name))}
      rows={3}
      maxLength={1000}
      value={typed.lines[name]}
      onChange={(event) => set({ lines: { ...typed.lines, [name]: event.target.value } })}
    />
  );
  const date = (name: 'claimFrom' | 'claimUntil' | 'validFrom' | 'validUntil'): ReactNode => (
    <DateField
      id={fieldId(name)}
      label={t(`form.date.${name}`)}
      optional={name !== 'validFrom'}
      error={attempt.errorAt(fieldId(name))}
      value={typed[name]}
      onChange={(value) => set({ [name]: value })}
    />
  );

  return (
    <AskForm
      attempt={attempt}
      error={adding.error ?? changing.error}
      busy={adding.fetching || changing.fetching}
      go={t('form.go')}
      onSend={send}
    >
      <SelectField
        id={fieldId('kind')}
        label={t('form.kind')}
        error={attempt.errorAt(fieldId('kind'))}
        value={typed.kind}
        onChange={(event) => set({ kind: event.target.value as TypedRemedy['kind'] })}
        choices={[
          { value: '', label: t('form.choose') },
          ...remedyKinds.map((kind) => ({ value: kind, label: t(`what.${kind}`) })),
        ]}
      />
      {line('nameNl')}
      {line('nameEn')}
      {text('textNl')}
      {text('textEn')}
      <ChoiceGroup id={fieldId('eases')} label={t('form.eases')} error={attempt.errorAt(fieldId('eases'))}>
        {hesitations.map((kind) => (
          <CheckboxChoice
            key={kind}
            id={`${fieldId('eases')}-${kind}`}
            checked={typed.eases.includes(kind)}
            onChange={() => set({ eases: toggled(typed.eases, kind) })}
            label={t(`kind.${kind}`)}
          />
        ))}
      </ChoiceGroup>
      <ChoiceGroup id={fieldId('sides')} label={t('form.sides')} error={attempt.errorAt(fieldId('sides'))}>
        {sides.map((side) => (
          <CheckboxChoice
            key={side}
            id={`${fieldId('sides')}-${side}`}
            checked={typed.sides.includes(side)}
            onChange={() => set({ sides: toggled(typed.sides, side) })}
            label={t(`side.${side}`)}
          />
        ))}
      </ChoiceGroup>
      <ChoiceGroup
        id={fieldId('isPersonal')}
        label={t('form.personal')}
        hint={t('form.personalHint')}
        error={attempt.errorAt(fieldId('isPersonal'))}
      >
        <CheckboxChoice
          id={`${fieldId('isPersonal')}-ja`}
          checked={typed.isPersonal}
          onChange={() => set({ isPersonal: !typed.isPersonal })}
          label={t('form.personalYes')}
        />
      </ChoiceGroup>
      {line('offeredBy')}
      {line('amountCents')}
      <SelectField
        id={fieldId('amountPer')}
        label={t('form.amountPer')}
        value={typed.amountPer}
        onChange={(event) => set({ amountPer: event.target.value as TypedRemedy['amountPer'] })}
        choices={[
          { value: '', label: t('form.noAmount') },
          ...(['HOUR', 'YEAR', 'ONCE'] as const).map((unit) => ({
            value: unit,
            label: t(`form.unit.${unit}`),
          })),
        ]}
      />
      <CheckboxChoice
        id={fieldId('amountIsAtMost')}
        checked={typed.amountIsAtMost}
        onChange={() => set({ amountIsAtMost: !typed.amountIsAtMost })}
        label={t('form.amountIsAtMost')}
      />
      {line('yearMostCents')}
      {line('coversMonths')}
      <RemedyConditions
        id={fieldId('conditions')}
        error={attempt.errorAt(fieldId('conditions'))}
        conditions={typed.conditions}
        onChange={(conditions) => set({ conditions })}
      />
      {date('claimFrom')}
      {date('claimUntil')}
      {line('source')}
      {line('sourceUrl')}
      {date('validFrom')}
      {date('validUntil')}
    </AskForm>
  );
}
