/** A workspace folder as a tree of files holds it at this moment: the same for a disk and for what a client serves. */
import { findBaselines } from '../host/baselines.ts';
import { configFiles, type ActiveConfig } from '../host/config-files.ts';
import type { FileTree } from '../host/file-tree.ts';
import { matchesAny } from '../host/globs.ts';
import { selectFiles } from '../host/select.ts';
import { unmatchedGlobs } from '../host/unmatched.ts';
import type { Preset } from '../rules/finding.ts';
import { faultOf } from '../service/baseline.ts';
import { faultText } from '../service/baseline-notes.ts';
import { settingsReader } from '../service/config.ts';
import { ownRuleProblems } from '../service/config-own-rules.ts';
import { configProblem, type ConfigProblem } from '../service/config-problems.ts';
import { DEFAULT_SETTINGS } from '../service/settings.ts';
import type { ConfigFault, Project } from './host.ts';

/** From the client's URIs to paths in a tree and back. */
export interface Names {
  /** Undefined for a URI that names nothing in this tree. */
  pathOf(uri: string): string | undefined;
  uriOf(path: string): string;
}

/** Finds the files of a folder and the configurations that count there, as the command line finds them. */
export function findProject(tree: FileTree, folderUri: string, { pathOf, uriOf }: Names): Project {
  const root = pathOf(folderUri);
  const configs = configFiles(tree, { kind: 'nearest' });
  const { files } = root === undefined ? { files: [] } : selectFiles(tree, [root], root, configs);
  const used = [...new Set(files.map(({ config }) => config))].filter((config) => config !== undefined);
  const baselines = findBaselines(tree);
  const placed = new Map(files.map(({ path, config }) => [path, baselines.of(config)]));
  const problems = [...configs.problems(), ...baselines.all().flatMap((found) => found.problems), ...used.flatMap((config) => unmatchedGlobs(tree, config, root ?? '/'))];
  const layers = new Set(used.flatMap((config) => config.layers.map(({ layer }) => layer)));
  const toFault = ({ file, line, column, message }: ConfigProblem): ConfigFault => ({ uri: uriOf(file), line, column, message });
  const readers = new Map<string, ReturnType<typeof settingsReader>>();
  const readerFor = (config: ActiveConfig | undefined, preset: Preset | undefined): ReturnType<typeof settingsReader> => {
    const key = `${preset ?? ''} ${config?.path ?? ''}`;
    let reader = readers.get(key);
    if (reader === undefined) readers.set(key, (reader = settingsReader(config?.config, { preset })));
    return reader;
  };
  return {
    files: files.map(({ path, asked }) => ({ uri: uriOf(path), asked })),
    faults: problems.map(toFault),
    configs: [...configs.paths(), ...baselines.all().map(({ path }) => path)].map(uriOf),
    unknownRules: (workspace, known) => [...layers].flatMap((layer) => ownRuleProblems(layer, workspace, known)).map(toFault),
    baselineFor: (uri) => {
      const path = pathOf(uri);
      const found = path === undefined ? undefined : (placed.get(path) ?? baselines.of(configs.nearest(tree.parent(path))));
      return found?.baseline === undefined ? undefined : { baseline: found.baseline, name: tree.inside(found.directory, path!), file: uriOf(found.path) };
    },
    overdue: (today, known) => baselines.all().flatMap(({ baseline, path }) => {
      const config = used.find((candidate) => baselines.of(candidate)?.path === path);
      if (baseline === undefined) return [];
      return baseline.entries.flatMap((entry) => {
        const fault = faultOf(entry, config?.config ?? DEFAULT_SETTINGS, today, known);
        return fault === undefined ? [] : [{ ...toFault(configProblem(baseline.source, entry.span, faultText(fault, entry))), note: true as const }];
      });
    }),
    settingsFor: (uri, preset) => {
      const path = pathOf(uri);
      const config = path === undefined ? undefined : configs.nearest(tree.parent(path));
      return readerFor(config, preset)((globs) => config !== undefined && matchesAny(globs, tree.inside(config.directory, path!)));
    },
  };
}
