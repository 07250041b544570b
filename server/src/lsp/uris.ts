/**
 * From the client's URIs to the names of the core and back. A file below a workspace folder is told
 * by its path in that folder (behind the folder's name where there are several), any other document
 * by its URI.
 */
import { fileId, type FileId } from '../text/source-file.ts';

export interface Folder {
  readonly uri: string;
  readonly name: string;
}

interface Root {
  readonly folder: Folder;
  /** Decoded, without a slash at the end. */
  readonly path: string;
  /** What the ids of its files begin with; empty for a single folder. */
  readonly prefix: string;
}

export interface Uris {
  readonly folders: readonly Folder[];
  idOf(uri: string): FileId;
  uriOf(id: FileId): string;
  /** The folder a file is in; undefined outside all of them. */
  folderOf(id: FileId): Folder | undefined;
}

/** The naming of files under these workspace folders. */
export function makeUris(folders: readonly Folder[]): Uris {
  const taken = new Set<string>();
  const roots: readonly Root[] = folders.map((folder) => {
    const path = decoded(folder.uri).replace(/\/+$/, '');
    if (folders.length === 1) return { folder, path, prefix: '' };
    const wanted = (folder.name || path.slice(path.lastIndexOf('/') + 1)).replace(/[/\\:]/g, '-');
    let name = wanted;
    for (let number = 2; taken.has(name); number++) name = `${wanted}~${number}`;
    taken.add(name);
    return { folder, path, prefix: `${name}/` };
  });
  // In a folder inside a folder, the inner one counts.
  const innerFirst = [...roots].sort((a, b) => b.path.length - a.path.length);
  const rootOf = (id: FileId): Root | undefined => (isUri(id) ? undefined : roots.find(({ prefix }) => id.startsWith(prefix)));
  return {
    folders,
    idOf: (uri) => {
      const path = decoded(uri);
      const root = innerFirst.find((candidate) => path.startsWith(`${candidate.path}/`));
      return root === undefined ? (encoded(path) as FileId) : fileId(root.prefix + escaped(path.slice(root.path.length + 1)));
    },
    uriOf: (id) => {
      const root = rootOf(id);
      return root === undefined ? id : `${root.folder.uri.replace(/\/+$/, '')}/${unescaped(id.slice(root.prefix.length)).split('/').map(encodeURIComponent).join('/')}`;
    },
    folderOf: (id) => rootOf(id)?.folder,
  };
}

function isUri(id: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(id);
}

/** A path whose odd names cannot be taken for a URI or for folders: a back-slash and a colon may be part of a name. */
function escaped(path: string): string {
  const safe = path.replace(/%(?=25|3A|5C)/g, '%25').replaceAll('\\', '%5C');
  return isUri(safe) ? safe.replace(':', '%3A') : safe;
}

function unescaped(path: string): string {
  return path.replace(/%(25|3A|5C)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Editors differ in what they escape, and in the case of a drive letter. */
function decoded(uri: string): string {
  let text = uri;
  try {
    text = decodeURIComponent(uri);
  } catch {
    // A stray percent sign: taken as it is.
  }
  return text.replace(/^file:\/\/\/([A-Z]):/, (_, drive: string) => `file:///${drive.toLowerCase()}:`);
}

/** The one spelling of a URI that stands for a file outside the folders. */
function encoded(path: string): string {
  const [, scheme, rest] = /^([a-z][a-z0-9+.-]*:(?:\/\/)?)(.*)$/is.exec(path) ?? [undefined, '', path];
  return scheme + rest.split('/').map((part) => encodeURIComponent(part).replaceAll('%3A', ':')).join('/');
}
