import { isCalendarDate, type CalendarDate } from './calendar-date.js';

/** `1-2-2027`, `01/02/2027`, `1.2.2027` or `2027-02-01`, the day before the month; undefined when no such day exists. */
export function readDate(text: string): CalendarDate | undefined {
  const dutch = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text);
  const iso = dutch ? `${dutch[4]}-${pad(dutch[3])}-${pad(dutch[1])}` : text;
  return isCalendarDate(iso) ? iso : undefined;
}

/** A number with a decimal comma or point and at most two decimals; undefined for anything else. */
export function readNumber(text: string): number | undefined {
  return /^\d{1,6}([.,]\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}

/** A whole number, which a spreadsheet may have written with decimals (`2,0`); undefined for anything else. */
export function readWholeNumber(text: string): number | undefined {
  const number = readNumber(text);
  return number !== undefined && Number.isInteger(number) ? number : undefined;
}

/** An identifier of exactly so many digits, spaces and points between them aside; undefined for anything else. */
export function readDigits(text: string, length: number): string | undefined {
  const digits = text.replace(/[\s.]/g, '');
  return digits.length === length && /^\d+$/.test(digits) ? digits : undefined;
}

function pad(text = ''): string {
  return text.padStart(2, '0');
}
