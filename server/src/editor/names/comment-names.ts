/** Names of rules in the comments that ignore them. */
import { treeOf as recentTree } from '../../service/recent-trees.ts';
import type { FileState } from '../../service/file-table.ts';
import type { Workspace } from '../../service/workspace.ts';
import { directiveComments } from '../../syntax/comments.ts';
import { tolerantTree } from '../../syntax/tolerant.ts';
import type { SyntaxTree } from '../../syntax/tree.ts';
import type { SourceFile } from '../../text/source-file.ts';
import type { Scope } from './scope.ts';
import type { Use } from './uses.ts';

const trees = new WeakMap<SourceFile, SyntaxTree>();

/** The tree of the newest text, as far as it can be read. */
export function treeOf(state: FileState): SyntaxTree {
  if (!state.parsed.unreadable) return recentTree(state.source, state.limits);
  let tree = trees.get(state.source);
  if (tree === undefined) trees.set(state.source, (tree = tolerantTree(state.source.text)));
  return tree;
}

const known = new WeakMap<SourceFile, readonly Use[]>();
const NONE: readonly Use[] = [];

/** The rules that the comments of a file name. */
export function ruleNamesIn(state: FileState): readonly Use[] {
  const { id, text } = state.source;
  // Every file of ours says `grondslag:`; only few say it in a comment.
  if (!/#[ \t]*grondslag:/.test(text)) return NONE;
  let found = known.get(state.source);
  if (found === undefined) {
    found = directiveComments(text, treeOf(state)).flatMap(({ span }): Use[] => {
      const list = /^[^[]*\[([^\]]*)/.exec(text.slice(span.start, span.end));
      if (list === null) return [];
      const start = span.start + list[0].length - list[1]!.length;
      return [...list[1]!.matchAll(/[^\s,]+/g)].map((match): Use => ({
        at: { file: id, span: { start: start + match.index, end: start + match.index + match[0].length } }, role: 'read', text: match[0], from: 0, to: match[0].length,
      }));
    });
    known.set(state.source, found);
  }
  return found;
}

/** The rules that the comments of all files name, or those of one. */
export function ruleComments(workspace: Workspace, scope?: Scope): readonly Use[] {
  return (scope === undefined ? [...workspace.fileIds()] : [scope]).flatMap((file) => {
    const state = workspace.file(file);
    return state === undefined ? [] : ruleNamesIn(state);
  });
}
