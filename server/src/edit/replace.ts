/** Putting another value in the place of a node. */
import type { Path } from '../model/path.ts';
import { lineEndFrom } from '../syntax/gap.ts';
import type { Node, ScalarNode } from '../syntax/tree.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { Change, Place } from './change.ts';
import { insertText, replaceText } from './change.ts';
import { afterColon, afterProperties, blockEntryEnd, entryColumn, entryStart } from './entry.ts';
import { blanksBefore, column, crossesLine, skipBlanks, startsLine } from './lines.ts';
import type { EditFailure, Located, Step } from './locate.ts';
import { holdsUsedAnchor, isShared, locate, pairAt } from './locate.ts';
import type { NewValue } from './operations.ts';
import { literalLines } from './write-scalar.ts';
import { blockLines, flowText, isInline, isList, isMap, isShortMap } from './write-value.ts';

/** Plans another value at `path`. Comments behind it stay, comments inside it go with it. */
export function planReplace(place: Place, path: Path, value: NewValue): Change | EditFailure {
  const { document } = place;
  const located = locate(document.root, path);
  if (typeof located === 'string') return located;
  if (isShared(document, located.steps.map(({ container }) => container))) return 'shared-by-alias';
  if (holdsUsedAnchor(document, located.node)) return 'anchor-in-use';
  return { edits: replaceNode(place, located, value) };
}

/** Where a value may begin, and where it does not: after its colon or dash, past the anchor that stays. */
interface Slot {
  readonly step: Step | undefined;
  /** The end of what stays before the value. */
  readonly head: number;
  /** Takes out a tag (and the anchor beside it), which spoke about the old value. */
  readonly dropTag: readonly TextEdit[];
}

/** The edits that put `value` in the place of a node. */
export function replaceNode(place: Place, { steps, node }: Located, value: NewValue): TextEdit[] {
  const { style } = place;
  const slot = slotOf(place.text, steps[steps.length - 1], node);
  if (steps.some(({ container }) => container.flow)) return [...slot.dropTag, writeInline(place, slot, node, flowText(value, style, true, styleOfScalar(node)))];
  if (staysInline(place, slot, node, value)) {
    const literal = node.kind === 'scalar' ? literalInPlace(place, slot, node, value) : undefined;
    const written = literal ?? flowText(value, style, false, styleOfScalar(node));
    if (isBlockCollection(node)) return [...slot.dropTag, ...collapseBlock(place.text, slot, node, written)];
    return [...slot.dropTag, writeInline(place, slot, node, written + headerComment(place.text, node))];
  }
  return writeBlock(place, slot, node, value);
}

function slotOf(text: string, step: Step | undefined, node: Node): Slot {
  const pair = step && pairAt(step);
  let from = node.start;
  if (pair !== undefined) from = afterColon(text, pair.key) ?? pair.key.end;
  else if (step !== undefined) from = entryStart(text, step) + (step.container.flow ? 0 : 1);
  const end = Math.min(afterProperties(text, from), node.start);
  if (end <= from || !text.slice(from, end).includes('!')) return { step, head: end, dropTag: [] };
  return { step, head: from, dropTag: [replaceText(from, end, '')] };
}

function styleOfScalar(node: Node): ScalarNode['style'] | undefined {
  return node.kind === 'scalar' ? node.style : undefined;
}

function isBlockCollection(node: Node): boolean {
  return (node.kind === 'map' || node.kind === 'seq') && !node.flow;
}

/** Whether the new value takes the rest of the line, in the style of the old value or of its siblings. */
function staysInline({ style }: Place, { step }: Slot, node: Node, value: NewValue): boolean {
  if (isList(value) && node.kind === 'seq' && value.length > 0) return node.flow;
  if (isMap(value) && node.kind === 'map' && node.flow) return true;
  if (isInline(value, style)) return true;
  if (!isShortMap(value) || step === undefined) return false;
  const { container } = step;
  const siblings = (container.kind === 'map' ? container.pairs.map((pair) => pair.value) : container.items).filter((other) => other !== node && other.kind === 'map');
  return siblings.length > 0 && siblings.every((other) => other.kind === 'map' && other.flow);
}

