/** js-yaml events as a tree of nodes with source offsets and decoded scalars, and a table of line starts. */
import { EVENT_ALIAS, EVENT_DOCUMENT, EVENT_MAPPING, EVENT_SCALAR, EVENT_SEQUENCE, getScalarValue, parseEvents } from 'js-yaml';

/** @param {string} text @throws YAMLException at the first syntax error */
export function fastTree(text) {
  const documents = [];
  const open = [];
  let top;
  let key;
  const add = (node) => {
    if (top.kind === 'map') {
      if (key === undefined) key = node;
      else {
        top.pairs.push({ key, value: node });
        key = undefined;
      }
    } else if (top.kind === 'seq') top.items.push(node);
    else top.root = node;
  };
  const enter = (node) => {
    open.push(top, key);
    top = node;
    key = undefined;
  };
  for (const event of parseEvents(text, { maxDepth: 100 })) {
    switch (event.type) {
      case EVENT_SCALAR:
        add({ kind: 'scalar', start: event.valueStart, end: event.valueEnd, style: event.style, value: getScalarValue(text, event) });
        break;
      case EVENT_MAPPING: {
        const node = { kind: 'map', start: event.start, end: event.start, flow: event.style === 2, pairs: [] };
        add(node);
        enter(node);
        break;
      }
      case EVENT_SEQUENCE: {
        const node = { kind: 'seq', start: event.start, end: event.start, flow: event.style === 2, items: [] };
        add(node);
        enter(node);
        break;
      }
      case EVENT_ALIAS:
        add({ kind: 'alias', start: event.anchorStart, end: event.anchorEnd });
        break;
      case EVENT_DOCUMENT: {
        const node = { kind: 'document', root: undefined };
        documents.push(node);
        enter(node);
        break;
      }
      default: {
        const last = top.kind === 'map' ? top.pairs.at(-1)?.value : top.kind === 'seq' ? top.items.at(-1) : undefined;
        if (last !== undefined) top.end = last.end;
        key = open.pop();
        top = open.pop();
      }
    }
  }
  return { documents, lines: lineStarts(text) };
}

function lineStarts(text) {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
