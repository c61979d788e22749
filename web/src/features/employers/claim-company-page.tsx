import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { DeskForm } from '../../ui/desk-form.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';

const ClaimEmployer = graphql(`
  mutation ClaimEmployer($input: EmployerClaimInput!) {
    claimEmployer(input: $input) {
      accepted
      problems {
        code
        message
        path
      }
    }
  }
`);

const empty = { companyName: '', kvkNumber: '', postcode4: '', personName: '', email: '' };

/** Somebody asks to act for a company, known here or not: the page says the same of both. */
export default function ClaimCompanyPage(): ReactNode {
  const { t } = useTranslation('claims');
  const [{ error, fetching }, claim] = useMutation(ClaimEmployer);
  const [sentTo, setSentTo] = useState<string>();
  if (sentTo)
    return (
      <Page title={t('ask.sentTitle')} step="sent">
        <Notice tone="ok" live>
          <p>{t('ask.sent', { email: sentTo })}</p>
        </Notice>
        <p>{t('ask.next')}</p>
      </Page>
    );
  return (
    <Page title={t('ask.title')} lead={t('ask.lead')} back={{ to: '/aanmelden', label: t('ask.back') }}>
      <DeskForm
        id="aanvraag"
        initial={empty}
        lines={[
          { name: 'companyName', label: t('ask.company'), missing: t('ask.companyMissing') },
          {
            name: 'kvkNumber',
            label: t('ask.kvk'),
            hint: t('ask.kvkHint'),
            missing: t('ask.kvkMissing'),
            short: true,
          },
          {
            name: 'postcode4',
            label: t('ask.postcode'),
            hint: t('ask.postcodeHint'),
            missing: t('ask.postcodeMissing'),
            short: true,
          },
          { name: 'personName', label: t('ask.person'), missing: t('ask.personMissing') },
          { name: 'email', label: t('ask.email'), hint: t('ask.emailHint'), missing: t('ask.emailMissing') },
        ]}
        go={t('ask.go')}
        error={error}
        busy={fetching}
        onSend={async (typed) => {
          const input = {
            companyName: typed.companyName.trim(),
            kvkNumber: typed.kvkNumber.replace(/\s/g, ''),
            postcode4: typed.postcode4.trim().slice(0, 4),
            personName: typed.personName.trim(),
            email: typed.email.trim(),
          };
          const { data } = await claim({ input });
          if (data?.claimEmployer.accepted) setSentTo(input.email);
          return data?.claimEmployer.problems;
        }}
      />
    </Page>
  );
}
