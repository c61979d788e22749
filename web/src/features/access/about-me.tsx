import { Button } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { useSession } from '../../lib/session.js';
import { DeskForm } from '../../ui/desk-form.js';
import { Disclosure } from '../../ui/disclosure.js';
import { SummaryList } from '../../ui/summary-list.js';

const ChangeAccount = graphql(`
  mutation ChangeAccount($name: String, $locale: Locale) {
    changeAccount(name: $name, locale: $locale) {
      viewer {
        id
        name
        locale
      }
      problems {
        message
        path
      }
    }
  }
`);

const RequestEmailChange = graphql(`
  mutation RequestEmailChange($email: String!) {
    requestEmailChange(email: $email) {
      problems {
        message
        path
      }
    }
  }
`);

/** Name, address and language of whoever is signed in: to see and to change. */
export function AboutMe(): ReactNode {
  const { t } = useTranslation('account');
  const { viewer, renew } = useSession();
  const [changed, change] = useMutation(ChangeAccount);
  const [asked, askEmail] = useMutation(RequestEmailChange);
  if (!viewer) return null;
  const other = viewer.locale === 'nl' ? 'en' : 'nl';
  return (
    <section aria-labelledby="gegevens" className="rk-stack">
      <h2 id="gegevens" className="utrecht-heading-2">
        {t('about.heading')}
      </h2>
      <SummaryList
        rows={[
          { label: t('about.name'), value: viewer.name },
          { label: t('about.email'), value: viewer.email },
          { label: t('about.language'), value: t(`about.${viewer.locale}`) },
        ]}
      />
      <p>
        <Button
          appearance="subtle-button"
          disabled={changed.fetching}
          onClick={() => void change({ locale: other }).then(renew)}
        >
          {t(other === 'en' ? 'about.toEnglish' : 'about.toDutch')}
        </Button>
      </p>
      <Disclosure summary={t('about.change')}>
        <DeskForm
          id="account"
          lines={[{ name: 'name', label: t('about.name'), missing: t('about.nameless') }]}
          initial={{ name: viewer.name }}
          go={t('about.save')}
          done={t('about.saved')}
          error={changed.error}
          busy={changed.fetching}
          onSend={async ({ name }) => {
            const problems = (await change({ name })).data?.changeAccount.problems;
            if (problems?.length === 0) renew();
            return problems;
          }}
        />
      </Disclosure>
      <Disclosure summary={t('about.changeEmail')}>
        <DeskForm
          id="adres"
          lines={[
            {
              name: 'email',
              label: t('about.newEmail'),
              hint: t('about.emailHint'),
              missing: t('about.emailMissing'),
            },
          ]}
          initial={{ email: '' }}
          go={t('about.ask')}
          done={t('about.asked')}
          error={asked.error}
          busy={asked.fetching}
          onSend={async ({ email }) => (await askEmail({ email })).data?.requestEmailChange.problems}
        />
      </Disclosure>
    </section>
  );
}
