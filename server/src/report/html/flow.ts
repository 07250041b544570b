/** What goes into a pipeline and what comes out: sources, outputs, transfers, scores and decisions, and who is responsible. */
import type { BilingualText, Locale } from '../../messages/template.ts';
import type { JudgementPortrait, OutputPortrait, RolesPortrait, SourcePortrait, TransferPortrait } from '../../service/portrait.ts';
import { html, joined, name, NOTHING, type Html } from './markup.ts';
import type { Telling } from './sheet.ts';
import { facts, table } from './table.ts';
import { categoryList, inWords, kindWords, lawWords, levelWords, partyName, pathWords, peopleWords, periodWords, secrecyWords, written } from './words.ts';

const T = {
  controller: { nl: 'Verantwoordelijke', en: 'Controller' }, joint: { nl: 'Regeling tussen hen', en: 'Arrangement between them' }, processors: { nl: 'Verwerkers', en: 'Processors' },
  owner: { nl: 'Eigenaar', en: 'Owner' }, people: { nl: 'Over wie', en: 'About whom' }, schedule: { nl: 'Hoe vaak', en: 'How often' }, none: { nl: 'niet opgegeven', en: 'not declared' },
  agreement: { nl: 'overeenkomst', en: 'agreement' }, partnership: { nl: 'Samenwerkingsverband', en: 'Partnership' }, environment: { nl: 'Draait in', en: 'Runs in' },
  source: { nl: 'Bron', en: 'Source' }, from: { nl: 'Komt van', en: 'Comes from' }, data: { nl: 'Persoonsgegevens', en: 'Personal data' }, noData: { nl: 'geen', en: 'none' },
  collected: { nl: 'Verzameld voor', en: 'Collected for' }, conditions: { nl: 'Wat eraan vastzit', en: 'What sticks to it' }, sources: { nl: 'Waar de gegevens vandaan komen', en: 'Where the data come from' },
  unknown: { nl: 'niet alles is bekend', en: 'not everything is known' }, keep: { nl: 'niet langer dan', en: 'no longer than' }, disclosure: { nl: 'verstrekking:', en: 'disclosure:' }, authorisation: { nl: 'autorisatie:', en: 'authorisation:' },
  output: { nl: 'Uitvoer', en: 'Output' }, who: { nl: 'Ontvangers', en: 'Recipients' }, forWhom: { nl: 'Voor wie', en: 'For whom' }, level: { nl: 'Herleidbaarheid', en: 'Identifiability' }, retention: { nl: 'Bewaartermijn', en: 'Retention' },
  outputs: { nl: 'Wie wat krijgt', en: 'Who gets what' }, lands: { nl: 'Landt in', en: 'Lands in' }, readBy: { nl: 'gelezen door', en: 'read by' }, groups: { nl: 'groepen van minstens', en: 'groups of at least' }, anySize: { nl: 'groepen zonder ondergrens', en: 'groups of any size' },
  limit: { nl: 'wat erin gaat mag hooguit', en: 'what goes in may be kept at most' }, outside: { nl: 'buiten de organisatie', en: 'outside the organisation' },
  party: { nl: 'Partij', en: 'Party' }, country: { nl: 'Land', en: 'Country' }, mechanism: { nl: 'Waarop de doorgifte rust', en: 'What the transfer rests on' }, by: { nl: 'Door', en: 'Because of' }, transfers: { nl: 'Gegevens die de Europese Economische Ruimte verlaten', en: 'Data that leave the European Economic Area' },
  open: { nl: 'open', en: 'open' }, anEnvironment: { nl: 'een omgeving', en: 'an environment' },
  step: { nl: 'Stap', en: 'Step' }, what: { nl: 'Wat', en: 'What' }, uses: { nl: 'Kijkt naar', en: 'Looks at' }, human: { nl: 'Mens ertussen', en: 'Person in between' }, safeguards: { nl: 'Waarborgen niet opgegeven', en: 'Safeguards not declared' }, judgements: { nl: 'Scores en besluiten', en: 'Scores and decisions' },
} as const;

