/**
 * Reads the detection patterns of the DPIA criteria against one purpose of a flow. Everything is judged by
 * declarations: categories, subjects, verbs, parties. Names and descriptions count only where the format has
 * no declaration that could tell (a bodycam, fraud as the aim of a control).
 */
import { PLACEHOLDER } from '../base/placeholder.ts';
import type { DpiaCriterion, DpiaPattern } from '../knowledge/dpia.ts';
import type { Category, KnowledgeBase } from '../knowledge/types.ts';
import { given, isMap } from '../model/read.ts';
import type { Purpose } from '../model/pipeline.ts';
import { personDecisions, personScores } from './decisions.ts';
import type { DpiaCause } from './dpia.ts';
import { controllersOf, type Environment } from './environment.ts';
import type { FlowNode, PipelineFlow, StepNode } from './flow.ts';
import { headCount } from './head-count.ts';
import { entryOf } from './kinds.ts';
import { categoriesAt, personalCategories, personalFields } from './personal.ts';
import type { FieldFlow, Origin } from './profile.ts';
import { recurs } from './recurrence.ts';
import { publicSensing } from './sensing.ts';
import { summaryOf } from './summary.ts';

export interface DpiaContext {
  readonly flow: PipelineFlow;
  readonly purpose: Purpose;
  readonly environment: Environment;
  /** The nodes that serve the purpose. */
  readonly nodes: readonly FlowNode[];
  readonly largeScale: number;
  /** Head counts found so far. */
  readonly counts: Map<FlowNode, number | undefined>;
}

const EFFECTS: ReadonlySet<string> = new Set(['legal', 'significant']);
/** An exception to the notice by which people know after all is no covert investigation: AVG 14(5)(a) (checked 2026-11-21). */
const INFORMED = '14(5)(a)';

/** The declarations by which a criterion holds; none where it does not. */
export function detect(criterion: DpiaCriterion, context: DpiaContext): readonly DpiaCause[] {
  const causes = new Map<string, DpiaCause>();
  for (const pattern of criterion.detect) {
    for (const cause of matched(pattern, context)) causes.set(`${cause.at.unit} ${cause.at.path.join(' ')} ${cause.name}`, cause);
  }
  return [...causes.values()];
}

function matched(pattern: DpiaPattern, context: DpiaContext): readonly DpiaCause[] {
  const { purpose, flow } = context;
  if (pattern.kinds !== undefined && !pattern.kinds.includes(purpose.kind ?? '')) return [];
  if (pattern.recurring === true && !recurs(flow.pipeline)) return [];
  if (pattern.partners === true && !isPartnership(context)) return [];
  if (pattern.about !== undefined) return namesAny(pattern.about, `${purpose.id} ${purpose.description ?? ''}`) ? [ofPurpose(context)] : [];
  if (pattern.notice !== undefined) return noticeCauses(context);
  if (pattern.score !== undefined) return scoreCauses(pattern.score, context);
  if (pattern.decide !== undefined) return decideCauses(pattern.decide, context);
  if (pattern.join !== undefined) return joinCauses(context);
  if (pattern.largeScale === true) return sourceCauses(context, (node) => (headCount(node, context.counts) ?? 0) >= context.largeScale);
  if (pattern.output !== undefined) return outputCauses(pattern, context);
  const causes = fieldCauses(pattern, context, (node) => meets(pattern, node, context));
  if (pattern.fields !== undefined || pattern.classes !== undefined) return causes;
  return sourceCauses(context, (node) => meets(pattern, node, context));
}

/** Joint controllers, a partnership as a whole, or one that is declared. */
function isPartnership({ flow: { pipeline }, environment }: DpiaContext): boolean {
  const controllers = controllersOf(pipeline, environment);
  return pipeline.partnership !== undefined || new Set(controllers.map(({ id }) => id)).size > 1 || controllers.some(({ kind }) => kind === 'partnership');
}

function namesAny(words: readonly string[], text: string): boolean {
  const lower = text.toLowerCase();
  return words.some((word) => lower.includes(word));
}

/** What a pattern asks of the node where its fields are. */
function meets({ subjects, publicSpace }: DpiaPattern, node: FlowNode, context: DpiaContext): boolean {
  if (subjects !== undefined && !subjects.some((kind) => node.profile.subjects.has(kind))) return false;
  return publicSpace === undefined || inPublicSpace(node, context);
}

