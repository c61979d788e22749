/**
 * What no linter of others knows: where files stand, how they are named, how long they are, and that rules read
 * neither clock nor chance. Usage: check-files.mjs [FOLDER]; ends with 1 when it found a fault.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import ts from 'typescript';
import { besideTheStreet, pureFile, street } from './street.mjs';

const longest = 300;
const source = /\.(?:ts|tsx|mjs)$/;
const generated = /graphql-env\.d\.ts$/;
const emptyNames = /^(?:index|utils?|helpers?|commons?|misc)$/;
const suffixes = new Set(
  (
    'catalogue controller decorator entity filter guard interceptor job loader main module pipe plugin provider ' +
    'repository resolver scalar service spec strategy type usecase'
  ).split(' '),
);
/** What a rule may not touch: a process, a clock, chance, the outside. */
const impureGlobals = new Set([
  'process',
  'performance',
  'crypto',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'console',
]);

/** The files with code below these folders, as paths from the root with forward slashes. */
function filesIn(root) {
  return ['src', 'migrations', 'test', 'web/src', 'bin']
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (name) => `${folder}/${name.replaceAll('\\', '/')}`,
      ),
    )
    .filter((file) => source.test(file) && !generated.test(file) && !file.includes('node_modules/'))
    .sort((one, other) => one.localeCompare(other));
}

function nameFaults(file) {
  const faults = [];
  for (const part of file.replace(source, '').split('/'))
    if (emptyNames.test(part.split('.')[0]))
      faults.push(`"${part}" says nothing: name a file or folder after what it holds`);
  if (!file.startsWith('src/')) return faults;
  const [, room, ...rest] = file.split('/');
  if (rest.length > 0 && !street.includes(room) && !besideTheStreet.includes(room))
    faults.push(`${room}/ has no place in the street: give it one in bin/street.mjs`);
  const [, ...ends] = basename(file).split('.');
  for (const suffix of ends.slice(0, -1))
    if (!suffixes.has(suffix)) faults.push(`".${suffix}" is no suffix of this house`);
  return faults;
}

/** A file that only passes on what others export hides where things are. */
const isBarrel = (tree) =>
  tree.statements.length > 0 &&
  tree.statements.every((statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier);

const readsClock = (node) =>
  (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) ||
  (ts.isPropertyAccessExpression(node) && /^(?:Date\.now|performance\.now)$/.test(node.getText()));
const readsChance = (node) =>
  ts.isPropertyAccessExpression(node) && /^(?:Math\.random|crypto\.random\w+)$/.test(node.getText());

function codeFaults(file, tree) {
  const faults = [];
  const isPure = pureFile.test(file);
  const isRoom = /^src\/(?!platform\/|stack\/)[^/]+\//.test(file) || isPure;
  const say = (node, fault) =>
    faults.push(`line ${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${fault}`);
  const visit = (node) => {
    if (isRoom && readsClock(node)) say(node, "the process's clock is not ours: use tx.now or tx.today");
    if (isRoom && readsChance(node)) say(node, 'chance comes from Ids (platform/ids.service.ts)');
    if (isPure && ts.isIdentifier(node) && impureGlobals.has(node.text) && isGlobalUse(node))
      say(node, `a file without a suffix is pure and does not know "${node.text}"`);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return faults;
}

/** `process.pid` uses the global; `job.process`, `{ process: 1 }` and a parameter of that name do not. */
function isGlobalUse(node) {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return true;
  return false;
}

function faultsOf(root, file) {
  const text = readFileSync(join(root, file), 'utf8');
  const lines = text.split('\n').length - 1;
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return [
    ...(lines > longest ? [`${lines} lines: at most ${longest}; it does more than one thing`] : []),
    ...nameFaults(file),
    ...(isBarrel(tree) ? ['only passes on what other files export: import those files'] : []),
    ...(file.startsWith('src/') && !file.endsWith('.spec.ts') ? codeFaults(file, tree) : []),
  ].map((fault) => `${file}: ${fault}`);
}

const root = resolve(process.argv[2] ?? '.');
const faults = filesIn(root).flatMap((file) => faultsOf(root, file));
for (const fault of faults) console.error(`  ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
