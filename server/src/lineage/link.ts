/**
 * How the units of a workspace hang together: which pipeline reads which, in what order they can be
 * computed, and which ids clash. Speaks of units by key only, so that it stays valid while texts
 * change without changing what reads what. Iterative: ten thousand files in a row are one long list.
 */
import { byCodeUnit } from '../base/sorted.ts';
import type { UnitKey } from '../model/path.ts';
import type { Unit } from '../model/pipeline.ts';

export interface Duplicate {
  readonly first: UnitKey;
  readonly second: UnitKey;
}

export interface Reading {
  readonly unit: UnitKey;
  readonly source: string;
}

/** Pipelines that read each other in a circle: the reading at which it is reported and cut, and the others. */
export interface Circle {
  readonly at: Reading;
  readonly others: readonly Reading[];
}

export interface Links {
  /** Pipeline id → the unit that has it; the first in file order where several claim it. */
  readonly pipelines: ReadonlyMap<string, UnitKey>;
  readonly catalogs: readonly UnitKey[];
  /** Every pipeline after those it reads. */
  readonly order: readonly UnitKey[];
  readonly duplicates: readonly Duplicate[];
  readonly circles: readonly Circle[];
  /** `cutKey` of readings that are not followed because they would close a circle. */
  readonly cut: ReadonlySet<string>;
  readonly reads: ReadonlyMap<UnitKey, readonly UnitKey[]>;
  readonly readers: ReadonlyMap<UnitKey, readonly UnitKey[]>;
}

/** `pipeline/output` as its two names; an output name may hold a slash, a pipeline id may not. */
export function splitReference(reference: string): { readonly pipeline: string; readonly output: string } {
  const slash = reference.indexOf('/');
  return slash === -1 ? { pipeline: reference, output: '' } : { pipeline: reference.slice(0, slash), output: reference.slice(slash + 1) };
}

/** Names a source whose reference is not followed, because it closes a circle. */
export function cutKey(unit: UnitKey, source: string): string {
  return `${unit}#${source}`;
}

/** All that linking depends on, of one unit: while this text is the same, the links stay valid. */
export function linkSignature(unit: Unit): string {
  if (unit.kind === 'catalog') return `catalog ${unit.id}`;
  const readings = [...unit.sources.values()].flatMap((source) => (source.output === undefined ? [] : [`${source.name}=${source.output.id}`]));
  return `pipeline ${unit.id} ${readings.join(' ')}`;
}

/** Units in file order, documents of one file in theirs. */
export function inFileOrder(units: Iterable<Unit>): readonly Unit[] {
  return [...units].sort((a, b) => byCodeUnit(a.file, b.file) || a.key.length - b.key.length || byCodeUnit(a.key, b.key));
}

/** Links units given in any order; the result depends on what they declare only. */
export function link(given: Iterable<Unit>): Links {
  const units = inFileOrder(given);
  const taken = new Map<string, UnitKey>();
  const pipelines = new Map<string, UnitKey>();
  const catalogs: UnitKey[] = [];
  const duplicates: Duplicate[] = [];
  for (const unit of units) {
    const earlier = taken.get(unit.id);
    if (earlier === undefined) taken.set(unit.id, unit.key);
    else duplicates.push({ first: earlier, second: unit.key });
    if (unit.kind === 'catalog') catalogs.push(unit.key);
    else if (earlier === undefined) pipelines.set(unit.id, unit.key);
  }
  const edges = new Map<UnitKey, Map<UnitKey, string>>();
  /** Per reader the readings of each target: a circle is cut at all of them. */
  const readings = new Map<UnitKey, Map<UnitKey, string[]>>();
  for (const unit of units) {
    if (unit.kind !== 'pipeline') continue;
    const targets = new Map<UnitKey, string[]>();
    for (const source of unit.sources.values()) {
      const target = source.output === undefined ? undefined : pipelines.get(splitReference(source.output.id).pipeline);
      if (target === undefined) continue;
      const sources = targets.get(target);
      if (sources === undefined) targets.set(target, [source.name]);
      else sources.push(source.name);
    }
    readings.set(unit.key, targets);
    edges.set(unit.key, new Map([...targets].map(([target, sources]) => [target, sources[0]!])));
  }
  const circles: Circle[] = [];
  const cut = new Set<string>();
  const order = sequence(edges, (reader, target) => {
    for (const source of readings.get(reader)?.get(target) ?? []) cut.add(cutKey(reader, source));
  }, circles);
  const reads = new Map<UnitKey, readonly UnitKey[]>();
  for (const [reader, targets] of edges) reads.set(reader, [...targets.keys()]);
  return { pipelines, catalogs, order, duplicates, circles, cut, reads, readers: readersIn(edges) };
}

