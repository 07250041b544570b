/** Which findings appeared, went or were put aside between two versions: by fingerprint, each as often as it is there. */
import type { Locale } from '../../messages/template.ts';
import { pathText } from '../../model/path.ts';
import type { UnreadableFiles } from '../../service/comparison/shape.ts';
import type { Analysis, Located } from '../../service/analysis.ts';
import { fingerprint, messageOf, unitId } from '../describe.ts';
import type { DiffFinding, DiffResult } from './result.ts';

/** The findings of one version. */
export interface VersionFindings {
  readonly analysis: Analysis;
  readonly findings: readonly Located[];
}

/** The findings that differ; only these are put into words. What was found in a file that can no longer be read did not go. */
export function compareFindings(before: VersionFindings, after: VersionFindings, { locale, unreadable }: { readonly locale: Locale; readonly unreadable: UnreadableFiles }): DiffResult['findings'] {
  const [old, now] = [named(before), named(after)];
  const told = (those: readonly Named[]): readonly DiffFinding[] => those.map((one) => inWords(one, locale));
  return {
    appeared: told(without(now.filter(isOpen), old)),
    went: told(without(old.filter(isOpen), now).filter(({ located }) => !unreadable.after.has(located.file))),
    setAside: told(without(now.filter((one) => !isOpen(one)), old.filter((one) => !isOpen(one)))),
  };
}

interface Named {
  readonly located: Located;
  readonly analysis: Analysis;
  readonly name: string;
}

function named({ analysis, findings }: VersionFindings): readonly Named[] {
  return findings.map((located) => ({ located, analysis, name: fingerprint(located, analysis) }));
}

function isOpen({ located }: Named): boolean {
  return located.suppressed === undefined;
}

function without(findings: readonly Named[], others: readonly Named[]): readonly Named[] {
  const there = new Map<string, number>();
  for (const { name } of others) there.set(name, (there.get(name) ?? 0) + 1);
  return findings.filter(({ name }) => {
    const left = there.get(name) ?? 0;
    there.set(name, left - 1);
    return left <= 0;
  });
}

function inWords({ located: { rule, severity, file, span, finding }, analysis, name }: Named, locale: Locale): DiffFinding {
  const { line, character } = analysis.workspace.file(file)!.source.positionAt(span.start);
  return { rule: rule.id, severity, lens: rule.lens, unit: unitId(finding.at, analysis), file, line: line + 1, column: character + 1, path: pathText(finding.at.path), message: messageOf(finding, locale), fingerprint: name };
}
