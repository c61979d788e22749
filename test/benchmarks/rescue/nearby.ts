import type { MatchedPlace, MatchedWish } from '../../../src/matching/eligibility.js';

/** A point on the map, in degrees. */
export interface Spot {
  readonly lat: number;
  readonly lon: number;
}

/** Kilometres in a degree of latitude, and of longitude in the middle of the country: for leaving out what is far. */
const kmNorth = 111.2;
const kmEast = kmNorth * Math.cos((52.2 * Math.PI) / 180);
/** The middle is not everywhere, and the earth is not flat. */
const margin = 1.05;

interface Shelf {
  readonly x: number[];
  readonly y: number[];
  readonly number: number[];
}

/** Finds the places that somebody may be able to take: of the level and sector or qualification, and near. */
export function nearbyIn(places: readonly MatchedPlace[]): (wish: MatchedWish) => number[] {
  const shelves = new Map<string, Shelf>();
  for (const [number, { mboLevel, sectorCode, creboCode, point }] of places.entries())
    for (const key of [`${mboLevel} ${sectorCode}`, `${mboLevel} ${creboCode}`]) {
      const shelf = shelves.get(key) ?? { x: [], y: [], number: [] };
      shelves.set(key, shelf);
      shelf.x.push(point.lon * kmEast);
      shelf.y.push(point.lat * kmNorth);
      shelf.number.push(number);
    }
  return (wish) => {
    const found: number[] = [];
    const reach = ((wish.maxTravelKm ?? Infinity) * margin) ** 2;
    const x = (wish.home?.lon ?? 0) * kmEast;
    const y = (wish.home?.lat ?? 0) * kmNorth;
    for (const level of wish.mboLevels)
      for (const code of [...wish.sectorCodes, ...wish.creboCodes]) {
        const shelf = shelves.get(`${level} ${code}`);
        if (!shelf) continue;
        for (let at = 0; at < shelf.number.length; at++)
          if ((shelf.x[at]! - x) ** 2 + (shelf.y[at]! - y) ** 2 <= reach) found.push(shelf.number[at]!);
      }
    return found;
  };
}
