import { z } from 'zod';

/** What a ranking can weigh, in the order in which weights are stored. */
const weighed = [
  'LEVEL',
  'SECTOR',
  'QUALIFICATION',
  'REGION',
  'DISTANCE',
  'AVAILABILITY',
  'HOURS',
  'LANGUAGE',
] as const;

export type MatchingWeights = Readonly<Record<(typeof weighed)[number], number>>;

/** Who is asked first when a candidate is introduced. */
export const introductionOrders = ['CANDIDATE_FIRST', 'BOTH_AT_ONCE'] as const;

/** What a region decides for itself; each with a date from which it counts. */
export interface RegionSettings {
  /** Calendar days before a place lapses on which its adviser is alerted, each once, the longest first. */
  readonly leadDays: readonly number[];
  /** The same for the members of an employer who did not choose themselves. */
  readonly employerLeadDays: readonly number[];
  /** How much each criterion counts in a match; none below 0, together 1. */
  readonly matchingWeights: MatchingWeights;
  readonly introductionOrder: (typeof introductionOrders)[number];
  /** Working days in which a candidate or employer is asked to answer an introduction. */
  readonly answerWithinWorkingDays: number;
  /** Working days before the end of a turn on which whoever is to move is reminded, each once, the longest first. */
  readonly nudgeDays: readonly number[];
  /** Working days after the end of a turn, and after a reminder, on which an introduction closes that nobody answered. */
  readonly closeAfterWorkingDays: number;
  /** Weeks after the start of a placement on which an adviser asks both sides how it goes, the first first. */
  readonly talkWeeks: readonly number[];
  /**
   * Working days before a start on which is told that its agreement is not signed: whose signature is missing, the
   * adviser, the coordinator.
   */
  readonly paperDays: readonly number[];
  /** Working hours after which an alert that nobody acknowledged goes to a colleague, and again to the coordinator. */
  readonly acknowledgeWithinWorkingHours: number;
  /** Great-circle kilometres from a place within which a class can be attended. */
  readonly classReachKm: number;
  /** Introductions that an adviser can hold in a week: a rescue plan asks no more of anybody. */
  readonly introductionsPerWeek: number;
  /** Introductions that run for a candidate at once: beyond it an adviser gives a reason, and a rescue plan proposes nothing. */
  readonly asksAtOnce: number;
  /** New introductions of a candidate in a week, from Monday; the same counts beyond it. */
  readonly introductionsPerCandidateWeek: number;
  /** Months for which a line of the catalogue of remedies counts as checked. */
  readonly remedyCheckMonths: number;
  /** Asks that a candidate can have open at once. */
  readonly openAsksPerCandidate: number;
  /** Invitations that an employer can have open at one of its places. */
  readonly invitationsPerPlace: number;
  /** Working days in which the desk answers somebody who asks to meet. */
  readonly answerAsksWithinWorkingDays: number;
  /** For how many days what is kept. */
  readonly retention: Retention;
}

/**
 * Days for which data are kept. Source: applicant data go 4 weeks after the procedure, or at most 1 year with consent
 * (AVG art. 5(1)(e), guideline of the Autoriteit Persoonsgegevens for applicants); the others are ours.
 */
export interface Retention {
  /** Of a candidate who agreed to stay in matching: since they last agreed. */
  readonly consentDays: number;
  /** Of a candidate who is not in matching: since the last thing that happened with them. */
  readonly procedureDays: number;
  /** A placement without an end date holds erasure: since its start. */
  readonly placementDays: number;
  /** How long before it a candidate is warned by mail. */
  readonly warnDays: number;
}

export type SettingName = keyof RegionSettings;

