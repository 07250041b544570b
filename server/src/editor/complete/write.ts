/** From a proposal to what the editor writes: one edit at the word under the cursor, quoted and indented as the text there asks. */
import { quoted, textScalar } from '../../edit/write-scalar.ts';
import type { Span } from '../../text/span.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { Asking, Proposal, ProposalKind, Topic } from './proposal.ts';

export interface CompletionItem {
  readonly label: string;
  readonly kind: ProposalKind;
  readonly detail: string | undefined;
  readonly origin: string | undefined;
  /** What the text under the cursor is compared with. */
  readonly filter: string;
  /** Items with a smaller text come first. */
  readonly sort: string;
  readonly newText: string;
  /** Whether `newText` has tab stops. */
  readonly isSnippet: boolean;
  /** What is replaced: up to the cursor, or the whole word. */
  readonly insert: Span;
  readonly replace: Span;
  /** Indentation that is put right. */
  readonly additional: readonly TextEdit[];
  readonly more: boolean;
  readonly topic: Topic | undefined;
  /** The number of the document it stands in. */
  readonly document: number;
}

/** A text with tab stops as plain text: each stop becomes its own text or its first choice. */
export function withoutStops(snippet: string): string {
  let text = snippet;
  // From the inside out; templates nest no deeper than one level.
  for (let i = 0; i < 3; i++) text = text.replace(/\$\{\d+\|((?:[^|\\]|\\.)*?)(?:,(?:[^|\\]|\\.)*)?\|\}/g, (_, first: string) => first.split(/(?<!\\),/)[0]!).replace(/\$\{\d+:((?:[^}\\$]|\\.)*)\}/g, '$1').replace(/\$\{?\d+\}?/g, '');
  return text.replace(/\\([\\$},|])/g, '$1');
}

/**
 * The item of a proposal.
 * @param asItem whether the name is an item of a block list that has no dash yet
 */
export function write(proposal: Proposal, index: number, asItem: boolean, asKey: boolean, asking: Asking): CompletionItem {
  const { spot, snippets, source } = asking;
  const { label, kind, detail, origin, topic, more = false } = proposal;
  const inQuotes = spot.quote !== undefined;
  const name = proposal.name ?? label;
  const template = proposal.snippet !== undefined && !inQuotes ? proposal.snippet : undefined;
  let text = template === undefined ? scalar(name, asKey, asking) : snippets ? template : withoutStops(template);
  const isSnippet = template !== undefined && snippets && /\$(?:\d|\{)/.test(template);
  // Without a tab stop there is nothing that an escaped sign could stand for.
  if (template !== undefined && snippets && !isSnippet) text = withoutStops(template);
  if (spot.step !== 2) text = text.replace(/^( {2})+/gm, (spaces) => ' '.repeat((spaces.length / 2) * spot.step));
  if (asItem) text = `- ${text.replaceAll('\n', '\n  ')}`;
  const base = ' '.repeat(Math.max(0, spot.column));
  if (text.includes('\n')) text = spot.flow ? text.replace(/:\s*\n\s*/g, ': ') : text.replaceAll('\n', `${source.text.includes('\r\n') ? '\r\n' : '\n'}${base}`);
  if (spot.blankFirst) text = ` ${text}`;
  const words = [label, ...(proposal.words ?? [])].filter((word, at, all) => all.indexOf(word) === at);
  return {
    label, kind, detail, origin, topic, more, document: spot.lines.document,
    filter: `${spot.quote ?? ''}${words.join(' ')}`.replace(/\s+/g, ' ').slice(0, 200), sort: String(index).padStart(4, '0'), newText: text, isSnippet,
    // In front of a word that stands there already, the word is what is meant.
    insert: inQuotes || spot.typed === '' ? spot.span : { start: spot.span.start, end: spot.cursor }, replace: spot.span,
    additional: spot.reindent === undefined ? [] : [{ span: spot.reindent, newText: base }],
  };
}

/** A name as YAML: in the quotes it stands in, in quotes of its own where it needs them. */
function scalar(name: string, asKey: boolean, { spot }: Asking): string {
  if (spot.quote !== undefined) return quoted(name, spot.quote === '"' ? 'double' : 'single');
  return textScalar(name, 'double', spot.flow || asKey);
}
