/**
 * Whether a change of the texts leaves all that is found as it was: it is carried out on a copy of
 * the workspace, and the findings are held against each other. What was moved counts as one place.
 */
import type { Path, UnitKey } from '../model/path.ts';
import { byCodeUnit } from '../base/sorted.ts';
import type { FileId } from '../text/source-file.ts';
import { applyEdits, type TextEdit } from '../text/text-edit.ts';
import type { Analysis, Located } from './analysis.ts';
import type { Slices } from './effect.ts';

/** Edits of files that are there, and a file that is to be made. */
export interface Moved {
  readonly edits: ReadonlyMap<FileId, readonly TextEdit[]>;
  readonly create?: { readonly file: FileId; readonly text: string };
}

/** A place of a unit. */
export interface Spot {
  readonly unit: UnitKey;
  readonly path: Path;
}

/** The rules whose findings would be others: by message, severity, place and whether a comment ignores them. None where all stays the same. */
export function* changedRules(moved: Moved, placeOf: (spot: Spot) => Spot, analysis: Analysis): Slices<readonly string[]> {
  const after = analysis.fork();
  after.workspace.apply([
    ...[...moved.edits].map(([file, edits]) => ({ file, text: applyEdits(analysis.workspace.file(file)?.source.text ?? '', edits) })),
    ...(moved.create === undefined ? [] : [moved.create]),
  ]);
  yield;
  while (after.workspace.computeNext() !== undefined) yield;
  const balance = new Map<string, { readonly rule: string; count: number }>();
  const note = (item: Located, by: number): void => {
    const key = identity(item, placeOf);
    const known = balance.get(key);
    if (known === undefined) balance.set(key, { rule: item.rule.id, count: by });
    else known.count += by;
  };
  for (const [one, by] of [[analysis, -1], [after, 1]] as const) {
    for (const file of [...one.workspace.fileIds()]) {
      for (const item of one.inFile(file)) note(item, by);
      yield;
    }
  }
  return [...new Set([...balance.values()].flatMap(({ rule, count }) => (count === 0 ? [] : [rule])))].sort(byCodeUnit);
}

function identity({ rule, severity, finding, suppressed }: Located, placeOf: (spot: Spot) => Spot): string {
  const { unit, path } = placeOf(finding.at);
  return JSON.stringify([rule.id, severity, finding.message, finding.params, unit, path, finding.purpose ?? null, suppressed === undefined]);
}
