import type { graphql } from '../../lib/graphql.js';
import { wishOf, type WishAnswers } from './wish-answers.js';
import { postcode4Of } from '../reference/postcode.js';

type CandidateInput = ReturnType<typeof graphql.scalar<'CandidateInput'>>;
export type InformedHow = 'AT_THE_DESK' | 'BY_PHONE' | 'ON_PAPER';
export type Ground = 'CONSENT' | 'PUBLIC_TASK' | 'NONE';
export const grounds: readonly Ground[] = ['CONSENT', 'PUBLIC_TASK', 'NONE'];
export const informedWays: readonly InformedHow[] = ['AT_THE_DESK', 'BY_PHONE', 'ON_PAPER'];

/** What an adviser fills in for somebody at the desk or on the phone. */
export interface Registration {
  name: string;
  email: string;
  phone: string;
  postcode: string;
  birthDate: string;
  /** '' while it was not chosen: that somebody may be in matching is never a default. */
  ground: Ground | '';
  informedBy: string;
  informedHow: InformedHow;
  wish: WishAnswers;
}

export type Gap = 'name' | 'reach' | 'postcode' | 'birthDate' | 'levels' | 'ground';

export const emptyRegistration: Registration = {
  name: '',
  email: '',
  phone: '',
  postcode: '',
  birthDate: '',
  ground: '',
  informedBy: '',
  informedHow: 'AT_THE_DESK',
  wish: {
    diploma: null,
    levels: [],
    sectors: [],
    crebos: [],
    postcode: null,
    km: 15,
    region: null,
    availableFrom: null,
    maxHours: null,
    language: null,
  },
};

/** What is still missing before the answers can be checked; the server judges the rest. */
export function gapsOf(registration: Registration): Gap[] {
  const { name, email, phone, postcode, birthDate, ground, wish } = registration;
  return [
    ...(name.trim() ? [] : (['name'] as const)),
    ...(email.trim() || phone.trim() ? [] : (['reach'] as const)),
    ...(postcode4Of(postcode) ? [] : (['postcode'] as const)),
    ...(birthDate ? [] : (['birthDate'] as const)),
    ...(wish.levels.length > 0 ? [] : (['levels'] as const)),
    ...(ground ? [] : (['ground'] as const)),
  ];
}

/** The registration as the API takes it; `textVersion` is that of the text somebody was told. */
export function inputOf(registration: Registration, textVersion: string | undefined): CandidateInput {
  const { name, email, phone, postcode, birthDate, ground, informedBy, informedHow, wish } = registration;
  return {
    name: name.trim(),
    email: email.trim() || null,
    phone: phone.trim() || null,
    postcode4: postcode4Of(postcode) ?? postcode.trim(),
    birthDate,
    priorEducation: wish.diploma,
    consentToMatching: ground === 'CONSENT',
    legalBasis:
      ground === 'NONE' || ground === ''
        ? null
        : {
            basis: ground,
            informedBy: informedBy.trim() || null,
            informedHow,
            textVersion: textVersion ?? null,
          },
    wish: wishOf(wish),
  };
}
