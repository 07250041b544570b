/**
 * Fixes of findings, as edits of the newest texts. A rule proposes operations on logical paths; they
 * become edits here, at the last moment, so that a fix never acts on a text that has moved on.
 */
import { grouped } from '../base/grouped.ts';
import type { Operation } from '../edit/operations.ts';
import type { BilingualText } from '../messages/template.ts';
import { fileOf } from '../model/path.ts';
import { renderText, type Fix, type FixKind } from '../rules/finding.ts';
import type { FileId } from '../text/source-file.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { planFor } from './recent-plans.ts';
import type { Analysis, Located } from './analysis.ts';

/** A fix that can be offered: its title is ready, its edits are still to be planned. */
export interface FixOffer {
  /** Ends with the name of the principle it serves, in parentheses. */
  readonly title: BilingualText;
  readonly kind: FixKind;
  /** Id of that principle. */
  readonly principle: string;
  readonly operations: readonly Operation[];
}

/** A fix with its edits per file, each file's disjoint and in the order of the text. */
export interface PreparedFix extends Omit<FixOffer, 'operations'> {
  readonly edits: ReadonlyMap<FileId, readonly TextEdit[]>;
}

/** What the rule of a finding proposes, in the rule's order. Cheap: nothing is planned yet. */
export function offersFor(located: Located, analysis: Analysis): readonly FixOffer[] {
  const { rule, finding } = located;
  const flow = analysis.workspace.flow(finding.at.unit);
  const proposed: readonly Fix[] = [
    ...(flow === undefined ? [] : rule.fixes(finding, analysis.view(flow))),
    ...rule.fixesInFile(finding, analysis.fileView(located.file)),
  ];
  return proposed.map((fix) => offerOf(fix, analysis));
}

/** A fix as it is offered, with its title ready. */
export function offerOf(fix: Fix, analysis: Analysis): FixOffer {
  return { title: titleOf(fix, analysis), kind: fix.kind, principle: fix.principle, operations: fix.operations };
}

/** The edits of operations, or undefined where one of the texts cannot be edited as asked. */
export function editsFor(operations: readonly Operation[], analysis: Analysis): PreparedFix['edits'] | undefined {
  const byFile = grouped(operations, ({ unit }) => fileOf(unit));
  const edits = new Map<FileId, readonly TextEdit[]>();
  for (const [file, own] of byFile) {
    const state = analysis.workspace.file(file);
    if (state === undefined) return undefined;
    const plan = planFor(state.source, state.limits, own);
    if ('failure' in plan) return undefined;
    if (plan.edits.length > 0) edits.set(file, plan.edits);
  }
  return edits.size === 0 ? undefined : edits;
}

/** The fixes of a finding that can be carried out on the texts as they are, in the rule's order. */
export function fixesFor(located: Located, analysis: Analysis): readonly PreparedFix[] {
  return offersFor(located, analysis).flatMap(({ operations, ...offer }): PreparedFix[] => {
    const edits = editsFor(operations, analysis);
    return edits === undefined ? [] : [{ ...offer, edits }];
  });
}

function titleOf(fix: Fix, analysis: Analysis): BilingualText {
  const principle = analysis.workspace.environment.base.principles.find(({ id }) => id === fix.principle);
  const inText = (locale: 'nl' | 'en'): string => {
    const title = renderText(fix.title, fix.params, locale);
    return principle === undefined ? title : `${title} (${withoutCapital(principle.title[locale])})`;
  };
  return { nl: inText('nl'), en: inText('en') };
}

/** A name as it stands inside a sentence; abbreviations keep their capitals. */
function withoutCapital(name: string): string {
  return /^\p{Lu}(?!\p{Lu})/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
