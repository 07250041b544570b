/** What is in a commit: names, kinds and the ids of contents, without the contents. */
import { isUtf8 } from 'node:buffer';
import { sep } from 'node:path';
import { faultOf, type Answer, type Commit } from './git.node.ts';

/** Something in a commit. A submodule is another repository's commit, and holds nothing here. */
export type Item =
  | { readonly kind: 'file' | 'link'; readonly id: string; /** False for a name that is no UTF-8. */ readonly exactName: boolean }
  | { readonly kind: 'folder'; readonly items: ReadonlyMap<string, Item> }
  | { readonly kind: 'module' };

interface Folder {
  readonly kind: 'folder';
  readonly items: Map<string, Item>;
}

/** All that a commit holds. */
export function readListing({ repository, id }: Commit): Answer<Item> {
  const run = repository.git(['ls-tree', '-r', '-z', '--full-tree', id]);
  if (run.kind !== 'done' || run.status !== 0) return { fault: faultOf(run, repository.top) };
  const root: Folder = { kind: 'folder', items: new Map() };
  const { stdout } = run;
  for (let start = 0, end = stdout.indexOf(0); end !== -1; start = end + 1, end = stdout.indexOf(0, start)) addEntry(root, stdout.subarray(start, end));
  return { value: root };
}

const TAB = 9;

/** One entry: `mode type id<TAB>path`, the path in bytes. */
function addEntry(root: Folder, entry: Buffer): void {
  const tab = entry.indexOf(TAB);
  const [mode, , id = ''] = entry.toString('latin1', 0, tab).split(' ');
  const bytes = entry.subarray(tab + 1);
  const path = bytes.toString('utf8');
  const names = path.split('/');
  // Git itself makes no such names, but whoever writes objects by hand can.
  if (names.some((name) => name === '' || name === '.' || name === '..' || (sep === '\\' && name.includes(sep)))) return;
  let folder = root;
  for (const name of names.slice(0, -1)) {
    let next = folder.items.get(name);
    if (next?.kind !== 'folder') folder.items.set(name, (next = { kind: 'folder', items: new Map() }));
    folder = next as Folder;
  }
  const kind = mode === '160000' ? 'module' : mode === '120000' ? 'link' : 'file';
  folder.items.set(names[names.length - 1]!, kind === 'module' ? { kind } : { kind, id, exactName: isUtf8(bytes) });
}
