/**
 * The one mutable object of the core: the texts of a workspace and everything computed from them,
 * kept as long as it is valid. Parsing and modelling depend on one file; flows on a unit, what it
 * reads and the catalogues; findings on flows. Nothing in here reads a disk or a clock.
 *
 * Invariant: what it answers equals what a new workspace with the same texts would answer, but for
 * files that do not parse: those keep their last good model.
 */
import { alike } from '../base/equal.ts';
import { knowledge } from '../knowledge/load.ts';
import { buildEnvironment, type Environment } from '../lineage/environment.ts';
import { flowOf, type PipelineFlow } from '../lineage/flow.ts';
import { cutKey, inFileOrder, link, linkSignature, splitReference, type Links } from '../lineage/link.ts';
import type { Upstream } from '../lineage/supply.ts';
import type { UnitKey } from '../model/path.ts';
import type { Catalog, Pipeline, Unit } from '../model/pipeline.ts';
import type { FileId } from '../text/source-file.ts';
import { exportsOf, outputNamesOf, sameExports, unitsThatReadMissing, type Exports } from './exports.ts';
import { FileTable, type FileChange, type FileState, type FileTableOptions } from './file-table.ts';

interface Computed {
  /** What the flow found broken; the flow itself is kept of the units that were looked at last. */
  readonly defects: Pick<PipelineFlow, 'broken' | 'cycles'>;
  readonly exports: Exports;
  readonly generation: number;
}

/** So many flows are kept: enough for who works through units in order, and for a session in an editor. */
const MOST_FLOWS = 256;

export class Workspace {
  private files: FileTable;
  private readonly units = new Map<UnitKey, Unit>();
  private readonly computed = new Map<UnitKey, Computed>();
  private readonly flows = new Map<UnitKey, PipelineFlow>();
  /** Flows that will be asked for again. */
  private readonly held = new Map<UnitKey, PipelineFlow>();
  private readonly stale = new Set<UnitKey>();
  /** Brought up to date because somebody asked, before their turn came. */
  private readonly ahead = new Set<UnitKey>();
  /** Place of each unit in the order of computing; units before `cleanBefore` are up to date. */
  private rank: ReadonlyMap<UnitKey, number> = new Map();
  private cleanBefore = 0;
  private links: Links = link([]);
  private linksValid = true;
  private environmentNow: Environment = buildEnvironment(knowledge(), []);
  private environmentValid = true;
  /** Pipelines with a reference to an output that is not there: the names they are offered instead are those of all outputs. */
  private readonly readingNothing = new Set<UnitKey>();
  private namesOfOutputs: readonly string[] | undefined;
  private generationNow = 0;
  /** A number that changes whenever any text does. */
  revision = 0;
  constructor(options: FileTableOptions) {
    this.files = new FileTable(options);
  }

  /** A workspace that starts with everything this one holds and then goes its own way; cheap, since all it holds is immutable. */
  fork(): Workspace {
    const copy = new Workspace(this.files.options);
    copy.files = this.files.fork();
    for (const [key, unit] of this.units) copy.units.set(key, unit);
    for (const [key, computed] of this.computed) copy.computed.set(key, computed);
    for (const key of this.stale) copy.stale.add(key);
    copy.links = this.links;
    copy.linksValid = this.linksValid;
    copy.environmentNow = this.environmentNow;
    copy.environmentValid = this.environmentValid;
    for (const key of this.readingNothing) copy.readingNothing.add(key);
    copy.rank = this.rank;
    copy.cleanBefore = this.cleanBefore;
    copy.generationNow = this.generationNow;
    return copy;
  }

  /** Takes new texts in. What depends on them is recomputed when it is asked for. */
  apply(changes: readonly FileChange[]): void {
    this.revision++;
    for (const change of changes) {
      const units = this.files.take(change);
      if (units !== undefined) this.replaceUnits(units.before, units.after);
    }
    this.noteHidden();
  }

  /** Says that files are still to come (or no longer): until then nobody is told that what they may hold does not exist. */
  expectMore(more: boolean): void {
    this.files.expectMore(more);
    this.noteHidden();
  }

  fileIds(): IterableIterator<FileId> {
    return this.files.ids();
  }

