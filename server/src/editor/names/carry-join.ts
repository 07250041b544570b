/** What a join makes of names: keys once, names that clash as `input.field`, a key's other name as another name for it. */
import type { FieldReference, FlowNode, StepNode } from '../../lineage/flow.ts';
import type { Ref } from '../../model/read.ts';
import type { Groups } from './groups.ts';

/** Carries the names of a join's inputs into it, as `lineage/combine.ts` makes its fields. */
export function carryJoin(node: StepNode, groups: Groups): void {
  const isKey = new Map<FlowNode, Set<string>>(node.inputs.map((input) => [input, new Set()]));
  const keyNames = new Set<string>();
  tieShared(node.decl.on.shared, node.references, groups);
  for (const [first, ...rest] of columnsOf(node)) {
    if (first === undefined) continue;
    const name = nameOf(first);
    const key = groups.slot(node, name);
    keyNames.add(name);
    groups.join(groups.slot(first.input, name), key);
    isKey.get(first.input)?.add(name);
    for (const part of rest) carryKey(part, name, node, groups, isKey);
  }
  const counts = new Map<string, number>();
  for (const input of node.inputs) for (const name of input.profile.fields.keys()) if (!isKey.get(input)!.has(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const input of node.inputs) {
    for (const name of input.profile.fields.keys()) {
      if (isKey.get(input)!.has(name)) continue;
      if (counts.get(name)! > 1 || keyNames.has(name)) groups.compound(groups.slot(node, `${input.name}.${name}`), input.name, groups.slot(input, name));
      else groups.join(groups.slot(input, name), groups.slot(node, name));
    }
  }
  carryAsked(node, groups);
}

/** Names written once for all inputs change together. */
export function tieShared(shared: readonly Ref[], references: readonly FieldReference[], groups: Groups): void {
  for (const ref of shared) {
    const [first, ...rest] = references.filter((reference) => reference.ref === ref);
    for (const other of rest) groups.join(groups.slot(first!.input, ref.id), groups.slot(other.input, ref.id));
  }
}

/** Names that are asked for after the join and that it does not have as such. */
function carryAsked(node: StepNode, groups: Groups): void {
  for (const [name, slot] of [...groups.byNode.get(node)!]) {
    if (node.profile.fields.has(name) || node.profile.aliases.has(name) || groups.isCompound(slot)) continue;
    const through = node.inputs.find((input) => name.startsWith(`${input.name}.`));
    const unknown = node.inputs.filter((input) => input.profile.unknown);
    if (through !== undefined) groups.compound(slot, through.name, groups.slot(through, name.slice(through.name.length + 1)));
    else if (unknown.length === 1) groups.join(groups.slot(unknown[0]!, name), slot);
  }
}

/** A key's part at a further input: carried under the key's name where that is written once for all, else a field of its own. */
function carryKey(part: FieldReference, key: string, node: StepNode, groups: Groups, isKey: ReadonlyMap<FlowNode, Set<string>>): void {
  const name = nameOf(part);
  isKey.get(part.input)?.add(name);
  const from = groups.slot(part.input, name);
  if (name === key && node.decl.on.shared.includes(part.ref)) groups.join(from, groups.slot(node, key));
  else if (name !== key && !node.profile.fields.has(name) && node.profile.aliases.get(name) === key) groups.join(from, groups.slot(node, name));
  groups.link(from, groups.slot(node, key));
}

function nameOf({ field, ref }: FieldReference): string {
  return field?.name ?? ref.id;
}

/** The references of each key, one for each input that has it. */
function columnsOf({ decl, references }: StepNode): readonly (readonly FieldReference[])[] {
  const of = (ref: Ref): readonly FieldReference[] => references.filter((reference) => reference.ref === ref);
  if (decl.on.perInput.size === 0) return decl.on.shared.map(of);
  const columns = [...decl.on.perInput.values()];
  const length = Math.max(0, ...columns.map((refs) => refs.length));
  return Array.from({ length }, (_, index) => columns.flatMap((refs) => (refs[index] === undefined ? [] : of(refs[index]).slice(0, 1))));
}
