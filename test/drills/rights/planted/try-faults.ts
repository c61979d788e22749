import type { GraphQLSchema } from 'graphql';
import { together } from '../ask.js';
import { Findings, Found } from '../judge.js';
import { MutationDrill, stateOf } from '../mutations.js';
import { QueryDrill } from '../queries.js';
import { Round } from '../round.js';
import { askForRows, noSettingLeft, openAllRows } from '../rows.js';
import type { Server } from '../server.js';
import { serve, type Copy, type Stage } from '../stage.js';
import { guardFaults, loaderFaults, scopeFaults } from './code-faults.js';
import type { Fault } from './fault.js';
import { databaseFaults, settingFaults } from './database-faults.js';
import { matrixFaults } from './matrix-faults.js';
import { hotMatrix, planted } from './plant.js';

/** Every fault there is: of the code, of the database, and of what lies between. */
export const allFaults: readonly Fault[] = [
  ...matrixFaults,
  ...guardFaults,
  ...scopeFaults,
  ...loaderFaults,
  ...databaseFaults,
  ...settingFaults,
];

/** How many faults there were, and which of them nothing was noticed of. */
export interface Tried {
  readonly tried: number;
  readonly missed: readonly string[];
}

/** Enough of the people for one fault: of Groningen only who shows what somebody from elsewhere may do. */
const needed = /^(?!.*Groningen)|^(?:adviser|coordinator|employer one|candidate with a team) of Groningen/;

/**
 * Puts in each fault alone, with every row open to the product when it is one of the code: the database must not be what
 * hides it. Caught is a fault of which the drill reports at least one leak.
 */
export class FaultTrial {
  private readonly missed: string[] = [];
  private readonly viewers;

  constructor(
    private readonly stage: Stage,
    private readonly schema: GraphQLSchema,
    /** The filled database as it is before anything was done; every copy is the same. */
    private readonly before: Round,
    private readonly say: (line: string) => void,
  ) {
    this.viewers = stage.viewers.filter(({ name }) => needed.test(name));
  }

  async run(faults: readonly Fault[]): Promise<Tried> {
    // So that a fault which cannot be planted any more is told before anything else is done.
    const texts = new Map(faults.map((fault) => [fault, planted(fault)]));
    const matrix = faults.filter((fault) => fault.matrix);
    const others = faults.filter((fault) => !fault.matrix);
    const half = Math.ceil(matrix.length / 2);
    await Promise.all([this.hot(matrix.slice(0, half)), this.hot(matrix.slice(half))]);
    await together(others, (fault) => this.cold(fault, texts.get(fault)), 2);
    return { tried: faults.length, missed: this.missed };
  }

  /**
   * The product without a fault but with every row open, asked all that the faults are looked for with: what leaks here
   * is kept apart by the database alone, and would be taken for a fault that was caught.
   */
  async control(faults: readonly Fault[]): Promise<Findings> {
    const findings = new Findings();
    const look = faults.filter(({ sql }) => !sql).flatMap((fault) => fault.look.split(' '));
    if (look.length === 0) return findings;
    const copy = await this.stage.copy();
    await openAllRows(copy.owner);
    const server = await serve(copy);
    try {
      await this.ask(new Set(look), server, copy, findings);
      return findings;
    } finally {
      await server.stop();
      await copy.drop();
    }
  }

  /** The matrix is changed in a running product and put back; once anything was written, another takes its place. */
  private async hot(faults: readonly Fault[]): Promise<void> {
    const waiting = [...faults];
    while (waiting.length > 0) {
      const copy = await this.stage.copy();
      await openAllRows(copy.owner);
      const server = await serve(copy, { patches: hotMatrix() });
      const before = (await stateOf(copy.owner)).join();
      try {
        for (let fault = waiting.shift(); fault; fault = waiting.shift()) {
          await server.setMatrix(fault.matrix!);
          const found = await this.foundIn(fault, server, copy);
          await server.setMatrix({ ...fault.matrix!, reach: null });
          this.told(fault, found);
          if ((await stateOf(copy.owner)).join() !== before) break;
        }
      } finally {
        await server.stop();
        await copy.drop();
      }
    }
  }

  /** A product, or a database, of its own. */
  private async cold(fault: Fault, text: unknown): Promise<void> {
    const copy = await this.stage.copy();
    try {
      if (fault.sql) {
        await copy.owner.query(fault.sql);
        const findings = new Findings(true);
        this.told(
          fault,
          await firstOf(findings, () =>
            askForRows(copy.url, copy.owner, this.viewers, this.before.things, findings),
          ),
        );
        return;
      }
      await openAllRows(copy.owner);
      const server = await serve(copy, { patches: text });
      try {
        this.told(fault, await this.foundIn(fault, server, copy));
      } finally {
        await server.stop();
      }
    } finally {
      await copy.drop();
    }
  }

  private foundIn({ look }: Fault, server: Server, copy: Copy): Promise<string | null> {
    const findings = new Findings(true);
    return firstOf(findings, () => this.ask(new Set(look.split(' ')), server, copy, findings));
  }

  private async ask(
    wanted: ReadonlySet<string>,
    server: Server,
    copy: Copy,
    findings: Findings,
  ): Promise<void> {
    const { stage, schema, viewers, before } = this;
    const database = copy.owner;
    const round = before.again({ ...stage, schema, viewers, url: server.url, database, findings, wanted });
    const isAsked = (kind: string) => [...wanted].some((each) => each.startsWith(kind));
    if (isAsked('Mutation.')) await new MutationDrill(round, database).refusals();
    if (isAsked('Query.')) await new QueryDrill(round).run();
    await noSettingLeft(server, findings);
  }

  private told({ name }: Fault, found: string | null): void {
    if (found === null) this.missed.push(name);
    this.say(found === null ? `  MISSED ${name}` : `  caught ${name} | ${found}`);
  }
}

/** The first leak in words; null when there is none. */
async function firstOf(findings: Findings, work: () => Promise<void>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (!(error instanceof Found)) throw error;
    const { viewer, request, what } = findings.leaks[0]!;
    return `${viewer}: ${request.slice(0, 60)}: ${what}`.slice(0, 160);
  }
}
