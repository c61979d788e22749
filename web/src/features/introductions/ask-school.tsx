import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { dateInWords } from '../../lib/dates.js';
import { graphql } from '../../lib/graphql.js';
import { SelectField, TextField } from '../../ui/fields.js';
import { CaseAction, outcomeOf } from './case-action.js';
import type { Case } from './case-fields.js';

const Ask = graphql(`
  mutation AskSchool($introductionId: ID!, $email: String!, $classStartId: ID) {
    askSchool(introductionId: $introductionId, email: $email, classStartId: $classStartId) {
      introduction {
        id
        turnText
        turns
        moveBy
        enrolment {
          status
          updatedAt
        }
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

/** Mails the college a link by which it says whether there is a seat in the class. */
export function AskSchool({ introduction }: { introduction: Case }): ReactNode {
  const { t, i18n } = useTranslation('brokering');
  const [{ data, error, fetching }, ask] = useMutation(Ask);
  const [email, setEmail] = useState('');
  const [classStartId, setClass] = useState(introduction.enrolment?.classStart?.id ?? '');
  const isAsked = Boolean(data?.askSchool.introduction);

  const send = async (): Promise<void> => {
    const question = { introductionId: introduction.id, email, classStartId: classStartId || null };
    const { data: sent } = await ask(question);
    if (sent?.askSchool.introduction) setEmail('');
  };

  return (
    <CaseAction
      id="school-vragen"
      heading={t('askSchool.heading')}
      text={t('askSchool.text')}
      go={t('askSchool.go')}
      primary={introduction.turns.includes('SCHOOL')}
      busy={fetching}
      outcome={outcomeOf(error, data?.askSchool)}
      ids={{ email: 'school-mail', classStartId: 'school-klas' }}
      missing={email.trim() ? [] : [{ fieldId: 'school-mail', message: t('askSchool.missing') }]}
      onSubmit={() => void send()}
    >
      <TextField
        id="school-mail"
        type="email"
        label={t('askSchool.email')}
        hint={t('askSchool.emailHint')}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <SelectField
        id="school-klas"
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
      <p role="status">{isAsked && t('askSchool.sent')}</p>
    </CaseAction>
  );
}
