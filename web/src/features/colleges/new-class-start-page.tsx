import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useMutation } from 'urql';
import { today } from '../../lib/dates.js';
import { graphql } from '../../lib/graphql.js';
import { DateField } from '../../ui/date-field.js';
import { Page } from '../../ui/page.js';
import { DeskForm } from '../../ui/desk-form.js';

const RecordClassStart = graphql(`
  mutation RecordClassStart($input: ClassStartInput!) {
    recordClassStart(input: $input) {
      classStart {
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

/** An adviser writes down what a college said: when and where a class begins, and until when one can enrol. */
export default function NewClassStartPage(): ReactNode {
  const { t } = useTranslation('colleges');
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [{ error, fetching }, record] = useMutation(RecordClassStart);
  const [firstLessonOn, setFirst] = useState('');
  const [enrolBy, setEnrolBy] = useState('');
  return (
    <Page title={t('form.title')} lead={t('form.lead')} back={{ to: '/startmomenten', label: t('back') }}>
      <DeskForm
        id="startmoment"
        initial={{ creboCode: params.get('crebo') ?? '', college: '', town: '', schoolDays: '' }}
        lines={[
          {
            name: 'creboCode',
            label: t('form.crebo'),
            hint: t('form.creboHint'),
            missing: t('form.creboMissing'),
            short: true,
          },
          { name: 'college', label: t('form.college'), missing: t('form.collegeMissing') },
          { name: 'town', label: t('form.town'), missing: t('form.townMissing') },
          {
            name: 'schoolDays',
            label: t('form.days'),
            hint: t('form.daysHint'),
            missing: t('form.daysMissing'),
          },
        ]}
        go={t('form.go')}
        error={error}
        busy={fetching}
        otherFields={{ firstLessonOn: 'eerste-les', enrolBy: 'inschrijven' }}
        onSend={async ({ creboCode, college, town, schoolDays }) => {
          if (!firstLessonOn) return [{ message: t('form.firstMissing'), path: ['firstLessonOn'] }];
          const { data } = await record({
            input: {
              creboCode: creboCode.trim(),
              college: college.trim(),
              town: town.trim(),
              schoolDays: schoolDays.trim(),
              firstLessonOn,
              enrolBy: enrolBy || null,
              status: 'OPEN',
              checkedOn: today(),
            },
          });
          if (data?.recordClassStart.classStart) await navigate('/startmomenten', { replace: true });
          return data?.recordClassStart.problems;
        }}
      >
        <DateField id="eerste-les" label={t('form.first')} value={firstLessonOn} onChange={setFirst} />
        <DateField
          id="inschrijven"
          label={t('form.enrolBy')}
          hint={t('form.enrolByHint')}
          optional
          value={enrolBy}
          onChange={setEnrolBy}
        />
      </DeskForm>
    </Page>
  );
}
