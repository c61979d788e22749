import type { Sentence } from '../platform/locale.js';

export type RefusalCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'TOO_MANY_REQUESTS';

/** The HTTP status of each refusal, where a request is not GraphQL. */
export const statusOf: Record<RefusalCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  TOO_MANY_REQUESTS: 429,
};

const sentences: Record<RefusalCode, (retryAfter: number) => Sentence> = {
  UNAUTHENTICATED: () => ({ nl: 'Meld u eerst aan.', en: 'Please sign in first.' }),
  FORBIDDEN: () => ({ nl: 'Dit mag u met uw rol niet doen.', en: 'Your role does not allow this.' }),
  TOO_MANY_REQUESTS: (retryAfter) => ({
    nl: `Dit is te vaak gevraagd. Wacht ${waitNl(retryAfter)} en probeer het opnieuw.`,
    en: `This was asked too often. Wait ${waitEn(retryAfter)} and try again.`,
  }),
};

const minutes = (seconds: number) => Math.ceil(seconds / 60);
const waitNl = (seconds: number) => (seconds <= 60 ? 'een minuut' : `${minutes(seconds)} minuten`);
const waitEn = (seconds: number) => (seconds <= 60 ? 'a minute' : `${minutes(seconds)} minutes`);

/** A request that is refused as a whole; shown with its code. */
export class Refusal extends Error {
  readonly sentence: Sentence;

  /** `retryAfter`: seconds after which asking makes sense again; only of TOO_MANY_REQUESTS. */
  constructor(
    readonly code: RefusalCode,
    readonly retryAfter?: number,
  ) {
    const sentence = sentences[code](retryAfter ?? 60);
    super(sentence.en);
    this.sentence = sentence;
  }
}
