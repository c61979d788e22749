/** Faults put into the workers on purpose, to see that the drill notices: modules that a worker loads before itself. */
export const plants = {
  'no-lock': new URL('./plants/no-lock.js', import.meta.url).href,
  'lease-for-ever': new URL('./plants/lease-for-ever.js', import.meta.url).href,
  'exactly-today': new URL('./plants/exactly-today.js', import.meta.url).href,
} as const;

export type Plant = keyof typeof plants;
