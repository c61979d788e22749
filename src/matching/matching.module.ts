import { Module } from '@nestjs/common';
import { DesksModule } from '../desks/desks.module.js';
import { CandidatesModule } from '../candidates/candidates.module.js';
import { PlacesModule } from '../places/places.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import {
  CandidateMatchFieldsResolver,
  NearMissesResolver,
  NearMissFieldsResolver,
  PlaceMatchFieldsResolver,
} from './match-fields.resolver.js';
import { MatchedCandidatesLoader, MatchedPlacesLoader, NearMissesLoader } from './matches.loader.js';
import { MatchingRepository } from './matching.repository.js';
import { NearCandidatesLoader } from './near-candidates.loader.js';
import { NearCandidatesRepository } from './near-candidates.repository.js';
import {
  CandidateMatchesResolver,
  PlaceMatchesResolver,
  PlacesForWishResolver,
} from './matching.resolver.js';
import { PlaceOutlookLoader, WishChangesLoader } from './one-change.loader.js';
import { OneChangeRepository } from './one-change.repository.js';
import {
  PlaceChangeFieldsResolver,
  PlaceOutlookResolver,
  WishChangeFieldsResolver,
  WishChangesResolver,
} from './one-change.resolver.js';
import { PlaceOutlooks } from './place-outlook.service.js';
import { PreviewWeights } from './preview-weights.usecase.js';
import { WeightsPreviewResolver } from './weights-preview.resolver.js';
import { PlacesForWish } from './places-for-wish.usecase.js';

const forOtherRooms = [
  MatchingRepository,
  MatchedPlacesLoader,
  MatchedCandidatesLoader,
  NearCandidatesLoader,
  OneChangeRepository,
];

/** Matching: what fits, how well, and what nearly does. It only suggests; people decide. */
@Module({
  imports: [ReferenceModule, DesksModule, PlacesModule, CandidatesModule],
  providers: [
    ...forOtherRooms,
    NearMissesLoader,
    NearCandidatesRepository,
    WishChangesLoader,
    PlaceOutlooks,
    PlaceOutlookLoader,
    PreviewWeights,
    WeightsPreviewResolver,
    PlacesForWish,
    PlacesForWishResolver,
    CandidateMatchesResolver,
    PlaceMatchesResolver,
    NearMissesResolver,
    PlaceMatchFieldsResolver,
    NearMissFieldsResolver,
    CandidateMatchFieldsResolver,
    WishChangesResolver,
    WishChangeFieldsResolver,
    PlaceOutlookResolver,
    PlaceChangeFieldsResolver,
  ],
  exports: forOtherRooms,
})
export class MatchingModule {}
