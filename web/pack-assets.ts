import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** What gets smaller by packing; fonts and pictures are packed already. */
const packable = /\.(?:js|css|svg|json)$/;
/** Below this the headers weigh more than what is saved. */
const fewestBytes = 1000;

/** Leaves each asset packed beside itself, as `.br` and `.gz`: packed once, and better than while somebody waits. */
export function packAssets(): Plugin {
  let folder = '';
  return {
    name: 'pack-assets',
    apply: 'build',
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir, 'assets');
    },
    closeBundle() {
      for (const name of readdirSync(folder).filter((each) => packable.test(each))) {
        const path = join(folder, name);
        const content = readFileSync(path);
        if (content.length < fewestBytes) continue;
        writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
        writeFileSync(
          `${path}.br`,
          brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
        );
      }
    },
  };
}
