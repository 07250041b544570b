/** Hovers on what flows: fields, sources, steps, outputs and the outputs of other pipelines. */
import type { FlowNode, SourceNode } from '../lineage/flow.ts';
import { splitReference } from '../lineage/link.ts';
import { combinationsAt, fieldLevel, levelOf, meaning as categoriesMeant, personalFields } from '../lineage/personal.ts';
import type { FieldFlow, Profile } from '../lineage/profile.ts';
import type { Locale } from '../messages/template.ts';
import { fileOf, type Anchor } from '../model/path.ts';
import type { Unit } from '../model/pipeline.ts';
import { originsOf } from '../rules/places.ts';
import type { FieldAt } from './at.ts';
import type { Telling } from './hover.ts';
import { code, codes, heading, page, plain, shortList, type Row } from './markdown.ts';
import { CLASS, ROLE } from '../knowledge/words.ts';
import { categoryName, LEVEL_WORDS, word } from './words.ts';

const T = {
  field: { nl: 'veld', en: 'field' }, source: { nl: 'bron', en: 'source' }, step: { nl: 'stap', en: 'step' }, output: { nl: 'uitvoer', en: 'output' },
  pipeline: { nl: 'pijplijn', en: 'pipeline' }, catalog: { nl: 'catalogus', en: 'catalogue' },
  category: { nl: 'Categorie', en: 'Category' }, kind: { nl: 'Soort', en: 'Kind' }, identifies: { nl: 'Herleidbaarheid', en: 'Identifiability' },
  level: { nl: 'Niveau', en: 'Level' }, from: { nl: 'Komt uit', en: 'Comes from' }, purposes: { nl: 'Doelen', en: 'Purposes' },
  unknown: { nl: 'onbekend: er is geen categorie opgegeven', en: 'unknown: no category is declared' },
  pseudonym: { nl: 'Pseudoniem van', en: 'Pseudonym of' }, weak: { nl: 'terug te rekenen', en: 'can be reversed' },
  party: { nl: 'Geleverd door', en: 'Supplied by' }, register: { nl: 'Register', en: 'Register' }, keeper: { nl: 'Houder', en: 'Keeper' },
  access: { nl: 'Toegang', en: 'Access' }, secrecy: { nl: 'Geheimhouding', en: 'Secrecy' }, use: { nl: 'Beperking', en: 'Restriction' },
  stays: { nl: 'Blijft in', en: 'Stays in' }, collected: { nl: 'Verzameld voor', en: 'Collected for' }, about: { nl: 'Gaat over', en: 'About' },
  fields: { nl: 'Velden', en: 'Fields' }, personal: { nl: 'Persoonsgegevens', en: 'Personal data' }, none: { nl: 'geen', en: 'none' },
  before: { nl: 'vóór', en: 'before' }, after: { nl: 'na', en: 'after' }, creates: { nl: 'Hier ontstaat', en: 'This creates' },
  meets: { nl: 'Hier komen samen', en: 'Here meet' }, groups: { nl: 'Kleinste groep', en: 'Smallest group' },
  audience: { nl: 'Voor', en: 'For' }, recipients: { nl: 'Ontvangers', en: 'Recipients' }, retention: { nl: 'Bewaartermijn', en: 'Retention' },
  unresolved: { nl: 'Niet alles stroomopwaarts is bekend', en: 'Not everything upstream is known' },
  controller: { nl: 'Verantwoordelijke', en: 'Controller' }, owner: { nl: 'Eigenaar', en: 'Owner' }, readBy: { nl: 'Gelezen door', en: 'Read by' },
} as const;

type Key = keyof typeof T;

