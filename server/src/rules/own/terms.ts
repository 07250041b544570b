/** What an own rule says, in sentences: for whoever reads a finding and not the catalogue. */
import type { Environment } from '../../lineage/environment.ts';
import { enumerate, type BilingualText, type Locale } from '../../messages/template.ts';
import type { OwnRule, RuleException } from '../../model/own-rule.ts';

/** The terms of a rule: what may not meet, for which purposes, where, and when it may after all. */
export function termsOf(rule: OwnRule, environment: Environment): readonly BilingualText[] {
  const terms = [both((locale) => `${locale === 'nl' ? 'Mogen niet samenkomen' : 'May not meet'}: ${list(rule.together.map(({ id }) => label(id, environment, locale)), locale)}`)];
  const { purposes, within } = rule;
  if (purposes !== undefined) terms.push(both((locale) => `${locale === 'nl' ? 'Voor doelen van de soort' : 'For purposes of the kind'} ${either(purposes, locale)}`));
  if (within !== undefined) terms.push(both((locale) => `${locale === 'nl' ? 'Kijkt alleen bij' : 'Looks only at'} ${either([...within], locale)}`));
  for (const exception of rule.unless) terms.push(both((locale) => `${locale === 'nl' ? 'Tenzij' : 'Unless'} ${conditions(exception, locale).join(locale === 'nl' ? ', en ' : ', and ')}`));
  return terms;
}

function both(text: (locale: Locale) => string): BilingualText {
  return { nl: text('nl'), en: text('en') };
}

function list(names: readonly string[], locale: Locale): string {
  return enumerate(names, locale);
}

function either(names: readonly string[], locale: Locale): string {
  const quoted = names.map((name) => enumerate([name], locale));
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${locale === 'nl' ? 'of' : 'or'} ${quoted[quoted.length - 1]}`;
}

function label(id: string, { taxonomy }: Environment, locale: Locale): string {
  return (taxonomy.get(id) ?? taxonomy.groups.find((group) => group.id === id))?.label[locale] ?? id;
}

function conditions({ purposes, law, evidence, pseudonymous, level, audience, recipients }: RuleException, locale: Locale): readonly string[] {
  const nl = locale === 'nl';
  const said: string[] = [];
  if (purposes !== undefined) said.push(`${nl ? 'het doel van de soort is' : 'the purpose is of the kind'} ${either(purposes, locale)}`);
  if (law !== undefined) said.push(`${nl ? 'de grondslag rust op' : 'the ground rests on'} ${either(law.map(({ id }) => id), locale)}`);
  if (evidence !== undefined) said.push(`${nl ? 'het doel onder evidence noemt' : 'the purpose records under evidence'} ${list(evidence, locale)}`);
  if (pseudonymous) said.push(nl ? 'niets daar één persoon aanwijst' : 'nothing there points at one person');
  if (level !== undefined) said.push(`${nl ? 'alles eruit komt als' : 'all that comes of it leaves as'} ${list([level], locale)} ${nl ? 'of minder herleidbaar' : 'or less identifying'}`);
  if (audience !== undefined) said.push(`${nl ? 'elke uitvoer is voor' : 'every output is for'} ${either(audience, locale)}`);
  if (recipients !== undefined) said.push(`${nl ? 'elke uitvoer alleen gaat naar' : 'every output goes only to'} ${either(recipients.map(({ id }) => id), locale)}`);
  return said;
}
