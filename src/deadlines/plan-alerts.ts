import { addDays, atHour, type CalendarDate } from '../platform/calendar-date.js';

/** The hour in Amsterdam at which alerts are due. */
export const alertHour = 8;

/** One lead time of a deadline as it is planned. */
export interface PlannedAlert {
  /** Calendar days before the deadline. */
  readonly leadDays: number;
  /** 08:00 in Amsterdam on that day, summer time or not. */
  readonly dueAt: Date;
  readonly status: 'PLANNED' | 'SUPERSEDED';
}

/** The instant at which an alert is due: 08:00 Europe/Amsterdam on the deadline less the lead days. */
export function dueAt(fallsOn: CalendarDate, leadDays: number): Date {
  return atHour(addDays(fallsOn, -leadDays), alertHour);
}

/** Of lead times that are all due, the tightest is told and the others are superseded by it. */
export function tightest<Alert extends { leadDays: number }>(
  due: readonly Alert[],
): { told: Alert | null; superseded: Alert[] } {
  const [told = null, ...superseded] = [...due].sort((a, b) => a.leadDays - b.leadDays);
  return { told, superseded };
}

/**
 * The alerts of a new deadline, one a lead time, the longest first. Of those whose moment is past already the
 * tightest stays planned (it is due at once); the others are superseded. Source: design "Lapse alerts, exactly".
 */
export function planAlerts(fallsOn: CalendarDate, leadDays: readonly number[], now: Date): PlannedAlert[] {
  const alerts = [...new Set(leadDays)]
    .sort((a, b) => b - a)
    .map((days) => ({ leadDays: days, dueAt: dueAt(fallsOn, days) }));
  const { superseded } = tightest(alerts.filter((alert) => alert.dueAt <= now));
  return alerts.map((alert) => ({
    ...alert,
    status: superseded.includes(alert) ? 'SUPERSEDED' : 'PLANNED',
  }));
}
