/**
 * How each verb carries the names of fields. From the outputs back to the sources: a name that is asked
 * for at a node is asked for at what it reads, also where nothing is known of the data there.
 */
import type { FlowNode, PipelineFlow, StepNode } from '../../lineage/flow.ts';
import type { Profile } from '../../lineage/profile.ts';
import { carryJoin, tieShared } from './carry-join.ts';
import { newGroups, type Groups } from './groups.ts';

/** The groups of a pipeline's field names. */
export function groupsOf(flow: PipelineFlow): Groups {
  const groups = newGroups(flow);
  for (let index = flow.nodes.length - 1; index >= 0; index--) {
    const node = flow.nodes[index]!;
    for (const { input, ref, field } of node.references) {
      const asked = groups.slot(input, ref.id);
      // A key that a join took away, or `input.field` where the name alone would have told.
      if (field !== undefined && field.name !== ref.id) groups.link(asked, groups.slot(input, field.name));
    }
    for (const name of node.profile.fields.keys()) groups.slot(node, name);
    for (const name of node.profile.aliases.keys()) groups.slot(node, name);
    if (node.kind === 'output') carryAll(node, groups);
    else if (node.kind === 'step') carryStep(node, groups);
  }
  return groups;
}

/** Whether a node has, or may have, a field of that name. */
export function mayHave({ fields, aliases, unknown }: Profile, name: string): boolean {
  return fields.has(name) || aliases.has(name) || unknown;
}

function carryStep(node: StepNode, groups: Groups): void {
  const { decl } = node;
  const [input] = node.inputs;
  switch (decl.verb) {
    case 'join': return carryJoin(node, groups);
    case 'unreadable': return;
    case 'select': {
      if (decl.fields.length === 0 && decl.mappings.length === 0) return carryAll(node, groups);
      if (input === undefined) return;
      for (const { id } of decl.fields) groups.join(groups.slot(input, id), groups.slot(node, id));
      for (const { name, to } of decl.mappings) groups.link(groups.slot(input, to.id), groups.slot(node, name));
      return;
    }
    case 'aggregate':
    case 'smpc': {
      for (const { role, ref, input: from, field } of node.references) {
        const name = field?.name ?? ref.id;
        if (role === 'by') groups.join(groups.slot(from, name), groups.slot(node, name));
      }
      if (decl.verb === 'smpc') tieShared(decl.on.shared, node.references, groups);
      return;
    }
    default: return carryAll(node, groups);
  }
}

/** What a step makes under a new name is not carried, unless it takes the place of a field that was there. */
function madeBy(node: FlowNode): ReadonlySet<string> {
  if (node.kind !== 'step') return new Set();
  return new Set([...node.decl.derived.map(({ name }) => name), ...(node.decl.field === undefined ? [] : [node.decl.field])]);
}

function carryAll(node: FlowNode, groups: Groups): void {
  const made = madeBy(node);
  for (const name of [...groups.byNode.get(node)!.keys()]) {
    if (!mayHave(node.profile, name)) continue;
    for (const input of node.inputs) {
      if (made.has(name) ? input.profile.fields.has(name) : mayHave(input.profile, name)) groups.join(groups.slot(input, name), groups.slot(node, name));
    }
  }
}
