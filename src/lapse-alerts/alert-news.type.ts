import { ArgsType, Field, GraphQLISODateTime, ObjectType } from '@nestjs/graphql';
import { IsOptional, Length } from 'class-validator';
import { Needs } from '../access/needs.decorator.js';
import type { AlertHappening, AlertNews } from './alert-news.js';
import { CandidateAlertType, LapseAlertType } from './lapse-alert.type.js';

@ObjectType('AlertHappening', {
  description:
    'Something that happened with an alert of the viewer: it came, was passed on, seen, put off, handed over, or its date is over. One of the two is there.',
})
@Needs('lapseAlert.read')
export class AlertHappeningType implements AlertHappening {
  @Field(() => GraphQLISODateTime) happenedAt!: Date;
  @Field(() => LapseAlertType, { nullable: true, description: 'As it is now.' })
  lapseAlert!: LapseAlertType | null;
  @Field(() => CandidateAlertType, { nullable: true, description: 'As it is now.' })
  candidateAlert!: CandidateAlertType | null;
}

@ObjectType('AlertNews', { description: 'What happened with the viewer’s alerts since a cursor.' })
@Needs('lapseAlert.read')
export class AlertNewsType implements AlertNews {
  @Field({ description: 'Where to read on, also after a cut: `after` of the next question.' })
  cursor!: string;
  @Field({
    description:
      'What happened before is not all known: no cursor was given, or one of more than two days ago. Read the lists anew.',
  })
  startsOver!: boolean;
  @Field(() => [AlertHappeningType], { description: 'The oldest first, each alert once.' })
  happenings!: AlertHappeningType[];
}

@ArgsType()
export class AlertNewsArgs {
  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last news one had; without it, what happened in the last minute.',
  })
  @IsOptional()
  @Length(1, 60)
  after?: string | null;
}
