import { Injectable } from '@nestjs/common';
import { SettingsRepository } from '../desks/settings.repository.js';
import type { Introduction } from '../introductions/introduction.js';
import { PlacementsRepository } from '../introductions/placements.repository.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Tx } from '../platform/transaction.service.js';
import { nextTalk, talksOf, warnedSince, type TalkFacts, type TalkToHold } from './support-talk.js';
import { SupportTalksRepository } from './support-talks.repository.js';

/** What of talks asks for attention in a placement. */
export interface TalkStanding {
  readonly next: TalkToHold | null;
  /** Since when a side says that it goes badly and no talk followed; as far as the reader may know. */
  readonly warnedSince: Date | null;
}

/** Reads what the talks of placements follow from, for many at once. */
@Injectable()
export class ReadTalks {
  constructor(
    private readonly placements: PlacementsRepository,
    private readonly talks: SupportTalksRepository,
    private readonly settings: SettingsRepository,
  ) {}

  /** By the introduction's id; of those without a running placement nothing. */
  async factsOf(
    tx: Tx,
    introductions: readonly Pick<Introduction, 'id' | 'regionCode'>[],
  ): Promise<ReadonlyMap<string, TalkFacts>> {
    const ids = introductions.map(({ id }) => id);
    const placements = await this.placements.placementsOf(tx, ids);
    const milestones = await this.placements.milestonesOf(tx, ids);
    const held = await this.talks.heldOf(tx, ids);
    const codes = [...new Set(introductions.map(({ regionCode }) => regionCode))];
    const settings = await this.settings.ofRegions(tx, codes);
    return new Map(
      introductions.flatMap(({ id, regionCode }) => {
        const placement = placements.find((each) => each.introductionId === id && each.endedOn === null);
        if (!placement) return [];
        const last = milestones.find((each) => each.introductionId === id && each.kind === 'TALK') ?? null;
        const mine = held.filter(({ introductionId }) => introductionId === id);
        const weeks = settings.get(regionCode)?.talkWeeks ?? [];
        return [[id, { startsOn: placement.startsOn, weeks, held: mine, last }] as const];
      }),
    );
  }

  /** The set talks by the introduction's id, of placements that run. */
  async toHold(
    tx: Tx,
    introductions: readonly Pick<Introduction, 'id' | 'regionCode' | 'status'>[],
  ): Promise<ReadonlyMap<string, readonly TalkToHold[]>> {
    const placed = introductions.filter(({ status }) => status === 'PLACED');
    if (placed.length === 0) return new Map();
    return new Map([...(await this.factsOf(tx, placed))].map(([id, facts]) => [id, talksOf(facts)]));
  }

  /** By the introduction's id, of placements that run. */
  async standingsOf(
    tx: Tx,
    introductions: readonly Pick<Introduction, 'id' | 'regionCode'>[],
  ): Promise<ReadonlyMap<string, TalkStanding>> {
    const facts = await this.factsOf(tx, introductions);
    const ids = [...facts.keys()];
    const talks = await this.talks.talksOf(tx, ids);
    const voices = await this.talks.voicesOf(tx, ids);
    const of = <Row extends { introductionId: string }>(rows: readonly Row[], id: string) =>
      rows.filter(({ introductionId }) => introductionId === id);
    return new Map(
      [...facts].map(([id, each]) => [
        id,
        { next: nextTalk(each), warnedSince: warnedSince(of(voices, id), of(talks, id)) },
      ]),
    );
  }

  /** Whether the placement runs and began; its start, else null. */
  async begunOn(tx: Tx, introductionId: string): Promise<CalendarDate | null> {
    const [placement] = await this.placements.placementsOf(tx, [introductionId]);
    return placement && placement.endedOn === null && placement.startsOn <= tx.today
      ? placement.startsOn
      : null;
  }
}
