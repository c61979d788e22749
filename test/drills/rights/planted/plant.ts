import { readFileSync } from 'node:fs';
import type { Fault } from './fault.js';

const builtBesideThis = new URL('../../../../src/', import.meta.url);

/**
 * The text of the built file with the fault in it, by the file's URL; nothing for a fault of the database.
 * @throws when the words to change are not there: the product has changed, and the fault must be told anew
 */
export function planted(
  { name, file, change, append }: Fault,
  built = builtBesideThis,
): Readonly<Record<string, string>> | undefined {
  if (!file) return undefined;
  const url = new URL(`${file}.js`, built);
  const text = readFileSync(url, 'utf8');
  const [words, instead] = change ?? ['', ''];
  if (!text.includes(words))
    throw new Error(`"${name}" cannot be planted: ${file}.js does not say "${words}"`);
  const changed = words ? text.replaceAll(words, () => instead) : text;
  return { [url.href]: `${changed}\n${append ?? ''}\n` };
}

/**
 * The matrix with an ear to whoever started the process: `{ matrix: { permission, role, reach } }` gives a role another
 * reach, and null the one it had.
 */
export function hotMatrix(): Readonly<Record<string, string>> {
  return planted({
    name: 'hot matrix',
    file: 'access/permission',
    look: '',
    append: `const written = structuredClone(permissions);
process.on('message', (message) => {
  if (!message.matrix) return;
  const { permission, role, reach } = message.matrix;
  const before = written[permission][role];
  if (reach === null && before === undefined) delete permissions[permission][role];
  else permissions[permission][role] = reach ?? before;
  process.send({ done: true });
});`,
  })!;
}
