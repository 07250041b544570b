import assert from 'node:assert/strict';
import { knowledge } from '../../server/src/knowledge/load.ts';
import type { Locale } from '../../server/src/messages/template.ts';
import { citationText, provenanceText } from '../../server/src/report/articles.ts';
import { explainCategory, explainGroup } from '../../server/src/report/explain/category.ts';
import { criterionName, explainCriterion, explainPrescan } from '../../server/src/report/explain/dpia.ts';
import { plainText, type Explanation } from '../../server/src/report/explain/explanation.ts';
import { explain } from '../../server/src/report/explain/find.ts';
import { citationOf, explainGround, explainLaw } from '../../server/src/report/explain/law.ts';
import { explainPrinciple } from '../../server/src/report/explain/principle.ts';
import { explainPurposeKind } from '../../server/src/report/explain/purpose.ts';
import { explainRegister } from '../../server/src/report/explain/register.ts';
import { explainRule } from '../../server/src/report/explain/rule.ts';
import { explainSecrecy } from '../../server/src/report/explain/secrecy.ts';
import { explainTerm } from '../../server/src/report/explain/term.ts';
import { RULES } from '../../server/src/rules/registry.ts';

const LOCALES: readonly Locale[] = ['nl', 'en'];

describe('abbreviations that everybody uses', () => {
  for (const [word, title] of [['DPIA', /assessment|effectbeoordeling/], ['fg', /officer|functionaris/], ['DPO', /officer|functionaris/]] as const) {
    it(`${word} is explained`, () => {
      for (const locale of LOCALES) assert.ok(said(word, locale).some((one) => title.test(one.title)), locale);
    });
  }
});

/** What a word says in a language; the walk fails where it says nothing. */
function said(word: string, locale: Locale): readonly Explanation[] {
  const found = explain(word, locale);
  assert.ok('explanations' in found, `${word} (${locale})`);
  return found.explanations;
}

/** Every one of the words leads to the explanation, in both languages, whatever else it means. */
function leadsTo(words: readonly string[], explanation: (locale: Locale) => Explanation): void {
  for (const locale of LOCALES) {
    const { title } = explanation(locale);
    for (const word of words) assert.ok(said(word, locale).some((one) => one.title === title), `${word} (${locale}) leads to ${title}`);
  }
}

