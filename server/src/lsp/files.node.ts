/** The host on Node: files below `file:` folders, found as the command line finds them. */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { configFiles, type ActiveConfig } from '../host/config-files.ts';
import { matchesAny } from '../host/globs.ts';
import { readTextSoon } from '../host/read-text.ts';
import { insideOf, selectFiles } from '../host/select.ts';
import { unmatchedGlobs } from '../host/unmatched.ts';
import type { Preset } from '../rules/finding.ts';
import { settingsReader } from '../service/config.ts';
import { ownRuleProblems } from '../service/config-own-rules.ts';
import type { ConfigProblem } from '../service/config-problems.ts';
import type { ConfigFault, Host, Project } from './host.ts';

/** @param docs folder with the pages of the rules; used when it is there */
export function nodeHost(docs: string, version: string): Host {
  return {
    version,
    project: (folderUri) => Promise.resolve(project(folderUri)),
    read: async (uri) => {
      const path = pathOf(uri);
      const read = path === undefined ? undefined : await readTextSoon(path);
      return read?.kind === 'text' ? read.text : undefined;
    },
    today: () => {
      const now = new Date();
      return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
    },
    docsUri: existsSync(docs) ? pathToFileURL(docs).href : undefined,
  };
}

function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

function toFault({ file, line, column, message }: ConfigProblem): ConfigFault {
  return { uri: pathToFileURL(file).href, line, column, message };
}

const NOWHERE = '/';

function project(folderUri: string): Project {
  const root = pathOf(folderUri);
  const configs = configFiles({ kind: 'nearest' });
  const { files } = root === undefined ? { files: [] } : selectFiles([root], root, configs);
  const used = [...new Set(files.map(({ config }) => config))].filter((config) => config !== undefined);
  const problems = [...configs.problems(), ...used.flatMap((config) => unmatchedGlobs(config, root ?? NOWHERE))];
  const layers = new Set(used.flatMap((config) => config.layers.map(({ layer }) => layer)));
  const readers = new Map<string, ReturnType<typeof settingsReader>>();
  const readerFor = (config: ActiveConfig | undefined, preset: Preset | undefined): ReturnType<typeof settingsReader> => {
    const key = `${preset ?? ''} ${config?.path ?? ''}`;
    let reader = readers.get(key);
    if (reader === undefined) readers.set(key, (reader = settingsReader(config?.config, { preset })));
    return reader;
  };
  return {
    files: files.map(({ path, asked }) => ({ uri: pathToFileURL(path).href, asked })),
    faults: problems.map(toFault),
    configs: [...configs.paths()].map((path) => pathToFileURL(path).href),
    unknownRules: (workspace, known) => [...layers].flatMap((layer) => ownRuleProblems(layer, workspace, known)).map(toFault),
    settingsFor: (uri, preset) => {
      const path = pathOf(uri);
      const config = path === undefined ? undefined : configs.nearest(dirname(path));
      return readerFor(config, preset)((globs) => config !== undefined && matchesAny(globs, insideOf(config.directory, path!)));
    },
  };
}
