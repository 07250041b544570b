/** Whether a text can be the name of a thing, by the format. */
import { PLACEHOLDER } from '../../base/placeholder.ts';
import type { FORMS } from '../rename-refusals.ts';
import type { Thing } from './thing.ts';

/** What is wrong with a name; undefined for a good one. An empty one is told apart. */
export function faultOfName(name: string, thing: Thing): keyof typeof FORMS | 'empty' | undefined {
  if (name.trim() === '') return 'empty';
  if (name === PLACEHOLDER) return 'placeholder';
  const { kind } = thing;
  if (kind === 'rule') return /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(name) ? undefined : 'signs';
  // Fields and the other names of a party are called as people call them.
  // oxlint-disable-next-line no-control-regex
  if (kind === 'field' || (kind === 'party' && thing.id !== thing.name)) return name === name.trim() && !/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(name) ? undefined : 'edges';
  // oxlint-disable-next-line no-control-regex
  return /^[^\s/\u0000-\u001f\u007f-\u009f]+$/.test(name) ? undefined : 'spaces';
}
