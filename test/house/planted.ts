import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';

const binaries = resolve('node_modules/.bin');

/** A small house with faults in it, to see a check find them. */
export class PlantedHouse {
  private readonly root = mkdtempSync(join(tmpdir(), 'routekaart-planted-'));

  constructor(files: Record<string, string>) {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.root, path)), { recursive: true });
      writeFileSync(join(this.root, path), text);
    }
  }

  /** Runs one of the project's own programs in this house. */
  run(program: string, ...args: string[]): { status: number | null; output: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [resolve(program), ...args], {
      cwd: this.root,
      encoding: 'utf8',
      // A program finds the helpers of its own package as it does when npm runs it.
      env: { ...process.env, NODE_OPTIONS: '', PATH: [binaries, process.env['PATH']].join(delimiter) },
    });
    return { status, output: `${stdout}${stderr}` };
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }
}