function readersIn(edges: ReadonlyMap<UnitKey, ReadonlyMap<UnitKey, string>>): ReadonlyMap<UnitKey, readonly UnitKey[]> {
  const readers = new Map<UnitKey, UnitKey[]>();
  for (const [reader, targets] of edges) {
    for (const target of targets.keys()) {
      const list = readers.get(target);
      if (list === undefined) readers.set(target, [reader]);
      else list.push(reader);
    }
  }
  return readers;
}

/** Kahn's order over `edges` (in file order); each circle met on the way is recorded once, cut, and taken out of `edges`. */
function sequence(edges: Map<UnitKey, Map<UnitKey, string>>, cutReading: (reader: UnitKey, target: UnitKey) => void, circles: Circle[]): readonly UnitKey[] {
  const keys = [...edges.keys()];
  const rank = new Map(keys.map((key, index) => [key, index]));
  const waits = new Map(keys.map((key) => [key, edges.get(key)!.size]));
  const readers = readersIn(edges);
  const order: UnitKey[] = keys.filter((key) => waits.get(key) === 0);
  const done = new Set<UnitKey>();
  let taken = 0;
  const release = (): void => {
    for (; taken < order.length; taken++) {
      const key = order[taken]!;
      done.add(key);
      for (const reader of readers.get(key) ?? []) {
        if (!edges.get(reader)!.has(key)) continue;
        const left = waits.get(reader)! - 1;
        waits.set(reader, left);
        if (left === 0) order.push(reader);
      }
    }
  };
  release();
  for (let next = 0; taken < keys.length; ) {
    while (done.has(keys[next]!)) next++;
    const circle = findCircle(keys[next]!, edges, done).sort((a, b) => rank.get(a.unit)! - rank.get(b.unit)!);
    // Reported at the second in file order, with the first as related place; a pipeline that reads itself has no second.
    const at = circle[Math.min(1, circle.length - 1)]!;
    circles.push({ at: { unit: at.unit, source: at.source }, others: circle.filter((item) => item !== at).map(({ unit, source }) => ({ unit, source })) });
    cutReading(at.unit, at.target);
    edges.get(at.unit)!.delete(at.target);
    const left = waits.get(at.unit)! - 1;
    waits.set(at.unit, left);
    if (left === 0) order.push(at.unit);
    release();
  }
  return order;
}

function findCircle(start: UnitKey, edges: ReadonlyMap<UnitKey, ReadonlyMap<UnitKey, string>>, done: ReadonlySet<UnitKey>): { unit: UnitKey; source: string; target: UnitKey }[] {
  const walked: { unit: UnitKey; source: string; target: UnitKey }[] = [];
  const index = new Map<UnitKey, number>();
  let unit = start;
  while (!index.has(unit)) {
    index.set(unit, walked.length);
    // A reader that still waits reads something that is not done: else it would have been released.
    const [target, source] = [...edges.get(unit)!].find(([candidate]) => !done.has(candidate))!;
    walked.push({ unit, source, target });
    unit = target;
  }
  return walked.slice(index.get(unit));
}
