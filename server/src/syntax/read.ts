/**
 * The fast builder: js-yaml's flat event list to a tree, in one pass and without recursion.
 *
 * The events say where scalars stand and where collections begin, not where collections end nor
 * where an absent value would have stood; `cursor`, the end of what was read last, tells both.
 *
 * The browser build of js-yaml on purpose: the ordinary build of 5.5 makes its parser state with an
 * object spread, for which V8 in Node 20 gives each state a hidden class of its own, and parsing is
 * four times slower. The browser build is the same source with the spread lowered.
 */
import { COLLECTION_STYLE, EVENT_ID, SCALAR_STYLE, YAMLException, getScalarValue, parseEvents } from 'js-yaml/browser';
import type { Span } from '../text/span.ts';
import type { Anchors, OpenFrame } from './building.ts';
import { UNKNOWN, alias, attach, emptyScalar, scalar } from './building.ts';
import { absentItem, absentKey, absentValue, afterDocumentStart, blockScalarStart, flowEnd } from './absent.ts';
import { blockScalarEnd } from './gap.ts';
import { MAX_DEPTH } from './limits.ts';
import type { SyntaxReason } from './reasons.ts';
import { reasonOf } from './reasons.ts';
import type { AliasNode, DocumentNode, Node, ScalarNode, ScalarStyle, SyntaxTree } from './tree.ts';

type Event = ReturnType<typeof parseEvents>[number];
type ScalarEvent = Extract<Event, { type: typeof EVENT_ID.SCALAR }>;
type SeqEvent = Extract<Event, { type: typeof EVENT_ID.SEQUENCE }>;
type MapEvent = Extract<Event, { type: typeof EVENT_ID.MAPPING }>;

/** Why and where the reading stopped. The span may be empty or lie at the end of the text. */
export interface ReadFailure {
  readonly failed: true;
  readonly reason: SyntaxReason;
  readonly span: Span;
}

/** Whether a reading failed. */
export function isFailure(read: SyntaxTree | ReadFailure): read is ReadFailure {
  return 'failed' in read;
}

const QUESTION = 63;
const BRACE = 123;

const STYLES: readonly (ScalarStyle | undefined)[] = stylesById();

function stylesById(): (ScalarStyle | undefined)[] {
  const styles: (ScalarStyle | undefined)[] = [];
  styles[SCALAR_STYLE.PLAIN] = 'plain';
  styles[SCALAR_STYLE.SINGLE_QUOTED] = 'single';
  styles[SCALAR_STYLE.DOUBLE_QUOTED] = 'double';
  styles[SCALAR_STYLE.LITERAL_BLOCK] = 'literal';
  styles[SCALAR_STYLE.FOLDED_BLOCK] = 'folded';
  return styles;
}

/**
 * Reads a whole text as YAML 1.2, all documents, or says where it stopped. Duplicate keys, unknown
 * aliases and such are not looked for here; `parse` does. Never throws.
 */
export function readTree(text: string): SyntaxTree | ReadFailure {
  let events: readonly Event[];
  try {
    events = parseEvents(text, { maxDepth: MAX_DEPTH });
  } catch (error) {
    return failure(error, text);
  }
  return build(text, events);
}

function failure(error: unknown, text: string): ReadFailure {
  if (!(error instanceof YAMLException)) return { failed: true, reason: 'other', span: { start: 0, end: 0 } };
  const position = Math.max(0, Math.min(error.mark?.position ?? 0, text.length));
  return { failed: true, reason: reasonOf(error.reason), span: { start: position, end: position } };
}

interface Frame extends OpenFrame {
  /** A mapping that is one pair in a flow sequence, without braces: `[a: 1]`. */
  readonly lone: boolean;
}

