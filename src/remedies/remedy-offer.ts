import type { HesitationKind, Side } from '../introductions/introduction.js';
import type { Stand } from '../introductions/introduction-access.js';

/**
 * Where an offer stands. ASKED: it is for the employer and tells something of the candidate, who is asked first.
 * KEPT_BACK: the candidate does not want the employer to know.
 */
export const offerStatuses = ['ASKED', 'OFFERED', 'TAKEN', 'DECLINED', 'KEPT_BACK', 'WITHDRAWN'] as const;
export type OfferStatus = (typeof offerStatuses)[number];

export interface RemedyOffer {
  readonly id: string;
  readonly introductionId: string;
  readonly remedyId: string;
  /** The hesitation it is meant for. */
  readonly hesitation: HesitationKind;
  readonly toSide: Side;
  /** It told something of the candidate when it was offered; it stays so. */
  readonly isPersonal: boolean;
  readonly status: OfferStatus;
  readonly offeredAt: Date;
  /** When the candidate agreed that the employer may know; null when nobody had to, or did. */
  readonly agreedAt: Date | null;
  /** What whoever took it, or the adviser, says of it; null as long as nobody did. */
  readonly helped: boolean | null;
}

export const offerMoves = [
  'AGREE',
  'KEEP_BACK',
  'TAKE',
  'DECLINE',
  'HELPED',
  'DID_NOT_HELP',
  'WITHDRAW',
] as const;
export type OfferMove = (typeof offerMoves)[number];

type Mover = 'CANDIDATE' | 'RECEIVER' | 'ADVISER';

interface Move {
  readonly from: readonly OfferStatus[];
  readonly by: readonly Mover[];
  readonly to: OfferStatus;
}

/**
 * The moves an offer can make, and who may make them. Anything not listed is refused. What a side says by phone an
 * adviser records, save the candidate's consent to tell the employer: that is the candidate's own to take back at any
 * moment, and an adviser who hears it records it too.
 */
export const moves: Readonly<Record<OfferMove, Move>> = {
  AGREE: { from: ['ASKED'], by: ['CANDIDATE', 'ADVISER'], to: 'OFFERED' },
  KEEP_BACK: { from: ['ASKED', 'OFFERED', 'TAKEN'], by: ['CANDIDATE', 'ADVISER'], to: 'KEPT_BACK' },
  TAKE: { from: ['OFFERED'], by: ['RECEIVER', 'ADVISER'], to: 'TAKEN' },
  DECLINE: { from: ['OFFERED'], by: ['RECEIVER', 'ADVISER'], to: 'DECLINED' },
  HELPED: { from: ['TAKEN'], by: ['RECEIVER', 'ADVISER'], to: 'TAKEN' },
  DID_NOT_HELP: { from: ['TAKEN'], by: ['RECEIVER', 'ADVISER'], to: 'TAKEN' },
  WITHDRAW: { from: ['ASKED', 'OFFERED'], by: ['ADVISER'], to: 'WITHDRAWN' },
};

/** What the rules of an offer look at. */
export type Offered = Pick<RemedyOffer, 'toSide' | 'isPersonal' | 'status' | 'agreedAt'>;

/** Whether the candidate has a say in who hears of it: it tells the employer something of them. */
export function needsConsent({ toSide, isPersonal }: Pick<RemedyOffer, 'toSide' | 'isPersonal'>): boolean {
  return toSide === 'EMPLOYER' && isPersonal;
}

/** Where a new offer begins. */
export function firstStatus(offer: Pick<RemedyOffer, 'toSide' | 'isPersonal'>): OfferStatus {
  return needsConsent(offer) ? 'ASKED' : 'OFFERED';
}

/**
 * Whether somebody who stands there sees an offer. `candidateIsKnown`: the employer knows who the candidate is, since
 * the candidate said yes to a living introduction.
 */
export function seesOffer(stands: readonly Stand[], offer: Offered, candidateIsKnown: boolean): boolean {
  if (stands.includes('ADVISER')) return true;
  if (offer.status === 'WITHDRAWN') return false;
  if (stands.includes('CANDIDATE') && (offer.toSide === 'CANDIDATE' || offer.isPersonal)) return true;
  if (!stands.includes('EMPLOYER') || offer.toSide !== 'EMPLOYER') return false;
  if (offer.status === 'ASKED' || offer.status === 'KEPT_BACK') return false;
  return !offer.isPersonal || (offer.agreedAt !== null && candidateIsKnown);
}

/** Where an offer stands after a move, or why it is refused. */
export function movedOffer(
  stands: readonly Stand[],
  offer: Offered,
  move: OfferMove,
):
  { readonly to: OfferStatus; readonly refused?: undefined } | { readonly refused: 'NOT_YOURS' | 'NOT_NOW' } {
  const { from, by, to } = moves[move];
  const isAboutConsent = move === 'AGREE' || move === 'KEEP_BACK';
  const mayMove = by.some((mover) =>
    mover === 'RECEIVER' ? stands.includes(offer.toSide) : stands.includes(mover),
  );
  if (!mayMove || (isAboutConsent && !needsConsent(offer))) return { refused: 'NOT_YOURS' };
  return from.includes(offer.status) ? { to } : { refused: 'NOT_NOW' };
}

/** What somebody who stands there can do with an offer now. */
export function offerMovesOpenTo(stands: readonly Stand[], offer: Offered): OfferMove[] {
  return offerMoves.filter((move) => !movedOffer(stands, offer, move).refused);
}
