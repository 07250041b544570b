/** The known findings of a run: which baseline counts for which file. */
import { insideOf } from '../host/disk.node.ts';
import { findBaselines, type PlacedBaseline } from '../host/baselines.ts';
import type { FileTree } from '../host/file-tree.ts';
import type { SelectedFile } from '../host/select.ts';
import type { BaselineFor } from '../service/baseline.ts';
import { fileId, type FileId } from '../text/source-file.ts';

/** Where the baseline of a file stands, or would, and what it calls that file. */
export interface BaselinePlace {
  readonly placed: PlacedBaseline;
  readonly name: string;
}

export interface ProjectBaselines {
  /** Undefined where nothing says which baseline counts. */
  placeOf(file: FileId): BaselinePlace | undefined;
  readonly held: BaselineFor;
  /** All that count for a file of the run, each once. */
  readonly all: readonly PlacedBaseline[];
}

/** The baselines of these files. @param fixed absolute path of the one that counts for all */
export function baselinesOf(tree: FileTree, files: readonly (Pick<SelectedFile, 'path' | 'config'> & { readonly id: FileId })[], cwd: string, fixed: string | undefined): ProjectBaselines {
  const found = findBaselines(tree, fixed);
  const places = new Map<FileId, BaselinePlace>();
  for (const { id, path, config } of files) {
    const placed = found.of(config);
    if (placed !== undefined) places.set(id, { placed, name: tree.inside(placed.directory, path) });
  }
  return {
    placeOf: (file) => places.get(file),
    held: (file) => {
      const place = places.get(file);
      const baseline = place?.placed.baseline;
      return place === undefined || baseline === undefined ? undefined : { baseline, name: place.name, file: baselineId(place.placed, cwd) };
    },
    all: found.all(),
  };
}

/** What reports call the file of a baseline: its path from the working directory. */
export function baselineId({ path }: PlacedBaseline, cwd: string): FileId {
  return fileId(insideOf(cwd, path));
}
