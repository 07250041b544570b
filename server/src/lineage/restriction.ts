/**
 * Where data kept for statistics or research come down on one person or firm. The restriction sticks
 * to all that is derived until a verified aggregate takes it off. Law: AVG 5(1)(b), 89(1), recital
 * 162; Wet CBS 37, 41 (checked 2026-11-21). It holds for firms too, so it does not ask for personal data.
 */
import { PLACEHOLDER } from '../base/placeholder.ts';
import type { KnowledgeBase } from '../knowledge/types.ts';
import type { Purpose } from '../model/pipeline.ts';
import { passages, type Judgement } from './compatibility.ts';
import type { FlowNode, OutputNode, PipelineFlow, SourceNode, StepNode } from './flow.ts';
import { personalFields } from './personal.ts';
import { hasRows, type Profile } from './profile.ts';

export interface RestrictedUse {
  readonly node: StepNode | OutputNode;
  /** The purposes it is used for there. */
  readonly purposes: readonly Purpose[];
  readonly sources: readonly SourceNode[];
}

/** Uses that statistics and research are kept for. */
const KEPT_FOR: ReadonlySet<string> = new Set(['statistics', 'research', 'archiving', PLACEHOLDER]);
const LABELS: ReadonlySet<string> = new Set(['statistics-only', 'research-only']);
const NONE: ReadonlySet<SourceNode> = new Set();
const NOTHING: readonly RestrictedUse[] = [];

/** The restriction a source carries, or undefined. */
export function labelOf(profile: Profile): string | undefined {
  for (const label of profile.uses.keys()) if (LABELS.has(label)) return label;
  return undefined;
}

/**
 * The first places on each way where a restricted source is used on individuals: a score or decision,
 * or rows that leave for another kind of purpose. What comes after such a step does not repeat it,
 * and neither does a pipeline that goes on with the same kind of use.
 */
export function restrictedUses(flow: PipelineFlow, judgement: Judgement): readonly RestrictedUse[] {
  if (!flow.sources.some((source) => labelOf(source.profile) !== undefined || mayStop(source, judgement.environment.base))) return NOTHING;
  const carried = new Map<FlowNode, ReadonlySet<SourceNode>>();
  const uses: RestrictedUse[] = [];
  const stoppedFor = stoppedSources(flow, judgement);
  for (const node of flow.nodes) {
    if (node.kind === 'source') {
      carried.set(node, labelOf(node.profile) !== undefined && hasRows(node.profile) ? new Set([node]) : NONE);
      continue;
    }
    const arriving = union(node.inputs.map((input) => carried.get(input) ?? NONE));
    if (node.kind === 'step') {
      const singlesOut = arriving.size > 0 && actsOnIndividuals(node);
      if (singlesOut) uses.push({ node, purposes: node.purposes, sources: [...arriving] });
      carried.set(node, singlesOut || labelOf(node.profile) === undefined || !hasRows(node.profile) ? NONE : arriving);
      continue;
    }
    const purposes = node.purposes.filter((purpose) => purpose.kind !== undefined && !KEPT_FOR.has(purpose.kind));
    if (purposes.length === 0 || node.decl.released !== undefined || !hasRows(node.profile)) continue;
    const sources = [...arriving, ...stopped(node, stoppedFor(purposes), uses)].filter((source) => !purposes.every((purpose) => wasUsedSo(source, purpose)));
    if (sources.length > 0) uses.push({ node, purposes, sources });
  }
  return uses;
}

function union(sets: readonly ReadonlySet<SourceNode>[]): ReadonlySet<SourceNode> {
  const filled = sets.filter((set) => set.size > 0);
  return filled.length < 2 ? filled[0] ?? NONE : new Set(filled.flatMap((set) => [...set]));
}

function actsOnIndividuals({ decl }: StepNode): boolean {
  return (decl.verb === 'score' && decl.target !== 'areas') || (decl.verb === 'decide' && decl.effect !== 'none');
}

/** Personal data that were collected for statistics or research without the label: the purpose matrix stops them alike. */
function stopped(output: OutputNode, candidates: readonly SourceNode[], told: readonly RestrictedUse[]): readonly SourceNode[] {
  if (candidates.length === 0) return [];
  const origins = new Set(personalFields(output.profile).flatMap((field) => field.origins));
  return candidates.filter((source) => personalFields(source.profile).some((field) => field.origins.some((origin) => origins.has(origin)))
    && !told.some((use) => use.node.kind === 'step' && use.sources.includes(source)));
}

/** The sources without a label that the matrix stops on their way to a purpose; asked once per purpose, however many outputs serve it. */
function stoppedSources(flow: PipelineFlow, judgement: Judgement): (purposes: readonly Purpose[]) => readonly SourceNode[] {
  const known = new Map<Purpose, ReadonlySet<SourceNode>>();
  const forPurpose = (purpose: Purpose): ReadonlySet<SourceNode> => {
    let sources = known.get(purpose);
    if (sources === undefined) {
      sources = new Set(flow.sources.filter((source) => labelOf(source.profile) === undefined && mayStop(source, judgement.environment.base) && passages(source, purpose, flow, judgement).some(({ cell, settled }) => cell === 'stop' && !settled)));
      known.set(purpose, sources);
    }
    return sources;
  };
  return (purposes) => {
    const sets = purposes.map(forPurpose).filter((set) => set.size > 0);
    return sets.length === 0 ? [] : flow.sources.filter((source) => sets.some((set) => set.has(source)));
  };
}

const stopping = new WeakMap<KnowledgeBase, ReadonlySet<string>>();

/** Kinds of collection from which the matrix stops a way at all; for others no way need be walked. */
function stoppingKinds(base: KnowledgeBase): ReadonlySet<string> {
  let kinds = stopping.get(base);
  if (kinds === undefined) {
    kinds = new Set(Object.entries(base.matrix.cells).flatMap(([kind, cells]) => (Object.values(cells).includes('stop') ? [kind] : [])));
    stopping.set(base, kinds);
  }
  return kinds;
}

function mayStop({ profile, supply }: SourceNode, base: KnowledgeBase): boolean {
  const kinds = stoppingKinds(base);
  for (const kind of profile.collected.keys()) if (kinds.has(kind)) return true;
  return supply.upstream?.purposes.some(({ kind }) => kind !== undefined && kinds.has(kind)) === true;
}

/** Whether the pipeline that hands it on already used it for this kind. */
function wasUsedSo(source: SourceNode, purpose: Purpose): boolean {
  return source.supply.upstream?.purposes.some((earlier) => earlier.kind === purpose.kind) === true;
}
