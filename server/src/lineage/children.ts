/**
 * Where a pipeline has children among its people, and whether they are profiled. Children are stated by
 * the subjects of a source, or by data that are kept about children; students count where their being
 * under age is stated. Law behind it: AVG recitals 38 and 71, AVG 8, UAVG 5 (checked 2026-11-21).
 */
import { PLACEHOLDER } from '../base/placeholder.ts';
import { sensitivityOf } from '../knowledge/sensitivities.ts';
import type { Category } from '../knowledge/types.ts';
import type { Purpose } from '../model/pipeline.ts';
import { given } from '../model/read.ts';
import type { Environment } from './environment.ts';
import type { FlowNode, PipelineFlow, StepNode } from './flow.ts';
import { profiles } from './impact.ts';
import { categoriesAt } from './personal.ts';
import type { Profile } from './profile.ts';
import { summaryOf } from './summary.ts';

export interface ChildrenAmong {
  /** The sources that bring children, else the first step that makes data about them; never empty. */
  readonly nodes: readonly FlowNode[];
  /** The data that say so, where the subjects do not. */
  readonly categories: readonly Category[];
  /** The steps that score them, or decide by a score. */
  readonly profiling: readonly StepNode[];
}

/** People of whom a school is no sign that they are children. */
const GROWN: ReadonlySet<string> = new Set(['students', 'employees', 'entrepreneurs', 'companies', 'objects']);

/** The children a purpose deals with, or undefined where nothing says that there are any. */
export function childrenAmong(flow: PipelineFlow, purpose: Purpose, environment: Environment): ChildrenAmong | undefined {
  if (!mayHave(flow, environment)) return undefined;
  const young = statesUnderAge(flow, purpose);
  const nodes = flow.nodes.filter((node) => node.purposes.includes(purpose));
  const has = (node: FlowNode): boolean => hasChildren(node.profile, young, environment);
  const sources = nodes.filter((node) => node.kind === 'source' && has(node));
  const first = sources.length > 0 ? undefined : nodes.find((node) => node.kind === 'step' && has(node));
  const found = first === undefined ? sources : [first];
  if (found.length === 0) return undefined;
  return {
    nodes: found,
    categories: [...new Set(found.flatMap((node) => tellingAt(node.profile, environment)))],
    profiling: nodes.filter((node): node is StepNode => node.kind === 'step' && profiles(node) && node.inputs.some(has)),
  };
}

/** Whether anything in the pipeline can mean children at all. */
function mayHave(flow: PipelineFlow, environment: Environment): boolean {
  for (const category of summaryOf(flow).categories) if (tells(category, environment)) return true;
  return flow.sources.some(({ profile }) => (profile.subjects.has('children') || profile.subjects.has('students')) && categoriesAt(profile).size > 0);
}

function hasChildren(profile: Profile, young: boolean, environment: Environment): boolean {
  if (categoriesAt(profile).size === 0) return false;
  if (profile.subjects.has('children') || (young && profile.subjects.has('students'))) return true;
  return tellingAt(profile, environment).length > 0;
}

function tellingAt(profile: Profile, environment: Environment): readonly Category[] {
  const grown = profile.subjects.size > 0 && [...profile.subjects.keys()].every((kind) => GROWN.has(kind));
  return [...categoriesAt(profile)].filter((category) => sensitivityOf(environment.base, environment.taxonomy, category, 'minor') !== undefined || (!grown && sensitivityOf(environment.base, environment.taxonomy, category, 'pupil') !== undefined));
}

function tells(category: Category, { base, taxonomy }: Environment): boolean {
  return sensitivityOf(base, taxonomy, category, 'minor') !== undefined || sensitivityOf(base, taxonomy, category, 'pupil') !== undefined;
}

/** Words that say people are under age, not preceded by one that denies it. */
const UNDER_AGE = /(?<!\b(?:geen|zonder|niet|no|not|without)\s)(?:\bminderjarig|\bunder[- ]?age\b|\bminors?\b|\b(?:jonger dan|onder de|under|younger than|below)\s+(?:de\s+)?(?:1[0-8]|[4-9])\b|\btot\s+(?:1[0-8]|[4-9])\s+jaar\b|<=?\s*(?:1[0-8]|[4-9])(?![\d.,]))/iu;

/** Whether students are said to be under age: a guardian consents for them, or a description or condition says so. */
function statesUnderAge(flow: PipelineFlow, purpose: Purpose): boolean {
  if (!flow.sources.some(({ profile }) => profile.subjects.has('students'))) return false;
  const guardian = purpose.ground?.consent?.['guardian'];
  if (given(guardian) && guardian !== false && guardian !== PLACEHOLDER) return true;
  const texts: readonly unknown[] = [purpose.description, flow.pipeline.title, flow.pipeline.description, ...flow.steps.flatMap(({ decl }) => [decl.all['where'], decl.all['description']])];
  return texts.some((text) => typeof text === 'string' && UNDER_AGE.test(text));
}
