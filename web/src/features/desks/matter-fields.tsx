import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { SelectField, TextField } from '../../ui/fields.js';
import { FindEmployer, type DeskOfRules, type Lists } from './who-does-what.js';

/** What a place is looked at for; '' stands for everything. `site:` before an id in `where` stands for a site. */
export interface Matter {
  where: string;
  sector: string;
  employer: string;
}

export const everything: Matter = { where: '', sector: '', employer: '' };

/** Where, in which sector and of which employer: for a rule, with sites, or for a place that might be, without. */
export function MatterFields(props: {
  id: string;
  lists: Lists;
  desk: DeskOfRules;
  matter: Matter;
  onChange: (matter: Matter) => void;
  sites: boolean;
  errorAt: (field: string) => string | undefined;
}): ReactNode {
  const { t } = useTranslation('who-does-what');
  const { id, lists, desk, matter, onChange, sites, errorAt } = props;
  const municipalities = desk.region.municipalities.map(({ code, name }) => ({ value: code, label: name }));
  const places = sites
    ? desk.sites.map((site) => ({
        value: `site:${site.id}`,
        label: t('rules.siteChoice', { name: site.name, town: site.town }),
      }))
    : [];
  return (
    <>
      <SelectField
        id={`${id}-waar`}
        label={t('matter.where')}
        hint={sites ? t('matter.whereHint') : undefined}
        error={errorAt(`${id}-waar`)}
        value={matter.where}
        onChange={(event) => onChange({ ...matter, where: event.target.value })}
        choices={[{ value: '', label: t('matter.wholeRegion') }, ...places, ...municipalities]}
      />
      <SelectField
        id={`${id}-sector`}
        label={t('matter.sector')}
        error={errorAt(`${id}-sector`)}
        value={matter.sector}
        onChange={(event) => onChange({ ...matter, sector: event.target.value })}
        choices={[
          { value: '', label: t('matter.everySector') },
          ...lists.sectors.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      <EmployerField
        id={`${id}-bedrijf`}
        error={errorAt(`${id}-bedrijf`)}
        value={matter.employer}
        onChange={(employer) => onChange({ ...matter, employer })}
      />
    </>
  );
}

/** An employer by words in its name; nothing typed is every employer. */
function EmployerField(props: {
  id: string;
  error: string | undefined;
  value: string;
  onChange: (employerId: string) => void;
}): ReactNode {
  const { t } = useTranslation('who-does-what');
  const { id, error, value, onChange } = props;
  const [search, setSearch] = useState('');
  const isAsked = search.trim().length > 1;
  const [{ data }] = useQuery({
    query: FindEmployer,
    variables: { search: search.trim() },
    pause: !isAsked,
  });
  const found = isAsked ? (data?.searchEmployers.nodes ?? []) : [];
  return (
    <>
      <TextField
        id={`${id}-zoek`}
        label={t('matter.employer')}
        hint={t('matter.employerHint')}
        optional
        autoComplete="off"
        value={search}
        onChange={(event) => {
          setSearch(event.target.value);
          onChange('');
        }}
      />
      {isAsked && data && (
        <SelectField
          id={id}
          label={t('matter.whichEmployer')}
          error={error}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          choices={[
            { value: '', label: found.length > 0 ? t('matter.everyEmployer') : t('matter.noEmployer') },
            ...found.map((employer) => ({ value: employer.id, label: employer.name })),
          ]}
        />
      )}
    </>
  );
}
