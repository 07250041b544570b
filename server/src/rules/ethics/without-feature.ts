/** Taking a feature out of what a step chooses by. */
import type { Operation } from '../../edit/operations.ts';
import type { StepNode } from '../../lineage/flow.ts';
import type { Feature } from '../../lineage/selection-features.ts';
import { pathText } from '../../model/path.ts';
import { removeField } from '../remove-field.ts';
import type { View } from '../view.ts';

/** References by which a field has a part in a result elsewhere. */
const USES: ReadonlySet<string> = new Set(['key', 'uses', 'by', 'measure']);

/**
 * The operations, or undefined where the step would be left with nothing to choose by, or names the
 * field in a condition only. A field that nothing else uses is left out of the pipeline altogether.
 */
export function withoutFeature({ field, ref }: Feature, step: StepNode, view: View): readonly Operation[] | undefined {
  const names = step.references.filter(({ role }) => role === 'uses');
  const [origin] = field.origins;
  if (ref === undefined || names.length < 2 || isInCondition(field.name, step)) return undefined;
  const isUsedElsewhere = field.origins.some((item) => view.flow.outputs.some((output) => [...output.profile.fields.values()].some((other) => other !== field && other.origins.includes(item) && !other.score))
    || view.flow.steps.some((other) => other.references.some((reference) => USES.has(reference.role) && !(other === step && reference.ref === ref) && reference.field?.origins.includes(item) === true)));
  const reachesOutput = view.flow.outputs.some((output) => output.profile.fields.get(field.name)?.origins === field.origins);
  if (isUsedElsewhere || reachesOutput) return [{ op: 'remove', unit: view.pipeline.key, path: ref.path }];
  if (field.origins.length !== 1 || origin === undefined || origin.unit !== view.pipeline.key) return undefined;
  const operations = removeField(view, origin.path);
  return operations?.some((operation) => pathText(operation.path) === pathText(ref.path)) === true ? operations : undefined;
}

function isInCondition(name: string, step: StepNode): boolean {
  const { where } = step.decl.all;
  return typeof where === 'string' && where.split(/[^\p{L}\p{N}_]+/u).includes(name);
}
