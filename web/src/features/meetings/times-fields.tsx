import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../ui/date-field.js';
import type { FieldError } from '../../ui/error-summary.js';
import { SelectField, TextField } from '../../ui/fields.js';
import type { MeetingKind } from './meeting-fields.js';

/** One to three times as they are typed; the first is needed. */
export interface TypedTimes {
  readonly slots: readonly { readonly day: string; readonly time: string }[];
  readonly minutes: string;
}

const durations: Record<MeetingKind, readonly number[]> = {
  MEETING: [30, 45, 60, 90, 120],
  TASTER_DAY: [120, 180, 240, 360, 480],
};

export const noTimes = (kind: MeetingKind): TypedTimes => ({
  slots: [0, 1, 2].map(() => ({ day: '', time: '' })),
  minutes: kind === 'MEETING' ? '60' : '480',
});

const dayId = (id: string, at: number): string => `${id}-dag-${at}`;

/** The times that were filled in, as the API takes them. */
export function typedTimes({ slots, minutes }: TypedTimes) {
  const times = slots.filter(({ day, time }) => day !== '' && time !== '');
  return { times, minutes: Number(minutes) };
}

/** Where the API's refusals of times belong on the page. */
export function idsOfTimes(id: string): Readonly<Record<string, string>> {
  return { times: dayId(id, 0), minutes: `${id}-duur`, 0: dayId(id, 0), 1: dayId(id, 1), 2: dayId(id, 2) };
}

/** What is missing: the first time, or half of another. */
export function missingTimes(id: string, { slots }: TypedTimes, message: string): FieldError[] {
  return slots.flatMap(({ day, time }, at) =>
    (at === 0 || day !== '' || time !== '') && (day === '' || time === '')
      ? [{ fieldId: dayId(id, at), message }]
      : [],
  );
}

/** Asks for one to three times and how long it takes. */
export function TimesFields(props: {
  id: string;
  kind: MeetingKind;
  value: TypedTimes;
  errorAt: (fieldId: string) => string | undefined;
  onChange: (value: TypedTimes) => void;
}): ReactNode {
  const { id, kind, value, errorAt, onChange } = props;
  const { t } = useTranslation('meetings');
  const change = (at: number, slot: Partial<TypedTimes['slots'][number]>): void =>
    onChange({
      ...value,
      slots: value.slots.map((each, index) => (index === at ? { ...each, ...slot } : each)),
    });
  return (
    <>
      {value.slots.map(({ day, time }, at) => (
        <fieldset key={dayId(id, at)} className="rk-choices">
          <legend className="rk-choices__legend">{t('times.slot', { number: at + 1 })}</legend>
          <div className="rk-row">
            <DateField
              id={dayId(id, at)}
              label={t('times.day')}
              optional={at > 0}
              error={errorAt(dayId(id, at))}
              value={day}
              onChange={(changed) => change(at, { day: changed })}
            />
            <TextField
              id={`${id}-tijd-${at}`}
              type="time"
              short
              label={t('times.from')}
              optional={at > 0}
              value={time}
              onChange={(event) => change(at, { time: event.currentTarget.value })}
            />
          </div>
        </fieldset>
      ))}
      <SelectField
        id={`${id}-duur`}
        label={t('times.duration')}
        error={errorAt(`${id}-duur`)}
        value={value.minutes}
        onChange={(event) => onChange({ ...value, minutes: event.currentTarget.value })}
        choices={durations[kind].map((each) => ({
          value: String(each),
          label:
            each < 120 && each !== 60
              ? t('times.minutes', { count: each })
              : t('times.hours', { count: each / 60 }),
        }))}
      />
    </>
  );
}
