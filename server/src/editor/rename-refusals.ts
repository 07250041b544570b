/** Why a name cannot be changed, in the words of the user. */
import type { BilingualText } from '../messages/template.ts';

export const REFUSALS = {
  builtIn: { nl: '«{name}» hoort bij grondslag zelf en houdt daarom die naam.', en: '“{name}” comes with grondslag itself and keeps that name.' },
  undeclared: { nl: '«{name}» staat in geen enkel bestand beschreven. Zonder die plek kan de naam niet veilig veranderen.', en: '“{name}” is declared in no file, so its name cannot be changed safely.' },
  empty: { nl: 'Een naam kan niet leeg zijn.', en: 'A name cannot be empty.' },
  invalid: { nl: '«{name}» kan hier geen naam zijn: {why}.', en: '“{name}” cannot be a name here: {why}.' },
  clash: { nl: 'De naam «{name}» is al in gebruik: {place}.', en: 'The name “{name}” is taken: {place}.' },
  unreadable: { nl: '{file} is nu niet te lezen. Maak dat bestand eerst weer goed; dan kan de naam overal veranderen.', en: '{file} cannot be read at the moment. Repair that file first, so that the name can change everywhere.' },
  outside: { nl: '«{name}» staat ook in {file}. Dat bestand wordt wel gelezen, maar hoort niet bij deze werkmap.', en: '“{name}” also stands in {file}, which is read along but does not belong to this workspace.' },
  configured: { nl: 'Een configuratiebestand noemt «{name}» ook. Verander de naam daar met de hand, of haal hem daar eerst weg.', en: 'A configuration file names “{name}” too. Change it there by hand, or take it out there first.' },
  shared: { nl: 'In {file} deelt «{name}» zijn tekst met iets anders, door een anker, een alias of een blok tekst. Schrijf de naam daar eerst uit.', en: 'In {file} the text of “{name}” is shared with something else, by an anchor, an alias or a block of text. Write the name out there first.' },
  otherMeaning: { nl: 'Met de naam «{name}» zou {place} iets anders betekenen.', en: 'With the name “{name}”, {place} would mean something else.' },
} as const satisfies Readonly<Record<string, BilingualText>>;

/** What is wrong with the form of a name. */
export const FORMS = {
  spaces: { nl: 'spaties en schuine strepen horen er niet in', en: 'it may not hold spaces or slashes' },
  placeholder: { nl: 'dit woord staat voor iets wat nog moet worden ingevuld', en: 'this word stands for something still to be filled in' },
  signs: { nl: 'gebruik letters, cijfers, streepjes en punten', en: 'use letters, digits, hyphens and dots' },
  edges: { nl: 'er mogen geen spaties om de naam staan en geen regeleinden in', en: 'it may not begin or end with a space, nor hold a line end' },
} as const satisfies Readonly<Record<string, BilingualText>>;

export interface Refusal {
  readonly reason: keyof typeof REFUSALS;
  /** Texts for the places in the message, in both languages. */
  readonly params: Readonly<Record<string, BilingualText>>;
}

/** A text that is the same in both languages. */
export function same(text: string): BilingualText {
  return { nl: text, en: text };
}
