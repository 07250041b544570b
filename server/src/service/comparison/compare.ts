/** Comparing two versions of the graph by the portraits of their pipelines. */
import { alike } from '../../base/equal.ts';
import { byCodeUnit } from '../../base/sorted.ts';
import type { CategoryPortrait, Portrait } from '../portrait.ts';
import { combinationChanges } from './combinations.ts';
import { outputChanges } from './outputs.ts';
import { purposeChanges } from './purposes.ts';
import { judgementChanges, peopleChanges, roleChanges, sourceChanges, transferChanges, undeclaredChanges } from './parts.ts';
import type { Change, GraphDiff, PipelineDiff, UnreadableFiles } from './shape.ts';

const ALL_READABLE: UnreadableFiles = { before: new Set(), after: new Set() };

/**
 * What differs between two versions; the same pipelines in other files, or texts laid out otherwise, make no change.
 * @param unreadable a pipeline whose file cannot be read did not appear or go: nobody can tell
 */
export function compareGraphs(before: readonly Portrait[], after: readonly Portrait[], unreadable: UnreadableFiles = ALL_READABLE): GraphDiff {
  const diffs = pairs(before, after).flatMap(([old, now]) => pipelineDiff(old, now, unreadable) ?? []);
  return { pipelines: diffs.sort((a, b) => byCodeUnit(a.id, b.id) || byCodeUnit(a.file, b.file)), categories: named([...before, ...after], diffs) };
}

/** Each pipeline with what it was: the same id, else the same place, else the same in all but these. */
function pairs(before: readonly Portrait[], after: readonly Portrait[]): readonly (readonly [Portrait | undefined, Portrait | undefined])[] {
  const gone = new Set(before);
  const found = new Map<Portrait, Portrait>();
  const match = (key: (portrait: Portrait) => string, same: (old: Portrait, now: Portrait) => boolean = () => true): void => {
    const olds = new Map<string, Portrait[]>();
    for (const old of gone) {
      const alikes = olds.get(key(old));
      if (alikes === undefined) olds.set(key(old), [old]);
      else alikes.push(old);
    }
    for (const now of after) {
      const old = found.has(now) ? undefined : olds.get(key(now))?.find((one) => gone.has(one) && same(one, now));
      if (old === undefined) continue;
      found.set(now, old);
      gone.delete(old);
    }
  };
  match(({ id }) => id);
  match(({ file, document }) => `${file}#${document}`);
  match(namesIn, (old, now) => now.personal && changesBetween(old, now).length === 0);
  return [...after.map((now) => [found.get(now), now] as const), ...[...gone].map((old) => [old, undefined] as const)];
}

function namesIn({ sources, outputs, combinations }: Portrait): string {
  return JSON.stringify([sources, outputs, combinations].map((parts) => parts.map(({ name }) => name)));
}

function pipelineDiff(old: Portrait | undefined, now: Portrait | undefined, unreadable: UnreadableFiles): PipelineDiff | undefined {
  const { id, file } = (now ?? old)!;
  const moved = old !== undefined && now !== undefined && (old.id !== now.id || old.file !== now.file);
  const unreadableIn = old === undefined && unreadable.before.has(file) ? 'before' : now === undefined && unreadable.after.has(file) ? 'after' : null;
  const changes = unreadableIn === 'after' ? [] : changesBetween(old, now);
  if (old !== undefined && now !== undefined && changes.length === 0 && !moved) return undefined;
  return {
    id, file, changes, unreadableIn,
    state: unreadableIn !== null ? 'unreadable' : old === undefined ? 'added' : now === undefined ? 'removed' : changes.length > 0 ? 'changed' : 'moved',
    movedFrom: moved ? { id: old.id, file: old.file } : null,
    personal: old?.personal === true || now?.personal === true,
  };
}

function changesBetween(old: Portrait | undefined, now: Portrait | undefined): readonly Change[] {
  if (old !== undefined && now !== undefined && alike(old, now)) return [];
  return [
    ...combinationChanges(old, now), ...outputChanges(old, now), ...purposeChanges(old, now), ...transferChanges(old, now), ...judgementChanges(old, now),
    ...sourceChanges(old, now), ...peopleChanges(old, now), ...roleChanges(old, now), ...undeclaredChanges(old, now),
  ];
}

/** The categories that the changes name. */
function named(portraits: readonly Portrait[], diffs: readonly PipelineDiff[]): readonly Pick<CategoryPortrait, 'id' | 'label'>[] {
  const wanted = new Set(diffs.flatMap(({ changes }) => changes.flatMap(({ added, removed, kept }) => [...added, ...removed, ...kept])));
  const found = new Map(portraits.flatMap(({ categories }) => categories.map(({ id, label }) => [id, { id, label: { nl: label.nl, en: label.en } }] as const)));
  return [...found.values()].filter(({ id }) => wanted.has(id)).sort((a, b) => byCodeUnit(a.id, b.id));
}
