import { getNamedType, isObjectType, type GraphQLField } from 'graphql';
import type { Client } from 'pg';
import { ask, codesOf, isTooMuch, refusedWithin, together, type Answer } from './ask.js';
import { nothingOfAnybody, type ThingKind, type Viewer } from './audience.js';
import type { ExpectedMutation, Target } from './expected/mutation.js';
import { mutations } from './expected/mutations.js';
import { documentOf } from './queries.js';
import type { Round } from './round.js';
import { allOf, fieldAt, halves, shallow, without, type Selection } from './selection.js';

type RootField = GraphQLField<unknown, unknown>;
type Given = Readonly<Record<string, unknown>>;
/** Another way to ask than with a viewer's own cookie. */
type Send = (query: string, variables: object) => Promise<Answer>;

/** Tables that a refused request may write in: that somebody was seen, and that it was refused. */
const mayBeWritten = /^(?:audit_.*|worker_heartbeat|typeorm_.*)$/;
const nothing: Target = { thing: { ...nothingOfAnybody, kind: 'shared', id: '' }, row: {} };

/** How many rows each table has and which transaction wrote last in it: any change shows. */
export async function stateOf(database: Client): Promise<string[]> {
  const { rows: tables } = await database.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  const counted = tables
    .filter(({ name }) => !mayBeWritten.test(name))
    .map(({ name }) =>
      // Of a session only whether it still is: that somebody was seen is written at every request.
      name === 'session'
        ? `SELECT 'session ' || count(*) FILTER (WHERE ended_at IS NULL) AS state FROM session`
        : `SELECT '${name} ' || count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) AS state FROM "${name}"`,
    );
  const { rows } = await database.query<{ state: string }>(counted.join(' UNION ALL '));
  // The database may read the tables in any order.
  return rows.map(({ state }) => state).sort();
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
      if (expected.may(viewer, null, {})) {
        if (expected.isUnknown) await this.unknown(name, expected, viewer);
        return;
      }
      const answer = await this.carriedOut(name, expected, viewer, nothing);
      findings.checks += 1;
      if (!/^(?:FORBIDDEN|UNAUTHENTICATED)$/.test(codesOf(answer)))
        findings.leak(viewer, name, `was not refused: ${answer.whole.slice(-200)}`);
      return;
    }
    for (const { id } of this.round.picked(expected.on, viewer)) {
      const target = this.round.things.find(expected.on, id)!;
      if (expected.may(viewer, target.thing, target.row)) continue;
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

  /** With a token or an answer that nobody was given: anybody may try, and nobody gets anywhere. */
  private async unknown(name: string, expected: ExpectedMutation, viewer: Viewer): Promise<void> {
    const answer = await this.carriedOut(name, expected, viewer, nothing);
    this.round.findings.checks += 1;
    if (isDone(name, answer))
      this.round.findings.leak(viewer, name, `did it with nothing: ${answer.whole.slice(-200)}`);
  }

  private isChanging = false;

  /** From here on things are really done: what is there is looked at again after each. */
  changesBegin(): void {
    this.isChanging = true;
    this.selections.clear();
  }

  /** Does each once for somebody who may, so that a refusal is known to be for want of the right alone. */
  async permitted(): Promise<string[]> {
    this.changesBegin();
    const unproven: string[] = [];
    for (const [name, expected] of this.tried) {
      if (expected.rehearsed) continue;
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
        if (!expected.may(viewer, expected.on === null ? null : target.thing, target.row) || tries >= 8)
          continue;
        tries += 1;
        const answer = await this.carriedOut(name, expected, viewer, target);
        if (isDone(name, answer)) return null;
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
    const args = expected.given(target, this.round.day);
    const given = instead
      ? (JSON.parse(JSON.stringify(args).replaceAll(target.thing.id, instead)) as typeof args)
      : args;
    return this.judged(name, viewer, given, { makes: expected.makes });
  }

  /** Asks it, and looks at the answer as at every other. */
  async judged(
    name: string,
    viewer: Viewer,
    given: Given,
    { makes, send }: { makes?: ThingKind | undefined; send?: Send } = {},
  ): Promise<Answer> {
    const { schema, findings, url } = this.round;
    const { answer, variables } = await this.asked(
      this.roots[name]!,
      viewer,
      given,
      send ?? ((query, asked) => ask(url, viewer, query, asked)),
    );
    const before = this.round.things;
    if (this.isChanging) await this.round.lookAgain();
    const { judge, secrets, things } = this.round;
    const made = makes ? things.ofKind(makes).filter((each) => !before.find(makes, each.thing.id)) : [];
    const asker = { ...viewer, candidateIds: [...viewer.candidateIds, ...made.map(({ thing }) => thing.id)] };
    const request = `${name}(${JSON.stringify(given)})`;
    const denied = this.round.denied(viewer);
    for (const path of refusedWithin(answer)) denied.add(fieldAt(schema.getMutationType()!, path));
    if (/INTERNAL|VALIDATION|PARSE|BAD_USER/.test(codesOf(answer)))
      findings.leak(viewer, request, `a surprise: ${codesOf(answer)} ${answer.errors[0]?.message}`);
    for (const found of secrets.in(answer.whole, asker, JSON.stringify(variables)))
      findings.leak(viewer, request, found);
    if (answer.data) judge.object(schema.getMutationType()!, answer.data, asker, null, request);
    return answer;
  }

  private readonly selections = new Map<string, Selection>();

  /**
   * Asks once for all that the answer can hold, less what the viewer has no right to; and for half of it when that is too
   * much to be done, as often as it takes.
   */
  private async asked(
    root: RootField,
    viewer: Viewer,
    given: Given,
    send: Send,
  ): Promise<{ answer: Answer; variables: object }> {
    const { schema, denied } = this.round;
    const type = getNamedType(root.type);
    // What must be refused shows nothing; if it shows something, then here.
    const first = (whole: Selection) => (this.isChanging ? whole : shallow(whole, 2));
    const selection = isObjectType(type)
      ? (this.selections.get(root.name) ?? first(allOf(schema, type)))
      : null;
    if (selection) this.selections.set(root.name, selection);
    const asked = selection && isObjectType(type) ? without(type, selection, denied(viewer)) : null;
    const { query, variables } = documentOf('mutation', root, given, asked);
    const answer = await send(query, variables);
    const [half] = selection && isTooMuch(answer) ? halves(selection) : [];
    if (!half || half === selection) return { answer, variables };
    this.selections.set(root.name, half);
    return this.asked(root, viewer, given, send);
  }
}

/** Whether it was done: nothing was refused but fields of the answer, and no problem is told. */
export function isDone(name: string, answer: Answer): boolean {
  const payload = answer.data?.[name] as { problems?: unknown[] } | null | undefined;
  return answer.errors.length === refusedWithin(answer).length && !payload?.problems?.length;
}

const said = ({ data, errors }: Answer, id: string) =>
  JSON.stringify([data, errors]).replaceAll(id, 'THE-ID');