/** The comment behind the `|` or `>` of a block scalar, with the blanks before it. */
function headerComment(text: string, node: Node): string {
  if (node.kind !== 'scalar' || (node.style !== 'literal' && node.style !== 'folded')) return '';
  return /^[|>][-+0-9]*([ \t]+#.*)?/.exec(text.slice(node.start, lineEndFrom(text, node.start)))?.[1] ?? '';
}

/** A text that replaces a block scalar, as a block scalar. */
function literalInPlace({ text, style }: Place, { step }: Slot, node: ScalarNode, value: NewValue): string | undefined {
  if ((node.style !== 'literal' && node.style !== 'folded') || typeof value !== 'string') return undefined;
  const lines = literalLines(value);
  const [header, ...body] = lines ?? [];
  if (header === undefined) return undefined;
  const indentation = ' '.repeat(step === undefined ? style.step : column(text, entryStart(text, step)) + style.step);
  const comment = headerComment(text, node);
  // The comment is added behind what is returned; it belongs behind the header.
  const written = body.map((line) => (line === '' ? '' : indentation + line)).join(style.eol);
  return comment === '' ? header + style.eol + written : undefined;
}

function writeInline({ text }: Place, { step }: Slot, node: Node, written: string): TextEdit {
  if (node.start < node.end) return replaceText(node.start, node.end, written);
  const pair = step && pairAt(step);
  if (pair !== undefined && afterColon(text, pair.key) === undefined) return insertText(pair.key.end, `: ${written}`);
  return insertText(node.start, /[:\-?&!\w]/.test(text.charAt(node.start - 1)) ? ` ${written}` : written);
}

/** A block collection becomes one line. */
function collapseBlock(text: string, { step, head }: Slot, node: Node, written: string): TextEdit[] {
  if (step === undefined || !crossesLine(text, head, node.start)) {
    const end = crossesLine(text, node.start, node.end) ? lineEndFrom(text, node.end) : node.end;
    return [replaceText(node.start, end, written)];
  }
  return [insertText(head, ` ${written}`), replaceText(lineEndFrom(text, head), blockEntryEnd(text, step), '')];
}

function writeBlock(place: Place, slot: Slot, node: Node, value: NewValue): TextEdit[] {
  const { text, style } = place;
  const { step, head, dropTag } = slot;
  const lines = blockLines(value, style);
  const at = (depth: number): string => lines.map((line) => ' '.repeat(depth) + line).join(style.eol);
  const here = (depth: number): string => at(depth).trimStart();

  const depth = step === undefined ? 0 : column(text, entryStart(text, step));
  const inMap = step?.container.kind === 'map';
  const fresh = step === undefined ? 0 : depth + (!inMap ? 2 : isList(value) ? style.dashStep : style.step);
  const ownLine = startsLine(text, node.start) && node.start < node.end;
  if (isBlockCollection(node)) {
    const end = step === undefined ? lineEndFrom(text, node.end) : blockEntryEnd(text, step);
    const own = column(text, node.start);
    if (!ownLine) return [...dropTag, replaceText(node.start, end, here(own))];
    const fits = !inMap || own > depth || (isList(value) && own === depth);
    const deep = fits ? entryColumn(text, node as Extract<Node, { kind: 'map' | 'seq' }>) : fresh;
    return [...dropTag, replaceText(node.start - own, end, at(deep))];
  }
  const comment = headerComment(text, node);
  if (ownLine) {
    const own = column(text, node.start);
    const above = comment === '' ? '' : comment.trim() + style.eol + ' '.repeat(own);
    return [...dropTag, replaceText(node.start, node.end, above + here(own))];
  }
  const behindDash = step !== undefined && !inMap && head === entryStart(text, step) + 1;
  if (comment === '' && behindDash && lineEndFrom(text, node.end) === skipBlanks(text, node.end)) {
    const begin = dropTag.length > 0 ? head : node.start;
    const space = blanksBefore(text, begin) === begin ? ' ' : '';
    return [replaceText(begin, node.end, space + here(column(text, begin) + space.length))];
  }
  // From `head` on, the tag goes with the value.
  const removed = head < node.end ? [replaceText(head, node.end, comment)] : [];
  const bottom = step === undefined ? lineEndFrom(text, node.end) : blockEntryEnd(text, step);
  return [...removed, insertText(bottom, style.eol + at(fresh))];
}
