/**
 * The tolerant builder: a tree of as much of a broken or half-typed text as can be read.
 *
 * It stands on the `yaml` package's lexer and CST parser, which are iterative and never stop at an
 * error. Its composer is not used: that recurses, and a text of 900 bytes can make it end the
 * process in a way no `try` can catch; it is also quadratic in keys and in anchors. The tree is
 * made straight from the tokens instead, with a stack of our own.
 */
import { Lexer, Parser } from 'yaml';
import type { CST } from 'yaml';
import type { Anchors, OpenFrame } from './building.ts';
import { UNKNOWN, alias, attach, emptyScalar } from './building.ts';
import { MAX_DEPTH, MAX_TOLERANT_TEXT } from './limits.ts';
import { parse } from './parse.ts';
import { tooDeep, tooLarge } from './problems.ts';
import type { Slot } from './slots.ts';
import { AT_CURSOR, childSlots, firstQuestion, openFlowEnd, propsOf, scalarOf } from './slots.ts';
import type { DocumentNode, Node, SyntaxTree } from './tree.ts';

/**
 * The tree of any text. For well-formed text it is the tree `parse` gives; for other text it holds
 * what could be read, beside the problem that `parse` gives, with `wellFormed: false`. A text that
 * is too long, nested too deep or not text at all has no documents. Never throws.
 */
export function tolerantTree(text: string): SyntaxTree {
  const read = parse(text);
  if (read.wellFormed || read.problems.some(({ code }) => code === 'too-deep' || code === 'too-large')) return read;
  if (text.includes('\0')) return read;
  if (text.length > MAX_TOLERANT_TEXT) return { ...read, problems: [...read.problems, tooLarge(text, MAX_TOLERANT_TEXT)] };
  const tree = treeFromTokens(text);
  return { ...tree, problems: [...read.problems, ...tree.problems], wellFormed: false };
}

/** A CST stack this high holds a node deeper than `MAX_DEPTH`: document, collections, scalar. */
const MAX_STACK = MAX_DEPTH + 8;

/**
 * The tree of the tokens alone. For text that is well-formed YAML it equals the tree of `readTree`
 * (a test compares them); errors are passed over in silence, but for `too-deep`. Never throws.
 */
export function treeFromTokens(text: string): SyntaxTree {
  // The lexer knows `\n` and `\r\n` only; a lone `\r` ends a line too. Offsets stay the same.
  const source = text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
  const documents: DocumentNode[] = [];
  const parser = new Parser();
  try {
    for (const lexeme of new Lexer().lex(source)) {
      for (const token of parser.next(lexeme)) addDocument(token, source, documents);
      if (parser.stack.length > MAX_STACK) throw new TooDeep(parser.offset);
    }
    for (const token of parser.end()) addDocument(token, source, documents);
  } catch (error) {
    if (error instanceof TooDeep) return { documents: [], problems: [tooDeep(text, error.offset)], wellFormed: false };
    // A defect of the library must not reach the editor; what was read before it stays.
    return { documents, problems: [], wellFormed: false };
  }
  return { documents, problems: [], wellFormed: true };
}

/** Thrown and caught within this file only. */
class TooDeep extends Error {
  readonly offset: number;

  constructor(offset: number) {
    super('too deep');
    this.offset = offset;
  }
}

interface Frame extends OpenFrame {
  readonly slots: readonly Slot[];
  next: number;
  readonly token: CST.Token | undefined;
}

function addDocument(token: CST.Token, text: string, documents: DocumentNode[]): void {
  if (token.type !== 'document') return;
  const { start, value } = token;
  const marker = start.find(({ type }) => type === 'doc-start');
  if (value === undefined && propsOf(start).end === undefined) {
    // Without a `---` there is no document, only blanks, comments or a stray `...`.
    if (marker === undefined) return;
    const at = marker.offset + marker.source.length;
    documents.push({ start: at, end: at, root: undefined });
  } else {
    const root = build({ token: value, props: start, at: token.offset }, text);
    documents.push({ start: root.start, end: root.end, root });
  }
}

/** The tree of one document, children in the order of the text, with a stack instead of recursion. */
function build(document: Slot, text: string): Node {
  const anchors: Anchors = new Map();
  const open: Frame[] = [];
  let cursor = document.at;
  let slot = document;
  for (;;) {
    const made = nodeOf(slot, text, anchors, cursor);
    const parent = open[open.length - 1];
    if (parent !== undefined) attach(parent, 'slots' in made ? made.node : made);
    if ('slots' in made) {
      if (open.length >= MAX_DEPTH - 1) throw new TooDeep(made.token?.offset ?? cursor);
      if (made.node.start !== UNKNOWN) cursor = made.node.start;
      if (made.token?.type === 'flow-collection') cursor++;
      open.push(made);
    } else cursor = made.end;

    let top = open[open.length - 1];
    if (top === undefined) return 'slots' in made ? made.node : made;
    while (top.next === top.slots.length) {
      cursor = close(top, cursor);
      open.pop();
      const outer: Frame | undefined = open[open.length - 1];
      if (outer === undefined) return top.node;
      top = outer;
    }
    slot = top.slots[top.next++]!;
  }
}

function nodeOf({ token, props, at, pair }: Slot, text: string, anchors: Anchors, cursor: number): Node | Frame {
  if (pair !== undefined) {
    return { node: { kind: 'map', start: UNKNOWN, end: cursor, flow: true, pairs: [] }, key: undefined, slots: pair, next: 0, token: undefined };
  }
  const { anchor, tag, end } = propsOf(props);
  const made = bareNode(token, text, anchors, tag, end ?? (at === AT_CURSOR ? cursor : at));
  const node = 'slots' in made ? made.node : made;
  if (anchor !== undefined && node.kind !== 'alias') anchors.set(anchor, node);
  return made;
}

function bareNode(token: CST.Token | undefined, text: string, anchors: Anchors, tag: string | undefined, at: number): Node | Frame {
  switch (token?.type) {
    case 'alias': {
      const name = token.source.slice(1);
      return alias(token.offset, token.offset + token.source.length, name, anchors.get(name));
    }
    case 'scalar':
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
    case 'block-scalar':
      return token.type === 'scalar' && token.source === '' ? emptyScalar(at, tag) : scalarOf(token, text, tag);
    case 'block-map': {
      const start = firstQuestion(token) ?? UNKNOWN;
      return { node: { kind: 'map', start, end: token.offset, flow: false, pairs: [] }, key: undefined, slots: childSlots(token), next: 0, token };
    }
    case 'block-seq':
    case 'flow-collection': {
      const start = token.offset;
      const flow = token.type === 'flow-collection';
      const node: Frame['node'] = flow && token.start.source === '{' ? { kind: 'map', start, end: start, flow, pairs: [] } : { kind: 'seq', start, end: start, flow, items: [] };
      return { node, key: undefined, slots: childSlots(token), next: 0, token };
    }
    default:
      return emptyScalar(at, tag);
  }
}

/** Sets where a collection ends, now that its children are known; returns that end. */
function close({ node, token }: Frame, cursor: number): number {
  if (node.start === UNKNOWN) node.start = token?.offset ?? cursor;
  node.end = Math.max(cursor, node.start);
  if (token?.type === 'flow-collection') {
    const bracket = token.end[0];
    const isClosed = bracket?.source === (token.start.source === '{' ? '}' : ']');
    node.end = isClosed ? bracket.offset + 1 : openFlowEnd(token, cursor);
  }
  return node.end;
}
