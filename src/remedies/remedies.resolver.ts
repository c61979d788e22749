import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { mayOn, type Actor } from '../access/actor.js';
import {
  CurrentActor,
  CurrentContext,
  CurrentLocale,
  type ActorContext,
} from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Throttled } from '../access/throttled.decorator.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Locale } from '../platform/locale.js';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { ColleagueLoader } from '../desks/colleague.loader.js';
import { ColleagueType } from '../desks/responsibility.type.js';
import { RemedyChecks } from './remedy-checks.service.js';
import { KeepRemedies } from './keep-remedies.usecase.js';
import { RemediesRepository } from './remedies.repository.js';
import { conditionText } from './remedy-condition.js';
import { tellable, type ToldCounts } from './remedy-figures.js';
import {
  RemediesPayload,
  RemedyEntry,
  RemedyFigureType,
  RemedyInput,
  RemedyPayload,
  RemedyType,
} from './remedy.type.js';
import { amountText, claimText, isInForce, type Remedy } from './remedy.js';

/** A region's catalogue, and what it brought. */
@Resolver(() => RemedyType)
export class RemediesResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly repository: RemediesRepository,
    private readonly keeping: KeepRemedies,
    private readonly checks: RemedyChecks,
  ) {}

  @Query(() => [RemedyEntry], {
    description: 'The catalogue of a desk, also what counts no longer or not yet.',
  })
  @Needs('remedy.read')
  remedies(
    @Args('regionCode', { type: () => ID }) regionCode: string,
    @CurrentContext() { actor, locale }: ActorContext,
  ): Promise<RemedyEntry[]> | RemedyEntry[] {
    if (!mayOn(actor, 'remedy.read', { regionCode })) return [];
    return this.transaction.read(async (tx) =>
      (await this.repository.ofRegion(tx, regionCode)).map((remedy) => entryOf(remedy, tx.today, locale)),
    );
  }

  @Query(() => [RemedyFigureType], {
    description:
      'Which remedy helped against which hesitation, on places of a region. Small numbers are left out.',
  })
  @Needs('remedy.read')
  remedyFigures(
    @Args('regionCode', { type: () => ID }) regionCode: string,
    @CurrentActor() actor: Actor,
  ): Promise<ToldCounts[]> | ToldCounts[] {
    if (!mayOn(actor, 'remedy.read', { regionCode })) return [];
    return this.transaction.read(async (tx) => tellable(await this.repository.counts(tx, regionCode)));
  }

  @Mutation(() => RemedyPayload, { description: 'A new line of the catalogue.' })
  @Needs('remedy.manage')
  @Throttled({ per: 'actor', times: 60, seconds: 600 })
  async addRemedy(
    @Args('regionCode', { type: () => ID }) regionCode: string,
    @Args('input') input: RemedyInput,
    @CurrentContext() context: ActorContext,
  ): Promise<RemedyPayload> {
    return this.payload(context, await this.keeping.add(context.actor, regionCode, input));
  }

  @Mutation(() => RemedyPayload, {
    description: 'Changes a line; a new amount or condition of another year is better a new line.',
  })
  @Needs('remedy.manage')
  async changeRemedy(
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') input: RemedyInput,
    @CurrentContext() context: ActorContext,
  ): Promise<RemedyPayload> {
    return this.payload(context, await this.keeping.change(context.actor, id, version, input));
  }

  @Mutation(() => RemedyPayload, {
    description: 'Says that a line is still so, as its source says: dated, and by whom.',
  })
  @Needs('remedy.manage')
  @Throttled({ per: 'actor', times: 120, seconds: 600 })
  async checkRemedy(
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @CurrentContext() context: ActorContext,
  ): Promise<RemedyPayload> {
    return this.payload(context, await this.keeping.check(context.actor, id, version));
  }

  @Mutation(() => RemediesPayload, {
    description: 'Fills an empty catalogue with the dated lines that come with the product.',
  })
  @Needs('remedy.manage')
  async beginRemedies(
    @Args('regionCode', { type: () => ID }) regionCode: string,
    @CurrentContext() { actor, locale }: ActorContext,
  ): Promise<RemediesPayload> {
    const { value, problems } = answer(await this.keeping.begin(actor, regionCode), locale);
    const today = await this.today();
    return { entries: (value ?? []).map((remedy) => entryOf(remedy, today, locale)), problems };
  }

  @ResolveField(() => String)
  name(@Parent() { nameNl, nameEn }: RemedyType, @CurrentLocale() locale: Locale): string {
    return locale === 'nl' ? nameNl : nameEn;
  }

  @ResolveField(() => String, { description: 'What it does, in a few plain sentences.' })
  text(@Parent() { textNl, textEn }: RemedyType, @CurrentLocale() locale: Locale): string {
    return locale === 'nl' ? textNl : textEn;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'The amount in words; outside the desk only as long as it was checked.',
  })
  async amountText(
    @Parent() remedy: RemedyType,
    @CurrentContext() context: ActorContext,
  ): Promise<string | null> {
    return (await this.checks.showsAmounts(context, remedy)) ? amountText(remedy, context.locale) : null;
  }

  @ResolveField(() => Boolean, {
    description: 'A coordinator said that it is still so, not longer ago than the region agreed on.',
  })
  isChecked(@Parent() remedy: RemedyType, @CurrentContext() context: ActorContext): Promise<boolean> {
    return this.checks.isChecked(context, remedy);
  }

  @ResolveField(() => String, { nullable: true, description: 'When it can be asked for; null: any day.' })
  claimText(@Parent() remedy: RemedyType, @CurrentLocale() locale: Locale): string | null {
    return claimText(remedy, locale);
  }

  private today(): Promise<CalendarDate> {
    return this.transaction.read((tx) => Promise.resolve(tx.today));
  }

  private async payload(
    { locale }: ActorContext,
    result: Awaited<ReturnType<KeepRemedies['add']>>,
  ): Promise<RemedyPayload> {
    const { value, problems } = answer(result, locale);
    return { entry: value && entryOf(value, await this.today(), locale), problems };
  }
}

/** Who checked a line, for colleagues. */
@Resolver(() => RemedyEntry)
export class RemedyEntryResolver {
  constructor(private readonly colleagues: ColleagueLoader) {}

  @ResolveField(() => ColleagueType, { nullable: true })
  checkedBy(@Parent() { remedy }: RemedyEntry, @CurrentContext() context: ActorContext) {
    return remedy.checkedBy === null ? null : this.colleagues.load(context, remedy.checkedBy);
  }
}

function entryOf(remedy: Remedy, today: CalendarDate, locale: Locale): RemedyEntry {
  return {
    ...remedy,
    checkedBy: null,
    remedy,
    isInForce: isInForce(remedy, today),
    conditionTexts: remedy.conditions.map((condition) => conditionText(condition, locale)),
  };
}
