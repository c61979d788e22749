import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';
import { Needs } from '../access/needs.decorator.js';
import { Payload } from '../platform/problem.type.js';

@ObjectType('Dossier', { description: 'A qualification file: qualifications that belong together.' })
@Needs('public')
export class DossierType {
  @Field(() => ID, { description: 'Five digits.' }) code!: string;
  @Field() name!: string;
}

@ObjectType('DossierNeighbours', {
  description: 'Two dossiers whose trades lie near each other, in no order, with the reason.',
})
@Needs('public')
export class DossierNeighboursType {
  dossierCode!: string;
  neighbourCode!: string;
  @Field() reasonNl!: string;
  @Field() reasonEn!: string;
}

@InputType()
export class DossierNeighboursInput {
  @Field(() => ID) @MaxLength(10) dossierCode!: string;
  @Field(() => ID) @MaxLength(10) neighbourCode!: string;
  @Field({ description: 'One sentence, at most 200 characters.' }) @MaxLength(1000) reasonNl!: string;
  @Field({ description: 'The same sentence in English.' }) @MaxLength(1000) reasonEn!: string;
}

@ObjectType()
@Needs('reference.manage')
export class DossierNeighboursPayload extends Payload {
  @Field(() => DossierNeighboursType, { nullable: true }) neighbours!: DossierNeighboursType | null;
}
