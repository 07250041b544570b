/** Which keys and names would take a finding away here: what the fixes of the findings would write at this very place. */
import type { NewValue, Operation } from '../../edit/operations.ts';
import { samePath } from '../../lineage/trace.ts';
import type { Unit } from '../../model/pipeline.ts';
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
  const view = analysis.view(flow);
  const last = path[path.length - 1] ?? '';
  const list = /^\d+$/.test(last) ? path.slice(0, -1) : path;
  for (const finding of analysis.ofUnit(known.key).slice(0, MOST_FINDINGS)) {
    const rule = analysis.rules().byId(finding.rule);
    for (const { operations } of rule?.fixes(finding, view) ?? []) for (const operation of operations) if (operation.unit === known.key) note(operation, path, list, found);
  }
  return found;
}

function note(operation: Operation, path: readonly string[], list: readonly string[], found: Set<string>): void {
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
