import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { initGraphQLTada } from 'gql.tada';
import { Kind, type DocumentNode } from 'graphql';
import ts from 'typescript';
import { formatDocument, stringifyDocument } from 'urql';
import type { Plugin } from 'vite';

/** One `graphql(…)` as it stands in a source: its text, and for each fragment the file and the name it comes from. */
interface Written {
  readonly text: string;
  readonly fragments: readonly { file: string; name: string }[];
}

const parse = initGraphQLTada();
const source = /(?<!\.spec|\.d)\.tsx?$/;

/**
 * Every operation that the pages can ask, by the SHA-256 of its text exactly as the client sends it. Read from the
 * sources, so that a screen which is loaded late is there too.
 * @throws Error when a document is not a plain text with named fragments: then nobody could know it beforehand
 */
export function operationsIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => source.test(file))
    .map((file) => join(folder, file));
  const written = new Map(files.map((file) => [file, writtenIn(file)]));
  const documents = new Map<Written, DocumentNode>();
  const documentOf = (document: Written): DocumentNode => {
    const known = documents.get(document);
    if (known) return known;
    const fragments = document.fragments.map(({ file, name }) => {
      const fragment = written.get(file)?.get(name);
      if (!fragment) throw new Error(`${file} has no graphql document ${name}`);
      return documentOf(fragment);
    });
    const made = parse(document.text, fragments as never[]) as DocumentNode;
    documents.set(document, made);
    return made;
  };
  const operations = [...written.values()]
    .flatMap((ofFile) => [...ofFile.values()].map(documentOf))
    .filter(({ definitions }) => definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION))
    .map((document) => stringifyDocument(formatDocument(document)));
  return Object.fromEntries(
    operations
      .map((text) => [createHash('sha256').update(text).digest('hex'), text] as const)
      .sort(([one], [other]) => one.localeCompare(other)),
  );
}

/** Leaves `operations.json` with the build: what production answers (see docs/security.md). */
export function listOperations(): Plugin {
  return {
    name: 'list-operations',
    apply: 'build',
    generateBundle() {
      const operations = operationsIn(join(import.meta.dirname, 'src'));
      this.emitFile({ type: 'asset', fileName: 'operations.json', source: JSON.stringify(operations) });
    },
  };
}

function writtenIn(file: string): Map<string, Written> {
  const text = readFileSync(file, 'utf8');
  const documents = new Map<string, Written>();
  if (!text.includes('graphql(')) return documents;
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const imports = importsOf(tree);
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'graphql') {
      const name = ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : `at ${node.pos}`;
      documents.set(name, writtenBy(node, file, imports));
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return documents;
}

function writtenBy(
  call: ts.CallExpression,
  file: string,
  imports: Map<string, Written['fragments'][0]>,
): Written {
  const [text, fragments] = call.arguments;
  const where = `${file}, a graphql document:`;
  if (!text || !ts.isStringLiteralLike(text)) throw new Error(`${where} not a text without \${…}`);
  if (fragments && !ts.isArrayLiteralExpression(fragments)) throw new Error(`${where} fragments not in [ ]`);
  return {
    text: text.text,
    fragments: (fragments?.elements ?? []).map((element) => {
      if (!ts.isIdentifier(element)) throw new Error(`${where} a fragment without a name`);
      return imports.get(element.text) ?? { file, name: element.text };
    }),
  };
}

function importsOf(tree: ts.SourceFile): Map<string, Written['fragments'][0]> {
  const imports = new Map<string, Written['fragments'][0]>();
  for (const statement of tree.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const from = statement.moduleSpecifier.text;
    const named = statement.importClause?.namedBindings;
    if (!from.startsWith('.') || !named || !ts.isNamedImports(named)) continue;
    const path = resolve(dirname(tree.fileName), from.replace(/\.js$/, ''));
    for (const { name, propertyName } of named.elements) {
      const file = [`${path}.tsx`, `${path}.ts`].find((candidate) => ts.sys.fileExists(candidate));
      if (file) imports.set(name.text, { file, name: (propertyName ?? name).text });
    }
  }
  return imports;
}
