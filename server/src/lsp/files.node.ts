/** The host on Node: files below `file:` folders, read when asked for. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { byCodeUnit } from '../base/sorted.ts';
import { DEFAULT_SETTINGS, type Settings } from '../service/settings.ts';
import type { Preset } from '../rules/finding.ts';
import type { Host, Project } from './host.ts';

const OURS = /\.(?:pipeline|catalog)\.ya?ml$/;
const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** @param docs folder with the pages of the rules; used when it is there */
export function nodeHost(docs: string, version: string): Host {
  return {
    version,
    project,
    read: async (uri) => {
      const path = pathOf(uri);
      return path === undefined ? undefined : readFile(path, 'utf8').catch(() => undefined);
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

async function project(folderUri: string): Promise<Project> {
  const root = pathOf(folderUri);
  const files: string[] = [];
  const todo = root === undefined ? [] : [''];
  for (let folder = todo.pop(); folder !== undefined; folder = todo.pop()) {
    const entries = await readdir(join(root!, folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) todo.push(path);
      else if (entry.isFile() && OURS.test(entry.name)) files.push(path);
    }
  }
  const settings = new Map<Preset | undefined, Settings>();
  return {
    files: files.sort(byCodeUnit),
    includes: (path) => OURS.test(path),
    settingsFor: (_, preset) => {
      let found = settings.get(preset);
      if (found === undefined) settings.set(preset, (found = preset === undefined ? DEFAULT_SETTINGS : { ...DEFAULT_SETTINGS, preset }));
      return found;
    },
  };
}
