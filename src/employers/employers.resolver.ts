import {
  Args,
  GraphQLISODateTime,
  ID,
  Int,
  Mutation,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { ViewerType } from '../access/access.type.js';
import { mayOn, scopeOf, type Actor } from '../access/actor.js';
import {
  CurrentActor,
  CurrentContext,
  CurrentLocale,
  type ActorContext,
} from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import type { Locale } from '../platform/locale.js';
import { PageArgs } from '../platform/page.type.js';
import { answer } from '../platform/problem.type.js';
import type { Result } from '../platform/problem.js';
import { Transaction } from '../platform/transaction.service.js';
import { QualificationLoader } from '../reference/reference.loader.js';
import { QualificationType } from '../reference/reference.type.js';
import { ChangeEmployer } from './change-employer.usecase.js';
import { EmployerLoader, EmployerPartsLoader } from './employer.loader.js';
import type { Employer, EmployerStatus } from './employer.js';
import {
  AccreditationInput,
  AccreditationType,
  EmployerChangeInput,
  EmployerConnection,
  EmployerInput,
  EmployerPayload,
  EmployerStatusEnum,
  EmployerType,
  EstablishmentInput,
  EstablishmentType,
} from './employer.type.js';
import { EmployersRepository } from './employers.repository.js';
import { RegisterEmployer } from './register-employer.usecase.js';

const mayRead = (actor: Actor, { id, regionCode }: { id: string; regionCode: string }) =>
  mayOn(actor, 'employer.read', { regionCode, subjectIds: [id] });

@Resolver(() => EmployerType)
export class EmployersResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly employers: EmployersRepository,
    private readonly parts: EmployerPartsLoader,
    private readonly loader: EmployerLoader,
    private readonly registrations: RegisterEmployer,
    private readonly changes: ChangeEmployer,
  ) {}

  @Query(() => EmployerConnection, {
    description:
      'The employers one looks after: an own one, or those of the desk, by words in the name or by number.',
  })
  @Needs('employer.read')
  async searchEmployers(
    @CurrentActor() actor: Actor,
    @Args() page: PageArgs,
    @Args('search', { type: () => String, nullable: true }) search?: string | null,
  ): Promise<EmployerConnection> {
    const scope = scopeOf(actor, 'employer.read');
    return this.transaction.read((tx) => this.employers.search(tx, scope, search ?? null, page));
  }

  @Query(() => EmployerType, {
    nullable: true,
    description: 'An employer one looks after; null for any other.',
  })
  @Needs('signedIn')
  async employer(
    @Args('id', { type: () => ID }) id: string,
    @CurrentContext() context: ActorContext,
  ): Promise<EmployerType | null> {
    const employer = await this.loader.load(context, id);
    return employer && mayRead(context.actor, employer) ? employer : null;
  }

  @ResolveField(() => [AccreditationType])
  @Needs('public')
  async accreditations(
    @Parent() employer: EmployerType,
    @CurrentContext() context: ActorContext,
  ): Promise<AccreditationType[]> {
    return (await this.parts.load(context, employer.id)).accreditations;
  }

  @ResolveField(() => [EstablishmentType], {
    description: 'For who looks after the employer; empty for others.',
  })
  @Needs('employer.read')
  async establishments(
    @Parent() employer: EmployerType,
    @CurrentContext() context: ActorContext,
  ): Promise<EstablishmentType[]> {
    return mayRead(context.actor, employer)
      ? (await this.parts.load(context, employer.id)).establishments
      : [];
  }

  @ResolveField(() => EmployerStatusEnum, {
    nullable: true,
    description: 'For who looks after the employer; null for others.',
  })
  @Needs('employer.read')
  status(@Parent() employer: EmployerType, @CurrentActor() actor: Actor): EmployerStatus | null {
    return mayRead(actor, employer) ? employer.status : null;
  }

  @ResolveField(() => String, { nullable: true, description: '9 digits; for who looks after the employer.' })
  @Needs('employer.read')
  leerbedrijfId(@Parent() employer: EmployerType, @CurrentActor() actor: Actor): string | null {
    return mayRead(actor, employer) ? employer.leerbedrijfId : null;
  }

  @Mutation(() => EmployerPayload, {
    description: 'A desk adds an employer; the contact gets a sign-in link by mail.',
  })
  @Needs('accreditation.vouch')
  async registerEmployer(
    @Args('input') input: EmployerInput,
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
  ): Promise<EmployerPayload> {
    return payload(await this.registrations.execute(actor, input), locale);
  }

  @Mutation(() => EmployerPayload, {
    description: 'A desk that saves the details of an imported employer confirms it.',
  })
  @Needs('employer.manage')
  async changeEmployer(
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') input: EmployerChangeInput,
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
  ): Promise<EmployerPayload> {
    const details = { ...input, leerbedrijfId: input.leerbedrijfId ?? null };
    return payload(await this.changes.details(actor, id, version, details), locale);
  }

  @Mutation(() => EmployerPayload, {
    description: 'Adds an establishment, or changes the one with that postcode and number.',
  })
  @Needs('employer.manage')
  async recordEstablishment(
    @Args('employerId', { type: () => ID }) employerId: string,
    @Args('input') input: EstablishmentInput,
    @CurrentContext() context: ActorContext,
  ): Promise<EmployerPayload> {
    const { establishmentNumber = null, workplaceTrainer = null, phone = null } = input;
    const result = await this.changes.establishment(context.actor, employerId, {
      ...input,
      establishmentNumber,
      phone,
      workplaceTrainer,
    });
    this.parts.forget(context);
    return payload(result, context.locale);
  }

  @Mutation(() => EmployerPayload, {
    description:
      'Records what is known of an accreditation. An employer may say APPLIED; a desk records the rest and may vouch.',
  })
  @Needs('employer.manage')
  async recordAccreditation(
    @Args('employerId', { type: () => ID }) employerId: string,
    @Args('input') input: AccreditationInput,
    @CurrentContext() context: ActorContext,
  ): Promise<EmployerPayload> {
    const result = await this.changes.accreditation(context.actor, employerId, {
      ...input,
      reviewDueOn: input.reviewDueOn ?? null,
    });
    this.parts.forget(context);
    return payload(result, context.locale);
  }
}

