import { Injectable } from '@nestjs/common';
import { mayOn } from '../access/actor.js';
import type { ActorContext } from '../access/current-actor.decorator.js';
import { SettingsLoader } from '../desks/settings.loader.js';
import { TodayLoader } from '../places/place.loader.js';
import { isChecked, type Remedy } from './remedy.js';

/** What of a remedy can be relied on today, for whoever looks. */
@Injectable()
export class RemedyChecks {
  constructor(
    private readonly settings: SettingsLoader,
    private readonly today: TodayLoader,
  ) {}

  /** Somebody of its region checked it, not longer ago than the region agreed on. */
  async isChecked(context: ActorContext, remedy: Pick<Remedy, 'regionCode' | 'checkedOn'>): Promise<boolean> {
    const [{ remedyCheckMonths }, today] = await Promise.all([
      this.settings.load(context, remedy.regionCode),
      this.today.load(context, 'today'),
    ]);
    return isChecked(remedy, today, remedyCheckMonths);
  }

  /** Amounts: a desk sees them always, with how they stand; everybody else only as long as they were checked. */
  async showsAmounts(
    context: ActorContext,
    remedy: Pick<Remedy, 'regionCode' | 'checkedOn'>,
  ): Promise<boolean> {
    return mayOn(context.actor, 'remedy.read', remedy) || this.isChecked(context, remedy);
  }
}
