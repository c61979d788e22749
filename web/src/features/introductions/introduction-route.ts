/** What the route of an introduction is read from. */
export interface Travelled {
  readonly status: 'PROPOSED' | 'ACCEPTED' | 'PLACED' | 'DECLINED' | 'WITHDRAWN' | 'EXPIRED';
  readonly candidateAccepted: boolean | null;
  readonly employerAccepted: boolean | null;
  readonly turns: readonly string[];
}

export type Stop = 'proposed' | 'candidate' | 'employer' | 'school' | 'placed' | 'ended';

export interface RouteStop {
  readonly stop: Stop;
  readonly state: 'done' | 'current' | 'to-come';
}

const ended: readonly string[] = ['DECLINED', 'WITHDRAWN', 'EXPIRED'];

/**
 * The stops of an introduction, in order, with exactly one current stop while it runs: the first of who is to move. An
 * introduction that ended shows only what was done, and its end.
 */
export function routeOf(introduction: Travelled): RouteStop[] {
  const { status, candidateAccepted, employerAccepted, turns } = introduction;
  const isPlaced = status === 'PLACED';
  const bothSaidYes = isPlaced || status === 'ACCEPTED';
  const done: Record<Exclude<Stop, 'ended'>, boolean> = {
    proposed: true,
    candidate: candidateAccepted !== null,
    employer: employerAccepted !== null,
    school: isPlaced || (bothSaidYes && turns.includes('ADVISER')),
    placed: isPlaced,
  };
  const stops = Object.keys(done) as (keyof typeof done)[];
  if (ended.includes(status)) {
    return [
      ...stops.filter((stop) => done[stop]).map((stop) => ({ stop, state: 'done' as const })),
      { stop: 'ended', state: 'current' },
    ];
  }
  const stopOf: Record<string, Stop> = {
    CANDIDATE: 'candidate',
    EMPLOYER: 'employer',
    SCHOOL: 'school',
    ADVISER: 'placed',
  };
  const current = stopOf[turns[0] ?? ''];
  return stops.map((stop) => ({
    stop,
    state: stop === current ? 'current' : done[stop] ? 'done' : 'to-come',
  }));
}
