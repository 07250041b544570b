/** Which keys and names would take a finding away here: what the fixes of the findings would write at this very place. */
import type { NewValue, Operation } from '../../edit/operations.ts';
import type { PipelineFlow } from '../../lineage/flow.ts';
import { samePath } from '../../lineage/trace.ts';
import type { UnitKey } from '../../model/path.ts';
import type { Unit } from '../../model/pipeline.ts';
import type { Finding } from '../../rules/finding.ts';
import type { Analysis } from '../../service/analysis.ts';

/** Findings of one pipeline whose fixes are looked at; more would cost more than they tell. */
const MOST_FINDINGS = 60;

/**
 * The keys that fixes would insert into the mapping at a path, and the names they would write or append there.
 * @param path of a mapping, a list or a value
 */
export function clearingAt(path: readonly string[], unit: Unit | undefined, analysis: Analysis): ReadonlySet<string> {
  const found = new Set<string>();
  const known = unit === undefined ? undefined : analysis.workspace.unit(unit.key);
  const flow = known?.kind === 'pipeline' ? analysis.workspace.flow(known.key) : undefined;
  if (known === undefined || flow === undefined) return found;
  const last = path[path.length - 1] ?? '';
  const list = /^\d+$/.test(last) ? path.slice(0, -1) : path;
  for (const operation of operationsOf(flow, analysis)) note(operation, path, list, found);
  return found;
}

/** What the fixes of a pipeline's findings would do to its own text, by the findings it comes from. */
interface Proposed {
  readonly findings: readonly Finding[];
  readonly flow: PipelineFlow;
  readonly operations: readonly Operation[];
}

const proposed = new WeakMap<Analysis, Map<UnitKey, Proposed>>();

/**
 * Right after an edit the findings are those of a moment ago: what comes first in a list may be one edit behind,
 * and must not cost a check.
 */
function operationsOf(flow: PipelineFlow, analysis: Analysis): readonly Operation[] {
  const { key } = flow.pipeline;
  let units = proposed.get(analysis);
  if (units === undefined) proposed.set(analysis, (units = new Map()));
  const known = units.get(key);
  const findings = analysis.knownOf(key);
  if (findings === undefined || (known?.findings === findings && known.flow === flow)) return known?.operations ?? [];
  const view = analysis.view(flow);
  const operations = findings.slice(0, MOST_FINDINGS).flatMap((finding) => analysis.rules().byId(finding.rule)?.fixes(finding, view) ?? []).flatMap((fix) => fix.operations).filter(({ unit }) => unit === key);
  units.set(key, { findings, flow, operations });
  return operations;
}

function note(operation: Operation, path: readonly string[], list: readonly string[], found: Set<string>): void {
  // What is written deeper down needs the key on the way there.
  if ((operation.op === 'insert' || operation.op === 'append') && operation.path.length > path.length && samePath(operation.path.slice(0, path.length), path)) found.add(operation.path[path.length]!);
  if (operation.op === 'insert') {
    if (samePath(operation.path, path)) found.add(operation.key);
    // The key is made with its value: what stands in it is wanted below that key too.
    if (path.length > operation.path.length && samePath([...operation.path, operation.key], list.slice(0, operation.path.length + 1))) below(operation.value, list.slice(operation.path.length + 1), found);
  }
  if (operation.op === 'append' && samePath(operation.path, list) && typeof operation.value === 'string') found.add(operation.value);
  if (operation.op === 'replace' && samePath(operation.path, path)) below(operation.value, [], found);
}

function below(value: NewValue, path: readonly string[], found: Set<string>): void {
  let at: NewValue | undefined = value;
  for (const segment of path) at = typeof at === 'object' && !Array.isArray(at) ? (at as Readonly<Record<string, NewValue>>)[segment] : undefined;
  if (typeof at === 'string') found.add(at);
  else if (Array.isArray(at)) for (const item of at as readonly NewValue[]) if (typeof item === 'string') found.add(item);
  if (at !== undefined && typeof at === 'object' && !Array.isArray(at)) for (const key of Object.keys(at)) found.add(key);
}
