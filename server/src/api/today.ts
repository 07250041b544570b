import { isoDate } from '../base/iso-date.ts';

/** The day of the machine, in local time, as an ISO date. */
export function today(): string {
  const now = new Date();
  return isoDate(now.getFullYear(), now.getMonth() + 1, now.getDate());
}
