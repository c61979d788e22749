import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { dateInWords } from '../../lib/dates.js';
import { graphql } from '../../lib/graphql.js';
import { DateField } from '../../ui/date-field.js';
import { ChoiceGroup, RadioChoice, SelectField, TextareaField } from '../../ui/fields.js';
import { CaseAction, outcomeOf } from './case-action.js';
import type { Case } from './case-fields.js';

const Enrol = graphql(`
  mutation RecordEnrolment(
    $introductionId: ID!
    $status: EnrolmentStatus!
    $classStartId: ID
    $intakeOn: Date
    $note: String
  ) {
    recordEnrolment(
      introductionId: $introductionId
      status: $status
      classStartId: $classStartId
      intakeOn: $intakeOn
      note: $note
    ) {
      introduction {
        id
        status
      }
      warnings
      problems {
        code
        message
        path
      }
    }
  }
`);

const statuses = ['ASKED', 'INTAKE', 'ADMITTED', 'WAITING_LIST', 'REFUSED', 'CLASS_NOT_RUNNING'] as const;
type Status = (typeof statuses)[number];

/** Writes down what the college said about taking the candidate, and into which class. */
export function RecordEnrolment({ introduction }: { introduction: Case }): ReactNode {
  const { t, i18n } = useTranslation('brokering');
  const [{ data, error, fetching }, enrol] = useMutation(Enrol);
  const [status, setStatus] = useState<Status>();
  const [classStartId, setClass] = useState(introduction.enrolment?.classStart?.id ?? '');
  const [intakeOn, setIntake] = useState('');
  const [note, setNote] = useState('');

  const send = async (said: Status): Promise<void> => {
    const { data: sent } = await enrol({
      introductionId: introduction.id,
      status: said,
      classStartId: classStartId || null,
      intakeOn: (said === 'INTAKE' && intakeOn) || null,
      note: note.trim() || null,
    });
    if (!sent?.recordEnrolment.introduction) return;
    setStatus(undefined);
    setNote('');
  };

  return (
    <CaseAction
      id="inschrijving"
      heading={t('enrol.heading')}
      go={t('enrol.go')}
      primary={introduction.turns.includes('SCHOOL')}
      busy={fetching}
      outcome={outcomeOf(error, data?.recordEnrolment)}
      ids={{ classStartId: 'klas', intakeOn: 'intakedag', note: 'notitie' }}
      missing={status ? [] : [{ fieldId: 'school', message: t('enrol.missing') }]}
      onSubmit={() => status && void send(status)}
    >
      <ChoiceGroup id="school" label={t('enrol.what')}>
        {statuses.map((each) => (
          <RadioChoice
            key={each}
            id={`school-${each}`}
            name="school"
            checked={status === each}
            onChange={() => setStatus(each)}
            label={t(`enrolment.${each}`)}
          />
        ))}
      </ChoiceGroup>
      {status === 'INTAKE' && (
        <DateField
          id="intakedag"
          label={t('enrol.intakeOn')}
          optional
          value={intakeOn}
          onChange={setIntake}
        />
      )}
      <SelectField
        id="klas"
        label={t('enrol.class')}
        value={classStartId}
        onChange={(event) => setClass(event.target.value)}
        choices={[
          { value: '', label: t('enrol.noClass') },
          ...introduction.place.classStarts.map(({ id, college, town, firstLessonOn }) => ({
            value: id,
            label: t('enrol.classChoice', { college, town, date: dateInWords(firstLessonOn, i18n.language) }),
          })),
        ]}
      />
      <TextareaField
        id="notitie"
        label={t('enrol.note')}
        optional
        rows={3}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </CaseAction>
  );
}
