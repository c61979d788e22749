import { Classified } from '../platform/classified.decorator.js';
import type { Right } from './permission.js';

/** The right one needs for an operation, a type or a field. See `permission.ts`. */
export function Needs(right: Right) {
  return Classified(right);
}
