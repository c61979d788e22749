import { Injectable } from '@nestjs/common';
import { mayOn, type Actor } from '../access/actor.js';
import { DeadlinesRepository } from '../deadlines/deadlines.repository.js';
import { Outbox } from '../platform/outbox.service.js';
import { INVALID, problem, refuse, STALE, succeed, type Result } from '../platform/problem.js';
import { Transaction } from '../platform/transaction.service.js';
import { PlaceChecks } from './place-checks.service.js';
import { placeFilled } from './place-events.js';
import { otherRegion } from './place-problems.js';
import { moveProblems, type Place, type PlaceDetails } from './place.js';
import { PlacesRepository } from './places.repository.js';

/** Changes what a place says. A published place stays published, so it must stay publishable. */
@Injectable()
export class ChangePlace {
  constructor(
    private readonly transaction: Transaction,
    private readonly places: PlacesRepository,
    private readonly checks: PlaceChecks,
    private readonly deadlines: DeadlinesRepository,
    private readonly outbox: Outbox,
  ) {}

  execute(actor: Actor, id: string, version: number, details: PlaceDetails): Promise<Result<Place>> {
    return this.transaction.run(async (tx) => {
      const place = await this.checks.lockManaged(tx, actor, id);
      if (Array.isArray(place)) return refuse(...place);
      if (place.version !== version) return refuse(problem(STALE, 'version'));
      const { problems, regionCode } = await this.checks.details(tx, details, place.seatsTaken);
      problems.push(...moveProblems(place, 'change'));
      if (place.status === 'PUBLISHED' && details.creboCode !== place.creboCode) {
        problems.push(...(await this.checks.accreditation(tx, { ...place, creboCode: details.creboCode })));
      }
      if (problems.length > 0) return refuse(...problems);
      if (!mayOn(actor, 'place.manage', { regionCode, subjectIds: [place.employerId] }))
        return refuse(problem(INVALID, 'input.postcode4', otherRegion));
      if (!(await this.places.change(tx, id, version, details, regionCode)))
        return refuse(problem(STALE, 'version'));
      if (place.status === 'PUBLISHED') {
        if (details.seats === place.seatsTaken) {
          await this.places.setStatus(tx, id, 'FILLED');
          await this.deadlines.close(tx, { kind: 'PLACE', subjectId: id }, 'FILLED');
          await this.outbox.add(tx, placeFilled, { placeId: id });
        } else {
          await this.deadlines.set(tx, {
            kind: 'PLACE',
            subjectId: id,
            regionCode,
            fallsOn: details.lapsesOn,
          });
        }
      }
      return succeed((await this.places.byId(tx, id)) as Place);
    });
  }
}
