import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compiledCode } from './compiled.mjs';

/** Hooks of Node's module loader. `./room.js` is `./room.ts` when that is what there is. */
export function resolve(specifier, context, next) {
  if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL?.split('?')[0].endsWith('.ts')) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(source)) return next(source.href, context);
  }
  return next(specifier, context);
}

export function load(url, context, next) {
  const [file] = url.split('?');
  if (!file.endsWith('.ts')) return next(url, context);
  return { format: 'module', source: compiledCode(fileURLToPath(file)), shortCircuit: true };
}
