import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { BatchLoader } from '../platform/batch.loader.js';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { Injectable } from '@nestjs/common';
import { ChangeDossierNeighbours } from './change-dossier-neighbours.usecase.js';
import type { Dossier } from './dossier-neighbour.js';
import {
  DossierNeighboursInput,
  DossierNeighboursPayload,
  DossierNeighboursType,
  DossierType,
} from './dossier-neighbour.type.js';
import { DossierNeighboursRepository } from './dossier-neighbours.repository.js';

/** Dossiers by code; one that has no qualification in use any more goes by its code. */
@Injectable()
export class DossierLoader extends BatchLoader<string, Pick<Dossier, 'code' | 'name'>> {
  constructor(
    private readonly transaction: Transaction,
    private readonly neighbours: DossierNeighboursRepository,
  ) {
    super();
  }

  protected async batch(codes: readonly string[]) {
    const all = await this.transaction.read((tx) => this.neighbours.dossiers(tx));
    const byCode = new Map(all.map((dossier) => [dossier.code, dossier]));
    return codes.map((code) => byCode.get(code) ?? { code, name: code });
  }
}

@Resolver(() => DossierNeighboursType)
export class DossierNeighboursResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly neighbours: DossierNeighboursRepository,
    private readonly changes: ChangeDossierNeighbours,
    private readonly dossiersByCode: DossierLoader,
  ) {}

  @Query(() => [DossierType], { description: 'The dossiers that have a qualification in use, by name.' })
  @Needs('public')
  dossiers(): Promise<DossierType[]> {
    return this.transaction.read((tx) => this.neighbours.dossiers(tx));
  }

  @Query(() => [DossierNeighboursType], {
    description: 'Which dossiers lie near each other: what a widened wish looks at besides.',
  })
  @Needs('public')
  dossierNeighbours(): Promise<DossierNeighboursType[]> {
    return this.transaction.read((tx) => this.neighbours.all(tx));
  }

  @Mutation(() => DossierNeighboursPayload, {
    description: 'Adds a pair of neighbouring dossiers, or changes the reasons of one.',
  })
  @Needs('reference.manage')
  async putDossierNeighbours(
    @Args('input') input: DossierNeighboursInput,
    @CurrentContext() { actor, locale }: ActorContext,
  ): Promise<DossierNeighboursPayload> {
    const { value, problems } = answer(await this.changes.put(actor, input), locale);
    return { neighbours: value, problems };
  }

  @Mutation(() => DossierNeighboursPayload, { description: 'Takes a pair of neighbouring dossiers away.' })
  @Needs('reference.manage')
  async removeDossierNeighbours(
    @Args('dossierCode', { type: () => ID }) dossierCode: string,
    @Args('neighbourCode', { type: () => ID }) neighbourCode: string,
    @CurrentContext() { actor, locale }: ActorContext,
  ): Promise<DossierNeighboursPayload> {
    const { value, problems } = answer(await this.changes.remove(actor, dossierCode, neighbourCode), locale);
    return { neighbours: value, problems };
  }

  @ResolveField(() => DossierType)
  dossier(@Parent() { dossierCode }: DossierNeighboursType, @CurrentContext() context: ActorContext) {
    return this.dossiersByCode.load(context, dossierCode);
  }

  @ResolveField(() => DossierType)
  neighbour(@Parent() { neighbourCode }: DossierNeighboursType, @CurrentContext() context: ActorContext) {
    return this.dossiersByCode.load(context, neighbourCode);
  }
}
