/** A comparison as text for a terminal. */
import { wrap } from '../visible.ts';
import { PLAIN } from './markup.ts';
import type { DiffResult } from './result.ts';
import { countLine, findingSections, headSentence, pipelineSections } from './sections.ts';

/** The comparison in lines of at most `width` columns. */
export function diffText(result: DiffResult, { width, quiet }: { readonly width: number; readonly quiet: boolean }): string {
  const lines = [...wrap(headSentence(result, PLAIN), width)];
  if (!quiet) lines.push(...wrap(countLine(result, PLAIN), width));
  for (const { title, groups } of [...pipelineSections(result, PLAIN), ...findingSections(result, PLAIN)]) {
    lines.push('', ...wrap(title, width));
    for (const { head, lines: own } of groups) lines.push(...indented(head, 2, width), ...own.flatMap((line) => indented(line, 4, width)));
  }
  return `${lines.join('\n')}\n`;
}

function indented(text: string, indent: number, width: number): readonly string[] {
  return wrap(text, width - indent - 2).map((line, index) => ' '.repeat(indent + (index === 0 ? 0 : 2)) + line);
}
