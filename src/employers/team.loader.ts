import { Injectable } from '@nestjs/common';
import type { ActorContext } from '../access/current-actor.decorator.js';
import { BatchLoader } from '../platform/batch.loader.js';
import { Transaction } from '../platform/transaction.service.js';
import type { TeamMember } from './team.js';
import { TeamsRepository } from './teams.repository.js';

/** The members of employers by employer id, whoever asks: the caller checks who may know. */
@Injectable()
export class TeamLoader extends BatchLoader<string, readonly TeamMember[], ActorContext> {
  constructor(
    private readonly transaction: Transaction,
    private readonly teams: TeamsRepository,
  ) {
    super();
  }

  protected async batch(ids: readonly string[]) {
    const members = await this.transaction.read((tx) => this.teams.members(tx, ids));
    return ids.map((id) => members.filter(({ employerId }) => employerId === id));
  }
}
