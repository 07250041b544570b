/** Taking out pairs and items of block collections, and choosing how far upward a removal goes. */
import type { Path } from '../model/path.ts';
import { lineEndFrom, lineStartBefore } from '../syntax/gap.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { Change, Place } from './change.ts';
import { replaceText } from './change.ts';
import { blockEntryEnd, commentRunStart, entryEnd, entryStart, runLimit } from './entry.ts';
import { afterLineEnd, blanksBefore, endOfPreviousLine, isBlankLine, nextLine, skipBlanks, startsLine } from './lines.ts';
import type { EditFailure, Step } from './locate.ts';
import { holdsUsedAnchor, isShared, locate, sizeOf } from './locate.ts';
import { removeFromFlow } from './remove-flow.ts';

/**
 * Plans the removal of the pair or item at `path`. A collection left empty goes too, upward, unless
 * `stays` says that a later operation fills it again.
 */
export function planRemove(place: Place, path: Path, stays: (collection: Path) => boolean): Change | EditFailure {
  const { text, document } = place;
  const located = locate(document.root, path);
  if (typeof located === 'string') return located;
  if (path.length === 0) return 'not-found';
  let { steps } = located;
  const isLast = (): boolean => sizeOf(steps[steps.length - 1]!.container) === 1;
  while (steps.length > 1 && isLast() && !stays(path.slice(0, steps.length - 1))) steps = steps.slice(0, -1);
  const step = steps[steps.length - 1]!;
  if (isShared(document, steps.map(({ container }) => container))) return 'shared-by-alias';
  if (holdsUsedAnchor(document, { start: entryStart(text, step), end: entryEnd(step) })) return 'anchor-in-use';

  const { container } = step;
  const removed = path.slice(0, steps.length);
  if (!container.flow) {
    const edits = [removeFromBlock(place, steps)];
    return isLast() ? { edits, removed, leaves: 'nothing' } : { edits, removed };
  }
  if (!isLast()) return { edits: removeFromFlow(text, step), removed };
  return { edits: [replaceText(container.start, container.end, container.kind === 'map' ? '{}' : '[]')], removed, leaves: container.kind };
}

/** The removal of a block entry: its lines with its comments, and blank lines that would stand double. */
function removeFromBlock({ text, isHeader }: Place, steps: readonly Step[]): TextEdit {
  const step = steps[steps.length - 1]!;
  const entry = entryStart(text, step);
  const bodyEnd = blockEntryEnd(text, step);
  if (!startsLine(text, entry)) return removeBehindDash(text, step, entry, bodyEnd);

  const ownLine = lineStartBefore(text, entry);
  let start = commentRunStart(text, entry, runLimit(text, steps));
  while (start < ownLine && isHeader(start)) start = nextLine(text, start);
  let end = afterLineEnd(text, bodyEnd);
  if (end === bodyEnd) return replaceText(blankLinesBefore(text, endOfPreviousLine(text, start)), end, '');
  if (sizeOf(step.container) === 1) return replaceText(start, end, '');

  const last = step.index === sizeOf(step.container) - 1;
  const above = start === 0 || isBlankLine(text, lineStartBefore(text, endOfPreviousLine(text, start)));
  if (onlyBlankLinesFrom(text, end)) {
    if (above && start > 0) start = nextLine(text, blankLinesBefore(text, endOfPreviousLine(text, start)));
  } else if (above || (step.index === 0 && !last)) {
    while (isBlankLine(text, end)) end = nextLine(text, end);
  }
  return replaceText(start, end, '');
}

/** The removal of the first entry of a collection that begins on the line of a dash: the next entry takes its place. */
function removeBehindDash(text: string, step: Step, entry: number, bodyEnd: number): TextEdit {
  if (sizeOf(step.container) === 1) return replaceText(blanksBefore(text, entry), lineEndFrom(text, entryEnd(step)), '');
  let at = afterLineEnd(text, bodyEnd);
  while (isBlankLine(text, at)) at = nextLine(text, at);
  return replaceText(entry, skipBlanks(text, at), '');
}

/** The end of the last line at or before `lineEnd` that is not blank. */
function blankLinesBefore(text: string, lineEnd: number): number {
  let end = lineEnd;
  while (end > 0) {
    const start = lineStartBefore(text, end);
    if (blanksBefore(text, end) > start) break;
    if (start === 0) return 0;
    end = endOfPreviousLine(text, start);
  }
  return end;
}

function onlyBlankLinesFrom(text: string, at: number): boolean {
  return /^[ \t\r\n]*$/.test(text.slice(at));
}