/** Who is responsible and whom it is about. */
export function rolesPart({ portrait, locale }: Telling): Html {
  const { controllers, joint, processors, partnership, environment }: RolesPortrait = portrait.roles;
  return facts([
    [T.controller[locale], controllers.length === 0 ? T.none[locale] : joined(controllers.map(partyName))],
    [T.joint[locale], joint === null ? undefined : written(joint.arrangement, locale) ?? T.none[locale]],
    [T.processors[locale], processors.length === 0 ? undefined : joined(processors.map(({ party, agreement }) => html`${partyName(party)} (${T.agreement[locale]}: ${written(agreement, locale) ?? T.none[locale]})`), '; ')],
    [T.partnership[locale], written(partnership, locale)],
    [T.owner[locale], written(portrait.owner, locale)],
    [T.people[locale], portrait.people.length === 0 ? undefined : peopleWords(portrait.people, locale)],
    [T.schedule[locale], portrait.schedule === null ? undefined : scheduleWords(portrait.schedule, locale)],
    [T.environment[locale], environment === null ? undefined : placeWords(environment, locale)],
  ]);
}

function scheduleWords(schedule: string, locale: Locale): string {
  if (schedule === 'once') return locale === 'nl' ? 'eenmalig' : 'once';
  return `${locale === 'nl' ? 'elke' : 'every'} ${periodWords(schedule, locale).replace(/^1 /, '')}`;
}

const ENVIRONMENT: Readonly<Record<string, BilingualText>> = {
  own: { nl: 'eigen systemen', en: 'own systems' }, datalab: { nl: 'een gedeeld datalab', en: 'a shared data lab' }, cloud: { nl: 'de cloud van een ander', en: 'a cloud of somebody else' },
};

function placeWords({ kind, party, country }: NonNullable<OutputPortrait['environment']>, locale: Locale): Html {
  const said = [kind === null ? undefined : Object.hasOwn(ENVIRONMENT, kind) ? html`${ENVIRONMENT[kind]![locale]}` : written(kind, locale), party === null ? undefined : partyName(party), written(country, locale)];
  return joined(said.filter((part) => part !== undefined));
}

/** The sources, with what sticks to what they bring. */
export function sourcesPart({ portrait, locale }: Telling): Html {
  const telling = { portrait, locale };
  return table({
    caption: T.sources[locale],
    heads: [T.source[locale], T.from[locale], T.data[locale], T.people[locale], T.collected[locale], T.conditions[locale]],
    rows: portrait.sources.map((source) => [
      name(source.name),
      supplierWords(source, telling),
      source.categories.length === 0 ? html`<span class="quiet">${source.unknown ? T.unknown[locale] : T.noData[locale]}</span>` : categoryList(source.categories, telling),
      peopleWords(source.subjects, locale),
      joined(source.collectedFor.map((kind) => kindWords(kind, locale))),
      joined(conditionsOf(source, locale), '; '),
    ]),
  });
}

function supplierWords({ kind, from, fromName, supplier }: SourcePortrait, { locale }: Telling): Html {
  if (kind === 'output') return html`${locale === 'nl' ? 'andere pijplijn' : 'another pipeline'} ${name(from ?? '')}`;
  if (kind === 'register') return html`register ${name(fromName ?? from ?? '')}${supplier === null ? NOTHING : html` (${partyName(supplier)})`}`;
  return supplier === null ? html`${T.none[locale]}` : partyName(supplier);
}

