import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { today } from '../../lib/dates.js';
import { graphql } from '../../lib/graphql.js';
import { AskForm, useAttempt } from '../../ui/ask-form.js';
import { DateField } from '../../ui/date-field.js';
import { SelectField, TextareaField } from '../../ui/fields.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { howItGoes, TalkFields, type HowItGoes, type Support } from './talk-fields.js';

const Record = graphql(
  `
    mutation RecordSupportTalk(
      $introductionId: ID!
      $weeks: Int
      $heldOn: Date!
      $candidateGoes: HowItGoes!
      $employerGoes: HowItGoes!
      $note: String
    ) {
      recordSupportTalk(
        introductionId: $introductionId
        weeks: $weeks
        heldOn: $heldOn
        candidateGoes: $candidateGoes
        employerGoes: $employerGoes
        note: $note
      ) {
        introduction {
          id
          ...TalkFields
        }
        problems {
          code
          message
          path
        }
      }
    }
  `,
  [TalkFields],
);

const between = 'tussendoor';

/** An adviser records a talk with both sides: by itself the first that is still to be held. */
export function RecordTalk(props: {
  id: string;
  toHold: Support['toHold'];
  onRecorded: () => void;
}): ReactNode {
  const { id, toHold, onRecorded } = props;
  const { t } = useTranslation('support');
  const [{ error, fetching }, record] = useMutation(Record);
  const attempt = useAttempt();
  const open = toHold.filter(({ heldOn }) => heldOn === null);
  const next = open.find(({ isBehind, dueOn }) => !isBehind && dueOn <= today());
  const [which, setWhich] = useState(next ? String(next.weeks) : between);
  const [heldOn, setDay] = useState(today());
  const [goes, setGoes] = useState<Record<'candidateGoes' | 'employerGoes', HowItGoes | ''>>({
    candidateGoes: '',
    employerGoes: '',
  });
  const [note, setNote] = useState('');
  const ids = {
    weeks: 'gesprek-welk',
    heldOn: 'gesprek-dag',
    candidateGoes: 'gesprek-kandidaat',
    employerGoes: 'gesprek-leerbedrijf',
    note: 'gesprek-woorden',
    introductionId: 'gesprek-welk',
  };
  const send = async (): Promise<void> => {
    const { candidateGoes, employerGoes } = goes;
    const wrong = [
      ...(heldOn ? [] : [{ fieldId: ids.heldOn, message: t('record.missingDay') }]),
      ...(candidateGoes ? [] : [{ fieldId: ids.candidateGoes, message: t('record.missing') }]),
      ...(employerGoes ? [] : [{ fieldId: ids.employerGoes, message: t('record.missing') }]),
    ];
    if (!candidateGoes || !employerGoes || wrong.length > 0) return attempt.ended(wrong);
    const weeks = which === between ? null : Number(which);
    const { data } = await record({
      introductionId: id,
      weeks,
      heldOn,
      candidateGoes,
      employerGoes,
      note: note.trim() || null,
    });
    if (!data) return;
    const { problems } = data.recordSupportTalk;
    attempt.ended(problemErrors(problems, ids, ids.weeks));
    if (problems.length === 0) onRecorded();
  };
  const sideField = (name: 'candidateGoes' | 'employerGoes'): ReactNode => (
    <SelectField
      id={ids[name]}
      label={t(`record.${name}`)}
      error={attempt.errorAt(ids[name])}
      value={goes[name]}
      onChange={(event) => setGoes({ ...goes, [name]: event.currentTarget.value as HowItGoes })}
      choices={[
        { value: '', label: t('record.choose') },
        ...howItGoes.map((each) => ({ value: each, label: t(`thinks.${each}`) })),
      ]}
    />
  );
  return (
    <AskForm attempt={attempt} error={error} busy={fetching} go={t('record.go')} secondary onSend={send}>
      <SelectField
        id={ids.weeks}
        label={t('record.which')}
        error={attempt.errorAt(ids.weeks)}
        value={which}
        onChange={(event) => setWhich(event.currentTarget.value)}
        choices={[
          ...open.map(({ weeks }) => ({ value: String(weeks), label: t('after', { weeks }) })),
          { value: between, label: t('between') },
        ]}
      />
      <DateField
        id={ids.heldOn}
        label={t('record.day')}
        error={attempt.errorAt(ids.heldOn)}
        value={heldOn}
        onChange={setDay}
      />
      {sideField('candidateGoes')}
      {sideField('employerGoes')}
      <TextareaField
        id={ids.note}
        label={t('record.note')}
        hint={t('record.noteHint')}
        error={attempt.errorAt(ids.note)}
        optional
        rows={3}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </AskForm>
  );
}
