/** White space between brackets: one space behind a comma and a colon, none before them, and the file's own habit inside brackets. */
import type { MapNode, Node, SeqNode, SyntaxTree } from '../syntax/tree.ts';
import type { TextEdit } from '../text/text-edit.ts';

/** Edits within flow collections; what spans a line end or holds a comment stays as it is. */
export function flowEdits(text: string, tree: SyntaxTree, braceSpace: boolean, bracketSpace: boolean): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const between = (start: number, end: number, pattern: RegExp, wanted: string): void => {
    if (start > end) return;
    const gap = text.slice(start, end);
    if (gap !== wanted && pattern.test(gap)) edits.push({ span: { start, end }, newText: wanted });
  };
  const todo: Node[] = tree.documents.flatMap(({ root }) => root ?? []);
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (node.kind !== 'map' && node.kind !== 'seq') continue;
    if (node.kind === 'map') for (const { key, value } of node.pairs) todo.push(value, key);
    else todo.push(...node.items);
    if (!node.flow) continue;
    const entries = entriesOf(node);
    if (node.kind === 'map') {
      // An alias or an absent value may take what comes behind it for a part of its name.
      for (const { key, value } of node.pairs) if (key.kind !== 'alias' && key.end > key.start && value.end > value.start) between(key.end, value.start, COLON, ': ');
    }
    for (const [index, { start }] of entries.entries()) {
      const before = entries[index - 1];
      if (before?.closed === true) between(before.end, start, COMMA, ', ');
    }
    const [first, last] = [entries[0], entries[entries.length - 1]];
    const isBrace = text[node.start] === '{';
    if (first === undefined || last === undefined || (!isBrace && text[node.start] !== '[')) continue;
    const pad = (isBrace ? braceSpace : bracketSpace) ? ' ' : '';
    between(node.start + 1, first.start, BLANKS, pad);
    if (last.closed) between(last.end, node.end - 1, BLANKS, pad);
  }
  return edits;
}

const BLANKS = /^[ \t]*$/;
const COLON = /^[ \t]*:[ \t]*$/;
const COMMA = /^[ \t]*,[ \t]*$/;

interface Entry {
  readonly start: number;
  readonly end: number;
  /** Whether something stands at its end, so that nothing can grow onto it. */
  readonly closed: boolean;
}

function entriesOf(node: MapNode | SeqNode): readonly Entry[] {
  if (node.kind === 'seq') return node.items.map((item) => ({ start: item.start, end: item.end, closed: isClosed(item) }));
  return node.pairs.map(({ key, value }) => {
    const last = value.end >= key.end ? value : key;
    return { start: key.start, end: last.end, closed: isClosed(last) };
  });
}

function isClosed(node: Node): boolean {
  if (node.kind === 'alias' || node.end === node.start) return false;
  // A pair without braces in a list ends where its value does.
  const last = node.kind === 'map' && node.flow ? node.pairs[node.pairs.length - 1]?.value : undefined;
  return last === undefined || last.end !== node.end || (last.kind !== 'alias' && last.end > last.start);
}
