/**
 * Whether several organisations pool personal data: three or more bring them together at one step, for
 * checking on crime, or for care with criminal data among them. A supply that rests on a law, or on the
 * conditions of a register, is an exchange between two and counts for nothing here.
 */
import { controllersOf, type PartyInfo } from '../../lineage/environment.ts';
import type { FlowNode, SourceNode } from '../../lineage/flow.ts';
import { personalFields } from '../../lineage/personal.ts';
import { summaryOf } from '../../lineage/summary.ts';
import type { Anchor } from '../../model/path.ts';
import type { Purpose } from '../../model/pipeline.ts';
import type { View } from '../view.ts';

export interface Pool {
  readonly parties: readonly PartyInfo[];
  readonly purpose: Purpose;
  /** The step at which the data meet; absent where joint controllers pool them in one source. */
  readonly at: Anchor | undefined;
}

/** From how many organisations on putting data together is a pool. */
const POOL = 3;
const AGAINST_CRIME: ReadonlySet<string> = new Set(['enforcement', 'criminal']);
const CARE: ReadonlySet<string> = new Set(['care', 'debt-help', 'public-health']);

/** The pool of a pipeline, or undefined. */
export function pooledFor(view: View): Pool | undefined {
  const { flow, pipeline, environment } = view;
  const { inUse, classes } = summaryOf(flow);
  const purpose = inUse.find(({ kind = '' }) => AGAINST_CRIME.has(kind) || (CARE.has(kind) && classes.has('criminal')));
  if (purpose === undefined) return undefined;
  const controllers = new Map(controllersOf(pipeline, environment).map((party) => [party.id, party]));
  if (controllers.size >= POOL) return { parties: [...controllers.values()], purpose, at: undefined };
  const brought = new Map<FlowNode, ReadonlyMap<string, PartyInfo>>();
  for (const source of flow.sources) brought.set(source, new Map(givers(source, view).map((party) => [party.id, party])));
  for (const step of flow.steps) {
    const parties = new Map(step.inputs.flatMap((input) => [...brought.get(input) ?? []]));
    brought.set(step, parties);
    if ((step.decl.verb !== 'join' && step.decl.verb !== 'union') || !step.purposes.includes(purpose) || personalFields(step.profile).length === 0) continue;
    const all = new Map([...controllers, ...parties]);
    if (all.size >= POOL && parties.size > 1) return { parties: [...all.values()], purpose, at: step.at };
  }
  return undefined;
}

/** Who brings the personal data of a source into the pool. */
function givers({ decl, supply, profile }: SourceNode, view: View): readonly PartyInfo[] {
  if (personalFields(profile).length === 0 || decl.register !== undefined || decl.disclosure?.law !== undefined) return [];
  const { upstream, party } = supply;
  if (upstream !== undefined) return upstream.pipeline.controllers.flatMap((ref) => view.environment.party(upstream.pipeline, ref.id) ?? []);
  return party === undefined ? [] : [party];
}
