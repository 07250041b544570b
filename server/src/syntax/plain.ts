/** What scalars mean in YAML 1.2 core, and trees as plain JavaScript values. */
import { MAX_PLAIN_NODES } from './limits.ts';
import { isMergeKey, mergeSources } from './merge.ts';
import type { MapNode, Node, ResolvedNode, ScalarNode } from './tree.ts';

export type PlainScalar = string | number | boolean | null;

const WORDS: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ...(['', '~', 'null', 'Null', 'NULL'] as const).map((word): [string, null] => [word, null]),
  ...(['true', 'True', 'TRUE'] as const).map((word): [string, boolean] => [word, true]),
  ...(['false', 'False', 'FALSE'] as const).map((word): [string, boolean] => [word, false]),
]);

const INTEGER = /^[-+]?[0-9]+$/;
const OCTAL = /^0o[0-7]+$/;
const HEXADECIMAL = /^0x[0-9a-fA-F]+$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const INFINITY = /^([-+]?)\.(?:inf|Inf|INF)$/;
const NOT_A_NUMBER = /^\.(?:nan|NaN|NAN)$/;

/** Longest text that can be one of the words: `false`. */
const LONGEST_WORD = 5;

/**
 * The value of a scalar in the YAML 1.2 core schema: `true`, `null`, `~`, nothing, `12`, `012` (12),
 * `0o14`, `0xC`, `1e3`, `.inf` and `.nan` have a type of their own; `no`, `off`, `on`, `yes` and
 * dates are text. Quoted and block scalars are text. A tag of the core schema overrides the style
 * where the text fits it; any other tag makes text.
 */
export function plainValue(node: ScalarNode): PlainScalar {
  if (node.tag !== undefined) return taggedValue(node.value, node.tag);
  return node.style === 'plain' ? coreValue(node.value) : node.value;
}

function coreValue(text: string): PlainScalar {
  if (text.length <= LONGEST_WORD) {
    const word = WORDS.get(text);
    if (word !== undefined) return word;
  }
  // Numbers begin with a digit, a sign or a point; nearly all text does not.
  const first = text.charCodeAt(0);
  if (first > 57 || first < 43 || first === 44 || first === 47) return text;
  return numberOf(text) ?? text;
}

function numberOf(text: string): number | undefined {
  if (INTEGER.test(text) || FLOAT.test(text)) return Number(text);
  if (OCTAL.test(text) || HEXADECIMAL.test(text)) return Number(text);
  if (NOT_A_NUMBER.test(text)) return NaN;
  const infinity = INFINITY.exec(text);
  if (infinity !== null) return infinity[1] === '-' ? -Infinity : Infinity;
  return undefined;
}

const CORE_TAG = /^(?:!!|!<tag:yaml\.org,2002:)(null|bool|int|float)>?$/;

function taggedValue(text: string, tag: string): PlainScalar {
  const type = CORE_TAG.exec(tag)?.[1];
  if (type === undefined) return text;
  const value = coreValue(text);
  switch (type) {
    case 'null':
      return value === null ? null : text;
    case 'bool':
      return typeof value === 'boolean' ? value : text;
    default:
      return typeof value === 'number' ? value : text;
  }
}

/** A converted tree, and whether nothing had to be left out. */
export interface Plain {
  readonly value: unknown;
  /** False when the node budget or the depth did not suffice, or a key was no text. */
  readonly complete: boolean;
}

interface Budget {
  left: number;
  complete: boolean;
}

/**
 * Plain objects without `Object.prototype`, so that a key such as `__proto__` or `constructor` is a
 * key like any other. Made by a constructor, not by `Object.create(null)`, whose objects are slow
 * to fill and to read. `valueOf` and `toString` are there for comparison functions that call them.
 */
const PlainObject = function PlainObject(): void {} as unknown as { new (): Record<string, unknown>; prototype: object };
PlainObject.prototype = Object.create(null, {
  valueOf: { value: Object.prototype.valueOf, writable: true, configurable: true },
  toString: { value: Object.prototype.toString, writable: true, configurable: true },
}) as object;

/** Aliases can nest expansions deeper than the tree is; deeper than this they are left out. */
const MAX_EXPANDED_DEPTH = 200;

/**
 * Converts a tree to strings, numbers, booleans, null, arrays and objects, with aliases and merge
 * keys resolved. Of keys that repeat, the first counts. At most `limit` nodes are made, those from
 * aliases counted each time, so no alias bomb goes off; what does not fit is null.
 */
export function toPlain(root: Node, limit: number = MAX_PLAIN_NODES): Plain {
  const budget: Budget = { left: limit, complete: true };
  const value = convert(root, 1, budget);
  return { value, complete: budget.complete };
}

function convert(node: Node, depth: number, budget: Budget): unknown {
  if (--budget.left < 0 || depth > MAX_EXPANDED_DEPTH) return leaveOut(budget);
  switch (node.kind) {
    case 'scalar':
      return plainValue(node);
    case 'alias':
      return node.target === undefined ? leaveOut(budget) : convert(node.target, depth + 1, budget);
    case 'seq': {
      const { items } = node;
      const values: unknown[] = [];
      for (let index = 0; index < items.length; index++) {
        if (budget.left <= 0) {
          budget.complete = false;
          break;
        }
        values.push(convert(items[index]!, depth + 1, budget));
      }
      return values;
    }
    case 'map':
      return convertMap(node, depth, budget);
  }
}

function convertMap(map: MapNode, depth: number, budget: Budget): Record<string, unknown> {
  const plain = new PlainObject();
  const { pairs } = map;
  let merges = false;
  for (let index = 0; index < pairs.length; index++) {
    if (budget.left <= 0) {
      budget.complete = false;
      break;
    }
    const { key, value } = pairs[index]!;
    const name = textKey(key);
    if (name === undefined) budget.complete = false;
    else if (isMergeKey(key)) merges = true;
    else setFirst(plain, name.value, value, depth, budget);
  }
  if (merges) {
    for (const source of mergeSources(map)) {
      for (const { key, value } of source.pairs) {
        const name = textKey(key);
        if (budget.left <= 0) budget.complete = false;
        else if (name !== undefined && !isMergeKey(key)) setFirst(plain, name.value, value, depth, budget);
      }
    }
  }
  return plain;
}

function setFirst(plain: Record<string, unknown>, name: string, value: Node, depth: number, budget: Budget): void {
  // The look-up answers nearly always; only a repeated key or an inherited name asks further.
  if (plain[name] === undefined || !Object.hasOwn(plain, name)) plain[name] = convert(value, depth + 1, budget);
}

function textKey(key: Node): ScalarNode | undefined {
  const resolved: ResolvedNode | undefined = key.kind === 'alias' ? key.target : key;
  return resolved?.kind === 'scalar' ? resolved : undefined;
}

function leaveOut(budget: Budget): null {
  budget.complete = false;
  return null;
}
