/*
 * What must have become of every lead time of every place, by what happened to the place and to the clock. It knows no
 * line of the product's code, and computes calendar and clock its own way. Pure.
 */

export type Ending = 'SENT' | 'SUPERSEDED' | 'CANCELLED';

/** What was done with a place in a round: after the clock moved, while workers were at it. */
export interface Act {
  readonly round: number;
  readonly kind: 'EXTEND' | 'WITHDRAW' | 'FILL';
  /** The new lapse date of an extension. */
  readonly lapsesOn?: string;
}

export interface PlaceStory {
  readonly id: string;
  readonly regionCode: string;
  readonly lapsesOn: string;
  readonly acts: readonly Act[];
}

type Status = Ending | 'PLANNED';
interface Deadline {
  readonly fallsOn: string;
  readonly isOpen: boolean;
  /** By lead days. */
  readonly leads: Readonly<Record<number, Status>>;
}
type State = readonly Deadline[];

const amsterdam = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'medium',
});

const clockCache = new Map<number, string>();

/** What calendar and clock in Amsterdam show: `2026-11-22 08:00:00`. */
function localTime(instant: Date): string {
  const known = clockCache.get(instant.getTime());
  if (known !== undefined) return known;
  const text = amsterdam.format(instant);
  clockCache.set(instant.getTime(), text);
  return text;
}

function dayBefore(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

const isDue = (fallsOn: string, lead: number, now: Date) =>
  `${dayBefore(fallsOn, lead)} 08:00:00` <= localTime(now);

function settled(deadline: Deadline, change: (lead: number, status: Status) => Status): Deadline {
  const leads = Object.entries(deadline.leads).map(([lead, status]) => [lead, change(Number(lead), status)]);
  return { ...deadline, leads: Object.fromEntries(leads) as Deadline['leads'] };
}

const ended = (deadline: Deadline): Deadline =>
  deadline.isOpen
    ? {
        ...settled(deadline, (_, status) => (status === 'PLANNED' ? 'CANCELLED' : status)),
        isOpen: false,
      }
    : deadline;

function opened(fallsOn: string, leadDays: readonly number[], now: Date): Deadline {
  const past = leadDays.filter((lead) => isDue(fallsOn, lead, now));
  const tightest = Math.min(...past);
  const leads = leadDays.map((lead) => [
    lead,
    past.includes(lead) && lead !== tightest ? 'SUPERSEDED' : 'PLANNED',
  ]);
  return { fallsOn, isOpen: true, leads: Object.fromEntries(leads) as Deadline['leads'] };
}

/** The last day is over: whatever was not sent is not sent any more. */
const lapse = (state: State, now: Date): State =>
  state.map((deadline) => (deadline.fallsOn < localTime(now).slice(0, 10) ? ended(deadline) : deadline));

/** Everything due is told by its tightest lead time. */
const send = (state: State, now: Date): State =>
  state.map((deadline) => {
    if (!deadline.isOpen) return deadline;
    const due = Object.keys(deadline.leads)
      .map(Number)
      .filter((lead) => deadline.leads[lead] === 'PLANNED' && isDue(deadline.fallsOn, lead, now));
    const tightest = Math.min(...due);
    return settled(deadline, (lead, status) => {
      if (!due.includes(lead)) return status;
      return lead === tightest ? 'SENT' : 'SUPERSEDED';
    });
  });

function act(state: State, { kind, lapsesOn }: Act, leadDays: readonly number[], now: Date): State {
  const closed = state.map(ended);
  return kind === 'EXTEND' && lapsesOn !== undefined ? [...closed, opened(lapsesOn, leadDays, now)] : closed;
}

/** The endings that are right for a place: as many as there are orders in which an act and a sweep can fall. */
export function rightEndings(
  place: PlaceStory,
  rounds: readonly Date[],
  leadDays: readonly number[],
): State[] {
  let states: State[] = [[]];
  for (const [round, now] of rounds.entries()) {
    const acts = place.acts.filter((each) => each.round === round);
    states = states.flatMap((before) => {
      const begun = round === 0 ? [opened(place.lapsesOn, leadDays, now)] : lapse(before, now);
      if (acts.length === 0) return [send(begun, now)];
      const after = (from: State) =>
        send(
          acts.reduce((state, each) => act(state, each, leadDays, now), from),
          now,
        );
      return [after(begun), after(send(begun, now))];
    });
  }
  return states;
}

/** One line a lead time, in order: `1: 56 SENT`. */
export function linesOf(state: State): string[] {
  return state.flatMap(({ leads }, index) =>
    Object.keys(leads)
      .map(Number)
      .sort((a, b) => b - a)
      .map((lead) => `${index + 1}: ${lead} ${leads[lead] as Status}`),
  );
}

/** Of whom the region's people must have had a digest or mail in a round: something was sent there for certain. */
export function surelySent(
  place: PlaceStory,
  rounds: readonly Date[],
  leadDays: readonly number[],
  round: number,
): boolean {
  if (place.acts.some((each) => each.round === round)) return false;
  const count = (upTo: number) =>
    rightEndings(place, rounds.slice(0, upTo), leadDays).map(
      (state) => linesOf(state).filter((line) => line.endsWith(' SENT')).length,
    );
  const before = Math.max(0, ...count(round));
  return Math.min(...count(round + 1)) > before;
}
