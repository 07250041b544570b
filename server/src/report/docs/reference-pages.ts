/** The reference: what the knowledge base holds, a page per kind, each entry with a place of its own to link to. */
import { knowledge } from '../../knowledge/load.ts';
import type { Bilingual, KnowledgeBase } from '../../knowledge/types.ts';
import type { Locale } from '../../messages/template.ts';
import { explainCategory, explainGroup } from '../explain/category.ts';
import { criterionName, explainCriterion, explainPrescan } from '../explain/dpia.ts';
import { escapeMarkdown, markdown, type Explanation } from '../explain/explanation.ts';
import { explainGround, explainLaw } from '../explain/law.ts';
import { explainPrinciple } from '../explain/principle.ts';
import { explainPurposeKind } from '../explain/purpose.ts';
import { explainRegister } from '../explain/register.ts';
import { explainSecrecy } from '../explain/secrecy.ts';
import { matrixTable } from './matrix-table.ts';
import { anchorOf, LANGUAGE, linksFrom, LOCALES, made, otherOf, type Page } from './page.ts';

interface Entry {
  readonly anchor: string;
  readonly name: string;
  readonly explanation: Explanation;
}

interface Reference {
  readonly name: string;
  readonly source: string;
  readonly title: Bilingual;
  readonly about: Bilingual;
  /** What stands between the list of entries and the entries, as Markdown. */
  readonly overview?: (base: KnowledgeBase, locale: Locale) => string;
  readonly entries: (base: KnowledgeBase, locale: Locale) => readonly Entry[];
}

const REFERENCES: readonly Reference[] = [
  {
    name: 'principles',
    source: 'seeds/knowledge/principles.yaml',
    title: { nl: 'Beginselen', en: 'Principles' },
    about: { nl: 'Waar de regels op rusten: wat elk beginsel vraagt, waar het vandaan komt, en een dilemma om met een team te bespreken.', en: 'What the rules rest on: what each principle asks, where it comes from, and a dilemma to discuss with a team.' },
    entries: ({ principles }, locale) => principles.map((principle) => ({ anchor: anchorOf({ kind: 'principle', id: principle.id }), name: principle.title[locale], explanation: explainPrinciple(principle, locale) })),
  },
  {
    name: 'grounds',
    source: 'seeds/knowledge/grounds.yaml',
    title: { nl: 'Grondslagen en uitzonderingen', en: 'Grounds and exceptions' },
    about: { nl: 'De zes grondslagen van AVG 6(1), de uitzonderingen van AVG 9(2) voor bijzondere gegevens en de bases van de UAVG voor strafrechtelijke gegevens.', en: 'The six grounds of GDPR 6(1), the exceptions of GDPR 9(2) for special categories, and the bases of the UAVG for criminal data.' },
    entries: ({ grounds }, locale) => grounds.map((ground) => ({ anchor: anchorOf({ kind: 'ground', id: ground.id }), name: explainGround(ground, locale).title, explanation: explainGround(ground, locale) })),
  },
  {
    name: 'categories',
    source: 'seeds/knowledge/categories.yaml',
    title: { nl: 'Categorieën van gegevens', en: 'Categories of data' },
    about: { nl: 'Wat een veld over iemand kan zeggen, hoe gevoelig dat is en hoe herleidbaar. Onderaan de groepen, die overal mogen staan waar een categorie mag staan.', en: 'What a field can say about somebody, how delicate that is and how identifying. At the end the groups, which may stand wherever a category may.' },
    entries: ({ categories, groups }, locale) => [
      ...categories.map((category) => ({ anchor: anchorOf({ kind: 'category', id: category.id }), name: category.id, explanation: explainCategory(category, locale) })),
      ...groups.map((group) => ({ anchor: anchorOf({ kind: 'group', id: group.id }), name: `${group.id} (${locale === 'nl' ? 'groep' : 'group'})`, explanation: explainGroup(group, locale) })),
    ],
  },
  {
    name: 'registers',
    source: 'seeds/knowledge/registers.yaml',
    title: { nl: 'Registers', en: 'Registers' },
    about: { nl: 'Bekende bronnen: wie ze beheert, wie erbij mag, wat erin staat en welke plichten meereizen.', en: 'Known sources: who keeps them, who may use them, what they hold and which duties travel along.' },
    entries: ({ registers }, locale) => registers.map((register) => ({ anchor: anchorOf({ kind: 'register', id: register.id }), name: register.id, explanation: explainRegister(register, locale) })),
  },
  {
    name: 'laws',
    source: 'seeds/knowledge/laws.yaml',
    title: { nl: 'Wetten', en: 'Laws' },
    about: { nl: 'De wetten die de controle kent, met hun status, waarvoor elk bekend artikel als basis is vastgelegd, en hoe zeker dat is.', en: 'The laws that the checks know, with their status, what each known article is recorded as a basis to do, and how sure that is.' },
    entries: ({ laws }, locale) => laws.map((law) => ({ anchor: anchorOf({ kind: 'law', id: law.id }), name: law.title[locale], explanation: explainLaw(law, locale) })),
  },
  {
    name: 'purposes',
    source: 'seeds/knowledge/matrix.yaml',
    title: { nl: 'Soorten doelen', en: 'Kinds of purpose' },
    about: { nl: 'De soorten doelen die een pijplijn kan noemen, en wat het vraagt om gegevens die voor de ene soort zijn verzameld voor een andere te gebruiken.', en: 'The kinds of purpose that a pipeline may name, and what it asks to use data collected for one kind for another.' },
    overview: ({ matrix }, locale) => matrixTable(matrix, locale),
    entries: ({ matrix }, locale) => matrix.kinds.map((kind) => ({ anchor: anchorOf({ kind: 'purpose', id: kind.id }), name: `${kind.id} (${kind.label[locale]})`, explanation: explainPurposeKind(kind, locale) })),
  },
  {
    name: 'secrecy',
    source: 'seeds/knowledge/secrecy.yaml',
    title: { nl: 'Geheimhouding', en: 'Secrecy' },
    about: { nl: 'Wettelijke plichten om te zwijgen die met gegevens meereizen: wie eraan gebonden is en wat ze opheft.', en: 'Statutory duties of secrecy that travel along with data: whom they bind and what lifts them.' },
    entries: ({ secrecy }, locale) => secrecy.map((regime) => ({ anchor: anchorOf({ kind: 'secrecy', id: regime.id }), name: `${regime.id} (${regime.title[locale]})`, explanation: explainSecrecy(regime, locale) })),
  },
  {
    name: 'dpia',
    source: 'seeds/knowledge/dpia.yaml',
    title: { nl: 'Wanneer een DPIA nodig is', en: 'When a DPIA is needed' },
    about: { nl: 'Een DPIA (gegevensbeschermingseffectbeoordeling) brengt vooraf in beeld wat een verwerking met mensen doet. Hieronder de zeventien soorten verwerkingen op de lijst van de Autoriteit Persoonsgegevens, de negen criteria van de Europese toezichthouders, en de prescan van het Rijk.', en: 'A DPIA (data protection impact assessment) shows beforehand what processing does to people. Below are the seventeen kinds of processing on the list of the Dutch authority, the nine criteria of the European authorities, and the pre-scan of central government.' },
    entries: ({ dpia }, locale) => [
      ...dpia.criteria.map((criterion) => ({ anchor: anchorOf({ kind: 'dpia', id: criterion.id }), name: `${criterionName(criterion)}: ${criterion.title[locale]}`, explanation: explainCriterion(criterion, locale) })),
      { anchor: anchorOf({ kind: 'dpia', id: 'prescan' }), name: explainPrescan(dpia.prescan, locale).title, explanation: explainPrescan(dpia.prescan, locale) },
    ],
  },
];

