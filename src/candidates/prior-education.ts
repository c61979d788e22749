import type { Sentence } from '../platform/locale.js';

/** The highest schooling somebody finished. */
export const priorEducations = [
  'NONE',
  'PRACTICAL_SCHOOL',
  'VMBO_BASIC',
  'VMBO_KADER',
  'VMBO_GL_TL',
  'HAVO_VWO',
  'MBO_1',
  'MBO_2',
  'MBO_3',
  'MBO_4',
  'HIGHER',
  'FOREIGN',
] as const;
export type PriorEducation = (typeof priorEducations)[number];

/** What a qualification asks of who enters it: its level, and whether it is a specialist course (level 4). */
export interface EntryTo {
  readonly mboLevel: number;
  readonly isSpecialist: boolean;
}

/** Why the entrance rules do not simply let somebody in, and the way round it. It never excludes: schools may exempt. */
export interface EntryShortfall {
  readonly kind: 'TOO_LITTLE' | 'MORE_THAN_NEEDED' | 'SAME_TRADE' | 'TO_BE_VALUED';
  readonly warning: Sentence;
  readonly wayRound: Sentence;
}

/**
 * The levels somebody may enter without asking for an exemption. Entree is only for who does not qualify for 2 to 4.
 * Foreign diplomas have to be valued first: until then they open what no diploma opens.
 * Source: domain "Rules of the BBL", prior education (Wet educatie en beroepsonderwijs, art. 8.2.1).
 */
const levelsOpen: Readonly<Record<PriorEducation, readonly number[]>> = {
  NONE: [1],
  PRACTICAL_SCHOOL: [1],
  VMBO_BASIC: [2],
  VMBO_KADER: [2, 3, 4],
  VMBO_GL_TL: [2, 3, 4],
  HAVO_VWO: [2, 3, 4],
  MBO_1: [2],
  MBO_2: [2, 3, 4],
  MBO_3: [2, 3, 4],
  MBO_4: [2, 3, 4],
  HIGHER: [2, 3, 4],
  FOREIGN: [1],
};

/** A specialist course builds on a finished level 3 of the same trade, so from that level on only the trade is in doubt. */
const mayHaveTrade: readonly PriorEducation[] = ['MBO_3', 'MBO_4', 'HIGHER'];

const askedFor: Readonly<Record<number, Sentence>> = {
  2: {
    nl: 'Voor niveau 2 is een vmbo-diploma, 3 jaar havo of vwo, of een entree-diploma nodig.',
    en: 'Level 2 asks for a vmbo diploma, three years of havo or vwo, or an entree diploma.',
  },
  3: {
    nl: 'Voor niveau 3 is vmbo-kader, -gl of -tl, 3 jaar havo of vwo, of een diploma mbo-2 nodig.',
    en: 'Level 3 asks for vmbo-kader, -gl or -tl, three years of havo or vwo, or a diploma of mbo level 2.',
  },
  4: {
    nl: 'Voor niveau 4 is vmbo-kader, -gl of -tl, 3 jaar havo of vwo, of een diploma mbo-2 of mbo-3 nodig.',
    en: 'Level 4 asks for vmbo-kader, -gl or -tl, three years of havo or vwo, or a diploma of mbo level 2 or 3.',
  },
};

const sameTrade: Sentence = {
  nl: 'Deze specialistenopleiding vraagt een diploma mbo-3 in hetzelfde vak.',
  en: 'This specialist course asks for a diploma of mbo level 3 in the same trade.',
};

const askSchool: Sentence = {
  nl: 'De school mag een uitzondering maken, bijvoorbeeld na een toets of om werkervaring. Een adviseur helpt dit vragen.',
  en: 'The school may make an exception, for instance after a test or because of work experience. An adviser helps to ask.',
};

/** The levels somebody may enter without asking for an exemption, the lowest first. */
export function levelsOpenTo(prior: PriorEducation): readonly number[] {
  return levelsOpen[prior];
}

/** What stands between this schooling and this qualification; null when nothing does, or when nothing is known. */
export function entryShortfall(prior: PriorEducation | null, entry: EntryTo): EntryShortfall | null {
  if (prior === null) return null;
  if (prior === 'FOREIGN') return entry.mboLevel === 1 ? null : toBeValued;
  if (entry.mboLevel === 1) return levelsOpen[prior].includes(1) ? null : moreThanNeeded;
  if (entry.isSpecialist) {
    const kind = mayHaveTrade.includes(prior) ? 'SAME_TRADE' : 'TOO_LITTLE';
    return { kind, warning: sameTrade, wayRound: askSchool };
  }
  if (levelsOpen[prior].includes(entry.mboLevel)) return null;
  return { kind: 'TOO_LITTLE', warning: askedFor[entry.mboLevel] as Sentence, wayRound: askSchool };
}

const toBeValued: EntryShortfall = {
  kind: 'TO_BE_VALUED',
  warning: {
    nl: 'Een buitenlands diploma moet eerst worden vergeleken met een Nederlands diploma.',
    en: 'A foreign diploma has to be compared with a Dutch one first.',
  },
  wayRound: {
    nl: 'Dat heet diplomawaardering. Een adviseur helpt die aanvragen; de school kan intussen toetsen.',
    en: 'This is called credential evaluation. An adviser helps to apply; meanwhile the school can give a test.',
  },
};

const moreThanNeeded: EntryShortfall = {
  kind: 'MORE_THAN_NEEDED',
  warning: {
    nl: 'Niveau 1 is alleen voor wie niet op niveau 2, 3 of 4 mag beginnen. Dit diploma geeft al toegang tot een hoger niveau.',
    en: 'Level 1 is only for who may not start at level 2, 3 or 4. This diploma already opens a higher level.',
  },
  wayRound: {
    nl: 'Kies niveau 2 of hoger in hetzelfde vak. Past dat nog niet? Dan zoekt een adviseur met de school een oplossing.',
    en: 'Choose level 2 or higher in the same trade. Does that not suit yet? An adviser looks for a way with the school.',
  },
};
