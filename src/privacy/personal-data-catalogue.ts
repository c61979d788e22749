import { accessPersonalData } from '../access/access-personal-data.js';
import { candidatesPersonalData } from '../candidates/candidates-personal-data.js';
import { collegesPersonalData } from '../colleges/colleges-personal-data.js';
import { deadlinesPersonalData } from '../deadlines/deadlines-personal-data.js';
import { desksPersonalData } from '../desks/desks-personal-data.js';
import { employersPersonalData } from '../employers/employers-personal-data.js';
import { exchangePersonalData } from '../exchange/exchange-personal-data.js';
import { introductionsPersonalData } from '../introductions/introductions-personal-data.js';
import { lapseAlertsPersonalData } from '../lapse-alerts/lapse-alerts-personal-data.js';
import { lapseCalendarPersonalData } from '../lapse-calendar/lapse-calendar-personal-data.js';
import { lostSeatsPersonalData } from '../lost-seats/lost-seats-personal-data.js';
import { matchNewsPersonalData } from '../match-news/match-news-personal-data.js';
import { matchingPersonalData } from '../matching/matching-personal-data.js';
import { asksPersonalData } from '../asks/asks-personal-data.js';
import { messagesPersonalData } from '../messages/messages-personal-data.js';
import { noticesPersonalData } from '../notices/notices-personal-data.js';
import { placesPersonalData } from '../places/places-personal-data.js';
import type { PersonalData } from '../platform/personal-data.js';
import { platformPersonalData } from '../platform/platform-personal-data.js';
import { referencePersonalData } from '../reference/reference-personal-data.js';
import { promisesPersonalData } from '../promises/promises-personal-data.js';
import { placementPapersPersonalData } from '../placement-papers/placement-papers-personal-data.js';
import { supportTalksPersonalData } from '../support-talks/support-talks-personal-data.js';
import { meetingsPersonalData } from '../meetings/meetings-personal-data.js';
import { remediesPersonalData } from '../remedies/remedies-personal-data.js';
import { rescuePlansPersonalData } from '../rescue-plans/rescue-plans-personal-data.js';
import { privacyPersonalData } from './privacy-personal-data.js';

/** What every room says of the personal data in its tables, in the order of the street. */
export const personalDataByRoom: Readonly<Record<string, PersonalData>> = {
  platform: platformPersonalData,
  access: accessPersonalData,
  reference: referencePersonalData,
  desks: desksPersonalData,
  notices: noticesPersonalData,
  deadlines: deadlinesPersonalData,
  colleges: collegesPersonalData,
  employers: employersPersonalData,
  places: placesPersonalData,
  candidates: candidatesPersonalData,
  matching: matchingPersonalData,
  introductions: introductionsPersonalData,
  remedies: remediesPersonalData,
  promises: promisesPersonalData,
  asks: asksPersonalData,
  meetings: meetingsPersonalData,
  'placement-papers': placementPapersPersonalData,
  'support-talks': supportTalksPersonalData,
  messages: messagesPersonalData,
  'lapse-alerts': lapseAlertsPersonalData,
  'lapse-calendar': lapseCalendarPersonalData,
  'match-news': matchNewsPersonalData,
  'rescue-plans': rescuePlansPersonalData,
  'lost-seats': lostSeatsPersonalData,
  exchange: exchangePersonalData,
  privacy: privacyPersonalData,
};

const all = Object.values(personalDataByRoom);

/** All lines about rows, the first room of the street first. */
export const personalRows = all.flatMap(({ rows = [] }) => rows);

/** All columns of free text, as table and column. */
export const freeTextColumns = all
  .flatMap(({ freeText = [] }) => freeText)
  .map((path) => path.split('.') as [table: string, column: string]);

/** Columns that hold nothing of a person, with the reason. `*`: all of the table. */
export const impersonalColumns: ReadonlyMap<string, string> = new Map(
  all.flatMap(({ impersonal = {} }) =>
    Object.entries(impersonal).flatMap(([why, paths]) => paths.map((path) => [path, why] as const)),
  ),
);
