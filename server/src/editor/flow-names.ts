/** Which names of a flow stand at which paths: one table per flow, for whoever asks about all names of a file at once. */
import type { FlowNode, PipelineFlow } from '../lineage/flow.ts';
import { fieldOf, type FieldFlow, type Profile } from '../lineage/profile.ts';
import { pathText, type Path } from '../model/path.ts';

export interface NamedField {
  readonly field: FieldFlow;
  readonly profile: Profile;
}

export interface FlowNames {
  /** The node that a declaration stands for, by section and name. */
  node(section: string, name: string): FlowNode | undefined;
  /** The source or step of that name. */
  input(name: string): FlowNode | undefined;
  /** What a name that a step reads means there, where it still stands at the path it had. */
  read(path: Path, name: string): NamedField | undefined;
  /** A field that a node has. */
  made(section: string, node: string, field: string): NamedField | undefined;
}

const known = new WeakMap<PipelineFlow, FlowNames>();

/** The names of a flow; made once. */
export function namesOf(flow: PipelineFlow): FlowNames {
  let names = known.get(flow);
  if (names === undefined) known.set(flow, (names = makeNames(flow)));
  return names;
}

function makeNames(flow: PipelineFlow): FlowNames {
  const nodes = new Map<string, FlowNode>();
  const inputs = new Map<string, FlowNode>();
  const reads = new Map<string, NamedField>();
  for (const node of flow.nodes) {
    const section = node.path[0] ?? '';
    if (!nodes.has(`${section} ${node.name}`)) nodes.set(`${section} ${node.name}`, node);
    if (node.kind !== 'output' && !inputs.has(node.name)) inputs.set(node.name, node);
    for (const { ref, role, field, input } of node.references) {
      const key = `${pathText(ref.path)} ${ref.id}`;
      if (field !== undefined && role !== 'generalise' && !reads.has(key)) reads.set(key, { field, profile: input.profile });
    }
  }
  return {
    node: (section, name) => nodes.get(`${section} ${name}`),
    input: (name) => inputs.get(name),
    read: (path, name) => reads.get(`${pathText(path)} ${name}`),
    made: (section, name, field) => {
      const node = nodes.get(`${section} ${name}`);
      const found = node && fieldOf(node.profile, field);
      return node && found && { field: found, profile: node.profile };
    },
  };
}