function conditionsOf({ secrecy, restrictions, retention, disclosure, authorisation, selection, location }: SourcePortrait, locale: Locale): readonly Html[] {
  const chosen: Readonly<Record<string, BilingualText>> = { signal: { nl: 'alleen wie een signaal aanwijst', en: 'only those whom a signal points at' }, sample: { nl: 'steekproef', en: 'sample' } };
  return [
    ...secrecy.map((regime) => html`${secrecyWords(regime, locale)}`),
    ...restrictions.map((use) => html`${inWords('use', use, locale)}`),
    ...(retention === null ? [] : [html`${T.keep[locale]} ${periodWords(retention, locale)}`]),
    ...(disclosure === null ? [] : [html`${T.disclosure[locale]} ${disclosure.law === null ? written(disclosure.agreement, locale) ?? T.none[locale] : lawWords(disclosure.law, locale)}`]),
    ...(authorisation === null ? [] : [html`${T.authorisation[locale]} ${written(authorisation.decision, locale) ?? T.none[locale]}`]),
    ...(Object.hasOwn(chosen, selection) ? [html`${chosen[selection]![locale]}`] : []),
    ...(location === null ? [] : [html`${name(location)}`]),
  ];
}

/** The outputs: who gets what, how far it tells who it is about, how long it is kept. */
export function outputsPart({ portrait, locale }: Telling): Html {
  const telling = { portrait, locale };
  return table({
    caption: T.outputs[locale],
    heads: [T.output[locale], T.forWhom[locale], T.who[locale], T.level[locale], T.data[locale], T.retention[locale]],
    rows: portrait.outputs.map((output) => [
      name(output.name),
      html`${output.audience === null ? T.none[locale] : inWords('audience', output.audience, locale)}${output.environment === null ? NOTHING : html`; ${T.lands[locale]} ${placeWords(output.environment, locale)}`}`,
      recipientWords(output, locale),
      levelOf(output, locale),
      output.categories.length === 0 ? html`<span class="quiet">${output.unknown ? T.unknown[locale] : T.noData[locale]}</span>` : categoryList(output.categories, telling),
      retentionWords(output, locale),
    ]),
  });
}

function recipientWords({ recipients, readBy, audience }: OutputPortrait, locale: Locale): Html {
  const named = recipients.map((party) => html`${partyName(party)}${party.own ? NOTHING : html` (${T.outside[locale]})`}`);
  const readers = [...new Set(readBy.map(({ pipeline }) => pipeline))].map((pipeline) => name(pipeline));
  const said = named.length === 0 ? (audience === 'public' ? html`${inWords('audience', 'public', locale)}` : html`${T.none[locale]}`) : joined(named);
  return readers.length === 0 ? said : html`${said}; ${T.readBy[locale]} ${joined(readers)}`;
}

function levelOf({ level, groups, unknown }: OutputPortrait, locale: Locale): Html {
  const size = groups === null ? NOTHING : html` (${groups.minSize === null ? T.anySize[locale] : `${T.groups[locale]} ${groups.minSize}`})`;
  return html`${levelWords(level, locale)}${size}${unknown ? html`; ${T.unknown[locale]}` : NOTHING}`;
}

function retentionWords({ retention, retentionLimit, categories }: OutputPortrait, locale: Locale): Html {
  const period = retention === null ? html`${categories.length === 0 ? '–' : T.none[locale]}` : html`${periodWords(retention.period, locale)}`;
  return retentionLimit === null || retentionLimit.period === retention?.period ? period : html`${period} <span class="quiet">(${T.limit[locale]} ${periodWords(retentionLimit.period, locale)})</span>`;
}

const OPEN: Readonly<Record<NonNullable<TransferPortrait['countries'][number]['open']>, BilingualText>> = {
  none: { nl: 'niets opgegeven waarop de doorgifte rust', en: 'nothing declared that the transfer rests on' },
  'not-adequate': { nl: 'geen adequaatheidsbesluit bekend', en: 'no adequacy decision known' },
  derogation: { nl: 'een uitzondering voor één geval, terwijl het terugkomt', en: 'an exception for a single case, while it recurs' },
  unassessed: { nl: 'zonder beoordeling van de doorgifte', en: 'without an assessment of the transfer' },
  cloud: { nl: 'cloudbeleid van het Rijk vraagt een adequaat land', en: 'the cloud policy of central government asks for an adequate country' },
  challenged: { nl: 'het besluit wordt aangevochten', en: 'the decision is being challenged' },
};

