/** Answers the server's questions about files that it cannot read by itself: those VS Code knows by another scheme than `file`. */
import { FileSystemError, FileType, type LogOutputChannel, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** More bytes than any text within the format's limits takes. */
const ENOUGH_BYTES = 80_000_016;
/** How many files or folders are asked for at a time. */
const AT_ONCE = 16;
/** How long a file system may take over one of them, in milliseconds. */
const PATIENCE = 10_000;

/** URIs of what is asked: what is in folders, what is at a place, the texts of files. */
interface Questions {
  readonly folders: readonly string[];
  readonly kinds: readonly string[];
  readonly texts: readonly string[];
}

interface Unreadable {
  readonly kind: 'unreadable';
  readonly reason: string;
}
type Listing = Unreadable | { readonly kind: 'entries'; readonly entries: readonly { readonly name: string; readonly kind: 'file' | 'folder' | 'link' }[] };
type TextRead = Unreadable | { readonly kind: 'gone' } | { readonly kind: 'text'; readonly text: string; readonly exact: boolean };

/** Has the client answer `grondslag/files`, in the order of the questions. What cannot be read goes to the output. */
export function serveFiles(client: BaseLanguageClient, output: LogOutputChannel): void {
  const unless = <T>(uri: string, answer: (reason: string) => T): ((error: unknown) => T) => (error) => {
    const reason = reasonOf(error);
    if (reason !== 'FileNotFound') output.warn(`${uri}: ${reason}`);
    return answer(reason);
  };
  const unreadable = (reason: string): Unreadable => ({ kind: 'unreadable', reason });
  client.onRequest('grondslag/files', async ({ folders, kinds, texts }: Questions) => ({
    folders: await each(folders, (uri) => inTime(uri, list).catch(unless<Listing>(uri, unreadable))),
    kinds: await each(kinds, (uri) => inTime(uri, kindOf).catch((error: unknown) => (isMissing(error) ? 'missing' : reasonOf(error)))),
    texts: await each(texts, (uri) => inTime(uri, read).catch(unless<TextRead>(uri, (reason) => (reason === 'FileNotFound' ? { kind: 'gone' } : unreadable(reason))))),
  }));
}

async function list(uri: Uri): Promise<Listing> {
  const entries = await workspace.fs.readDirectory(uri);
  return { kind: 'entries', entries: entries.flatMap(([name, type]) => {
    const kind = (type & FileType.SymbolicLink) !== 0 ? 'link' : (type & FileType.Directory) !== 0 ? 'folder' : (type & FileType.File) !== 0 ? 'file' : undefined;
    return kind === undefined ? [] : [{ name, kind }];
  }) };
}

async function kindOf(uri: Uri): Promise<string> {
  const { type } = await workspace.fs.stat(uri);
  return (type & FileType.Directory) !== 0 ? 'folder' : 'file';
}

async function read(uri: Uri): Promise<TextRead> {
  const { size } = await workspace.fs.stat(uri);
  if (size > ENOUGH_BYTES) return { kind: 'unreadable', reason: 'too large' };
  const bytes = await workspace.fs.readFile(uri);
  // Some file systems do not tell the size before.
  if (bytes.byteLength > ENOUGH_BYTES) return { kind: 'unreadable', reason: 'too large' };
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return { kind: 'text', text, exact: !text.includes('\ufffd') };
}

function isMissing(error: unknown): boolean {
  return reasonOf(error) === 'FileNotFound';
}

function reasonOf(error: unknown): string {
  return error instanceof FileSystemError ? error.code : error instanceof Error ? error.message : String(error);
}

/** The answer of a file system, or a rejection when it keeps us waiting. */
function inTime<T>(uri: string, ask: (uri: Uri) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer in ${PATIENCE} ms`)), PATIENCE);
    const answer = (async () => ask(Uri.parse(uri, true)))();
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Answers in the order of the questions, a few at a time. */
async function each<T>(uris: readonly string[], answer: (uri: string) => Promise<T>): Promise<readonly T[]> {
  const answers: T[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < uris.length; at = next++) answers[at] = await answer(uris[at]!);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, uris.length) }, work));
  return answers;
}
