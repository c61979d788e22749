import { getNamedType, isObjectType, type GraphQLField, type GraphQLObjectType } from 'graphql';
import { createClient } from 'graphql-ws';
import type { Client as Database } from 'pg';
import { WebSocket } from 'ws';
import { codesOf, isTooMuch, refusedWithin, together, type Answer } from './ask.js';
import type { Viewer } from './audience.js';
import { documentOf } from './queries.js';
import type { Round } from './round.js';
import { allOf, fieldAt, halves, without, type Selection } from './selection.js';

type RootField = GraphQLField<unknown, unknown>;

/** Listens to every subscription for everybody, from the first thing that is still known: the first message is judged. */
export class ListenDrill {
  constructor(
    private readonly round: Round,
    private readonly database: Database,
  ) {}

  async run(): Promise<void> {
    const { schema, viewers, wanted } = this.round;
    const { rows } = await this.database.query<{ now: string }>(
      'SELECT floor(extract(epoch FROM app_now()))::bigint::text AS now',
    );
    for (const root of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
      const target = getNamedType(root.type);
      if (!isObjectType(target)) throw new Error(`${root.name} tells of no object`);
      const parts = [allOf(schema, target, wanted)];
      const args = root.args.some(({ name }) => name === 'after') ? { after: `0.0.${rows[0]?.now}` } : {};
      await together(viewers, async (viewer) => {
        for (let at = 0; at < parts.length; at++) {
          const part = parts[at] as Selection;
          if (!(await this.heard(root, target, viewer, args, part))) parts.splice(at--, 1, ...halves(part));
        }
      });
    }
  }

  /** False when it was too much at once, and is to be asked in parts. */
  private async heard(
    root: RootField,
    target: GraphQLObjectType,
    viewer: Viewer,
    args: Readonly<Record<string, unknown>>,
    part: Selection,
  ): Promise<boolean> {
    const { schema, url, findings, secrets, denied, judge } = this.round;
    const type = schema.getSubscriptionType() as GraphQLObjectType;
    const known = denied(viewer);
    const asked = known.size > 0 ? without(target, part, known) : part;
    const { query, variables } = documentOf('subscription', root, args, asked);
    const answer = await listen(url, viewer, query, variables);
    if (isTooMuch(answer)) return false;
    const request = `listening to ${root.name}`;
    findings.checks += 1;
    if (/INTERNAL|VALIDATION|PARSE/.test(codesOf(answer)))
      findings.leak(viewer, request, `a surprise: ${codesOf(answer)} ${answer.errors[0]?.message}`);
    for (const found of secrets.in(answer.whole, viewer, JSON.stringify(variables)))
      findings.leak(viewer, request, found);
    const refused = refusedWithin(answer).map((path) => fieldAt(type, path));
    for (const field of refused) known.add(field);
    if (refused.length > 0) return this.heard(root, target, viewer, args, part);
    if (answer.data) judge.object(type, answer.data, viewer, null, request);
    return true;
  }
}

/** The first message that comes over a socket of that person's browser, or the refusal. */
function listen(url: string, viewer: Viewer, query: string, variables: object): Promise<Answer> {
  class Socket extends WebSocket {
    constructor(address: string, protocols: string) {
      super(address, protocols, { headers: viewer.cookie ? { cookie: viewer.cookie } : {} });
    }
  }
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: Socket,
    retryAttempts: 0,
  });
  return new Promise<Answer>((resolve, reject) => {
    const told = (data: Answer['data'], errors: Answer['errors']) =>
      resolve({ data, errors, whole: JSON.stringify([data, errors]) });
    client.subscribe(
      { query, variables: { ...variables } },
      {
        next: ({ data, errors = [] }) => told(data ?? null, errors as unknown as Answer['errors']),
        // A list of errors refuses the operation; anything else refused the socket.
        error: (error) => told(null, Array.isArray(error) ? (error as Answer['errors']) : []),
        complete: () => reject(new Error('It ended before it began')),
      },
    );
  }).finally(() => void client.dispose());
}
