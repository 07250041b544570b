/** Days between dates, by the calendar. */
import { isDate } from './comment-directives.ts';

/** How many days lie from one ISO date to another; negative where the second is earlier, undefined where one is no date. */
export function daysBetween(from: string, to: string): number | undefined {
  return isDate(from) && isDate(to) ? dayNumber(to) - dayNumber(from) : undefined;
}

/** The number of a day, counted through leap years: a year begins in March, so that its odd day comes last. */
function dayNumber(date: string): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const years = month > 2 ? year : year - 1;
  const months = (month + 9) % 12;
  return years * 365 + Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400) + Math.floor((months * 153 + 2) / 5) + day;
}
