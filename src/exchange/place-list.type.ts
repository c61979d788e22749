import { Field, Float, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Needs } from '../access/needs.decorator.js';
import { ConnectionOf } from '../platform/page.type.js';
import { Payload } from '../platform/problem.type.js';
import { placeListStatuses, type PlaceListStatus } from './place-list.js';

const statuses = Object.fromEntries(placeListStatuses.map((status) => [status, status])) as {
  [S in PlaceListStatus]: S;
};
registerEnumType(statuses, {
  name: 'PlaceListStatus',
  description:
    'RECEIVED is being judged; JUDGED waits for who handed it in; FAILED could not be read as a whole.',
});

@ObjectType({ description: 'A row of a list that cannot be imported.' })
@Needs('place.import')
export class RefusedRowType {
  @Field(() => Int, { description: 'Where it begins in the file, the header being line 1.' }) line!: number;
  @Field({ description: 'What is wrong first: a field of a place or of its employer, or `row`.' })
  field!: string;
  @Field({ description: 'A `ProblemCode`.' }) code!: string;
  @Field({ description: 'All that is wrong with the row, in the language of the request.' }) message!: string;
}

@ObjectType({
  description: 'A row with the same cells as an earlier row of the list: it is not imported twice.',
})
@Needs('place.import')
export class DuplicateRowType {
  @Field(() => Int) line!: number;
  @Field(() => Int, { description: 'The line of the earlier row.' }) of!: number;
}

@ObjectType('PlaceList', { description: "A desk's own list of places, handed in as a file." })
@Needs('place.import')
export class PlaceListType {
  @Field(() => ID) id!: string;
  @Field() fileName!: string;
  @Field(() => statuses) status!: PlaceListStatus;
  @Field(() => GraphQLISODateTime) receivedAt!: Date;
  @Field(() => Float, { description: 'How far the present step is: 0 to 1.' }) progress!: number;
  @Field(() => Int, { nullable: true, description: 'Rows under the header; null until the list is judged.' })
  rows!: number | null;
  @Field(() => Int, { nullable: true, description: 'Rows that are, or would be, imported.' }) good!:
    number | null;
  @Field(() => Int, { nullable: true, description: 'Rows that an earlier import brought in already.' })
  unchanged!: number | null;
  @Field(() => [DuplicateRowType]) duplicates!: DuplicateRowType[];
  @Field(() => [RefusedRowType]) refused!: RefusedRowType[];
  @Field(() => String, { nullable: true, description: 'Why the file as a whole could not be read.' })
  failure!: string | null;
  @Field(() => String, { nullable: true, description: 'Where the refused rows can be downloaded as CSV.' })
  refusedRowsUrl!: string | null;
}

@ObjectType()
@Needs('place.import')
export class PlaceListConnection extends ConnectionOf(PlaceListType, 'place.import') {}

@ObjectType()
@Needs('place.import')
export class PlaceListPayload extends Payload {
  @Field(() => PlaceListType, { nullable: true }) placeList!: PlaceListType | null;
}
