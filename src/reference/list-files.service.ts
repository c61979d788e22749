import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../platform/project-root.service.js';
import type { ListFiles } from './load-reference.usecase.js';
import { listNames, type ListName } from './reference-list.js';

const shippedFolder = join(projectRoot, 'src', 'reference', 'data');

/** A folder that does not hold lists; the message says what is wrong, in Dutch. */
export class NoLists extends Error {}

/** The lists in a folder. Throws `NoLists` when there are none, or a CSV file whose name is not that of a list. */
export async function readLists(folder: string): Promise<ListFiles> {
  const names = await readdir(folder).catch(() => {
    throw new NoLists(`De map ${folder} is er niet of kan niet gelezen worden.`);
  });
  const files = names.filter((name) => name.endsWith('.csv'));
  const expected = listNames.map((name) => `${name}.csv`);
  const unknown = files.filter((name) => !expected.includes(name));
  if (unknown.length > 0)
    throw new NoLists(`Onbekende lijst: ${unknown.join(', ')}. De lijsten heten ${expected.join(', ')}.`);
  if (files.length === 0)
    throw new NoLists(`In ${folder} staat geen lijst. De lijsten heten ${expected.join(', ')}.`);
  return new Map(
    await Promise.all(
      files.map(
        async (file) => [file.replace(/\.csv$/, '') as ListName, await readFile(join(folder, file))] as const,
      ),
    ),
  );
}

/** The lists that come with the product. */
export function readShippedLists(): Promise<ListFiles> {
  return readLists(shippedFolder);
}
