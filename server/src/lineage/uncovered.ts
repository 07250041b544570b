/**
 * Where data without declared cover is reported: at the first join or union it flows into, at the
 * derive or score that makes it, else at the first step or output of the purpose that handles it.
 * What comes after a reported node does not repeat it.
 */
import type { Category } from '../knowledge/types.ts';
import { pathText } from '../model/path.ts';
import type { Purpose } from '../model/pipeline.ts';
import { isCovered, type Cover } from './coverage.ts';
import type { Environment } from './environment.ts';
import type { FieldReference, FlowNode, PipelineFlow } from './flow.ts';
import { personalCategories, personalFields } from './personal.ts';
import type { FieldFlow, Origin } from './profile.ts';
import { summaryOf } from './summary.ts';

export interface UncoveredPlace {
  readonly node: FlowNode;
  /** The fields whose categories lack cover and that are new at this node. */
  readonly fields: readonly FieldFlow[];
  /** The same fields, each with only those of its origins that bring what lacks cover. */
  readonly causes: readonly FieldFlow[];
  readonly categories: readonly Category[];
  /** Whether fields meet here, and do not merely pass. */
  readonly combined: boolean;
}

interface Uncovered {
  readonly field: FieldFlow;
  /** The field with only those of its origins that bring what lacks cover. */
  readonly cause: FieldFlow;
  readonly categories: readonly Category[];
  /** One key per origin and category that it brings. */
  readonly keys: readonly string[];
}

/** The purposes that some step or output of the pipeline serves, in the order of the flow. */
export function purposesInUse(flow: PipelineFlow): readonly Purpose[] {
  return summaryOf(flow).inUse;
}

/** The places of a flow where categories meet that no declared ground covers. */
export function uncoveredPlaces(flow: PipelineFlow, purpose: Purpose, cover: Cover, environment: Environment): readonly UncoveredPlace[] {
  if (!anyUncovered(flow, cover, environment)) return [];
  const nodes = [...flow.steps, ...flow.outputs].filter((node) => node.purposes.includes(purpose));
  const known = new Map<FlowNode, readonly Uncovered[]>();
  const carriedAt = (node: FlowNode): readonly Uncovered[] => {
    let carried = known.get(node);
    if (carried === undefined) known.set(node, (carried = uncoveredAt(node, personalFields(node.profile), cover, environment)));
    return carried;
  };
  if (nodes.every((node) => carriedAt(node).length === 0 && readWithoutCover(node, cover, environment).length === 0)) return [];
  const reported = new Map<FlowNode, ReadonlySet<string>>();
  const everywhere = new Set<string>();
  const places: UncoveredPlace[] = [];
  for (const node of nodes) {
    const told = reportedBefore(node, reported);
    if (!combines(node) || carriedAt(node).length === 0) {
      reported.set(node, told);
      continue;
    }
    const before = joins(node) ? NONE : new Set(node.inputs.flatMap((input) => carriedAt(input).flatMap((item) => item.keys)));
    const fresh = carriedAt(node).filter((item) => item.keys.some((key) => !told.has(key) && !before.has(key)));
    if (fresh.length > 0) places.push(place(node, fresh, true));
    const keys = fresh.flatMap((item) => item.keys);
    for (const key of keys) everywhere.add(key);
    reported.set(node, keys.length === 0 ? told : new Set([...told, ...keys]));
  }
  for (const node of nodes) {
    const fresh = [...carriedAt(node), ...readWithoutCover(node, cover, environment)].filter((item) => item.keys.some((key) => !everywhere.has(key)));
    if (fresh.length > 0) places.push(place(node, fresh, false));
    for (const key of fresh.flatMap((item) => item.keys)) everywhere.add(key);
  }
  return places;
}

const NONE: ReadonlySet<string> = new Set();

const NO_READING: ReadonlySet<FieldReference['role']> = new Set(['drop', 'generalise']);

