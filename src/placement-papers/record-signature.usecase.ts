import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { standsOf } from '../introductions/introduction-access.js';
import type { Introduction } from '../introductions/introduction.js';
import { IntroductionsRepository } from '../introductions/introductions.repository.js';
import { RecordMilestone } from '../introductions/record-milestone.usecase.js';
import { isIdentifier } from '../platform/identifier.js';
import { NOT_ALLOWED_NOW, NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction } from '../platform/transaction.service.js';
import { PlacementPapersRepository } from './placement-papers.repository.js';
import { signatureProblems, signedInFullOn, type Signature } from './placement-papers.js';
import { ReadPapers } from './read-papers.service.js';

const noPlacement = {
  nl: 'Hier loopt geen plaatsing. Bevestig eerst de plaatsing; daarna kan de overeenkomst worden getekend.',
  en: 'No placement runs here. Confirm the placement first; after that the agreement can be signed.',
};

/** An adviser records who signed the agreement on which day; with the last of them it is signed, and counts. */
@Injectable()
export class RecordSignature {
  constructor(
    private readonly transaction: Transaction,
    private readonly introductions: IntroductionsRepository,
    private readonly papers: PlacementPapersRepository,
    private readonly reading: ReadPapers,
    private readonly milestones: RecordMilestone,
  ) {}

  execute(actor: Actor, signature: Signature): Promise<Result<Introduction>> {
    return this.transaction.run(async (tx) => {
      const { introductionId: id } = signature;
      const introduction = isIdentifier(id) ? await this.introductions.forUpdate(tx, id) : null;
      if (!introduction || !standsOf(actor, 'enrolment.record', introduction).includes('ADVISER'))
        return refuse(problem(NOT_FOUND, 'introductionId'));
      const standing = await this.reading.of(tx, introduction);
      if (!standing) return refuse(problem(NOT_ALLOWED_NOW, 'introductionId', noPlacement));
      const wrong = signatureProblems(signature, standing.needed, tx.today);
      if (wrong.length > 0) return refuse(...wrong);
      await this.papers.sign(tx, signature, actor.accountId as string);
      const signatures = await this.papers.signaturesOf(tx, [id]);
      const onDate = signedInFullOn(standing.needed, signatures);
      if (onDate === null) return succeed(introduction);
      const done = await this.milestones.within(tx, actor, {
        introductionId: id,
        kind: 'AGREEMENT',
        status: 'DONE',
        onDate,
      });
      return done.problems ? done : succeed(done.value.introduction);
    });
  }
}
