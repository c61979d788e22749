import { Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import type { ActorContext } from '../access/current-actor.decorator.js';
import { BatchLoader } from '../platform/batch.loader.js';
import { Transaction } from '../platform/transaction.service.js';
import type { Candidate } from './candidate.js';
import { CandidatesRepository } from './candidates.repository.js';
import { NamelessCandidatesRepository, type NamelessCandidate } from './nameless-candidates.repository.js';
import type { CaseFacts } from './case-access.js';
import type { CaseGrant } from './case-grant.js';
import { CaseGrantsRepository } from './case-grants.repository.js';
import type { RecordedBasis, RunningLegalBasis } from './legal-basis.js';
import { LegalBasesRepository } from './legal-bases.repository.js';
import type { Objection } from './objection.js';
import type { ParentalAgreement } from './parental-agreement.js';
import { ParentalAgreementsRepository } from './parental-agreements.repository.js';
import { ObjectionsRepository } from './objections.repository.js';
import type { Strength } from './strength.js';

/** Candidates by id, whoever asks: whether the viewer may see one is for `ReadableCandidateLoader` or the caller. */
@Injectable()
export class CandidateLoader extends BatchLoader<string, Candidate | null, ActorContext> {
  constructor(
    private readonly transaction: Transaction,
    private readonly candidates: CandidatesRepository,
  ) {
    super();
  }

  protected async batch(ids: readonly string[]) {
    const rows = await this.transaction.read((tx) => this.candidates.byIds(tx, ids));
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  }
}

/** Home and wish of candidates by id, without a name, whoever asks: the caller shows a profile made of them. */
@Injectable()
export class NamelessCandidateLoader extends BatchLoader<string, NamelessCandidate | null, ActorContext> {
  constructor(
    private readonly transaction: Transaction,
    private readonly candidates: NamelessCandidatesRepository,
  ) {
    super();
  }

  protected async batch(ids: readonly string[]) {
    const rows = await this.transaction.read((tx) => this.candidates.profiles(tx, ids));
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  }
}

/** What candidates bring by their id, whoever asks: the caller shows it in a profile. */
@Injectable()
export class StrengthsLoader extends BatchLoader<string, readonly Strength[], ActorContext> {
  constructor(
    private readonly transaction: Transaction,
    private readonly candidates: NamelessCandidatesRepository,
  ) {
    super();
  }

  protected async batch(ids: readonly string[]) {
    const rows = await this.transaction.read((tx) => this.candidates.bringing(tx, ids));
    const byId = new Map(rows.map(({ id, brings }) => [id, brings]));
    return ids.map((id) => byId.get(id) ?? []);
  }
}

/** Candidates by id whose case the viewer may read; null for every other. */
@Injectable()
export class ReadableCandidateLoader extends BatchLoader<string, Candidate | null, ActorContext> {
  constructor(
    private readonly transaction: Transaction,
    private readonly candidates: CandidatesRepository,
  ) {
    super();
  }

  protected async batch(ids: readonly string[], { actor }: ActorContext) {
    const rows = await this.transaction.read(async (tx) =>
      this.candidates.byIds(tx, [...(await this.candidates.readableBy(tx, actor, ids))]),
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  }
}

/** What a desk keeps of a case beside the candidate: who is in the team, and on what ground one is in matching. */
export interface CaseFile extends CaseFacts {
  readonly teamNames: readonly string[];
  readonly legalBasis: RunningLegalBasis | null;
  /** Every ground that was ever recorded, the newest first. */
  readonly recorded: readonly RecordedBasis[];
  readonly objections: readonly Objection[];
  readonly grants: readonly CaseGrant[];
  readonly parentalAgreement: ParentalAgreement | null;
}

/** Case files by candidate id, whoever asks: the caller applies `mayReadCase`. */
@Injectable()
export class CaseFileLoader extends BatchLoader<string, CaseFile | null, ActorContext> {
  constructor(
    private readonly transaction: Transaction,
    private readonly candidates: CandidatesRepository,
    private readonly bases: LegalBasesRepository,
    private readonly accounts: AccountsRepository,
    private readonly objections: ObjectionsRepository,
    private readonly grants: CaseGrantsRepository,
    private readonly agreements: ParentalAgreementsRepository,
  ) {
    super();
  }

  protected async batch(ids: readonly string[]) {
    return this.transaction.read(async (tx) => {
      const cases = new Map((await this.candidates.casesOf(tx, ids)).map((facts) => [facts.id, facts]));
      const bases = await this.bases.allOf(tx, ids);
      const objections = await this.objections.ofCandidates(tx, [...cases.keys()]);
      const grants = await this.grants.ofCandidates(tx, [...cases.keys()]);
      const agreements = await this.agreements.ofCandidates(tx, [...cases.keys()]);
      const members = [...cases.values()].flatMap(({ caseTeam }) => caseTeam);
      const accounts = await this.accounts.byIds(tx, [...new Set(members)]);
      const names = new Map(accounts.map(({ id, name }) => [id, name]));
      return ids.map((id): CaseFile | null => {
        const facts = cases.get(id);
        if (!facts) return null;
        const teamNames = facts.caseTeam.flatMap((accountId) => names.get(accountId) ?? []);
        const recorded = bases.get(id) ?? [];
        return {
          ...facts,
          teamNames,
          recorded,
          legalBasis:
            recorded.find(({ purpose, endedAt }) => purpose === 'MATCHING' && endedAt === null) ?? null,
          objections: objections.filter(({ candidateId }) => candidateId === id),
          parentalAgreement: agreements.find(({ candidateId }) => candidateId === id) ?? null,
          grants: grants.filter(({ candidateId }) => candidateId === id),
        };
      });
    });
  }
}

/** Whether a candidate may be introduced to employers now, by id. */
@Injectable()
export class IntroducibleLoader extends BatchLoader<string, boolean, ActorContext> {
  constructor(
    private readonly transaction: Transaction,
    private readonly bases: LegalBasesRepository,
  ) {
    super();
  }

  protected async batch(ids: readonly string[]) {
    const lawful = await this.transaction.read((tx) => this.bases.introducible(tx, ids));
    return ids.map((id) => lawful.has(id));
  }
}
