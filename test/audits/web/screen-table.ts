import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';

/** As whom a screen is opened. */
export const roles = ['VISITOR', 'CANDIDATE', 'EMPLOYER', 'ADVISER', 'COORDINATOR', 'OPERATOR'] as const;
export type Role = (typeof roles)[number];

/** One line of the web's own table of screens: what the audit needs of it. */
export interface Screen {
  readonly path: string;
  readonly roles?: readonly string[];
  readonly signedIn?: boolean;
}

/** The table that the web itself routes by: read as it is, so that no screen can be forgotten. */
export async function readScreens(): Promise<readonly Screen[]> {
  const folder = resolve('.cache', 'audit-screens');
  mkdirSync(folder, { recursive: true });
  for (const table of ['screen', 'desk-screens', 'screens']) {
    const source = readFileSync(join('web', 'src', 'app', `${table}.ts`), 'utf8');
    const { code } = transformSync(source, {
      swcrc: false,
      jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    });
    writeFileSync(join(folder, `${table}.js`), code);
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  const { screens } = (await import(pathToFileURL(join(folder, 'screens.js')).href)) as {
    screens: readonly Screen[];
  };
  return screens;
}

/** Whether this line of the table is what somebody of this role sees at its address. */
export function isFor(role: Role, screen: Screen): boolean {
  if (screen.signedIn) return role !== 'VISITOR';
  return screen.roles ? screen.roles.includes(role) : true;
}
