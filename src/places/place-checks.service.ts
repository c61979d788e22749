import { Injectable } from '@nestjs/common';
import { mayOn, type Actor } from '../access/actor.js';
import { allowsPublishing } from '../employers/accreditation.js';
import { EmployersRepository } from '../employers/employers.repository.js';
import { NOT_FOUND, problem, type Problem } from '../platform/problem.js';
import type { Tx } from '../platform/transaction.service.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { UNKNOWN_POSTCODE, UNKNOWN_QUALIFICATION } from '../reference/reference-problems.js';
import { NOT_ACCREDITED } from './place-problems.js';
import { detailsProblems, type Place, type PlaceDetails } from './place.js';
import { PlacesRepository } from './places.repository.js';

/** What every action on a place asks of the rows around it. */
@Injectable()
export class PlaceChecks {
  constructor(
    private readonly places: PlacesRepository,
    private readonly employers: EmployersRepository,
    private readonly reference: ReferenceRepository,
  ) {}

  /** The place, locked, if the actor looks after it. */
  async lockManaged(tx: Tx, actor: Actor, id: string): Promise<Place | Problem[]> {
    const place = await this.places.forUpdate(tx, id);
    const may =
      place && mayOn(actor, 'place.manage', { regionCode: place.regionCode, subjectIds: [place.employerId] });
    return may ? place : [problem(NOT_FOUND, 'id')];
  }

  /** All that is wrong with what was typed, and the region the postcode is in. */
  async details(
    tx: Tx,
    details: PlaceDetails,
    seatsTaken: number,
  ): Promise<{ problems: Problem[]; regionCode: string }> {
    const problems = detailsProblems(details, seatsTaken, tx.today);
    if (!(await this.reference.qualificationInUse(tx, details.creboCode))) {
      problems.push(problem(UNKNOWN_QUALIFICATION, 'input.creboCode'));
    }
    const area = await this.reference.postcodeInUse(tx, details.postcode4);
    if (!area) problems.push(problem(UNKNOWN_POSTCODE, 'input.postcode4'));
    return { problems, regionCode: area?.regionCode ?? '' };
  }

  /** Whether what is learned there is still offered: a draft, or a place that lapsed, may be older than the list. */
  async qualification(tx: Tx, { creboCode }: Pick<Place, 'creboCode'>): Promise<Problem[]> {
    const found = await this.reference.qualificationInUse(tx, creboCode);
    return found ? [] : [problem(UNKNOWN_QUALIFICATION, 'id')];
  }

  async accreditation(
    tx: Tx,
    { employerId, creboCode }: Pick<Place, 'employerId' | 'creboCode'>,
  ): Promise<Problem[]> {
    const accreditation = await this.employers.accreditationFor(tx, employerId, creboCode);
    return allowsPublishing(accreditation) ? [] : [problem(NOT_ACCREDITED, 'id')];
  }
}
