/**
 * From what data were collected for to what they are used for: which cell of the purpose matrix each
 * way falls in, and whether the purpose settles it. Law: AVG 5(1)(b), 6(4) (checked 2026-11-21).
 * Behind another pipeline's output both its purpose and the purposes of the origin count.
 */
import { PLACEHOLDER } from '../base/placeholder.ts';
import { matrixCell } from '../knowledge/purposes.ts';
import type { MatrixCell } from '../knowledge/types.ts';
import type { CompatibilityDecl, Purpose } from '../model/pipeline.ts';
import type { Ref } from '../model/read.ts';
import { inForce, type Environment, type PartyInfo, type Scope } from './environment.ts';
import type { PipelineFlow, SourceNode } from './flow.ts';
import { levelOf, moreIdentifying, personalFields } from './personal.ts';
import type { Collected } from './profile.ts';
import { mayRely } from './reliance.ts';

/** One way from a collected purpose to a purpose of this pipeline. */
export interface Passage {
  readonly collected: Collected;
  readonly cell: MatrixCell;
  readonly settled: boolean;
  /** The pipeline before this one changed to the same kind and lacks the same answer: it is reported there. */
  readonly toldBefore: boolean;
}

/** What a passage is judged with. */
export interface Judgement {
  /** Where the names that the purpose uses are looked up. */
  readonly pipeline: Scope;
  readonly environment: Environment;
  readonly today: string;
  readonly controllers: readonly PartyInfo[];
}

/** Purpose kinds under which people ask for help. */
const HELP: ReadonlySet<string> = new Set(['debt-help', 'care']);
/** Purpose kinds that check people, or call them to account. */
const CONTROL: ReadonlySet<string> = new Set(['supervision', 'enforcement', 'criminal']);

const ANSWERS = ['link', 'context', 'nature', 'consequences', 'safeguards', 'by', 'date'] as const;

/**
 * The passages from everything a source was collected for to a purpose; none where it brings no
 * personal data or the purpose states no kind.
 */
export function passages(source: SourceNode, purpose: Purpose, flow: PipelineFlow, judgement: Judgement): readonly Passage[] {
  const { kind } = purpose;
  if (kind === undefined || kind === PLACEHOLDER || personalFields(source.profile).length === 0) return [];
  return countedPurposes(source).map((collected): Passage => {
    const cell = cellOf(collected, kind, source, judgement.environment);
    if (isSettled(cell, collected, purpose, judgement) || (cell === 'anon' && !leavesAsPersons(source, purpose, flow, judgement.environment))) return { collected, cell, settled: true, toldBefore: false };
    const before = earlier(source, kind, collected, cell, judgement);
    return { collected, cell, settled: before === 'settled' && cell === 'test', toldBefore: before === 'open' };
  });
}

/** The cell of the matrix; help to young people is care under whatever kind its file is kept, so that to check on them asks what it asks of care. */
function cellOf(collected: Collected, kind: string, source: SourceNode, { base }: Environment): MatrixCell {
  const cell = matrixCell(base, collected.kind, kind);
  return cell === 'test' && CONTROL.has(kind) && isHelp(collected, source) ? matrixCell(base, isHelpKind(collected.kind) ? collected.kind : 'care', kind) : cell;
}

/** Whether a purpose kind is one under which people ask for help. */
export function isHelpKind(kind: string): boolean {
  return HELP.has(kind);
}

/** Whether the data were given for help: with debts, in care, or anything under the secrecy of help to young people. */
export function isHelp(collected: Collected, source: SourceNode): boolean {
  return isHelpKind(collected.kind) || source.profile.secrecy.has('youth');
}

/** Whether a purpose kind checks on people. */
export function isControl(kind: string | undefined): boolean {
  return kind !== undefined && CONTROL.has(kind);
}

/** What counts as collected at a source: the original collections, and the purpose of the pipeline that hands it on. */
export function countedPurposes(source: SourceNode): readonly Collected[] {
  const counted = new Map<string, Collected>();
  for (const item of source.profile.collected.values()) if (item.original && item.kind !== PLACEHOLDER) counted.set(item.kind, item);
  for (const purpose of source.supply.upstream?.purposes ?? []) {
    if (purpose.kind === undefined || purpose.kind === PLACEHOLDER || counted.has(purpose.kind)) continue;
    counted.set(purpose.kind, { kind: purpose.kind, purpose: purpose.id, at: { unit: purpose.unit, path: purpose.path, part: 'key' }, distance: 1, original: false });
  }
  return [...counted.values()];
}

/** Whether a compatibility entry compares with this collected purpose: by its kind, its id, or the id of a purpose of that kind. */
export function compares(entry: CompatibilityDecl, collected: Collected, { pipeline, environment }: Judgement): boolean {
  const { from } = entry;
  if (from === undefined) return false;
  return from === PLACEHOLDER || from === collected.kind || from === collected.purpose || environment.purpose(pipeline, from)?.kind === collected.kind;
}

