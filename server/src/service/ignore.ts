/** The comment that ignores a finding, to be completed by whoever weighs it. */
import type { Operation } from '../edit/operations.ts';
import { dateAfter } from '../lineage/duration.ts';
import { PLACEHOLDER } from '../model/read.ts';
import type { Analysis, Located } from './analysis.ts';

/** How long a new ignore holds, unless its author writes another date. */
const HOLDS = 'P6M';

/**
 * Adds the comment above the place of the finding. Undefined for a finding that no comment can
 * switch off: by its nature, by the configuration, or because it is about the text itself.
 */
export function ignoreOperation({ rule, finding, file }: Located, analysis: Analysis): Operation | undefined {
  const { locked } = analysis.settingsFor(file);
  if (!rule.ignorable || locked.has(rule.id) || finding.at.span !== undefined || finding.at.path.length === 0) return undefined;
  const text = `grondslag: ignore[${rule.id}] by=${PLACEHOLDER} until=${dateAfter(analysis.today, HOLDS) ?? analysis.today} -- ${PLACEHOLDER}`;
  return { op: 'comment', unit: finding.at.unit, path: finding.at.path, text };
}
