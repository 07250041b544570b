/**
 * A baseline: findings that are known, each with who let it stay, until when and why. An entry holds
 * for one finding in one file: the same rule, unit, path, combination and purpose. A combination that
 * grows is another finding, and so is the same one in another file.
 */
import { closest } from '../base/closest.ts';
import { grouped } from '../base/grouped.ts';
import type { RuleSet } from '../rules/own/rule-set.ts';
import type { FileId, SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { isDate, isOpen } from './comment-directives.ts';
import type { ConfigProblem } from './config-problems.ts';
import { list, mapping, readOneDocument } from './one-document.ts';
import type { Settings } from './settings.ts';

/** What a baseline is called where nobody named it otherwise. */
export const BASELINE_NAME = 'grondslag.baseline.yaml';

/** What an entry says about a finding, beside who let it stay. */
export interface KnownFinding {
  readonly fingerprint: string;
  readonly rule: string;
  /** From the folder of the baseline, with `/`. */
  readonly file: string;
  readonly unit: string | undefined;
  readonly path: string | undefined;
  readonly combination: readonly string[];
  readonly purpose: string | undefined;
}

export interface BaselineEntry extends KnownFinding {
  /** ISO date. */
  readonly since: string | undefined;
  readonly by: string | undefined;
  /** ISO date; the last day on which it holds. */
  readonly until: string | undefined;
  readonly reason: string | undefined;
  /** Its place in the list, from 0. */
  readonly index: number;
  readonly span: Span;
}

export interface Baseline {
  readonly source: SourceFile;
  readonly entries: readonly BaselineEntry[];
  /** Entries by file and rule: `entriesFor` reads it. */
  readonly byPlace: ReadonlyMap<string, readonly BaselineEntry[]>;
}

/** The baseline that counts for a file, and what the two call each other. */
export interface HeldBaseline {
  readonly baseline: Baseline;
  /** What reports call the file of the baseline. */
  readonly file: FileId;
  /** What the baseline calls the file that is checked. */
  readonly name: string;
}

/** Finds the baseline of a file; undefined where none counts. */
export type BaselineFor = (file: FileId) => HeldBaseline | undefined;

/** Reads a baseline. With problems it cannot be used: nobody knows what else it would put aside. Never throws. */
export function readBaseline(source: SourceFile): { readonly baseline: Baseline | undefined; readonly problems: readonly ConfigProblem[] } {
  const { value, problems, spanAt } = readOneDocument(source, 'baseline');
  if (problems.length > 0) return { baseline: undefined, problems };
  const entries = list(mapping(value)['findings']).map((item, index): BaselineEntry => {
    const entry = mapping(item);
    const at = (key: string): string | undefined => textOf(entry[key]);
    const combination = entry['combination'];
    return {
      fingerprint: at('fingerprint') ?? '', rule: at('rule') ?? '', file: at('file') ?? '', unit: at('unit'), path: at('path'), purpose: at('purpose'),
      combination: (typeof combination === 'string' ? [combination] : list(combination)).filter((part) => typeof part === 'string'),
      since: at('since'), by: at('by'), until: at('until'), reason: at('reason'),
      index, span: spanAt(['findings', String(index)], 'value'),
    };
  });
  const byPlace = grouped(entries, ({ file, rule }) => placeKey(file, rule));
  return { baseline: { source, entries, byPlace }, problems };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** The entries about a rule in a file. */
function entriesFor({ baseline, name }: HeldBaseline, rule: string): readonly BaselineEntry[] {
  return baseline.byPlace.get(placeKey(name, rule)) ?? [];
}

function placeKey(file: string, rule: string): string {
  return `${file}\n${rule}`;
}

/** Why an entry puts nothing aside. */
export type EntryFault =
  | { readonly kind: 'unknown-rule'; readonly suggestion: string | undefined }
  | { readonly kind: 'not-ignorable' | 'locked' | 'expired' }
  | { readonly kind: 'incomplete'; readonly missing: readonly ('by' | 'until' | 'reason')[] };

/** What is wrong with an entry by itself; undefined for one that holds. `today` is an ISO date. */
export function faultOf(entry: BaselineEntry, settings: Pick<Settings, 'locked' | 'requireOnIgnore'>, today: string, rules: RuleSet): EntryFault | undefined {
  const rule = rules.byId(entry.rule);
  if (rule === undefined) return { kind: 'unknown-rule', suggestion: closest(entry.rule, rules.list.map(({ id }) => id)) };
  if (!rule.ignorable) return { kind: 'not-ignorable' };
  if (settings.locked.has(entry.rule)) return { kind: 'locked' };
  const missing = settings.requireOnIgnore.filter((key) => isOpen(entry[key]));
  if (missing.length > 0) return { kind: 'incomplete', missing };
  return entry.until !== undefined && isDate(entry.until) && entry.until < today ? { kind: 'expired' } : undefined;
}

/** What an entry is judged by. */
export interface Judgement {
  readonly settings: Pick<Settings, 'locked' | 'requireOnIgnore'>;
  /** ISO date. */
  readonly today: string;
  readonly rules: RuleSet;
}

/** The entry that puts a finding of a rule aside, if one does. @param print gives the fingerprint; only asked where there is an entry about the rule */
export function holdingEntry(held: HeldBaseline, rule: string, print: () => string, { settings, today, rules }: Judgement): BaselineEntry | undefined {
  const about = entriesFor(held, rule);
  if (about.length === 0) return undefined;
  const name = print();
  return about.find((one) => one.fingerprint === name && faultOf(one, settings, today, rules) === undefined);
}
