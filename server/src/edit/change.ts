/** What one operation is planned in, and what comes of it. */
import type { Path } from '../model/path.ts';
import type { DocumentNode, SyntaxTree } from '../syntax/tree.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { Style } from './style.ts';

export interface Place {
  readonly text: string;
  readonly tree: SyntaxTree;
  readonly document: DocumentNode;
  readonly style: Style;
  /** Whether a comment line stood at the top of its document before any operation: it speaks about the file. */
  readonly isHeader: (lineStart: number) => boolean;
  /** Where a character stood before any operation; undefined for one that an operation added. */
  readonly originOf: (offset: number) => number | undefined;
}

/** The edits of one operation, disjoint, in no order. */
export interface Change {
  readonly edits: readonly TextEdit[];
  /** For a removal: the path that went, which is shorter than the asked one where collections were left empty. */
  readonly removed?: Path;
  /** For a removal that left its collection empty on purpose: what stands there now. */
  readonly leaves?: 'nothing' | 'map' | 'seq';
}

/** Replaces the text from `start` to `end`. */
export function replaceText(start: number, end: number, newText: string): TextEdit {
  return { span: { start, end }, newText };
}

/** Adds text at an offset. */
export function insertText(at: number, newText: string): TextEdit {
  return replaceText(at, at, newText);
}
