/**
 * The trees of the files that were looked at last. A tree weighs ten times its text and is made in
 * a fraction of a millisecond, so only facts are kept of every file, and trees of a few.
 */
import type { ReadLimits } from '../syntax/limits.ts';
import { parse } from '../syntax/parse.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { SourceFile } from '../text/source-file.ts';

const MOST = 16;

const recent = new Map<SourceFile, SyntaxTree>();

/** The tree of a text; parsed again when it was not looked at lately. The same text gives an equal tree. */
export function treeOf(source: SourceFile, limits?: ReadLimits): SyntaxTree {
  const known = recent.get(source);
  if (known !== undefined) return known;
  const tree = parse(source.text, limits);
  if (recent.size >= MOST) for (const oldest of recent.keys()) {
    recent.delete(oldest);
    break;
  }
  recent.set(source, tree);
  return tree;
}
