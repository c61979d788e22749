/** What is known of an employer's accreditation (erkenning) for one qualification. */
export const accreditationStatuses = ['APPLIED', 'STATED_BY_DESK', 'ACTIVE', 'WITHDRAWN'] as const;
export type AccreditationStatus = (typeof accreditationStatuses)[number];

export interface Accreditation {
  readonly id: string;
  readonly employerId: string;
  readonly creboCode: string;
  readonly status: AccreditationStatus;
  /** Accreditation has no end; it is reviewed every four years (WEB 7.2.10). */
  readonly reviewDueOn: string | null;
  /** When an adviser vouched for an accreditation that is still applied for. */
  readonly vouchedAt: Date | null;
}

type Known = Pick<Accreditation, 'status' | 'vouchedAt'>;

/** A place may be shown on an accreditation that is active, stated by the desk, or applied for and vouched for. */
export function allowsPublishing(accreditation: Known | null): boolean {
  if (!accreditation) return false;
  const { status, vouchedAt } = accreditation;
  return status === 'ACTIVE' || status === 'STATED_BY_DESK' || (status === 'APPLIED' && vouchedAt !== null);
}

/** A placement asks for more: the accreditation must be there on the start date (WEB 7.2.8). */
export function allowsPlacement(accreditation: Known | null): boolean {
  return accreditation?.status === 'ACTIVE' || accreditation?.status === 'STATED_BY_DESK';
}

/** What an employer may say of itself, and what a desk may record. */
export const recordable = {
  EMPLOYER: ['APPLIED'],
  DESK: ['APPLIED', 'STATED_BY_DESK', 'ACTIVE', 'WITHDRAWN'],
} as const satisfies Record<string, readonly AccreditationStatus[]>;