/**
 * Whether the purpose answers what a cell asks. A law that is named but not known counts here: that it
 * is not known is a finding of its own. A value still to be filled in counts as given.
 */
function isSettled(cell: MatrixCell, collected: Collected, purpose: Purpose, judgement: Judgement): boolean {
  if (cell === 'ok' || cell === 'stat') return true;
  const entries = purpose.compatibility.filter((entry) => compares(entry, collected, judgement));
  if (entries.some((entry) => entry.outcome === PLACEHOLDER || (entry.outcome === 'by-law' && carries(entry, judgement)))) return true;
  if (cell !== 'test' && cell !== 'law') return false;
  if (grantsReceipt(purpose, judgement)) return true;
  // AVG 6(4) asks its questions only where the new use does not rest on the consent of the person.
  return cell === 'test' && (purpose.ground?.article === '6(1)(a)' || entries.some((entry) => entry.outcome === 'compatible' && ANSWERS.every((answer) => entry.answers.has(answer))));
}

/** The law in force that settles a passage, where the purpose names one that is known; for the passages only a law can settle. */
export function settlingLaw(collected: Collected, purpose: Purpose, judgement: Judgement): Ref | undefined {
  const named = purpose.compatibility.filter((entry) => compares(entry, collected, judgement) && entry.outcome === 'by-law').map((entry) => entry.law);
  const law = named.find((ref) => isKnownInForce(ref, judgement)) ?? (grantsReceipt(purpose, judgement) ? purpose.ground?.law : undefined);
  return isKnownInForce(law, judgement) ? law : undefined;
}

function isKnownInForce(ref: Ref | undefined, { environment, today }: Judgement): boolean {
  const law = ref === undefined ? undefined : environment.law(ref.id);
  return law?.kind === 'known' && inForce(law, today);
}

function carries(entry: CompatibilityDecl, { environment, today }: Judgement): boolean {
  if (entry.law === undefined) return false;
  const law = environment.law(entry.law.id);
  return law.kind !== 'known' || inForce(law, today);
}

/** Whether the law behind the ground lets these controllers receive data that others collected; to collect is not enough. */
function grantsReceipt(purpose: Purpose, { pipeline, environment, today, controllers }: Judgement): boolean {
  const law = purpose.ground?.law === undefined ? undefined : environment.law(purpose.ground.law.id);
  if (law?.kind === 'placeholder') return true;
  return law?.kind === 'known' && inForce(law, today) && law.grants.includes('receive') && mayRely(law, controllers, pipeline, environment);
}

/** How the same change of purpose stands with the pipeline that hands the data on, if it already made it. */
function earlier(source: SourceNode, kind: string, collected: Collected, cell: MatrixCell, judgement: Judgement): 'open' | 'settled' | undefined {
  const { upstream } = source.supply;
  const same = upstream?.purposes.find((purpose) => purpose.kind === kind);
  if (upstream === undefined || same === undefined || !collected.original) return undefined;
  const { pipeline } = upstream;
  const controllers = pipeline.controllers.flatMap((ref) => judgement.environment.party(pipeline, ref.id) ?? []);
  return isSettled(cell, collected, same, { ...judgement, pipeline, controllers }) ? 'settled' : 'open';
}

/**
 * Whether an output of the purpose holds rows about persons that come from this source. Public outputs
 * are left to the rule about publication, so that one mistake gives one finding; what the keeper checked
 * before it left is taken at its word.
 */
function leavesAsPersons(source: SourceNode, purpose: Purpose, flow: PipelineFlow, environment: Environment): boolean {
  const origins = new Set(personalFields(source.profile).flatMap((field) => field.origins));
  return flow.outputs.some((output) => output.decl.audience !== 'public' && output.decl.released === undefined && output.purposes.includes(purpose)
    && personalFields(output.profile).some((field) => field.origins.some((origin) => origins.has(origin)))
    && moreIdentifying(levelOf(output.profile, environment), 'aggregated'));
}

/**
 * The purposes for which personal data of each source are used: those of the nodes that read them, however
 * far on. Where data become groups the way ends, for what comes after is no longer about persons.
 */
export function purposesReached(flow: PipelineFlow): ReadonlyMap<SourceNode, ReadonlySet<Purpose>> {
  const reached = new Map<PipelineFlow['nodes'][number], Set<Purpose>>();
  const of = (node: PipelineFlow['nodes'][number]): Set<Purpose> => {
    let set = reached.get(node);
    if (set === undefined) reached.set(node, (set = new Set(node.purposes)));
    return set;
  };
  for (let i = flow.nodes.length - 1; i >= 0; i--) {
    const node = flow.nodes[i]!;
    const purposes = of(node);
    for (const input of node.inputs) {
      if (personalFields(input.profile).length === 0) continue;
      const set = of(input);
      for (const purpose of purposes) set.add(purpose);
    }
  }
  return new Map(flow.sources.map((source) => [source, of(source)]));
}
