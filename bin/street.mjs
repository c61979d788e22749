/**
 * The street: the rooms of src/ in the order in which each may import only those before it. Checked by the import
 * rules and by the check on files; explained in docs/architecture.md.
 */
export const street = [
  'platform',
  'access',
  'reference',
  'desks',
  'notices',
  'deadlines',
  'colleges',
  'employers',
  'places',
  'candidates',
  'portfolio',
  'matching',
  'introductions',
  'remedies',
  'promises',
  'asks',
  'meetings',
  'placement-papers',
  'support-talks',
  'messages',
  'lapse-alerts',
  'lapse-calendar',
  'match-news',
  'operations',
  'rescue-plans',
  'lost-seats',
  'routes',
  'caseload',
  'exchange',
  'privacy',
];

/** Beside the street: `stack` starts the processes and knows no room; `demo` fills a region and may know them all. */
export const besideTheStreet = ['stack', 'demo'];

/** A file without a suffix is pure: `introduction.ts`, not `introduction.entity.ts`. */
export const pureFile = /^src\/(?!stack\/)[^.]+\/[^./]+\.ts$/;

/** The packages that a pure file may use: they compute, and ask nothing of clock, network, disk or chance. */
export const purePackages = [
  'zod',
  'date-fns',
  '@date-fns/tz',
  'date-holidays',
  'graphql',
  'libphonenumber-js',
  'csv-parse',
  'postal-mime',
  'pure-rand',
];
