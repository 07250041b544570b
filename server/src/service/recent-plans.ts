/**
 * The plans that were made last for a text. A name that is unknown in a thousand places has a thousand findings with one
 * and the same fix, and every plan reads the text anew to be sure of itself: it is made once.
 */
import { planEdits, type EditPlan } from '../edit/apply.ts';
import type { Operation } from '../edit/operations.ts';
import type { ReadLimits } from '../syntax/limits.ts';
import type { SourceFile } from '../text/source-file.ts';
import { treeOf } from './recent-trees.ts';

/** So many plans of one text are kept: findings that share a fix follow one another. */
const MOST = 32;

/** A text never changes once it is a source, so a plan holds for as long as the source is there. */
const known = new WeakMap<SourceFile, Map<string, EditPlan>>();

/** The edits of operations on a text, as `planEdits` makes them. @param operations on documents of this file only */
export function planFor(source: SourceFile, limits: ReadLimits | undefined, operations: readonly Operation[]): EditPlan {
  let plans = known.get(source);
  if (plans === undefined) known.set(source, (plans = new Map()));
  const asked = JSON.stringify(operations);
  const before = plans.get(asked);
  if (before !== undefined) return before;
  const plan = planEdits(source.text, treeOf(source, limits), operations);
  if (plans.size >= MOST) for (const oldest of plans.keys()) {
    plans.delete(oldest);
    break;
  }
  plans.set(asked, plan);
  return plan;
}
