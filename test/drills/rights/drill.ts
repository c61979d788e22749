import { startOpenIdProvider } from '../../access/openid-world.js';
import { fieldsOf, gapsIn } from './expected-fields.js';
import { allFaults, FaultTrial } from './planted/try-faults.js';
import { Findings, type Leak } from './judge.js';
import { MutationDrill } from './mutations.js';
import { ListenDrill } from './listening.js';
import { QueryDrill } from './queries.js';
import { askForRows, noSettingLeft } from './rows.js';
import { Rehearsal } from './rehearsal.js';
import { rehearse } from './rehearsals.js';
import { Round } from './round.js';
import { serve, servedSchema, setStage, type Stage } from './stage.js';

export interface DrillOptions {
  readonly seed: number;
  /** `all`, `none`, or words: only the faults whose name has them. */
  readonly planted: string;
  /** Leaves out what is done with the product as it is. */
  readonly onlyPlanted: boolean;
  readonly say: (line: string) => void;
}

export interface Outcome {
  readonly fields: number;
  readonly unclassified: number;
  readonly checks: number;
  readonly leaks: number;
  readonly planted: number;
  readonly plantedCaught: number;
}

/** The whole drill: the product as it is, then with one fault after another. */
export async function drill({ seed, planted, onlyPlanted, say }: DrillOptions): Promise<Outcome> {
  const stage = await setStage(seed);
  const { schema, fields, gaps, findings, before } = await asItIs(stage, onlyPlanted, say);
  const faults = allFaults.filter(({ name }) => planted === 'all' || name.includes(planted));
  say(`▸ ${faults.length} faults, one at a time`);
  const trial = new FaultTrial(stage, schema, before, say);
  const control = await trial.control(faults);
  say(`▸ ${control.checks} checks, ${control.leaks.length} leaks with every row open and no fault`);
  for (const line of told(control.leaks)) say(`  with every row open: ${line}`);
  const { tried, missed } = await trial.run(faults);
  return {
    fields,
    unclassified: gaps.length,
    checks: findings.checks + control.checks,
    leaks: findings.leaks.length + control.leaks.length,
    planted: tried,
    plantedCaught: tried - missed.length,
  };
}

async function asItIs(stage: Stage, isShort: boolean, say: (line: string) => void) {
  const copy = await stage.copy();
  const provider = await startOpenIdProvider();
  const server = await serve(copy, { settings: provider.environment });
  try {
    const schema = await servedSchema(server.url, stage.viewers[0]!);
    const fields = fieldsOf(schema);
    const gaps = gapsIn(schema);
    for (const gap of gaps) say(`  ${gap}`);
    const findings = new Findings();
    const of = { ...stage, schema, url: server.url, database: copy.owner, findings };
    const before = await Round.on(of);
    if (isShort) return { schema, fields: fields.length, gaps, findings, before };
    const round = before.again(of);
    say(
      `▸ ${stage.viewers.length} people ask about ${fields.length} fields, ${round.secrets.count} secrets are looked for`,
    );
    await new QueryDrill(round).run();
    await new ListenDrill(round, copy.owner).run();
    say(`▸ ${findings.checks} checks, ${findings.leaks.length} leaks after asking`);
    const doing = new MutationDrill(round, copy.owner);
    await doing.refusals();
    say(`▸ ${findings.checks} checks, ${findings.leaks.length} leaks after trying to change`);
    await noSettingLeft(server, findings);
    await askForRows(copy.url, copy.owner, stage.viewers, round.things, findings);
    say(`▸ ${findings.checks} checks, ${findings.leaks.length} leaks after asking the database by itself`);
    doing.changesBegin();
    const rehearsal = new Rehearsal(round, doing, server, copy.owner);
    const unproven = [...(await rehearse(rehearsal)), ...(await doing.permitted())];
    for (const line of unproven) say(`  nobody who may could: ${line}`);
    for (const line of blindIn(fields, findings)) say(`  ${line}`);
    for (const type of round.things.strangers) say(`  whose a ${type} is, is not told in things.ts`);
    for (const line of told(findings.leaks)) say(`  ${line}`);
    return { schema, fields: fields.length, gaps, findings, before };
  } finally {
    await server.stop();
    await provider.stop();
    await copy.drop();
  }
}

/** Fields that nobody saw filled: there the drill would not notice anything. */
function blindIn(fields: readonly string[], { filled }: Findings): string[] {
  return fields
    .filter((field) => !filled.has(field) && !field.startsWith('Mutation.'))
    .map((field) => `nobody saw ${field} filled`);
}

/** Each kind of leak once, with how often. */
export function told(leaks: readonly Leak[]): string[] {
  const counted = new Map<string, number>();
  for (const { viewer, request, what } of leaks) {
    const line = `${viewer}: ${request.slice(0, 160)}: ${what}`;
    counted.set(line, (counted.get(line) ?? 0) + 1);
  }
  return [...counted].slice(0, 60).map(([line, times]) => (times > 1 ? `${line} (${times}×)` : line));
}