/** A field: what it is, how far it identifies, where it came from, what it serves. */
export function aboutField({ name, meanings }: FieldAt, { analysis, locale, unit }: Telling): string {
  const t = (key: Key): string => T[key][locale];
  const fields = meanings.map(({ field }) => field);
  const [first] = meanings;
  const categories = [...new Set(fields.flatMap((field) => categoriesMeant(field)))];
  const pseudonym = fields.find((field) => field.pseudonym !== undefined)?.pseudonym;
  const purposes = new Set(meanings.flatMap(({ node }) => node.purposes.map(({ id }) => id)));
  const origins = originsOf(fields).map((origin) => originText(origin.name, { unit: origin.unit, path: origin.path, part: 'key' }, unit, analysis.workspace.unit(origin.unit), locale));
  const rows: readonly Row[] = [
    [t('category'), categories.length === 0 ? (fields.some((field) => field.unknown) ? t('unknown') : undefined) : categories.map((category) => categoryName(category, locale)).join(', ')],
    [t('kind'), [...new Set(categories.map((category) => CLASS[category.class][locale]))].join(', ')],
    [t('identifies'), [...new Set(categories.filter((category) => category.class !== 'none').map((category) => ROLE[category.role][locale]))].join('; ')],
    [t('pseudonym'), pseudonym && `${pseudonym.of.map((category) => category.label[locale]).join(', ')}${pseudonym.method === undefined ? '' : ` (${code(pseudonym.method)}${pseudonym.strong ? '' : `, ${t('weak')}`})`}`],
    [t('level'), first && LEVEL_WORDS[fieldLevel(first.field, first.profile)][locale]],
    [t('from'), shortList(origins, locale)],
    [t('purposes'), codes(purposes)],
  ];
  return page(heading(t('field'), name), [], rows);
}

function originText(field: string, at: Anchor, here: Unit | undefined, there: Unit | undefined, locale: Locale): string {
  const place = `${code(field)} ${locale === 'nl' ? 'van' : 'of'} ${code(at.path[1] ?? '')}`;
  if (there === undefined || there.key === here?.key) return place;
  return `${place} (${T.pipeline[locale]} ${code(there.id)}, ${plain(fileOf(there.key))})`;
}

/** What is known of the data at a node. */
export function aboutNode(node: FlowNode, telling: Telling): string {
  const { locale } = telling;
  const own = heading(T[node.kind][locale], node.name, node.kind === 'step' ? node.decl.verb : undefined);
  if (node.kind === 'source') return page(own, [], [...supplyRows(node, telling), ...profileRows(node, telling)]);
  const description = node.decl.all['description'];
  const text = typeof description === 'string' ? plain(description) : undefined;
  if (node.kind === 'step') return page(own, [text, compared(node, telling)], [...createdRows(node, telling), ...restrictionRows(node.profile, telling), purposesRow(node, locale)]);
  return page(own, [text], [
    [T.audience[locale], node.decl.audience && code(node.decl.audience)],
    [T.recipients[locale], codes(node.decl.recipients.map(({ id }) => id))],
    [T.retention[locale], node.decl.retention?.period && code(node.decl.retention.period)],
    ...profileRows(node, telling),
  ]);
}

/** Who supplies it, and under which conditions. */
function supplyRows({ supply, decl, profile }: SourceNode, telling: Telling): readonly Row[] {
  const { locale, analysis, unit } = telling;
  const { register, party, upstream } = supply;
  const keeper = register?.keeper;
  const keeperName = keeper === undefined || unit === undefined ? undefined : analysis.workspace.environment.party(unit, keeper)?.name ?? keeper;
  return [
    [T.register[locale], register && `${plain(register.title[locale])} (${code(register.id)})`],
    [T.keeper[locale], keeperName && plain(keeperName)],
    [T.access[locale], register?.access && word('access', register.access)[locale]],
    [T.party[locale], party ? plain(party.name) : decl.party && code(decl.party.id)],
    [T.pipeline[locale], upstream && `${code(upstream.pipeline.id)}, ${T.output[locale]} ${code(upstream.output.name)}`],
    [T.collected[locale], kinds(profile, telling)],
    [T.about[locale], [...profile.subjects].map(([kind, { count }]) => word('subjects', kind)[locale] + (count === undefined ? '' : ` (${count})`)).join(', ')],
  ];
}

function kinds(profile: Profile, { analysis, locale }: Telling): string {
  const known = analysis.workspace.environment.base.matrix.kinds;
  return [...profile.collected.keys()].map((id) => known.find((kind) => kind.id === id)?.label[locale] ?? id).join(', ');
}

function restrictionRows(profile: Profile, { analysis, locale }: Telling): readonly Row[] {
  const regimes = analysis.workspace.environment.base.secrecy;
  return [
    [T.secrecy[locale], [...profile.secrecy.keys()].map((id) => regimes.find((regime) => regime.id === id)?.title[locale] ?? id).join(', ')],
    [T.use[locale], [...profile.uses.keys()].map((id) => word('use', id)[locale]).join(', ')],
    [T.stays[locale], codes(profile.staysIn.keys())],
  ];
}

function purposesRow(node: FlowNode, locale: Locale): Row {
  return [T.purposes[locale], codes(node.purposes.map(({ id }) => id))];
}

