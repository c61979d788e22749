import { createHash } from 'node:crypto';
import { setImmediate as untilOthersHadTheirTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Handles, type EventHandler } from '../platform/handles.decorator.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { DraftRescuePlan } from './draft-rescue-plan.service.js';
import { candidatesOf, type Market } from './market.js';
import { drawnOrder, PlanSolver, type Solution } from './plan-solver.js';
import { rescuePlanRequested } from './rescue-plan-events.js';
import type { Pair, RescuePlan, Step } from './rescue-plan.js';
import { pairKey, RescuePlansRepository, type PlanChange } from './rescue-plans.repository.js';
import { SetAsidesRepository } from './set-asides.repository.js';
import { PlanIngredientsRepository } from './plan-ingredients.repository.js';

/** After this long the best plan so far is given, with the gap it has then. */
const solveAtMostMs = 20_000;
/** What is told while it is computed: what there is to choose from is known at a fifth, then by tenths. */
const knownAt = 0.2;
const told = 0.1;

interface Requested {
  rescuePlanId: string;
}

/** Computes a plan that was asked for. Its progress is written beside its own transaction, so that others see it. */
@Injectable()
@Handles(rescuePlanRequested, 'compute-rescue-plan')
export class ComputeRescuePlan implements EventHandler<Requested> {
  constructor(
    private readonly transaction: Transaction,
    private readonly plans: RescuePlansRepository,
    private readonly drafts: DraftRescuePlan,
    private readonly ingredients: PlanIngredientsRepository,
    private readonly setAsides: SetAsidesRepository,
  ) {}

  async handle(tx: Tx, { rescuePlanId }: Requested): Promise<void> {
    const plan = await this.plans.toCompute(tx, rescuePlanId);
    if (!plan) return;
    const { draft, settings } = await this.drafts.draft(tx, plan);
    await this.tell(plan, knownAt);
    const solution = await this.solve(plan, draft.market);
    const byTheDesk = draft.byTheDesk();
    const weeks = draft.weeksOf(solution.assignment, byTheDesk);
    // Who does what is for the desk of a region; of the country there are only figures.
    const steps = plan.regionCode === null ? [] : draft.stepsOf(solution.assignment);
    const computed = {
      asOf: tx.today,
      seatsAtRisk: draft.seatsAtRisk,
      places: draft.input.places.length,
      candidates: draft.input.candidates,
      pairs: draft.input.pairs.place.length,
      steps,
      weeks,
      seatsSaved: solution.filled,
      deskSaves: weeks.reduce((sum, week) => sum + week.deskSaves, 0),
      worth: solution.worth,
      bound: solution.bound,
      isExact: solution.isExact,
      fingerprint: fingerprintOf(draft.market),
      settings: Object.fromEntries(settings),
    };
    await this.plans.complete(tx, rescuePlanId, computed, await this.changeOf(tx, plan, steps));
  }

  private async solve(plan: RescuePlan, market: Market): Promise<Solution> {
    const solver = new PlanSolver(market, drawnOrder(candidatesOf(market), plan.seed));
    let isTimeUp = false;
    const timer = setTimeout(() => (isTimeUp = true), solveAtMostMs);
    try {
      let lastTold = knownAt;
      for (const work = solver.work(); !isTimeUp && !work.next().done;) {
        // The worker looks after its other work between two pieces of this.
        await untilOthersHadTheirTurn();
        const progress = knownAt + (1 - knownAt) * solver.progress;
        if (progress < lastTold + told) continue;
        lastTold = progress;
        await this.tell(plan, Math.min(progress, 0.99));
      }
      return solver.solution;
    } finally {
      clearTimeout(timer);
    }
  }

  /** What is other than in the plan before, apart from what people did themselves; null for the first plan. */
  private async changeOf(tx: Tx, plan: RescuePlan, steps: readonly Step[]): Promise<PlanChange | null> {
    const before = await this.plans.lastComputed(tx, plan);
    if (!before) return null;
    const earlier = await this.plans.pairs(tx, before.id);
    const done = await this.ingredients.runningOf(tx, earlier);
    const decided = new Set([...done, ...(await this.setAsides.pairs(tx))].map(pairKey));
    const then = new Set(earlier.map(pairKey));
    const now = new Set(steps.map(pairKey));
    const isGone = (pair: Pair) => !now.has(pairKey(pair)) && !decided.has(pairKey(pair));
    return {
      savedBefore: before.seatsSaved,
      newPairs: new Set([...now].filter((key) => !then.has(key))),
      gone: earlier.filter(isGone).length,
    };
  }

  private tell({ id }: RescuePlan, progress: number): Promise<void> {
    return this.transaction.run((tx) => this.plans.tellProgress(tx, id, progress));
  }
}

/** Stands for a market: another one has another fingerprint. */
function fingerprintOf({ room, above, from, place, worth }: Market): string {
  const hash = createHash('sha256');
  for (const column of [room, above, from, place, worth])
    hash
      .update(`${column.length} `)
      .update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  return hash.digest('hex');
}