  file(id: FileId): FileState | undefined {
    return this.files.get(id);
  }

  unit(key: UnitKey): Unit | undefined {
    return this.units.get(key);
  }

  allUnits(): IterableIterator<Unit> {
    return this.units.values();
  }

  get environment(): Environment {
    if (!this.environmentValid) {
      const catalogs = this.link().catalogs.map((key) => this.units.get(key) as Catalog);
      this.environmentNow = buildEnvironment(knowledge(), catalogs);
      this.environmentValid = true;
      for (const key of this.link().order) this.markStale(key);
    }
    return this.environmentNow;
  }

  link(): Links {
    if (!this.linksValid) {
      const before = this.links;
      this.links = link(this.units.values());
      this.linksValid = true;
      this.rank = new Map(this.links.order.map((key, index) => [key, index]));
      this.cleanBefore = 0;
      for (const key of this.links.order) if (!alike(before.reads.get(key), this.links.reads.get(key)) || !this.computed.has(key)) this.stale.add(key);
      for (const pipeline of unitsThatReadMissing(this.links, this.units)) this.stale.add(pipeline);
      for (const { at } of [...before.circles, ...this.links.circles]) this.stale.add(at.unit);
      for (const key of [...this.computed.keys()]) if (!this.units.has(key)) {
        this.computed.delete(key);
        this.flows.delete(key);
        this.held.delete(key);
      }
    }
    return this.links;
  }

  /** The flow of a pipeline, up to date; undefined for a catalogue or a unit that does not exist. */
  flow(key: UnitKey): PipelineFlow | undefined {
    this.settle([key]);
    if (!this.computed.has(key)) return undefined;
    const pipeline = this.units.get(key);
    return this.keptFlow(key) ?? (pipeline?.kind === 'pipeline' ? this.keep(key, this.flowOf(pipeline)) : undefined);
  }

  /** What is broken in a pipeline's flow, up to date. */
  defects(key: UnitKey): Computed['defects'] | undefined {
    this.settle([key]);
    return this.computed.get(key)?.defects;
  }

  private flowOf(pipeline: Pipeline): PipelineFlow {
    return flowOf(pipeline, this.environmentNow, (reference) => this.upstream(pipeline, reference), this.keptFlow(pipeline.key));
  }

  private keptFlow(key: UnitKey): PipelineFlow | undefined {
    return this.held.get(key) ?? this.flows.get(key);
  }

  /** Keeps the flow of a pipeline longer than those of others: who reports on it asks for its ways and fixes. */
  hold(key: UnitKey): void {
    const flow = this.flows.get(key);
    if (flow === undefined) return;
    this.flows.delete(key);
    setNewest(this.held, key, flow);
  }

  private keep(key: UnitKey, flow: PipelineFlow): PipelineFlow {
    this.held.delete(key);
    setNewest(this.flows, key, flow);
    return flow;
  }

  /** A number that changes whenever the flow of this unit does. */
  generation(key: UnitKey): number {
    this.settle([key]);
    return this.computed.get(key)?.generation ?? 0;
  }

  /** Units whose flow is out of date, each after what it reads. */
  pending(): readonly UnitKey[] {
    void this.environment;
    const { order } = this.link();
    return this.stale.size === 0 ? [] : order.filter((key) => this.stale.has(key));
  }

  /** Brings these units, and what they read, up to date; all units when none are named. */
  settle(keys?: readonly UnitKey[]): void {
    if (keys === undefined) {
      while (this.computeNext() !== undefined) continue;
      return;
    }
    void this.environment;
    void this.link();
    const late = this.stale.size === 0 ? [] : keys.filter((key) => (this.rank.get(key) ?? 0) >= this.cleanBefore);
    if (late.length === 0) return;
    const wanted = [...this.withUpstream(late)].filter((key) => this.rank.has(key)).sort((a, b) => this.rank.get(a)! - this.rank.get(b)!);
    for (const key of wanted) if (this.stale.has(key)) this.compute(key, true);
  }

  /** A unit that a question brought up to date out of turn, each told once: whoever follows what is computed would not hear of it. */
  nextAhead(): UnitKey | undefined {
    const [key] = this.ahead;
    if (key !== undefined) this.ahead.delete(key);
    return key;
  }

