import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsString, Matches, MaxLength } from 'class-validator';
import { Needs } from '../access/needs.decorator.js';
import { Payload } from '../platform/problem.type.js';
import { EmployerType } from './employer.type.js';

export const EnteredAsEnum = {
  MEMBER: 'MEMBER',
  ADMIN: 'ADMIN',
  MANAGED_BY_OTHERS: 'MANAGED_BY_OTHERS',
  CHOOSE: 'CHOOSE',
  UNKNOWN: 'UNKNOWN',
} as const;
registerEnumType(EnteredAsEnum, {
  name: 'EnteredAs',
  description: 'What somebody who signed in for a company is to it now.',
  valuesMap: {
    MEMBER: { description: 'They act for it, and did before.' },
    ADMIN: { description: 'Nobody acted for it; they do now, as admin.' },
    MANAGED_BY_OTHERS: { description: 'Others act for it: their admin or the desk has been asked.' },
    CHOOSE: { description: 'Several employers have this KvK number: ask again with one of them.' },
    UNKNOWN: { description: 'It is not here yet: `registerOwnCompany` enters it.' },
  },
});

@ObjectType()
@Needs('signedIn')
export class EnterCompanyPayload extends Payload {
  @Field(() => EnteredAsEnum, { nullable: true }) as!: keyof typeof EnteredAsEnum | null;
  @Field(() => String, { nullable: true, description: '8 digits, as the provider told them.' })
  kvkNumber!: string | null;
  @Field(() => [EmployerType], { description: 'The one it is about; of CHOOSE all that it can be.' })
  employers!: EmployerType[];
  @Field({
    description:
      'Of MANAGED_BY_OTHERS: a claim waits for their admin or the desk. It does not after a refusal, for 30 days.',
  })
  claimWaits!: boolean;
}

@InputType({ description: 'The company one signed in for; its KvK number comes from the provider.' })
export class OwnCompanyInput {
  @Field() @IsString() @MaxLength(200) name!: string;
  @Field({ description: 'The four digits of its postcode.' }) @Matches(/^\d{4}$/) postcode4!: string;
}
