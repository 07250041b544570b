/** Steps that a fix puts just before an output, under a name that nothing in the pipeline has yet. */
import type { NewValue, Operation } from '../edit/operations.ts';
import type { OutputNode } from '../lineage/flow.ts';
import type { Path } from '../model/path.ts';
import type { View } from './view.ts';

/** A name for a new step: as wanted, else with the first number from two on that is free. */
function freeNodeName(view: View, wanted: string, taken: ReadonlySet<string> = new Set()): string {
  const { sources, steps } = view.pipeline;
  const isTaken = (name: string): boolean => sources.has(name) || steps.has(name) || taken.has(name);
  let name = wanted;
  for (let i = 2; isTaken(name); i++) name = `${wanted}-${i}`;
  return name;
}

/** The operations that put a step between an output and what it reads; none for an output that reads nothing. */
export function stepBefore(view: View, output: OutputNode, wanted: string, step: (from: string) => NewValue): readonly Operation[] {
  const { from } = output.decl;
  return from === undefined ? [] : inserted(view, freeNodeName(view, wanted), step(from.id), [from.path]);
}

interface Drop {
  readonly value: NewValue;
  readonly readers: Path[];
}

/** The operations that leave fields out before outputs; outputs that would leave out the same of the same node share a step. */
export function dropBefore(view: View, outputs: readonly { readonly output: OutputNode; readonly fields: readonly string[] }[], wanted: string): readonly Operation[] {
  const drops = new Map<string, Drop>();
  for (const { output, fields } of outputs) {
    const { from } = output.decl;
    if (from === undefined || fields.length === 0) continue;
    const key = JSON.stringify([from.id, fields]);
    const drop: Drop = drops.get(key) ?? { value: { drop: from.id, fields }, readers: [] };
    drop.readers.push(from.path);
    drops.set(key, drop);
  }
  const taken = new Set<string>();
  return [...drops.values()].flatMap(({ value, readers }) => {
    const name = freeNodeName(view, wanted, taken);
    taken.add(name);
    return inserted(view, name, value, readers);
  });
}

function inserted(view: View, name: string, value: NewValue, readers: readonly Path[]): readonly Operation[] {
  const unit = view.pipeline.key;
  return [{ op: 'insert', unit, path: ['steps'], key: name, value }, ...readers.map((path): Operation => ({ op: 'replace', unit, path, value: name }))];
}
