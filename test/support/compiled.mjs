import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

/** How TypeScript becomes what Node runs, wherever it is not the compiler that does it. */
export const options = {
  swcrc: false,
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
  module: { type: 'es6' },
};

const folder = fileURLToPath(new URL('../../.cache/compiled/', import.meta.url));

/** Where a source file of this very content is kept, compiled: without the `.js` and `.js.map`. */
const placeOf = (filename, source) =>
  join(
    folder,
    createHash('sha256')
      .update(`${JSON.stringify(options)}\0${filename}\0`)
      .update(source)
      .digest('hex'),
  );

/** The code of a TypeScript file; compiled once, and kept until the file says something else. */
export function compiledCode(filename) {
  const source = readFileSync(filename, 'utf8');
  const place = placeOf(filename, source);
  if (existsSync(`${place}.js`)) return readFileSync(`${place}.js`, 'utf8');
  const { code, map } = transformSync(source, { ...options, filename, sourceMaps: true });
  mkdirSync(folder, { recursive: true });
  write(`${place}.js.map`, map);
  write(`${place}.js`, code);
  return code;
}

/** The path of the map from that code to the file. */
export function sourceMapOf(filename) {
  return `${placeOf(filename, readFileSync(filename, 'utf8'))}.js.map`;
}

/** Whole or not at all: another worker may read it at any moment. */
function write(path, text) {
  const beside = `${path}.${process.pid}`;
  writeFileSync(beside, text);
  renameSync(beside, path);
}
