import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { DeskForm } from '../../ui/desk-form.js';

const ChangeContact = graphql(`
  mutation ChangeContact($candidateId: ID!, $phone: String, $postcode4: String!) {
    changeContact(candidateId: $candidateId, phone: $phone, postcode4: $postcode4) {
      candidate {
        id
        region {
          code
          name
        }
        details {
          phone
          postcode4
        }
      }
      problems {
        message
        path
      }
    }
  }
`);

/** Corrects how a candidate is reached and where they live: by the candidate in the first person, or at the desk. */
export function ContactForm(props: {
  candidateId: string;
  contact: { phone: string | null; postcode4: string };
  byDesk?: boolean;
}): ReactNode {
  const { t } = useTranslation('contact');
  const [{ error, fetching }, change] = useMutation(ChangeContact);
  const { candidateId, contact, byDesk = false } = props;
  const postcode = {
    label: t(byDesk ? 'desk.postcode' : 'postcode'),
    hint: t(byDesk ? 'desk.postcodeHint' : 'postcodeHint'),
    missing: t('postcodeMissing'),
  };
  return (
    <DeskForm
      id="bereiken"
      lines={[
        { name: 'phone', label: t('phone'), hint: t('phoneHint') },
        { name: 'postcode4', short: true, ...postcode },
      ]}
      initial={{ phone: contact.phone ?? '', postcode4: contact.postcode4 }}
      go={t('save')}
      done={t('saved')}
      error={error}
      busy={fetching}
      onSend={async ({ phone, postcode4 }) => {
        const { data } = await change({ candidateId, phone: phone.trim() || null, postcode4 });
        return data?.changeContact.problems;
      }}
    />
  );
}
