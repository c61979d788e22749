import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CandidatesModule } from '../candidates/candidates.module.js';
import { DesksModule } from '../desks/desks.module.js';
import { EmployersModule } from '../employers/employers.module.js';
import { IntroductionsModule } from '../introductions/introductions.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { PlacesModule } from '../places/places.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { IntroductionRemediesResolver, RemedyOfferFieldsResolver } from './introduction-remedies.resolver.js';
import { KeepRemedies } from './keep-remedies.usecase.js';
import { OfferRemedy } from './offer-remedy.usecase.js';
import { RemediesRepository } from './remedies.repository.js';
import { RemediesResolver, RemedyEntryResolver } from './remedies.resolver.js';
import { RemedyChecks } from './remedy-checks.service.js';
import { RemedyEntity, RemedyOfferEntity } from './remedy.entity.js';
import { RemediesInForceLoader, RemedyLoader, RemedyOffersLoader } from './remedy.loader.js';
import { RemedyOffersRepository } from './remedy-offers.repository.js';
import { SayHesitation } from './say-hesitation.usecase.js';
import { StartingRemedies } from './starting-remedies.service.js';
import { MailedIntroductions, TellHesitationSaid, TellRemedyOffered } from './tell-remedies.job.js';

/** What holds people back (koudwatervrees), and what takes it away (ontzorging). */
@Module({
  imports: [
    TypeOrmModule.forFeature([RemedyEntity, RemedyOfferEntity]),
    ReferenceModule,
    DesksModule,
    NoticesModule,
    EmployersModule,
    PlacesModule,
    CandidatesModule,
    IntroductionsModule,
  ],
  providers: [
    RemediesRepository,
    RemedyOffersRepository,
    RemediesInForceLoader,
    RemedyLoader,
    RemedyOffersLoader,
    StartingRemedies,
    KeepRemedies,
    SayHesitation,
    OfferRemedy,
    MailedIntroductions,
    TellHesitationSaid,
    TellRemedyOffered,
    IntroductionRemediesResolver,
    RemedyOfferFieldsResolver,
    RemediesResolver,
    RemedyEntryResolver,
    RemedyChecks,
  ],
  exports: [KeepRemedies],
})
export class RemediesModule {}
