/** Taking one of several entries out of a flow collection, with exactly one comma. */
import { lineEndFrom, lineStartBefore } from '../syntax/gap.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { replaceText } from './change.ts';
import { commaAfter, commentRunStart, entryEnd, entryStart, hasOwnLines, leadingComma } from './entry.ts';
import { blanksBefore, crossesLine, endsLine, isBlankLine, nextLine, skipBlanks } from './lines.ts';
import type { Step } from './locate.ts';
import { sizeOf } from './locate.ts';

/**
 * The removal of an entry that is not the only one. An entry with lines of its own goes with these
 * lines and its comments; one that shares a line goes with the blanks beside it.
 */
export function removeFromFlow(text: string, step: Step): TextEdit[] {
  const { container, index } = step;
  const start = entryStart(text, step);
  const end = entryEnd(step);
  const comma = commaAfter(text, step);
  const before = index > 0 ? { container, index: index - 1 } : undefined;
  const beforeEnd = before === undefined ? container.start + 1 : entryEnd(before);
  const commaBefore = before === undefined ? undefined : commaAfter(text, before);

  const leading = leadingComma(text, step);
  if (leading !== undefined && endsLine(text, end)) return [replaceText(lineStartBefore(text, leading), nextLine(text, end), '')];
  if (hasOwnLines(text, step)) {
    const limit = nextLine(text, commaBefore === undefined ? beforeEnd : Math.max(commaBefore, beforeEnd));
    return [...orphanComma(comma, commaBefore), replaceText(commentRunStart(text, start, limit), nextLine(text, comma ?? end), '')];
  }

  if (index < sizeOf(container) - 1) {
    const next = entryStart(text, { container, index: index + 1 });
    const ownEnd = (comma ?? end) + 1;
    if (!crossesLine(text, end, next)) return [replaceText(start, next, '')];
    // The first of its line goes with the comment behind it; a comment behind others stays.
    if (comma !== undefined && !crossesLine(text, end, comma)) {
      if (before === undefined) return [replaceText(start, skipBlanks(text, nextContentLine(text, ownEnd)), '')];
      return [replaceText(blanksBefore(text, start), ownEnd, '')];
    }
    return [replaceText(start, end, ''), ...(comma === undefined ? [] : [replaceText(comma, comma + 1, '')])];
  }
  const from = commaBefore === undefined ? beforeEnd : commaBefore + 1;
  const hasComment = /\S/.test(text.slice(from, start));
  if (comma !== undefined) {
    if (!hasComment && !crossesLine(text, end, comma)) return [replaceText(from, comma + 1, '')];
    return [replaceText(start, end, ''), replaceText(comma, comma + 1, '')];
  }
  // A comment may also stand between the entry before and its comma.
  if (!/[^\s,]/.test(text.slice(beforeEnd, start))) return [replaceText(beforeEnd, end, '')];
  return [...orphanComma(comma, commaBefore), replaceText(start, end, '')];
}

/** The comma before the last entry goes when the last entry has none behind it. */
function orphanComma(comma: number | undefined, commaBefore: number | undefined): TextEdit[] {
  return comma === undefined && commaBefore !== undefined ? [replaceText(commaBefore, commaBefore + 1, '')] : [];
}

/** The start of the next line that is not blank. */
function nextContentLine(text: string, at: number): number {
  let line = nextLine(text, lineEndFrom(text, at));
  while (isBlankLine(text, line)) line = nextLine(text, line);
  return line;
}
