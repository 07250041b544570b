/** What people wrote, read by a processor or worked on by a machine on behalf of a purpose. */
import type { Anchor } from '../model/path.ts';
import type { Purpose, Verb } from '../model/pipeline.ts';
import type { FlowNode, PipelineFlow } from './flow.ts';
import { categoriesAt, personalCategories } from './personal.ts';
import type { Category } from '../knowledge/types.ts';
import { summaryOf } from './summary.ts';

export interface TextHandling {
  /** The steps that work on the text, else the first node that has it and the processors that may read it. */
  readonly at: readonly Anchor[];
  readonly byMachine: boolean;
}

const FREE_TEXT = 'free-text';
/** Steps that make something of a text; to clean it or to pass it on is no reading. */
const READS: ReadonlySet<Verb> = new Set<Verb>(['derive', 'score', 'decide']);

/** Who handles personal free text for this purpose, or undefined where only the controller's own people do. */
export function textHandling(flow: PipelineFlow, purpose: Purpose): TextHandling | undefined {
  if (!holdsText(summaryOf(flow).categories)) return undefined;
  const nodes = flow.nodes.filter((node) => node.purposes.includes(purpose));
  const steps = nodes.filter(readsText);
  if (steps.length > 0) return { at: steps.map((step) => step.at), byMachine: true };
  const processors = readersOf(flow);
  const first = processors.length === 0 ? undefined : nodes.find((node) => holdsText(categoriesAt(node.profile)));
  return first === undefined ? undefined : { at: [first.at, ...processors], byMachine: false };
}

function readsText(node: FlowNode): boolean {
  return node.kind === 'step' && READS.has(node.decl.verb)
    && node.references.some(({ role, field, input }) => role === 'uses' && field !== undefined && holdsText(personalCategories(field, input.profile)));
}

/** The processors of the pipeline, but for those that only keep a key. */
function readersOf({ pipeline }: PipelineFlow): readonly Anchor[] {
  const keepers = new Set([...pipeline.steps.values()].flatMap((step) => step.keyHolder?.id ?? []));
  return [...pipeline.processors.values()].filter(({ id }) => !keepers.has(id)).map(({ path }) => ({ unit: pipeline.key, path, part: 'key' as const }));
}

function holdsText(categories: Iterable<Category>): boolean {
  for (const category of categories) if (category.id === FREE_TEXT || category.parents.includes(FREE_TEXT)) return true;
  return false;
}
