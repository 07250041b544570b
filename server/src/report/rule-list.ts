/** All rules, by group for people or as data. */
import type { Locale } from '../messages/template.ts';
import { RULES } from '../rules/registry.ts';
import { safeJson } from './safe-json.ts';
import type { Rule, RuleGroup } from '../rules/rule.ts';
import { GROUP, LENS, SEVERITY } from './explain/words.ts';
import { FIX_KINDS } from './fix-kinds.ts';
import { widthOf, wrap } from './visible.ts';

/** The rules as JSON, sorted by id; nothing in it depends on the language. */
export function rulesJson(rules: readonly Rule[] = RULES): string {
  return safeJson(
    rules.map(({ id, group, lens, severity, preset, confidence, principles, articles, fix, ignorable, options, summary }) => ({
      id, group, lens, severity, preset, confidence, principles, articles, fix, ignorable,
      options: Object.entries(options ?? {}).map(([name, { kind, default: usual, description }]) => ({ name, kind, default: usual, description: { nl: description.nl, en: description.en } })),
      summary: { nl: summary.nl, en: summary.en },
    })),
  );
}

/** The rules by group: on a line what a rule is, below it what it says. */
export function rulesTable(locale: Locale, width: number, all: readonly Rule[] = RULES): string {
  const nl = locale === 'nl';
  const fix = (rule: Rule): string => (rule.fix === 'none' ? (nl ? 'geen fix' : 'no fix') : `fix: ${FIX_KINDS[locale][rule.fix]}`);
  const blocks = (Object.keys(GROUP) as RuleGroup[]).flatMap((group) => {
    const rules = all.filter((rule) => rule.group === group);
    if (rules.length === 0) return [];
    const lines = rules.flatMap((rule) => {
      const facts = [SEVERITY[rule.severity][locale], rule.preset, LENS[rule.lens][locale], fix(rule)].join(' · ');
      const head = `  ${rule.id}  ${facts}`;
      const heads = widthOf(head) <= width ? [head] : [`  ${rule.id}`, ...wrap(facts, width - 6).map((line) => `      ${line}`)];
      return [...heads, ...wrap(rule.summary[locale], width - 6).map((line) => `      ${line}`)];
    });
    return [[GROUP[group][locale], ...lines].join('\n')];
  });
  return `${blocks.join('\n\n')}\n\n${nl ? `${all.length} regels; meer over één regel: grondslag explain <regel>` : `${all.length} rules; more about one rule: grondslag explain <rule>`}\n`;
}
