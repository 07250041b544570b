/**
 * The decisions to put findings aside: every comment and every entry of a baseline, with the findings
 * it is about, also where it no longer holds. Whoever has to account for them (GDPR 5(2)) reads these.
 */
import { byCodeUnit } from '../base/sorted.ts';
import type { Rule } from '../rules/rule.ts';
import type { FileId, SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import type { Analysis, Located } from './analysis.ts';
import { stateOf, type EntryState, type ReviewedEntry } from './baseline-review.ts';
import type { Directive } from './comment-directives.ts';
import { applies } from './put-aside.ts';
import { isActive } from './settings.ts';

/** What a decision comes to; `gone` also for a comment that nothing needs any more, `unknown` where its rule does not run. */
export type DecisionState = EntryState | 'malformed';

export interface Decision {
  readonly kind: 'comment' | 'baseline';
  readonly state: DecisionState;
  /** One rule: a comment that names several is as many decisions. */
  readonly rule: string;
  /** Undefined for a rule that does not exist. */
  readonly known: Rule | undefined;
  /** The findings it is about, put aside or not, in the order of file and text. */
  readonly findings: readonly Located[];
  readonly by: string | undefined;
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly reason: string | undefined;
  /** Where it is written. */
  readonly file: FileId;
  readonly source: SourceFile;
  readonly span: Span;
  /** What a baseline says of a finding that is no longer found. */
  readonly about: { readonly file: string; readonly unit: string | undefined; readonly path: string | undefined } | undefined;
}

/** A baseline after its review. */
export interface ReviewedBaseline {
  /** As reports call it. */
  readonly file: FileId;
  readonly source: SourceFile;
  readonly entries: readonly ReviewedEntry[];
}

/** All decisions in these files and baselines, in the order of the files they are written in. */
export function decisionsIn(files: readonly FileId[], baselines: readonly ReviewedBaseline[], analysis: Analysis): readonly Decision[] {
  const found = [...analysis.workspace.fileIds()].sort(byCodeUnit).flatMap((file) => analysis.inFile(file));
  const comments = files.flatMap((file) => commentsIn(file, found, analysis));
  const entries = baselines.flatMap((baseline) => baseline.entries.map((entry) => ofEntry(entry, baseline, analysis)));
  return [...comments, ...entries].sort((a, b) => byCodeUnit(a.file, b.file) || a.span.start - b.span.start);
}

function commentsIn(file: FileId, found: readonly Located[], analysis: Analysis): readonly Decision[] {
  const source = analysis.workspace.file(file)?.source;
  if (source === undefined) return [];
  return analysis.directives(file).list.flatMap((directive) => directive.named.map((rule): Decision => {
    const findings = found.filter((located) => located.rule.id === rule && [located, ...located.related].some((place) => place.file === file && applies({ ...directive, rules: [rule] }, rule, place.span)));
    const { by, until, reason, span } = directive;
    const known = analysis.rules().byId(rule);
    return { kind: 'comment', state: commentState(directive, rule, file, findings, analysis), rule, known, findings, by, since: undefined, until, reason, file, source, span, about: undefined };
  }));
}

function commentState(directive: Directive, name: string, file: FileId, findings: readonly Located[], analysis: Analysis): DecisionState {
  const rule = analysis.rules().byId(name);
  const settings = analysis.settingsFor(file);
  if (rule === undefined) return 'unknown-rule';
  if (!rule.ignorable || (findings.length > 0 && findings.every(({ finding }) => !finding.ignorable))) return 'not-ignorable';
  if (settings.locked.has(name)) return 'locked';
  const fault = analysis.directives(file).faults.find(({ span, kind }) => span === directive.span && (kind === 'malformed' || kind === 'incomplete' || kind === 'open' || kind === 'expired'));
  if (fault !== undefined) return fault.kind === 'open' ? 'incomplete' : (fault.kind as 'malformed' | 'incomplete' | 'expired');
  if (findings.length > 0) return 'holds';
  return isActive(rule, settings) ? 'gone' : 'unknown';
}

function ofEntry(reviewed: ReviewedEntry, { file, source }: ReviewedBaseline, analysis: Analysis): Decision {
  const { entry, finding } = reviewed;
  const { rule, by, since, until, reason, span, unit, path } = entry;
  return {
    kind: 'baseline', state: stateOf(reviewed), rule, known: analysis.rules().byId(rule), findings: finding === undefined ? [] : [finding],
    by, since, until, reason, file, source, span, about: { file: entry.file, unit, path },
  };
}