describe('a word of the knowledge base', () => {
  const base = knowledge();

  it('of rules is explained', () => {
    for (const rule of RULES) leadsTo([rule.id], (locale) => explainRule(rule, locale));
  }).timeout(30_000);

  it('of principles is explained by id and name', () => {
    for (const principle of base.principles) leadsTo([principle.id, principle.title.nl, principle.title.en], (locale) => explainPrinciple(principle, locale));
  });

  it('of categories and groups is explained by id and name', () => {
    for (const category of base.categories) leadsTo([category.id, category.label.nl, category.label.en], (locale) => explainCategory(category, locale));
    for (const group of base.groups) leadsTo([group.id, group.label.nl, group.label.en], (locale) => explainGroup(group, locale));
  });

  it('of registers is explained by id, bare id and name', () => {
    for (const register of base.registers) leadsTo([register.id, register.id.slice(register.id.indexOf('/') + 1), register.title.nl, register.title.en], (locale) => explainRegister(register, locale));
  });

  it('of laws is explained by id, citation, name in either language and number', () => {
    for (const law of base.laws) leadsTo([law.id, ...law.citations, ...law.ambiguousCitations, law.title.nl, law.title.en, law.number].filter((word) => word !== ''), (locale) => explainLaw(law, locale));
  });

  it('of grounds is explained by id and by the article, with and without its law', () => {
    for (const ground of base.grounds) {
      const citation = citationOf(ground);
      leadsTo([ground.id, citation.replace(/^\w+ /, '')], (locale) => explainGround(ground, locale));
      for (const word of [citation, citation.replace(/^AVG/, 'GDPR')]) {
        for (const locale of LOCALES) assert.ok(said(word, locale).some((one) => plainText(one, 10_000).includes(ground.help[locale])), `${word} (${locale})`);
      }
    }
  });

  it('of articles that a rule, a principle, a ground or a duty of secrecy names is explained, and nothing of it is unknown', () => {
    const cited = [...RULES.flatMap(({ articles }) => articles), ...base.principles.flatMap(({ sources }) => sources).flatMap((source) => LOCALES.map((locale) => provenanceText(source, locale))), ...base.grounds.flatMap(({ uavg }) => (uavg ?? []).map(({ article }) => `UAVG ${article}`)), ...base.secrecy.flatMap(({ law }) => law.split('; '))];
    for (const article of new Set(cited)) for (const locale of LOCALES) for (const word of [article, citationText(article, 'en')]) said(word, locale);
    for (const locale of LOCALES) assert.match(said('UAVG 23', locale)[0]!.title, /^UAVG 23/);
  });

  it('of duties of secrecy and kinds of purpose is explained by id and name', () => {
    for (const regime of base.secrecy) leadsTo([regime.id, regime.title.nl, regime.title.en], (locale) => explainSecrecy(regime, locale));
    for (const kind of base.matrix.kinds) leadsTo([kind.id, kind.label.nl, kind.label.en], (locale) => explainPurposeKind(kind, locale));
  });

  it('of the DPIA lists is explained by number and name', () => {
    for (const criterion of base.dpia.criteria) {
      const { number } = criterion;
      const spoken = criterion.list === 'ap' ? [`ap ${number}`, `AP-lijst nr. ${number}`, `AP list no. ${number}`] : [`wp248 ${number}`, `WP 248 criterium ${number}`, `WP248 criterion ${number}`];
      leadsTo([criterion.id, criterionName(criterion), ...spoken, criterion.title.nl, criterion.title.en], (locale) => explainCriterion(criterion, locale));
    }
    leadsTo(['prescan', 'pre-scan', 'Prescan DPIA'], (locale) => explainPrescan(base.dpia.prescan, locale));
    for (const word of ['AP 18', 'WP248 10', 'AP 0', 'AP']) assert.ok('suggestion' in explain(word, 'nl'), word);
  });

  it('of the glossary is explained in both languages', () => {
    for (const term of base.glossary) leadsTo([term.nl, term.en, ...(term.code === undefined ? [] : [term.code])], (locale) => explainTerm(term, locale));
  });
});

describe('an explanation', () => {
  it('has no English in Dutch where the knowledge base speaks', () => {
    const base = knowledge();
    const english = /\b(?:the|and|with|which|of the|text of|general knowledge|recital|secondary|pre-scan|vocabulary|field (?:table|list)|known from|reasoning)\b/;
    const all = [
      ...base.principles.map((entry) => explainPrinciple(entry, 'nl')), ...base.registers.map((entry) => explainRegister(entry, 'nl')), ...base.grounds.map((entry) => explainGround(entry, 'nl')),
      ...base.secrecy.map((entry) => explainSecrecy(entry, 'nl')), ...base.matrix.kinds.map((entry) => explainPurposeKind(entry, 'nl')), ...base.dpia.criteria.map((entry) => explainCriterion(entry, 'nl')), explainPrescan(base.dpia.prescan, 'nl'),
      ...base.glossary.map((entry) => explainTerm({ ...entry, en: '' }, 'nl')),
      // Names of fields stand in both languages.
      ...base.categories.map((entry) => explainCategory({ ...entry, names: { nl: [], en: [], weak: [] } }, 'nl')),
      ...base.laws.map((entry) => explainLaw({ ...entry, citations: [], ambiguousCitations: [] }, 'nl')),
    ];
    for (const explanation of all) assert.doesNotMatch(plainText(explanation, 10_000), english, explanation.title);
  });
});
