/** The filters of the work list as they stand in the address. */
export interface CaseloadFilter {
  whose: Whose;
  show: 'ALL' | 'DUE' | 'STALLED' | 'UNREAD' | 'TALK';
  step: Step | null;
  isBoard: boolean;
}

export const steps = [
  'INTRODUCTION',
  'MEETING',
  'TASTER_DAY',
  'ENROLMENT',
  'AGREEMENT',
  'START',
  'TALK',
] as const;
export type Step = (typeof steps)[number];

export const whoses = ['MINE', 'TEAM', 'REGION'] as const;
export type Whose = (typeof whoses)[number];
const whoseWords = { MINE: null, TEAM: 'team', REGION: 'regio' } as const;

export const shows = ['ALL', 'DUE', 'STALLED', 'UNREAD', 'TALK'] as const;
const showWords = { ALL: null, DUE: 'nu', STALLED: 'stil', UNREAD: 'ongelezen', TALK: 'gesprek' } as const;

/** Reads an address; what it does not know counts as left out. */
export function filterOf(params: URLSearchParams): CaseloadFilter {
  return {
    whose:
      whoses.find((each) => whoseWords[each] !== null && whoseWords[each] === params.get('van')) ?? 'MINE',
    show: shows.find((each) => showWords[each] !== null && showWords[each] === params.get('toon')) ?? 'ALL',
    step: steps.find((each) => each === params.get('stap')?.toUpperCase().replace('-', '_')) ?? null,
    isBoard: params.get('weergave') === 'bord',
  };
}

/** The address of a filter, without what is as usual. */
export function addressOf({ whose, show, step, isBoard }: CaseloadFilter): string {
  const params = new URLSearchParams();
  if (whoseWords[whose]) params.set('van', whoseWords[whose]);
  if (showWords[show]) params.set('toon', showWords[show]);
  if (step) params.set('stap', step.toLowerCase().replace('_', '-'));
  if (isBoard) params.set('weergave', 'bord');
  const query = params.toString();
  return query ? `/werklijst?${query}` : '/werklijst';
}
