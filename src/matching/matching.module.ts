import { Module } from '@nestjs/common';
import { CandidatesModule } from '../candidates/candidates.module.js';
import { PlacesModule } from '../places/places.module.js';
import {
  CandidateMatchFieldsResolver,
  NearMissesResolver,
  NearMissFieldsResolver,
  PlaceMatchFieldsResolver,
} from './match-fields.resolver.js';
import { MatchedCandidatesLoader, MatchedPlacesLoader, NearMissesLoader } from './matches.loader.js';
import { MatchingRepository } from './matching.repository.js';
import {
  CandidateMatchesResolver,
  PlaceMatchesResolver,
  PlacesForWishResolver,
} from './matching.resolver.js';
import { PlacesForWish } from './places-for-wish.usecase.js';

const forOtherRooms = [MatchingRepository, MatchedPlacesLoader, MatchedCandidatesLoader];

/** Matching: what fits, how well, and what nearly does. It only suggests; people decide. */
@Module({
  imports: [PlacesModule, CandidatesModule],
  providers: [
    ...forOtherRooms,
    NearMissesLoader,
    PlacesForWish,
    PlacesForWishResolver,
    CandidateMatchesResolver,
    PlaceMatchesResolver,
    NearMissesResolver,
    PlaceMatchFieldsResolver,
    NearMissFieldsResolver,
    CandidateMatchFieldsResolver,
  ],
  exports: forOtherRooms,
})
export class MatchingModule {}
