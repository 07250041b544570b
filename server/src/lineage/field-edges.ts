/**
 * Which field of a node is made of which fields of its inputs, within one pipeline: through renames,
 * joins, derivations and counts. Made once per flow, both ways at once, so that each way mirrors the other.
 */
import type { FieldReference, FlowNode, PipelineFlow, StepNode } from './flow.ts';

/** A field at a node. */
export interface FieldNode {
  readonly node: FlowNode;
  readonly field: string;
}

export interface FieldEdges {
  /** What the field at the node is made of. */
  into(node: FlowNode, field: string): readonly FieldNode[];
  /** What is made of the field at the node. */
  outOf(node: FlowNode, field: string): readonly FieldNode[];
}

const known = new WeakMap<PipelineFlow, FieldEdges>();

/** The edges between the fields of a flow. */
export function fieldEdges(flow: PipelineFlow): FieldEdges {
  let edges = known.get(flow);
  if (edges === undefined) known.set(flow, (edges = collect(flow)));
  return edges;
}

type Table = Map<FlowNode, Map<string, FieldNode[]>>;

const NONE: readonly FieldNode[] = [];

function collect(flow: PipelineFlow): FieldEdges {
  const into: Table = new Map();
  const outOf: Table = new Map();
  const connect = (input: FlowNode, from: string, node: FlowNode, to: string): void => {
    if (!input.profile.fields.has(from) || !node.profile.fields.has(to)) return;
    if (add(into, node, to, { node: input, field: from })) add(outOf, input, from, { node, field: to });
  };
  for (const node of flow.nodes) {
    if (node.kind === 'output') for (const input of node.inputs) for (const name of input.profile.fields.keys()) connect(input, name, node, name);
    if (node.kind === 'step') through(node, connect);
  }
  return {
    into: (node, field) => into.get(node)?.get(field) ?? NONE,
    outOf: (node, field) => outOf.get(node)?.get(field) ?? NONE,
  };
}

function add(table: Table, node: FlowNode, field: string, other: FieldNode): boolean {
  let fields = table.get(node);
  if (fields === undefined) table.set(node, (fields = new Map<string, FieldNode[]>()));
  const list = fields.get(field);
  if (list === undefined) fields.set(field, [other]);
  else if (list.some((item) => item.node === other.node && item.field === other.field)) return false;
  else list.push(other);
  return true;
}

type Connect = (input: FlowNode, from: string, node: FlowNode, to: string) => void;

function through(node: StepNode, connect: Connect): void {
  const { decl, references } = node;
  const keep = (made: ReadonlySet<string> = NOTHING): void => {
    for (const input of node.inputs) for (const name of input.profile.fields.keys()) if (!made.has(name)) connect(input, name, node, name);
  };
  const use = (wanted: ReadonlySet<object>, to: string): void => {
    for (const { ref, input, field } of references) if (field !== undefined && wanted.has(ref)) connect(input, field.name, node, to);
  };
  switch (decl.verb) {
    case 'join': return joined(node, connect);
    case 'select': {
      const names = new Map<object, string>([...decl.fields.map((ref) => [ref, ref.id] as const), ...decl.mappings.map(({ name, to }) => [to, name] as const)]);
      if (names.size === 0) return keep();
      for (const { ref, role, input, field } of references) {
        const name = names.get(ref);
        if (role === 'select' && field !== undefined && name !== undefined) connect(input, field.name, node, name);
      }
      return;
    }
    case 'derive':
      keep(new Set(decl.derived.map(({ name }) => name)));
      for (const { name, uses } of decl.derived) use(new Set(uses), name);
      return;
    case 'score':
    case 'decide':
      keep(new Set(decl.field === undefined ? [] : [decl.field]));
      if (decl.field === undefined) return;
      use(new Set(decl.uses), decl.field);
      // What does not say what it looks at, looks at all it has.
      if (decl.uses.length === 0) for (const input of node.inputs) for (const name of input.profile.fields.keys()) connect(input, name, node, decl.field);
      return;
    case 'aggregate':
    case 'smpc':
      for (const { ref, role, input, field } of references) {
        if (field === undefined) continue;
        if (role === 'by') connect(input, field.name, node, field.name);
        for (const measure of decl.measures) if (measure.field === ref) connect(input, field.name, node, measure.name);
      }
      return;
    case 'unreadable': return;
    default: return keep();
  }
}

const NOTHING: ReadonlySet<string> = new Set();

/** Key fields are one; others keep their names, or have that of their input before it. */
function joined(node: StepNode, connect: Connect): void {
  const keys = new Map<FlowNode, Map<string, string>>();
  const nameOfKey = new Map<string, string>();
  for (const reference of node.references) {
    if (reference.role !== 'key') continue;
    const key = keyOf(node, reference);
    const own = reference.field?.name ?? reference.ref.id;
    const name = nameOfKey.get(key) ?? own;
    nameOfKey.set(key, name);
    const ofInput = keys.get(reference.input) ?? new Map<string, string>();
    if (!ofInput.has(own)) ofInput.set(own, name);
    keys.set(reference.input, ofInput);
    connect(reference.input, own, node, name);
  }
  for (const input of node.inputs) {
    for (const name of input.profile.fields.keys()) {
      if (keys.get(input)?.has(name) === true) continue;
      const prefixed = `${input.name}.${name}`;
      connect(input, name, node, node.profile.fields.has(prefixed) ? prefixed : name);
    }
  }
}

/** Tells which key of a join a field is part of: the same one for every input. */
function keyOf({ decl }: StepNode, { ref, input }: FieldReference): string {
  const shared = decl.on.shared.indexOf(ref);
  return String(shared === -1 ? (decl.on.perInput.get(input.name)?.indexOf(ref) ?? ref.path.join('.')) : shared);
}
