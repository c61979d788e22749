/*
 * Alerts as the rules say they are, in the simplest words there are: one place, one desk of three people, one clock. It
 * shares no line with the product; calendar, working hours and holidays are its own. Pure.
 */

export const people = ['adviser', 'colleague', 'coordinator'] as const;
export type PersonOfDesk = (typeof people)[number];

export type Doing =
  | { readonly kind: 'PUBLISH' | 'WITHDRAW' | 'FILL' }
  | { readonly kind: 'EXTEND'; readonly lapsesOn: string }
  | { readonly kind: 'ACKNOWLEDGE'; readonly by: PersonOfDesk };

/** Days on which the adviser is away, and whether the colleague stands in. */
export interface Away {
  readonly firstDay: string;
  readonly lastDay: string;
  readonly standIn: boolean;
}

type Status = 'PLANNED' | 'SENT' | 'SUPERSEDED' | 'CANCELLED';

interface Alert {
  readonly leadDays: number;
  status: Status;
  /** In the order in which they were told. */
  told: PersonOfDesk[];
  seenBy: Set<PersonOfDesk>;
  step: number;
  /** Milliseconds; null when it is passed on to nobody any more. */
  passedOnAt: number | null;
}

interface Deadline {
  readonly fallsOn: string;
  isOpen: boolean;
  readonly alerts: Alert[];
}

export type PlaceState = 'DRAFT' | 'PUBLISHED' | 'FILLED' | 'WITHDRAWN' | 'LAPSED';

const leadDays = [56, 28, 14, 7, 3, 1];
const workingHours = 8;
/** Public holidays in the years of the drill, from the calendar of the government. */
const holidays = new Set([
  '2026-12-25', '2026-12-26', '2027-01-01', '2027-03-28', '2027-03-29', '2027-04-27', '2027-05-06', '2027-05-16',
  '2027-05-17', '2027-12-25', '2027-12-26', '2028-01-01', '2028-04-16', '2028-04-17', '2028-04-27', '2028-05-25',
]); // prettier-ignore
const hour = 3_600_000;

const format = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'medium',
});
const local = (ms: number) => format.format(ms);
export const dayOf = (ms: number): string => local(ms).slice(0, 10);
export const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * hour).toISOString().slice(0, 10);
/** The instant at which the clock in Amsterdam shows the hour: an hour or two before it does in UTC. */
const at = (date: string, hours: number): number => {
  const utc = Date.parse(`${date}T${String(hours).padStart(2, '0')}:00:00Z`);
  return [1, 2]
    .map((offset) => utc - offset * hour)
    .find((ms) => Number(local(ms).slice(11, 13)) === hours) as number;
};
const isDue = (fallsOn: string, lead: number, now: number) =>
  `${dayAfter(fallsOn, -lead)} 08:00:00` <= local(now);

function isWorkingDay(date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday > 0 && weekday < 6 && !holidays.has(date);
}

function afterWorkingHours(from: number): number {
  let left = workingHours * hour;
  for (let date = dayOf(from); ; date = dayAfter(date, 1)) {
    if (!isWorkingDay(date)) continue;
    const begin = Math.max(from, at(date, 9));
    const end = at(date, 17);
    if (begin < end && left <= end - begin) return begin + left;
    left -= Math.max(0, end - begin);
  }
}

/** One place and its alerts. */
export class ModelPlace {
  state: PlaceState = 'DRAFT';
  readonly deadlines: Deadline[] = [];

  constructor(
    public lapsesOn: string,
    private readonly startsOn: string,
  ) {}

  /** What a person or a seat does. What the rules refuse changes nothing. */
  does(doing: Doing, now: number): void {
    const today = dayOf(now);
    const isOpen = this.state === 'PUBLISHED';
    if (doing.kind === 'PUBLISH' && this.state === 'DRAFT' && this.lapsesOn >= today) {
      this.state = 'PUBLISHED';
      this.watch(this.lapsesOn, now);
    } else if (doing.kind === 'WITHDRAW' && ['DRAFT', 'PUBLISHED', 'LAPSED'].includes(this.state)) {
      this.state = 'WITHDRAWN';
      this.end();
    } else if (doing.kind === 'FILL' && isOpen && this.lapsesOn >= today) {
      this.state = 'FILLED';
      this.end();
    } else if (doing.kind === 'EXTEND') this.extend(doing.lapsesOn, now);
    else if (doing.kind === 'ACKNOWLEDGE') this.acknowledge(doing.by);
  }

