import { Injectable } from '@nestjs/common';
import type { ActorContext } from '../access/current-actor.decorator.js';
import { CandidateLoader, ReadableCandidateLoader } from '../candidates/candidate.loader.js';
import type { Result } from '../platform/problem.js';
import { answer } from '../platform/problem.type.js';
import { PlaceLoader } from '../places/place.loader.js';
import { IntroductionLoader, IntroductionPartsLoader } from './introduction.loader.js';
import type { IntroductionPayload } from './introduction.type.js';
import type { Brokered } from './introduction.js';

/** What a mutation on an introduction answers; whatever was loaded before it is read anew. */
@Injectable()
export class IntroductionPayloads {
  constructor(
    private readonly loader: IntroductionLoader,
    private readonly parts: IntroductionPartsLoader,
    private readonly places: PlaceLoader,
    private readonly candidates: CandidateLoader,
    private readonly readable: ReadableCandidateLoader,
  ) {}

  of(context: ActorContext, result: Result<Brokered>): IntroductionPayload {
    for (const loader of [this.loader, this.parts, this.places, this.candidates, this.readable])
      loader.forget(context);
    const { value, problems } = answer(result, context.locale);
    return {
      introduction: value?.introduction ?? null,
      warnings: value?.warnings.map((warning) => warning[context.locale]) ?? [],
      problems,
    };
  }
}
