/**
 * What fields give away without saying it: a special category or criminal data that may be read
 * from them, alone or together. Law behind it: AVG 9(1) as read in CJEU C-184/20 (checked 2026-11-21).
 */
import { PLACEHOLDER } from '../base/placeholder.ts';
import { countsFor } from '../knowledge/combinations.ts';
import { inferencesOf, jointInferencesOf } from '../knowledge/inference.ts';
import type { Category, JointInference } from '../knowledge/types.ts';
import type { InferenceAnswer, Purpose } from '../model/pipeline.ts';
import type { Environment } from './environment.ts';
import type { FlowNode, OutputNode, PipelineFlow } from './flow.ts';
import { carriedBy, specialKind, type Carried } from './kinds.ts';
import { personalFields } from './personal.ts';
import type { FieldFlow, Origin, Profile } from './profile.ts';
import { summaryOf } from './summary.ts';

export type Strength = 'reveals' | 'may-reveal';

/** Where inferred knowledge ends up for a purpose. */
export interface Reach {
  /** Steps that select, score or decide by the fields. */
  readonly usedBy: readonly FlowNode[];
  /** Outputs that carry the fields row by row. */
  readonly outputs: readonly OutputNode[];
  /** Whether they leave as verified groups only, or as anonymous data. */
  readonly grouped: boolean;
}

/** One thing that one field gives away. */
export interface Inferred {
  readonly category: Category;
  readonly strength: Strength;
  readonly reach: Reach;
  /** What the declared answer says; `incomplete` where it rules the category out without saying who, when and why. */
  readonly answer: 'none' | 'possible' | 'incomplete';
}

/** Origin read from these becomes a fact about people once they are selected by it (CJEU C-184/20; AP on childcare benefits, 2021). */
const ORIGIN: ReadonlySet<string> = new Set(['nationality', 'birth-country', 'parents-birth-country']);

/** The fields of a purpose that give something away on their own, with what is neither answered nor excepted. */
export function inferredAlone(flow: PipelineFlow, purpose: Purpose, environment: Environment): readonly { readonly carried: Carried; readonly inferred: readonly Inferred[] }[] {
  const { taxonomy } = environment;
  return carriedBy(flow, purpose, (category) => (category.inference ?? []).length > 0).flatMap((carried) => {
    const { field } = carried;
    if (field.pseudonym !== undefined || field.scale !== 'individual' || answeredBefore(flow, purpose, carried)) return [];
    const strongest = new Map<string, Inferred>();
    for (const { from, category: id, strength } of inferencesOf(taxonomy, field.categories.map((category) => category.id))) {
      const category = taxonomy.get(id);
      if (category === undefined || holdsItself(field, category) || isExcepted(category, purpose, environment)) continue;
      const answer = answerOf(field, declared(flow, carried)?.inference.get(id), id);
      if (answer === 'not-possible') continue;
      const reach = reachOf(flow, purpose, [field], (other) => gives(other, id, environment));
      const certain = strength === 'reveals' || answer === 'possible' || (ORIGIN.has(from) && reach.usedBy.length > 0);
      if (strongest.get(id)?.strength !== 'reveals') strongest.set(id, { category, strength: certain ? 'reveals' : 'may-reveal', reach, answer });
    }
    return strongest.size === 0 ? [] : [{ carried, inferred: [...strongest.values()] }];
  });
}

/** What fields give away only where they meet, at the first node of the purpose where they do. */
export interface JointlyInferred {
  readonly node: FlowNode;
  readonly fields: readonly FieldFlow[];
  readonly category: Category;
  readonly strength: Strength;
  readonly explanation: JointInference['explanation'];
  readonly reach: Reach;
}

/** The inferences that fields meeting at a node of this purpose allow together, each at the first node where they meet. */
export function inferredTogether(flow: PipelineFlow, purpose: Purpose, environment: Environment): readonly JointlyInferred[] {
  if (!mayMeet(flow, environment)) return [];
  const nodes = flow.nodes.filter((node) => node.purposes.includes(purpose));
  const at = new Map<FlowNode, readonly JointInference[]>(nodes.map((node) => [node, jointAt(node.profile, environment)]));
  return nodes.flatMap((node) => at.get(node)!.flatMap((inference): readonly JointlyInferred[] => {
    if (node.inputs.some((input) => at.get(input)?.includes(inference) === true)) return [];
    const category = environment.taxonomy.get(inference.category);
    const fields = rowsOf(node.profile).filter((field) => inference.needs.some((need) => meetsNeed(field, need, environment)));
    if (category === undefined || isExcepted(category, purpose, environment)) return [];
    if (fields.some((field) => answerOf(field, undefined, category.id) === 'not-possible')) return [];
    const reach = reachOf(flow, purpose, fields, (field) => inference.needs.some((need) => meetsNeed(field, need, environment)));
    const outputs = reach.outputs.filter((output) => at.get(output)?.includes(inference) === true);
    return [{ node, fields, category, strength: inference.strength, explanation: inference.explanation, reach: { ...reach, outputs } }];
  }));
}

