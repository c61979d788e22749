import { Injectable } from '@nestjs/common';
import { mayOn, type Actor } from '../access/actor.js';
import {
  INVALID,
  NOT_FOUND,
  problem,
  refuse,
  STALE,
  succeed,
  type Problem,
  type Result,
} from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { UNKNOWN_QUALIFICATION } from '../reference/reference-problems.js';
import { ReferenceRepository, type Postcode } from '../reference/reference.repository.js';
import { classStartProblems, type ClassStart, type ClassStartDetails } from './class-start.js';
import { ClassStartsRepository } from './class-starts.repository.js';

/** An adviser writes down what a college said: a class in the desk's region or in one beside it. */
@Injectable()
export class RecordClassStart {
  constructor(
    private readonly transaction: Transaction,
    private readonly classStarts: ClassStartsRepository,
    private readonly reference: ReferenceRepository,
  ) {}

  execute(actor: Actor, input: ClassStartDetails): Promise<Result<ClassStart>> {
    return this.transaction.run(async (tx) => {
      const details = trimmed(input);
      const { problems, area } = await this.check(tx, actor, details);
      if (problems.length > 0 || !area) return refuse(...problems);
      const added = await this.classStarts.add(tx, { ...details, town: area.town, postcode4: area.pc4 });
      return added ? succeed(added) : refuse(problem(INVALID, 'input.firstLessonOn', knownAlready));
    });
  }

  change(actor: Actor, id: string, version: number, input: ClassStartDetails): Promise<Result<ClassStart>> {
    return this.transaction.run(async (tx) => {
      const current = await this.classStarts.byId(tx, id);
      if (!current || !(await this.mayKeep(tx, actor, current.regionCode)))
        return refuse(problem(NOT_FOUND, 'id'));
      const details = trimmed(input);
      const { problems, area } = await this.check(tx, actor, details);
      if (problems.length > 0 || !area) return refuse(...problems);
      const located = { ...details, town: area.town, postcode4: area.pc4 };
      if (await this.classStarts.twinOf(tx, id, located)) {
        return refuse(problem(INVALID, 'input.firstLessonOn', knownAlready));
      }
      const changed = await this.classStarts.change(tx, id, version, located);
      return changed
        ? succeed((await this.classStarts.byId(tx, id)) as ClassStart)
        : refuse(problem(STALE, 'version'));
    });
  }

  private async check(
    tx: Tx,
    actor: Actor,
    details: ClassStartDetails,
  ): Promise<{ problems: Problem[]; area: Postcode | null }> {
    const problems = classStartProblems(details, tx.today);
    if (!(await this.reference.qualificationInUse(tx, details.creboCode))) {
      problems.push(problem(UNKNOWN_QUALIFICATION, 'input.creboCode'));
    }
    const near = actor.grants.flatMap(({ regionCode }) => (regionCode === null ? [] : [regionCode]));
    const area = await this.reference.postcodeOfTown(tx, details.town, near);
    if (!area) problems.push(problem(INVALID, 'input.town', unknownTown));
    else if (!(await this.mayKeep(tx, actor, area.regionCode))) {
      problems.push(problem(INVALID, 'input.town', tooFar));
    }
    return { problems, area };
  }

  /** Pupils cross the border of a region for a class; so does the adviser who writes it down. */
  private async mayKeep(tx: Tx, actor: Actor, regionCode: string): Promise<boolean> {
    if (mayOn(actor, 'classStart.manage', { regionCode })) return true;
    const beside = await this.reference.neighboursOf(tx, regionCode);
    return beside.some((neighbour) => mayOn(actor, 'classStart.manage', { regionCode: neighbour }));
  }
}

const trimmed = (input: ClassStartDetails): ClassStartDetails => ({
  ...input,
  college: input.college.trim(),
  town: input.town.trim(),
  schoolDays: input.schoolDays.trim(),
  enrolBy: input.enrolBy ?? null,
});
const unknownTown = {
  nl: 'Deze plaats kennen we niet. Schrijf de naam zoals in een postadres.',
  en: 'We do not know this town. Write its name as in a postal address.',
};
const tooFar = {
  nl: 'Deze plaats ligt niet in uw regio of in een regio ernaast. Het loket daar houdt haar startmomenten bij.',
  en: 'This town is not in your region or in one beside it. The desk there keeps its class starts.',
};
const knownAlready = {
  nl: 'Dit startmoment staat er al: dezelfde school, kwalificatie, plaats, dag en eerste les. Wijzig dat.',
  en: 'This class start is there already: the same college, qualification, town, day and first lesson. Change that one.',
};
