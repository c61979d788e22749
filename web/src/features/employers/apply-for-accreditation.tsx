import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { QualificationField } from '../reference/qualification-field.js';
import { OpeningForm } from './opening-form.js';

const RecordAccreditation = graphql(`
  mutation ApplyForAccreditation($employerId: ID!, $creboCode: ID!) {
    recordAccreditation(employerId: $employerId, input: { creboCode: $creboCode, status: APPLIED }) {
      employer {
        id
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

/** An employer can say that an accreditation is applied for; the desk records the rest. */
export function ApplyForAccreditation({ employerId }: { employerId: string }): ReactNode {
  const { t } = useTranslation('my-company');
  const [creboCode, setCreboCode] = useState('');
  const [, record] = useMutation(RecordAccreditation);
  const id = `erkenning-${employerId}`;
  return (
    <OpeningForm
      open={t('apply')}
      go={t('applyGo')}
      saved={t('applied')}
      save={async () => {
        if (!creboCode) return { errors: [{ fieldId: id, message: t('applyMissing') }], failure: undefined };
        const { data, error } = await record({ employerId, creboCode });
        const problems = data?.recordAccreditation.problems ?? [];
        if (data && problems.length === 0) setCreboCode('');
        return { errors: problemErrors(problems, { creboCode: id }, id), failure: error };
      }}
    >
      {(errorOf) => (
        <>
          <p>{t('applyText')}</p>
          <QualificationField id={id} value={creboCode} error={errorOf(id)} onChange={setCreboCode} />
        </>
      )}
    </OpeningForm>
  );
}
