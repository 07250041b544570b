/** A rule explained: what it says, why, how to resolve it, and three examples. */
import type { Locale } from '../../messages/template.ts';
import type { BuiltInRule, Example, Rule } from '../../rules/rule.ts';
import { principleById, titledCitation } from '../articles.ts';
import { exampleFindings, exampleReport } from '../example-findings.ts';
import { about, code, list, section, text, type Block, type Explanation, type Item } from './explanation.ts';
import { CONFIDENCE, FIX, GROUP, LENS, PRESET, SEVERITY } from './words.ts';

/**
 * A rule: what it finds, why, what to do, and its worked example.
 * @param full whether the finding of the wrong example is shown as a report shows it, with its source; else in a line
 */
export function explainRule(rule: Rule, locale: Locale, full = false): Explanation {
  const nl = locale === 'nl';
  const facts = [
    `${nl ? 'Groep' : 'Group'}: ${GROUP[rule.group][locale]}`,
    `${nl ? 'Vraag' : 'Lens'}: ${LENS[rule.lens][locale]}`,
    `${nl ? 'Zwaarte' : 'Severity'}: ${SEVERITY[rule.severity][locale]}`,
    `${nl ? 'Vanaf preset' : 'From preset'}: ${PRESET[rule.preset][locale]}`,
    `${nl ? 'Zekerheid' : 'Confidence'}: ${CONFIDENCE[rule.confidence][locale]}`,
    `${nl ? 'Fix' : 'Fix'}: ${FIX[rule.fix][locale]}`,
  ];
  return {
    title: `${rule.id}: ${rule.summary[locale]}`,
    sections: [
      { blocks: list(facts) },
      ...section(nl ? 'De regel' : 'The rule', list((rule.terms ?? []).map((term) => term[locale]))),
      ...section(nl ? 'Waarom' : 'Why', [text(rule.why[locale])]),
      ...section(nl ? 'Beginselen' : 'Principles', list(rule.principles.map((id) => principleLine(id, locale)))),
      ...section(nl ? 'Artikelen' : 'Articles', list(rule.articles.map((article) => about('law', article, titledCitation(article, locale))))),
      ...section(nl ? 'Wat te doen' : 'What to do', [text(rule.resolve[locale])]),
      ...section(nl ? 'Instellen' : 'Options', optionBlocks(rule, locale)),
      ...(isBuiltIn(rule) ? exampleSections(rule, locale, full) : []),
      ...section(nl ? 'Negeren' : 'Ignoring', ignoringBlocks(rule, locale)),
    ],
  };
}

/** An own rule brings no examples; its tests are the organisation's fixtures. */
function isBuiltIn(rule: Rule): rule is BuiltInRule {
  return rule.declaration === undefined;
}

function exampleSections(rule: BuiltInRule, locale: Locale, full: boolean): Explanation['sections'] {
  const nl = locale === 'nl';
  const { trigger, repaired, nearMiss } = rule.examples;
  return [
    ...section(nl ? 'Zo gaat het mis' : 'This is wrong', [...exampleBlocks(trigger), ...(full ? [code(exampleReport(trigger, rule, locale), 'text')] : list(exampleFindings(trigger, rule, locale)))]),
    ...section(nl ? 'Zo is het hersteld' : 'This is the repair', exampleBlocks(repaired)),
    ...section(nl ? 'Dit lijkt erop en mag' : 'Close to it, and fine', exampleBlocks(nearMiss)),
  ];
}

function principleLine(id: string, locale: Locale): Item {
  const principle = principleById(id);
  return principle === undefined ? id : about('principle', id, `${principle.title[locale]} (${id}): ${principle.meaning[locale]}`);
}

/** The options with what they set, and all of them with their defaults as a configuration writes them. */
function optionBlocks(rule: Rule, locale: Locale): readonly Block[] {
  const options = Object.entries(rule.options ?? {});
  if (options.length === 0) return [];
  return [
    ...list(options.map(([name, { description }]) => `${name}: ${description[locale]}`)),
    code(`rules:\n  ${rule.id}: { ${options.map(([name, option]) => `${name}: ${option.default}`).join(', ')} }`),
  ];
}

function exampleBlocks(example: Example): readonly Block[] {
  if (typeof example === 'string') return [code(example)];
  return Object.entries(example).flatMap(([name, content]) => [text(`${name}:`), code(content)]);
}

function ignoringBlocks(rule: Rule, locale: Locale): readonly Block[] {
  const nl = locale === 'nl';
  if (!rule.ignorable) return [text(nl ? 'Deze regel kan niet worden genegeerd.' : 'This rule cannot be ignored.')];
  return [
    text(nl ? 'Op de regel van de bevinding, of alleen op de regel erboven, met wie het besloot, tot wanneer en waarom:' : 'On the line of the finding, or alone on the line above it, with who decided it, until when and why:'),
    code(`# grondslag: ignore[${rule.id}] by=${nl ? 'privacy-officer' : 'privacy-officer'} until=${nl ? 'JJJJ-MM-DD' : 'YYYY-MM-DD'} -- ${nl ? 'reden' : 'reason'}`),
  ];
}
