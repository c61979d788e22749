import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { standsOf } from '../introductions/introduction-access.js';
import { IntroductionLoader, IntroductionPartsLoader } from '../introductions/introduction.loader.js';
import { IntroductionType } from '../introductions/introduction.type.js';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { PlacementPapersType, RecordSignatureArgs, SignaturePayload } from './placement-papers.type.js';
import { ReadPapers } from './read-papers.service.js';
import { RecordSignature } from './record-signature.usecase.js';

/** The papers of a placement: what must be in order, and who signed. */
@Resolver(() => IntroductionType)
export class PlacementPapersResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly reading: ReadPapers,
    private readonly signing: RecordSignature,
    private readonly introductions: IntroductionLoader,
    private readonly parts: IntroductionPartsLoader,
  ) {}

  @ResolveField(() => PlacementPapersType, {
    nullable: true,
    description: 'Null without a running placement.',
  })
  @Needs('introduction.read')
  async papers(
    @Parent() introduction: IntroductionType,
    @CurrentContext() { actor }: ActorContext,
  ): Promise<PlacementPapersType | null> {
    if (introduction.status !== 'PLACED') return null;
    const standing = await this.transaction.read((tx) => this.reading.of(tx, introduction));
    return (
      standing && {
        checks: [...standing.checks],
        signatures: standing.needed.map((signer) => ({
          signer,
          signedOn: standing.signatures.find((each) => each.signer === signer)?.signedOn ?? null,
        })),
        mayRecord: standsOf(actor, 'enrolment.record', introduction).includes('ADVISER'),
      }
    );
  }

  @Mutation(() => SignaturePayload, {
    description:
      'An adviser records who signed the agreement on which day. With the last of them it is signed, and the placement counts.',
  })
  @Needs('enrolment.record')
  async recordSignature(
    @Args() args: RecordSignatureArgs,
    @CurrentContext() context: ActorContext,
  ): Promise<SignaturePayload> {
    const result = await this.signing.execute(context.actor, args);
    for (const loader of [this.introductions, this.parts]) loader.forget(context);
    const { value, problems } = answer(result, context.locale);
    return { introduction: value, problems };
  }
}
