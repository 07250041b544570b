/** Categories and groups of data explained: how delicate, how identifying, what they may give away. */
import { knowledge } from '../../knowledge/load.ts';
import type { Category, CategoryGroup } from '../../knowledge/types.ts';
import type { Locale } from '../../messages/template.ts';
import { provenanceText } from '../articles.ts';
import { about, list, section, text, type Explanation } from './explanation.ts';
import { categoryLabel } from './labels.ts';
import { CLASS, EVIDENCE, ROLE } from '../../knowledge/words.ts';

/** A category: its class, what it tells about people, coarser and finer forms. */
export function explainCategory(category: Category, locale: Locale): Explanation {
  const nl = locale === 'nl';
  const { granularity } = category;
  const axis = granularity === undefined ? [] : knowledge().categories.filter((other) => other.granularity?.axis === granularity.axis).sort((a, b) => a.granularity!.step - b.granularity!.step);
  return {
    title: `${nl ? 'Categorie' : 'Category'} ${category.id}: ${category.label[locale]}`,
    sections: [
      {
        blocks: list([
          `${nl ? 'Soort' : 'Class'}: ${CLASS[category.class][locale]}`,
          ...(category.class === 'none' ? [] : [`${nl ? 'Herleidbaarheid' : 'Identifiability'}: ${ROLE[category.role][locale]}`]),
          ...(category.personalOnObjects === true ? [nl ? 'Ook bij objecten een persoonsgegeven' : 'Personal data also where the subjects are objects'] : []),
          ...(category.unclassified === true ? [nl ? 'Kan van alles bevatten: geef op wat erin staat' : 'Can hold anything: declare what is in it'] : []),
          ...(category.needsNoCover === true ? [nl ? 'Heeft zelf geen dekking nodig' : 'Needs no cover of its own'] : []),
          `${nl ? 'Bewijs' : 'Evidence'}: ${EVIDENCE[category.evidence][locale]}`,
          `${nl ? 'Bron' : 'Source'}: ${provenanceText(category.source, locale)}`,
        ]),
      },
      ...section(nl ? 'Hoort bij' : 'Belongs to', list(category.parents.map((id) => about('category', id, categoryLabel(id, locale))))),
      ...section(nl ? 'Bestaat uit' : 'Is made of', list((category.parts ?? []).map((id) => about('category', id, categoryLabel(id, locale))))),
      ...section(nl ? 'Van fijn naar grof' : 'From fine to coarse', axis.length < 2 ? [] : [text(axis.map(({ id }) => (id === category.id ? `[${id}]` : id)).join(' > '))]),
      ...section(
        nl ? 'Kan verraden' : 'May give away',
        list((category.inference ?? []).map(({ category: id, strength, source }) => about('category', id, `${categoryLabel(id, locale)}: ${strength === 'reveals' ? (nl ? 'verraadt het' : 'gives it away') : nl ? 'kan het verraden' : 'may give it away'} (${provenanceText(source, locale)})`))),
      ),
      ...section(nl ? 'Namen van velden' : 'Names of fields', fieldNames(category)),
    ],
  };
}

function fieldNames({ names }: Category): readonly ReturnType<typeof text>[] {
  const all = [...new Set([...names.nl, ...names.en])];
  return all.length === 0 ? [] : [text(all.join(', '))];
}

/** A group of categories, and what it holds. */
export function explainGroup(group: CategoryGroup, locale: Locale): Explanation {
  const nl = locale === 'nl';
  return {
    title: `${nl ? 'Groep' : 'Group'} ${group.id}: ${group.label[locale]}`,
    sections: [
      { blocks: [text(nl ? 'Waar een categorie kan staan, kan deze groep staan; dat dekt al haar leden.' : 'Wherever a category may stand, this group may; that covers all its members.')] },
      ...section(nl ? 'Leden' : 'Members', list(group.members.map((id) => about('category', id, categoryLabel(id, locale))))),
    ],
  };
}
