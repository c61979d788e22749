import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { mayOn, scopeOf, type Actor } from '../access/actor.js';
import { CurrentActor, CurrentLocale } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import type { Locale } from '../platform/locale.js';
import { PageArgs } from '../platform/page.type.js';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { HandInPlaceList } from './hand-in-place-list.usecase.js';
import { faultsOf, progressOf, type PlaceList } from './place-list.js';
import { PlaceListConnection, PlaceListPayload, PlaceListType } from './place-list.type.js';
import { PlaceListsRepository } from './place-lists.repository.js';

@Resolver(() => PlaceListType)
export class PlaceListsResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly lists: PlaceListsRepository,
    private readonly handIns: HandInPlaceList,
  ) {}

  @Query(() => PlaceListType, { nullable: true, description: "A list of the viewer's desk." })
  @Needs('place.import')
  async placeList(
    @Args('id', { type: () => ID }) id: string,
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
  ): Promise<PlaceListType | null> {
    const list = await this.transaction.read((tx) => this.lists.byId(tx, id));
    return list && mayOn(actor, 'place.import', list) ? shown(list, locale) : null;
  }

  @Query(() => PlaceListConnection, { description: "The lists of the viewer's desk, the newest first." })
  @Needs('place.import')
  async placeLists(
    @Args() page: PageArgs,
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
  ): Promise<PlaceListConnection> {
    const { regions } = scopeOf(actor, 'place.import');
    const lists = await this.transaction.read((tx) => this.lists.ofRegions(tx, regions, page));
    return { ...lists, nodes: lists.nodes.map((list) => shown(list, locale)) };
  }

  @Mutation(() => PlaceListPayload, {
    description:
      'Imports a list that was judged; a worker does it. Hand a list in with POST /exchange/place-lists.',
  })
  @Needs('place.import')
  async importPlaceList(
    @Args('id', { type: () => ID }) id: string,
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
  ): Promise<PlaceListPayload> {
    const { value, problems } = answer(await this.handIns.approve(actor, id), locale);
    return { placeList: value && shown(value, locale), problems };
  }
}

function shown(list: PlaceList, locale: Locale): PlaceListType {
  const { id, fileName, status, receivedAt, report, failure } = list;
  const refused = report?.refused ?? [];
  return {
    id,
    fileName,
    status,
    receivedAt,
    progress: progressOf(list),
    rows: report?.rows ?? null,
    good: report?.good ?? null,
    unchanged: report?.unchanged ?? null,
    duplicates: [...(report?.duplicates ?? [])],
    refused: refused.map((row) => ({
      line: row.line,
      field: row.field,
      code: row.code,
      message: faultsOf(row)[locale],
    })),
    failure: failure?.[locale] ?? null,
    refusedRowsUrl: refused.length > 0 ? `/exchange/place-lists/${id}/refused.csv` : null,
  };
}