/** Whether a source measures in public space, or brings on what another pipeline measured there; its purpose may tell by its agreement or notice. */
function inPublicSpace(node: FlowNode, { purpose, environment }: DpiaContext): boolean {
  if (node.kind !== 'source') return false;
  const evidence = isMap(purpose.all['evidence']) ? purpose.all['evidence'] : {};
  if (given(evidence['publicSpaceAgreement']) || given(evidence['streetNotice']) || publicSensing(node, environment) !== undefined) return true;
  return environment.base.sensing.publicSpace.registers.some((id) => node.profile.registers.has(id));
}

/** Fields that make the pattern true where they first meet; what comes after repeats nothing. */
function fieldCauses(pattern: DpiaPattern, context: DpiaContext, suits: (node: FlowNode) => boolean): readonly DpiaCause[] {
  if (!mayMatch(pattern, context)) return [];
  const seen = new Set<Origin>();
  const causes: DpiaCause[] = [];
  for (const node of context.nodes) {
    if (categoriesAt(node.profile).size === 0 || !suits(node)) continue;
    const fields = matchingFields(pattern, node, context);
    if (fields.every(({ field }) => field.origins.length > 0 && field.origins.every((origin) => seen.has(origin)))) continue;
    for (const { field, categories } of fields) {
      for (const origin of field.origins) seen.add(origin);
      causes.push({ kind: 'field', at: entryOf(context.flow.pipeline, node, field), name: field.name, categories, count: headCount(node, context.counts) });
    }
  }
  return causes;
}

interface Matching {
  readonly field: FieldFlow;
  readonly categories: readonly Category[];
}

type Test = (category: Category) => boolean;

/** What the categories of a field must be for each set that the pattern wants filled. */
function testsOf({ fields: sets, classes }: DpiaPattern, environment: Environment): readonly Test[] {
  const tests = (sets ?? []).map((set): Test => (category) => set.includes(builtInId(category, environment)));
  // A score or decision says nothing heavy by itself: what it is made of is there as well.
  if (classes !== undefined) tests.push((category) => classes.includes(category.class) && category.needsNoCover !== true);
  return tests;
}

/** Whether the pipeline has something for every set of the pattern: mostly it has not, and then no node needs a look. */
function mayMatch(pattern: DpiaPattern, { flow, environment }: DpiaContext): boolean {
  const categories = [...summaryOf(flow).categories];
  return testsOf(pattern, environment).every((test) => categories.some(test));
}

const matchings = new WeakMap<PipelineFlow, Map<DpiaPattern, Map<FlowNode['profile'], readonly Matching[]>>>();

/** The fields of a node that fill every set of the pattern; none when one set stays empty. Found once per pattern and profile, for all purposes and all steps that only pass it on. */
function matchingFields(pattern: DpiaPattern, node: FlowNode, { flow, environment }: DpiaContext): readonly Matching[] {
  if (pattern.called !== undefined) return findMatching(pattern, node, environment);
  let ofFlow = matchings.get(flow);
  if (ofFlow === undefined) matchings.set(flow, (ofFlow = new Map()));
  let ofPattern = ofFlow.get(pattern);
  if (ofPattern === undefined) ofFlow.set(pattern, (ofPattern = new Map()));
  let found = ofPattern.get(node.profile);
  if (found === undefined) ofPattern.set(node.profile, (found = findMatching(pattern, node, environment)));
  return found;
}

function findMatching(pattern: DpiaPattern, node: FlowNode, environment: Environment): readonly Matching[] {
  const { called } = pattern;
  const found: Matching[] = [];
  for (const test of testsOf(pattern, environment)) {
    const matching = personalFields(node.profile).flatMap((field): Matching[] => {
      if (called !== undefined && !namesAny(called, `${node.name} ${field.name}`)) return [];
      const categories = personalCategories(field, node.profile).filter(test);
      return categories.length === 0 ? [] : [{ field, categories }];
    });
    if (matching.length === 0) return [];
    found.push(...matching);
  }
  return found;
}

const builtIn = new WeakMap<KnowledgeBase, ReadonlySet<string>>();

/** The category itself, or the built-in one that an own category stands below. */
function builtInId(category: Category, { base, taxonomy }: Environment): string {
  let ids = builtIn.get(base);
  if (ids === undefined) builtIn.set(base, (ids = new Set(base.categories.map(({ id }) => id))));
  let current: Category | undefined = category;
  for (let depth = 0; current !== undefined && depth < 100; depth++) {
    if (ids.has(current.id)) return current.id;
    const [parent]: readonly string[] = current.parents;
    current = parent === undefined ? undefined : taxonomy.get(parent);
  }
  return category.id;
}

