import { Injectable } from '@nestjs/common';
import { CandidatesRepository } from '../candidates/candidates.repository.js';
import { EmployersRepository } from '../employers/employers.repository.js';
import type { Introduction } from '../introductions/introduction.js';
import { PlacementsRepository } from '../introductions/placements.repository.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Tx } from '../platform/transaction.service.js';
import { PlacesRepository } from '../places/places.repository.js';
import { PlacementPapersRepository } from './placement-papers.repository.js';
import {
  paperChecklist,
  signersNeeded,
  type PaperCheck,
  type Signature,
  type Signer,
} from './placement-papers.js';

/** The papers of a placement as they stand. */
export interface Papers {
  readonly startsOn: CalendarDate;
  readonly needed: readonly Signer[];
  readonly signatures: readonly Signature[];
  readonly checks: readonly { readonly check: PaperCheck; readonly isDone: boolean }[];
}

/** Reads what the papers of a placement follow from. */
@Injectable()
export class ReadPapers {
  constructor(
    private readonly placements: PlacementsRepository,
    private readonly places: PlacesRepository,
    private readonly employers: EmployersRepository,
    private readonly candidates: CandidatesRepository,
    private readonly papers: PlacementPapersRepository,
  ) {}

  /** Null without a running placement. Of the candidate nothing leaves but whether a guardian signs. */
  async of(tx: Tx, introduction: Introduction): Promise<Papers | null> {
    const { id, placeId, employerId, candidateId, enrolment } = introduction;
    const [placement] = await this.placements.placementsOf(tx, [id]);
    if (!placement || placement.endedOn !== null) return null;
    const { startsOn } = placement;
    const candidate = await tx.beyond('sign-agreement', () => this.candidates.byId(tx, candidateId));
    const place = await this.places.byId(tx, placeId);
    const employer = await this.employers.byId(tx, employerId);
    const accreditation = place && (await this.employers.accreditationFor(tx, employerId, place.creboCode));
    return {
      startsOn,
      needed: candidate ? signersNeeded(candidate.birthDate, startsOn) : [],
      signatures: await this.papers.signaturesOf(tx, [id]),
      checks: paperChecklist({
        startsOn,
        hoursPerWeek: place?.hoursPerWeek ?? null,
        leerbedrijfId: employer?.leerbedrijfId ?? null,
        isAdmitted: enrolment?.status === 'ADMITTED',
        accreditation,
      }),
    };
  }
}
