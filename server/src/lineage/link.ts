/**
 * How the units of a workspace hang together: which pipeline reads which, in what order they can be
 * computed, and which ids clash. Iterative: a chain of ten thousand files is one long list.
 */
import { byCodeUnit } from '../base/sorted.ts';
import type { UnitKey } from '../model/path.ts';
import type { Catalog, Pipeline, Source, Unit } from '../model/pipeline.ts';

export interface Duplicate {
  readonly first: Unit;
  readonly second: Unit;
}

/** Pipelines that read each other in a circle: the source at which it is cut, and the sources that close it. */
export interface Circle {
  readonly at: { readonly pipeline: Pipeline; readonly source: Source };
  readonly others: readonly { readonly pipeline: Pipeline; readonly source: Source }[];
}

export interface Links {
  readonly pipelines: ReadonlyMap<string, Pipeline>;
  readonly catalogs: readonly Catalog[];
  /** Every pipeline after those it reads; pipelines with an id that was taken stand in it too. */
  readonly order: readonly Pipeline[];
  readonly duplicates: readonly Duplicate[];
  readonly circles: readonly Circle[];
  /** `reader#source` pairs whose reading is cut because it would close a circle. */
  readonly cut: ReadonlySet<string>;
  /** Pipeline id → units that read one of its outputs. */
  readonly readers: ReadonlyMap<string, readonly Pipeline[]>;
}

/** `pipeline/output` as its two names; an output name may hold a slash, a pipeline id may not. */
export function splitReference(reference: string): { readonly pipeline: string; readonly output: string } {
  const slash = reference.indexOf('/');
  return slash === -1 ? { pipeline: reference, output: '' } : { pipeline: reference.slice(0, slash), output: reference.slice(slash + 1) };
}

export function cutKey(unit: UnitKey, source: string): string {
  return `${unit}#${source}`;
}

/** Links units given in any order; the result depends on their keys only. */
export function link(given: readonly Unit[]): Links {
  const units = [...given].sort((a, b) => byCodeUnit(a.file, b.file) || (a.key.length - b.key.length) || byCodeUnit(a.key, b.key));
  const pipelines = new Map<string, Pipeline>();
  const taken = new Map<string, Unit>();
  const duplicates: Duplicate[] = [];
  const catalogs: Catalog[] = [];
  const all: Pipeline[] = [];
  for (const unit of units) {
    const earlier = taken.get(unit.id);
    if (earlier !== undefined) duplicates.push({ first: earlier, second: unit });
    else taken.set(unit.id, unit);
    if (unit.kind === 'catalog') catalogs.push(unit);
    else {
      all.push(unit);
      if (earlier === undefined) pipelines.set(unit.id, unit);
    }
  }
  return { pipelines, catalogs, duplicates, ...sequence(all, pipelines) };
}

interface Reading {
  readonly source: Source;
  readonly target: Pipeline;
}

function sequence(all: readonly Pipeline[], pipelines: ReadonlyMap<string, Pipeline>): Pick<Links, 'order' | 'circles' | 'cut' | 'readers'> {
  const readings = new Map<Pipeline, readonly Reading[]>();
  const readers = new Map<string, Pipeline[]>();
  const waits = new Map<Pipeline, number>();
  for (const pipeline of all) {
    const own: Reading[] = [];
    const targets = new Set<Pipeline>();
    for (const source of pipeline.sources.values()) {
      if (source.output === undefined) continue;
      const target = pipelines.get(splitReference(source.output.id).pipeline);
      if (target === undefined) continue;
      own.push({ source, target });
      targets.add(target);
    }
    for (const target of targets) {
      const list = readers.get(target.id);
      if (list === undefined) readers.set(target.id, [pipeline]);
      else list.push(pipeline);
    }
    readings.set(pipeline, own);
    waits.set(pipeline, targets.size);
  }
  const order: Pipeline[] = [];
  const ready = all.filter((pipeline) => waits.get(pipeline) === 0);
  const done = new Set<Pipeline>();
  const release = (): void => {
    for (let i = order.length; i < ready.length; i++) {
      const pipeline = ready[i]!;
      order.push(pipeline);
      done.add(pipeline);
      if (pipelines.get(pipeline.id) !== pipeline) continue;
      for (const reader of readers.get(pipeline.id) ?? []) {
        const left = waits.get(reader)! - 1;
        waits.set(reader, left);
        if (left === 0 && !done.has(reader)) ready.push(reader);
      }
    }
  };
  release();
  const circles: Circle[] = [];
  const cut = new Set<string>();
  let next = 0;
  while (order.length < all.length) {
    while (done.has(all[next]!)) next++;
    const circle = findCircle(all[next]!, readings, done, pipelines);
    // Reported at the second in file order, with the first as related place.
    const inFileOrder = [...circle].sort((a, b) => all.indexOf(a.pipeline) - all.indexOf(b.pipeline));
    const at = inFileOrder[Math.min(1, inFileOrder.length - 1)]!;
    circles.push({ at: { pipeline: at.pipeline, source: at.reading.source }, others: inFileOrder.filter((item) => item !== at).map((item) => ({ pipeline: item.pipeline, source: item.reading.source })) });
    const open = readings.get(at.pipeline)!.filter((reading) => reading.target === at.reading.target);
    for (const reading of open) cut.add(cutKey(at.pipeline.key, reading.source.name));
    const left = waits.get(at.pipeline)! - 1;
    waits.set(at.pipeline, left);
    // The cut reading must not release its reader a second time.
    readers.set(at.reading.target.id, (readers.get(at.reading.target.id) ?? []).filter((reader) => reader !== at.pipeline));
    readings.set(at.pipeline, readings.get(at.pipeline)!.filter((reading) => reading.target !== at.reading.target));
    if (left === 0) ready.push(at.pipeline);
    release();
  }
  return { order, circles, cut, readers };
}

function findCircle(start: Pipeline, readings: ReadonlyMap<Pipeline, readonly Reading[]>, done: ReadonlySet<Pipeline>, pipelines: ReadonlyMap<string, Pipeline>): readonly { pipeline: Pipeline; reading: Reading }[] {
  const path: { pipeline: Pipeline; reading: Reading }[] = [];
  const index = new Map<Pipeline, number>();
  let pipeline = start;
  while (!index.has(pipeline)) {
    index.set(pipeline, path.length);
    // A reader that waits has at least one reading that is not done: else it would have been released.
    const reading = readings.get(pipeline)!.find(({ target }) => !done.has(target) && pipelines.get(target.id) === target)!;
    path.push({ pipeline, reading });
    pipeline = reading.target;
  }
  return path.slice(index.get(pipeline)!);
}
