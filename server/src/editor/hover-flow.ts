/** Hovers on what flows: sources, steps, outputs, the outputs of other pipelines, and pipelines themselves. */
import type { FlowNode, SourceNode } from '../lineage/flow.ts';
import { splitReference } from '../lineage/link.ts';
import { combinationsAt, levelOf, meaning as categoriesMeant, personalFields } from '../lineage/personal.ts';
import type { FieldFlow, Profile } from '../lineage/profile.ts';
import type { Locale } from '../messages/template.ts';
import { fileOf } from '../model/path.ts';
import type { Unit } from '../model/pipeline.ts';
import { LEVEL_SIGNS, LEVEL_WORDS } from '../service/level-words.ts';
import type { Telling } from './hover.ts';
import { periodText } from './hover-format.ts';
import { code, codes, heading, page, plain, points, shortList, type Row } from './markdown.ts';
import { findingLines, missingCover, placesAt } from './needs.ts';
import { openAt } from './open-findings.ts';
import { valueWords } from './value-words.ts';
import { word } from './words.ts';

const T = {
  source: { nl: 'bron', en: 'source' }, step: { nl: 'stap', en: 'step' }, output: { nl: 'uitvoer', en: 'output' },
  pipeline: { nl: 'pijplijn', en: 'pipeline' }, catalog: { nl: 'catalogus', en: 'catalogue' }, level: { nl: 'Niveau', en: 'Level' }, purposes: { nl: 'Doelen', en: 'Purposes' },
  from: { nl: 'Komt uit', en: 'Comes from' }, party: { nl: 'Geleverd door', en: 'Supplied by' }, register: { nl: 'Register', en: 'Register' }, keeper: { nl: 'Beheerder', en: 'Keeper' },
  access: { nl: 'Toegang', en: 'Access' }, secrecy: { nl: 'Geheimhouding', en: 'Secrecy' }, use: { nl: 'Beperking', en: 'Restriction' },
  stays: { nl: 'Blijft in', en: 'Stays in' }, collected: { nl: 'Verzameld voor', en: 'Collected for' }, about: { nl: 'Gaat over', en: 'About' },
  fields: { nl: 'Velden', en: 'Fields' }, personal: { nl: 'Persoonsgegevens', en: 'Personal data' }, none: { nl: 'geen', en: 'none' },
  before: { nl: 'vóór', en: 'before' }, added: { nl: 'Erbij', en: 'Added' }, gone: { nl: 'Weg', en: 'Gone' }, after: { nl: 'na', en: 'after' }, creates: { nl: 'Hier ontstaat', en: 'This creates' },
  meets: { nl: 'Hier komen samen', en: 'Here meet' }, groups: { nl: 'Kleinste groep', en: 'Smallest group' },
  audience: { nl: 'Voor', en: 'For' }, recipients: { nl: 'Ontvangers', en: 'Recipients' }, retention: { nl: 'Bewaartermijn', en: 'Retention' },
  unresolved: { nl: 'Niet alles stroomopwaarts is bekend', en: 'Not everything upstream is known' },
  controller: { nl: 'Verantwoordelijke', en: 'Controller' }, owner: { nl: 'Eigenaar', en: 'Owner' }, readBy: { nl: 'Gelezen door', en: 'Read by' },
  needs: { nl: 'Wat er nog nodig is', en: 'What it still takes' },
} as const;

/** So many names stand in a cell of a table, and so many inputs are compared. */
const MOST_IN_CELL = 8;
const MOST_INPUTS = 6;

/** What is known of the data at a node. */
export function aboutNode(node: FlowNode, telling: Telling): string {
  const { locale } = telling;
  const own = heading(T[node.kind][locale], node.name, node.kind === 'step' ? node.decl.verb : undefined);
  const needs = neededAt(node, telling);
  if (node.kind === 'source') return page(own, [needs], [...supplyRows(node, telling), ...profileRows(node, telling)]);
  const description = node.decl.all['description'];
  const text = typeof description === 'string' ? plain(description) : undefined;
  if (node.kind === 'step') return page(own, [text, needs, compared(node, telling)], [...createdRows(node, telling), ...restrictionRows(node.profile, telling), purposesRow(node, locale)]);
  const audience = node.decl.audience;
  return page(own, [text, needs], [
    [T.audience[locale], audience && `${valueWords(['audience'], audience)?.[locale] ?? ''} (${code(audience)})`.trim()],
    [T.recipients[locale], node.decl.recipients.map(({ id }) => partyName(id, telling)).join(', ')],
    ...(node.kind === 'output' ? [readersRow(node, telling)] : []),
    [T.retention[locale], periodText(node.decl.retention?.period, locale)],
    ...profileRows(node, telling),
  ]);
}

/** What lacks cover where this node brings it together, and what else is open here. */
function neededAt(node: FlowNode, { analysis, locale }: Telling): string | undefined {
  const { workspace } = analysis;
  const flow = workspace.flow(node.at.unit);
  if (flow === undefined) return undefined;
  const lacks = node.kind === 'source' ? [] : node.purposes.flatMap((purpose) => missingCover(purpose, placesAt(node, flow, purpose, workspace.environment), workspace.environment, locale));
  const open = openAt({ unit: node.at.unit, path: node.path }, fileOf(node.at.unit), analysis).filter(({ rule }) => lacks.length === 0 || rule.id !== 'combination-without-ground');
  return points(T.needs[locale], [...lacks, ...findingLines(open, locale)]);
}

