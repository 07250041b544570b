/** A comparison as a comment on a change: one sentence for who has a minute, the rest folded. Names come from files that anybody may write. */
import { markdownText, utf8Length } from '../markdown-text.ts';
import { oneLine } from '../one-line.ts';
import type { Markup } from './markup.ts';
import type { DiffResult } from './result.ts';
import { countLine, findingSections, headSentence, pipelineSections, type Section } from './sections.ts';

/** What a build looks for to replace its earlier comment instead of adding another. */
const COMMENT_MARK = '<!-- grondslag:diff -->';

/** Code hosts refuse longer comments: GitHub at 65,536 characters. In bytes, with room for what they add. */
const MOST = 60_000;

const MARKDOWN: Markup = { name: code, words: markdownText, strong: (text) => `**${text}**`, code };
const HTML: Markup = { name: (text) => `<code>${html(text)}</code>`, words: html, strong: (text) => text, code: (text) => `<code>${html(text)}</code>` };

/** The comparison as Markdown. */
export function diffMarkdown(result: DiffResult): string {
  const nl = result.language === 'nl';
  const head = [
    COMMENT_MARK,
    `### ${nl ? 'Wat er verandert rond persoonsgegevens' : 'What changes around personal data'}`, '',
    headSentence(result, MARKDOWN), '',
    countLine(result, MARKDOWN), '',
  ].join('\n');
  const foot = `<sub>${nl ? 'Dit vergelijkt wat is opgegeven en wat daaruit volgt. Of het mag, beoordelen mensen.' : 'This compares what is declared and what follows from it. Whether it may be done is for people to judge.'}</sub>\n`;
  const marks = [pipelineSections(result, MARKDOWN), pipelineSections(result, HTML), findingSections(result, MARKDOWN), findingSections(result, HTML)] as const;
  const folded = [...marks[0].map((section, i) => fold(section, marks[1][i]!.title)), ...marks[2].map((section, i) => fold(section, marks[3][i]!.title))];
  return fitted(head, folded, foot, nl);
}

function fitted(head: string, blocks: readonly string[], foot: string, nl: boolean): string {
  const left = (count: number): string => (nl ? `_Nog ${count} ${count === 1 ? 'deel past' : 'delen passen'} hier niet; het rapport in JSON noemt alles._\n\n` : `_${count} more ${count === 1 ? 'part does' : 'parts do'} not fit here; the report in JSON has it all._\n\n`);
  let room = MOST - utf8Length(head) - utf8Length(foot) - utf8Length(left(blocks.length));
  const shown: string[] = [];
  for (const block of blocks) {
    const size = utf8Length(block);
    if (size > room) continue;
    room -= size;
    shown.push(block);
  }
  return `${head}\n${shown.join('')}${shown.length < blocks.length ? left(blocks.length - shown.length) : ''}${foot}`;
}

/** A section under its title. A title within HTML is written in HTML: Markdown does not count there. */
function fold({ groups }: Section, title: string): string {
  const lines = groups.flatMap(({ head, lines: own }) => [`- ${head}`, ...own.map((line) => `  - ${line}`)]);
  return lines.length === 0 ? `<p>${title}</p>\n\n` : `<details><summary>${title}</summary>\n\n${lines.join('\n')}\n\n</details>\n\n`;
}

/** A name as code, which nothing acts on: no mention, no reference, no HTML. */
function code(text: string): string {
  const shown = oneLine(text);
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') || shown === '' ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

function html(text: string): string {
  return oneLine(text).replace(/[&<>"'@#]/g, (character) => `&#${character.charCodeAt(0)};`);
}
