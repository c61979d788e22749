import { Injectable } from '@nestjs/common';
import { SettingsRepository } from '../desks/settings.repository.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Tx } from '../platform/transaction.service.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { enrolUntil, nextClassStart, type ClassStart } from './class-start.js';
import { ClassStartsRepository } from './class-starts.repository.js';

/** Says when a place should lapse: the real deadline is that of the class. */
@Injectable()
export class ProposeLapse {
  constructor(
    private readonly classStarts: ClassStartsRepository,
    private readonly settings: SettingsRepository,
    private readonly reference: ReferenceRepository,
  ) {}

  /** The last day to enrol for the next open class within the region's reach; null without one. */
  async for(
    tx: Tx,
    place: { creboCode: string; postcode4: string; startsFrom?: CalendarDate | null; startsOn: CalendarDate },
  ): Promise<{ lapsesOn: CalendarDate; classStart: ClassStart } | null> {
    const area = await this.reference.postcodeInUse(tx, place.postcode4);
    if (!area) return null;
    const { classReachKm } = await this.settings.of(tx, area.regionCode);
    const { creboCode, postcode4, startsFrom, startsOn } = place;
    const wanted = { creboCode, postcode4, from: startsFrom ?? null, until: startsOn, reachKm: classReachKm };
    const [starts = []] = await this.classStarts.within(tx, [wanted]);
    const classStart = nextClassStart(starts, tx.today);
    return classStart && { lapsesOn: enrolUntil(classStart), classStart };
  }
}
