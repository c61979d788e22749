import { Field, ObjectType } from '@nestjs/graphql';
import { Needs } from '../access/needs.decorator.js';
import type { MatchCriterion } from './criterion.js';
import { MatchCriterionEnum } from './matching.type.js';
import type { NearCandidates } from './near-candidates.repository.js';
import { CandidateCountType } from './one-change.type.js';
import { shownCount } from './shown-count.js';

@ObjectType('NearCandidatesBy', { description: 'How many candidates miss a place by this criterion alone.' })
@Needs('matching.candidates')
export class NearCandidatesByType {
  @Field(() => MatchCriterionEnum) criterion!: MatchCriterion;
  @Field(() => CandidateCountType) candidates!: CandidateCountType;
}

@ObjectType('NearCandidates', {
  description:
    'Candidates who miss a place by one criterion alone, and only just: those a small change would help. In numbers only.',
})
@Needs('matching.candidates')
export class NearCandidatesType {
  @Field(() => CandidateCountType, {
    nullable: true,
    description: 'All together. Null: fewer than can be told, or nobody.',
  })
  candidates!: CandidateCountType | null;
  @Field(() => [NearCandidatesByType], {
    description: 'Most first. A criterion by which fewer miss it than can be told is left out.',
  })
  byCriterion!: NearCandidatesByType[];
}

/** What may be told of the candidates who only just miss a place: small numbers are left out, as everywhere. */
export function nearCandidatesOf(near: readonly NearCandidates[], maySeePeople: boolean): NearCandidatesType {
  // A shade is taken off for whoever may not see the people; who may not gets nothing of this at all.
  const told = (count: number) => (maySeePeople ? shownCount({ count, shade: 0 }, true) : null);
  return {
    candidates: told(near.reduce((sum, { count }) => sum + count, 0)),
    byCriterion: near.flatMap(({ criterion, count }) => {
      const candidates = told(count);
      return candidates ? [{ criterion, candidates }] : [];
    }),
  };
}