function build(text: string, events: readonly Event[]): SyntaxTree | ReadFailure {
  const documents: DocumentNode[] = [];
  const open: Frame[] = [];
  let top: Frame | undefined;
  let anchors: Anchors | undefined;
  let root: Node | undefined;
  let explicitStart = false;
  let cursor = 0;

  for (let index = 0; index < events.length; index++) {
    const event = events[index]!;
    let node: ScalarNode | AliasNode;
    switch (event.type) {
      case EVENT_ID.SCALAR: {
        const propsEnd = event.tagStart < 0 ? event.anchorEnd : Math.max(event.anchorEnd, event.tagEnd);
        if (event.valueStart >= 0) node = filledScalar(text, event, Math.max(cursor, propsEnd));
        else if (propsEnd >= 0) node = emptyScalar(propsEnd, tagOf(text, event));
        else if (top === undefined) continue; // an empty document
        else node = emptyScalar(absentAt(text, cursor, top), undefined);
        cursor = node.end;
        break;
      }
      case EVENT_ID.MAPPING:
      case EVENT_ID.SEQUENCE: {
        if (open.length >= MAX_DEPTH - 1) return { failed: true, reason: 'depth', span: { start: event.start, end: event.start } };
        const frame = frameOf(text, event, events[index + 1]);
        if (!frame.lone) cursor = frame.node.flow ? event.start + 1 : event.start;
        if (event.anchorStart >= 0) (anchors ??= new Map()).set(text.slice(event.anchorStart, event.anchorEnd), frame.node);
        if (top === undefined) root = frame.node;
        else attach(top, frame.node);
        open.push(frame);
        top = frame;
        continue;
      }
      case EVENT_ID.ALIAS: {
        const name = text.slice(event.anchorStart, event.anchorEnd);
        cursor = event.anchorEnd;
        node = alias(event.anchorStart - 1, cursor, name, anchors?.get(name));
        break;
      }
      case EVENT_ID.DOCUMENT:
        anchors = undefined;
        root = undefined;
        explicitStart = event.explicitStart;
        continue;
      case EVENT_ID.POP: {
        const closed = open.pop();
        if (closed === undefined) {
          if (root === undefined && explicitStart) cursor = afterDocumentStart(text, cursor);
          documents.push({ start: root?.start ?? cursor, end: root?.end ?? cursor, root });
        } else {
          if (closed.node.flow && !closed.lone) cursor = flowEnd(text, cursor);
          closed.node.end = cursor;
          top = open[open.length - 1];
        }
        continue;
      }
    }
    if (event.type === EVENT_ID.SCALAR && event.anchorStart >= 0 && node.kind === 'scalar') {
      (anchors ??= new Map()).set(text.slice(event.anchorStart, event.anchorEnd), node);
    }
    if (top === undefined) root = node;
    else attach(top, node);
  }
  return { documents, problems: [], wellFormed: true };
}

function frameOf(text: string, event: SeqEvent | MapEvent, next: Event | undefined): Frame {
  const { start } = event;
  const flow = event.style === COLLECTION_STYLE.FLOW;
  if (event.type === EVENT_ID.SEQUENCE) return { node: { kind: 'seq', start, end: start, flow, items: [] }, key: undefined, lone: false };
  const lone = flow && isLone(text, event, next);
  const known = flow ? !lone : text.charCodeAt(start) === QUESTION;
  return { node: { kind: 'map', start: known ? start : UNKNOWN, end: start, flow, pairs: [] }, key: undefined, lone };
}

function filledScalar(text: string, event: ScalarEvent, cursor: number): ScalarNode {
  const { valueStart, valueEnd } = event;
  const style = STYLES[event.style] ?? 'plain';
  const tag = tagOf(text, event);
  const value = event.fast ? text.slice(valueStart, valueEnd) : getScalarValue(text, event);
  switch (style) {
    case 'plain':
      return scalar(valueStart, valueEnd, value, style, tag);
    case 'single':
    case 'double':
      return scalar(valueStart - 1, valueEnd + 1, value, style, tag);
    case 'literal':
    case 'folded': {
      const start = blockScalarStart(text, cursor, valueStart);
      return scalar(start, blockScalarEnd(text, start, valueStart, valueEnd), value, style, tag);
    }
  }
}

function tagOf(text: string, event: ScalarEvent): string | undefined {
  return event.tagStart < 0 ? undefined : text.slice(event.tagStart, event.tagEnd);
}

function absentAt(text: string, cursor: number, { node, key }: Frame): number {
  if (node.kind === 'seq') return absentItem(text, cursor);
  return key === undefined ? absentKey(text, cursor) : absentValue(text, cursor, node.flow);
}

/** Whether a flow mapping has no brace of its own. Its first key may be a mapping with one: `[{a: b}: c]`. */
function isLone(text: string, event: MapEvent, next: Event | undefined): boolean {
  if (text.charCodeAt(event.start) !== BRACE) return true;
  return (next?.type === EVENT_ID.MAPPING || next?.type === EVENT_ID.SEQUENCE) && next.start === event.start;
}
