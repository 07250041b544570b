/** What puts a finding aside: a comment at one of its places, or an entry of a baseline. */
import type { Finding } from '../rules/finding.ts';
import type { FileId, SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { holdingEntry, type BaselineEntry, type HeldBaseline, type Judgement } from './baseline.ts';
import type { Directive } from './comment-directives.ts';
import { fingerprint } from './fingerprint.ts';
import type { Workspace } from './workspace.ts';

export interface PutAsideByComment extends Directive {
  readonly kind: 'comment';
  readonly file: FileId;
}

export interface PutAsideByBaseline extends Pick<BaselineEntry, 'by' | 'until' | 'reason' | 'since' | 'span'> {
  readonly kind: 'baseline';
  /** The file of the baseline, as reports call it. */
  readonly file: FileId;
  /** The text that `span` is in: it is no file of the workspace. */
  readonly source: SourceFile;
}

export type PutAside = PutAsideByComment | PutAsideByBaseline;

/** Whether a directive speaks of a rule at a place. */
export function applies(directive: Pick<Directive, 'covers' | 'rules'>, rule: string, span: Span): boolean {
  if (!directive.rules.includes(rule)) return false;
  return directive.covers === undefined || (directive.covers.start <= span.start && span.start <= directive.covers.end);
}

/** The entry that puts a finding aside, if one does. */
export function byBaseline(finding: Finding, held: HeldBaseline, workspace: Workspace, judgement: Judgement): PutAsideByBaseline | undefined {
  const entry = holdingEntry(held, finding.rule, () => fingerprint({ finding }, { workspace }), judgement);
  if (entry === undefined) return undefined;
  const { by, until, reason, since, span } = entry;
  return { kind: 'baseline', by, until, reason, since, span, file: held.file, source: held.baseline.source };
}
