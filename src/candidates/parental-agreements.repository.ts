import { Injectable } from '@nestjs/common';
import { isIdentifier } from '../platform/identifier.js';
import { Ids } from '../platform/ids.service.js';
import { Keys } from '../platform/keys.service.js';
import type { Tx } from '../platform/transaction.service.js';
import {
  parentLinkLastsDays,
  type AgreementWay,
  type ParentalAgreement,
  type ParentAsTyped,
} from './parental-agreement.js';

const agreement = `g.candidate_id AS "candidateId", g.parent_name AS "parentName", g.relation,
  g.parent_email AS "parentEmail", g.asked_for_matching AS "askedForMatching", g.asked_at AS "askedAt",
  g.given_at AS "givenAt", g.how FROM parental_agreement g`;

/** What parents agreed to, and whom was asked. */
@Injectable()
export class ParentalAgreementsRepository {
  constructor(
    private readonly ids: Ids,
    private readonly keys: Keys,
  ) {}

  /** Lets a registration wait for a parent. */
  async ask(
    tx: Tx,
    candidateId: string,
    { parent, askedForMatching }: { parent: ParentAsTyped | null; askedForMatching: boolean },
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO parental_agreement (id, candidate_id, parent_name, relation, parent_email, asked_for_matching)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        this.ids.next(),
        candidateId,
        parent?.name.trim() ?? null,
        parent?.relation ?? null,
        parent?.email?.trim().toLowerCase() || null,
        askedForMatching,
      ],
    );
  }

  /** A fresh secret for the link in the parent's mail; the one before is of no use any more. */
  async renewSecret(tx: Tx, candidateId: string): Promise<string> {
    const secret = this.ids.secret();
    await tx.execute(
      `UPDATE parental_agreement SET token_hash = $2, token_expires_at = app_now() + $3 * interval '1 day'
       WHERE candidate_id = $1 AND given_at IS NULL`,
      [candidateId, this.keys.digest('parent', secret), parentLinkLastsDays],
    );
    return secret;
  }

  /** What waits behind a link that is still of use; null otherwise. */
  bySecret(tx: Tx, secret: string): Promise<ParentalAgreement | null> {
    return tx.one<ParentalAgreement>(
      `SELECT ${agreement} WHERE g.token_hash = ANY($1) AND g.given_at IS NULL AND g.token_expires_at > app_now()`,
      [this.keys.digests('parent', secret)],
    );
  }

  async ofCandidate(tx: Tx, candidateId: string): Promise<ParentalAgreement | null> {
    return (await this.ofCandidates(tx, [candidateId]))[0] ?? null;
  }

  ofCandidates(tx: Tx, candidateIds: readonly string[]): Promise<ParentalAgreement[]> {
    return tx.query<ParentalAgreement>(`SELECT ${agreement} WHERE g.candidate_id = ANY($1::uuid[])`, [
      candidateIds.filter(isIdentifier),
    ]);
  }

  /** Records that the parent agreed; the link is of no use any more. False when it was given before. */
  async give(
    tx: Tx,
    candidateId: string,
    given: Pick<ParentAsTyped, 'name' | 'relation'> & { how: AgreementWay; by: string | null },
  ): Promise<boolean> {
    const changed = await tx.execute(
      `UPDATE parental_agreement SET parent_name = $2, relation = $3, how = $4, recorded_by = $5,
         given_at = app_now(), token_hash = NULL, token_expires_at = NULL
       WHERE candidate_id = $1 AND given_at IS NULL`,
      [candidateId, given.name.trim(), given.relation, given.how, given.by],
    );
    return changed === 1;
  }
}
