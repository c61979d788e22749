import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { AskForm, useAttempt } from '../../ui/ask-form.js';
import { Disclosure } from '../../ui/disclosure.js';
import { SelectField } from '../../ui/fields.js';
import { problemErrors } from '../../ui/problem-errors.js';
import { everything, MatterFields } from './matter-fields.js';
import type { DeskOfRules, Lists } from './who-does-what.js';

const Add = graphql(`
  mutation AddResponsibility($regionCode: ID!, $input: ResponsibilityInput!) {
    addResponsibility(regionCode: $regionCode, input: $input) {
      desk {
        regionCode
      }
      problems {
        message
        path
      }
    }
  }
`);

/** A new rule: who, and for what. */
export function AddRule(props: { lists: Lists; desk: DeskOfRules; onAdded: () => void }): ReactNode {
  const { t } = useTranslation('who-does-what');
  const { lists, desk, onAdded } = props;
  const [{ error, fetching }, add] = useMutation(Add);
  const [adviser, setAdviser] = useState('');
  const [matter, setMatter] = useState(everything);
  const attempt = useAttempt();
  const fields = {
    accountId: 'regel-wie',
    municipalityCode: 'regel-waar',
    siteId: 'regel-waar',
    sectorCode: 'regel-sector',
    employerId: 'regel-bedrijf',
  };
  return (
    <Disclosure summary={t('rules.add')}>
      <AskForm
        attempt={attempt}
        error={error}
        busy={fetching}
        go={t('rules.addGo')}
        onSend={async () => {
          if (!adviser) return attempt.ended([{ fieldId: fields.accountId, message: t('rules.missingWho') }]);
          const siteId = matter.where.startsWith('site:') ? matter.where.slice(5) : null;
          const answer = await add({
            regionCode: desk.regionCode,
            input: {
              accountId: adviser,
              siteId,
              municipalityCode: siteId === null ? matter.where || null : null,
              sectorCode: matter.sector || null,
              employerId: matter.employer || null,
            },
          });
          const problems = answer.data?.addResponsibility.problems ?? [];
          attempt.ended(problemErrors(problems, fields, fields.accountId));
          if (answer.data && problems.length === 0) onAdded();
        }}
      >
        <SelectField
          id={fields.accountId}
          label={t('rules.who')}
          error={attempt.errorAt(fields.accountId)}
          value={adviser}
          onChange={(event) => setAdviser(event.target.value)}
          choices={[
            { value: '', label: t('rules.choose') },
            ...desk.advisers.map(({ accountId, name }) => ({ value: accountId, label: name })),
          ]}
        />
        <MatterFields
          id="regel"
          lists={lists}
          desk={desk}
          matter={matter}
          onChange={setMatter}
          sites
          errorAt={attempt.errorAt}
        />
      </AskForm>
    </Disclosure>
  );
}
