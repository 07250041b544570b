/** How a file is written, so that what is added looks like what is there. */
import type { MapNode, Node, SeqNode, SyntaxTree } from '../syntax/tree.ts';
import { column } from './lines.ts';
import type { Quote } from './write-scalar.ts';

export interface Style {
  readonly eol: string;
  /** Columns by which a block mapping lies deeper than its key: 2 unless most of the file differs. */
  readonly step: number;
  /** Columns by which the dashes of a list lie deeper than their key: 0 or `step`. */
  readonly dashStep: number;
  readonly quote: Quote;
  /** Whether lists of scalars are written between brackets. */
  readonly flowLists: boolean;
  /** Whether a space stands inside the braces of a mapping, and inside the brackets of a list. */
  readonly braceSpace: boolean;
  readonly bracketSpace: boolean;
}

/** Reads the style off a text; a tie or nothing to see gives the usual: `{ a: b }`, `[a, b]`, two spaces, single quotes. */
export function styleOf(text: string, tree: SyntaxTree): Style {
  const steps = new Map<number, number>();
  const count = { dashed: 0, flush: 0, single: 0, double: 0, flowLists: 0, blockLists: 0, wideBraces: 0, tightBraces: 0, wideBrackets: 0, tightBrackets: 0 };
  const todo: Node[] = tree.documents.flatMap(({ root }) => (root === undefined ? [] : [root]));
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (node.kind === 'scalar') {
      if (node.style === 'single') count.single++;
      else if (node.style === 'double') count.double++;
    } else if (node.kind === 'seq') {
      countList(text, node, count);
      for (const item of node.items) todo.push(item);
    } else if (node.kind === 'map') {
      if (node.flow && node.pairs.length > 0) count[isWide(text, node) ? 'wideBraces' : 'tightBraces']++;
      for (const { key, value } of node.pairs) {
        if (value.kind === 'map' && !value.flow && !node.flow) {
          const step = column(text, value.start) - column(text, node.start);
          steps.set(step, (steps.get(step) ?? 0) + 1);
        } else if (value.kind === 'seq' && !value.flow) count[column(text, value.start) > column(text, node.start) ? 'dashed' : 'flush']++;
        todo.push(value, key);
      }
    }
  }
  const step = mostUsed(steps);
  return {
    eol: firstLineEnd(text),
    step,
    dashStep: count.flush > count.dashed ? 0 : step,
    quote: count.double > count.single ? 'double' : 'single',
    flowLists: count.blockLists <= count.flowLists,
    braceSpace: count.wideBraces >= count.tightBraces,
    bracketSpace: count.wideBrackets > count.tightBrackets,
  };
}

function countList(text: string, seq: SeqNode, count: { flowLists: number; blockLists: number; wideBrackets: number; tightBrackets: number }): void {
  if (seq.items.length === 0) return;
  if (seq.flow) count[isWide(text, seq) ? 'wideBrackets' : 'tightBrackets']++;
  if (seq.items.every(({ kind }) => kind === 'scalar')) count[seq.flow ? 'flowLists' : 'blockLists']++;
}

/** Whether white space follows the opening bracket of a flow collection. */
function isWide(text: string, { start }: MapNode | SeqNode): boolean {
  return /\s/.test(text.charAt(start + 1));
}

function mostUsed(steps: ReadonlyMap<number, number>): number {
  let best = 2;
  let most = 0;
  for (const [step, times] of steps) {
    if (step > 0 && step <= 8 && (times > most || (times === most && step < best))) {
      best = step;
      most = times;
    }
  }
  return best;
}

function firstLineEnd(text: string): string {
  const found = /\r\n|\n|\r/.exec(text)?.[0];
  return found ?? '\n';
}
