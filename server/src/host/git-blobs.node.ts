/** Contents of a repository by their ids, many at a time. */
import type { TextRead } from './file-tree.ts';
import type { Git } from './git-program.node.ts';
import { decode } from './read-text.node.ts';

/** What one process may hand over at once, in bytes: what it says is held in memory whole. */
const AT_ONCE = 128_000_000;

/** More bytes than any text within the format's limits takes. */
const ENOUGH_BYTES = 80_000_016;

/**
 * The texts behind these ids. An id that is not in the clone, is no content or is beyond every limit
 * gets no text, and is told as unreadable. Never throws.
 */
export function readBlobs(git: Git, ids: readonly string[]): ReadonlyMap<string, TextRead> {
  const texts = new Map<string, TextRead>();
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return texts;
  for (const id of wanted) texts.set(id, { kind: 'unreadable', reason: 'ENODATA' });
  let [batch, bytes]: [string[], number] = [[], 0];
  const flush = (): void => {
    if (batch.length > 0) readBatch(git, batch, texts);
    [batch, bytes] = [[], 0];
  };
  for (const [id, size] of sizesOf(git, wanted)) {
    if (size > ENOUGH_BYTES) {
      texts.set(id, { kind: 'unreadable', reason: 'EFBIG' });
      continue;
    }
    if (bytes + size > AT_ONCE) flush();
    batch.push(id);
    bytes += size;
  }
  flush();
  return texts;
}

/** How large contents are, in bytes, asked first: one of them could be larger than memory. */
function sizesOf(git: Git, ids: readonly string[]): readonly (readonly [string, number])[] {
  const run = git(['cat-file', '--batch-check', '--buffer'], `${ids.join('\n')}\n`);
  if (run.kind !== 'done') return [];
  return run.stdout.toString('latin1').split('\n').flatMap((line) => {
    const [id = '', type, size = ''] = line.split(' ');
    return type === 'blob' ? [[id, Number(size)] as const] : [];
  });
}

const NEWLINE = 10;

function readBatch(git: Git, ids: readonly string[], texts: Map<string, TextRead>): void {
  const run = git(['cat-file', '--batch', '--buffer'], `${ids.join('\n')}\n`);
  if (run.kind !== 'done') return;
  const { stdout } = run;
  for (let at = 0; at < stdout.length; ) {
    const end = stdout.indexOf(NEWLINE, at);
    if (end === -1) return;
    const [id = '', type, size = ''] = stdout.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (type === 'missing' || size === '') continue;
    const next = at + Number(size);
    if (type === 'blob' && next <= stdout.length) texts.set(id, decode(stdout.subarray(at, next)));
    at = next + 1;
  }
}
