import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'nest-cli.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('The project folder was not found above this file');
  return findRoot(parent);
}

/** The folder of the checkout, whether this runs as source or as built. */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)));
