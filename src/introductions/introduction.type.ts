import { ArgsType, Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Needs } from '../access/needs.decorator.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { ConnectionOf, PageArgs } from '../platform/page.type.js';
import { Payload } from '../platform/problem.type.js';
import {
  declineReasons,
  endCauses,
  enrolmentStatuses,
  hesitationKinds,
  introductionStatuses,
  moves,
  parties,
  type AnswerOrder,
  type DeclineReason,
  type EndCause,
  type Enrolment,
  type EnrolmentStatus,
  type HesitationKind,
  type Introduction,
  type IntroductionStatus,
  type Party,
} from './introduction.js';
import {
  milestoneKinds,
  milestoneStatuses,
  type Milestone,
  type MilestoneKind,
  type MilestoneStatus,
} from './milestone.js';
import { placementEndReasons, type PlacementEndReason } from './placement.js';

const enumOf = (values: readonly string[]) => Object.fromEntries(values.map((value) => [value, value]));

export const IntroductionStatusEnum = enumOf(introductionStatuses);
registerEnumType(IntroductionStatusEnum, { name: 'IntroductionStatus' });
export const PartyEnum = enumOf(parties);
registerEnumType(PartyEnum, { name: 'Party', description: 'Whose turn it can be.' });
export const HesitationKindEnum = enumOf(hesitationKinds);
registerEnumType(HesitationKindEnum, { name: 'HesitationKind', description: 'Koudwatervrees.' });
export const EnrolmentStatusEnum = enumOf(enrolmentStatuses);
registerEnumType(EnrolmentStatusEnum, { name: 'EnrolmentStatus' });
export const EndCauseEnum = enumOf(endCauses);
registerEnumType(EndCauseEnum, {
  name: 'IntroductionEndCause',
  description: 'Why an introduction ended without a placement.',
});
export const IntroductionMoveEnum = enumOf(Object.keys(moves).filter((name) => name !== 'expire'));
registerEnumType(IntroductionMoveEnum, { name: 'IntroductionMove' });
export const DeclineReasonEnum = enumOf(declineReasons);
registerEnumType(DeclineReasonEnum, {
  name: 'DeclineReason',
  description: 'Why a side says no: for the desk.',
});
export const PlacementEndReasonEnum = enumOf(placementEndReasons);
registerEnumType(PlacementEndReasonEnum, {
  name: 'PlacementEndReason',
  description: 'Why a placement ended before its time.',
});
export const MilestoneKindEnum = enumOf(milestoneKinds);
registerEnumType(MilestoneKindEnum, {
  name: 'IntroductionMilestoneKind',
  description: 'PERMISSION: of UWV or municipality, before anybody begins.',
});
export const MilestoneStatusEnum = enumOf(milestoneStatuses);
registerEnumType(MilestoneStatusEnum, { name: 'IntroductionMilestoneStatus' });

@ObjectType('Hesitation', { description: 'What makes a side hesitate.' })
@Needs('introduction.read')
export class HesitationType {
  @Field(() => ID) id!: string;
  @Field(() => HesitationKindEnum) kind!: HesitationKind;
  @Field(() => PartyEnum) by!: Party;
  @Field({ description: 'Told to an adviser in confidence: only advisers see it.' }) adviserOnly!: boolean;
  @Field(() => String, { nullable: true, description: 'In the words of whoever has it.' })
  note!: string | null;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'Null while it still holds somebody back.',
  })
  resolvedAt!: Date | null;
}

@ObjectType('Enrolment', { description: 'What the college said.' })
@Needs('introduction.read')
export class EnrolmentType implements Enrolment {
  @Field(() => EnrolmentStatusEnum) status!: EnrolmentStatus;
  classStartId!: string | null;
  @Field(() => GraphQLDate, { nullable: true, description: 'The day of the intake.' })
  intakeOn!: string | null;
  @Field(() => PartyEnum, { description: 'SCHOOL: by its own link. ADVISER: as an adviser heard it.' })
  toldBy!: Enrolment['toldBy'];
  @Field(() => GraphQLISODateTime) updatedAt!: Date;
}

@ObjectType('IntroductionMilestone', { description: 'A dated fact after both said yes.' })
@Needs('introduction.read')
export class MilestoneType implements Milestone {
  introductionId!: string;
  @Field(() => MilestoneKindEnum) kind!: MilestoneKind;
  @Field(() => MilestoneStatusEnum) status!: MilestoneStatus;
  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'When it is to be, or when it was; null when it was skipped.',
  })
  onDate!: string | null;
}

@ObjectType('Placement', { description: 'The candidate starts, or started, on a seat of the place.' })
@Needs('introduction.read')
export class PlacementType {
  @Field(() => ID) id!: string;
  @Field(() => GraphQLDate) startsOn!: string;
  @Field(() => GraphQLISODateTime) confirmedAt!: Date;
  @Field(() => GraphQLDate, { nullable: true, description: 'Null while it runs.' }) endedOn!: string | null;
  @Field(() => PlacementEndReasonEnum, { nullable: true, description: 'Null while it runs.' })
  endReason!: PlacementEndReason | null;
}

