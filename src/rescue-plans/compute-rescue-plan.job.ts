import { setImmediate as untilOthersHadTheirTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { MatchingRepository } from '../matching/matching.repository.js';
import { Handles, type EventHandler } from '../platform/handles.decorator.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { rescuePlanRequested } from './rescue-plan-events.js';
import { notYetBrokered, numbered, type RescuePlan } from './rescue-plan.js';
import { RescuePlansRepository } from './rescue-plans.repository.js';
import { SeatAssignment, type Assignment, type OpenSeats } from './seat-assignment.js';

/** After this long the best plan so far is given, with the gap it has then. */
const solveAtMostMs = 20_000;
/** Between so many seats the worker looks after its other work. */
const seatsAtATime = 50;
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
    private readonly matching: MatchingRepository,
  ) {}

  async handle(tx: Tx, { rescuePlanId }: Requested): Promise<void> {
    const plan = await this.plans.toCompute(tx, rescuePlanId);
    if (!plan) return;
    const places = await this.plans.placesAtRisk(tx, plan);
    const placeIds = places.map(({ id }) => id);
    const pairs = notYetBrokered(
      await this.matching.allPairs(tx, placeIds),
      await this.plans.runningIntroductions(tx, placeIds),
    );
    await this.tell(plan, knownAt);
    const problem = numbered(places, pairs);
    const assignment = await this.solve(plan, problem.places, problem.candidates);
    await this.plans.complete(tx, rescuePlanId, {
      asOf: tx.today,
      seatsAtRisk: places.reduce((sum, { seatsLeft }) => sum + seatsLeft, 0),
      places: places.length,
      candidates: problem.candidates,
      pairs: pairs.length,
      steps: problem.stepsOf(assignment),
      worth: assignment.worth,
      bound: assignment.bound,
    });
  }

  private async solve(
    plan: RescuePlan,
    places: readonly OpenSeats[],
    candidates: number,
  ): Promise<Assignment> {
    const assignment = new SeatAssignment(places, candidates);
    let isTimeUp = false;
    const timer = setTimeout(() => (isTimeUp = true), solveAtMostMs);
    try {
      let lastTold = knownAt;
      for (let seat = 1; !isTimeUp && assignment.fillNext(); seat++) {
        if (seat % seatsAtATime !== 0) continue;
        await untilOthersHadTheirTurn();
        const progress = knownAt + (1 - knownAt) * assignment.progress;
        if (progress < lastTold + told) continue;
        lastTold = progress;
        await this.tell(plan, Math.min(progress, 0.99));
      }
      return assignment.finish();
    } finally {
      clearTimeout(timer);
    }
  }

  private tell({ id }: RescuePlan, progress: number): Promise<void> {
    return this.transaction.run((tx) => this.plans.tellProgress(tx, id, progress));
  }
}
