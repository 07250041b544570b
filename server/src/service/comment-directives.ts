/**
 * Comments that ignore a finding:
 * `# grondslag: ignore[rule, rule] by=who until=YYYY-MM-DD -- reason`, or `ignore-file[…]`.
 */
import { closest } from '../base/closest.ts';
import { PLACEHOLDER } from '../base/placeholder.ts';
import { monthLength } from '../lineage/duration.ts';
import type { CommentFault } from '../rules/structure.ts';
import type { RuleSet } from '../rules/own/rule-set.ts';
import { coveredSpan, directiveComments, type Comment } from '../syntax/comments.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import type { Settings } from './settings.ts';

export interface Directive {
  readonly span: Span;
  /** What it speaks about; undefined for a whole file. */
  readonly covers: Span | undefined;
  /** The rules it can put aside. */
  readonly rules: readonly string[];
  /** All rules it names. */
  readonly named: readonly string[];
  readonly by: string | undefined;
  readonly until: string | undefined;
  readonly reason: string | undefined;
  /** Well formed, complete, not expired: only then does it do anything. */
  readonly valid: boolean;
}

export interface Directives {
  readonly list: readonly Directive[];
  readonly faults: readonly CommentFault[];
}

const NONE: Directives = { list: [], faults: [] };

/** Reads the directives of a text. `today` is an ISO date: a comment whose `until` lies before it has expired. */
export function readDirectives(text: string, treeOf: () => SyntaxTree, settings: Settings, today: string, rules: RuleSet): Directives {
  // Every file of ours says `grondslag:`; only few say it in a comment.
  if (!/#[ \t]*grondslag:/.test(text)) return NONE;
  const tree = treeOf();
  const found = directiveComments(text, tree);
  if (found.length === 0) return NONE;
  const list: Directive[] = [];
  const faults: CommentFault[] = [];
  for (const comment of found) {
    const read = readOne(comment, text, tree, settings, today, rules);
    if (read.directive !== undefined) list.push(read.directive);
    faults.push(...read.faults);
  }
  return { list, faults };
}

function readOne(comment: Comment, text: string, tree: SyntaxTree, settings: Settings, today: string, known: RuleSet): { directive?: Directive; faults: readonly CommentFault[] } {
  const { span } = comment;
  const fault = (kind: CommentFault['kind'], more: Partial<CommentFault> = {}): CommentFault => ({ span, comment: text.slice(span.start, span.end), kind, rules: [], missing: [], until: undefined, suggestion: undefined, ...more });
  const match = /^grondslag:\s*(ignore|ignore-file)\s*\[([^\]]*)\]\s*(.*)$/s.exec(comment.text.trim());
  if (match === null) return { faults: [fault('malformed')] };
  const [, form, names, rest] = match as unknown as [string, string, string, string];
  const rules = names.split(',').map((name) => name.trim()).filter((name) => name !== '');
  if (rules.length === 0) return { faults: [fault('malformed')] };
  const faults: CommentFault[] = [];
  for (const name of rules) {
    const rule = known.byId(name);
    if (rule === undefined) faults.push(fault('unknown-rule', { rules: [name], suggestion: closest(name, known.list.map(({ id }) => id)) }));
    else if (!rule.ignorable) faults.push(fault('not-ignorable', { rules: [name] }));
    else if (settings.locked.has(name)) faults.push(fault('locked', { rules: [name] }));
  }
  const dashes = /(^|\s)--(\s|$)/.exec(rest);
  const head = dashes === null ? rest : rest.slice(0, dashes.index);
  const reason = dashes === null ? '' : rest.slice(dashes.index + dashes[0].length).trim();
  const by = /(?:^|\s)by=(\S+)/.exec(head)?.[1];
  const until = /(?:^|\s)until=(\S+)/.exec(head)?.[1];
  const stray = head.replace(/(?:^|\s)(?:by|until)=\S+/g, '').trim();
  const given = { by, until, reason: reason === '' ? undefined : reason };
  const missing = settings.requireOnIgnore.filter((key) => isOpen(given[key]));
  const badDate = until !== undefined && !isDate(until) && !missing.includes('until');
  const expired = until !== undefined && isDate(until) && until < today;
  if (stray !== '') faults.push(fault('malformed', { rules }));
  else if (missing.length > 0 && !badDate && missing.every((key) => given[key] !== undefined)) faults.push(fault('open', { rules, missing }));
  else if (missing.length > 0 || badDate) faults.push(fault('incomplete', { rules, missing: badDate ? [...missing, 'until'] : missing }));
  else if (expired) faults.push(fault('expired', { rules, until }));
  const valid = stray === '' && missing.length === 0 && !badDate && !expired;
  return {
    directive: { span, covers: form === 'ignore-file' ? undefined : coveredSpan(comment, text, tree), rules: rules.filter((name) => known.byId(name)?.ignorable === true && !settings.locked.has(name)), named: rules, ...given, valid },
    faults,
  };
}

/** Whether a part still has to be filled in. */
export function isOpen(part: string | undefined): boolean {
  return part === undefined || part.trim() === '' || part.trim() === PLACEHOLDER;
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month - 1);
}
