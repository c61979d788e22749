import { ArgsType, Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Needs } from '../access/needs.decorator.js';
import type { PriorEducation } from '../candidates/prior-education.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { First, PageInfo } from '../platform/page.type.js';
import { criteria, type MatchCriterion } from './criterion.js';
import type { BesideKind } from './beside.js';
import { cursorOf } from './match-cursor.js';
import type { Match, Matches, MissedPlace } from './matching.repository.js';
import type { Reader } from './plain-words.js';
import type { UnlockingChange } from './wish-change.js';

const asOfDay =
  'The day to judge as of: its weights count and days are counted from it; places and wishes are as they are now. Today unless said.';
/** Says what widening a wish does. */
export const widened =
  'Also places for qualifications of the same dossier as a wished one, or of a neighbouring dossier: marked as such, and scoring lower. A wish that names no qualifications stays as it is.';

export const MatchCriterionEnum = Object.fromEntries(criteria.map((criterion) => [criterion, criterion]));
registerEnumType(MatchCriterionEnum, { name: 'MatchCriterion' });

@ObjectType('MatchReason', {
  description:
    "`weight` times `score`, added over all reasons, is the match's score. `text` says it in plain words.",
})
@Needs('public')
export class MatchReasonType {
  @Field(() => MatchCriterionEnum) criterion!: MatchCriterion;
  @Field(() => Float, { description: 'How well it fits, 0 to 1.' }) score!: number;
  @Field(() => Float, { description: 'How much that counts in the region of the place, 0 to 1.' })
  weight!: number;
  @Field() text!: string;
}

@ObjectType('EntryWarning', {
  description:
    'Why schools do not simply let somebody into this qualification. It never excludes: schools may exempt.',
})
@Needs('public')
export class EntryWarningType {
  @Field() text!: string;
  @Field({ description: 'What can be done about it.' }) wayRound!: string;
}

@ObjectType('PlaceMatch')
@Needs('public')
export class PlaceMatchType {
  match!: Match;
  reader!: Reader;
  priorEducation!: PriorEducation | null;
  @Field(() => Float, { description: '0 to 1.' }) score!: number;
  @Field(() => Float, {
    nullable: true,
    description: 'Great-circle kilometres, to the metre; null without a home.',
  })
  distanceKm!: number | null;
}

export const BesideKindEnum = { SAME_DOSSIER: 'SAME_DOSSIER', NEIGHBOURING_DOSSIER: 'NEIGHBOURING_DOSSIER' };
registerEnumType(BesideKindEnum, {
  name: 'BesideKind',
  description: 'How a qualification that is not wished lies beside one that is.',
});

@ObjectType('BesideWish', { description: 'Why a place is shown that the wish does not name.' })
@Needs('public')
export class BesideWishType {
  @Field(() => BesideKindEnum) kind!: BesideKind;
  @Field() text!: string;
}

@ObjectType('NearMiss', {
  description: 'A place that exactly one change, by either side, would turn into a match.',
})
@Needs('public')
export class NearMissType {
  missed!: MissedPlace;
  @Field(() => MatchCriterionEnum) criterion!: MatchCriterion;
  @Field({ description: 'What misses, by how much, and what may help.' }) text!: string;
}

@ObjectType('PlaceMatches', {
  description: 'Scores are 0 to 1. `total` counts all that match, not only those returned.',
})
@Needs('public')
export class PlaceMatchesType {
  reader!: Reader;
  /** The near misses that go with these matches, read only when they are asked for. */
  misses!: (first: number) => Promise<readonly MissedPlace[]>;
  /** What one change would unlock, read only when it is asked for. */
  changes!: () => Promise<readonly UnlockingChange[]>;
  @Field(() => Int) total!: number;
  @Field(() => [PlaceMatchType]) nodes!: PlaceMatchType[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
}

@ObjectType('CandidateMatch', {
  description:
    '`candidate` is null for whoever is not in the case team; `candidateId` serves to propose an introduction.',
})
@Needs('matching.candidates')
export class CandidateMatchType {
  match!: Match;
  @Field(() => ID) candidateId!: string;
  @Field(() => Float, { description: '0 to 1.' }) score!: number;
  @Field(() => Float, { nullable: true, description: 'Great-circle kilometres, to the metre.' })
  distanceKm!: number | null;
}

@ObjectType('CandidateMatches', {
  description: 'Scores are 0 to 1. `total` counts all that match, not only those returned.',
})
@Needs('matching.candidates')
export class CandidateMatchesType {
  @Field(() => Int) total!: number;
  @Field(() => [CandidateMatchType]) nodes!: CandidateMatchType[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
}

/** How many of the best, and as of which day. */
@ArgsType()
export class BestArgs {
  @First(20) first!: number;
  @Field(() => GraphQLDate, { nullable: true, description: asOfDay }) asOf?: CalendarDate | null;
}

/** The same of places for a wish. */
@ArgsType()
export class BestPlacesArgs extends BestArgs {
  @Field(() => Boolean, { defaultValue: false, description: widened }) widen!: boolean;
}

/** How many near misses. */
@ArgsType()
export class NearMissesArgs {
  @First(100, '1 to 100; those that fit best otherwise come first.') first!: number;
}

/** What the API tells of the best candidates of a place. */
export function candidateMatchesOf({ total, best }: Matches): CandidateMatchesType {
  return {
    total,
    nodes: best.flatMap((match) =>
      match.candidateId === null ? [] : [candidateMatchOf(match, match.candidateId)],
    ),
    pageInfo: pageInfoOf(best, total > best.length),
  };
}

function candidateMatchOf(match: Match, candidateId: string): CandidateMatchType {
  return { match, candidateId, score: match.score, distanceKm: kilometres(match.distanceMetres) };
}

/** What the API tells of the best places of a wish; whether there are more behind them is for the caller to say. */
export function placeMatchesOf(
  { total, best }: Matches,
  {
    hasNextPage,
    ...told
  }: Pick<PlaceMatchesType, 'reader' | 'misses' | 'changes'> & {
    priorEducation: PriorEducation | null;
    hasNextPage: boolean;
  },
): PlaceMatchesType {
  const { reader, misses, changes, priorEducation } = told;
  const nodes = best.map((match) => {
    return {
      match,
      reader,
      priorEducation,
      score: match.score,
      distanceKm: kilometres(match.distanceMetres),
    };
  });
  return { reader, misses, changes, total, nodes, pageInfo: pageInfoOf(best, hasNextPage) };
}

const kilometres = (metres: number | null) => metres && metres / 1000;

function pageInfoOf(best: readonly Match[], hasNextPage: boolean): PageInfo {
  const last = best.at(-1);
  const endCursor = last
    ? cursorOf({ score: last.score, lapsesOn: last.comparison.place.lapsesOn, id: last.placeId })
    : null;
  return { hasNextPage, endCursor };
}
