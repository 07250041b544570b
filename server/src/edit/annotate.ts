/** Changes that leave values as they are: other keys, new comments. */
import type { Path } from '../model/path.ts';
import { comments } from '../syntax/comments.ts';
import { lineStartBefore } from '../syntax/gap.ts';
import type { Change, Place } from './change.ts';
import { insertText, replaceText } from './change.ts';
import { entryStart, hasOwnLines } from './entry.ts';
import { blanksBefore, column, nextLine, startsLine } from './lines.ts';
import type { EditFailure } from './locate.ts';
import type { Operation } from './operations.ts';
import { isShared, keyIndex, locate, pairAt } from './locate.ts';
import { keyText } from './write-value.ts';

/** Plans another key for the pair at `path`. */
export function planRename({ text, document, style }: Place, path: Path, key: string): Change | EditFailure {
  const located = locate(document.root, path);
  if (typeof located === 'string') return located;
  const step = located.steps[located.steps.length - 1];
  if (step === undefined) return 'not-found';
  const pair = pairAt(step);
  if (pair === undefined || step.container.kind !== 'map') return 'not-a-mapping';
  if (pair.key.kind !== 'scalar' || isShared(document, [pair.key, ...located.steps.map(({ container }) => container)])) return 'shared-by-alias';
  if (pair.key.value === key) return { edits: [] };
  if (keyIndex(step.container, key) !== undefined) return 'key-exists';
  const inFlow = located.steps.some(({ container }) => container.flow);
  const written = keyText(key, style, inFlow, pair.key.style);
  // An absent key (`: v`) has no room of its own.
  const space = pair.key.start === pair.key.end && /\S/.test(text.charAt(pair.key.start - 1)) ? ' ' : '';
  return { edits: [replaceText(pair.key.start, pair.key.end, space + written)] };
}

// What would end a comment or be no text at all.
// oxlint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]/gu;

/**
 * Plans a comment above the node at `path`. A node that shares its line with what stands before it
 * (behind a dash, in a flow collection) gets it above the nearest entry around it that does not.
 */
export function planComment({ text, document, style }: Place, path: Path, comment: string): Change | EditFailure {
  // An empty document has nothing but itself to stand above.
  const located = document.root === undefined && path.length === 0 ? { steps: [] } : locate(document.root, path);
  if (typeof located === 'string') return located;
  let at = document.root?.start ?? document.start;
  for (const step of located.steps.toReversed()) {
    const start = entryStart(text, step);
    if (step.container.flow ? !hasOwnLines(text, step) : !startsLine(text, start)) continue;
    at = start;
    break;
  }
  const indentation = startsLine(text, at) ? ' '.repeat(column(text, at)) : '';
  const lines = comment.split(/\r\n|\n|\r/).map((line) => {
    const clean = line.replaceAll(UNPRINTABLE, '').trimEnd();
    return indentation + (clean.startsWith('#') ? clean : `# ${clean}`.trimEnd());
  });
  return { edits: [insertText(lineStartBefore(text, at), lines.map((line) => line + style.eol).join(''))] };
}

/**
 * Plans other words for a comment, or its removal: of a comment alone on its line the line goes, of
 * one behind something also the blanks before it.
 */
export function planRecomment({ text, tree, originOf }: Place, { at, was, text: words }: Extract<Operation, { op: 'recomment' }>): Change | EditFailure {
  const found = comments(text, tree).find(({ span }) => originOf(span.start) === at && text.slice(span.start, span.end) === was);
  if (found === undefined) return 'not-found';
  const { start, end } = found.span;
  const clean = words.replaceAll(/\r\n|\n|\r/g, ' ').replaceAll(UNPRINTABLE, '').trimEnd();
  if (clean === '') return { edits: [found.ownLine ? replaceText(lineStartBefore(text, start), nextLine(text, end), '') : replaceText(blanksBefore(text, start), end, '')] };
  const comment = clean.startsWith('#') ? clean : `# ${clean}`;
  return { edits: comment === was ? [] : [replaceText(start, end, comment)] };
}
