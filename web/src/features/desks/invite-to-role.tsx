import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { graphql } from '../../lib/graphql.js';
import { DeskForm } from '../../ui/desk-form.js';
import { SelectField, TextField } from '../../ui/fields.js';
import type { People } from './people-of.js';

const Sites = graphql(`
  query SitesOfDesk($regionCode: ID) {
    desk(regionCode: $regionCode) {
      regionCode
      sites {
        id
        name
        town
      }
    }
  }
`);
const Invite = graphql(`
  mutation InviteToRole($input: RoleOfferInput!) {
    inviteToRole(input: $input) {
      people {
        regionCode
      }
      problems {
        message
        path
      }
    }
  }
`);

type GivenRole = People['rolesToGive'][number];

/** Invites somebody to a role: an adviser to a site, a referrer or school broker for whom they work. */
export function InviteToRole(props: {
  regionCode: string | null;
  roles: readonly GivenRole[];
  onInvited: () => void;
}): ReactNode {
  const { t } = useTranslation('people');
  const { regionCode, roles, onInvited } = props;
  const [role, setRole] = useState<GivenRole>(roles[0] as GivenRole);
  const [chosenSite, setSite] = useState('');
  const [organisation, setOrganisation] = useState('');
  const isAdviser = role === 'ADVISER';
  const bringsPeople = role === 'REFERRER' || role === 'SCHOOL_BROKER';
  const [{ data }] = useQuery({ query: Sites, variables: { regionCode }, pause: !isAdviser });
  const [{ error, fetching }, invite] = useMutation(Invite);
  const sites = data?.desk?.sites ?? [];
  const siteId = chosenSite || (sites[0]?.id ?? '');
  return (
    <section aria-labelledby="uitnodigen" className="rk-stack">
      <h2 id="uitnodigen" className="utrecht-heading-2">
        {t('invite')}
      </h2>
      <p>{t('inviteText')}</p>
      <DeskForm
        id="uitnodiging"
        initial={{ email: '' }}
        lines={[{ name: 'email', label: t('email'), missing: t('emailMissing') }]}
        go={t('inviteGo')}
        done={t('invited')}
        error={error}
        busy={fetching}
        otherFields={{ role: 'rol-geven', siteId: 'loket', organisation: 'organisatie' }}
        onSend={async ({ email }) => {
          const answer = await invite({
            input: {
              regionCode,
              email: email.trim(),
              role,
              siteId: isAdviser ? siteId : null,
              organisation: bringsPeople ? organisation.trim() : null,
            },
          });
          if (answer.data?.inviteToRole.problems.length === 0) onInvited();
          return answer.data?.inviteToRole.problems;
        }}
      >
        <SelectField
          id="rol-geven"
          label={t('whichRole')}
          hint={t(`roleHint.${role as 'ADVISER'}`)}
          value={role}
          onChange={(event) => setRole(event.target.value as GivenRole)}
          choices={roles.map((each) => ({ value: each, label: t(`role.${each as 'ADVISER'}`) }))}
        />
        {isAdviser && (
          <SelectField
            id="loket"
            label={t('site')}
            value={siteId}
            onChange={(event) => setSite(event.target.value)}
            choices={sites.map(({ id, name, town }) => ({ value: id, label: `${name}, ${town}` }))}
          />
        )}
        {bringsPeople && (
          <TextField
            id="organisatie"
            label={t('organisation')}
            hint={t(role === 'SCHOOL_BROKER' ? 'schoolHint' : 'organisationHint')}
            value={organisation}
            onChange={(event) => setOrganisation(event.currentTarget.value)}
          />
        )}
      </DeskForm>
    </section>
  );
}
