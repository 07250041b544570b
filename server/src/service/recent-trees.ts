/**
 * The trees of the files that were looked at last. A tree weighs ten times its text and is made in
 * a fraction of a millisecond, so only facts are kept of every file, and trees of a few.
 */
import type { ReadLimits } from '../syntax/limits.ts';
import { parse } from '../syntax/parse.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { SourceFile } from '../text/source-file.ts';

/** Trees that somebody asked for, and those just made: a file that is edited is asked about next. */
const MOST_ASKED = 256;
const MOST_FRESH = 4;

const asked = new Map<SourceFile, SyntaxTree>();
const fresh = new Map<SourceFile, SyntaxTree>();

/** Parses a text whose facts are wanted; most trees are never looked at again. */
export function readTree(source: SourceFile, limits?: ReadLimits): SyntaxTree {
  const known = asked.get(source) ?? fresh.get(source);
  if (known !== undefined) return known;
  const tree = parse(source.text, limits);
  remember(fresh, MOST_FRESH, source, tree);
  return tree;
}

/** The tree of a text; parsed again when it was not looked at lately. The same text gives an equal tree. */
export function treeOf(source: SourceFile, limits?: ReadLimits): SyntaxTree {
  const known = asked.get(source) ?? fresh.get(source);
  if (known !== undefined) return known;
  const tree = parse(source.text, limits);
  remember(asked, MOST_ASKED, source, tree);
  return tree;
}

function remember(trees: Map<SourceFile, SyntaxTree>, most: number, source: SourceFile, tree: SyntaxTree): void {
  if (trees.size >= most) for (const oldest of trees.keys()) {
    trees.delete(oldest);
    break;
  }
  trees.set(source, tree);
}
