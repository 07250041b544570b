/** New values as YAML text: on one line, or as the lines of a block. */
import type { ScalarStyle } from '../syntax/tree.ts';
import type { NewValue } from './operations.ts';
import type { Style } from './style.ts';
import { bareScalar, textScalar } from './write-scalar.ts';

type NewMap = { readonly [key: string]: NewValue };

/** Values nested deeper than this are not written. */
const MAX_NEW_DEPTH = 40;

/** Most nodes a new value may have. */
const MAX_NEW_NODES = 10_000;

/** Whether a value is small and shallow enough to be written; false also for one that holds itself. Iterative. */
export function isWritable(value: NewValue): boolean {
  const todo: { readonly value: NewValue; readonly depth: number }[] = [{ value, depth: 1 }];
  let nodes = 0;
  for (let top = todo.pop(); top !== undefined; top = todo.pop()) {
    if (top.depth > MAX_NEW_DEPTH || ++nodes > MAX_NEW_NODES) return false;
    const children = isList(top.value) ? top.value : isMap(top.value) ? Object.values(top.value) : [];
    for (const child of children) todo.push({ value: child, depth: top.depth + 1 });
  }
  return true;
}

/** Whether a value to write is a list. */
export function isList(value: NewValue): value is readonly NewValue[] {
  return Array.isArray(value);
}

/** Whether a value to write is a mapping. */
export function isMap(value: NewValue): value is NewMap {
  return typeof value === 'object' && !Array.isArray(value);
}

function isScalar(value: NewValue): value is string | number | boolean {
  return typeof value !== 'object';
}

/** Whether a value is a mapping of at most three scalars: short enough for one line where its like are. */
export function isShortMap(value: NewValue): boolean {
  if (!isMap(value)) return false;
  const values = Object.values(value);
  return values.length > 0 && values.length <= 3 && values.every(isScalar);
}

/** Whether a value takes one line in a block: scalars, what is empty, and lists of scalars where lists are flow. */
export function isInline(value: NewValue, style: Style): boolean {
  if (isScalar(value)) return true;
  if (isList(value)) return value.length === 0 || (style.flowLists && value.every(isScalar));
  return Object.keys(value).length === 0;
}

/** A value on one line, in flow style. `old` is the style of the scalar it replaces. */
export function flowText(value: NewValue, style: Style, inFlow: boolean, old?: ScalarStyle): string {
  if (typeof value === 'string') return textScalar(value, style.quote, inFlow, old);
  if (isScalar(value)) return bareScalar(value);
  if (isList(value)) {
    const space = style.bracketSpace && value.length > 0 ? ' ' : '';
    return `[${space}${value.map((item) => flowText(item, style, true)).join(', ')}${space}]`;
  }
  const pairs = Object.entries(value).map(([key, item]) => flowPair(key, item, style));
  const space = style.braceSpace && pairs.length > 0 ? ' ' : '';
  return `{${space}${pairs.join(', ')}${space}}`;
}

/** `key: value` inside braces. */
export function flowPair(key: string, value: NewValue, style: Style): string {
  return `${keyText(key, style, true)}: ${flowText(value, style, true)}`;
}

/** A key, quoted where needed. `old` is the style of the key it replaces. */
export function keyText(key: string, style: Style, inFlow: boolean, old?: ScalarStyle): string {
  return textScalar(key, style.quote, inFlow, old);
}

/** The lines of `key: value` in a block mapping, the first without indentation, the others relative to it. */
export function pairLines(key: string, value: NewValue, style: Style, shortMapsInline = false): string[] {
  const name = keyText(key, style, false);
  if (isInline(value, style) || (shortMapsInline && isShortMap(value))) return [`${name}: ${flowText(value, style, false)}`];
  const indentation = ' '.repeat(isList(value) ? style.dashStep : style.step);
  return [`${name}:`, ...blockLines(value, style).map((line) => indentation + line)];
}

/** The lines of `- value` in a block sequence. */
export function itemLines(value: NewValue, style: Style, shortMapsInline = false): string[] {
  if (isInline(value, style) || (shortMapsInline && isShortMap(value))) return [`- ${flowText(value, style, false)}`];
  return blockLines(value, style).map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
}

/** The lines of a value as a block; one line for what has no block form. */
export function blockLines(value: NewValue, style: Style): string[] {
  if (isList(value) && value.length > 0) return value.flatMap((item) => itemLines(item, style));
  if (isMap(value) && Object.keys(value).length > 0) return Object.entries(value).flatMap(([key, item]) => pairLines(key, item, style));
  return [flowText(value, style, false)];
}
