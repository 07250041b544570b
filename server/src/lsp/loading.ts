/** Reading the workspace from disk: once at the start, again when folders or settings change, and file by file as they change. */
import { FileChangeType, type FileEvent } from 'vscode-languageserver';
import { SourceFile, type FileId } from '../text/source-file.ts';
import { startProgress } from './progress.ts';
import type { Session } from './session.ts';
import { makeUris, type Folder } from './uris.ts';

/** How many files are read at a time: few enough that their parsing does not hold up a keystroke. */
const AT_ONCE = 16;

/** Reads everything. Calls after each other wait for each other; `session.loaded` follows the last. */
export function load(session: Session): Promise<void> {
  const before = session.loaded;
  session.loaded = before.then(() => readAll(session)).catch((error: unknown) => {
    session.connection.console.error(`reading the workspace failed: ${String(error)}`);
    enterAll(session);
  });
  return session.loaded;
}

async function readAll(session: Session): Promise<void> {
  const { host, uris, scheduler, workspace } = session;
  if (!session.complete) workspace.expectMore(uris.folders.length > 0);
  const progress = await startProgress(session);
  const listed: { readonly id: FileId; readonly uri: string }[] = [];
  for (const folder of uris.folders) {
    const project = await host.project(folder.uri);
    session.projects.set(folder.uri, project);
    for (const path of project.files) {
      const id = uris.idIn(folder, path);
      listed.push({ id, uri: uris.uriOf(id) });
    }
  }
  const known = new Set(listed.map(({ id }) => id));
  for (const id of [...workspace.fileIds()]) if (!known.has(id)) session.update(id, undefined);
  // What is open may have become ours, or no longer be.
  for (const id of session.documents.keys()) session.update(id, undefined);
  const catalogs = listed.filter(({ id }) => /\.catalog\.ya?ml$/.test(id));
  await read(session, catalogs, () => undefined);
  if (!session.complete) scheduler.enter('reading');
  await read(session, listed.filter(({ id }) => !/\.catalog\.ya?ml$/.test(id)), (done) => progress.report(done + catalogs.length, listed.length));
  progress.done();
  enterAll(session);
}

function enterAll(session: Session): void {
  session.workspace.expectMore(false);
  session.complete = true;
  session.scheduler.enter('all');
  session.scheduler.recheck();
}

async function read(session: Session, files: readonly { readonly id: FileId; readonly uri: string }[], report: (done: number) => void): Promise<void> {
  for (let at = 0; at < files.length; at += AT_ONCE) {
    const part = files.slice(at, at + AT_ONCE);
    const texts = await Promise.all(part.map(({ uri }) => session.host.read(uri)));
    part.forEach(({ id }, index) => session.update(id, texts[index]));
    report(at + part.length);
  }
}

/** Folders were added or removed: files get other names, so all are read anew under those. */
export function changeFolders(session: Session, added: readonly Folder[], removed: readonly Folder[]): Promise<void> {
  const gone = new Set(removed.map(({ uri }) => uri));
  const folders = [...session.uris.folders.filter(({ uri }) => !gone.has(uri)), ...added.filter(({ uri }) => !session.uris.folders.some((folder) => folder.uri === uri))];
  const documents = [...session.documents.values()];
  session.publisher.withdrawAll();
  for (const id of [...session.workspace.fileIds()]) session.scheduler.change({ file: id, text: undefined });
  session.scheduler.flush();
  session.documents.clear();
  session.projects.clear();
  session.uris = makeUris(folders);
  for (const document of documents) {
    const id = session.uris.idOf(document.uri);
    session.documents.set(id, { ...document, source: new SourceFile(id, document.source.text) });
    session.update(id, undefined);
  }
  return load(session);
}

/** Takes in what happened to files on disk. Resolves when it has been read. */
export async function filesChanged(session: Session, events: readonly FileEvent[]): Promise<void> {
  await session.loaded;
  const { uris } = session;
  // Other files may be ours from now on, or be judged otherwise.
  if (events.some(({ uri }) => /\/(?:\.gitignore|grondslag\.config\.ya?ml)$/.test(uri))) return load(session);
  await Promise.all(events.map(async ({ uri, type }) => {
    const id = uris.idOf(uri);
    if (type === FileChangeType.Deleted) {
      // A folder that goes takes its files along.
      for (const file of [...session.workspace.fileIds()]) if (file === id || file.startsWith(`${id}/`)) session.update(file, undefined);
      return;
    }
    await reread(session, id, uri);
  }));
}

/** Takes the text on disk of a file that no editor holds. */
export async function reread(session: Session, id: FileId, uri: string): Promise<void> {
  const inside = session.uris.inside(id);
  const included = inside !== undefined && session.projects.get(inside.folder.uri)?.includes(inside.path) === true;
  session.update(id, included ? await session.host.read(uri) : undefined);
}
