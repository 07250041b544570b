/** Reading the workspace from disk: once at the start, again when folders or settings change, and file by file as they change. */
import { FileChangeType, type FileEvent } from 'vscode-languageserver';
import { SourceFile, type FileId } from '../text/source-file.ts';
import { startProgress } from './progress.ts';
import type { Session } from './session.ts';
import { watchElsewhere } from './watching.ts';
import { makeUris, type Folder } from './uris.ts';

/** How many files are read at a time: few enough that their parsing does not hold up a keystroke. */
const AT_ONCE = 16;

/** What is read again of files that are known already. */
type Extent = 'new files' | 'all files';

/** Lists the files and reads them. Calls after each other wait for each other; `session.loaded` follows the last. */
export function load(session: Session, extent: Extent = 'all files'): Promise<void> {
  session.loaded = session.loaded.then(() => readProjects(session, extent)).catch((error: unknown) => {
    session.connection.console.error(`reading the workspace failed: ${String(error)}`);
    enterAll(session);
  });
  return session.loaded;
}

async function readProjects(session: Session, extent: Extent): Promise<void> {
  const { host, uris, scheduler, workspace } = session;
  if (!session.complete) workspace.expectMore(uris.folders.length > 0);
  const progress = startProgress(session);
  for (const folder of uris.folders) session.projects.set(folder.uri, await host.project(folder.uri));
  session.listed.clear();
  for (const project of session.projects.values()) for (const { uri, asked } of project.files) {
    const id = uris.idOf(uri);
    // What one folder reads along may be what another is about.
    session.listed.set(id, { uri, asked: asked || session.listed.get(id)?.asked === true });
  }
  session.projectsChanged();
  watchElsewhere(session);
  for (const id of [...workspace.fileIds()]) if (!session.listed.has(id)) session.update(id, undefined);
  // What is open may have become ours, or no longer be.
  for (const id of session.documents.keys()) session.update(id, undefined);
  const wanted = [...session.listed].filter(([id]) => extent === 'all files' || workspace.file(id) === undefined);
  const isCatalog = (id: FileId): boolean => /\.catalog\.ya?ml$/.test(id);
  const catalogs = wanted.filter(([id]) => isCatalog(id));
  await read(session, catalogs, () => undefined);
  if (!session.complete) scheduler.enter('reading');
  await read(session, wanted.filter(([id]) => !isCatalog(id)), (done) => progress.report(done + catalogs.length, wanted.length));
  progress.done();
  enterAll(session);
}

function enterAll(session: Session): void {
  session.workspace.expectMore(false);
  session.complete = true;
  session.scheduler.enter('all');
  session.scheduler.recheck();
}

async function read(session: Session, files: readonly (readonly [FileId, { readonly uri: string }])[], report: (done: number) => void): Promise<void> {
  for (let at = 0; at < files.length; at += AT_ONCE) {
    const part = files.slice(at, at + AT_ONCE);
    const texts = await Promise.all(part.map(([, { uri }]) => session.host.read(uri)));
    part.forEach(([id], index) => session.update(id, texts[index]));
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
  // As at the start: nothing is said of what is not there before everything has been read.
  session.complete = false;
  session.workspace.expectMore(true);
  session.scheduler.enter('listing');
  for (const document of documents) {
    const id = session.uris.idOf(document.uri);
    session.documents.set(id, { ...document, source: new SourceFile(id, document.source.text) });
  }
  return load(session);
}

/** Takes in what happened to files on disk. Resolves when it has been read. */
export async function filesChanged(session: Session, events: readonly FileEvent[]): Promise<void> {
  await session.loaded;
  if (relists(session, events)) await load(session, 'new files');
  await Promise.all(events.map(({ uri }) => reread(session, session.uris.idOf(uri))));
}

/** Whether it has to be found out anew which files there are, which of them are ours and how they are judged. */
function relists({ listed, projects, uris }: Session, events: readonly FileEvent[]): boolean {
  const configs = new Set([...projects.values()].flatMap((project) => project.configs.map((uri) => uris.idOf(uri))));
  return events.some(({ uri, type }) => {
    if (/\/(?:\.gitignore|grondslag\.config\.yaml)$/.test(uri)) return true;
    const id = uris.idOf(uri);
    if (type === FileChangeType.Created) return /(?:\.ya?ml|\/[^./]+)\/?$/.test(uri);
    if (type === FileChangeType.Changed) return configs.has(id);
    // Of a folder that goes, and at times of one that comes, no watcher names what is in it.
    return listed.has(id) || configs.has(id) || [...listed.keys(), ...configs].some((file) => file.startsWith(`${id}/`));
  });
}

/** Takes the text on disk of a file that is ours and that no editor holds. */
export async function reread(session: Session, id: FileId): Promise<void> {
  const listed = session.listed.get(id);
  session.update(id, listed && (await session.host.read(listed.uri)));
}
