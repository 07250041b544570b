/** The host on Node: files below `file:` folders, found as the command line finds them. */
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { disk } from '../host/disk.node.ts';
import { readTextSoon } from '../host/read-text.node.ts';
import type { Host } from './host.ts';
import { findProject, type Names } from './project.ts';
import { today } from './today.ts';

/** @param docs folder with the pages of the rules; used when it is there */
export function nodeHost(docs: string, version: string): Host {
  return {
    version,
    project: (folderUri) => Promise.resolve(findProject(disk, folderUri, NAMES)),
    read: async (uri) => {
      const path = NAMES.pathOf(uri);
      const read = path === undefined ? undefined : await readTextSoon(path);
      return read?.kind === 'text' ? read.text : undefined;
    },
    today,
    docsUri: existsSync(docs) ? pathToFileURL(docs).href : undefined,
  };
}

const NAMES: Names = {
  pathOf: (uri) => {
    try {
      return fileURLToPath(uri);
    } catch {
      return undefined;
    }
  },
  uriOf: (path) => pathToFileURL(path).href,
};