  /** Brings the next unit up to date, always after what it reads; undefined when all are. For whoever works in slices. */
  computeNext(): UnitKey | undefined {
    void this.environment;
    const { order } = this.link();
    while (this.stale.size > 0 && this.cleanBefore < order.length) {
      const key = order[this.cleanBefore++]!;
      if (!this.stale.has(key)) continue;
      this.compute(key);
      return key;
    }
    this.cleanBefore = order.length;
    this.stale.clear();
    return undefined;
  }

  private markStale(key: UnitKey): void {
    this.stale.add(key);
    this.cleanBefore = Math.min(this.cleanBefore, this.rank.get(key) ?? 0);
  }

  private withUpstream(keys: readonly UnitKey[]): ReadonlySet<UnitKey> {
    const found = new Set(keys);
    for (const key of found) for (const upstream of this.links.reads.get(key) ?? []) found.add(upstream);
    return found;
  }

  private compute(key: UnitKey, isAhead = false): void {
    const pipeline = this.units.get(key);
    this.stale.delete(key);
    if (isAhead) this.ahead.add(key);
    if (pipeline?.kind !== 'pipeline') return;
    const before = this.computed.get(key);
    const flow = this.keep(key, this.flowOf(pipeline));
    const exports = exportsOf(flow, before?.exports);
    this.computed.set(key, { defects: { broken: flow.broken, cycles: flow.cycles }, exports, generation: ++this.generationNow });
    if (flow.broken.some(({ what }) => what === 'output')) this.readingNothing.add(key);
    else this.readingNothing.delete(key);
    if (before === undefined || !sameExports(before.exports, exports)) for (const reader of this.links.readers.get(key) ?? []) this.markStale(reader);
  }

  private upstream(reader: Pipeline, reference: string): Upstream {
    const { pipeline, output } = splitReference(reference);
    const key = this.links.pipelines.get(pipeline);
    if (key === undefined) {
      if (this.files.mayHide(pipeline)) return { kind: 'unreadable' };
      return { kind: 'missing', candidates: this.outputNames() };
    }
    for (const source of reader.sources.values()) if (source.output?.id === reference && this.links.cut.has(cutKey(reader.key, source.name))) return { kind: 'cycle' };
    const value = this.computed.get(key)?.exports.get(output);
    if (value === 'unreadable') return { kind: value };
    return value === undefined ? { kind: 'missing', candidates: this.outputNames() } : { kind: 'export', value };
  }

  private outputNames(): readonly string[] {
    return (this.namesOfOutputs ??= inFileOrder(this.units.values()).flatMap(outputNamesOf));
  }

  private replaceUnits(before: readonly Unit[], after: readonly Unit[]): void {
    if (!alike(before.flatMap(outputNamesOf), after.flatMap(outputNamesOf))) {
      this.namesOfOutputs = undefined;
      for (const key of this.readingNothing) this.markStale(key);
    }
    const kept = new Set(after);
    for (const unit of before) {
      if (kept.has(unit)) continue;
      this.units.delete(unit.key);
      this.stale.delete(unit.key);
      this.readingNothing.delete(unit.key);
      const next = after.find((candidate) => candidate.key === unit.key);
      if (next === undefined || linkSignature(next) !== linkSignature(unit)) this.linksValid = false;
      if (unit.kind === 'catalog') this.environmentValid = false;
    }
    for (const unit of after) {
      const previous = this.units.get(unit.key);
      if (previous === unit) continue;
      this.units.set(unit.key, unit);
      if (!before.some((candidate) => candidate.key === unit.key)) this.linksValid = false;
      if (unit.kind === 'catalog') this.environmentValid = false;
      else this.markStale(unit.key);
    }
  }

  private noteHidden(): void {
    if (this.files.updateHidden()) this.linksValid = false;
  }
}

function setNewest(flows: Map<UnitKey, PipelineFlow>, key: UnitKey, flow: PipelineFlow): void {
  flows.delete(key);
  const [oldest] = flows.keys();
  if (flows.size >= MOST_FLOWS && oldest !== undefined) flows.delete(oldest);
  flows.set(key, flow);
}
