/** The differences between two states of one part: lists, values, and what it means that they differ. */
import { byCodeUnit } from '../../base/sorted.ts';
import type { Aspect, Change, Effect, Part } from './shape.ts';

/** A part of a pipeline; what it was and what it is, of which one may be absent. */
export interface Compared<T> {
  readonly part: Part;
  readonly name: string;
  readonly old: T | undefined;
  readonly now: T | undefined;
  readonly purposes: readonly string[];
}

type Reader<T, V> = (value: T) => V;

/** Notes the differences of one part. */
export interface Notes<T> {
  /** @param meaning what it means that something is added; that something went means the reverse */
  list(aspect: Aspect, read: Reader<T, readonly string[]>, meaning?: Effect): void;
  /** @param meaning what it means that the first became the second */
  value(aspect: Aspect, read: Reader<T, string | number | boolean | null>, meaning?: Effect | ((from: string | null, to: string | null) => Effect)): void;
  readonly changes: readonly Change[];
}

/** The notes on a part. What appeared is described as a whole; of what went only that it did. */
export function notesOn<T>({ part, name, old, now, purposes }: Compared<T>): Notes<T> {
  const changes: Change[] = [];
  const push = (aspect: Aspect, effect: Effect, rest: Partial<Change>): void => void changes.push({ part, name, aspect, effect, added: [], removed: [], kept: [], from: null, to: null, purposes, ...rest });
  if (old === undefined || now === undefined) push('self', old === undefined ? 'wider' : 'narrower', old === undefined ? { added: [name] } : { removed: [name] });
  return {
    changes,
    list(aspect, read, meaning = 'other') {
      if (now === undefined) return;
      const [before, after] = [new Set(old === undefined ? [] : read(old)), new Set(read(now))];
      const added = [...after].filter((item) => !before.has(item)).sort(byCodeUnit);
      const removed = [...before].filter((item) => !after.has(item)).sort(byCodeUnit);
      if (added.length + removed.length === 0) return;
      push(aspect, added.length > 0 ? meaning : opposite(meaning), { added, removed, kept: [...after].filter((item) => before.has(item)).sort(byCodeUnit) });
    },
    value(aspect, read, meaning = 'other') {
      if (now === undefined) return;
      const [from, to] = [old === undefined ? null : plain(read(old)), plain(read(now))];
      if (from === to) return;
      push(aspect, old === undefined ? 'other' : typeof meaning === 'function' ? meaning(from, to) : meaning, { from, to });
    },
  };
}

function plain(value: string | number | boolean | null): string | null {
  return value === null ? null : String(value);
}

function opposite(effect: Effect): Effect {
  return effect === 'wider' ? 'narrower' : effect === 'narrower' ? 'wider' : 'other';
}

/** What it means to move along an order from the least to the most. */
export function along(order: readonly string[]): (from: string | null, to: string | null) => Effect {
  return (from, to) => {
    const [a, b] = [order.indexOf(from ?? ''), order.indexOf(to ?? '')];
    return a === -1 || b === -1 ? 'other' : b > a ? 'wider' : 'narrower';
  };
}

/** What it means that something is declared, or no longer is, when the declaration stands under what is done. */
export function whenDeclared(from: string | null, to: string | null): Effect {
  return from === null ? 'narrower' : to === null ? 'wider' : 'other';
}

/** What it means that something is so, when that is worse. */
export function whenTrue(from: string | null, to: string | null): Effect {
  return to === 'true' ? 'wider' : from === 'true' ? 'narrower' : 'other';
}

/** The parts of two versions side by side, by a key: first those that are now, in their order. */
export function sideBySide<T>(old: readonly T[] | undefined, now: readonly T[] | undefined, key: (item: T) => string): readonly { readonly key: string; readonly old: T | undefined; readonly now: T | undefined }[] {
  const before = new Map((old ?? []).map((item) => [key(item), item]));
  const after = new Map((now ?? []).map((item) => [key(item), item]));
  return [...new Set([...after.keys(), ...before.keys()])].sort(byCodeUnit).map((one) => ({ key: one, old: before.get(one), now: after.get(one) }));
}

