import { Injectable } from '@nestjs/common';
import type { ActorContext } from '../access/current-actor.decorator.js';
import type { LanguageLevel } from '../places/language-level.js';
import { BatchLoader } from '../platform/batch.loader.js';
import { Transaction } from '../platform/transaction.service.js';
import { OneChangeRepository } from './one-change.repository.js';
import type { PlaceOutlookType } from './one-change.type.js';
import { PlaceOutlooks } from './place-outlook.service.js';
import type { UnlockingChange } from './wish-change.js';

/** What one change of a candidate's wish would unlock. Whether the viewer may know is the caller's. */
@Injectable()
export class WishChangesLoader extends BatchLoader<string, readonly UnlockingChange[], ActorContext> {
  constructor(
    private readonly transaction: Transaction,
    private readonly changes: OneChangeRepository,
  ) {
    super();
  }

  protected async batch(candidateIds: readonly string[]) {
    const found = await this.transaction.read((tx) => this.changes.changesOfCandidates(tx, candidateIds));
    return candidateIds.map((id) => found.get(id) ?? []);
  }
}

/** A place that stands, as its outlook needs it. */
export interface StandingPlace {
  readonly id: string;
  readonly creboCode: string;
  readonly regionCode: string;
  readonly postcode4: string;
  readonly hoursPerWeek: number;
  readonly startsOn: string;
  readonly languageLevel: LanguageLevel | null;
}

/** Whom places reach and what one change would add. Whether the viewer may know is the caller's. */
@Injectable()
export class PlaceOutlookLoader extends BatchLoader<StandingPlace, PlaceOutlookType | null, ActorContext> {
  constructor(
    private readonly transaction: Transaction,
    private readonly outlooks: PlaceOutlooks,
  ) {
    super();
  }

  protected override identity({ id }: StandingPlace): string {
    return id;
  }

  protected batch(places: readonly StandingPlace[], { actor }: ActorContext) {
    return this.transaction.read((tx) => this.outlooks.of(tx, actor, places));
  }
}
