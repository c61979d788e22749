import { Injectable } from '@nestjs/common';
import { useEnded } from '../candidates/candidate-events.js';
import { LegalBasesRepository } from '../candidates/legal-bases.repository.js';
import { Handles, type EventHandler } from '../platform/handles.decorator.js';
import type { Tx } from '../platform/transaction.service.js';
import { RescuePlansRepository } from './rescue-plans.repository.js';

/** Whoever may not be introduced any more stands in no plan either; until then a plan showed them no longer. */
@Injectable()
@Handles(useEnded, 'drop-rescue-steps-without-ground')
export class DropStepsWithoutGround implements EventHandler<{ candidateId: string }> {
  constructor(
    private readonly plans: RescuePlansRepository,
    private readonly legalBases: LegalBasesRepository,
  ) {}

  async handle(tx: Tx, { candidateId }: { candidateId: string }): Promise<void> {
    if ((await this.legalBases.introducible(tx, [candidateId])).has(candidateId)) return;
    await this.plans.dropStepsOf(tx, candidateId);
  }
}
