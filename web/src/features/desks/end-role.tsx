import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { useSession } from '../../lib/session.js';
import { SelectField } from '../../ui/fields.js';
import { SureButton } from '../../ui/sure-button.js';
import type { People, Person } from './people-of.js';

const End = graphql(`
  mutation EndRole($input: RoleEndInput!) {
    endRole(input: $input) {
      people {
        regionCode
      }
      problems {
        message
      }
    }
  }
`);

/** Ends a role, after asking; of an adviser it asks who takes over, and says how many cases that is. */
export function EndRole(props: { person: Person; people: People; onEnded: () => void }): ReactNode {
  const { t } = useTranslation('people');
  const { viewer, renew } = useSession();
  const { person, people, onEnded } = props;
  const { accountId, name, role, cases } = person;
  const [, end] = useMutation(End);
  const colleagues = people.persons.filter(
    (each) => each.accountId !== accountId && (each.role === 'ADVISER' || each.role === 'COORDINATOR'),
  );
  const unique = [...new Map(colleagues.map((each) => [each.accountId, each.name])).entries()];
  const [chosen, choose] = useState('');
  const handOverTo = chosen || (unique[0]?.[0] ?? '');
  const isAdviser = role === 'ADVISER';
  return (
    <SureButton
      label={t('end')}
      spoken={t('endOf', { name })}
      yes={t('endYes')}
      sure={
        <>
          <p>{t('endSure', { name, role: t(`role.${role as 'ADVISER'}`) })}</p>
          {isAdviser && <p>{t('handOverText', { count: cases, name })}</p>}
          {isAdviser && unique.length > 0 && (
            <SelectField
              id={`overname-${accountId}`}
              label={t('handOverTo')}
              value={handOverTo}
              onChange={(event) => choose(event.target.value)}
              choices={unique.map(([value, label]) => ({ value, label }))}
            />
          )}
        </>
      }
      act={async () => {
        const input = {
          regionCode: people.regionCode,
          accountId,
          role,
          handOverTo: isAdviser && handOverTo ? handOverTo : null,
        };
        const answer = await end({ input });
        const problems = answer.data?.endRole.problems ?? [];
        if (!answer.error && problems.length === 0 && viewer?.id === accountId) renew();
        else onEnded();
        return { problems, error: answer.error };
      }}
    />
  );
}
