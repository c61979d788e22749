import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { DataTable } from '../../ui/data-table.js';
import { SureButton } from '../../ui/sure-button.js';
import type { DeskOfRules, Rule } from './who-does-what.js';

const Remove = graphql(`
  mutation RemoveResponsibility($regionCode: ID!, $id: ID!) {
    removeResponsibility(regionCode: $regionCode, id: $id) {
      desk {
        regionCode
      }
      problems {
        message
      }
    }
  }
`);

/** What a rule names, in words; nothing named is everything. */
export function useRuleWords(): (rule: Rule) => string {
  const { t } = useTranslation('who-does-what');
  return ({ employer, municipality, site, sector }) => {
    const named = [
      ...(employer ? [employer.name] : []),
      ...(municipality ? [t('rules.municipality', { name: municipality.name })] : []),
      ...(site ? [t('rules.site', { name: site.town })] : []),
      ...(sector ? [sector.name] : []),
    ];
    return named.length > 0 ? named.join(', ') : t('rules.everything');
  };
}

/** The rules in the order in which they count. */
export function RuleList(props: { desk: DeskOfRules; mayChange: boolean; onChanged: () => void }): ReactNode {
  const { t } = useTranslation('who-does-what');
  const words = useRuleWords();
  const { desk, mayChange, onChanged } = props;
  const [, remove] = useMutation(Remove);
  if (desk.responsibilities.length === 0) return <p>{t('rules.none')}</p>;
  return (
    <DataTable
      caption={t('rules.caption')}
      columns={[
        { label: t('rules.where') },
        { label: t('rules.adviser') },
        ...(mayChange ? [{ label: t('rules.change') }] : []),
      ]}
      rows={desk.responsibilities.map((rule) => {
        const what = words(rule);
        const name = rule.adviser?.name ?? t('rules.gone');
        const change = (
          <SureButton
            label={t('rules.remove')}
            spoken={t('rules.removeOf', { what, name })}
            yes={t('rules.removeYes')}
            sure={<p>{t('rules.removeSure', { what, name })}</p>}
            act={async () => {
              const answer = await remove({ regionCode: desk.regionCode, id: rule.id });
              const problems = answer.data?.removeResponsibility.problems ?? [];
              if (!answer.error && problems.length === 0) onChanged();
              return { problems, error: answer.error };
            }}
          />
        );
        return { key: rule.id, cells: [what, name, ...(mayChange ? [change] : [])] };
      })}
    />
  );
}
