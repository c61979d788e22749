import type { MatchCriterion, PerCriterion } from './criterion.js';

/** The radii by which searched wishes are kept together, in kilometres; class 0 is for who names no distance. */
const radii = [5, 10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 300];
const earthRadiusMetres = 6_371_008.8;
const kilometresPerDegree = 111.19;
const waitAtMost = 180;
const grain = 1e12;

/** An open place as it is searched: days are counted from one fixed day, `language` is 0 for none. */
export interface SearchedPlace {
  readonly id: string;
  /** The keys of its level, its sector and its qualification. */
  readonly keys: readonly [level: string, sector: string, qualification: string];
  readonly lat: number;
  readonly lon: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly region: string;
  readonly startsOn: number;
  readonly hoursPerWeek: number;
  readonly language: number;
  readonly weights: PerCriterion;
}

/** A wish under one of its keys, as it is searched; null excludes nothing. */
export interface SearchedWish {
  readonly key: string;
  readonly reach: number;
  readonly cell: number;
  readonly candidateId: string;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly maxTravelKm: number | null;
  readonly region: string | null;
  readonly availableFrom: number | null;
  readonly maxHoursPerWeek: number | null;
  readonly language: number | null;
  readonly firstStartOn: number | null;
  readonly sectorScore: number;
  readonly qualificationScore: number;
}

/** Who matches a place, and how well. */
export interface Matched {
  readonly candidateId: string;
  readonly score: number;
}

const nothing = -2_147_483_648;

/** All wishes of a country in columns, to be looked through for every place of it. */
export class WishesOfCountry {
  private readonly candidates = new Map<string, number>();
  private readonly regions = new Map<string, number>();
  private readonly ids: string[] = [];
  /** Of a key its rows by reach: each from where to where. */
  private readonly ranges = new Map<string, { reach: number; from: number; to: number }[]>();
  private size = 0;
  private readonly candidate: Int32Array;
  private readonly cell: Int32Array;
  private readonly point: Float64Array;
  private readonly maxMetres: Float64Array;
  private readonly region: Int32Array;
  private readonly availableFrom: Int32Array;
  private readonly maxHours: Float64Array;
  private readonly language: Int8Array;
  private readonly firstStartOn: Int32Array;
  private readonly sectorScore: Float64Array;
  private readonly qualificationScore: Float64Array;
  /** By candidate: the place that was last found to fit the qualification they name. */
  private readonly found: Int32Array;
  private asked = 0;

  constructor(rows: number) {
    const integers = () => new Int32Array(rows);
    const doubles = () => new Float64Array(rows);
    [this.candidate, this.cell, this.region] = [integers(), integers(), integers()];
    [this.availableFrom, this.firstStartOn, this.found] = [integers(), integers(), integers()];
    [this.maxMetres, this.maxHours] = [doubles(), doubles()];
    [this.sectorScore, this.qualificationScore] = [doubles(), doubles()];
    this.point = new Float64Array(3 * rows);
    this.language = new Int8Array(rows);
  }

  /** Adds a row; they come in the order of key, reach and cell. */
  add(wish: SearchedWish): void {
    const at = this.size++;
    const ranges = this.ranges.get(wish.key) ?? [];
    if (ranges.length === 0) this.ranges.set(wish.key, ranges);
    const range = ranges.at(-1);
    if (range?.reach === wish.reach) range.to = at + 1;
    else ranges.push({ reach: wish.reach, from: at, to: at + 1 });
    this.candidate[at] = this.numberOf(wish.candidateId);
    this.cell[at] = wish.cell;
    this.point.set([wish.x, wish.y, wish.z], 3 * at);
    this.maxMetres[at] = wish.maxTravelKm === null ? Infinity : wish.maxTravelKm * 1000;
    this.region[at] = wish.region === null ? nothing : this.regionOf(wish.region);
    this.availableFrom[at] = wish.availableFrom ?? nothing;
    this.maxHours[at] = wish.maxHoursPerWeek ?? Infinity;
    this.language[at] = wish.language ?? 127;
    this.firstStartOn[at] = wish.firstStartOn ?? nothing;
    this.sectorScore[at] = wish.sectorScore;
    this.qualificationScore[at] = wish.qualificationScore;
  }

  /** The best candidates of a place on that day, best first, and how many there are in all. */
  bestFor(place: SearchedPlace, today: number, take: number): { total: number; best: Matched[] } {
    const best = new Best(take, this.ids);
    const region = this.regionOf(place.region);
    let total = 0;
    this.asked += 1;
    // The qualification first: who names it is found by it, and not once more by its sector.
    for (const key of [place.keys[2], place.keys[1], place.keys[0]]) {
      for (const { reach, from, to } of this.ranges.get(key) ?? []) {
        for (const [first, last] of this.near(place, reach, from, to)) {
          for (let at = first; at < last; at++) {
            const candidate = this.candidate[at] as number;
            if ((this.region[at] as number) !== nothing && this.region[at] !== region) continue;
            if ((this.availableFrom[at] as number) > place.startsOn) continue;
            if ((this.maxHours[at] as number) < place.hoursPerWeek) continue;
            if ((this.language[at] as number) < place.language) continue;
            if ((this.firstStartOn[at] as number) > place.startsOn) continue;
            const metres = this.metres(at, place);
            const most = this.maxMetres[at] as number;
            if (metres > most) continue;
            if (this.qualificationScore[at] === 0 && this.found[candidate] === this.asked) continue;
            if (key === place.keys[2]) this.found[candidate] = this.asked;
            total += 1;
            best.add(candidate, this.score(at, place.weights, metres / most, place.startsOn, today));
          }
        }
      }
    }
    return { total, best: best.inOrder() };
  }

