import { getNamedType, isObjectType, type GraphQLField } from 'graphql';
import type { Client } from 'pg';
import { ask, codesOf, together, type Answer } from './ask.js';
import { nothingOfAnybody, type Viewer } from './audience.js';
import type { ExpectedMutation, Target } from './expected/mutation.js';
import { mutations } from './expected/mutations.js';
import { documentOf } from './queries.js';
import type { Round } from './round.js';
import { allOf } from './selection.js';

type RootField = GraphQLField<unknown, unknown>;

/** Tables that a refused request may write in: that somebody was seen, and that it was refused. */
const mayBeWritten = /^(?:session|audit_.*|worker_heartbeat|typeorm_.*)$/;
const nothing: Target = { thing: { ...nothingOfAnybody, kind: 'shared', id: '' }, row: {} };

/** How many rows each table has and which transaction wrote last in it: any change shows. */
async function stateOf(database: Client): Promise<string[]> {
  const { rows: tables } = await database.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  const counted = tables
    .filter(({ name }) => !mayBeWritten.test(name))
    .map(
      ({ name }) =>
        `SELECT '${name} ' || count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) AS state FROM "${name}"`,
    );
  const { rows } = await database.query<{ state: string }>(counted.join(' UNION ALL '));
  return rows.map(({ state }) => state);
}

/** Tries every mutation for everybody on what is not theirs, and once for somebody who may. */
export class MutationDrill {
  private readonly roots: Readonly<Record<string, RootField>>;

  constructor(
    private readonly round: Round,
    private readonly database: Client,
  ) {
    this.roots = round.schema.getMutationType()?.getFields() ?? {};
  }

  private get tried(): [string, ExpectedMutation][] {
    const { wanted } = this.round;
    return Object.entries(mutations).filter(
      ([name]) => name in this.roots && (!wanted || wanted.has(`Mutation.${name}`)),
    );
  }

  /** Everything that must be refused, and leave nothing behind. */
  async refusals(): Promise<void> {
    for (const [name, expected] of this.tried) {
      const before = await stateOf(this.database);
      await together(this.round.viewers, (viewer) => this.refused(name, expected, viewer));
      const changed = (await stateOf(this.database)).filter((line, at) => line !== before[at]);
      this.round.findings.checks += 1;
      if (changed.length > 0)
        this.round.findings.leak(
          { name: 'somebody who may not' },
          name,
          `changed ${changed.map((line) => line.split(' ')[0]).join(', ')}`,
        );
    }
  }

  private async refused(name: string, expected: ExpectedMutation, viewer: Viewer): Promise<void> {
    const { findings } = this.round;
    if (expected.on === null) {
      if (expected.may(viewer, null, {})) return;
      const answer = await this.carriedOut(name, expected, viewer, nothing);
      findings.checks += 1;
      if (!/^(?:FORBIDDEN|UNAUTHENTICATED)$/.test(codesOf(answer)))
        findings.leak(viewer, name, `was not refused: ${answer.whole.slice(-200)}`);
      return;
    }
    for (const { id } of this.round.picked(expected.on, viewer)) {
      const target = this.round.things.ofKind(expected.on).find(({ thing }) => thing.id === id)!;
      if (expected.may(viewer, target.thing, {})) continue;
      const answer = await this.carriedOut(name, expected, viewer, target);
      const nobody = this.round.nobody(expected.on);
      const missing = await this.carriedOut(name, expected, viewer, target, nobody);
      findings.checks += 1;
      if (said(answer, id) !== said(missing, nobody))
        findings.leak(
          viewer,
          name,
          `${expected.on} ${id} is not as one that is not there: ${said(answer, id).slice(0, 300)}`,
        );
    }
  }

  private isChanging = false;

  /** Does each once for somebody who may, so that a refusal is known to be for want of the right alone. */
  async permitted(): Promise<string[]> {
    this.isChanging = true;
    const unproven: string[] = [];
    for (const [name, expected] of this.tried) {
      if (expected.notDone) continue;
      const why = await this.doneOnce(name, expected);
      if (why !== null) unproven.push(`${name}: ${why}`);
    }
    return unproven;
  }

  private async doneOnce(name: string, expected: ExpectedMutation): Promise<string | null> {
    let why = 'nobody may, or nothing is ready for it';
    const targets = expected.on === null ? [nothing] : this.round.things.ofKind(expected.on);
    let tries = 0;
    for (const target of targets.filter((each) => expected.ready?.(each) ?? true))
      for (const viewer of this.round.viewers) {
        if (!expected.may(viewer, expected.on === null ? null : target.thing, {}) || tries >= 8) continue;
        tries += 1;
        const answer = await this.carriedOut(name, expected, viewer, target);
        const payload = answer.data?.[name] as { problems?: unknown[] } | null | undefined;
        if (answer.errors.length === 0 && !payload?.problems?.length) return null;
        why = `${viewer.name}: ${answer.whole.slice(-300)}`;
      }
    return why;
  }

  private async carriedOut(
    name: string,
    expected: ExpectedMutation,
    viewer: Viewer,
    target: Target,
    instead?: string,
  ): Promise<Answer> {
    const { schema, url, findings, day } = this.round;
    const root = this.roots[name]!;
    const type = getNamedType(root.type);
    const selection = isObjectType(type) ? allOf(schema, type) : null;
    const args = expected.given(target, day);
    const given = instead
      ? (JSON.parse(JSON.stringify(args).replaceAll(target.thing.id, instead)) as typeof args)
      : args;
    const { query, variables } = documentOf('mutation', root, given, selection);
    const answer = await ask(url, viewer, query, variables);
    if (this.isChanging) await this.round.lookAgain();
    const { judge, secrets } = this.round;
    const request = `${name}(${JSON.stringify(given)})`;
    if (/INTERNAL|VALIDATION|PARSE|BAD_USER/.test(codesOf(answer)))
      findings.leak(viewer, request, `a surprise: ${codesOf(answer)} ${answer.errors[0]?.message}`);
    for (const found of secrets.in(answer.whole, viewer, JSON.stringify(variables)))
      findings.leak(viewer, request, found);
    if (answer.data) judge.object(schema.getMutationType()!, answer.data, viewer, null, request);
    return answer;
  }
}

const said = ({ data, errors }: Answer, id: string) =>
  JSON.stringify([data, errors]).replaceAll(id, 'THE-ID');
