import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { NOT_FOUND, problem, refuse, STALE, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import type { Candidate } from './candidate.js';
import { CandidatesRepository } from './candidates.repository.js';
import { mayActOnCase } from './case-access.js';
import { CodesInUseLookup } from './codes-in-use.service.js';
import { wishOf, wishProblems, type WishAsTyped } from './wish.js';

/** Replaces a candidate's wish, by the candidate or the case team; an edit of an older version changes nothing. */
@Injectable()
export class ChangeWish {
  constructor(
    private readonly transaction: Transaction,
    private readonly candidates: CandidatesRepository,
    private readonly codes: CodesInUseLookup,
    private readonly audit: AuditLog,
  ) {}

  execute(
    actor: Actor,
    input: { candidateId: string; version: number; wish: WishAsTyped },
  ): Promise<Result<Candidate>> {
    return this.transaction.run((tx) => this.within(tx, actor, input));
  }

  async within(
    tx: Tx,
    actor: Actor,
    { candidateId, version, wish: typed }: { candidateId: string; version: number; wish: WishAsTyped },
  ): Promise<Result<Candidate>> {
    const candidate = await this.candidates.forUpdate(tx, candidateId);
    const facts = candidate && (await this.candidates.caseOf(tx, candidate.id));
    if (!candidate || !facts || !mayActOnCase(actor, 'candidate.change', facts)) {
      return refuse(problem(NOT_FOUND, 'candidateId'));
    }
    const wish = wishOf(typed);
    const problems = wishProblems(wish, await this.codes.of(tx, wish), 'wish', candidate.postcode4);
    if (problems.length > 0) return refuse(...problems);
    if (!(await this.candidates.changeWish(tx, candidate.id, version, wish))) {
      return refuse(problem(STALE, 'version'));
    }
    await this.audit.record(tx, {
      actor,
      action: 'candidate.changed',
      subject: { kind: 'CANDIDATE', id: candidate.id },
      regionCode: candidate.regionCode,
      why: null,
      details: { what: 'wish' },
    });
    return succeed({ ...candidate, version: version + 1, wish });
  }
}
