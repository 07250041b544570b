/**
 * Every place in one pipeline where a field is named, and which names are one: the name of a field as
 * far as it is carried under that name is a group. Plain data, kept apart from the flow it was read from.
 */
import type { FlowNode, PipelineFlow, SourceNode, StepNode } from '../../lineage/flow.ts';
import { below, type UnitKey } from '../../model/path.ts';
import type { Workspace } from '../../service/workspace.ts';
import { groupsOf } from './carry.ts';
import type { Groups } from './groups.ts';
import { placeKey } from './place-key.ts';
import type { Occurrence } from './unit-names.ts';

/** A group of names in one pipeline, told by its number. */
export type Group = number;

export interface FieldUse extends Occurrence {
  readonly group: Group;
}

/** Where a group's name comes into the pipeline or leaves it. */
export interface Border {
  readonly side: 'output' | 'upstream' | 'register';
  /** The name of the own output; `pipeline/output`; the id of the register. */
  readonly id: string;
}

export interface PipelineFields {
  readonly unit: UnitKey;
  readonly uses: readonly FieldUse[];
  /** By `placeKey`. */
  readonly at: ReadonlyMap<string, FieldUse>;
  readonly usesOf: ReadonlyMap<Group, readonly FieldUse[]>;
  readonly names: ReadonlyMap<Group, string>;
  readonly borders: ReadonlyMap<Group, readonly Border[]>;
  /** Per side and id: the groups by name. */
  readonly across: ReadonlyMap<string, readonly ReadonlyMap<string, Group>[]>;
  /** Groups that are one field under another name. */
  readonly links: ReadonlyMap<Group, readonly Group[]>;
  readonly compounds: readonly { readonly group: Group; readonly input: string; readonly field: Group }[];
  /** All names at each source, step and output. */
  readonly nodes: readonly FieldsAtNode[];
}

interface FieldsAtNode {
  readonly name: string;
  readonly isJoin: boolean;
  readonly inputs: readonly number[];
  readonly groups: ReadonlyMap<string, Group>;
}

/** The key under which `across` keeps a border. */
export function borderKey({ side, id }: Border): string {
  return `${side} ${id}`;
}

const byFlow = new WeakMap<PipelineFlow, PipelineFields>();
const byWorkspace = new WeakMap<Workspace, Map<UnitKey, { readonly generation: number; readonly fields: PipelineFields }>>();

/** The fields of a pipeline, up to date; undefined for a catalogue. Kept also when its flow is let go. */
export function fieldsOf(unit: UnitKey, workspace: Workspace): PipelineFields | undefined {
  let known = byWorkspace.get(workspace);
  if (known === undefined) byWorkspace.set(workspace, (known = new Map()));
  const generation = workspace.generation(unit);
  const before = known.get(unit);
  if (before !== undefined && before.generation === generation) return before.fields;
  const flow = workspace.flow(unit);
  if (flow === undefined) {
    known.delete(unit);
    return undefined;
  }
  const fields = fieldsInFlow(flow);
  known.set(unit, { generation, fields });
  return fields;
}

/** The fields of a flow. */
export function fieldsInFlow(flow: PipelineFlow): PipelineFields {
  let fields = byFlow.get(flow);
  if (fields === undefined) byFlow.set(flow, (fields = read(flow)));
  return fields;
}

function read(flow: PipelineFlow): PipelineFields {
  const groups = groupsOf(flow);
  const uses: FieldUse[] = [];
  const at = new Map<string, FieldUse>();
  const use = (path: Occurrence['path'], part: Occurrence['part'], role: Occurrence['role'], node: FlowNode, name: string): void => {
    const key = placeKey(path, part);
    if (at.has(key)) return;
    const found: FieldUse = { path, part, role, group: groups.slot(node, name) };
    at.set(key, found);
    uses.push(found);
  };
  for (const node of flow.sources) ofSource(node, use);
  for (const node of flow.steps) ofStep(node, use);
  // Groups are final only when every name has its slot.
  const final = uses.map((found): FieldUse => ({ ...found, group: groups.find(found.group) }));
  const usesOf = new Map<Group, FieldUse[]>();
  for (const found of final) add(usesOf, found.group, found);
  const numbers = new Map(flow.nodes.map((node, index) => [node, index]));
  const nodes = flow.nodes.map((node): FieldsAtNode => ({
    name: node.name,
    isJoin: node.kind === 'step' && node.decl.verb === 'join',
    inputs: node.inputs.flatMap((input) => numbers.get(input) ?? []),
    groups: new Map([...groups.byNode.get(node)!].map(([name, slot]) => [name, groups.find(slot)])),
  }));
  const links = new Map<Group, Group[]>();
  for (const [a, b] of groups.links) {
    add(links, groups.find(a), groups.find(b));
    add(links, groups.find(b), groups.find(a));
  }
  return {
    unit: flow.pipeline.key, uses: final, usesOf, links, nodes,
    at: new Map(final.map((found) => [placeKey(found.path, found.part), found])),
    names: new Map(groups.bySlot.map((name, slot) => [groups.find(slot), name])),
    compounds: groups.compounds.map(({ slot, input, field }) => ({ group: groups.find(slot), input, field: groups.find(field) })),
    ...bordersOf(flow, groups),
  };
}

function bordersOf(flow: PipelineFlow, groups: Groups): Pick<PipelineFields, 'borders' | 'across'> {
  const borders = new Map<Group, Border[]>();
  const across = new Map<string, ReadonlyMap<string, Group>[]>();
  const border = (node: FlowNode, found: Border): void => {
    const named = new Map([...groups.byNode.get(node)!].map(([name, slot]): [string, Group] => [name, groups.find(slot)]));
    add(across, borderKey(found), named);
    for (const group of named.values()) add(borders, group, found);
  };
  for (const node of flow.outputs) border(node, { side: 'output', id: node.name });
  for (const node of flow.sources) {
    if (node.decl.output !== undefined) border(node, { side: 'upstream', id: node.decl.output.id });
    else if (node.decl.register !== undefined) border(node, { side: 'register', id: node.decl.register.id });
  }
  return { borders, across };
}

type Note = (path: Occurrence['path'], part: Occurrence['part'], role: Occurrence['role'], node: FlowNode, name: string) => void;

function ofSource(node: SourceNode, use: Note): void {
  const { decl, supply } = node;
  for (const { name, path } of decl.fields?.values() ?? []) {
    const brought = supply.upstream?.profile.fields.has(name) === true || supply.register?.fields.has(name) === true;
    use(path, 'key', brought ? 'read' : 'declaration', node, name);
  }
  for (const { id, path } of decl.authorisation?.fields ?? []) use(path, 'value', 'read', node, id);
}

/** What these do to a field changes it under its name. */
const WRITES: ReadonlySet<string> = new Set(['generalise', 'pseudonymise', 'redact']);

function ofStep(node: StepNode, use: Note): void {
  const { decl } = node;
  for (const { ref, role, input } of node.references) use(ref.path, role === 'generalise' ? 'key' : 'value', WRITES.has(role) ? 'write' : 'read', input, ref.id);
  if (decl.verb === 'select') for (const { name, to } of decl.mappings) use(to.path, 'key', 'declaration', node, name);
  for (const { name, path } of [...decl.derived, ...decl.measures]) use(path, 'key', 'declaration', node, name);
  if (decl.field !== undefined && (decl.verb === 'score' || decl.verb === 'decide')) use(below(decl.path, 'field'), 'value', 'declaration', node, decl.field);
}

function add<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
