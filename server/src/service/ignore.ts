/** The comment that ignores a finding, to be completed by whoever weighs it. */
import { PLACEHOLDER } from '../base/placeholder.ts';
import type { Operation } from '../edit/operations.ts';
import { dateAfter } from '../lineage/duration.ts';
import type { Span } from '../text/span.ts';
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

const PART = /(?<=\s(?<key>by|until)=)\S+|(?<=\s--[ \t]+)\S.*/g;

/**
 * The answers in a comment that ignores findings which are still to be given. The day counts as one
 * while nothing else is answered: the text above only proposes it.
 * @param comment from its `#` on, without the line end
 */
export function openAnswers(comment: string): readonly Span[] {
  const names = /^#[ \t]*grondslag:\s*ignore(?:-file)?\s*\[[^\]]*\]/.exec(comment);
  if (names === null) return [];
  const answers = [...comment.slice(names[0].length).matchAll(PART)].map(({ 0: said, index, groups }) => {
    const start = names[0].length + index;
    return { isDay: groups?.['key'] === 'until', open: said.trimEnd() === PLACEHOLDER, start, end: start + said.trimEnd().length };
  });
  const others = answers.filter(({ isDay }) => !isDay);
  const isNew = others.length > 0 && others.every(({ open }) => open);
  return answers.filter(({ isDay, open }) => open || (isDay && isNew)).map(({ start, end }) => ({ start, end }));
}
