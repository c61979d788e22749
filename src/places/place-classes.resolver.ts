import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { mayOn } from '../access/actor.js';
import { CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { enrolUntil, nextClassStart, type ClassStart } from '../colleges/class-start.js';
import { ClassesWithinReachLoader } from '../colleges/class-start.loader.js';
import { ClassStartType } from '../colleges/class-start.type.js';
import { SettingsLoader } from '../desks/settings.loader.js';
import type { Locale } from '../platform/locale.js';
import { TodayLoader } from './place.loader.js';
import { PlaceType } from './place.type.js';

/** The classes a place depends on: without one, a match is no placement. */
@Resolver(() => PlaceType)
export class PlaceClassesResolver {
  constructor(
    private readonly dates: TodayLoader,
    private readonly settings: SettingsLoader,
    private readonly classes: ClassesWithinReachLoader,
  ) {}

  @ResolveField(() => [ClassStartType], {
    description:
      'Class starts of this qualification within reach that begin between startsFrom and startsOn.',
  })
  @Needs('public')
  async classStarts(
    @Parent() place: PlaceType,
    @CurrentContext() context: ActorContext,
  ): Promise<ClassStart[]> {
    const { classReachKm } = await this.settings.load(context, place.regionCode);
    const { creboCode, postcode4, startsFrom: from, startsOn: until } = place;
    return this.classes.load(context, { creboCode, postcode4, from, until, reachKm: classReachKm });
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      'For who looks after the place: why it lapses later than one can enrol, and what to do; null when all is well.',
  })
  @Needs('place.manage')
  async enrolmentWarning(
    @Parent() place: PlaceType,
    @CurrentContext() context: ActorContext,
  ): Promise<string | null> {
    const { regionCode, employerId } = place;
    if (!mayOn(context.actor, 'place.manage', { regionCode, subjectIds: [employerId] })) return null;
    const starts = await this.classStarts(place, context);
    const today = await this.dates.load(context, 'today');
    const next = nextClassStart(starts, today);
    return next && place.lapsesOn > enrolUntil(next) ? warning(next, context.locale) : null;
  }
}

function warning(start: ClassStart, locale: Locale): string {
  const day = new Intl.DateTimeFormat(locale === 'nl' ? 'nl-NL' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  const until = day.format(new Date(`${enrolUntil(start)}T00:00:00Z`));
  return {
    nl: `De plek vervalt later dan de inschrijving sluit: ${start.college} in ${start.town} neemt inschrijvingen aan tot en met ${until}. Zet de vervaldatum op die dag, of vraag de school om een later startmoment.`,
    en: `The place lapses after enrolment closes: ${start.college} in ${start.town} takes enrolments up to and including ${until}. Set the lapse date to that day, or ask the college for a later start.`,
  }[locale];
}
