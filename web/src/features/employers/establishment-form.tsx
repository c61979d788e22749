import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { TextField } from '../../ui/fields.js';
import { problemErrors } from '../../ui/problem-errors.js';
import type { Company } from './my-company.js';
import { OpeningForm } from './opening-form.js';

const RecordEstablishment = graphql(`
  mutation RecordMyEstablishment($employerId: ID!, $input: EstablishmentInput!) {
    recordEstablishment(employerId: $employerId, input: $input) {
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

/**
 * Where somebody works and who guides them there: a new establishment, or a change of one. An establishment is known by
 * its postcode and number, so a change leaves these as they are.
 */
export function EstablishmentForm(props: {
  employerId: string;
  establishment: Company['establishments'][number] | null;
}): ReactNode {
  const { employerId, establishment } = props;
  const { t } = useTranslation('my-company');
  const [name, setName] = useState(establishment?.name ?? '');
  const [postcode4, setPostcode4] = useState(establishment?.postcode4 ?? '');
  const [number, setNumber] = useState(establishment?.establishmentNumber ?? '');
  const [trainer, setTrainer] = useState(establishment?.workplaceTrainer ?? '');
  const [phone, setPhone] = useState(establishment?.phone ?? '');
  const [, record] = useMutation(RecordEstablishment);
  const key = establishment?.id ?? 'nieuw';
  const ids = {
    name: `vestiging-naam-${key}`,
    postcode4: `vestiging-postcode-${key}`,
    establishmentNumber: `vestiging-nummer-${key}`,
    workplaceTrainer: `vestiging-opleider-${key}`,
    phone: `vestiging-telefoon-${key}`,
  };
  return (
    <OpeningForm
      open={establishment ? t('changeEstablishment') : t('addEstablishment')}
      go={t('save')}
      saved={t('saved')}
      save={async () => {
        const { data, error } = await record({
          employerId,
          input: {
            name: name.trim(),
            postcode4: postcode4.trim().slice(0, 4),
            establishmentNumber: number.trim() || null,
            workplaceTrainer: trainer.trim() || null,
            phone: phone.trim() || null,
          },
        });
        return {
          errors: problemErrors(data?.recordEstablishment.problems ?? [], ids, ids.name),
          failure: error,
        };
      }}
    >
      {(errorOf) => (
        <>
          <TextField
            id={ids.name}
            label={t('establishmentName')}
            error={errorOf(ids.name)}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {!establishment && (
            <>
              <TextField
                id={ids.postcode4}
                label={t('postcode')}
                hint={t('postcodeHint')}
                error={errorOf(ids.postcode4)}
                inputMode="numeric"
                short
                value={postcode4}
                onChange={(event) => setPostcode4(event.currentTarget.value)}
              />
              <TextField
                id={ids.establishmentNumber}
                label={t('number')}
                hint={t('numberHint')}
                error={errorOf(ids.establishmentNumber)}
                optional
                inputMode="numeric"
                short
                value={number}
                onChange={(event) => setNumber(event.currentTarget.value)}
              />
            </>
          )}
          <TextField
            id={ids.workplaceTrainer}
            label={t('trainer')}
            hint={t('trainerHint')}
            error={errorOf(ids.workplaceTrainer)}
            optional
            value={trainer}
            onChange={(event) => setTrainer(event.currentTarget.value)}
          />
          <TextField
            id={ids.phone}
            label={t('phone')}
            hint={t('phoneHint')}
            error={errorOf(ids.phone)}
            optional
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            value={phone}
            onChange={(event) => setPhone(event.currentTarget.value)}
          />
        </>
      )}
    </OpeningForm>
  );
}
