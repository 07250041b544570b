/** Fields that exist where a step looks, with what they are and where they come from. */
import type { Category } from '../../knowledge/types.ts';
import { CLASS } from '../../knowledge/words.ts';
import type { FlowNode, StepNode } from '../../lineage/flow.ts';
import { meaning } from '../../lineage/personal.ts';
import type { FieldFlow } from '../../lineage/profile.ts';
import { documentOf } from '../../model/path.ts';
import { RANK, type Asking, type Proposal } from './proposal.ts';

const T = {
  unknown: { nl: 'categorie onbekend', en: 'category unknown' },
  all: { nl: 'alle velden die zijn toegestaan', en: 'all authorised fields' },
  every: { nl: 'alle velden die nog niet zijn gekozen', en: 'all fields that are not chosen yet' },
  inAll: { nl: 'in alle invoer', en: 'in all inputs' },
} as const;

/** Categories as one line: the label of each, and how heavy the heaviest weighs. */
export function categoriesInWords(categories: readonly Category[], { locale }: Pick<Asking, 'locale'>): string {
  if (categories.length === 0) return T.unknown[locale];
  const labels = categories.slice(0, 3).map(({ label }) => label[locale]).join(', ');
  const heaviest = [...categories].sort((a, b) => WEIGHT.indexOf(b.class) - WEIGHT.indexOf(a.class))[0]!;
  const weight = CLASS[heaviest.class][locale];
  return labels === weight ? labels : `${labels}${categories.length > 3 ? ' …' : ''} — ${weight}`;
}

const WEIGHT: readonly Category['class'][] = ['none', 'ordinary', 'sensitive', 'special', 'criminal', 'national-id'];

interface Met {
  readonly name: string;
  readonly nodes: FlowNode[];
  readonly field: FieldFlow;
}

function meet(nodes: readonly FlowNode[]): readonly Met[] {
  const met = new Map<string, Met>();
  for (const node of nodes) {
    for (const [name, field] of node.profile.fields) {
      const known = met.get(name);
      if (known === undefined) met.set(name, { name, nodes: [node], field });
      else known.nodes.push(node);
    }
  }
  return [...met.values()];
}

function originOf({ origins }: FieldFlow, nodes: readonly FlowNode[], { unit }: Asking): string {
  const [origin] = origins;
  if (origin === undefined) return nodes.map(({ name }) => name).join(', ');
  const source = origin.path[1] ?? '';
  const elsewhere = unit !== undefined && origin.unit !== unit.key ? ` (${origin.unit.slice(0, origin.unit.lastIndexOf('#')).split('/').pop()}${documentOf(origin.unit) > 0 ? `#${documentOf(origin.unit)}` : ''})` : '';
  return `${source}${elsewhere}`;
}

function proposal({ name, nodes, field }: Met, rank: number, asking: Asking): Proposal {
  return {
    label: name, kind: 'field', detail: categoriesInWords(meaning(field), asking), origin: originOf(field, nodes, asking),
    words: meaning(field).map(({ label }) => label[asking.locale]), topic: { about: 'field', id: name, nodes: nodes.map((node) => node.name) }, rank,
  };
}

/** The nodes a step reads: by its flow, else by the names it gives. */
function inputsOf(asking: Asking, name: string): readonly FlowNode[] {
  const { flow, unit } = asking;
  const step = flow?.steps.find((node): node is StepNode => node.name === name);
  if (step !== undefined && step.inputs.length > 0) return step.inputs;
  const declared = unit?.kind === 'pipeline' ? unit.steps.get(name)?.inputs ?? [] : [];
  return declared.flatMap(({ id }) => flow?.nodes.find((node) => node.kind !== 'output' && node.name === id) ?? []);
}

export type Role = 'on' | 'keep' | 'drop' | 'uses' | 'by' | 'measure' | 'generalise' | 'pseudonymise' | 'redact';

/** The fields at the input of a step, likely ones first for what the step does with them. */
export function fieldsAt(asking: Asking, step: string, role: Role, chosen: readonly string[], only?: string): readonly Proposal[] {
  const all = inputsOf(asking, step);
  const nodes = only === undefined ? all : all.filter(({ name }) => name === only);
  const taken = new Set(chosen);
  return meet(nodes).filter(({ name }) => !taken.has(name)).flatMap((met): Proposal[] => {
    const rank = rankOf(met, role, nodes.length, asking);
    if (rank === undefined) return [];
    const found = proposal(met, rank, asking);
    return [role === 'on' && nodes.length > 1 && met.nodes.length === nodes.length ? { ...found, origin: T.inAll[asking.locale] } : found];
  });
}

