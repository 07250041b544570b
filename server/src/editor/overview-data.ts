/** Where data come from and where they go, over all pipelines: registers in use, and outputs by audience. */
import { byCodeUnit } from '../base/sorted.ts';
import type { Environment } from '../lineage/environment.ts';
import { LEVELS } from '../lineage/profile.ts';
import { counted } from '../messages/counted.ts';
import type { Locale } from '../messages/template.ts';
import { AUDIENCES } from '../service/audiences.ts';
import { LEVEL_WORDS } from '../service/level-words.ts';
import { evidenceRow, word } from './words.ts';
import { code, plain } from './markdown.ts';
import { beside, node, type OverviewNode } from './overview-node.ts';
import type { OutputFacts, RegisterUse, UnitFacts } from './overview-unit.ts';

const T = {
  level: { nl: 'Niveau', en: 'Level' }, recipients: { nl: 'Ontvangers', en: 'Recipients' }, purposes: { nl: 'Doelen', en: 'Purposes' },
  keeper: { nl: 'Beheerder', en: 'Keeper' }, access: { nl: 'Toegang', en: 'Access' }, unresolved: { nl: 'niet alles stroomopwaarts is bekend', en: 'not everything upstream is known' },
} as const;

/** An output with the id of its pipeline. */
type Made = OutputFacts & { readonly pipeline: string };

/** So many outputs are put into words in one turn. */
const PER_TURN = 64;

/** The outputs of all pipelines, by who is to see them; the most identifying first. One turn at a time. */
export function* outputsTree(units: readonly UnitFacts[], locale: Locale): Generator<void, readonly OverviewNode[]> {
  const all = units.flatMap(({ unit, outputs }) => outputs.map((output): Made => ({ pipeline: unit.id, ...output })));
  const known = new Set(AUDIENCES.map(([id]) => id));
  const tree: OverviewNode[] = [];
  for (const [id, label] of AUDIENCES) {
    const own = all.filter(({ audience = '' }) => (known.has(audience) ? audience : '') === id);
    if (own.length === 0) continue;
    own.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || byCodeUnit(a.pipeline, b.pipeline) || byCodeUnit(a.name, b.name));
    const children: OverviewNode[] = [];
    for (const output of own) {
      if (children.length % PER_TURN === 0) yield;
      children.push(outputNode(output, locale));
    }
    tree.push(node('audience', id, label[locale], { description: counted(own.length, 'output', locale), tone: id, children }));
  }
  return tree;
}

function outputNode({ name, pipeline, at, level, uncertain, recipients, purposes }: Made, locale: Locale): OverviewNode {
  const said = `${LEVEL_WORDS[level][locale]}${uncertain ? ` (${T.unresolved[locale]})` : ''}`;
  const facts = [`- ${T.level[locale]}: ${said}`, ...(recipients.length === 0 ? [] : [`- ${T.recipients[locale]}: ${recipients.map(plain).join(', ')}`]), ...(purposes.length === 0 ? [] : [`- ${T.purposes[locale]}: ${purposes.map((purpose) => code(purpose.id)).join(', ')}`])];
  return node('output', `${at.unit} ${name}`, name, {
    description: beside(pipeline, LEVEL_WORDS[level][locale], recipients.join(', ')), tone: level, place: at,
    tooltip: [`**${plain(name)}** — ${plain(pipeline)}`, facts.join('\n')].join('\n\n'),
  });
}

/** The registers that sources take from, with every pipeline that does. */
export function registersTree(units: readonly UnitFacts[], environment: Environment, locale: Locale): readonly OverviewNode[] {
  const uses = new Map<string, { readonly first: RegisterUse; readonly by: { readonly pipeline: UnitFacts['unit']; readonly use: RegisterUse }[] }>();
  for (const { unit, registers } of units) for (const use of registers) {
    const known = uses.get(use.register.id);
    if (known === undefined) uses.set(use.register.id, { first: use, by: [{ pipeline: unit, use }] });
    else known.by.push({ pipeline: unit, use });
  }
  return [...uses].sort(([a], [b]) => byCodeUnit(a, b)).map(([id, { first: { register, keeper }, by }]) => {
    const access = register.access === undefined ? undefined : word('access', register.access)[locale];
    const [evidence, sure] = evidenceRow(register.declaration === undefined ? environment.base.registers.find((known) => known.id === id) : undefined, locale);
    const rows = [[T.keeper[locale], keeper], [T.access[locale], access], [evidence, sure]].flatMap(([name, value]) => (value === undefined ? [] : [`- ${name}: ${plain(value)}`]));
    return node('register', id, register.title[locale], {
      description: beside(keeper, access, counted(by.length, 'pipeline', locale)), tone: register.access, place: register.declaration,
      tooltip: `**${plain(register.title[locale])}** (${code(id)})\n\n${rows.join('\n')}`,
      children: by.flatMap(({ pipeline, use }) => use.sources.map(({ name, at }) => node('source', `${at.unit} ${name}`, (pipeline.kind === 'pipeline' ? pipeline.title : undefined) ?? pipeline.id, { description: beside(pipeline.id, name), place: at }))),
    });
  });
}
