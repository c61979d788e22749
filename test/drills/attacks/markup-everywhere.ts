import {
  getNamedType,
  getNullableType,
  GraphQLString,
  isInputObjectType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { addDays } from '../../../src/platform/calendar-date.js';
import type { TestApp } from '../../support/app.js';
import type { Viewer } from '../rights/audience.js';
import { Canaries } from '../rights/canary.js';
import type { Target } from '../rights/expected/mutation.js';
import { mutations } from '../rights/expected/mutations.js';
import { nothingOfAnybody } from '../rights/audience.js';
import type { Things } from '../rights/things.js';
import { markup } from './markup.js';

/** Fills the database of the drill of rights with words that are markup too. */
export class MarkupCanaries extends Canaries {
  override word(): string {
    return `${markup} ${super.word()}`;
  }
}

type RootField = GraphQLField<unknown, unknown>;

/** What came of handing markup to the API. */
export interface Handed {
  /** Texts of arguments that a mutation takes. */
  texts: number;
  asked: number;
  /** Texts that somebody got in: kept as they are, to be shown as text. */
  taken: number;
  /** Answers that a browser could take for a page. */
  readAsPages: number;
  /** Operations that answered with a surprise of the server. */
  surprises: string[];
}

function pathsToTexts(type: GraphQLInputType, path: readonly string[]): string[][] {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return pathsToTexts(nullable.ofType, path);
  if (nullable === GraphQLString) return [[...path]];
  if (!isInputObjectType(nullable)) return [];
  return Object.values(nullable.getFields()).flatMap((field) =>
    pathsToTexts(field.type, [...path, field.name]),
  );
}

/** The arguments with the markup at that path, whether a text stood there or not. */
function withMarkup(value: unknown, [step, ...path]: readonly string[]): unknown {
  if (step === undefined) return Array.isArray(value) ? [markup] : markup;
  const inside = (value ?? {}) as Readonly<Record<string, unknown>>;
  return { ...inside, [step]: withMarkup(inside[step], path) };
}

/**
 * Hands markup to every text of every mutation, for whoever may, on something it can be done to, with arguments that
 * are right in everything else.
 */
export async function handMarkup(
  app: TestApp,
  { schema, viewers, things }: { schema: GraphQLSchema; viewers: readonly Viewer[]; things: Things },
): Promise<Handed> {
  const today = await app.db((tx) => Promise.resolve(tx.today));
  const handed: Handed = { texts: 0, asked: 0, taken: 0, readAsPages: 0, surprises: [] };
  const roots = schema.getMutationType()?.getFields() ?? {};
  for (const root of Object.values(roots)) {
    const expected = mutations[root.name];
    const paths = root.args.flatMap(({ name, type }) => pathsToTexts(type, [name]));
    handed.texts += paths.length;
    if (!expected || paths.length === 0) continue;
    const targets: readonly Target[] =
      expected.on === null
        ? [{ thing: { ...nothingOfAnybody, kind: 'shared', id: '' }, row: {} }]
        : things.ofKind(expected.on).filter((each) => expected.ready?.(each) ?? true);
    const pairs = targets.flatMap((target) =>
      viewers
        .filter((viewer) => expected.may(viewer, expected.on === null ? null : target.thing, {}))
        .map((viewer) => ({ target, viewer })),
    );
    for (const path of paths) {
      for (const { target, viewer } of pairs.slice(0, 3)) {
        const given = withMarkup(
          expected.given(target, (days) => addDays(today, days)),
          path,
        ) as Readonly<Record<string, unknown>>;
        const answer = await carriedOut(app.url, root, given, viewer);
        handed.asked += 1;
        if (!answer.type.startsWith('application/')) handed.readAsPages += 1;
        if (/INTERNAL_SERVER_ERROR/.test(answer.text))
          handed.surprises.push(`${root.name} ${path.join('.')}`);
        if (!answer.isDone) continue;
        handed.taken += 1;
        break;
      }
    }
  }
  return handed;
}

async function carriedOut(
  url: string,
  root: RootField,
  given: Readonly<Record<string, unknown>>,
  as: Viewer,
) {
  const sent = root.args.filter(({ name }) => name in given);
  const declared = sent.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const named = getNamedType(root.type);
  const hasProblems = isObjectType(named) && 'problems' in named.getFields();
  const selection = isObjectType(named)
    ? `{ ${hasProblems ? 'problems { code message }' : '__typename'} }`
    : '';
  const handed = sent.map(({ name }) => `${name}: $${name}`).join(', ');
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(as.cookie ? { cookie: as.cookie } : {}) },
    body: JSON.stringify({
      query: `mutation(${declared}) { ${root.name}(${handed}) ${selection} }`,
      variables: given,
    }),
  });
  const text = await response.text();
  const { data, errors } = JSON.parse(text) as {
    data?: Record<string, { problems?: unknown[] } | null> | null;
    errors?: unknown[];
  };
  const payload = data?.[root.name];
  return {
    type: response.headers.get('content-type') ?? '',
    text,
    isDone: !errors?.length && payload !== null && payload !== undefined && !payload.problems?.length,
  };
}

/** Rooms of the machine, where no text of people's is. */
const notOfPeople = /^(?:typeorm_|migrations|outbox|delivery|session$|clock_|worker_|mail$|audit_)/;
/** Columns whose text is one of a few words of ours, or means something to a program. */
const notFree =
  /(?:code|kind|status|hash|digest|role|locale|email|basis|purpose|version|postcode4|phase|method|origin|key|identity|reason_code|url|number|_id|_by|^id)$/;

/** Puts markup below all rules, in every text column of people's tables that takes it; says in how many it stands. */
export async function fillColumns(app: TestApp): Promise<number> {
  const columns = await app.db((tx) =>
    tx.query<{ table: string; column: string }>(
      `SELECT c.table_name AS table, c.column_name AS column FROM information_schema.columns c
       JOIN information_schema.tables t ON t.table_name = c.table_name AND t.table_schema = c.table_schema
       WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.data_type IN ('text', 'character varying')
         AND c.is_generated = 'NEVER'
         AND NOT EXISTS (SELECT FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
           WHERE k.contype IN ('c', 'f', 'p', 'u') AND k.conrelid = format('%I', c.table_name)::regclass
             AND a.attname = c.column_name AND (k.contype <> 'c' OR pg_get_constraintdef(k.oid) ~ 'ANY|IN \\('))
       ORDER BY 1, 2`,
    ),
  );
  let filled = 0;
  for (const { table, column } of columns) {
    if (notOfPeople.test(table) || notFree.test(column)) continue;
    const written = await app
      .db((tx) =>
        tx.execute(`UPDATE "${table}" SET "${column}" = $1 WHERE "${column}" IS NOT NULL`, [markup]),
      )
      // A column with a rule of its own, that markup cannot pass.
      .catch(() => 0);
    if (written > 0) filled += 1;
  }
  return filled;
}