  /** What the workers do: lapse what is over, tell what is due, pass on what nobody acknowledged. */
  work(now: number, away: Away | null): void {
    if (this.state === 'PUBLISHED' && this.lapsesOn < dayOf(now)) {
      this.state = 'LAPSED';
      this.end();
    }
    const open = this.deadlines.find(({ isOpen }) => isOpen);
    if (!open) return;
    const due = open.alerts.filter(
      ({ status, leadDays: lead }) => status === 'PLANNED' && isDue(open.fallsOn, lead, now),
    );
    const tightest = due.at(-1);
    if (tightest) this.send(open, tightest, now, away);
    for (const alert of open.alerts) this.passOn(alert, now, away);
  }

  private extend(lapsesOn: string, now: number): void {
    if (!['PUBLISHED', 'LAPSED'].includes(this.state)) return;
    if (lapsesOn < dayOf(now) || lapsesOn > this.startsOn) return;
    const isSame = this.state === 'PUBLISHED' && lapsesOn === this.lapsesOn;
    this.state = 'PUBLISHED';
    this.lapsesOn = lapsesOn;
    if (isSame) return;
    this.end();
    this.watch(lapsesOn, now);
  }

  private watch(fallsOn: string, now: number): void {
    const past = leadDays.filter((lead) => isDue(fallsOn, lead, now));
    const alerts = leadDays.map((lead): Alert => ({
      leadDays: lead,
      status: past.includes(lead) && lead !== past.at(-1) ? 'SUPERSEDED' : 'PLANNED',
      told: [],
      seenBy: new Set(),
      step: 0,
      passedOnAt: null,
    }));
    this.deadlines.push({ fallsOn, isOpen: true, alerts });
  }

  private end(): void {
    for (const deadline of this.deadlines.filter(({ isOpen }) => isOpen)) {
      deadline.isOpen = false;
      for (const alert of deadline.alerts) {
        if (alert.status === 'PLANNED') alert.status = 'CANCELLED';
        alert.passedOnAt = null;
      }
    }
  }

  private send(deadline: Deadline, alert: Alert, now: number, away: Away | null): void {
    for (const wider of deadline.alerts.filter(({ leadDays: lead }) => lead > alert.leadDays)) {
      if (wider.status === 'PLANNED') wider.status = 'SUPERSEDED';
      wider.passedOnAt = null;
    }
    const isAway = isAwayOn(away, now);
    alert.status = 'SENT';
    alert.told = [isAway ? (away?.standIn ? 'colleague' : 'coordinator') : 'adviser'];
    alert.step = alert.told[0] === 'coordinator' ? 2 : 0;
    alert.passedOnAt = next(alert, isAway) ? afterWorkingHours(now) : null;
  }

  private passOn(alert: Alert, now: number, away: Away | null): void {
    if (alert.passedOnAt === null || alert.passedOnAt > now) return;
    const isAway = isAwayOn(away, now);
    const to = next(alert, isAway);
    alert.passedOnAt = null;
    if (!to) return;
    alert.told.push(to);
    alert.step = to === 'coordinator' ? 2 : 1;
    if (next(alert, isAway)) alert.passedOnAt = afterWorkingHours(now);
  }

  /** The tightest alert that this person was told is seen, and with it every wider one of the same deadline. */
  private acknowledge(by: PersonOfDesk): void {
    const deadline = this.deadlines.at(-1);
    const mine = deadline?.alerts.findLast(({ told }) => told.includes(by));
    if (!deadline || !mine) return;
    for (const alert of deadline.alerts) {
      if (alert.leadDays < mine.leadDays || !alert.told.includes(by)) continue;
      alert.seenBy.add(by);
      alert.passedOnAt = null;
    }
  }

  /** Everything about it that can be compared: a line a lead time, and the state of the place. */
  lines(): string[] {
    return [
      this.state,
      ...this.deadlines.flatMap(({ fallsOn, alerts }, index) =>
        alerts.map(
          ({ leadDays: lead, status, told, seenBy, step, passedOnAt }) =>
            `${index + 1} ${fallsOn} ${lead} ${status} told:${[...told].sort().join('+')} seen:${[...seenBy].sort().join('+')} step:${step} then:${passedOnAt === null ? '-' : new Date(passedOnAt).toISOString().slice(0, 16)}`,
        ),
      ),
    ];
  }
}

const isAwayOn = (away: Away | null, now: number): boolean =>
  away !== null && away.firstDay <= dayOf(now) && dayOf(now) <= away.lastDay;

/** A colleague who is there first, then the coordinator; nobody twice. */
function next({ told, step, seenBy }: Alert, isAway: boolean): PersonOfDesk | null {
  if (seenBy.size > 0) return null;
  const there: PersonOfDesk[] = isAway ? ['colleague'] : ['adviser', 'colleague'];
  const colleague = step === 0 ? there.find((each) => !told.includes(each)) : undefined;
  if (colleague) return colleague;
  return step < 2 && !told.includes('coordinator') ? 'coordinator' : null;
}
