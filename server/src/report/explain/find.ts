/** From a word to what it means: a rule, principle, article, category, ground, register or law. */
import { closest } from '../../base/closest.ts';
import { resolveLaw } from '../../knowledge/citation.ts';
import { knowledge } from '../../knowledge/load.ts';
import type { Locale } from '../../messages/template.ts';
import { RULES, ruleById } from '../../rules/registry.ts';
import { explainCategory, explainGroup } from './category.ts';
import type { Explanation } from './explanation.ts';
import { citationOf, explainArticle, explainGround, explainLaw } from './law.ts';
import { explainPrinciple } from './principle.ts';
import { explainRegister } from './register.ts';
import { explainRule } from './rule.ts';

export type Found = { readonly explanations: readonly Explanation[] } | { readonly suggestion: string | undefined };

/** Explains a word, or tells what was probably meant. A word with two meanings gets both. */
export function explain(word: string, locale: Locale): Found {
  const base = knowledge();
  const wanted = word.trim().replace(/\s+/g, ' ');
  const same = (name: string): boolean => name.toLowerCase() === wanted.toLowerCase();
  const rule = ruleById(wanted.toLowerCase());
  const explanations: Explanation[] = [
    ...(rule === undefined ? [] : [explainRule(rule, locale)]),
    ...base.principles.filter(({ id, title }) => same(id) || same(title.nl) || same(title.en)).map((principle) => explainPrinciple(principle, locale)),
    ...base.categories.filter(({ id, label }) => same(id) || same(label.nl) || same(label.en)).map((category) => explainCategory(category, locale)),
    ...base.groups.filter(({ id, label }) => same(id) || same(label.nl) || same(label.en)).map((group) => explainGroup(group, locale)),
    ...base.grounds.filter((ground) => same(ground.id) || same(citationOf(ground).replace(/^\w+ /, ''))).map((ground) => explainGround(ground, locale)),
    ...base.registers.filter(({ id, title }) => same(id) || same(id.slice(id.indexOf('/') + 1)) || same(title.nl) || same(title.en)).map((register) => explainRegister(register, locale)),
  ];
  if (explanations.length === 0) explanations.push(...byLaw(wanted, locale));
  return explanations.length > 0 ? { explanations } : { suggestion: closest(wanted, allWords()) };
}

function byLaw(word: string, locale: Locale): readonly Explanation[] {
  const resolved = resolveLaw(knowledge(), word);
  if (resolved.kind === 'unknown') return [];
  if (resolved.kind === 'ambiguous') return resolved.candidates.map((law) => explainLaw(law, locale));
  const number = /\s(\d\S*)$/.exec(resolved.citation)?.[1];
  return [number === undefined ? explainLaw(resolved.law, locale) : explainArticle(resolved.law, number, locale)];
}

function allWords(): readonly string[] {
  const base = knowledge();
  return [
    ...RULES.map(({ id }) => id),
    ...base.principles.map(({ id }) => id),
    ...base.categories.map(({ id }) => id),
    ...base.groups.map(({ id }) => id),
    ...base.registers.map(({ id }) => id),
    ...base.laws.flatMap(({ citations }) => citations),
  ];
}
