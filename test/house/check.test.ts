import { resolve } from 'node:path';
import { PlantedHouse } from './planted.js';

let house: PlantedHouse | undefined;
afterEach(() => house?.remove());

interface Cruise {
  summary: { violations: { rule: { name: string }; from: string; to: string }[] };
}

/** The wrong imports in a house, as `rule: from → to`. */
function wrongImports(files: Record<string, string>): string[] {
  house = new PlantedHouse(files);
  const { output } = house.run(
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    ...['--config', resolve('.dependency-cruiser.mjs'), '--output-type', 'json'],
    ...['src', ...new Set(Object.keys(files).map((file) => file.replace(/^(web\/src|[^/]+).*/, '$1')))],
  );
  const { summary } = JSON.parse(output) as Cruise;
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).sort();
}

describe('the import rules', () => {
  it('let a room import the rooms before it, and a pure file pure files', () => {
    const files = {
      'src/platform/calendar-date.ts': 'export type CalendarDate = string;\n',
      'src/places/place.ts':
        "import type { CalendarDate } from '../platform/calendar-date.js';\nexport type Place = CalendarDate;\n",
      'src/introductions/introduction.service.ts':
        "import type { Place } from '../places/place.js';\nexport type Introduction = Place;\n",
      'src/app.module.ts': "export * from './introductions/introduction.service.js';\n",
      'web/src/features/places/place-page.tsx':
        "import type { Place } from '../../../../src/places/place.js';\nexport type Shown = Place;\n",
    };
    expect(wrongImports(files)).toEqual([]);
  });

  it('refuse everything else', () => {
    const wrong = [
      // into a room: a later one (also by type), what stands beside the street, what puts the rooms together
      ['src/access/role.service.ts', '../places/place', 'street-access'],
      ['src/places/seat.service.ts', '../demo/seed.main', 'street-places'],
      ['src/places/chair.service.ts', '../app.module', 'rooms-do-not-know-the-processes'],
      ['src/places/bench.service.ts', '../../test/given', 'product-knows-no-tests'],
      ['src/stack/start.service.ts', '../places/place', 'stack-knows-no-room'],
      ['migrations/1-create.ts', '../src/places/place', 'migrations-stand-alone'],
      ['web/src/features/access/sign-in.tsx', '../places/card', 'feature-access'],
      ['web/src/features/places/list.tsx', '../../app/shell', 'web-features-know-no-app'],
      ['web/src/ui/page.tsx', '../features/places/card', 'web-ui-knows-no-feature'],
      ['web/src/ui/tag.tsx', '../../../src/places/table.service', 'web-knows-no-server'],
      ['web/src/lib/client.ts', '../ui/button', 'web-lib-knows-no-screen'],
      // into a file without a suffix
      ['src/candidates/wish.ts', './wish.entity', 'pure-stays-pure'],
      ['src/candidates/level.ts', '../platform/ids.service', 'pure-stays-pure'],
      ['src/candidates/age.ts', 'node:crypto', 'pure-stays-pure'],
      // into a circle of types
      ['src/places/one.service.ts', './other.service', 'no-circular'],
    ] as const;
    const right = [
      'src/places/place.ts',
      'src/places/table.service.ts',
      'src/platform/ids.service.ts',
      'src/candidates/wish.entity.ts',
      'src/demo/seed.main.ts',
      'src/app.module.ts',
      'test/given.ts',
      'web/src/features/places/card.tsx',
      'web/src/ui/button.tsx',
      'web/src/app/shell.tsx',
    ];
    const found = wrongImports({
      'src/places/other.service.ts':
        "import type { Other } from './one.service.js';\nexport type Place = Other;\n",
      ...Object.fromEntries(right.map((file) => [file, 'export interface Place { id: string }\n'])),
      ...Object.fromEntries(
        wrong.map(([file, imported]) => [
          file,
          `import type { Place } from '${imported.startsWith('.') ? `${imported}.js` : imported}';\nexport type Other = Place;\n`,
        ]),
      ),
    });
    expect(found.map((fault) => fault.replace(/ →.*/, '')).sort()).toEqual(
      wrong.map(([file, , rule]) => `${rule}: ${file}`).sort(),
    );
  });
});

describe('the check on files', () => {
  it('finds what is misplaced, misnamed, too long, or reads clock or chance', () => {
    house = new PlantedHouse({
      'src/places/place.ts': 'export const place = (now: Date) => new Date(now).getTime();\n',
      'src/places/index.ts': "export * from './place.js';\n",
      'src/places/date.utils.ts': 'export const day = 1;\n',
      'src/magic/wand.ts': 'export const wand = 1;\n',
      'src/places/long.service.ts': 'export {};\n'.repeat(301),
      'src/places/today.ts': 'export const today = () => new Date();\n',
      'src/places/lapse-place.usecase.ts': 'export const at = () => Date.now();\n',
      'src/places/draw.ts': 'export const draw = () => Math.random();\n',
      'src/places/where.ts': 'export const where = () => process.cwd();\n',
      'src/platform/clock.service.ts': 'export const at = () => Date.now();\n',
    });
    const { status, output } = house.run('bin/check-files.mjs');
    expect(status).toBe(1);
    expect(output.trim().split(/\n\s*/)).toEqual([
      expect.stringMatching(/^src\/magic\/wand\.ts: magic\/ has no place/),
      expect.stringMatching(/^src\/places\/date\.utils\.ts: "\.utils" is no suffix/),
      expect.stringMatching(/^src\/places\/draw\.ts: line 1: chance/),
      expect.stringMatching(/^src\/places\/index\.ts: "index" says nothing/),
      expect.stringMatching(/^src\/places\/index\.ts: only passes on/),
      expect.stringMatching(/^src\/places\/lapse-place\.usecase\.ts: line 1: the process's clock/),
      expect.stringMatching(/^src\/places\/long\.service\.ts: 301 lines/),
      expect.stringMatching(/^src\/places\/today\.ts: line 1: the process's clock/),
      expect.stringMatching(/^src\/places\/where\.ts: line 1: .*"process"/),
    ]);
  });
});

describe('the linter', () => {
  it.each([
    ['a promise nobody waits for', 'export function go(): void { later(); }', 'no-floating-promises'],
    [
      'a promise as a condition',
      'export const go = () => { if (later()) throw new Error(); };',
      'no-misused-promises',
    ],
    [
      'a handler whose promise is lost',
      '[1].forEach(async () => { await later(); });',
      'no-misused-promises',
    ],
    [
      'a case that is forgotten',
      "export function go(x: 'a' | 'b') { switch (x) { case 'a': return 1; } return 2; }",
      'switch-exhaustiveness-check',
    ],
    ['any', 'export const go = (x: any): unknown => x;', 'no-explicit-any'],
  ])('finds %s', (_, code, rule) => {
    house = new PlantedHouse({
      'tsconfig.json': '{ "compilerOptions": { "strict": true, "target": "es2023", "module": "nodenext" } }',
      'src/planted.ts': `export async function later(): Promise<number> {\n  return 1;\n}\n${code}\n`,
    });
    const { status, output } = house.run(
      'node_modules/oxlint/bin/oxlint',
      ...['-c', resolve('.oxlintrc.json'), '--type-aware', '--deny-warnings', '--format', 'unix', 'src'],
    );
    expect(output).toContain(rule);
    expect(status).toBe(1);
  });
});
