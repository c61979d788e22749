import { Module } from '@nestjs/common';
import { DesksModule } from '../desks/desks.module.js';
import { IntroductionsModule } from '../introductions/introductions.module.js';
import { SupportTalksModule } from '../support-talks/support-talks.module.js';
import { RouteLoader, RoutesReader } from './route.loader.js';
import { RoutesResolver } from './routes.resolver.js';

/** The route of an introduction and of a region: read models, derived and never kept. */
@Module({
  imports: [DesksModule, IntroductionsModule, SupportTalksModule],
  providers: [RoutesReader, RouteLoader, RoutesResolver],
  exports: [RoutesReader],
})
export class RoutesModule {}