/** All reference pages in both languages, and their index. */
export function referencePages(): readonly Page[] {
  return [...REFERENCES.flatMap((reference) => LOCALES.map((locale) => page(reference, locale))), index()];
}

function page({ name, source, title, about, overview, entries }: Reference, locale: Locale): Page {
  const all = entries(knowledge(), locale);
  const href = linksFrom('reference', locale);
  const other = otherOf(locale);
  const parts = [
    `# ${title[locale]}`,
    `[${LANGUAGE[other]}](${name}.${other}.md) · [${locale === 'nl' ? 'naslag' : 'reference'}](README.md) · [${locale === 'nl' ? 'regels' : 'rules'}](../rules/README.md)`,
    about[locale],
    all.map((entry) => `- [${escapeMarkdown(entry.name)}](#${entry.anchor})`).join('\n'),
    ...(overview === undefined ? [] : [overview(knowledge(), locale)]),
    ...all.map(({ anchor, explanation }) => `<a id="${anchor}"></a>\n\n${markdown(explanation, { level: 2, href }).trimEnd()}`),
  ];
  return { name: `reference/${name}.${locale}.md`, text: `${made(source)}${parts.join('\n\n')}\n` };
}

function index(): Page {
  const rows = REFERENCES.map(({ name, title, about }) => `| [${title.nl}](${name}.nl.md) | [${title.en}](${name}.en.md) | ${about.nl}<br>${about.en} |`);
  const glossary = '| [Woordenlijst](glossary.nl.md) | [Glossary](glossary.en.md) | Eén woord per begrip, zoals de code, de meldingen en het formaat het gebruiken.<br>One word per concept, as the code, the messages and the format use it. |';
  return { name: 'reference/README.md', text: `${made('the knowledge base')}# Naslag / Reference\n\n| Nederlands | English | |\n| --- | --- | --- |\n${[...rows, glossary].join('\n')}\n` };
}