  private numberOf(candidateId: string): number {
    let number = this.candidates.get(candidateId);
    if (number === undefined) {
      number = this.ids.push(candidateId) - 1;
      this.candidates.set(candidateId, number);
    }
    return number;
  }

  private regionOf(code: string): number {
    const number = this.regions.get(code) ?? this.regions.size;
    this.regions.set(code, number);
    return number;
  }

  /** The rows of a reach that are in a line of cells within it. */
  private *near(place: SearchedPlace, reach: number, from: number, to: number): Generator<[number, number]> {
    if (reach === 0) {
      yield [from, to];
      return;
    }
    const kilometres = (radii[reach - 1] as number) + 0.01;
    const lat = kilometres / kilometresPerDegree;
    const lon = kilometres / (kilometresPerDegree * Math.cos(((place.lat + lat) * Math.PI) / 180));
    const column = (degrees: number) => Math.floor((degrees - 3) / 0.0735);
    const line = (degrees: number) => Math.floor((degrees - 50) / 0.045);
    let begin = from;
    for (let each = line(place.lat - lat); each <= line(place.lat + lat); each++) {
      begin = this.firstFrom(each * 1024 + column(place.lon - lon), begin, to);
      const end = this.firstFrom(each * 1024 + column(place.lon + lon) + 1, begin, to);
      if (end > begin) yield [begin, end];
      begin = end;
    }
  }

  /** The first row from `from` on whose cell is that one or beyond. */
  private firstFrom(cell: number, from: number, to: number): number {
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.cell[middle] as number) < cell) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private metres(at: number, { x, y, z }: SearchedPlace): number {
    const dx = (this.point[3 * at] as number) - x;
    const dy = (this.point[3 * at + 1] as number) - y;
    const dz = (this.point[3 * at + 2] as number) - z;
    return roundedEven(
      2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(dx * dx + dy * dy + dz * dz) / 2)),
    );
  }

  private score(at: number, weights: PerCriterion, farness: number, startsOn: number, today: number): number {
    const wait = Math.max(0, startsOn - Math.max(this.availableFrom[at] as number, today));
    const scored = (criterion: MatchCriterion, score: number) => weights[criterion] * score;
    const sum =
      scored('LEVEL', 1) +
      scored('SECTOR', this.sectorScore[at] as number) +
      scored('QUALIFICATION', this.qualificationScore[at] as number) +
      scored('REGION', 1) +
      scored('DISTANCE', 1 - farness) +
      scored('AVAILABILITY', 1 - Math.min(wait, waitAtMost) / waitAtMost) +
      scored('HOURS', 1) +
      scored('LANGUAGE', 1);
    return Math.floor(sum * grain + 0.5) / grain;
  }
}

/** As PostgreSQL rounds: a half goes to the even side. */
function roundedEven(value: number): number {
  const below = Math.floor(value);
  if (value - below !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}

/** The best few of many, in a heap with the worst of them on top. */
class Best {
  private readonly scores: number[] = [];
  private readonly candidates: number[] = [];

  constructor(
    private readonly take: number,
    private readonly ids: readonly string[],
  ) {}

  add(candidate: number, score: number): void {
    const { scores, candidates } = this;
    if (scores.length < this.take) {
      scores.push(score);
      candidates.push(candidate);
      this.rise(scores.length - 1);
    } else if (this.isWorse(scores[0] as number, candidates[0] as number, score, candidate)) {
      scores[0] = score;
      candidates[0] = candidate;
      this.sink();
    }
  }

  inOrder(): Matched[] {
    return this.scores
      .map((score, at) => ({ candidateId: this.ids[this.candidates[at] as number] as string, score }))
      .sort((one, other) => other.score - one.score || (one.candidateId < other.candidateId ? -1 : 1));
  }

  private isWorse(score: number, candidate: number, thanScore: number, thanCandidate: number): boolean {
    if (score !== thanScore) return score < thanScore;
    return (this.ids[candidate] as string) > (this.ids[thanCandidate] as string);
  }

  private isWorseAt(one: number, other: number): boolean {
    const { scores, candidates } = this;
    return this.isWorse(
      scores[one] as number,
      candidates[one] as number,
      scores[other] as number,
      candidates[other] as number,
    );
  }

  private swap(one: number, other: number): void {
    const { scores, candidates } = this;
    [scores[one], scores[other]] = [scores[other] as number, scores[one] as number];
    [candidates[one], candidates[other]] = [candidates[other] as number, candidates[one] as number];
  }

  private rise(from: number): void {
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.isWorseAt(at, above)) return;
      this.swap(at, above);
      at = above;
    }
  }

  private sink(): void {
    for (let at = 0; ;) {
      let worst = at;
      for (const below of [2 * at + 1, 2 * at + 2])
        if (below < this.scores.length && this.isWorseAt(below, worst)) worst = below;
      if (worst === at) return;
      this.swap(at, worst);
      at = worst;
    }
  }
}
