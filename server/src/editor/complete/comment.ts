/** Completion inside comments that ignore findings: the word, the rules that report here, who, until when and why. */
import type { Analysis, Located } from '../../service/analysis.ts';
import { SEVERITIES } from '../../rules/finding.ts';
import type { FileState } from '../../service/file-table.ts';
import { comments, coveredSpan } from '../../syntax/comments.ts';
import type { Span } from '../../text/span.ts';
import { treeOf } from '../at.ts';
import { readBlockLine } from './block-line.ts';
import type { Client } from './complete.ts';
import { monthsAhead } from './fixed-values.ts';
import type { Topic } from './proposal.ts';
import { withoutStops, type CompletionItem } from './write.ts';

const T = {
  ignore: { nl: 'negeer een bevinding hier', en: 'ignore a finding here' },
  ignoreFile: { nl: 'negeer een regel in dit hele bestand', en: 'ignore a rule in this whole file' },
  reported: { nl: 'hier gemeld', en: 'reported here' },
  by: { nl: 'wie dit besloot', en: 'who decided this' },
  until: { nl: 'tot wanneer', en: 'until when' },
  year: { nl: 'over een jaar', en: 'in a year' },
  half: { nl: 'over een half jaar', en: 'in six months' },
  reason: { nl: 'waarom', en: 'why' },
} as const;

const REASON = { nl: 'reden', en: 'reason' };
const WHO = { nl: 'wie', en: 'who' };

interface Draft {
  readonly label: string;
  readonly text: string;
  readonly detail?: string | undefined;
  readonly origin?: string;
  readonly topic?: Topic;
  readonly kind?: CompletionItem['kind'];
}

/** The items at a cursor in a comment of ours; empty in one that is not; undefined where the cursor stands in no comment. */
export function completeComment(state: FileState, cursor: number, analysis: Analysis, client: Client): readonly CompletionItem[] | undefined {
  const { source } = state;
  const { line } = source.positionAt(cursor);
  const { start, end } = source.lineSpan(line);
  const { comment } = readBlockLine(source.text, start, end);
  if (comment === undefined || cursor <= comment) return undefined;
  const before = source.text.slice(comment + 1, cursor);
  const after = source.text.slice(cursor, end);
  const { locale } = client;
  const rules = analysis.rules();
  const until = monthsAhead(analysis.today, 12);
  const tail = `by=\${2:${ownerOf(source.text) ?? WHO[locale]}} until=\${3:${until}} -- \${4:${REASON[locale]}}`;
  const word = /^\s*([a-z:]*)$/.exec(before)?.[1];
  if (word !== undefined && word !== '' && 'grondslag'.startsWith(word)) {
    const here = reportedAt(state, line, comment, analysis);
    const first = here[0]?.rule.id;
    return items([{ label: 'grondslag: ignore[…]', text: `grondslag: ignore[\${1${first === undefined ? '' : `:${first}`}}] ${tail}`, detail: T.ignore[locale] }], { start: cursor - word.length, end: cursor }, cursor, client);
  }
  const ours = /^\s*grondslag:(\s*)(.*)$/.exec(before);
  if (ours === null) return [];
  const [, gap = '', rest = ''] = ours;
  const form = /^[a-z-]*$/.exec(rest);
  if (form !== null) {
    const lead = gap === '' ? ' ' : '';
    const closes = after.includes('[');
    const draft = (name: string, detail: string): Draft => ({ label: name, text: closes ? `${lead}${name}` : `${lead}${name}[$1] ${tail}`, detail });
    const wordEnd = cursor + (/^[a-z-]*/.exec(after)?.[0].length ?? 0);
    return items([draft('ignore', T.ignore[locale]), draft('ignore-file', T.ignoreFile[locale])], { start: cursor - rest.length, end: wordEnd }, cursor, client);
  }
  const open = /^(ignore|ignore-file)\s*\[([^\]]*)$/.exec(rest);
  if (open !== null) {
    const inside = `${open[2]!}${/^[^\]]*/.exec(after)?.[0] ?? ''}`;
    const typed = /[^\s,]*$/.exec(open[2]!)![0];
    const wordEnd = cursor + (/^[a-z0-9-]*/.exec(after)?.[0].length ?? 0);
    const chosen = new Set(inside.split(/[\s,]+/).filter((name) => name !== typed));
    const here = new Set(reportedAt(state, line, comment, analysis).map(({ rule }) => rule.id));
    const wanted = rules.list.filter(({ id, ignorable }) => ignorable && !chosen.has(id));
    const ordered = [...wanted.filter(({ id }) => here.has(id)), ...wanted.filter(({ id }) => !here.has(id))];
    return items(ordered.map(({ id, summary }) => ({ label: id, text: id, detail: summary[locale], kind: 'rule', topic: { about: 'rule', id }, ...(here.has(id) ? { origin: T.reported[locale] } : {}) })), { start: cursor - typed.length, end: wordEnd }, cursor, client);
  }
  const given = /^(?:ignore|ignore-file)\s*\[[^\]]*\](.*)$/.exec(rest);
  if (given === null || /(?:^|\s)--(?:\s|$)/.test(given[1]!)) return [];
  const typed = /\S*$/.exec(given[1]!)![0];
  const wordEnd = cursor + (/^\S*/.exec(after)?.[0].length ?? 0);
  const lead = given[1] === typed ? ' ' : '';
  const span = { start: cursor - typed.length, end: wordEnd };
  if (lead !== '' && typed !== '') return [];
  const date = (label: string, detail: string, text = label): Draft => ({ label, text, detail, kind: 'date' });
  if (typed.startsWith('until=')) return items([date(until, T.year[locale]), date(monthsAhead(analysis.today, 6), T.half[locale])], { start: span.start + 6, end: span.end }, cursor, client);
  if (typed.startsWith('by=')) return items(deciders(source.text).map((name) => ({ label: name, text: name, detail: T.by[locale] })), { start: span.start + 3, end: span.end }, cursor, client);
  const whole = `${rest}${after}`;
  const drafts: Draft[] = [];
  if (!/\bby=/.test(whole)) drafts.push({ label: 'by=', text: `${lead}by=\${1:${ownerOf(source.text) ?? WHO[locale]}}`, detail: T.by[locale] });
  if (!/\buntil=/.test(whole)) drafts.push({ ...date(`until=${until}`, T.until[locale]), text: `${lead}until=${until}` });
  if (!/\s--(?:\s|$)/.test(whole)) drafts.push({ label: `-- ${REASON[locale]}`, text: `${lead}-- \${1:${REASON[locale]}}`, detail: T.reason[locale] });
  return items(drafts, span, cursor, client);
}

