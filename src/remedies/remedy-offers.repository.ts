import { Injectable } from '@nestjs/common';
import type { HesitationKind, Side } from '../introductions/introduction.js';
import { Ids } from '../platform/ids.service.js';
import type { Tx } from '../platform/transaction.service.js';
import type { OfferMove, OfferStatus, RemedyOffer } from './remedy-offer.js';

const columns = `o.id, o.introduction_id AS "introductionId", o.remedy_id AS "remedyId", o.hesitation,
  o.to_side AS "toSide", o.is_personal AS "isPersonal", o.status, o.offered_at AS "offeredAt",
  o.agreed_at AS "agreedAt", o.helped`;

/** A hesitation with the words that were added to it. */
export interface SaidHesitation {
  readonly id: string;
  readonly introductionId: string;
  readonly kind: HesitationKind;
  readonly by: Side;
  readonly adviserOnly: boolean;
}

/** What holds people back, and what was offered against it. */
@Injectable()
export class RemedyOffersRepository {
  constructor(private readonly ids: Ids) {}

  ofIntroductions(tx: Tx, introductionIds: readonly string[]): Promise<RemedyOffer[]> {
    return tx.often<RemedyOffer>(
      `SELECT ${columns} FROM remedy_offer o WHERE o.introduction_id = ANY($1::uuid[]) ORDER BY o.offered_at, o.id`,
      [introductionIds],
    );
  }

  async byId(tx: Tx, id: string): Promise<RemedyOffer | null> {
    return tx.one<RemedyOffer>(`SELECT ${columns} FROM remedy_offer o WHERE o.id = $1`, [id]);
  }

  /** The offer, locked. Lock its introduction first. */
  async forUpdate(tx: Tx, id: string): Promise<RemedyOffer | null> {
    return tx.one<RemedyOffer>(`SELECT ${columns} FROM remedy_offer o WHERE o.id = $1 FOR UPDATE`, [id]);
  }

  /** Its id; null when the same remedy stands offered to that side already. */
  async add(
    tx: Tx,
    offer: Pick<
      RemedyOffer,
      'introductionId' | 'remedyId' | 'hesitation' | 'toSide' | 'isPersonal' | 'status'
    >,
    by: string,
  ): Promise<string | null> {
    const id = this.ids.next();
    const added = await tx.execute(
      `INSERT INTO remedy_offer (id, introduction_id, remedy_id, hesitation, to_side, is_personal, status, offered_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (introduction_id, remedy_id, to_side) WHERE status IN ('ASKED', 'OFFERED', 'TAKEN') DO NOTHING`,
      [
        id,
        offer.introductionId,
        offer.remedyId,
        offer.hesitation,
        offer.toSide,
        offer.isPersonal,
        offer.status,
        by,
      ],
    );
    return added === 1 ? id : null;
  }

  /** Records a move. Lock the offer first. */
  async move(tx: Tx, id: string, move: OfferMove, to: OfferStatus, by: string): Promise<void> {
    await tx.execute(
      `UPDATE remedy_offer SET status = $2, moved_by = $3,
         agreed_at = CASE $4 WHEN 'AGREE' THEN app_now() WHEN 'KEEP_BACK' THEN NULL ELSE agreed_at END,
         answered_at = CASE WHEN $4 IN ('TAKE', 'DECLINE') THEN app_now() ELSE answered_at END,
         helped = CASE $4 WHEN 'HELPED' THEN true WHEN 'DID_NOT_HELP' THEN false ELSE helped END
       WHERE id = $1`,
      [id, to, by, move],
    );
  }

  async hesitation(tx: Tx, id: string): Promise<SaidHesitation | null> {
    return tx.one<SaidHesitation>(
      `SELECT id, introduction_id AS "introductionId", kind, by, adviser_only AS "adviserOnly"
       FROM hesitation WHERE id = $1 AND resolved_at IS NULL`,
      [id],
    );
  }

  /** Adds what holds a side back, or other words to what it said before. Its id. */
  async say(
    tx: Tx,
    said: Omit<SaidHesitation, 'id'> & { readonly note: string | null },
    recordedBy: string,
  ): Promise<string> {
    const { introductionId, kind, by, adviserOnly, note } = said;
    const same = await tx.one<{ id: string }>(
      `UPDATE hesitation SET note = coalesce($5, note), recorded_at = app_now()
       WHERE introduction_id = $1 AND kind = $2 AND by = $3 AND adviser_only = $4 AND resolved_at IS NULL
       RETURNING id`,
      [introductionId, kind, by, adviserOnly, note],
    );
    if (same) return same.id;
    const id = this.ids.next();
    await tx.execute(
      `INSERT INTO hesitation (id, introduction_id, kind, by, adviser_only, note, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, introductionId, kind, by, adviserOnly, note, recordedBy],
    );
    return id;
  }

  async resolve(tx: Tx, id: string): Promise<void> {
    await tx.execute('UPDATE hesitation SET resolved_at = app_now() WHERE id = $1', [id]);
  }
}
