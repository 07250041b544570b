/** Whether a pipeline runs once or keeps running. */
import { PLACEHOLDER } from '../base/placeholder.ts';
import type { Pipeline } from '../model/pipeline.ts';

/** Whether the schedule says that the flow comes back; one that is not given, or still to be filled in, does not. */
export function recurs({ schedule }: Pick<Pipeline, 'schedule'>): boolean {
  return schedule !== undefined && schedule !== 'once' && schedule !== PLACEHOLDER;
}
