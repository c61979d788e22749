import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { drawFrom, type Draw } from '../../../src/demo/draw.js';
import { defaultSettings } from '../../../src/desks/region-settings.js';
import { isEligible, type MatchedPlace, type MatchedWish } from '../../../src/matching/eligibility.js';
import { scores, total } from '../../../src/matching/score.js';
import { addDays } from '../../../src/platform/calendar-date.js';
import type { LanguageLevel } from '../../../src/places/language-level.js';
import type { PlaceAtRisk, PlanInput } from '../../../src/rescue-plans/market-of.js';
import { nearbyIn, type Spot } from './nearby.js';

/** How large a country is made. */
export interface Size {
  readonly places: number;
  readonly candidates: number;
  readonly seed: number;
  /** Everybody and everything in one region, drawn by the seed. */
  readonly isRegion?: boolean;
}

const today = '2026-11-23';
const horizonDays = 28;
const { introductionsPerWeek, asksAtOnce, matchingWeights } = defaultSettings;
/** Seats for each adviser on average: a little less than four weeks allow, so that the busy ones have too many. */
const seatsEach = 36;
/** Of the places that somebody can take, so many that fit best are looked at. */
const mostOptions = 50;

type Row = Record<string, string>;
const list = (name: string): Row[] =>
  parse(readFileSync(join(process.cwd(), 'src', 'reference', 'data', `${name}.csv`)), { columns: true });

interface Area {
  readonly point: Spot;
  readonly municipality: string;
  readonly region: string;
}
interface Trade {
  readonly creboCode: string;
  readonly mboLevel: number;
  readonly sectorCode: string;
}

function shuffled<T>(draw: Draw, items: readonly T[]): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = draw.between(0, last);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}

/** The reference lists as a seed lays them out: which areas are crowded, and which trades are common. */
function layOut(draw: Draw, isRegion: boolean) {
  const regionOf = new Map(list('municipalities').map((row) => [row.code, row.region_code]));
  const region = draw.pick([...new Set(regionOf.values())]);
  const areas = shuffled(
    draw,
    list('postcodes')
      .filter((row) => !isRegion || regionOf.get(row.municipality_code) === region)
      .map((row): Area => ({
        point: { lat: Number(row.lat), lon: Number(row.lon) },
        municipality: row.municipality_code!,
        region: regionOf.get(row.municipality_code)!,
      })),
  );
  const dossiers = new Map<string, Trade[]>();
  for (const row of list('qualifications')) {
    const trade = {
      creboCode: row.crebo_code!,
      mboLevel: Number(row.mbo_level),
      sectorCode: row.sector_code!,
    };
    dossiers.set(row.dossier_code!, [...(dossiers.get(row.dossier_code!) ?? []), trade]);
  }
  const trades = shuffled(draw, [...dossiers.values()]);
  const chance = () => draw.between(0, 999_999) / 1_000_000;
  return {
    /** People and work crowd together: the first tenth of the areas gets a third of everybody. */
    area: () => areas[Math.floor(chance() ** 2 * areas.length)]!,
    /** Zipf's law: the n-th dossier is n times as rare as the first. */
    trade: () => draw.pick(trades[Math.floor(Math.exp(chance() * Math.log(trades.length + 1))) - 1]!),
  };
}

function placeIn(draw: Draw, { area, trade }: ReturnType<typeof layOut>, number: number) {
  const at = area();
  const daysLeft = draw.between(0, horizonDays);
  const lapsesOn = addDays(today, daysLeft);
  const matched: MatchedPlace = {
    id: String(number),
    status: 'PUBLISHED',
    seatsLeft: draw.weighted([
      { seats: 1, weight: 55 },
      { seats: 2, weight: 25 },
      { seats: 3, weight: 15 },
      { seats: 5, weight: 5 },
    ]).seats,
    ...trade(),
    regionCode: at.region,
    point: at.point,
    startsOn: addDays(lapsesOn, draw.between(7, 120)),
    lapsesOn,
    hoursPerWeek: draw.pick([24, 28, 32, 32, 36, 38, 40]),
    languageLevel: draw.pick<LanguageLevel | null>([null, null, 'A2', 'A2', 'B1', 'B1', 'B2']),
  };
  return { matched, municipality: at.municipality, daysLeft };
}