/** What goes to countries outside the EEA. */
export function transfersPart({ portrait, locale }: Telling): Html {
  return table({
    caption: T.transfers[locale],
    heads: [T.party[locale], T.country[locale], T.mechanism[locale], T.by[locale]],
    rows: portrait.transfers.map(({ party, countries, mechanism, reference, paths }) => [
      party === null ? T.anEnvironment[locale] : partyName(party),
      joined(countries.map(({ country, open }) => html`${name(country)}${open === null ? NOTHING : html`: <span class="mark warning">${OPEN[open][locale]}</span>`}`), '; '),
      html`${written(mechanism, locale) ?? T.none[locale]}${reference === null ? NOTHING : html` (${written(reference, locale)})`}`,
      joined(paths.map((path) => pathWords(path, locale)), '; '),
    ]),
  });
}

const HUMAN: Readonly<Record<string, BilingualText>> = {
  none: { nl: 'nee', en: 'no' }, nominal: { nl: 'in naam', en: 'in name only' }, meaningful: { nl: 'ja, met een eigen oordeel', en: 'yes, with a judgement of their own' },
};
const EFFECT: Readonly<Record<string, BilingualText>> = {
  legal: { nl: 'met rechtsgevolg', en: 'with legal effect' }, significant: { nl: 'dat mensen merkbaar treft', en: 'that affects people noticeably' }, none: { nl: 'zonder gevolg voor mensen', en: 'without effect on people' },
};
const TARGET: Readonly<Record<string, BilingualText>> = { persons: { nl: 'personen', en: 'persons' }, areas: { nl: 'gebieden', en: 'areas' }, objects: { nl: 'dingen', en: 'objects' } };
const SAFEGUARD: Readonly<Record<string, BilingualText>> = {
  discriminationTest: { nl: 'gedateerde toets op discriminatie', en: 'dated test on discrimination' }, reviewEvery: { nl: 'termijn voor een nieuwe toets', en: 'period for a new test' }, humanReview: { nl: 'beoordeling door een mens', en: 'review by a person' },
  noOtherEffects: { nl: 'hoe andere gevolgen uitblijven', en: 'how other effects are kept away' }, knowable: { nl: 'hoe mensen het kunnen weten', en: 'how people can know' },
};

/** Scores and decisions: about whom, on what, with which person in between. */
export function judgementsPart({ portrait, locale }: Telling): Html {
  const telling = { portrait, locale };
  return table({
    caption: T.judgements[locale],
    heads: [T.step[locale], T.what[locale], T.uses[locale], T.human[locale], T.safeguards[locale]],
    rows: portrait.judgements.map((judgement) => {
      const missing = [...new Set(judgement.purposes.flatMap(({ missingSafeguards }) => missingSafeguards))];
      return [
        name(judgement.name),
        judgementWords(judgement, locale),
        judgement.categories.length === 0 ? joined(judgement.uses.map((use) => name(use))) : categoryList(judgement.categories, telling),
        judgement.human === null ? '–' : said(HUMAN, judgement.human, locale),
        missing.length === 0 ? '–' : joined(missing.map((key) => said(SAFEGUARD, key, locale)), '; '),
      ];
    }),
  });
}

function judgementWords({ verb, target, effect, model, aboutPersons, profiling }: JudgementPortrait, locale: Locale): string {
  const learning = model?.type === 'machine-learning' ? (locale === 'nl' ? ', met een lerend model' : ', by a learning model') : '';
  if (verb === 'score') return `${locale === 'nl' ? 'score van' : 'score of'} ${said(TARGET, target ?? '', locale)}${learning}`;
  const rests = profiling ? (locale === 'nl' ? ', op grond van een score' : ', based on a score') : '';
  return `${locale === 'nl' ? 'besluit' : 'decision'} ${said(EFFECT, effect ?? '', locale)}${aboutPersons ? rests : ''}`.trim();
}

function said(words: Readonly<Record<string, BilingualText>>, value: string, locale: Locale): string {
  return Object.hasOwn(words, value) ? words[value]![locale] : value;
}

