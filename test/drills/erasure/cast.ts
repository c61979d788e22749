import type { Draw } from '../../../src/demo/draw.js';
import { marksOf, type Marks } from './marks.js';

/** Everybody who is erased in the end, each with marks of their own. */
export interface Cast {
  readonly candidate: Marks;
  /** Of 14: a parent agreed. */
  readonly minor: Marks;
  readonly parent: Marks;
  readonly member: Marks;
  readonly adviser: Marks;
}

export function castOf(draw: Draw, year: number): Cast {
  return {
    candidate: marksOf(draw, year - 71),
    minor: marksOf(draw, year - 15),
    parent: marksOf(draw, year - 72),
    member: marksOf(draw, year - 73),
    adviser: marksOf(draw, year - 74),
  };
}

/** The region of the demo in which they live. */
export const region = 'AM05';
/** The address of somebody of the demo. */
export const demoAddress = (name: string) => `${name}@demo.routekaart.example`;
/** What every mutation is asked besides. */
export const problems = 'problems { code message path }';

/** A day as the API wants it. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
