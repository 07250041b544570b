/** The ends of lines and of the text. */
import { isBlank, isLineEnd, lineEndFrom } from '../syntax/gap.ts';
import { scalarsOf } from '../syntax/scalars.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { FormatOptions } from './format.ts';

/** Takes the white space at the ends of lines away, but not within scalars that go over lines. */
export function trailingEdits(text: string, tree: SyntaxTree): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const scalars = scalarsOf(tree);
  let next = 0;
  for (let at = 0; at <= text.length; ) {
    const end = lineEndFrom(text, at);
    let start = end;
    while (start > at && isBlank(text.charCodeAt(start - 1))) start--;
    while (next < scalars.length && reachOf(text, scalars[next]!) < end) next++;
    const scalar = scalars[next];
    if (start < end && (scalar === undefined || scalar.start >= end || (scalar.end <= start && !isBlock(scalar.style)))) edits.push({ span: { start, end }, newText: '' });
    at = text.startsWith('\r\n', end) ? end + 2 : end + 1;
  }
  return edits;
}

type Scalar = ReturnType<typeof scalarsOf>[number];

function isBlock(style: Scalar['style']): boolean {
  return style === 'literal' || style === 'folded';
}

/** To where a scalar may have a say: the empty lines behind a block scalar can be part of it. */
function reachOf(text: string, { style, end }: Scalar): number {
  if (!isBlock(style)) return end;
  let at = end;
  while (at < text.length && (isBlank(text.charCodeAt(at)) || isLineEnd(text.charCodeAt(at)))) at++;
  // What stands before the next thing on its own line is that thing's indentation.
  return at;
}

/** One line end at the end of the text, as far as the options ask for it. */
export function endEdits(text: string, eol: string, { trimTrailingWhitespace, insertFinalNewline, trimFinalNewlines }: FormatOptions): readonly TextEdit[] {
  if (text === '') return [];
  const tail = (trimTrailingWhitespace === false ? /[\r\n]*$/ : /[ \t\r\n]*$/).exec(text)![0];
  const start = text.length - tail.length;
  const first = /\r\n|\n|\r/.exec(tail)?.[0];
  const wanted = first === undefined ? (insertFinalNewline === false ? undefined : eol) : trimFinalNewlines === false ? undefined : first;
  return wanted === undefined || wanted === tail ? [] : [{ span: { start, end: text.length }, newText: wanted }];
}
