/** A client that answers `grondslag/files` from a folder of the disk, under URIs of another scheme. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Answers, Questions } from '../../server/src/host/snapshot.ts';

/** The scheme of what is served. */
export const SCHEME = 'elders';

/** Answers as an editor would: by the disk, with its links seen as links. `top` is where the URIs begin. */
export function serve(top: string): (questions: unknown) => Answers {
  const pathOf = (uri: string): string => join(top, decodeURIComponent(uri.slice(`${SCHEME}:`.length)));
  const or = <T>(uri: string, answer: (path: string) => T, failed: (code: string) => T): T => {
    try {
      return answer(pathOf(uri));
    } catch (error) {
      return failed((error as { code: string }).code);
    }
  };
  return (asked) => {
    const { folders, kinds, texts } = asked as Questions;
    return {
      folders: folders.map((uri) => or<Answers['folders'][number]>(uri, (path) => ({
        kind: 'entries',
        // An editor gives no order.
        entries: readdirSync(path, { withFileTypes: true }).reverse().map((entry) => ({ name: entry.name, kind: entry.isDirectory() ? 'folder' : entry.isSymbolicLink() ? 'link' : 'file' })),
      }), (reason) => ({ kind: 'unreadable', reason }))),
      kinds: kinds.map((uri) => or(uri, (path) => (statSync(path).isDirectory() ? 'folder' : 'file'), (code) => (code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : code))),
      texts: texts.map((uri) => or<Answers['texts'][number]>(uri, (path) => ({ kind: 'text', text: readFileSync(path, 'utf8'), exact: true }), (code) => (code === 'ENOENT' ? { kind: 'gone' } : { kind: 'unreadable', reason: code }))),
    };
  };
}
