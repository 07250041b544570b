/** Names of fields at the nodes of one pipeline, put together where one name is carried on: union–find over slots. */
import type { FlowNode, PipelineFlow } from '../../lineage/flow.ts';

/** A name of a field at a node, told by its number. */
export type Slot = number;

/** A name that a join makes of an input's name and that of its field: `input.field`. */
export interface Compound {
  readonly slot: Slot;
  readonly input: string;
  readonly field: Slot;
}

export interface Groups {
  /** The slot of a name at a node; made when it is new. */
  slot(node: FlowNode, name: string): Slot;
  /** Says that two slots have the same name because it is carried from one to the other. */
  join(a: Slot, b: Slot): void;
  /** Says that two slots are the same field under names of their own. */
  link(a: Slot, b: Slot): void;
  compound(slot: Slot, input: string, field: Slot): void;
  isCompound(slot: Slot): boolean;
  find(slot: Slot): Slot;
  readonly bySlot: readonly string[];
  readonly byNode: ReadonlyMap<FlowNode, ReadonlyMap<string, Slot>>;
  readonly links: readonly (readonly [Slot, Slot])[];
  readonly compounds: readonly Compound[];
}

/** No slots yet, for the nodes of a flow. */
export function newGroups({ nodes }: PipelineFlow): Groups {
  const byNode = new Map<FlowNode, Map<string, Slot>>(nodes.map((node) => [node, new Map()]));
  const bySlot: string[] = [];
  const parent: Slot[] = [];
  const links: [Slot, Slot][] = [];
  const compounds: Compound[] = [];
  const made = new Set<Slot>();
  const find = (slot: Slot): Slot => {
    let root = slot;
    while (parent[root] !== root) root = parent[root]!;
    for (let at = slot; at !== root; ) {
      const next = parent[at]!;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  return {
    bySlot, byNode, links, compounds, find,
    slot: (node, name) => {
      let names = byNode.get(node);
      if (names === undefined) byNode.set(node, (names = new Map()));
      let slot = names.get(name);
      if (slot === undefined) {
        slot = bySlot.length;
        names.set(name, slot);
        bySlot.push(name);
        parent.push(slot);
      }
      return slot;
    },
    join: (a, b) => void (parent[find(b)] = find(a)),
    link: (a, b) => void (find(a) !== find(b) && links.push([a, b])),
    compound: (slot, input, field) => {
      made.add(slot);
      compounds.push({ slot, input, field });
    },
    isCompound: (slot) => made.has(slot),
  };
}
