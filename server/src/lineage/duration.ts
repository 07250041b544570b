import { isoDate } from '../base/iso-date.ts';

/**
 * The length of an ISO-8601 duration in days, for comparison: a year counts 365 days, a month 30.
 * @returns undefined for text that is not a duration (or is the placeholder)
 */
export function durationInDays(text: string): number | undefined {
  const match = /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (match === null) return undefined;
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => (part === undefined ? 0 : Number(part)));
  return years! * 365 + months! * 30 + weeks! * 7 + days! + hours! / 24 + minutes! / 1440 + seconds! / 86_400;
}

const DAYS_A_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/**
 * The ISO date that lies a duration after another, by the calendar: a year after 29 February is 28 February.
 * Hours and less do not count.
 * @returns undefined when the date or the duration is none
 */
export function dateAfter(date: string, duration: string): string | undefined {
  const from = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date);
  const span = /^P(?=.)(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T.*)?$/.exec(duration);
  if (from === null || span === null) return undefined;
  const [years, months, weeks, days] = span.slice(1).map((part) => Number(part ?? 0));
  const index = Number(from[1]) * 12 + Number(from[2]) - 1 + years! * 12 + months!;
  let year = Math.floor(index / 12);
  let month = index % 12;
  let day = Math.min(Number(from[3]), monthLength(year, month)) + weeks! * 7 + days!;
  while (day > monthLength(year, month)) {
    day -= monthLength(year, month);
    month += 1;
    if (month === 12) [year, month] = [year + 1, 0];
  }
  return isoDate(year, month + 1, day);
}

/** The days of a month; months count from 0. */
export function monthLength(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 1 && leap ? 29 : (DAYS_A_MONTH[month] ?? 31);
}