function payload(result: Result<Employer>, locale: Locale): EmployerPayload {
  const { value, problems } = answer(result, locale);
  return { employer: value, problems };
}

@Resolver(() => AccreditationType)
export class AccreditationResolver {
  constructor(
    private readonly qualifications: QualificationLoader,
    private readonly employers: EmployerLoader,
  ) {}

  @ResolveField(() => GraphQLISODateTime, {
    nullable: true,
    description:
      'When an adviser vouched for an accreditation that is still applied for; for who looks after the employer.',
  })
  @Needs('employer.read')
  async vouchedAt(
    @Parent() { employerId, vouchedAt }: AccreditationType,
    @CurrentContext() context: ActorContext,
  ): Promise<Date | null> {
    const employer = await this.employers.load(context, employerId);
    return employer && mayRead(context.actor, employer) ? vouchedAt : null;
  }

  @ResolveField(() => QualificationType)
  @Needs('public')
  qualification(@Parent() { creboCode }: AccreditationType, @CurrentContext() context: ActorContext) {
    return this.qualifications.load(context, creboCode);
  }
}

@Resolver(() => ViewerType)
export class ViewerEmployersResolver {
  constructor(private readonly loader: EmployerLoader) {}

  @ResolveField(() => [EmployerType], { description: 'The employers one is a member of.' })
  @Needs('signedIn')
  async employers(@CurrentContext() context: ActorContext): Promise<EmployerType[]> {
    const ids = context.actor.grants.flatMap(({ role, subjectId }) =>
      role === 'EMPLOYER' && subjectId ? [subjectId] : [],
    );
    const employers = await this.loader.loadMany(context, ids);
    return employers.filter((employer) => employer !== null);
  }
}