function wishIn(draw: Draw, { area, trade }: ReturnType<typeof layOut>): MatchedWish {
  const wished = trade();
  const named = draw.chance(0.4);
  return {
    mboLevels: draw.chance(0.5) ? [wished.mboLevel] : [wished.mboLevel, Math.max(1, wished.mboLevel - 1)],
    sectorCodes: named ? [] : [wished.sectorCode],
    creboCodes: named ? [wished.creboCode] : [],
    home: area().point,
    maxTravelKm: draw.pick([10, 15, 15, 20, 25, 30, 40]),
    regionCode: null,
    availableFrom: addDays(today, draw.pick([0, 0, 0, 14, 30, 60])),
    maxHoursPerWeek: draw.pick([null, null, 40, 36, 32, 32, 24]),
    languageLevel: draw.pick<LanguageLevel | null>([null, 'A2', 'B1', 'B1', 'B2', 'C1']),
    firstStartOn: null,
  };
}

/** Advisers by region, each with municipalities of their own, and about as many seats. */
function advisersOf(places: readonly ReturnType<typeof placeIn>[], draw: Draw) {
  const seats = new Map<string, Map<string, number>>();
  for (const { matched, municipality } of places) {
    const region = seats.get(matched.regionCode) ?? new Map<string, number>();
    seats.set(
      matched.regionCode,
      region.set(municipality, (region.get(municipality) ?? 0) + matched.seatsLeft),
    );
  }
  const advisers: { perWeek: number; made: number }[] = [];
  const adviserOf = new Map<string, number[]>();
  for (const municipalities of seats.values()) {
    const inAll = [...municipalities.values()].reduce((sum, each) => sum + each, 0);
    const load = Array.from({ length: Math.ceil(inAll / seatsEach) }, () => 0);
    const first = advisers.length;
    advisers.push(...load.map(() => ({ perWeek: introductionsPerWeek, made: draw.between(0, 4) })));
    for (const [municipality, count] of [...municipalities].sort((one, other) => other[1] - one[1])) {
      // A town with more seats than one adviser can do is shared.
      const sharing = Array.from({ length: Math.ceil(count / seatsEach) }, () => {
        const least = load.indexOf(Math.min(...load));
        load[least]! += Math.min(count, seatsEach);
        return first + least;
      });
      adviserOf.set(municipality, sharing);
    }
  }
  return { advisers, adviserOf };
}

/**
 * A believable Netherlands, with everything that a plan for it is made of: eligibility and scores by the product's own
 * rules, places that lapse within four weeks, advisers who can do so much a week, and people who are asked already. The
 * same size and seed give the same country.
 */
export function countryOf({ places: count, candidates, seed, isRegion = false }: Size): PlanInput {
  const draw = drawFrom(seed);
  const map = layOut(draw, isRegion);
  const places = Array.from({ length: count }, (_, number) => placeIn(draw, map, number));
  const { advisers, adviserOf } = advisersOf(places, draw);
  const nearby = nearbyIn(places.map(({ matched }) => matched));
  const pairs = { place: [] as number[], candidate: [] as number[], score: [] as number[] };
  for (let candidate = 0; candidate < candidates; candidate++) {
    const wish = wishIn(draw, map);
    const options = nearby(wish)
      .filter((number) => isEligible(places[number]!.matched, wish, today))
      .map((number) => ({
        number,
        score: total(matchingWeights, scores(places[number]!.matched, wish, today)),
      }))
      .sort((one, other) => other.score - one.score || one.number - other.number)
      .slice(0, mostOptions);
    const asked = draw.weighted([
      { asked: 0, weight: 75 },
      { asked: 1, weight: 20 },
      { asked: 2, weight: 5 },
    ]).asked;
    if (asked >= asksAtOnce || options.length === 0) continue;
    // Who is asked for a place already has only the better ones left.
    const better = asked === 0 ? options : options.slice(0, draw.between(0, options.length - 1));
    for (const { number, score } of better) {
      pairs.place.push(number);
      pairs.candidate.push(candidate);
      pairs.score.push(score);
    }
  }
  return {
    horizonDays,
    advisers,
    candidates,
    places: places.map(({ matched, municipality, daysLeft }): PlaceAtRisk => ({
      seats: matched.seatsLeft,
      daysLeft,
      week: Math.floor(daysLeft / 7),
      adviser: draw.pick(adviserOf.get(municipality)!),
    })),
    pairs: {
      place: Int32Array.from(pairs.place),
      candidate: Int32Array.from(pairs.candidate),
      score: Float64Array.from(pairs.score),
    },
  };
}
