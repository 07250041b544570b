/**
 * The host for folders that only the client can look into: those of a browser, or of a desktop
 * editor that shows what is not on a disk. The client is asked what is in them; the search itself is
 * the one that runs on a disk.
 */
import { errorText } from '../base/error-text.ts';
import { makeSnapshot, type Answers, type Questions } from '../host/snapshot.ts';
import { MAX_TEXT } from '../syntax/limits.ts';
import type { Host } from './host.ts';
import { findProject, type Names } from './project.ts';
import { today } from './today.ts';

/** The request to the client: questions about URIs, answered in their order. */
export const FILES_REQUEST = 'grondslag/files';

/** How the client says that a file is beyond every limit: it was not read. */
const TOO_LARGE = 'too large';

/** How long the client may take to tell what is in a folder and all below it, in milliseconds. */
const PATIENCE = 30_000;

export interface Client {
  /** Sends the questions; may reject, and may never resolve. */
  ask(questions: Questions): Promise<Answers>;
  /** Tells the user's log what could not be had. */
  log(message: string): void;
}

/** A host that asks the client for all it knows. */
export function clientHost(client: Client, version: string, patience: number = PATIENCE): Host {
  return {
    version,
    today,
    docsUri: undefined,
    project: async (folderUri) => {
      const snapshot = makeSnapshot();
      const names = namesAt(folderUri);
      const end = performance.now() + patience;
      for (;;) {
        const project = findProject(snapshot.tree, folderUri, names);
        const wanted = snapshot.wanted();
        if (Object.values(wanted).every((list: readonly string[]) => list.length === 0)) return project;
        const uris = (paths: readonly string[]): readonly string[] => paths.map(names.uriOf);
        const questions = { folders: uris(wanted.folders), kinds: uris(wanted.kinds), texts: uris(wanted.texts) };
        const answers = await answered(client, questions, end - performance.now());
        // What is known by now is checked; a folder that never ends keeps nothing else from working.
        if (answers === undefined) return project;
        snapshot.learn(wanted, answers);
      }
    },
    read: async (uri) => {
      const read = (await answered(client, { folders: [], kinds: [], texts: [uri] }, patience))?.texts[0];
      if (read?.kind === 'text') return read.text;
      // As on a disk, where no more is read than it takes to see that it is too much.
      return read?.kind === 'unreadable' && read.reason === TOO_LARGE ? 'x'.repeat(MAX_TEXT + 1) : undefined;
    },
  };
}

/** The disk for folders that are on it, the client for all others. */
export function bothHosts(disk: Host, client: Host): Host {
  const hostOf = (uri: string): Host => (/^file:/i.test(uri) ? disk : client);
  return { ...disk, project: (folderUri) => hostOf(folderUri).project(folderUri), read: (uri) => hostOf(uri).read(uri) };
}

/** The client's answers, or undefined where it fails or takes too long. */
async function answered(client: Client, questions: Questions, patience: number): Promise<Answers | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in time`)), Math.max(0, patience));
  });
  try {
    return await Promise.race([client.ask(questions), late]);
  } catch (error) {
    const [first] = [...questions.folders, ...questions.kinds, ...questions.texts];
    client.log(`${first ?? ''}: ${errorText(error)}`);
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** Paths of one folder's file system: what its URI has before the path is the same for all. */
function namesAt(folderUri: string): Names {
  const start = /^[a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?/i.exec(folderUri)?.[0] ?? '';
  return {
    pathOf: (uri) => {
      if (!uri.startsWith(start)) return undefined;
      const path = decoded(uri.slice(start.length)).replace(/\/+$/, '');
      return path.startsWith('/') ? path : `/${path}`;
    },
    uriOf: (path) => start + path.split('/').map(encodeURIComponent).join('/'),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign: taken as it is.
    return text;
  }
}
