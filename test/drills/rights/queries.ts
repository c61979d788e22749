import {
  getNamedType,
  isObjectType,
  isRequiredArgument,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';
import { ask, codesOf, isTooMuch, refusedWithin, together, type Answer } from './ask.js';
import { whoSeesTheWhole, type Thing, type ThingKind, type Viewer } from './audience.js';
import type { Round } from './round.js';
import { allOf, fieldAt, halves, without, written, type Selection } from './selection.js';

type RootField = GraphQLField<unknown, unknown>;
type Arguments = Readonly<Record<string, unknown>>;

/** One way to ask: arguments, and when they name a thing, which. */
interface Question {
  readonly args: Arguments;
  readonly about?: Thing | 'nothing that is';
}

const kindOfArgument: Readonly<Record<string, ThingKind>> = {
  accountId: 'account',
  candidateId: 'candidate',
  employerId: 'employer',
  introductionId: 'introduction',
  placeId: 'place',
  regionCode: 'desk',
};
const kinds: readonly ThingKind[] = [
  'account', 'candidate', 'desk', 'employer', 'introduction', 'lapseAlert', 'place', 'placeList', 'rescuePlan',
]; // prettier-ignore

/** Asks every query of the served schema for everybody, about what is theirs, others', and nothing that is. */
export class QueryDrill {
  private readonly documents = new Map<string, Selection[]>();

  constructor(private readonly round: Round) {}

  async run(): Promise<void> {
    const { schema, viewers, wanted } = this.round;
    const roots = Object.values(schema.getQueryType()?.getFields() ?? {});
    const named = wanted && [...wanted].some((each) => each.startsWith('Query.'));
    for (const root of roots) {
      if (named && !wanted.has(`Query.${root.name}`)) continue;
      await together(viewers, (viewer) => this.asked(root, viewer));
    }
  }

  private async asked(root: RootField, viewer: Viewer): Promise<void> {
    const missing = new Map<string, string>();
    // A list that is narrowed to a thing shows of it what one may see; only a thing asked for itself can be told of.
    const isList = /(?:Connection|Matches)$/.test(getNamedType(root.type).name);
    for (const { args, about } of this.questionsOf(root, viewer)) {
      const isHidden = about === 'nothing that is' || (about && !whoSeesTheWhole(viewer, about, {}));
      const answers = await this.answers(root, viewer, args, Boolean(isHidden));
      if (about === undefined || isList) continue;
      const told = answers.map(({ data, errors }) => JSON.stringify([data, errors])).join('\n');
      const form = Object.keys(args).join(' ');
      if (about === 'nothing that is') missing.set(form, told);
      else if (!whoSeesTheWhole(viewer, about, {}) && missing.has(form)) {
        this.round.findings.checks += 1;
        const isTold =
          plain(told, about.id) !== plain(missing.get(form) ?? '', this.round.nobody(about.kind));
        if (isTold)
          this.round.findings.leak(
            viewer,
            root.name,
            `${about.kind} ${about.id} is told from one that is not there`,
          );
      }
    }
  }

  private async answers(
    root: RootField,
    viewer: Viewer,
    args: Arguments,
    isHidden: boolean,
  ): Promise<Answer[]> {
    const { schema, findings } = this.round;
    const target = getNamedType(root.type);
    const selections = isObjectType(target) ? this.selectionsOf(root.name, target, isHidden) : [null];
    const answers: Answer[] = [];
    for (let at = 0; at < selections.length; at++) {
      const selection = selections[at] ?? null;
      const answer = await this.answered(root, viewer, args, selection);
      if (selection && isTooMuch(answer)) {
        const parts = halves(selection);
        if (parts.length === 1)
          throw new Error(`${root.name} cannot be asked: ${JSON.stringify(answer.errors)}`);
        selections.splice(at--, 1, ...parts);
        continue;
      }
      findings.checks += 1;
      if (answer.data)
        this.round.judge.object(
          schema.getQueryType()!,
          answer.data,
          viewer,
          null,
          `${root.name}(${JSON.stringify(args)})`,
        );
      answers.push(answer);
    }
    return answers;
  }

  /**
   * The answer to what the viewer may ask at all. One refused field makes nothing of all around it, so it is left out
   * and the rest asked again: else nothing of the rest would be looked at.
   */
  private async answered(
    root: RootField,
    viewer: Viewer,
    args: Arguments,
    selection: Selection | null,
  ): Promise<Answer> {
    const { schema, url, findings, secrets, denied } = this.round;
    const target = getNamedType(root.type);
    const known = denied(viewer);
    const asked =
      selection && isObjectType(target) && known.size > 0 ? without(target, selection, known) : selection;
    const { query, variables } = documentOf('query', root, args, asked);
    const answer = await ask(url, viewer, query, variables);
    const request = `${root.name}(${JSON.stringify(args)})`;
    if (selection && isTooMuch(answer)) return answer;
    if (/INTERNAL|VALIDATION|PARSE/.test(codesOf(answer)))
      findings.leak(viewer, request, `a surprise: ${codesOf(answer)} ${answer.errors[0]?.message}`);
    for (const found of secrets.in(answer.whole, viewer, JSON.stringify(variables)))
      findings.leak(viewer, request, found);
    const refused = refusedWithin(answer).map((path) => fieldAt(schema.getQueryType()!, path));
    if (refused.length === 0) return answer;
    findings.checks += refused.length;
    for (const field of refused) known.add(field);
    return this.answered(root, viewer, args, selection);
  }

  /** What to ask, in as many parts as the server wants; only the plain fields of what must not be there at all. */
  private selectionsOf(name: string, type: GraphQLObjectType, isHidden: boolean): Selection[] {
    const { schema, wanted } = this.round;
    const known = this.documents.get(name) ?? [allOf(schema, type, wanted)];
    this.documents.set(name, known);
    return isHidden ? [{ leaves: known[0]!.leaves, objects: new Map() }] : known;
  }

  private questionsOf(root: RootField, viewer: Viewer): Question[] {
    const target = getNamedType(root.type).name;
    const base: Record<string, unknown> = Object.fromEntries(
      root.args
        .filter(isRequiredArgument)
        .map((argument) => [argument.name, this.round.plausible(argument.name)]),
    );
    if (root.args.some(({ name }) => name === 'first')) base['first'] = 20;
    const namesThing = (argument: GraphQLArgument) =>
      argument.name === 'id'
        ? kinds.find((kind) => kind === lowerFirst(target))
        : kindOfArgument[argument.name];
    const about = root.args.flatMap((argument): Question[] => {
      const kind = namesThing(argument);
      if (!kind) return [];
      return [
        { args: { ...base, [argument.name]: this.round.nobody(kind) }, about: 'nothing that is' },
        ...this.round.picked(kind, viewer, argument.name === 'id' ? 2 : 1).map((thing) => ({
          args: { ...base, [argument.name]: thing.id },
          about: thing,
        })),
      ];
    });
    const search = root.args.some(({ name }) => name === 'search')
      ? this.round.names.map((name): Question => ({ args: { ...base, search: name } }))
      : [];
    const isComplete = Object.values(base).every((value) => value !== undefined);
    return [...(isComplete ? [{ args: base }] : []), ...about, ...search];
  }
}

const lowerFirst = (name: string) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
const plain = (text: string, id: string) => text.replaceAll(id, 'THE-ID');

/** The operation with its arguments as variables. */
export function documentOf(
  kind: 'query' | 'mutation' | 'subscription',
  root: RootField,
  args: Arguments,
  selection: Selection | null,
): { query: string; variables: Arguments } {
  const given = root.args.filter(({ name }) => args[name] !== undefined);
  const declared = given.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = given.map(({ name }) => `${name}: $${name}`).join(', ');
  const fields = selection ? written(selection) : '';
  return {
    query: given.length
      ? `${kind}(${declared}) { ${root.name}(${passed}) ${fields} }`
      : `${kind} { ${root.name} ${fields} }`,
    variables: args,
  };
}
