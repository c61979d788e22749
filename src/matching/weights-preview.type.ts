import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Needs } from '../access/needs.decorator.js';
import { CandidateMatchType } from './matching.type.js';

@ObjectType('PreviewedMove', { description: 'Where somebody stands on a list, counted from 1.' })
@Needs('desk.manage')
export class PreviewedMoveType {
  @Field(() => CandidateMatchType, { description: 'As the new weights would have it.' })
  match!: CandidateMatchType;
  @Field(() => Int) before!: number;
  @Field(() => Int) after!: number;
}

@ObjectType('PreviewedList', {
  description: 'The candidates of a place: who is among the first five before or after, in the new order.',
})
@Needs('desk.manage')
export class PreviewedListType {
  placeId!: string;
  @Field(() => Int, { description: 'How many candidates are on the list; weights never change who.' })
  total!: number;
  @Field(() => [PreviewedMoveType]) moves!: PreviewedMoveType[];
}

@ObjectType('WeightsPreview', { description: 'What other weights would do; nothing is saved.' })
@Needs('desk.manage')
export class WeightsPreviewType {
  @Field(() => ID) regionCode!: string;
  @Field(() => [PreviewedListType], {
    description: 'Of at most twenty open places that somebody fits, those that lapse soonest first.',
  })
  lists!: PreviewedListType[];
  @Field(() => Int, { description: 'In how many of them the first five change.' }) changed!: number;
}
