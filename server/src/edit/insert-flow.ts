/** Adding an entry to a flow collection that has entries. */
import { lineEndFrom } from '../syntax/gap.ts';
import type { MapNode, SeqNode } from '../syntax/tree.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { Place } from './change.ts';
import { insertText } from './change.ts';
import { commaAfter, entryEnd, entryStart, hasOwnLines, isLone, leadingComma } from './entry.ts';
import { column, endsLine, startsLine } from './lines.ts';
import type { Step } from './locate.ts';

/**
 * The edits that add `entry` behind the entry `index`: on a line of its own where that one stands on
 * a line of its own, else on the same line.
 */
export function insertIntoFlow({ text, style }: Place, container: MapNode | SeqNode, index: number, entry: string): TextEdit[] {
  const step: Step = { container, index };
  const end = entryEnd(step);
  if (isLone(container)) return [insertText(container.start, '{ '), insertText(end, `, ${entry} }`)];

  const leading = leadingComma(text, index > 0 ? step : { container, index: 1 });
  if (leading !== undefined && endsLine(text, end)) {
    return [insertText(lineEndFrom(text, end), `${style.eol}${' '.repeat(column(text, leading))}, ${entry}`)];
  }
  const start = entryStart(text, step);
  if (!startsLine(text, start)) return [insertText(end, `, ${entry}`)];

  const newLine = `${style.eol}${' '.repeat(column(text, start))}${entry}`;
  const comma = commaAfter(text, step);
  if (comma !== undefined) {
    return hasOwnLines(text, step) ? [insertText(lineEndFrom(text, comma), `${newLine},`)] : [insertText(end, `, ${entry}`)];
  }
  return endsLine(text, end) ? [insertText(end, ','), insertText(lineEndFrom(text, end), newLine)] : [insertText(end, `,${newLine}`)];
}