/** Whether a node reads the field it names: leaving one out or making it coarser is how one answers the finding, so that counts as no reading. */
export function reads({ role }: FieldReference): boolean {
  return !NO_READING.has(role);
}

/** What was reported on the ways to a node; with one input that is what was reported there. */
function reportedBefore(node: FlowNode, reported: ReadonlyMap<FlowNode, ReadonlySet<string>>): ReadonlySet<string> {
  const sets = node.inputs.flatMap((input) => reported.get(input) ?? []).filter((set) => set.size > 0);
  return sets.length < 2 ? sets[0] ?? NONE : new Set(sets.flatMap((set) => [...set]));
}

/** Whether anything in the pipeline lacks cover at all: mostly nothing does, and then no node needs a look. */
function anyUncovered(flow: PipelineFlow, cover: Cover, environment: Environment): boolean {
  for (const category of summaryOf(flow).categories) if (!isCovered(category, cover, environment)) return true;
  return false;
}

function place(node: FlowNode, items: readonly Uncovered[], combined: boolean): UncoveredPlace {
  return { node, fields: [...new Set(items.map((item) => item.field))], causes: items.map((item) => item.cause), categories: [...new Set(items.flatMap((item) => item.categories))], combined };
}

function joins(node: FlowNode): boolean {
  return node.kind === 'step' && (node.decl.verb === 'join' || node.decl.verb === 'union') && node.decl.inputs.length > 1;
}

function combines(node: FlowNode): boolean {
  return joins(node) || (node.kind === 'step' && (node.decl.verb === 'derive' || node.decl.verb === 'score'));
}

/** What a node reads of its inputs to count, group or compute, even where its result does not carry it. */
function readWithoutCover(node: FlowNode, cover: Cover, environment: Environment): readonly Uncovered[] {
  return node.references.flatMap((reference) => (!reads(reference) || reference.field === undefined ? [] : uncoveredAt(reference.input, [reference.field], cover, environment)));
}

function uncoveredAt(node: FlowNode, fields: Iterable<FieldFlow>, cover: Cover, environment: Environment): readonly Uncovered[] {
  const result: Uncovered[] = [];
  const within = coveredBy(cover, environment);
  for (const field of fields) {
    const personal = personalCategories(field, node.profile);
    if (personal.every(within)) continue;
    const categories = personal.filter((category) => !within(category));
    const brought = field.origins.map((origin) => ({ origin, own: ownUncovered(origin, categories, within, environment) }));
    // A category that no origin has is made here, of all of them.
    const made = categories.filter((category) => brought.every(({ own }) => !own.some((one) => environment.taxonomy.covers(one.id, category.id))));
    const bringing = made.length > 0 ? brought : brought.filter(({ own }) => own.length > 0);
    const keys = bringing.flatMap(({ origin, own }) => [...own, ...made].map((category) => `${origin.unit} ${pathText(origin.path)} ${origin.name} ${category.id}`));
    result.push({ field, cause: { ...field, origins: bringing.map(({ origin }) => origin) }, categories, keys });
  }
  return result;
}

/** What an origin itself has that lacks cover and is, or is a finer form of, one of these: a form made coarser later is no new cause. */
function ownUncovered(origin: Origin, categories: readonly Category[], within: (category: Category) => boolean, { taxonomy }: Environment): readonly Category[] {
  return origin.categories.filter((own) => !within(own) && categories.some((category) => taxonomy.covers(own.id, category.id)));
}

const covered = new WeakMap<Cover, { readonly environment: Environment; readonly answers: Map<Category, boolean> }>();

/** `isCovered` for one cover, remembered per category: a long pipeline asks it of the same few for every field. */
function coveredBy(cover: Cover, environment: Environment): (category: Category) => boolean {
  let known = covered.get(cover);
  if (known?.environment !== environment) covered.set(cover, (known = { environment, answers: new Map() }));
  const { answers } = known;
  return (category) => {
    let answer = answers.get(category);
    if (answer === undefined) answers.set(category, (answer = isCovered(category, cover, environment)));
    return answer;
  };
}
