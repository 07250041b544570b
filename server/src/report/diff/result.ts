/**
 * A comparison of two versions as plain data, in one language: what JSON version 1 prints and what
 * the writers of text and Markdown read. Within a version keys are only added.
 */
import type { Locale } from '../../messages/template.ts';
import type { Change, Effect, GraphDiff, NamedCategory, PipelineDiff } from '../../service/comparison/shape.ts';
import type { CheckResult, ResultFinding } from '../result.ts';
import { headline, type HeadSentence } from './headline.ts';
import { plain } from './markup.ts';

/** A version that was compared. */
export interface ComparedVersion {
  /** As it was asked for; null for what is on the disk now. */
  readonly name: string | null;
  /** The full name of the commit. */
  readonly commit: string | null;
  readonly files: number;
}

export interface DiffFinding extends Pick<ResultFinding, 'rule' | 'severity' | 'lens' | 'unit' | 'file' | 'path' | 'message' | 'fingerprint'> {
  readonly line: number;
  readonly column: number;
}

export interface DiffResult {
  readonly schemaVersion: 1;
  readonly tool: CheckResult['tool'];
  readonly language: Locale;
  readonly today: string;
  readonly from: ComparedVersion;
  readonly to: ComparedVersion;
  readonly summary: {
    readonly pipelines: Readonly<Record<PipelineDiff['state'], number>>;
    readonly changes: Readonly<Record<Effect, number>>;
    readonly findings: { readonly appeared: number; readonly went: number; readonly setAside: number };
  };
  /** What matters most, a sentence each that follows «this change»; empty when nothing does. */
  readonly headline: readonly HeadSentence[];
  readonly pipelines: readonly PipelineDiff[];
  readonly categories: readonly NamedCategory[];
  readonly findings: {
    /** Open now, and not there before. */
    readonly appeared: readonly DiffFinding[];
    /** Open before, and no longer there. */
    readonly went: readonly DiffFinding[];
    /** There now, and put aside since. */
    readonly setAside: readonly DiffFinding[];
  };
}

export interface DiffParts {
  readonly graph: GraphDiff;
  readonly findings: DiffResult['findings'];
  readonly version: string;
  readonly locale: Locale;
  readonly today: string;
  readonly from: ComparedVersion;
  readonly to: ComparedVersion;
}

/** The comparison of two versions. */
export function diffResult({ graph, findings, version, locale, today, from, to }: DiffParts): DiffResult {
  const { pipelines, categories } = graph;
  return {
    schemaVersion: 1, tool: { name: 'grondslag', version }, language: locale, today, from, to,
    summary: {
      pipelines: { added: count(pipelines, 'added'), removed: count(pipelines, 'removed'), changed: count(pipelines, 'changed'), moved: count(pipelines, 'moved'), unreadable: count(pipelines, 'unreadable') },
      changes: effects(pipelines.flatMap(({ changes }) => changes)),
      findings: { appeared: findings.appeared.length, went: findings.went.length, setAside: findings.setAside.length },
    },
    headline: headline(graph, locale, plain(locale)),
    pipelines, categories, findings,
  };
}

/** How many changes there are of each kind. */
export function effects(changes: readonly Change[]): Readonly<Record<Effect, number>> {
  const number = (effect: Effect): number => changes.filter((change) => change.effect === effect).length;
  return { wider: number('wider'), narrower: number('narrower'), other: number('other') };
}

function count(pipelines: readonly PipelineDiff[], state: PipelineDiff['state']): number {
  return pipelines.filter((pipeline) => pipeline.state === state).length;
}

/** Whether two versions differ in anything that concerns personal data. */
export function differs({ pipelines, findings }: DiffResult): boolean {
  return pipelines.some(({ changes, state }) => changes.length > 0 || state === 'unreadable') || findings.appeared.length + findings.went.length + findings.setAside.length > 0;
}
