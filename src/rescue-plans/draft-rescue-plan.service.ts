import { Injectable } from '@nestjs/common';
import { responsibleFor, type Desk } from '../desks/responsible.js';
import { ResponsibilitiesRepository } from '../desks/responsibilities.repository.js';
import { SettingsRepository } from '../desks/settings.repository.js';
import { MatchingRepository } from '../matching/matching.repository.js';
import { mondayOf } from '../platform/calendar-date.js';
import type { Tx } from '../platform/transaction.service.js';
import { PlanDraft } from './plan-draft.js';
import { PlanIngredientsRepository, type PlaceInDanger } from './plan-ingredients.repository.js';
import { proposable, type EligiblePair, type RunningIntroduction } from './proposable.js';
import type { PlanSettings } from './rescue-plan.js';
import type { PlanKey } from './rescue-plans.repository.js';
import { SetAsidesRepository } from './set-asides.repository.js';

/** Brings together what a plan is made of, as it is today. */
@Injectable()
export class DraftRescuePlan {
  constructor(
    private readonly ingredients: PlanIngredientsRepository,
    private readonly setAsides: SetAsidesRepository,
    private readonly matching: MatchingRepository,
    private readonly responsibilities: ResponsibilitiesRepository,
    private readonly settings: SettingsRepository,
  ) {}

  /** A draft to solve, and the settings that counted in it by region. */
  async draft(tx: Tx, key: PlanKey): Promise<{ draft: PlanDraft; settings: Map<string, PlanSettings> }> {
    const places = await this.ingredients.places(tx, key);
    const regionCodes = [...new Set(places.map(({ regionCode }) => regionCode))].sort();
    const desks = await this.responsibilities.desks(tx, regionCodes);
    const settings = new Map(
      [...(await this.settings.ofRegions(tx, regionCodes))].map(
        ([code, settings]): [string, PlanSettings] => {
          const { introductionsPerWeek, asksAtOnce, introductionsPerCandidateWeek } = settings;
          return [code, { introductionsPerWeek, asksAtOnce, introductionsPerCandidateWeek }];
        },
      ),
    );
    const draft = new PlanDraft({
      today: tx.today,
      horizonDays: key.horizonDays,
      places: places.map((place) => ({
        ...place,
        responsible: introducing(desks.get(place.regionCode)!, place),
      })),
      made: await this.ingredients.madeSince(tx, mondayOf(tx.today)),
      settings,
      pairs: await this.pairs(tx, places, settings),
    });
    return { draft, settings };
  }

  /** What may be proposed, asked region after region. */
  private async pairs(
    tx: Tx,
    places: readonly PlaceInDanger[],
    settings: ReadonlyMap<string, PlanSettings>,
  ): Promise<EligiblePair[]> {
    const may = proposable({
      running: await this.running(tx),
      setAside: await this.setAsides.pairs(tx),
      madeThisWeek: await this.ingredients.madeOfCandidatesSince(tx, mondayOf(tx.today)),
    });
    const pairs: EligiblePair[] = [];
    for (const [code, ofRegion] of settings) {
      const placeIds = places.filter(({ regionCode }) => regionCode === code).map(({ id }) => id);
      for (const pair of await this.matching.allPairs(tx, placeIds))
        if (may(pair, ofRegion)) pairs.push(pair);
    }
    return pairs;
  }

  private async running(tx: Tx): Promise<RunningIntroduction[]> {
    const running = await this.ingredients.running(tx);
    const matches = await this.matching.matchesOf(tx, running);
    const scores = new Map(matches.map((match) => [`${match.placeId} ${match.candidateId}`, match.score]));
    return running.map((one) => ({ ...one, score: scores.get(`${one.placeId} ${one.candidateId}`) ?? 0 }));
  }
}

/** Who can introduce somebody there: whom the rules name, else any adviser; a coordinator divides and does not. */
function introducing(desk: Desk, place: PlaceInDanger): string[] {
  return responsibleFor({ ...desk, coordinators: [] }, place);
}
