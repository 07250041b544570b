/** From a word to what it means: a rule, principle, article, category, ground, register, law, duty of secrecy, kind of purpose or item of a DPIA list. */
import { closest } from '../../base/closest.ts';
import { articleNumber, resolveLaw } from '../../knowledge/citation.ts';
import { knowledge } from '../../knowledge/load.ts';
import type { Locale } from '../../messages/template.ts';
import { RULES, ruleById } from '../../rules/registry.ts';
import { explainCategory, explainGroup } from './category.ts';
import { criterionName, explainCriterion, explainPrescan } from './dpia.ts';
import type { Explanation } from './explanation.ts';
import { citationOf, explainArticle, explainGround, explainLaw } from './law.ts';
import { explainPrinciple } from './principle.ts';
import { explainPurposeKind } from './purpose.ts';
import { explainRegister } from './register.ts';
import { explainRule } from './rule.ts';
import { explainSecrecy } from './secrecy.ts';
import { explainSource } from './source.ts';
import { explainTerm } from './term.ts';

/** What everybody says, by the English word of the glossary. */
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([['dpia', 'data protection impact assessment'], ['fg', 'data protection officer'], ['dpo', 'data protection officer']]);

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
    ...base.secrecy.filter(({ id, title }) => same(id) || same(title.nl) || same(title.en)).map((regime) => explainSecrecy(regime, locale)),
    ...base.matrix.kinds.filter(({ id, label }) => same(id) || same(label.nl) || same(label.en)).map((kind) => explainPurposeKind(kind, locale)),
    ...base.dpia.criteria.filter((criterion) => same(criterion.id) || criterionName(criterion) === criterionMeant(wanted) || same(criterion.title.nl) || same(criterion.title.en)).map((criterion) => explainCriterion(criterion, locale)),
    ...(/^(?:pre-?scan(?: dpia)?|dpia)$/i.test(wanted) ? [explainPrescan(base.dpia.prescan, locale)] : []),
  ];
  if (explanations.length === 0 || isLaw(wanted)) explanations.push(...byLaw(wanted, locale));
  const source = explanations.length === 0 ? explainSource(wanted, locale) : undefined;
  if (source !== undefined) explanations.push(source);
  const inFull = ABBREVIATIONS.get(wanted.toLowerCase());
  explanations.push(...base.glossary.filter(({ code, nl, en }) => same(nl) || same(en) || en === inFull || (code !== undefined && same(code))).map((term) => explainTerm(term, locale)));
  return explanations.length > 0 ? { explanations } : { suggestion: closest(wanted, explainedWords()) };
}

/** `AP-lijst nr. 7` is `AP 7`, `WP 248 criterium 6` is `WP248 6`; undefined for what names no item of a list. */
function criterionMeant(word: string): string | undefined {
  const [, list, number] = /^(ap|wp ?248)(?:[- ]?(?:lijst|list))?(?: (?:nr\.?|no\.?|nummer|number|criterium|criterion))? (\d{1,2})$/i.exec(word) ?? [];
  return list === undefined || number === undefined ? undefined : `${list.toLowerCase() === 'ap' ? 'AP' : 'WP248'} ${Number(number)}`;
}

/** Whether a word is all of a law's own name, which may mean something else as well. */
function isLaw(word: string): boolean {
  const same = (name: string): boolean => name.toLowerCase() === word.toLowerCase();
  return knowledge().laws.some(({ id, title, citations, ambiguousCitations }) => [id, title.nl, title.en, ...citations, ...ambiguousCitations].some(same));
}

function byLaw(word: string, locale: Locale): readonly Explanation[] {
  const resolved = resolveLaw(knowledge(), word);
  if (resolved.kind === 'unknown') return [];
  if (resolved.kind === 'ambiguous') return resolved.candidates.map((law) => explainLaw(law, locale));
  const number = articleNumber(resolved);
  return [number === '' ? explainLaw(resolved.law, locale) : explainArticle(resolved.law, number, locale)];
}

/** The words that have an explanation, as somebody would write them; there are more ways to write some. */
export function explainedWords(): readonly string[] {
  const base = knowledge();
  return [
    ...RULES.map(({ id }) => id),
    ...base.principles.map(({ id }) => id),
    ...base.categories.map(({ id }) => id),
    ...base.groups.map(({ id }) => id),
    ...base.registers.map(({ id }) => id),
    ...base.laws.flatMap(({ citations }) => citations),
    ...base.secrecy.map(({ id }) => id),
    ...base.matrix.kinds.map(({ id }) => id),
    ...base.dpia.criteria.map(criterionName),
    ...base.glossary.flatMap(({ nl, en }) => [nl, en]),
  ];
}