function profileRows(node: FlowNode, telling: Telling): readonly Row[] {
  const { locale, analysis } = telling;
  const { profile } = node;
  return [
    [T.level[locale], LEVEL_WORDS[levelOf(profile, analysis.workspace.environment)][locale] + (profile.unknown ? `. ${T.unresolved[locale]}` : '')],
    [T.fields[locale], shortList([...profile.fields.keys()].map(code), locale)],
    ...restrictionRows(profile, telling),
    purposesRow(node, locale),
  ];
}

/** A step's data before and after, side by side. */
function compared(node: FlowNode, { locale, analysis }: Telling): string {
  const { environment } = analysis.workspace;
  const columns = [...node.inputs.map((input) => ({ name: `${T.before[locale]}: ${code(input.name)}`, profile: input.profile })), { name: T.after[locale], profile: node.profile }].slice(-6);
  const row = (label: string, cell: (profile: Profile) => string): string => `| ${label} | ${columns.map(({ profile }) => cell(profile).replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    `| | ${columns.map(({ name }) => name).join(' | ')} |`,
    `| --- |${' --- |'.repeat(columns.length)}`,
    row(T.level[locale], (profile) => LEVEL_WORDS[levelOf(profile, environment)][locale]),
    row(T.fields[locale], (profile) => shortList([...profile.fields.keys()].map(code), locale) || T.none[locale]),
    row(T.personal[locale], (profile) => shortList(personalLabels(profile, locale), locale) || T.none[locale]),
  ].join('\n');
}

function personalLabels(profile: Profile, locale: Locale): readonly string[] {
  return [...new Set(personalFields(profile).flatMap((field: FieldFlow) => categoriesMeant(field)).map((category) => category.label[locale]))];
}

/** What exists after the step that none of its inputs had by itself. */
function createdRows(node: FlowNode, { analysis, locale }: Telling): readonly Row[] {
  const { environment } = analysis.workspace;
  const before = new Set(node.inputs.flatMap((input) => combinationsAt(input.profile, environment).map(({ id }) => id)));
  const created = combinationsAt(node.profile, environment).filter(({ id }) => !before.has(id));
  const personal = node.inputs.filter((input) => personalFields(input.profile).length > 0);
  const meets = personal.length < 2 ? [] : personal.map((input) => `${code(input.name)} (${shortList(personalLabels(input.profile, locale), locale)})`);
  return [
    [T.meets[locale], meets.join(' + ')],
    [T.creates[locale], created.map(({ explanation }) => plain(explanation[locale])).join(' ')],
    [T.groups[locale], node.profile.grouping?.minGroupSize?.toString()],
  ];
}

/** The output of another pipeline, as its readers see it. */
export function aboutOutput(reference: string, telling: Telling): string | undefined {
  const { workspace } = telling.analysis;
  const { pipeline, output } = splitReference(reference);
  const key = workspace.link().pipelines.get(pipeline);
  const node = key === undefined ? undefined : workspace.flow(key)?.outputs.find(({ name }) => name === output);
  const unit = key === undefined ? undefined : workspace.unit(key);
  if (node === undefined || unit?.kind !== 'pipeline') return undefined;
  return `${aboutNode(node, { ...telling, unit })}\n- ${T.pipeline[telling.locale]}: ${code(unit.id)}${unit.title === undefined ? '' : ` — ${plain(unit.title)}`} (${plain(unit.file)})`;
}

/** A pipeline or catalogue by its name. */
export function aboutPipeline(unit: Unit, { analysis, locale }: Telling): string {
  if (unit.kind === 'catalog') {
    return page(heading(T.catalog[locale], unit.id), [codes([...unit.parties.keys(), ...unit.purposes.keys(), ...unit.registers.keys(), ...unit.laws.keys(), ...unit.categories.keys()])]);
  }
  const readers = (analysis.workspace.link().readers.get(unit.key) ?? []).flatMap((key) => analysis.workspace.unit(key)?.id ?? []);
  return page(heading(T.pipeline[locale], unit.id, unit.title), [unit.description && plain(unit.description)], [
    [T.owner[locale], unit.owner && plain(unit.owner)],
    [T.controller[locale], unit.controllers.map(({ id }) => plain(analysis.workspace.environment.party(unit, id)?.name ?? id)).join(', ')],
    [T.purposes[locale], codes(unit.purposes.keys())],
    [T.readBy[locale], shortList(readers.map(code), locale)],
  ]);
}
