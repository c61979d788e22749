import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { ImportPlaces } from './exchange/import-places.usecase.js';
import { faultsOf, type PlaceListReport } from './exchange/place-list.js';
import { actFor } from './platform/acting.service.js';
import { parseConfig } from './platform/config.js';
import { workReach } from './platform/reach.js';

const usage = 'Gebruik: npm run import:places -- BESTAND [--region AM05] [--dry-run] [--json]';

function describe({ rows, good, unchanged, duplicates, refused }: PlaceListReport, dryRun: boolean): string {
  return [
    ...refused.map((row) => `Regel ${row.line}: ${faultsOf(row).nl}`),
    ...duplicates.map(({ line, of }) => `Regel ${line} is dezelfde als regel ${of}.`),
    `${rows} regels: ${good} ${dryRun ? 'goed' : 'ingelezen'}, ${unchanged} stonden er al, ${duplicates.length} dubbel, ${refused.length} geweigerd.`,
  ].join('\n');
}

/** The last line of `--json`; also of a file that cannot be read, which then says why. */
function asJson(report: Partial<PlaceListReport>, failure?: string): string {
  const { good = 0, unchanged = 0, duplicates = [], refused = [] } = report;
  return JSON.stringify({
    imported: good,
    unchanged,
    duplicates,
    refused: refused.map((row) => ({
      line: row.line,
      field: row.field,
      code: row.code,
      message: faultsOf(row).nl,
    })),
    ...(failure && { failure }),
  });
}

/** Takes over a desk's own list. Ends with 1, and changes nothing, only when the file cannot be read as a whole. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      region: { type: 'string' },
    },
  });
  const fail = (sentence: string) => {
    if (values.json) console.log(asJson({}, sentence));
    console.error(sentence);
    return 1;
  };
  const [file] = positionals;
  if (!file || positionals.length > 1) return fail(usage);
  const bytes = await readFile(resolve(process.env['ROUTEKAART_CALLED_FROM'] ?? '', file)).catch(() => null);
  if (!bytes) return fail(`Het bestand ${file} is er niet of kan niet gelezen worden.`);
  if (values.region && !/^AM\d{2}$/.test(values.region)) return fail('Een regio heeft een code zoals AM05.');
  const app = await NestFactory.createApplicationContext(AppModule.forCommands(parseConfig(process.env)), {
    logger: ['error'],
    abortOnError: false,
  });
  try {
    const regionCode = values.region ?? null;
    const { value, problems } = await app
      .get(ImportPlaces)
      .execute(bytes, { regionCode, dryRun: values['dry-run'] });
    if (problems) return fail(problems.map(({ sentence }) => sentence.nl).join(' '));
    console.log(values.json ? asJson(value) : describe(value, values['dry-run']));
    return 0;
  } finally {
    await app.close();
  }
}

process.exitCode = await actFor(workReach('import-places'), main);
