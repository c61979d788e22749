import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { TextField } from '../../ui/fields.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { SummaryList } from '../../ui/summary-list.js';
import type { Company } from './my-company.js';
import { OpeningForm } from './opening-form.js';

const ChangeEmployer = graphql(`
  mutation ChangeMyCompany($id: ID!, $version: Int!, $input: EmployerChangeInput!) {
    changeEmployer(id: $id, version: $version, input: $input) {
      employer {
        id
        version
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

/** Name and numbers of a company, and the form to change what is the company's to say: the desk records the numbers. */
export function ChangeCompany({ company }: { company: Company }): ReactNode {
  const { id, version } = company;
  const { t } = useTranslation('my-company');
  const [name, setName] = useState(company.name);
  const [leerbedrijfId, setLeerbedrijfId] = useState(company.leerbedrijfId ?? '');
  const [, change] = useMutation(ChangeEmployer);
  const ids = { name: `naam-${id}`, leerbedrijfId: `leerbedrijf-${id}` };
  return (
    <>
      <SummaryList
        rows={[
          { label: t('kvk'), value: company.kvkNumber },
          { label: t('leerbedrijfId'), value: company.leerbedrijfId ?? t('open') },
        ]}
      />
      <OpeningForm
        open={t('change')}
        go={t('save')}
        saved={t('saved')}
        save={async () => {
          const input = { name, kvkNumber: company.kvkNumber, leerbedrijfId: leerbedrijfId.trim() || null };
          const { data, error } = await change({ id, version, input });
          return {
            errors: problemErrors(data?.changeEmployer.problems ?? [], ids, ids.name),
            failure: error,
          };
        }}
      >
        {(errorOf) => (
          <>
            <TextField
              id={ids.name}
              label={t('name')}
              error={errorOf(ids.name)}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            {company.leerbedrijfId === null && (
              <TextField
                id={ids.leerbedrijfId}
                label={t('leerbedrijfId')}
                hint={t('leerbedrijfHint')}
                error={errorOf(ids.leerbedrijfId)}
                optional
                inputMode="numeric"
                short
                value={leerbedrijfId}
                onChange={(event) => setLeerbedrijfId(event.currentTarget.value)}
              />
            )}
          </>
        )}
      </OpeningForm>
    </>
  );
}
