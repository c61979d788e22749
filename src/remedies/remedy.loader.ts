import { Injectable } from '@nestjs/common';
import type { ActorContext } from '../access/current-actor.decorator.js';
import { BatchLoader } from '../platform/batch.loader.js';
import { Transaction } from '../platform/transaction.service.js';
import { RemediesRepository } from './remedies.repository.js';
import type { RemedyOffer } from './remedy-offer.js';
import { RemedyOffersRepository } from './remedy-offers.repository.js';
import type { Remedy } from './remedy.js';

/** What counts today in a region, by its code. */
@Injectable()
export class RemediesInForceLoader extends BatchLoader<string, Remedy[], ActorContext> {
  constructor(
    private readonly transaction: Transaction,
    private readonly remedies: RemediesRepository,
  ) {
    super();
  }

  protected async batch(codes: readonly string[]) {
    const all = await this.transaction.read((tx) => this.remedies.inForce(tx, codes));
    return codes.map((code) => all.filter(({ regionCode }) => regionCode === code));
  }
}

/** Remedies by id; what was offered once can be read after it has ended. */
@Injectable()
export class RemedyLoader extends BatchLoader<string, Remedy | null, ActorContext> {
  constructor(
    private readonly transaction: Transaction,
    private readonly remedies: RemediesRepository,
  ) {
    super();
  }

  protected async batch(ids: readonly string[]) {
    const all = await this.transaction.read((tx) => this.remedies.byIds(tx, ids));
    const byId = new Map(all.map((remedy) => [remedy.id, remedy]));
    return ids.map((id) => byId.get(id) ?? null);
  }
}

/** What was offered in an introduction, by its id. The caller says who may see what. */
@Injectable()
export class RemedyOffersLoader extends BatchLoader<string, RemedyOffer[], ActorContext> {
  constructor(
    private readonly transaction: Transaction,
    private readonly offers: RemedyOffersRepository,
  ) {
    super();
  }

  protected async batch(introductionIds: readonly string[]) {
    const all = await this.transaction.read((tx) => this.offers.ofIntroductions(tx, introductionIds));
    return introductionIds.map((id) => all.filter(({ introductionId }) => introductionId === id));
  }
}
