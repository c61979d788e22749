import { Injectable } from '@nestjs/common';
import { SettingsRepository } from '../desks/settings.repository.js';
import type { Introduction } from '../introductions/introduction.js';
import type { Milestone } from '../introductions/milestone.js';
import { IntroductionsRepository } from '../introductions/introductions.repository.js';
import { PlacementsRepository } from '../introductions/placements.repository.js';
import { BatchLoader } from '../platform/batch.loader.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { ReadTalks } from '../support-talks/read-talks.service.js';
import { isLate } from './region-route.js';
import { routeOf, type Route } from './route.js';

/** A route on the day it was asked for. */
export interface RouteNow extends Route {
  readonly isLate: boolean;
}

/** Reads what routes follow from, for many introductions at once. */
@Injectable()
export class RoutesReader {
  constructor(
    private readonly introductions: IntroductionsRepository,
    private readonly placements: PlacementsRepository,
    private readonly settings: SettingsRepository,
    private readonly talks: ReadTalks,
  ) {}

  /** In the order of the introductions. */
  async routesOf(tx: Tx, introductions: readonly Introduction[]): Promise<RouteNow[]> {
    const ids = introductions.map(({ id }) => id);
    const facts = await this.placements.milestonesOf(tx, ids);
    const placements = await this.placements.placementsOf(tx, ids);
    const settings = await this.settings.ofRegions(tx, [
      ...new Set(introductions.map(({ regionCode }) => regionCode)),
    ]);
    const talks = await this.talks.toHold(tx, introductions);
    const factsById = grouped(facts);
    const placementById = new Map(placements.map((each) => [each.introductionId, each]));
    return introductions.map((introduction) => {
      const route = routeOf({
        introduction,
        milestones: factsById.get(introduction.id) ?? [],
        placement: placementById.get(introduction.id) ?? null,
        talks: talks.get(introduction.id) ?? [],
        today: tx.today,
        workingDays: settings.get(introduction.regionCode)?.answerWithinWorkingDays ?? 5,
      });
      return { ...route, isLate: isLate(route, tx.today) };
    });
  }

  /** Everything of a region that runs or was placed. */
  async ofRegion(tx: Tx, regionCode: string): Promise<RouteNow[]> {
    return this.routesOf(tx, await this.introductions.runningOfRegion(tx, regionCode));
  }

  byIds(tx: Tx, ids: readonly string[]): Promise<Introduction[]> {
    return this.introductions.byIds(tx, ids);
  }
}

/**
 * Routes by `id/version` of the introduction, so that a move in the same request is seen. The caller has shown the
 * introduction to the viewer already.
 */
@Injectable()
export class RouteLoader extends BatchLoader<string, RouteNow | null> {
  constructor(
    private readonly transaction: Transaction,
    private readonly reader: RoutesReader,
  ) {
    super();
  }

  protected async batch(keys: readonly string[]) {
    const ids = keys.map((key) => key.slice(0, key.indexOf('/')));
    return this.transaction.read(async (tx) => {
      const introductions = await this.reader.byIds(tx, ids);
      const routes = await this.reader.routesOf(tx, introductions);
      const byId = new Map(introductions.map(({ id }, index) => [id, routes[index]]));
      return ids.map((id) => byId.get(id) ?? null);
    });
  }
}

function grouped(facts: readonly Milestone[]): Map<string, Milestone[]> {
  const groups = new Map<string, Milestone[]>();
  for (const fact of facts)
    groups.set(fact.introductionId, [...(groups.get(fact.introductionId) ?? []), fact]);
  return groups;
}
