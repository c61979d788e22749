/** Which tables a piece of work opens as a whole, and why it cannot do with the rows of the person it works for. */
export interface Beyond {
  readonly tables: readonly string[];
  readonly why: string;
}

/**
 * Everything that goes beyond what the person it works for may see. The list is closed: `Tx.beyond` takes no other
 * name, and opens no other table. Whoever adds a line checks rights first, in code, and takes as few tables as will do.
 */
export const beyondWorks = {
  'recognise-session': {
    tables: ['session', 'account', 'role_grant'],
    why: 'Whose session a cookie belongs to is asked before anybody is known.',
  },
  'sign-in-by-openid': {
    tables: ['openid_sign_in', 'openid_identity', 'openid_session', 'session', 'account', 'role_grant'],
    why: 'Who comes back from a provider is a visitor until the identity it tells of has been looked up.',
  },
  'ask-sign-in': {
    tables: ['sign_in_request', 'account'],
    why: 'Somebody asks for a sign-in mail before anybody is known; the renewed link names its account.',
  },
  'sign-in': {
    tables: ['session', 'account', 'role_grant', 'sign_in_request', 'passkey', 'passkey_challenge'],
    why: 'A link, a code, a passkey or a provider says who somebody is: until then it is nobody.',
  },
  'change-email': {
    tables: ['account', 'email_change', 'sign_in_request'],
    why: 'A new address may belong to anybody; whoever confirms it is known by its token alone.',
  },
  'reset-second-step': {
    tables: ['account', 'role_grant', 'passkey', 'session'],
    why: 'A coordinator or operator, having recognised somebody, takes away passkeys that were lost.',
  },
} as const satisfies Record<string, Beyond>;

export type BeyondWork = keyof typeof beyondWorks;

/** The tables of a piece of work. */
export function tablesBeyond(work: BeyondWork): readonly string[] {
  return beyondWorks[work].tables;
}
