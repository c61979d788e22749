import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DataSource } from 'typeorm';
import { actFor } from '../platform/acting.service.js';
import { databaseOptions } from '../platform/database.module.js';
import { Outbox } from '../platform/outbox.service.js';
import { workReach } from '../platform/reach.js';
import { Transaction } from '../platform/transaction.service.js';
import { NoLists, readLists } from './list-files.service.js';
import { LoadReference, type LoadReport } from './load-reference.usecase.js';
import { ReferenceLists } from './reference-lists.repository.js';

const usage = 'Gebruik: npm run reference:load -- MAP [--dry-run] [--json]';
const shown = 20;

function describe({ changes, faults }: LoadReport, dryRun: boolean): string {
  if (faults) {
    const lines = faults
      .slice(0, shown)
      .map(({ file, line, message }) => `  ${file}${line ? ` regel ${line}` : ''}: ${message}`);
    if (faults.length > shown) lines.push(`  … en nog ${faults.length - shown}`);
    return ['Er is niets veranderd. Dit klopt niet:', ...lines].join('\n');
  }
  const lines = Object.entries(changes).map(([list, { added, changed, ended, unchanged }]) => {
    const codes = (word: string, each: readonly string[]) =>
      each.length > 0 && each.length <= shown ? `\n    ${word}: ${each.join(', ')}` : '';
    return `  ${list}: ${added.length} nieuw, ${changed.length} gewijzigd, ${ended.length} beëindigd, ${unchanged} gelijk${codes('nieuw', added)}${codes('gewijzigd', changed)}${codes('beëindigd', ended)}`;
  });
  return [dryRun ? 'Dit zou er veranderen:' : 'Geladen:', ...lines].join('\n');
}

/** Loads the lists in a folder. Ends with 1, and changes nothing, when anything in them is wrong. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, 'dry-run': { type: 'boolean', default: false } },
  });
  const [folder] = positionals;
  if (!folder || positionals.length > 1) {
    console.error(usage);
    return 1;
  }
  const dataSource = new DataSource(databaseOptions(process.env['DATABASE_URL'] ?? '', 2));
  try {
    const files = await readLists(resolve(process.env['ROUTEKAART_CALLED_FROM'] ?? '', folder));
    await dataSource.initialize();
    const load = new LoadReference(new Transaction(dataSource), new Outbox(), new ReferenceLists());
    const report = await load.execute(files, { dryRun: values['dry-run'] });
    console.log(values.json ? JSON.stringify(report) : describe(report, values['dry-run']));
    return report.faults ? 1 : 0;
  } catch (error) {
    if (!(error instanceof NoLists)) throw error;
    console.error(error.message);
    return 1;
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
  }
}

process.exitCode = await actFor(workReach('load-reference'), main);
