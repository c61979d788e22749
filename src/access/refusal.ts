import type { Sentence } from '../platform/locale.js';

export type RefusalCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'TOO_MANY_REQUESTS';

const sentences: Record<RefusalCode, Sentence> = {
  UNAUTHENTICATED: { nl: 'Meld u eerst aan.', en: 'Please sign in first.' },
  FORBIDDEN: { nl: 'Dit mag u met uw rol niet doen.', en: 'Your role does not allow this.' },
  TOO_MANY_REQUESTS: {
    nl: 'Dit is vanaf dit adres te vaak gevraagd. Wacht een kwartier en probeer het opnieuw.',
    en: 'This was asked too often from this address. Wait a quarter of an hour and try again.',
  },
};

/** A request that is refused as a whole; shown with its code. */
export class Refusal extends Error {
  readonly sentence: Sentence;

  constructor(readonly code: RefusalCode) {
    super(sentences[code].en);
    this.sentence = sentences[code];
  }
}
