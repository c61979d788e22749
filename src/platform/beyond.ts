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
} as const satisfies Record<string, Beyond>;

export type BeyondWork = keyof typeof beyondWorks;

/** The tables of a piece of work. */
export function tablesBeyond(work: BeyondWork): readonly string[] {
  return beyondWorks[work].tables;
}
