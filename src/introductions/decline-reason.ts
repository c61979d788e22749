import type { Sentence } from '../platform/locale.js';
import type { DeclineReason, EndCause, Side } from './introduction.js';

/** The reasons that a side can give, the likeliest first. */
export const reasonsOf: Readonly<Record<Side, readonly DeclineReason[]>> = {
  CANDIDATE: ['TOO_FAR', 'HOURS', 'OTHER_WORK', 'OTHER_PLACE', 'NOT_NOW', 'OTHER'],
  EMPLOYER: ['FILLED', 'NO_SUPERVISION', 'EXPERIENCE', 'LANGUAGE', 'START_DATE', 'OTHER'],
};

const kindWords: Record<Side, Partial<Record<DeclineReason, Sentence>>> = {
  CANDIDATE: {
    TOO_FAR: {
      nl: 'De kandidaat zoekt een plek dichter bij huis. Dat zegt niets over uw bedrijf.',
      en: 'The candidate looks for a place nearer home. That says nothing about your company.',
    },
    HOURS: {
      nl: 'De uren passen nu niet bij de kandidaat. Dat zegt niets over uw bedrijf.',
      en: 'The hours do not suit the candidate now. That says nothing about your company.',
    },
    OTHER_WORK: {
      nl: 'De kandidaat kiest voor ander werk. Dank dat u wilde kennismaken.',
      en: 'The candidate chooses other work. Thank you for wanting to meet.',
    },
    OTHER_PLACE: {
      nl: 'De kandidaat kiest voor een andere plek. Dank dat u wilde kennismaken.',
      en: 'The candidate chooses another place. Thank you for wanting to meet.',
    },
  },
  EMPLOYER: {
    FILLED: {
      nl: 'Het leerbedrijf heeft al iemand gevonden. Dat ligt niet aan u.',
      en: 'The employer has found somebody already. It is nothing to do with you.',
    },
    NO_SUPERVISION: {
      nl: 'Het leerbedrijf heeft nu geen tijd om iemand goed te begeleiden. Dat ligt niet aan u.',
      en: 'The employer has no time now to guide somebody well. It is nothing to do with you.',
    },
    START_DATE: {
      nl: 'Het moment van beginnen past niet bij het leerbedrijf. Dat ligt niet aan u.',
      en: 'The moment of starting does not suit the employer. It is nothing to do with you.',
    },
  },
};

const otherwise: Record<Side, Sentence> = {
  CANDIDATE: {
    nl: 'De kandidaat heeft nee gezegd. Dank dat u wilde kennismaken.',
    en: 'The candidate said no. Thank you for wanting to meet.',
  },
  EMPLOYER: {
    nl: 'Het leerbedrijf kiest nu niet voor een kennismaking. Er zijn andere plekken die bij u passen.',
    en: 'The employer does not choose to meet now. There are other places that suit you.',
  },
};

/** What the other side reads when somebody said no; null when nobody did. */
export function kindText(endCause: EndCause | null, reason: DeclineReason | null): Sentence | null {
  if (endCause !== 'CANDIDATE_DECLINED' && endCause !== 'EMPLOYER_DECLINED') return null;
  const side: Side = endCause === 'CANDIDATE_DECLINED' ? 'CANDIDATE' : 'EMPLOYER';
  return (reason && kindWords[side][reason]) ?? otherwise[side];
}
