/**
 * Where an entry of a collection (a mapping's pair or a sequence's item) stands in the text, with
 * the parts that no node spans: dashes, `?`, anchors, tags, commas, comments.
 *
 * Which comments belong to a block entry:
 * - the comment behind it on its last line;
 * - comment lines right below it that are indented deeper than it is; below a block also after blank
 *   lines, if they are indented as its entries are;
 * - comment lines right above it at its own indentation, without a blank line between; but not
 *   those with which a document begins, which speak about the file.
 */
import { lineEndFrom, lineStartBefore, skipGap } from '../syntax/gap.ts';
import type { MapNode, Node, SeqNode } from '../syntax/tree.ts';
import { blanksBefore, column, commentColumn, endOfPreviousLine, isBlankLine, nextLine, skipBlanks, startsLine } from './lines.ts';
import type { Step } from './locate.ts';
import { pairAt, sizeOf } from './locate.ts';

type Collection = MapNode | SeqNode;

/** The node an entry begins with: a pair's key, or the item. */
function firstNode({ container, index }: Step): Node {
  return (container.kind === 'map' ? container.pairs[index]?.key : container.items[index])!;
}

/** The offset at which an entry begins: its dash, its `?`, its anchor or tag, else its key or item. */
export function entryStart(text: string, step: Step): number {
  const { container, index } = step;
  if (container.kind === 'seq' && !container.flow) {
    return index === 0 ? container.start : skipGap(text, entryEnd({ container, index: index - 1 }));
  }
  const { start } = firstNode(step);
  const before = index > 0 ? entryEnd({ container, index: index - 1 }) : container.flow && !isLone(container) ? container.start + 1 : 0;
  const from = Math.min(start, Math.max(before, lineStartBefore(text, start)));
  const properties = /(?:\?[ \t]+)?(?:[&!][^\s,[\]{}]*(?:[ \t]+|$))*$/.exec(text.slice(from, start))?.[0] ?? '';
  return start - properties.length;
}

/** The offset at which an entry ends, without comma and comment. */
export function entryEnd(step: Step): number {
  const pair = pairAt(step);
  if (pair === undefined) return firstNode(step).end;
  return Math.max(pair.key.end, pair.value.end);
}

/** Whether a flow mapping is one pair in a flow sequence, without braces: `[a: 1]`. */
export function isLone(container: Collection): boolean {
  return container.kind === 'map' && container.flow && container.pairs[0]?.key.start === container.start;
}

/** The offset of the comma after an entry of a flow collection, or undefined. */
export function commaAfter(text: string, step: Step): number | undefined {
  const at = skipGap(text, entryEnd(step));
  return text[at] === ',' ? at : undefined;
}

/** The column at which the entries of a block collection stand. */
export function entryColumn(text: string, container: Collection): number {
  for (let index = 0; index < sizeOf(container); index++) {
    const start = entryStart(text, { container, index });
    if (startsLine(text, start)) return column(text, start);
  }
  return column(text, entryStart(text, { container, index: 0 }));
}

/** The offset after a pair's colon; undefined where no colon is written. */
export function afterColon(text: string, key: Node): number | undefined {
  const at = skipGap(text, key.end);
  return text[at] === ':' ? at + 1 : undefined;
}

/** The end of the anchor and tag that follow `at` on its line; `at` without blanks where there are none. */
export function afterProperties(text: string, at: number): number {
  let end = at;
  for (;;) {
    const next = skipBlanks(text, end);
    if (text[next] !== '&' && text[next] !== '!') return end;
    end = next;
    while (end < text.length && !/[\s,[\]{}]/.test(text.charAt(end))) end++;
  }
}

