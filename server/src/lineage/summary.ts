/**
 * What there is in a pipeline at all: one look over its nodes, from which most rules see at once
 * that they have nothing to say.
 */
import type { Category, CategoryClass } from '../knowledge/types.ts';
import type { Purpose, Verb } from '../model/pipeline.ts';
import type { FlowNode, PipelineFlow } from './flow.ts';
import { categoriesAt } from './personal.ts';

export interface Summary {
  /** Categories by which something somewhere is personal data, and their classes. */
  readonly categories: ReadonlySet<Category>;
  readonly classes: ReadonlySet<CategoryClass>;
  readonly verbs: ReadonlySet<Verb>;
  readonly audiences: ReadonlySet<string>;
  /** The purposes that any node serves, and those that some step or output serves, in the order of the flow. */
  readonly served: readonly Purpose[];
  readonly inUse: readonly Purpose[];
  /** Whether something in it may give away a special category or criminal data. */
  readonly tells: boolean;
}

const known = new WeakMap<PipelineFlow, Summary>();

/** The summary of a flow, made once. */
export function summaryOf(flow: PipelineFlow): Summary {
  let summary = known.get(flow);
  if (summary === undefined) known.set(flow, (summary = summarise(flow)));
  return summary;
}

function summarise(flow: PipelineFlow): Summary {
  const categories = new Set<Category>();
  const classes = new Set<CategoryClass>();
  for (const node of flow.nodes) for (const category of categoriesAt(node.profile)) categories.add(category);
  for (const category of categories) classes.add(category.class);
  const audiences = new Set<string>();
  for (const { decl } of flow.outputs) if (decl.audience !== undefined) audiences.add(decl.audience);
  return {
    categories,
    classes,
    verbs: new Set(flow.steps.map(({ decl }) => decl.verb)),
    audiences,
    served: purposesOf(flow.nodes),
    inUse: purposesOf([...flow.steps, ...flow.outputs]),
    tells: [...categories].some((category) => (category.inference?.length ?? 0) > 0),
  };
}

function purposesOf(nodes: readonly FlowNode[]): readonly Purpose[] {
  const found = new Set<Purpose>();
  for (const node of nodes) for (const purpose of node.purposes) found.add(purpose);
  return [...found];
}
