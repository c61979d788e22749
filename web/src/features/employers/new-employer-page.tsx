import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { Page } from '../../ui/page.js';
import { DeskForm } from '../../ui/desk-form.js';

const RegisterEmployer = graphql(`
  mutation RegisterEmployer($input: EmployerInput!) {
    registerEmployer(input: $input) {
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

const empty = {
  name: '',
  kvkNumber: '',
  leerbedrijfId: '',
  postcode4: '',
  workplaceTrainer: '',
  contactName: '',
  contactEmail: '',
};

/** A desk adds an employer; whoever is named as contact gets a link to sign in. */
export default function NewEmployerPage(): ReactNode {
  const { t } = useTranslation('desk-employers');
  const navigate = useNavigate();
  const [{ error, fetching }, register] = useMutation(RegisterEmployer);
  return (
    <Page title={t('form.title')} lead={t('form.lead')} back={{ to: '/leerbedrijven', label: t('back') }}>
      <DeskForm
        id="leerbedrijf"
        initial={empty}
        lines={[
          { name: 'name', label: t('form.name'), missing: t('form.nameMissing') },
          {
            name: 'kvkNumber',
            label: t('form.kvk'),
            hint: t('form.kvkHint'),
            missing: t('form.kvkMissing'),
            short: true,
          },
          { name: 'leerbedrijfId', label: t('form.id'), hint: t('form.idHint'), short: true },
          {
            name: 'postcode4',
            label: t('form.postcode'),
            hint: t('form.postcodeHint'),
            missing: t('form.postcodeMissing'),
            short: true,
          },
          { name: 'workplaceTrainer', label: t('form.trainer') },
          { name: 'contactName', label: t('form.contact') },
          { name: 'contactEmail', label: t('form.email'), hint: t('form.emailHint') },
        ]}
        go={t('form.go')}
        error={error}
        busy={fetching}
        onSend={async (typed) => {
          const { data } = await register({
            input: {
              name: typed.name.trim(),
              kvkNumber: typed.kvkNumber.trim(),
              postcode4: typed.postcode4.trim().slice(0, 4),
              leerbedrijfId: typed.leerbedrijfId.trim() || null,
              workplaceTrainer: typed.workplaceTrainer.trim() || null,
              contactName: typed.contactName.trim() || null,
              contactEmail: typed.contactEmail.trim() || null,
            },
          });
          const employer = data?.registerEmployer.employer;
          if (employer) await navigate(`/leerbedrijven/${employer.id}`, { replace: true });
          return data?.registerEmployer.problems;
        }}
      />
    </Page>
  );
}
