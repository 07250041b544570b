/** Finding declarations by a few letters of their names, over a whole workspace. */
import { byCodeUnit } from '../base/sorted.ts';
import type { Unit } from '../model/pipeline.ts';
import { declarationsOf, type Declaration } from './declarations.ts';

/** What is looked for: letters of a name, and of what it is declared in where the user says so (`kop/door`, `koppel.adres`, `door kop`). */
export interface SymbolQuery {
  readonly name: string;
  readonly container: string;
}

/** Reads a query as it is typed; case does not count. */
export function symbolQuery(typed: string): SymbolQuery {
  const wanted = typed.trim().toLowerCase();
  const [, container, name] = /^(.*)[/.](.*)$/s.exec(wanted) ?? [];
  if (name !== undefined && name !== '') return { name, container: container!.trim() };
  const [first = '', ...rest] = wanted.replace(/[/.]+$/, '').split(/\s+/);
  return { name: first, container: rest.join('') };
}

/** A declaration that was found; the higher its score, the better it fits. */
export interface FoundSymbol {
  readonly declaration: Declaration;
  readonly score: number;
}

interface Prepared {
  readonly declaration: Declaration;
  readonly lower: string;
  /** The letters in it, one bit each: most names are passed over by these alone. */
  readonly letters: number;
}

const prepared = new WeakMap<Unit, readonly Prepared[]>();

function preparedOf(unit: Unit): readonly Prepared[] {
  let found = prepared.get(unit);
  if (found === undefined) {
    found = declarationsOf(unit).map((declaration) => {
      const lower = declaration.name.toLowerCase();
      return { declaration, lower, letters: lettersOf(lower) };
    });
    prepared.set(unit, found);
  }
  return found;
}

function lettersOf(text: string): number {
  let letters = 0;
  for (let i = 0; i < text.length; i++) letters |= 1 << (text.charCodeAt(i) & 31);
  return letters;
}

/** The declarations of one unit that fit a query, in their order. */
export function matchesIn(unit: Unit, { name, container }: SymbolQuery): readonly FoundSymbol[] {
  const letters = lettersOf(name);
  const found: FoundSymbol[] = [];
  for (const { declaration, lower, letters: own } of preparedOf(unit)) {
    if ((letters & ~own) !== 0) continue;
    const score = fit(name, lower, declaration.name);
    if (score === undefined) continue;
    if (container !== '' && fit(container, (declaration.container ?? '').toLowerCase(), declaration.container ?? '') === undefined) continue;
    found.push({ declaration, score: score * 16 + WEIGHT[declaration.kind] });
  }
  return found;
}

/** Of two that fit alike, what others refer to comes first. */
const WEIGHT: Readonly<Record<Declaration['kind'], number>> = {
  pipeline: 11, catalog: 10, output: 9, source: 8, register: 7, step: 6, purpose: 5, rule: 4, law: 3, category: 2, party: 1, field: 0,
};

/**
 * How well letters fit a name: the name itself, its beginning, the beginning of a word in it, letters that stand together,
 * beginnings of words, letters in their order; shorter names before longer. Undefined where they do not fit.
 */
function fit(letters: string, lower: string, name: string): number | undefined {
  if (letters === '') return 0;
  if (lower === letters) return 1000;
  const length = Math.min(name.length, 99);
  if (lower.startsWith(letters)) return 800 - length;
  for (let at = lower.indexOf(letters); at !== -1; at = lower.indexOf(letters, at + 1)) if (startsWord(name, at)) return 600 - length;
  if (lower.includes(letters)) return 400 - length;
  const starts = inOrder(letters, lower, name, true);
  return starts !== undefined ? 300 - length : inOrder(letters, lower, name, false) === undefined ? undefined : 100 - length;
}

/** Where the last letter stands when all are found in their order; with `words`, each right behind the one before or at the start of a word. */
function inOrder(letters: string, lower: string, name: string, words: boolean): number | undefined {
  let at = -1;
  for (let i = 0; i < letters.length; i++) {
    const next = at + 1;
    at = lower.indexOf(letters[i]!, next);
    if (words) while (at > next && !startsWord(name, at)) at = lower.indexOf(letters[i]!, at + 1);
    if (at === -1 || (words && next === 0 && !startsWord(name, at))) return undefined;
  }
  return at;
}

function startsWord(name: string, at: number): boolean {
  if (at === 0) return true;
  const before = name[at - 1]!;
  if (/[^\p{L}\p{N}]/u.test(before)) return true;
  const here = name[at]!;
  return here !== here.toLowerCase() && before === before.toLowerCase();
}

/** The best of what was found, best first; what fits alike in the order of names and places. */
export function bestOf(found: readonly FoundSymbol[], most: number): readonly Declaration[] {
  const lowest = lowestKept(found, most);
  return found
    .filter(({ score }) => score >= lowest)
    .sort((a, b) => b.score - a.score || byCodeUnit(a.declaration.name, b.declaration.name) || byCodeUnit(a.declaration.at.unit, b.declaration.at.unit))
    .slice(0, most)
    .map(({ declaration }) => declaration);
}

/** The score from which on there are enough: sorting then sees few of a hundred thousand names. */
function lowestKept(found: readonly FoundSymbol[], most: number): number {
  if (found.length <= most) return 0;
  const times = new Map<number, number>();
  for (const { score } of found) times.set(score, (times.get(score) ?? 0) + 1);
  let left = most;
  for (const score of [...times.keys()].sort((a, b) => b - a)) {
    left -= times.get(score)!;
    if (left <= 0) return score;
  }
  return 0;
}
