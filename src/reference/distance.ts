/** A point on the map, in degrees (WGS 84). */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

const earthRadiusMetres = 6_371_008.8;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** The great circle between two points in whole metres; equal to the database's `distance_m`. */
export function distanceMetres(from: Point, to: Point): number {
  const haversine =
    Math.sin(radians(to.lat - from.lat) / 2) ** 2 +
    Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * Math.sin(radians(to.lon - from.lon) / 2) ** 2;
  return Math.round(2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(haversine))));
}