@ObjectType('Introduction', { description: 'A candidate who is introduced for a place by an adviser.' })
@Needs('introduction.read')
export class IntroductionType implements Introduction {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Counts the moves.' }) version!: number;
  placeId!: string;
  employerId!: string;
  candidateId!: string;
  regionCode!: string;
  candidateRegionCode!: string;
  proposedBy!: string;
  @Field(() => GraphQLISODateTime) proposedAt!: Date;
  @Field(() => String, { nullable: true, description: "The adviser's words to both sides." })
  message!: string | null;
  answerOrder!: AnswerOrder;
  @Field(() => IntroductionStatusEnum) status!: IntroductionStatus;
  @Field(() => Boolean, { nullable: true, description: 'Null while the candidate did not answer.' })
  candidateAccepted!: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Null while the employer did not answer.' })
  employerAccepted!: boolean | null;
  candidateMessage!: string | null;
  employerMessage!: string | null;
  @Field(() => EnrolmentType, { nullable: true }) enrolment!: EnrolmentType | null;
  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'By when whoever is to move should move; null when it ended.',
  })
  moveBy!: string | null;
  @Field(() => EndCauseEnum, { nullable: true }) endCause!: EndCause | null;
  declineReason!: DeclineReason | null;
  permission!: MilestoneStatus | null;
  endNote!: string | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null while it is open, and once placed.' })
  endedAt!: Date | null;
}

@ObjectType()
@Needs('public')
export class IntroductionConnection extends ConnectionOf(IntroductionType, 'public') {}

@ObjectType()
@Needs('introduction.read')
export class IntroductionPayload extends Payload {
  @Field(() => IntroductionType, { nullable: true }) introduction!: IntroductionType | null;
  @Field(() => [String], { description: 'What to keep in mind; it was done all the same.' })
  warnings!: string[];
}

@ArgsType()
export class IntroductionsArgs extends PageArgs {
  @Field(() => [IntroductionStatusEnum], { nullable: true }) status?: IntroductionStatus[] | null;
  @Field(() => ID, { nullable: true, description: 'Of one place: for a desk all of them, whoever proposed.' })
  placeId?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'Of one candidate: for a desk all of them, whoever proposed.',
  })
  candidateId?: string | null;
}

@ArgsType()
export class ProposeIntroductionArgs {
  @Field(() => ID) candidateId!: string;
  @Field(() => ID) placeId!: string;
  @Field(() => String, { nullable: true, description: 'To both sides; at most 2,000 characters.' })
  message?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Why this candidate is introduced beyond what the region agreed on (LIMIT_REACHED); for the audit trail.',
  })
  overLimitReason?: string | null;
}

@ArgsType()
export class AnswerIntroductionArgs {
  @Field(() => ID) id!: string;
  @Field() accept!: boolean;
  @Field(() => HesitationKindEnum, { nullable: true }) hesitation?: HesitationKind | null;
  @Field({ defaultValue: false, description: 'Only advisers see the hesitation.' }) adviserOnly!: boolean;
  @Field(() => String, { nullable: true, description: 'For the advisers; at most 2,000 characters.' })
  message?: string | null;
  @Field(() => PartyEnum, { nullable: true, description: 'By an adviser: whose answer it is.' })
  onBehalfOf?: Party | null;
  @Field(() => DeclineReasonEnum, { nullable: true, description: 'Of a no: for the desk.' })
  reason?: DeclineReason | null;
}

@ArgsType()
export class RecordEnrolmentArgs {
  @Field(() => ID) introductionId!: string;
  @Field(() => EnrolmentStatusEnum) status!: EnrolmentStatus;
  @Field(() => ID, { nullable: true, description: 'The class it is about; null when there is none yet.' })
  classStartId?: string | null;
  @Field(() => GraphQLDate, { nullable: true, description: 'Of an intake: the day.' })
  intakeOn?: string | null;
  @Field(() => String, { nullable: true, description: 'For advisers; at most 2,000 characters.' })
  note?: string | null;
}

@ArgsType()
export class RecordMilestoneArgs {
  @Field(() => ID) introductionId!: string;
  @Field(() => MilestoneKindEnum) kind!: MilestoneKind;
  @Field(() => MilestoneStatusEnum) status!: MilestoneStatus;
  @Field(() => GraphQLDate, { nullable: true, description: 'Left out only when it is skipped.' })
  onDate?: string | null;
}

@ArgsType()
export class AskSchoolArgs {
  @Field(() => ID) introductionId!: string;
  @Field({ description: 'Where the school reads its mail.' }) email!: string;
  @Field(() => ID, { nullable: true, description: 'The class it is about; null when there is none yet.' })
  classStartId?: string | null;
}
