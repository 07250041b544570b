/** The findings of a workspace as a tree: by lens and principle, by file, or by rule. */
import { grouped } from '../base/grouped.ts';
import { byCodeUnit } from '../base/sorted.ts';
import type { KnowledgeBase, Lens } from '../knowledge/types.ts';
import { LENS } from '../knowledge/words.ts';
import { capitalised } from '../messages/capitalised.ts';
import { counted, noun } from '../messages/counted.ts';
import type { Locale } from '../messages/template.ts';
import { GRAVEST_FIRST, type Severity } from '../rules/finding.ts';
import type { Rule } from '../rules/rule.ts';
import type { Place } from '../service/locate.ts';
import { code, plain } from './markdown.ts';
import { beside, node, type OverviewNode } from './overview-node.ts';

/** A finding as it was told last. */
export interface Found extends Place {
  readonly rule: Pick<Rule, 'id' | 'lens' | 'principles' | 'summary'>;
  readonly severity: Severity;
  readonly message: string;
}

export const GROUPINGS = ['lens', 'file', 'rule'] as const;
/** What findings are put together by. */
export type Grouping = (typeof GROUPINGS)[number];

/** How many findings there are of each severity. */
export type Counts = Readonly<Record<Severity, number>>;

export const LENSES: readonly Lens[] = ['technical', 'legal', 'ethical'];

const OTHER = { nl: 'zonder principe', en: 'without a principle' };

/** Counts findings by severity. */
export function countsOf(found: Iterable<Pick<Found, 'severity'>>): Counts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of found) counts[severity]++;
  return counts;
}

/** Counts in words: `2 fouten, 1 waarschuwing`; what there is none of is left out. */
export function countsText(counts: Counts, locale: Locale): string {
  return GRAVEST_FIRST.filter((severity) => counts[severity] > 0).map((severity) => counted(counts[severity], severity, locale)).join(', ');
}

/** The most serious there is. */
function worst(counts: Counts): Severity {
  return GRAVEST_FIRST.find((severity) => counts[severity] > 0) ?? 'info';
}

/**
 * The tree of findings; each under one parent.
 * @param by lens, then principle; or file; or rule
 */
export function findingsTree(found: readonly Found[], by: Grouping, { principles }: Pick<KnowledgeBase, 'principles'>, locale: Locale): readonly OverviewNode[] {
  const group = (kind: 'file' | 'lens' | 'principle' | 'rule', id: string, label: string, items: readonly Found[], children: readonly OverviewNode[], more: Parameters<typeof node>[3] = {}): OverviewNode => {
    const counts = countsOf(items);
    const said = countsText(counts, locale);
    const tooltip = more.tooltip === undefined ? said : `${more.tooltip}\n\n${said}`;
    return node(kind, id, label, { description: String(items.length), spoken: said, tone: kind === 'lens' ? id : worst(counts), children, ...more, tooltip });
  };
  const seriousFirst = [...found].sort((a, b) => GRAVEST_FIRST.indexOf(a.severity) - GRAVEST_FIRST.indexOf(b.severity) || inText(a, b));
  switch (by) {
    case 'lens':
      return LENSES.flatMap((lens) => {
        const own = seriousFirst.filter(({ rule }) => rule.lens === lens);
        if (own.length === 0) return [];
        const known = new Set(principles.map(({ id }) => id));
        const byPrinciple = grouped(own, ({ rule }) => (known.has(rule.principles[0] ?? '') ? rule.principles[0]! : ''));
        const below = principles.flatMap(({ id, title, meaning }) => {
          const items = byPrinciple.get(id);
          return items === undefined ? [] : [group('principle', id, title[locale], items, leaves(items, locale, 'file'), { tooltip: `**${plain(title[locale])}**\n\n${plain(meaning[locale])}` })];
        });
        const rest = byPrinciple.get('');
        const others = rest === undefined ? [] : [group('principle', '', OTHER[locale], rest, leaves(rest, locale, 'file'))];
        return [group('lens', lens, capitalised(LENS[lens][locale]), own, [...below, ...others])];
      });
    case 'file':
      return [...grouped([...found].sort(inText), ({ file }) => file)].map(([file, items]) => {
        const at = file.lastIndexOf('/');
        return group('file', file, file.slice(at + 1), items, leaves(items, locale, 'line'), {
          description: beside(String(items.length), at < 0 ? undefined : file.slice(0, at)), tooltip: code(file), place: { file: items[0]!.file, span: { start: 0, end: 0 } },
        });
      });
    case 'rule':
      return [...grouped(seriousFirst, ({ rule }) => rule.id)].map(([id, items]) =>
        group('rule', id, id, items, leaves(items, locale, 'file'), { rule: id, tooltip: `**${code(id)}**\n\n${plain(items[0]!.rule.summary[locale])}` }));
  }
}

function leaves(found: readonly Found[], locale: Locale, beneath: 'file' | 'line'): readonly OverviewNode[] {
  const seen = new Map<string, number>();
  return found.map((one) => {
    const { rule, severity, message, file, span } = one;
    // The place in the row keeps apart what says the same of the same file; a text that moves changes no id.
    const same = `${file}\n${rule.id}\n${message}`;
    const number = seen.get(same) ?? 0;
    seen.set(same, number + 1);
    return node('finding', `${same}\n${number}`, message, {
      description: beneath === 'file' ? file.slice(file.lastIndexOf('/') + 1) : rule.id, tone: severity, rule: rule.id, place: { file, span },
      tooltip: `${plain(message)}\n\n${noun(severity, 1, locale)} · ${code(rule.id)} · ${code(file)}`,
    });
  });
}

function inText(a: Found, b: Found): number {
  return byCodeUnit(a.file, b.file) || a.span.start - b.span.start || byCodeUnit(a.rule.id, b.rule.id);
}
