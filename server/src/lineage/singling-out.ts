/**
 * Records that name nobody and still point to somebody: where a known combination of
 * quasi-identifiers becomes complete, and by which outputs it leaves. Law behind it: AVG overweging
 * 26 (singling out), checked 2026-11-21.
 */
import { countsFor } from '../knowledge/combinations.ts';
import type { QuasiCombination } from '../knowledge/types.ts';
import type { Environment } from './environment.ts';
import type { FlowNode, OutputNode, PipelineFlow } from './flow.ts';
import { aboutPersons, combinationsAt, levelOf } from './personal.ts';
import type { FieldFlow, Profile } from './profile.ts';

/** A combination that some outputs carry, and the fields it is made of at the node that completes it. */
export interface SingledOut {
  readonly combination: QuasiCombination;
  readonly fields: readonly FieldFlow[];
  readonly outputs: readonly OutputNode[];
}

/**
 * The nodes that complete a combination which one of `outputs` carries row by row, each with its
 * combinations from strong to weak. Rows that honestly name a person are left out: what identifies
 * them is no secret. So are outputs of which something is not known.
 */
export function singledOut(flow: PipelineFlow, outputs: readonly OutputNode[], environment: Environment): ReadonlyMap<FlowNode, readonly SingledOut[]> {
  const found = new Map<FlowNode, Map<string, SingledOut>>();
  for (const output of outputs) {
    if (output.profile.unknown) continue;
    for (const combination of combinationsAt(output.profile, environment)) {
      for (const node of firstHolders(output, combination, environment)) {
        const here = found.get(node) ?? new Map<string, SingledOut>();
        const earlier = here.get(combination.id);
        here.set(combination.id, { combination, fields: earlier?.fields ?? fieldsOf(combination, node.profile, environment) ?? [], outputs: [...(earlier?.outputs ?? []), output] });
        found.set(node, here);
      }
    }
  }
  const result = new Map<FlowNode, readonly SingledOut[]>();
  for (const node of flow.nodes) {
    const here = found.get(node);
    if (here !== undefined) result.set(node, [...here.values()].sort((a, b) => strength(a) - strength(b)));
  }
  return result;
}

function strength(item: SingledOut): number {
  return ['high', 'medium', 'low'].indexOf(item.combination.strength);
}

/** The fields that make the combination, or undefined where it is not complete. */
function fieldsOf(combination: QuasiCombination, profile: Profile, environment: Environment): readonly FieldFlow[] | undefined {
  const candidates = [...profile.fields.values()].filter((field) => field.scale === 'individual' && !field.publicRole);
  const made = new Set<FieldFlow>();
  for (const need of combination.needs) {
    const matching = candidates.filter((field) => field.categories.some((category) => need.some((wanted) => countsFor(environment.taxonomy, category.id, wanted))));
    if (matching.length === 0) return undefined;
    for (const field of matching) made.add(field);
  }
  return [...made];
}

/** Whether rows of this profile are pointed out by the combination and by nothing plainer. */
export function pointsOut(profile: Profile, combination: QuasiCombination, environment: Environment): boolean {
  return aboutPersons(profile) && fieldsOf(combination, profile, environment) !== undefined && levelOf(profile, environment) === 'quasi';
}

/** Back from an output, over nodes that hold the combination, to those that complete it. */
function firstHolders(output: OutputNode, combination: QuasiCombination, environment: Environment): readonly FlowNode[] {
  if (!pointsOut(output.profile, combination, environment)) return [];
  const firsts: FlowNode[] = [];
  const seen = new Set<FlowNode>([output]);
  for (const node of seen) {
    const before = node.inputs.filter((input) => pointsOut(input.profile, combination, environment));
    if (before.length === 0) firsts.push(node);
    for (const input of before) seen.add(input);
  }
  return firsts;
}