/** Whether the pipeline as a whole has all that some joint inference needs. */
function mayMeet(flow: PipelineFlow, environment: Environment): boolean {
  const { categories } = summaryOf(flow);
  const has = (wanted: string): boolean => {
    for (const category of categories) if (countsFor(environment.taxonomy, category.id, wanted)) return true;
    return false;
  };
  return environment.base.jointInferences.some((inference) => inference.needs.every((need) => need.some(has)));
}

function jointAt(profile: Profile, environment: Environment): readonly JointInference[] {
  return jointInferencesOf(environment.base, environment.taxonomy, rowsOf(profile).flatMap((field) => field.categories.map((category) => category.id)));
}

function rowsOf(profile: Profile): readonly FieldFlow[] {
  return personalFields(profile).filter((field) => field.pseudonym === undefined);
}

function meetsNeed(field: FieldFlow, need: readonly string[], environment: Environment): boolean {
  return field.categories.some((category) => need.some((wanted) => countsFor(environment.taxonomy, category.id, wanted)));
}

function gives(field: FieldFlow, category: string, environment: Environment): boolean {
  return field.pseudonym === undefined && inferencesOf(environment.taxonomy, field.categories.map((own) => own.id)).some((inference) => inference.category === category);
}

/** Whether the field says outright what would be inferred; then the rules about that category speak. */
function holdsItself(field: FieldFlow, category: Category): boolean {
  return field.categories.some((own) => own.class === category.class && (specialKind(own) === specialKind(category) || own.parents.includes(category.id)));
}

function isExcepted(category: Category, purpose: Purpose, environment: Environment): boolean {
  if (category.class === 'criminal') return purpose.criminal !== undefined;
  return purpose.special.some((entry) => entry.categories.some((ref) => ref.id === PLACEHOLDER || environment.taxonomy.covers(ref.id, category.id)));
}

/** Whether the pipeline that supplies the field serves the same purpose, and so was asked already. */
function answeredBefore(flow: PipelineFlow, purpose: Purpose, carried: Carried): boolean {
  const upstream = flow.sources.find((source) => source.name === carried.entry.path[1])?.supply.upstream;
  return carried.entry.path[0] === 'sources' && upstream?.purposes.some((other) => other.unit === purpose.unit && other.id === purpose.id) === true;
}

function declared(flow: PipelineFlow, { entry, field }: Carried): Origin['field'] {
  return entry.path[0] === 'sources' ? flow.pipeline.sources.get(entry.path[1] ?? '')?.fields?.get(field.name) : undefined;
}

/** The declared answer for a field: that of the source which brings it in, else of all its origins together. */
function answerOf(field: FieldFlow, own: InferenceAnswer | undefined, category: string): 'none' | 'possible' | 'incomplete' | 'not-possible' {
  if (own !== undefined) return read(own);
  const answers = field.origins.map((origin) => origin.field?.inference.get(category)).map((answer) => (answer === undefined ? 'none' : read(answer)));
  for (const answer of ['none', 'possible', 'incomplete'] as const) if (answers.includes(answer)) return answer;
  return answers.length === 0 ? 'none' : 'not-possible';
}

/** A value still to be filled in counts as given: it is reported as such. */
function read({ answer, reason, by, date }: InferenceAnswer): 'none' | 'possible' | 'incomplete' | 'not-possible' {
  if (answer === 'possible') return 'possible';
  if (answer !== 'not-possible' && answer !== PLACEHOLDER) return 'none';
  return reason === undefined || by === undefined || date === undefined ? 'incomplete' : 'not-possible';
}

function reachOf(flow: PipelineFlow, purpose: Purpose, fields: readonly FieldFlow[], still: (field: FieldFlow) => boolean): Reach {
  const origins = new Set(fields.flatMap((field) => field.origins));
  const same = (field: FieldFlow): boolean => field.origins.some((origin) => origins.has(origin));
  const usedBy = flow.steps.filter((step) => step.purposes.includes(purpose) && SELECTS.has(step.decl.verb) && step.references.some(({ role, field }) => role === 'uses' && field !== undefined && field.scale === 'individual' && same(field) && still(field)));
  const outputs: OutputNode[] = [];
  let grouped = false;
  let loose = false;
  for (const output of flow.outputs) {
    if (!output.purposes.includes(purpose)) continue;
    const carrying = [...output.profile.fields.values()].filter((field) => same(field) && still(field));
    if (carrying.some((field) => field.scale === 'individual')) outputs.push(output);
    else if (carrying.length > 0 && output.profile.grouping?.verified === true) grouped = true;
    else if (carrying.length > 0) loose = true;
  }
  return { usedBy, outputs, grouped: grouped && !loose && outputs.length === 0 && usedBy.length === 0 };
}

const SELECTS: ReadonlySet<string> = new Set(['score', 'decide', 'filter']);