function sourceCauses(context: DpiaContext, suits: (node: FlowNode) => boolean): readonly DpiaCause[] {
  return context.nodes.flatMap((node): DpiaCause[] => {
    if (node.kind !== 'source' || personalFields(node.profile).length === 0 || !suits(node)) return [];
    return [{ kind: 'source', at: node.at, name: node.name, categories: [], count: headCount(node, context.counts) }];
  });
}

function ofStep(node: StepNode, context: DpiaContext): DpiaCause {
  return { kind: 'step', at: node.at, name: node.name, categories: [], count: headCount(node, context.counts) };
}

/** The purpose as a cause, about as many people as its largest source; unknown when one source does not say. */
function ofPurpose(context: DpiaContext, below: readonly string[] = []): DpiaCause {
  const { purpose } = context;
  const counts = sourceCauses(context, () => true).map(({ count }) => count);
  const stated = counts.filter((count) => count !== undefined);
  const largest = stated.length === 0 ? undefined : Math.max(...stated);
  const count = largest !== undefined && (largest >= context.largeScale || stated.length === counts.length) ? largest : undefined;
  return { kind: 'purpose', at: { unit: purpose.unit, path: [...purpose.path, ...below], part: below.length === 0 ? 'key' : 'whole' }, name: purpose.id, categories: [], count };
}

function noticeCauses(context: DpiaContext): readonly DpiaCause[] {
  const evidence = context.purpose.all['evidence'];
  const notice = isMap(evidence) ? evidence['notice'] : undefined;
  const exception = isMap(notice) ? notice['exception'] : undefined;
  if (typeof exception !== 'string' || exception === PLACEHOLDER || exception === '' || exception.replaceAll(' ', '').includes(INFORMED)) return [];
  return [ofPurpose(context, ['evidence', 'notice'])];
}

function scoreCauses(asked: NonNullable<DpiaPattern['score']>, context: DpiaContext): readonly DpiaCause[] {
  return personScores(context.flow).flatMap((node) => {
    if (!node.purposes.includes(context.purpose)) return [];
    if (asked.model !== undefined && node.decl.model?.['type'] !== asked.model && node.decl.model?.['selfLearning'] !== true) return [];
    const { uses } = asked;
    const used = node.references.filter(({ role }) => role === 'uses').flatMap(({ field }) => field ?? []);
    const looked = used.length > 0 ? used : [...(node.inputs[0]?.profile.fields.values() ?? [])];
    if (uses !== undefined && !looked.some((field) => field.categories.some((category) => uses.includes(builtInId(category, context.environment))))) return [];
    return [ofStep(node, context)];
  });
}

function decideCauses(asked: NonNullable<DpiaPattern['decide']>, context: DpiaContext): readonly DpiaCause[] {
  return personDecisions(context.flow).flatMap(({ node, automatic }) => {
    if (!node.purposes.includes(context.purpose) || !EFFECTS.has(node.decl.effect ?? '') || (asked.automatic === true && !automatic)) return [];
    return [ofStep(node, context)];
  });
}

/** Joins of sets about persons that other parties keep, or that were collected for something else than each other. */
function joinCauses(context: DpiaContext): readonly DpiaCause[] {
  return context.nodes.flatMap((node): DpiaCause[] => {
    if (node.kind !== 'step' || node.decl.verb !== 'join') return [];
    const sets = node.inputs.filter((input) => categoriesAt(input.profile).size > 0).map(({ profile }) => profile);
    const differ = (of: (profile: FlowNode['profile']) => ReadonlyMap<string, unknown>): boolean => {
      const stated = sets.map(of).filter((values) => values.size > 0).map((values) => [...values.keys()].sort().join(' '));
      return new Set(stated).size > 1;
    };
    return differ(({ parties }) => parties) || differ(({ collected }) => collected) ? [ofStep(node, context)] : [];
  });
}

/** Outputs that hand such fields of recognisable persons to private parties. */
function outputCauses(pattern: DpiaPattern, context: DpiaContext): readonly DpiaCause[] {
  const { pipeline } = context.flow;
  const own = new Set(controllersOf(pipeline, context.environment).map(({ id }) => id));
  return context.nodes.flatMap((node): DpiaCause[] => {
    if (node.kind !== 'output' || matchingFields(pattern, node, context).length === 0) return [];
    const { audience, recipients } = node.decl;
    const outside = recipients.some(({ id }) => {
      const party = context.environment.party(pipeline, id);
      return party?.kind === 'private' && !own.has(party.id) && !pipeline.processors.has(id);
    });
    if (!outside && audience !== 'private' && audience !== 'public') return [];
    return [{ kind: 'output', at: node.at, name: node.name, categories: [], count: headCount(node, context.counts) }];
  });
}
