import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { DeskForm } from '../../ui/desk-form.js';
import { SelectField } from '../../ui/fields.js';

const ListedSectors = graphql(`
  query ListedSectors {
    sectors {
      code
      name
    }
  }
`);

const AddToList = graphql(`
  mutation AddQualification($input: QualificationInput!) {
    addQualification(input: $input) {
      qualification {
        creboCode
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

const levels = ['1', '2', '3', '4'];

/** A qualification that the shipped list does not have: newer codes exist in the official register. */
export function AddQualification({ onAdded }: { onAdded: () => void }): ReactNode {
  const { t } = useTranslation('qualifications');
  const [{ data }] = useQuery({ query: ListedSectors });
  const [{ error, fetching }, add] = useMutation(AddToList);
  const [level, setLevel] = useState('2');
  const [chosenSector, setSector] = useState('');
  const sectors = data?.sectors ?? [];
  const sectorCode = chosenSector || (sectors[0]?.code ?? '');
  return (
    <section aria-labelledby="toevoegen" className="rk-stack">
      <h2 id="toevoegen" className="utrecht-heading-2">
        {t('add')}
      </h2>
      <p>{t('addLead')}</p>
      <DeskForm
        id="kwalificatie"
        initial={{ creboCode: '', name: '', dossierCode: '', dossier: '' }}
        lines={[
          {
            name: 'creboCode',
            label: t('crebo'),
            hint: t('creboHint'),
            missing: t('creboMissing'),
            short: true,
          },
          { name: 'name', label: t('nameLabel'), missing: t('nameMissing') },
          {
            name: 'dossierCode',
            label: t('dossierCode'),
            hint: t('dossierCodeHint'),
            missing: t('dossierCodeMissing'),
            short: true,
          },
          { name: 'dossier', label: t('dossier'), missing: t('dossierMissing') },
        ]}
        go={t('addGo')}
        done={t('added')}
        error={error}
        busy={fetching}
        otherFields={{ mboLevel: 'niveau', sectorCode: 'sector' }}
        onSend={async ({ creboCode, name, dossierCode, dossier }) => {
          const input = {
            creboCode: creboCode.trim(),
            name: name.trim(),
            dossierCode: dossierCode.trim(),
            dossier: dossier.trim(),
            mboLevel: Number(level),
            sectorCode,
          };
          const answer = await add({ input });
          if (answer.data?.addQualification.qualification) onAdded();
          return answer.data?.addQualification.problems;
        }}
      >
        <SelectField
          id="niveau"
          label={t('level')}
          value={level}
          onChange={(event) => setLevel(event.target.value)}
          choices={levels.map((each) => ({ value: each, label: each }))}
        />
        <SelectField
          id="sector"
          label={t('sector')}
          value={sectorCode}
          onChange={(event) => setSector(event.target.value)}
          choices={sectors.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </DeskForm>
    </section>
  );
}
