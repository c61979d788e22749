import { Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import type { ActorContext } from '../access/current-actor.decorator.js';
import { BatchLoader } from '../platform/batch.loader.js';
import { Transaction } from '../platform/transaction.service.js';
import { standsOf } from './introduction-access.js';
import type { Introduction } from './introduction.js';
import { IntroductionsRepository } from './introductions.repository.js';
import type { Milestone } from './milestone.js';
import { PlacementsRepository, type Hesitation, type Placement } from './placements.repository.js';

/** Introductions by id; null for every one the viewer has no side in. */
@Injectable()
export class IntroductionLoader extends BatchLoader<string, Introduction | null, ActorContext> {
  constructor(
    private readonly transaction: Transaction,
    private readonly introductions: IntroductionsRepository,
  ) {
    super();
  }

  protected async batch(ids: readonly string[], { actor }: ActorContext) {
    const rows = await this.transaction.read((tx) => this.introductions.byIds(tx, ids));
    const seen = rows.filter((row) => standsOf(actor, 'introduction.read', row).length > 0);
    const byId = new Map(seen.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  }
}

/** What is kept beside an introduction, by its id. The caller says who may see what. */
@Injectable()
export class IntroductionPartsLoader extends BatchLoader<
  string,
  { hesitations: Hesitation[]; milestones: Milestone[]; placement: Placement | null },
  ActorContext
> {
  constructor(
    private readonly transaction: Transaction,
    private readonly placements: PlacementsRepository,
  ) {
    super();
  }

  protected async batch(ids: readonly string[]) {
    const { hesitations, milestones, placements } = await this.transaction.read(async (tx) => ({
      hesitations: await this.placements.hesitationsOf(tx, ids),
      milestones: await this.placements.milestonesOf(tx, ids),
      placements: await this.placements.placementsOf(tx, ids),
    }));
    return ids.map((id) => ({
      hesitations: hesitations.filter(({ introductionId }) => introductionId === id),
      milestones: milestones.filter(({ introductionId }) => introductionId === id),
      placement: placements.find(({ introductionId }) => introductionId === id) ?? null,
    }));
  }
}

/** Whether a candidate or an employer has an account to mail to, by their id; who has none is rung. */
@Injectable()
export class MailableLoader extends BatchLoader<string, boolean, ActorContext> {
  constructor(
    private readonly transaction: Transaction,
    private readonly accounts: AccountsRepository,
  ) {
    super();
  }

  protected async batch(subjectIds: readonly string[]) {
    const accounts = await this.transaction.read((tx) => this.accounts.accountsOf(tx, subjectIds));
    const mailable = new Set(accounts.map(({ subjectId }) => subjectId));
    return subjectIds.map((id) => mailable.has(id));
  }
}
