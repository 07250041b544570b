/** Adding pairs to mappings and items to sequences. */
import type { Path } from '../model/path.ts';
import { isMergeKey } from '../syntax/merge.ts';
import { plainValue } from '../syntax/plain.ts';
import type { MapNode, Node, ScalarNode, SeqNode } from '../syntax/tree.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { Change, Place } from './change.ts';
import { insertText, replaceText } from './change.ts';
import { blockEntryEnd, entryColumn, entryStart } from './entry.ts';
import { insertIntoFlow } from './insert-flow.ts';
import { crossesLine } from './lines.ts';
import type { EditFailure, Located } from './locate.ts';
import { isShared, keyIndex, reach } from './locate.ts';
import type { NewValue } from './operations.ts';
import { replaceNode } from './replace.ts';
import { blockLines, flowPair, flowText, itemLines, pairLines } from './write-value.ts';

/** Plans a new pair in the mapping at `path`; what is missing of the path is made, an empty value is filled. */
export function planInsert(place: Place, path: Path, key: string, value: NewValue, after: string | undefined): Change | EditFailure {
  const { document } = place;
  if (document.root === undefined) return { edits: [writeDocument(place, nested(path, { [key]: value }))] };
  const reached = reach(document.root, path);
  if (typeof reached === 'string') return reached;
  const { node, steps, depth } = reached;
  if (node.kind === 'alias' || isShared(document, [...steps.map(({ container }) => container), node])) return 'shared-by-alias';

  const missing = path.slice(depth);
  if (isEmptyScalar(node)) return { edits: replaceNode(place, reached, nested(missing, { [key]: value })) };
  if (node.kind !== 'map') return node.kind === 'seq' && missing.length > 0 ? 'not-found' : 'not-a-mapping';
  const [first, ...rest] = missing;
  if (first !== undefined) {
    if (node.pairs.some((pair) => isMergeKey(pair.key))) return 'shared-by-alias';
    return { edits: insertPair(place, node, first, nested(rest, { [key]: value }), undefined) };
  }
  const index = keyIndex(node, key);
  if (typeof index === 'string') return index;
  if (index === undefined) return { edits: insertPair(place, node, key, value, after) };
  const present = node.pairs[index]!.value;
  if (!isEmptyScalar(present)) return 'key-exists';
  if (isShared(document, [present])) return 'shared-by-alias';
  return { edits: replaceNode(place, { steps: [...steps, { container: node, index }], node: present }, value) };
}

/** Plans a new item at the end of the sequence at `path`. */
export function planAppend(place: Place, path: Path, value: NewValue): Change | EditFailure {
  const { document, style } = place;
  if (document.root === undefined) return { edits: [writeDocument(place, nested(path, [value]))] };
  const reached = reach(document.root, path);
  if (typeof reached === 'string') return reached;
  const { node, steps, depth } = reached;
  if (depth < path.length) return planInsert(place, path.slice(0, -1), path[path.length - 1]!, [value], undefined);
  if (node.kind === 'alias' || isShared(document, [...steps.map(({ container }) => container), node])) return 'shared-by-alias';
  if (node.kind === 'map') return 'not-a-list';
  if (node.kind === 'scalar') {
    if (isEmptyScalar(node)) return { edits: replaceNode(place, reached, [value]) };
    return { edits: wrapInList(place, reached, node, value) };
  }
  if (node.items.length === 0) return { edits: [fillBrackets(place, node, flowText(value, style, true))] };
  const last = node.items.length - 1;
  if (node.flow) return { edits: insertIntoFlow(place, node, last, flowText(value, style, true)) };
  return { edits: [insertBlockLines(place, node, last, itemLines(value, style, writesShortMapsFlow(node.items)))] };
}

function insertPair(place: Place, map: MapNode, key: string, value: NewValue, after: string | undefined): TextEdit[] {
  const { style } = place;
  if (map.pairs.length === 0) return [fillBrackets(place, map, flowPair(key, value, style))];
  const found = after === undefined ? undefined : keyIndex(map, after);
  const index = typeof found === 'number' ? found : map.pairs.length - 1;
  if (map.flow) return insertIntoFlow(place, map, index, flowPair(key, value, style));
  const lines = pairLines(key, value, style, writesShortMapsFlow(map.pairs.map((pair) => pair.value)));
  return [insertBlockLines(place, map, index, lines)];
}

/** Whether the mappings among siblings are all written between braces, and there are some. */
function writesShortMapsFlow(siblings: readonly Node[]): boolean {
  const maps = siblings.filter((node) => node.kind === 'map');
  return maps.length > 0 && maps.every(({ flow }) => flow);
}

function insertBlockLines({ text, style }: Place, container: MapNode | SeqNode, index: number, lines: readonly string[]): TextEdit {
  const indentation = ' '.repeat(entryColumn(text, container));
  const written = lines.map((line) => indentation + line).join(style.eol);
  return insertText(blockEntryEnd(text, { container, index }), style.eol + written);
}

/** The first entry of an empty flow collection. */
function fillBrackets({ text, style }: Place, collection: MapNode | SeqNode, entry: string): TextEdit {
  const { start, end, kind } = collection;
  if (text.slice(start + 1, end - 1).trim() !== '') return insertText(end - 1, entry);
  const space = (kind === 'map' ? style.braceSpace : style.bracketSpace) ? ' ' : '';
  return replaceText(start + 1, end - 1, `${space}${entry}${space}`);
}

/** `x` becomes `[x, y]`; the text of `x` stays as it is written where it may stand in a list. */
function wrapInList(place: Place, { steps }: Located, node: ScalarNode, value: NewValue): TextEdit[] {
  const { text, style } = place;
  const space = style.bracketSpace ? ' ' : '';
  const isBlock = node.style === 'literal' || node.style === 'folded';
  if (isBlock || crossesLine(text, node.start, node.end) || (node.style === 'plain' && /[,[\]{}]/.test(node.value))) {
    return replaceNode(place, { steps, node }, [plainValue(node) ?? '', value]);
  }
  const gap = /(?:[&!]\S*[ \t]+)*$/.exec(text.slice(lowestOf(text, steps), node.start))?.[0] ?? '';
  return [insertText(node.start - gap.length, `[${space}`), insertText(node.end, `, ${flowText(value, style, true)}${space}]`)];
}

function lowestOf(text: string, steps: Located['steps']): number {
  const step = steps[steps.length - 1];
  if (step === undefined) return 0;
  return step.container.kind === 'map' ? step.container.pairs[step.index]!.key.end : entryStart(text, step);
}

/** Whether a node is nothing, `null` or `~`: a place to fill. */
function isEmptyScalar(node: Node): node is ScalarNode {
  return node.kind === 'scalar' && plainValue(node) === null;
}

function nested(path: Path, value: NewValue): NewValue {
  return path.reduceRight<NewValue>((inner, key) => ({ [key]: inner }), value);
}

/** The first content of an empty document. */
function writeDocument({ text, tree, document, style }: Place, value: NewValue): TextEdit {
  const lines = blockLines(value, style).join(style.eol);
  if (tree.documents.length > 1) return insertText(document.end, style.eol + lines);
  const unfinished = text !== '' && !/[\r\n]$/.test(text);
  return insertText(text.length, `${unfinished ? style.eol : ''}${lines}${style.eol}`);
}