function items(drafts: readonly Draft[], replace: Span, cursor: number, { snippets }: Client): readonly CompletionItem[] {
  return drafts.map(({ label, text, detail, origin, topic, kind = 'template' }, index) => ({
    label, kind, detail, origin, filter: label, sort: String(index).padStart(4, '0'), newText: snippets ? text : withoutStops(text), isSnippet: snippets && /\$[\d{]/.test(text),
    insert: { start: replace.start, end: cursor }, replace, additional: [], more: false, topic, document: 0,
  }));
}

/** The findings that a comment on this line can switch off; the comment of a line of its own covers what comes below it. */
function reportedAt(state: FileState, line: number, comment: number, analysis: Analysis): readonly Located[] {
  const { source } = state;
  const tree = treeOf(state);
  const own = comments(source.text, tree).find(({ span }) => span.start >= comment && span.start <= comment + 40 && source.positionAt(span.start).line === line);
  const covered = own === undefined ? source.lineSpan(line) : coveredSpan(own, source.text, tree);
  const within = ({ start, end }: Span): boolean => (start >= covered.start && start <= covered.end) || (source.positionAt(start).line === line && end >= start);
  const found = analysis.inFile(state.source.id).filter((item) => item.rule.ignorable && (within(item.span) || item.related.some((place) => place.file === state.source.id && within(place.span))));
  return found.sort((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity));
}

function ownerOf(text: string): string | undefined {
  return deciders(text)[0] ?? /^owner:[ \t]*([\w.@-]+)[ \t]*$/m.exec(text)?.[1];
}

/** Who decided elsewhere in this file. */
function deciders(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/#[ \t]*grondslag:[^\n]*\bby=([\w.@-]+)/g)].map((match) => match[1]!))];
}