function rankOf({ nodes, field }: Met, role: Role, inputs: number, { environment }: Asking): number | undefined {
  const categories = meaning(field);
  const some = (test: (category: Category) => boolean): boolean => categories.some(test);
  switch (role) {
    case 'on': {
      if (nodes.length < inputs) return RANK.unlikely;
      return RANK.first + (some(({ class: kind, id }) => kind === 'national-id' || id === 'case-number' || id === 'pseudonym') || field.pseudonym !== undefined ? 0 : some(({ role: how }) => how === 'direct') ? 1 : 2);
    }
    case 'generalise': {
      const coarser = categories.some(({ id }) => environment.taxonomy.categories.some((other) => environment.taxonomy.isCoarser(other.id, id)));
      return coarser ? RANK.first : RANK.unlikely;
    }
    case 'pseudonymise': return some(({ role: how, class: kind }) => how === 'direct' || kind === 'national-id') ? RANK.first : RANK.possible;
    case 'redact': return some(({ unclassified }) => unclassified === true) ? RANK.first : RANK.unlikely;
    case 'by': return some(({ role: how }) => how === 'direct') ? RANK.unlikely : RANK.usual;
    case 'measure': return some(({ role: how }) => how !== 'attribute') ? RANK.possible : RANK.usual;
    case 'keep':
    case 'drop':
    case 'uses': return RANK.usual;
  }
}

/** The fields of a register or of another pipeline's output that a source has not chosen yet; one proposal takes them all. */
export function suppliedFields(asking: Asking, sourceName: string, chosen: readonly string[], asKeys: boolean): readonly Proposal[] {
  const { unit, environment, flow } = asking;
  const source = unit?.kind === 'pipeline' ? unit.sources.get(sourceName) : undefined;
  if (source === undefined) return [];
  const taken = new Set(chosen);
  const categories = suppliedBy(asking, sourceName);
  if (categories === undefined) return [];
  const authorised = source.authorisation === undefined || source.authorisation.fields.length === 0 ? undefined : new Set(source.authorisation.fields.map(({ id }) => id));
  const used = new Set((flow?.steps ?? []).flatMap(({ references }) => references.map(({ ref }) => ref.id)));
  const open = [...categories].filter(([name]) => !taken.has(name) && (asKeys || source.fields === undefined || source.fields.has(name)));
  const found = open.map(([name, id]): Proposal => {
    const category = environment.taxonomy.get(id);
    const allowed = authorised === undefined || authorised.has(name);
    return {
      label: name, kind: 'field', detail: categoriesInWords(category === undefined ? [] : [category], asking), ...(asKeys ? { snippet: `${name}: ${id}` } : {}),
      ...(source.register === undefined ? {} : { origin: source.register.id }), words: category === undefined ? [] : [category.label[asking.locale]],
      topic: { about: 'category', id }, rank: (allowed ? RANK.first : RANK.unlikely) + (used.has(name) ? 0 : 1),
    };
  });
  const all = open.filter(([name]) => authorised === undefined || authorised.has(name));
  if (all.length < 2 || asking.spot.colon) return found;
  const label = (authorised === undefined || !asKeys ? T.every : T.all)[asking.locale];
  const joiner = asking.spot.flow ? ', ' : asKeys ? '\n' : '\n- ';
  return [...found, { label, kind: 'template', detail: all.map(([name]) => name).join(', '), snippet: all.map(([name, id]) => (asKeys ? `${name}: ${id}` : name)).join(joiner), rank: authorised === undefined ? RANK.possible : RANK.first - 1 }];
}

function suppliedBy(asking: Asking, sourceName: string): ReadonlyMap<string, string> | undefined {
  const { unit, environment, analysis } = asking;
  const source = unit?.kind === 'pipeline' ? unit.sources.get(sourceName) : undefined;
  if (source?.register !== undefined) return environment.register(source.register.id)?.fields;
  if (source?.output === undefined) return undefined;
  const slash = source.output.id.indexOf('/');
  const key = slash === -1 ? undefined : analysis.workspace.link().pipelines.get(source.output.id.slice(0, slash));
  const output = key === undefined ? undefined : analysis.workspace.flow(key)?.outputs.find(({ name }) => name === source.output!.id.slice(slash + 1));
  return output && new Map([...output.profile.fields].flatMap(([name, field]) => (field.categories[0] === undefined ? [] : [[name, field.categories[0].id] as const])));
}