/** The pipelines that read an output. */
function readersRow(output: FlowNode, { analysis: { workspace }, locale }: Telling): Row {
  const own = workspace.unit(output.at.unit);
  const readers = (workspace.link().readers.get(output.at.unit) ?? []).flatMap((key) => {
    const unit = workspace.unit(key);
    return unit?.kind === 'pipeline' && [...unit.sources.values()].some((source) => source.output?.id === `${own?.id}/${output.name}`) ? [code(unit.id)] : [];
  });
  return [T.readBy[locale], shortList(readers, locale, 6)];
}

/** A party by its name, or by its id where nobody says its name. */
function partyName(id: string, { analysis, unit }: Pick<Telling, 'analysis' | 'unit'>): string {
  const party = unit && analysis.workspace.environment.party(unit, id);
  return party === undefined ? code(id) : plain(party.name);
}

/** Who supplies it, and under which conditions. */
function supplyRows({ supply, decl, profile }: SourceNode, telling: Telling): readonly Row[] {
  const { locale } = telling;
  const { register, party, upstream } = supply;
  return [
    [T.register[locale], register && `${plain(register.title[locale])} (${code(register.id)})`],
    [T.keeper[locale], register?.keeper && partyName(register.keeper, telling)],
    [T.access[locale], register?.access && word('access', register.access)[locale]],
    [T.party[locale], party ? plain(party.name) : decl.party && code(decl.party.id)],
    [T.from[locale], upstream && `${T.pipeline[locale]} ${code(upstream.pipeline.id)}, ${T.output[locale]} ${code(upstream.output.name)}`],
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
  const { locale } = telling;
  const { profile } = node;
  return [
    [T.level[locale], levelText(profile, telling) + (profile.unknown ? `. ${T.unresolved[locale]}` : '')],
    [T.fields[locale], shortList([...profile.fields.keys()].map(code), locale)],
    ...restrictionRows(profile, telling),
    purposesRow(node, locale),
  ];
}

function levelText(profile: Profile, { locale, analysis }: Telling): string {
  const level = levelOf(profile, analysis.workspace.environment);
  return `${LEVEL_SIGNS[level]} ${LEVEL_WORDS[level][locale]}`;
}

/** A step's data before and after: a line for each input and one for the result, so that it also fits where it is narrow. */
function compared(node: FlowNode, telling: Telling): string {
  const { locale } = telling;
  const row = (name: string, profile: Profile): string =>
    `| ${name} | ${levelText(profile, telling)} | ${(shortList(personalLabels(profile, locale), locale, MOST_IN_CELL) || T.none[locale]).replaceAll('|', '\\|')} |`;
  const inputs = node.inputs.slice(0, MOST_INPUTS).map((input) => row(`${T.before[locale]} ${code(input.name)}`, input.profile));
  return [`| | ${T.level[locale]} | ${T.personal[locale]} |`, '| --- | --- | --- |', ...inputs, row(`**${T.after[locale]}**`, node.profile)].join('\n');
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
  const fields = new Set(node.inputs.flatMap((input) => [...input.profile.fields.keys()]));
  const added = [...node.profile.fields.keys()].filter((name) => !fields.has(name) && node.inputs.length < 2);
  const gone = [...fields].filter((name) => !node.profile.fields.has(name) && node.inputs.length < 2);
  return [
    [T.meets[locale], personal.length < 2 ? undefined : personal.map(({ name }) => code(name)).join(' + ')],
    [T.added[locale], shortList(added.map(code), locale, MOST_IN_CELL)],
    [T.gone[locale], shortList(gone.map(code), locale, MOST_IN_CELL)],
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
  return `${aboutNode(node, { ...telling, unit })}\n- ${T.from[telling.locale]}: ${T.pipeline[telling.locale]} ${code(unit.id)}${unit.title === undefined ? '' : ` — ${plain(unit.title)}`} (${plain(unit.file)})`;
}

/** A pipeline or catalogue by its name. */
export function aboutPipeline(unit: Unit, { analysis, locale }: Telling): string {
  if (unit.kind === 'catalog') {
    return page(heading(T.catalog[locale], unit.id), [codes([...unit.parties.keys(), ...unit.purposes.keys(), ...unit.registers.keys(), ...unit.laws.keys(), ...unit.categories.keys()])]);
  }
  const readers = (analysis.workspace.link().readers.get(unit.key) ?? []).flatMap((key) => analysis.workspace.unit(key)?.id ?? []);
  return page(heading(T.pipeline[locale], unit.id, unit.title), [unit.description && plain(unit.description)], [
    [T.owner[locale], unit.owner && plain(unit.owner)],
    [T.controller[locale], unit.controllers.map(({ id }) => partyName(id, { analysis, unit })).join(', ')],
    [T.purposes[locale], codes(unit.purposes.keys())],
    [T.readBy[locale], shortList(readers.map(code), locale)],
  ]);
}
