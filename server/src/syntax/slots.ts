/** The `yaml` package's CST tokens as the children they stand for, in the order of the text. */
import { CST } from 'yaml';
import type { ScalarNode, ScalarStyle } from './tree.ts';
import { scalar } from './building.ts';
import { blockScalarEnd } from './gap.ts';

type SourceToken = CST.SourceToken;
type Collection = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;
type ScalarToken = CST.FlowScalar | CST.BlockScalar;

/** Where an absent child stands when no indicator tells: at the end of what was read before it. */
export const AT_CURSOR = -1;

/** One child of a collection: a key, a value or an item. */
export interface Slot {
  readonly token: CST.Token | undefined;
  /** The tokens before it, its anchor and tag among them. */
  readonly props: readonly SourceToken[];
  /** Where it stands if it is absent. */
  readonly at: number;
  /** For a pair written without braces in a flow sequence: its key and value. */
  readonly pair?: readonly Slot[];
}

/** The children of a collection; keys and values alternate in a mapping. */
export function childSlots(token: Collection): Slot[] {
  const slots: Slot[] = [];
  if (token.type === 'block-seq') {
    for (const { start, value } of token.items) {
      const dash = find(start, 'seq-item-ind');
      if (dash === undefined && value === undefined && !hasProps(start)) continue;
      slots.push({ token: value, props: start, at: dash === undefined ? AT_CURSOR : dash.offset + 1 });
    }
    return slots;
  }
  const inFlowSeq = token.type === 'flow-collection' && token.start.source === '[';
  for (const item of token.items) {
    const explicit = find(item.start, 'explicit-key-ind');
    const bare = explicit === undefined && item.sep === undefined;
    if (bare && !item.key && !item.value && !hasProps(item.start)) continue;
    if (explicit === undefined && token.type === 'block-map') slots.push(...keysBeingTyped(item));
    if (inFlowSeq && bare) slots.push({ token: item.value ?? item.key ?? undefined, props: item.start, at: AT_CURSOR });
    else if (inFlowSeq) slots.push({ token: undefined, props: [], at: AT_CURSOR, pair: pairSlots(item, explicit) });
    else slots.push(...pairSlots(explicit === undefined && token.type === 'block-map' ? withLastLine(item) : item, explicit));
  }
  return slots;
}

/**
 * The keys without a colon that the parser took for the first lines of the key below them. A key
 * over several lines is no YAML; nearly always someone is typing a key above another one.
 */
function keysBeingTyped({ start, key }: CST.CollectionItem): Slot[] {
  const lines = keyLines(key);
  return lines.slice(0, -1).flatMap((line, index): Slot[] => [
    { token: line, props: index === 0 ? start : [], at: AT_CURSOR },
    { token: undefined, props: [], at: AT_CURSOR },
  ]);
}

function withLastLine(item: CST.CollectionItem): CST.CollectionItem {
  const last = keyLines(item.key).at(-1);
  return last === undefined ? item : { ...item, start: [], key: last };
}

/** The lines of a plain key as tokens of their own; none for any other key. */
function keyLines(key: CST.Token | null | undefined): CST.FlowScalar[] {
  if (key?.type !== 'scalar' || !key.source.includes('\n')) return [];
  const lines: CST.FlowScalar[] = [];
  for (const { 0: source, index } of key.source.matchAll(/[^\s](?:[^\n]*[^\s])?/g)) {
    lines.push({ type: key.type, offset: key.offset + index, indent: key.indent, source });
  }
  const last = lines.at(-1);
  if (last !== undefined && key.end !== undefined) last.end = key.end;
  return lines;
}

function pairSlots({ start, key, sep, value }: CST.CollectionItem, explicit: SourceToken | undefined): [Slot, Slot] {
  const colon = sep && find(sep, 'map-value-ind');
  const keyAt = explicit !== undefined ? explicit.offset + 1 : (colon?.offset ?? AT_CURSOR);
  return [
    { token: key ?? undefined, props: start, at: keyAt },
    { token: value, props: sep ?? [], at: colon === undefined ? AT_CURSOR : colon.offset + 1 },
  ];
}

/** The offset of the `?` with which a block mapping begins, or undefined. */
export function firstQuestion({ items }: CST.BlockMap): number | undefined {
  const first = items.find(({ start, key, sep }) => (key !== null && key !== undefined) || sep !== undefined || hasProps(start) || find(start, 'explicit-key-ind') !== undefined);
  return first && find(first.start, 'explicit-key-ind')?.offset;
}

/** The anchor and tag among the tokens before a node, and where the last of them ends. */
export function propsOf(tokens: readonly SourceToken[]): { anchor: string | undefined; tag: string | undefined; end: number | undefined } {
  let anchor: string | undefined;
  let tag: string | undefined;
  let end: number | undefined;
  for (const { type, offset, source } of tokens) {
    if (type === 'anchor') anchor = source.slice(1);
    else if (type === 'tag') tag = source;
    else continue;
    end = offset + source.length;
  }
  return { anchor, tag, end };
}

/** The scalar of a token, decoded. A quote that is not closed ends where its token does. */
export function scalarOf(token: ScalarToken, text: string, tag: string | undefined): ScalarNode {
  const value = CST.resolveAsScalar(token, false, ignoreError)?.value ?? '';
  if (token.type === 'block-scalar') {
    const header = token.props[0];
    const style: ScalarStyle = header !== undefined && 'source' in header && header.source?.startsWith('>') ? 'folded' : 'literal';
    let contentStart = token.offset;
    for (const prop of token.props) if ('source' in prop) contentStart += prop.source?.length ?? 0;
    return scalar(token.offset, blockScalarEnd(text, token.offset, contentStart, contentStart + token.source.length), value, style, tag);
  }
  const end = token.offset + token.source.length;
  if (token.type === 'single-quoted-scalar') return scalar(token.offset, end, closed(token) ? value : token.source.slice(1), 'single', tag);
  if (token.type === 'double-quoted-scalar') return scalar(token.offset, end, closed(token) ? value : token.source.slice(1), 'double', tag);
  return scalar(token.offset, end, value, 'plain', tag);
}

function ignoreError(): void {}

function closed({ source }: CST.FlowScalar): boolean {
  return source.length > 1 && source.endsWith(source[0] ?? '');
}

/** The end of the last token of a flow collection that is not closed, or of what was read of it. */
export function openFlowEnd({ items, start }: CST.FlowCollection, cursor: number): number {
  const last = items[items.length - 1];
  const token = last?.sep?.[last.sep.length - 1] ?? last?.start[last.start.length - 1] ?? start;
  return Math.max(cursor, token.offset + token.source.length);
}

function find(tokens: readonly SourceToken[], type: SourceToken['type']): SourceToken | undefined {
  for (const token of tokens) if (token.type === type) return token;
  return undefined;
}

function hasProps(tokens: readonly SourceToken[]): boolean {
  for (const { type } of tokens) if (type === 'anchor' || type === 'tag') return true;
  return false;
}
