/** A comparison as text for a terminal. */
import { wrap } from '../visible.ts';
import { plain } from './markup.ts';
import type { DiffResult } from './result.ts';
import { countLine, findingSections, headSentence, pipelineSections } from './sections.ts';

/** The comparison in lines of at most `width` columns. */
export function diffText(result: DiffResult, { width, quiet }: { readonly width: number; readonly quiet: boolean }): string {
  const markup = plain(result.language);
  const lines = [...wrap(headSentence(result, markup), width)];
  if (!quiet) lines.push(...wrap(countLine(result, markup), width));
  for (const { title, groups } of [...pipelineSections(result, markup), ...findingSections(result, markup)]) {
    lines.push('', ...wrap(title, width));
    for (const { head, lines: own } of groups) lines.push(...indented(head, 2, width), ...own.flatMap((line) => indented(line, 4, width)));
  }
  return `${lines.join('\n')}\n`;
}

function indented(text: string, indent: number, width: number): readonly string[] {
  return wrap(text, width - indent - 2).map((line, index) => ' '.repeat(indent + (index === 0 ? 0 : 2)) + line);
}
