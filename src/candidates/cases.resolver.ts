import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { emptyPage, type PageOf } from '../platform/page.js';
import { PageArgs } from '../platform/page.type.js';
import type { Result } from '../platform/problem.js';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { RegionLoader } from '../reference/reference.loader.js';
import type { Region } from '../reference/reference.repository.js';
import { RegionType } from '../reference/reference.type.js';
import { BreakGlass } from './break-glass.usecase.js';
import { CandidateLoader, CaseFileLoader, ReadableCandidateLoader } from './candidate.loader.js';
import type { Candidate } from './candidate.js';
import { CandidatePayload, CandidateType } from './candidate.type.js';
import { isOwnCase, mayReadCase } from './case-access.js';
import type { CaseGrant } from './case-grant.js';
import { CaseLookLoader } from './case-look.loader.js';
import { CaseGrantType, CaseViewConnection, GiveCaseGrantArgs } from './case.type.js';
import { CaseViewsRepository, type CaseView } from './case-views.repository.js';
import { EndCaseGrant } from './end-case-grant.usecase.js';
import { GiveCaseGrant } from './give-case-grant.usecase.js';
import { LeaveCase } from './leave-case.usecase.js';
import { OpenCase } from './open-case.usecase.js';

/** Who knows a case, on what ground, and who looked. */
@Resolver(() => CandidateType)
export class CasesResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly loader: CandidateLoader,
    private readonly readable: ReadableCandidateLoader,
    private readonly files: CaseFileLoader,
    private readonly looks: CaseLookLoader,
    private readonly rows: CaseViewsRepository,
    private readonly opening: OpenCase,
    private readonly leaving: LeaveCase,
    private readonly granting: GiveCaseGrant,
    private readonly ending: EndCaseGrant,
    private readonly breaking: BreakGlass,
  ) {}

  @ResolveField(() => String, { description: 'Whoever else reads it stands in `views` from then on.' })
  async name(
    @Parent() { id, name }: CandidateType,
    @CurrentContext() context: ActorContext,
  ): Promise<string> {
    await this.looks.load(context, id);
    return name;
  }

  @ResolveField(() => CaseViewConnection, {
    description: 'Who saw who this is, the latest first: for the candidate alone.',
  })
  @Needs('candidate.read')
  views(
    @Parent() { id }: CandidateType,
    @Args() page: PageArgs,
    @CurrentContext() { actor }: ActorContext,
  ): Promise<PageOf<CaseView>> | PageOf<CaseView> {
    if (!isOwnCase(actor, id)) return emptyPage;
    return this.transaction.read((tx) => this.rows.page(tx, id, page));
  }

  @ResolveField(() => [CaseGrantType], {
    description:
      'What other desks and advisers may see, the newest first; empty for whoever may not read the case.',
  })
  @Needs('candidate.read')
  async grants(
    @Parent() { id }: CandidateType,
    @CurrentContext() context: ActorContext,
  ): Promise<readonly CaseGrant[]> {
    const file = await this.files.load(context, id);
    return file && mayReadCase(context.actor, file) ? file.grants : [];
  }

  @Mutation(() => CandidatePayload, {
    description: "An adviser of the candidate's region joins the case team; the reason is kept.",
  })
  @Needs('case.open')
  async openCase(
    @Args('candidateId', { type: () => ID }) candidateId: string,
    @Args('reason') reason: string,
    @CurrentContext() context: ActorContext,
  ): Promise<CandidatePayload> {
    return this.payload(context, await this.opening.execute(context.actor, { candidateId, reason }));
  }

  @Mutation(() => CandidatePayload, {
    description:
      'An adviser leaves the case team; the coordinator can take somebody else out. `candidate` is null to who left.',
  })
  @Needs('case.leave')
  async leaveCase(
    @Args('candidateId', { type: () => ID }) candidateId: string,
    @Args('accountId', {
      type: () => ID,
      nullable: true,
      description: 'By a coordinator: who; else oneself.',
    })
    accountId: string | null,
    @CurrentContext() context: ActorContext,
  ): Promise<CandidatePayload> {
    const input = { candidateId, accountId: accountId ?? null };
    const { candidate, problems } = this.payload(context, await this.leaving.execute(context.actor, input));
    return { candidate: candidate && (await this.readable.load(context, candidate.id)), problems };
  }

  @Mutation(() => CandidatePayload, {
    description: 'Lets a desk or an adviser elsewhere read the case until a day: by the candidate.',
  })
  @Needs('case.grant')
  async giveCaseGrant(
    @Args() { candidateId, regionCode, adviserEmail, endsOn, why }: GiveCaseGrantArgs,
    @CurrentContext() context: ActorContext,
  ): Promise<CandidatePayload> {
    const typed = {
      candidateId,
      regionCode: regionCode ?? null,
      adviserEmail: adviserEmail ?? null,
      endsOn,
      why,
    };
    return this.payload(context, await this.granting.execute(context.actor, typed));
  }

  @Mutation(() => CandidatePayload, { description: 'Takes back what was granted, at once.' })
  @Needs('case.grant')
  async endCaseGrant(
    @Args('grantId', { type: () => ID }) grantId: string,
    @CurrentContext() context: ActorContext,
  ): Promise<CandidatePayload> {
    return this.payload(context, await this.ending.execute(context.actor, grantId));
  }

  @Mutation(() => CandidatePayload, {
    description:
      'An operator reads a case for an hour, with a reason of at least 20 characters; the coordinator is mailed at once and the candidate sees it.',
  })
  @Needs('case.breakGlass')
  async breakGlass(
    @Args('candidateId', { type: () => ID }) candidateId: string,
    @Args('reason') reason: string,
    @CurrentContext() context: ActorContext,
  ): Promise<CandidatePayload> {
    return this.payload(context, await this.breaking.execute(context.actor, { candidateId, reason }));
  }

  private payload(context: ActorContext, result: Result<Candidate>): CandidatePayload {
    for (const loader of [this.loader, this.readable, this.files, this.looks]) loader.forget(context);
    const { value, problems } = answer(result, context.locale);
    return { candidate: value, problems };
  }
}

@Resolver(() => CaseGrantType)
export class CaseGrantFieldsResolver {
  constructor(private readonly regions: RegionLoader) {}

  @ResolveField(() => RegionType, {
    nullable: true,
    description: 'The desk; null when it is for one adviser.',
  })
  region(
    @Parent() { regionCode }: CaseGrantType,
    @CurrentContext() context: ActorContext,
  ): Promise<Region | null> | null {
    return regionCode === null ? null : this.regions.load(context, regionCode);
  }
}
