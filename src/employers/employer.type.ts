import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Needs } from '../access/needs.decorator.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { ConnectionOf } from '../platform/page.type.js';
import { Payload } from '../platform/problem.type.js';
import { accreditationStatuses, type AccreditationStatus } from './accreditation.js';
import { employerStatuses, type EmployerStatus } from './employer.js';

export const AccreditationStatusEnum = Object.fromEntries(accreditationStatuses.map((each) => [each, each]));
registerEnumType(AccreditationStatusEnum, {
  name: 'AccreditationStatus',
  description:
    'A place can be published on ACTIVE, STATED_BY_DESK, or APPLIED that an adviser vouched for; a placement is confirmed on ACTIVE or STATED_BY_DESK.',
});
export const EmployerStatusEnum = Object.fromEntries(employerStatuses.map((each) => [each, each]));
registerEnumType(EmployerStatusEnum, {
  name: 'EmployerStatus',
  description: 'Whether a desk has checked who the employer is.',
});

@ObjectType('Accreditation', { description: 'Erkenning: for one qualification.' })
@Needs('public')
export class AccreditationType {
  @Field(() => ID) id!: string;
  creboCode!: string;
  @Field(() => AccreditationStatusEnum) status!: AccreditationStatus;
  @Field(() => GraphQLDate, { nullable: true, description: 'When the four-yearly review is due.' })
  reviewDueOn!: string | null;
  employerId!: string;
  vouchedAt!: Date | null;
}

@ObjectType('Establishment', { description: 'Vestiging: where somebody works.' })
@Needs('employer.read')
export class EstablishmentType {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Field(() => String, { nullable: true, description: '12 digits.' }) establishmentNumber!: string | null;
  @Field() postcode4!: string;
  @Field(() => String, { nullable: true, description: 'Praktijkopleider: who guides at the workplace.' })
  workplaceTrainer!: string | null;
  @Field(() => String, { nullable: true, description: 'International, as +31541123456.' })
  phone?: string | null;
}

@ObjectType('Employer', { description: 'Leerbedrijf.' })
@Needs('public')
export class EmployerType {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Field({ description: 'Chamber of Commerce number: 8 digits, leading zeros count.' }) kvkNumber!: string;
  regionCode!: string;
  leerbedrijfId!: string | null;
  @Field(() => Int, { description: 'For changeEmployer: a stale version is refused.' })
  @Needs('employer.read')
  version!: number;
  status!: EmployerStatus;
}

@ObjectType()
@Needs('public')
export class EmployerConnection extends ConnectionOf(EmployerType, 'public') {}

@ObjectType()
@Needs('public')
export class EmployerPayload extends Payload {
  @Field(() => EmployerType, { nullable: true }) employer!: EmployerType | null;
}

@InputType()
export class EmployerInput {
  @Field() name!: string;
  @Field({ description: '8 digits.' }) kvkNumber!: string;
  @Field(() => String, { nullable: true, description: 'Leerbedrijf-ID: 9 digits.' }) leerbedrijfId?:
    string | null;
  @Field({ description: 'The four digits of the first establishment.' }) postcode4!: string;
  @Field(() => String, { nullable: true }) workplaceTrainer?: string | null;
  @Field(() => String, { nullable: true, description: 'Who may sign in for this employer.' })
  contactEmail?: string | null;
  @Field(() => String, { nullable: true }) contactName?: string | null;
}

@InputType()
export class EmployerChangeInput {
  @Field() name!: string;
  @Field() kvkNumber!: string;
  @Field(() => String, { nullable: true }) leerbedrijfId?: string | null;
}

@InputType()
export class EstablishmentInput {
  @Field() name!: string;
  @Field(() => String, { nullable: true, description: '12 digits.' }) establishmentNumber?: string | null;
  @Field() postcode4!: string;
  @Field(() => String, { nullable: true }) workplaceTrainer?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'To call about places. Dutch when it has no country code; left out: as it was.',
  })
  phone?: string | null;
}

@InputType()
export class AccreditationInput {
  @Field(() => ID) creboCode!: string;
  @Field(() => AccreditationStatusEnum, {
    description: 'An employer may say APPLIED; the rest is for a desk.',
  })
  status!: AccreditationStatus;
  @Field(() => GraphQLDate, { nullable: true }) reviewDueOn?: string | null;
  @Field({ defaultValue: false, description: 'An adviser vouches for an accreditation that is applied for.' })
  vouch!: boolean;
}
