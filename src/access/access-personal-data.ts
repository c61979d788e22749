import { erasedName, given, type PersonalData } from '../platform/personal-data.js';

const ofAccount = 't.account_id = ANY(:accounts)';

/** Accounts, roles, ways in, and the keys of the audit trail. */
export const accessPersonalData: PersonalData = {
  rows: [
    {
      table: 'account',
      of: 't.id = ANY(:accounts)',
      give: {
        section: 'account',
        title: { nl: 'Uw account', en: 'Your account' },
        fields: {
          name: given('t.name', 'Naam', 'Name'),
          email: given('t.email', 'E-mailadres', 'E-mail address'),
          language: given('t.locale', 'Taal', 'Language'),
          since: given('t.created_at', 'Sinds', 'Since'),
        },
      },
      // The row stays, for what others did with it (who proposed what); nothing in it tells whose it was.
      erase: {
        name: `'${erasedName}'`,
        email: `'erased.' || t.id || '@erased.invalid'`,
        locale: `'nl'`,
        erased_at: 'app_now()',
      },
    },
    {
      table: 'role_grant',
      of: ofAccount,
      give: {
        section: 'roles',
        title: { nl: 'Uw rollen', en: 'Your roles' },
        fields: {
          role: given('t.role', 'Rol', 'Role'),
          region: given('t.region_code', 'Regio', 'Region'),
          since: given('t.granted_at', 'Sinds', 'Since'),
          until: given('t.ended_at', 'Tot', 'Until'),
        },
      },
      erase: 'ROW',
    },
    {
      table: 'role_grant',
      of: 't.subject_id = ANY(:candidates)',
      erase: 'ROW',
    },
    {
      table: 'session',
      of: ofAccount,
      give: {
        section: 'sessions',
        title: { nl: 'Wanneer u inlogde', en: 'When you signed in' },
        fields: {
          startedAt: given('t.created_at', 'Begonnen', 'Started'),
          lastSeenAt: given('t.last_seen_at', 'Laatst gebruikt', 'Last used'),
          endedAt: given('t.ended_at', 'Beëindigd', 'Ended'),
        },
      },
      erase: 'ROW',
    },
    { table: 'sign_in_request', of: `${ofAccount} OR t.email = ANY(:addresses)`, erase: 'ROW' },
    {
      table: 'passkey',
      of: ofAccount,
      give: {
        section: 'passkeys',
        title: { nl: 'Uw passkeys', en: 'Your passkeys' },
        fields: {
          name: given('t.name', 'Naam', 'Name'),
          createdAt: given('t.created_at', 'Toegevoegd', 'Added'),
          lastUsedAt: given('t.last_used_at', 'Laatst gebruikt', 'Last used'),
        },
      },
      erase: 'ROW',
    },
    { table: 'email_change', of: `${ofAccount} OR t.email = ANY(:addresses)`, erase: 'ROW' },
    {
      table: 'openid_identity',
      of: ofAccount,
      give: {
        section: 'openidIdentities',
        title: { nl: 'Waar u zich nog meer aanmeldt', en: 'Where else you sign in' },
        fields: {
          provider: given('t.provider', 'Bij', 'With'),
          connectedAt: given('t.connected_at', 'Gekoppeld', 'Connected'),
          lastUsedAt: given('t.last_used_at', 'Laatst gebruikt', 'Last used'),
        },
      },
      erase: 'ROW',
    },
    {
      table: 'openid_session',
      of: 'EXISTS (SELECT FROM openid_identity o WHERE o.id = t.identity_id AND o.account_id = ANY(:accounts))',
      erase: 'ROW',
    },
    {
      table: 'invitation',
      of: 't.email = ANY(:addresses) OR t.accepted_by = ANY(:accounts)',
      give: {
        section: 'invitations',
        title: { nl: 'Uitnodigingen aan u', en: 'Invitations to you' },
        fields: {
          sentAt: given('t.sent_at', 'Verstuurd', 'Sent'),
          role: given('t.role', 'Rol', 'Role'),
          organisation: given('t.organisation', 'Organisatie', 'Organisation'),
          acceptedAt: given('t.accepted_at', 'Aangenomen', 'Accepted'),
        },
      },
      erase: 'ROW',
    },
    {
      table: 'audit_entry',
      of: 't.about = ANY(:digests) OR t.actor = ANY(:digests)',
      give: {
        section: 'audit',
        title: { nl: 'Wat er met uw gegevens gebeurde', en: 'What was done with your data' },
        fields: {
          at: given('t.at', 'Wanneer', 'When'),
          action: given('t.action', 'Wat', 'What'),
          byYou: given('coalesce(t.actor = ANY(:digests), false)', 'Door u', 'By you'),
          byRole: given('t.actor_roles', 'Rol van wie het deed', 'Role of who did it'),
          region: given('t.region_code', 'Regio', 'Region'),
        },
      },
    },
    {
      // A reason is kept with the person whose affairs it is about, or else with who gave it.
      table: 'audit_reason',
      of: `EXISTS (SELECT FROM audit_entry e WHERE e.id = t.entry_id
        AND (e.about = ANY(:digests) OR (e.about IS NULL AND e.actor = ANY(:digests))))`,
      erase: 'ROW',
    },
    {
      table: 'audit_person',
      of: 't.person_id = ANY(:accounts) OR t.person_id = ANY(:candidates)',
      erase: 'ROW',
    },
  ],
  impersonal: {
    // Of no account yet; sealed, used within ten minutes, and cleared out the day after.
    'signing in that is under way': ['openid_sign_in.*', 'passkey_challenge.*'],
    'hashes and digests, of nobody once the key is gone': [
      'audit_entry.actor',
      'audit_entry.subject',
      'audit_entry.about',
      'audit_entry.reason_digest',
      'audit_seal.*',
    ],
    'codes, and figures that say more': [
      'audit_entry.action',
      'audit_entry.actor_kind',
      'audit_entry.actor_roles',
      'audit_entry.subject_kind',
      'audit_entry.region_code',
      'audit_entry.details',
    ],
  },
};