/** What counts where a region decided nothing. Source: design "Lapse alerts, exactly" and "Eligibility, exactly". */
export const defaultSettings: RegionSettings = {
  leadDays: [56, 28, 14, 7, 3, 1],
  employerLeadDays: [28, 7, 1],
  matchingWeights: {
    LEVEL: 0,
    SECTOR: 0.1,
    QUALIFICATION: 0.35,
    REGION: 0,
    DISTANCE: 0.3,
    AVAILABILITY: 0.25,
    HOURS: 0,
    LANGUAGE: 0,
  },
  introductionOrder: 'CANDIDATE_FIRST',
  answerWithinWorkingDays: 5,
  nudgeDays: [2, 0],
  closeAfterWorkingDays: 5,
  talkWeeks: [2, 6, 14],
  paperDays: [10, 5, 0],
  acknowledgeWithinWorkingHours: 8,
  classReachKm: 40,
  introductionsPerWeek: 10,
  asksAtOnce: 2,
  introductionsPerCandidateWeek: 3,
  remedyCheckMonths: 12,
  openAsksPerCandidate: 3,
  invitationsPerPlace: 5,
  answerAsksWithinWorkingDays: 3,
  retention: {
    consentDays: 365,
    procedureDays: 28,
    placementDays: 365,
    warnDays: 14,
  },
};

const weight = z.number().min(0).max(1).default(0);

const leadDays = (most: number) =>
  z
    .array(z.int().min(0).max(most))
    .min(1)
    .max(20)
    .transform((days) => [...new Set(days)].sort((a, b) => b - a));

const shapes: { [Name in SettingName]: z.ZodType<RegionSettings[Name]> } = {
  leadDays: leadDays(365),
  employerLeadDays: leadDays(90),
  matchingWeights: z
    .strictObject(Object.fromEntries(weighed.map((name) => [name, weight])))
    .refine((weights) => Math.abs(Object.values(weights).reduce((sum, each) => sum + each, 0) - 1) < 1e-9)
    .transform((weights) => weights as MatchingWeights),
  introductionOrder: z.enum(introductionOrders),
  answerWithinWorkingDays: z.int().min(1).max(30),
  nudgeDays: leadDays(20),
  closeAfterWorkingDays: z.int().min(1).max(30),
  talkWeeks: z
    .array(z.int().min(1).max(26))
    .min(1)
    .max(8)
    .transform((weeks) => [...new Set(weeks)].sort((a, b) => a - b)),
  paperDays: z
    .array(z.int().min(0).max(40))
    .length(3)
    .refine((days) => days.every((each, at) => at === 0 || each <= (days[at - 1] as number))),
  acknowledgeWithinWorkingHours: z.int().min(1).max(80),
  classReachKm: z.int().min(1).max(300),
  introductionsPerWeek: z.int().min(1).max(100),
  asksAtOnce: z.int().min(1).max(10),
  introductionsPerCandidateWeek: z.int().min(1).max(20),
  remedyCheckMonths: z.int().min(1).max(36),
  openAsksPerCandidate: z.int().min(1).max(10),
  invitationsPerPlace: z.int().min(1).max(20),
  answerAsksWithinWorkingDays: z.int().min(1).max(15),
  retention: z
    .strictObject({
      consentDays: z.int().min(1).max(365),
      procedureDays: z.int().min(1).max(730),
      placementDays: z.int().min(1).max(1460),
      warnDays: z.int().min(1).max(60),
    })
    .refine((one) => one.warnDays < Math.min(one.consentDays, one.procedureDays)),
};

export const settingNames = Object.keys(shapes) as SettingName[];

/** The value as it is stored: lead days sorted and once each, every weight named. Null when it cannot be. */
export function readSetting<Name extends SettingName>(
  name: Name,
  value: unknown,
): RegionSettings[Name] | null {
  const read = shapes[name].safeParse(value);
  return read.success ? read.data : null;
}

/**
 * The settings that the stored values make, the defaults filling the rest.
 * @throws when a stored value is not one that `readSetting` would have let in
 */
export function settingsFrom(stored: readonly { name: string; value: unknown }[]): RegionSettings {
  const chosen = stored
    .filter(({ name }) => Object.hasOwn(shapes, name))
    .map(({ name, value }) => [name, shapes[name as SettingName].parse(value)] as const);
  return { ...defaultSettings, ...Object.fromEntries(chosen) };
}
