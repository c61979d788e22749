import { ArgsType, Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Needs } from '../access/needs.decorator.js';
import { IntroductionType } from '../introductions/introduction.type.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { Payload } from '../platform/problem.type.js';
import { paperChecks, signers, type PaperCheck, type Signer } from './placement-papers.js';

const enumOf = (values: readonly string[]) => Object.fromEntries(values.map((value) => [value, value]));

export const SignerEnum = enumOf(signers);
registerEnumType(SignerEnum, { name: 'AgreementSigner', description: 'Who signs a placement agreement.' });
export const PaperCheckEnum = enumOf(paperChecks);
registerEnumType(PaperCheckEnum, { name: 'PlacementPaperCheck' });

@ObjectType('AgreementSignature', { description: 'Somebody who has to sign, and the day on which they did.' })
@Needs('introduction.read')
export class SignatureType {
  @Field(() => SignerEnum) signer!: Signer;
  @Field(() => GraphQLDate, { nullable: true, description: 'Null while it is missing.' })
  signedOn!: string | null;
}

@ObjectType('PlacementPaperLine', { description: 'One line of the checklist before the agreement is made.' })
@Needs('introduction.read')
export class PaperLineType {
  @Field(() => PaperCheckEnum) check!: PaperCheck;
  @Field() isDone!: boolean;
}

@ObjectType('PlacementPapers', { description: 'The papers of a placement that runs.' })
@Needs('introduction.read')
export class PlacementPapersType {
  @Field(() => [PaperLineType]) checks!: PaperLineType[];
  @Field(() => [SignatureType], {
    description: 'Student, employer, school; under 18 at the start a guardian too.',
  })
  signatures!: SignatureType[];
  @Field({ description: 'The viewer records signatures.' }) mayRecord!: boolean;
}

@ObjectType()
@Needs('introduction.read')
export class SignaturePayload extends Payload {
  @Field(() => IntroductionType, { nullable: true }) introduction!: IntroductionType | null;
}

@ArgsType()
export class RecordSignatureArgs {
  @Field(() => ID) introductionId!: string;
  @Field(() => SignerEnum) signer!: Signer;
  @Field(() => GraphQLDate, { description: 'Today or earlier.' }) signedOn!: string;
}