/** The end of the last line of a block entry and of the deeper comment lines below it. */
export function blockEntryEnd(text: string, step: Step): number {
  const depth = column(text, entryStart(text, step));
  let end = lineEndFrom(text, entryEnd(step));
  if (keepsBlankLines(text, lastLeaf(step))) {
    for (let next = nextLine(text, end); isBlankLine(text, next); next = nextLine(text, end)) end = lineEndFrom(text, next);
  }
  const value = step.container.kind === 'map' ? step.container.pairs[step.index]!.value : step.container.items[step.index]!;
  const inner = (value.kind === 'map' || value.kind === 'seq') && !value.flow ? entryColumn(text, value) : undefined;
  for (;;) {
    let next = nextLine(text, end);
    const below = next;
    if (inner !== undefined) while (isBlankLine(text, next)) next = nextLine(text, next);
    const at = next > end && next < text.length ? commentColumn(text, next) : undefined;
    if (at === undefined || at <= depth || (next > below && at < (inner ?? 0))) return end;
    end = lineEndFrom(text, next);
  }
}

/** Whether a node is a block scalar such as `|+`, to which the blank lines below it belong. */
function keepsBlankLines(text: string, { kind, start }: Node): boolean {
  return kind === 'scalar' && /^[|>][0-9]?\+/.test(text.slice(start, start + 3));
}

/** The last scalar, alias or flow collection of an entry. */
function lastLeaf({ container, index }: Step): Node {
  let node = (container.kind === 'map' ? container.pairs[index]?.value : container.items[index])!;
  for (;;) {
    const inner: Node | undefined = node.kind === 'map' ? node.pairs[node.pairs.length - 1]?.value : node.kind === 'seq' ? node.items[node.items.length - 1] : undefined;
    if (inner === undefined) return node;
    node = inner;
  }
}

/** The start of the comment lines right above an entry that starts its line; else the start of that line. */
export function commentRunStart(text: string, entry: number, lowest: number): number {
  const depth = column(text, entry);
  let start = lineStartBefore(text, entry);
  while (start > lowest) {
    const above = lineStartBefore(text, endOfPreviousLine(text, start));
    if (above < lowest || commentColumn(text, above) !== depth) break;
    start = above;
  }
  return start;
}

/** Where a run of comment lines may begin at the earliest: after the entry before, or the line its collection hangs on. */
export function runLimit(text: string, steps: readonly Step[]): number {
  const step = steps[steps.length - 1]!;
  if (step.index > 0) return nextLine(text, entryEnd({ container: step.container, index: step.index - 1 }));
  for (let depth = steps.length - 2; depth >= 0; depth--) {
    const outer = steps[depth]!;
    const key = pairAt(outer)?.key;
    const head = key === undefined ? entryStart(text, outer) : (afterColon(text, key) ?? key.end);
    if (head <= step.container.start) return nextLine(text, head);
  }
  return 0;
}

/** Whether the comment line at a line start is one of those with which a document begins: only comments, then blank lines, then nothing or a `---` are above. */
export function isInHeader(text: string, lineStart: number): boolean {
  let inRun = true;
  for (let at = lineStart; at > 0; ) {
    const above = lineStartBefore(text, endOfPreviousLine(text, at));
    if (isBlankLine(text, above)) inRun = false;
    else if (/^(?:---|\.\.\.|%)/.test(text.slice(above, above + 3))) return true;
    else if (!inRun || commentColumn(text, above) === undefined) return false;
    at = above;
  }
  return true;
}

/** Whether an entry of a flow collection is the first thing on its line and shares its end with nothing but a comma and a comment. */
export function hasOwnLines(text: string, step: Step): boolean {
  const start = entryStart(text, step);
  if (!startsLine(text, start)) return false;
  const comma = commaAfter(text, step);
  const end = comma === undefined ? entryEnd(step) : comma + 1;
  const rest = skipBlanks(text, end);
  return rest >= text.length || /[\r\n#]/.test(text.charAt(rest));
}

/** Whether the comma before an entry begins the entry's own line: `, b: 2`. */
export function leadingComma(text: string, { container, index }: Step): number | undefined {
  if (index === 0) return undefined;
  const comma = commaAfter(text, { container, index: index - 1 });
  if (comma === undefined || !startsLine(text, comma)) return undefined;
  return blanksBefore(text, entryStart(text, { container, index })) === comma + 1 ? comma : undefined;
}
