/** Shapes of a flow for which a technique is known that needs less: found from the graph alone. */
import type { FlowNode, OutputNode, PipelineFlow, StepNode } from './flow.ts';
import { isPersonal, personalFields } from './personal.ts';
import type { FieldFlow, Profile } from './profile.ts';
import { outputsAfter } from './reach.ts';

/** A join of rows about people of several parties, of which only groups come out. */
export interface PooledJoin {
  readonly node: StepNode;
  readonly keys: readonly FieldFlow[];
  readonly parties: readonly string[];
}

/**
 * The joins that parties could compute together without showing each other their rows: joined on what names people and is
 * not replaced yet, from two parties at least, and every output behind it holds groups only. A join after another is part of the same pool and not told again.
 */
export function pooledJoins(flow: PipelineFlow): readonly PooledJoin[] {
  const found: PooledJoin[] = [];
  const pooled = new Set<FlowNode>();
  for (const node of flow.steps) {
    if (node.inputs.some((input) => pooled.has(input))) {
      pooled.add(node);
      continue;
    }
    if (node.decl.verb !== 'join') continue;
    const people = node.inputs.filter(({ profile }) => personalFields(profile).length > 0);
    const parties = people.length < 2 ? undefined : partiesApart(people.map(({ profile }) => profile));
    if (parties === undefined) continue;
    const keys = node.references.flatMap(({ role, field, input }) => (role === 'key' && field !== undefined && field.pseudonym?.strong !== true && field.categories.some(({ id }) => id !== 'pseudonym') && isPersonal(field, input.profile) ? [field] : []));
    const outputs = outputsAfter(flow, node);
    if (keys.length === 0 || outputs.length === 0 || !outputs.every(holdsGroupsOnly)) continue;
    pooled.add(node);
    found.push({ node, keys, parties });
  }
  return found;
}

/** The parties behind inputs that hold people, when no input is of all of them; undefined where all may come from one, or one is not known. */
function partiesApart(profiles: readonly Profile[]): readonly string[] | undefined {
  const all = new Set<string>();
  for (const { parties } of profiles) {
    if (parties.size === 0) return undefined;
    for (const party of parties.keys()) all.add(party);
  }
  return all.size >= 2 && profiles.every(({ parties }) => parties.size < all.size) ? [...all] : undefined;
}

/** Whether nothing in an output is about one person. */
export function holdsGroupsOnly(output: OutputNode): boolean {
  return !output.profile.unknown && output.profile.fields.size > 0 && personalFields(output.profile).length === 0;
}
