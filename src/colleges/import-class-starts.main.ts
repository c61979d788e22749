import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DataSource } from 'typeorm';
import { actFor } from '../platform/acting.service.js';
import { databaseOptions } from '../platform/database.module.js';
import { Ids } from '../platform/ids.service.js';
import { workReach } from '../platform/reach.js';
import { Transaction } from '../platform/transaction.service.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { ClassStartsRepository } from './class-starts.repository.js';
import { ImportClassStarts, type ImportedClassStarts } from './import-class-starts.usecase.js';

const usage = 'Gebruik: npm run import:class-starts -- BESTAND [--region AM05] [--dry-run] [--json]';

function describe({ added, changed, unchanged, refused }: ImportedClassStarts, dryRun: boolean): string {
  const counts = `${added} nieuw, ${changed} gewijzigd, ${unchanged} gelijk, ${refused.length} geweigerd`;
  return [
    ...refused.map(({ line, message }) => `Regel ${line}: ${message}`),
    `${dryRun ? 'Dit zou er veranderen' : 'Startmomenten'}: ${counts}.`,
  ].join('\n');
}

/** Takes over a list of class starts. Ends with 1, and changes nothing, when the file cannot be read as a whole. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      region: { type: 'string' },
    },
  });
  const [file] = positionals;
  if (!file || positionals.length > 1) {
    console.error(usage);
    return 1;
  }
  const bytes = await readFile(resolve(process.env['ROUTEKAART_CALLED_FROM'] ?? '', file)).catch(() => null);
  if (!bytes) {
    console.error(`Het bestand ${file} is er niet of kan niet gelezen worden.`);
    return 1;
  }
  const dataSource = await new DataSource(databaseOptions(process.env['DATABASE_URL'] ?? '', 2)).initialize();
  try {
    const classStarts = new ClassStartsRepository(new Ids());
    const imports = new ImportClassStarts(
      new Transaction(dataSource),
      classStarts,
      new ReferenceRepository(),
    );
    const options = { dryRun: values['dry-run'], regionCode: values.region };
    const { value, problems } = await imports.execute(bytes, options);
    if (problems) {
      console.error(problems.map(({ sentence }) => sentence.nl).join('\n'));
      return 1;
    }
    console.log(values.json ? JSON.stringify(value) : describe(value, values['dry-run']));
    return 0;
  } finally {
    await dataSource.destroy();
  }
}

process.exitCode = await actFor(workReach('import-class-starts'), main);
