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
import { cutKey, link, linkSignature, splitReference, type Links } from '../lineage/link.ts';
import type { Export, Upstream } from '../lineage/supply.ts';
import type { UnitKey } from '../model/path.ts';
import type { Catalog, Pipeline, Unit } from '../model/pipeline.ts';
import { SourceFile, type FileId } from '../text/source-file.ts';
import { idsIn, parseFile, type ParsedFile } from './parsed-file.ts';

/** A file's newest text, or undefined when it is gone. */
export interface FileChange {
  readonly file: FileId;
  readonly text: string | undefined;
}

/** A file as it is, and as it was when it last could be read. */
export interface FileState {
  readonly source: SourceFile;
  readonly parsed: ParsedFile;
  /** Where the units come from; `source` and `parsed` themselves when they can be read. */
  readonly good: { readonly source: SourceFile; readonly parsed: ParsedFile } | undefined;
}

interface Computed {
  readonly flow: PipelineFlow;
  readonly exports: ReadonlyMap<string, Export>;
  readonly generation: number;
}

const NO_EXPORTS: ReadonlyMap<string, Export> = new Map();

export class Workspace {
  private readonly files = new Map<FileId, FileState>();
  private readonly units = new Map<UnitKey, Unit>();
  private readonly computed = new Map<UnitKey, Computed>();
  private readonly stale = new Set<UnitKey>();
  private links: Links = link([]);
  private linksValid = true;
  private environmentNow: Environment = buildEnvironment(knowledge(), []);
  private environmentValid = true;
  private unreadable: { readonly ids: ReadonlySet<string>; readonly nameless: boolean } = { ids: new Set(), nameless: false };
  private generationNow = 0;
  private readonly keepLastGood: boolean;

  /** @param options.keepLastGood whether a file that no longer parses keeps its model (an editor) or has none (a run) */
  constructor(options: { readonly keepLastGood: boolean }) {
    this.keepLastGood = options.keepLastGood;
  }

  /** Takes new texts in. What depends on them is recomputed when it is asked for. */
  apply(changes: readonly FileChange[]): void {
    for (const { file, text } of changes) {
      const before = this.files.get(file);
      if (text === undefined) {
        if (before === undefined) continue;
        this.files.delete(file);
        this.replaceUnits(before.good?.parsed.units ?? [], []);
        continue;
      }
      const source = new SourceFile(file, text);
      if (before !== undefined && before.source.text === source.text) continue;
      const parsed = parseFile(source);
      const readable = !parsed.unreadable;
      const good = readable ? { source, parsed: reuse(before?.good?.parsed, parsed) } : this.keepLastGood ? before?.good : undefined;
      this.files.set(file, { source, parsed: readable ? good!.parsed : parsed, good });
      this.replaceUnits(before?.good?.parsed.units ?? [], good?.parsed.units ?? []);
    }
    this.noteUnreadable();
  }

  fileIds(): IterableIterator<FileId> {
    return this.files.keys();
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
      for (const key of this.link().order) this.stale.add(key);
    }
    return this.environmentNow;
  }

  link(): Links {
    if (!this.linksValid) {
      const before = this.links;
      this.links = link(this.units.values());
      this.linksValid = true;
      for (const key of this.links.order) if (!alike(before.reads.get(key), this.links.reads.get(key)) || !this.computed.has(key)) this.stale.add(key);
      for (const pipeline of unitsThatReadMissing(this.links, this.units)) this.stale.add(pipeline);
      for (const { at } of [...before.circles, ...this.links.circles]) this.stale.add(at.unit);
      for (const key of [...this.computed.keys()]) if (!this.units.has(key)) this.computed.delete(key);
    }
    return this.links;
  }

  /** The flow of a pipeline, up to date; undefined for a catalogue or a unit that does not exist. */
  flow(key: UnitKey): PipelineFlow | undefined {
    this.settle([key]);
    return this.computed.get(key)?.flow;
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
    void this.environment;
    const { order } = this.link();
    if (this.stale.size === 0) return;
    if (keys?.length === 1 && !this.stale.has(keys[0]!) && !this.readsStale(keys[0]!)) return;
    const wanted = keys === undefined ? undefined : this.withUpstream(keys);
    for (const key of order) if (this.stale.has(key) && (wanted === undefined || wanted.has(key))) this.compute(key);
    if (wanted === undefined) this.stale.clear();
  }

  private readsStale(key: UnitKey): boolean {
    for (const upstream of this.withUpstream([key])) if (this.stale.has(upstream)) return true;
    return false;
  }

  private withUpstream(keys: readonly UnitKey[]): ReadonlySet<UnitKey> {
    const found = new Set(keys);
    for (const key of found) for (const upstream of this.links.reads.get(key) ?? []) found.add(upstream);
    return found;
  }

  private compute(key: UnitKey): void {
    const pipeline = this.units.get(key);
    this.stale.delete(key);
    if (pipeline?.kind !== 'pipeline') return;
    const before = this.computed.get(key);
    const flow = flowOf(pipeline, this.environmentNow, (reference) => this.upstream(pipeline, reference));
    const exports = exportsOf(flow, before?.exports);
    this.computed.set(key, { flow, exports, generation: ++this.generationNow });
    if (before === undefined || !sameExports(before.exports, exports)) for (const reader of this.links.readers.get(key) ?? []) this.stale.add(reader);
  }

  private upstream(reader: Pipeline, reference: string): Upstream {
    const { pipeline, output } = splitReference(reference);
    const key = this.links.pipelines.get(pipeline);
    if (key === undefined) {
      if (this.unreadable.nameless || this.unreadable.ids.has(pipeline)) return { kind: 'unreadable' };
      return { kind: 'missing', candidates: this.outputNames() };
    }
    for (const source of reader.sources.values()) if (source.output?.id === reference && this.links.cut.has(cutKey(reader.key, source.name))) return { kind: 'cycle' };
    const value = this.computed.get(key)?.exports.get(output);
    return value === undefined ? { kind: 'missing', candidates: this.outputNames() } : { kind: 'export', value };
  }

  private outputNames(): readonly string[] {
    return [...this.units.values()].flatMap((unit) => (unit.kind === 'pipeline' ? [...unit.outputs.keys()].map((name) => `${unit.id}/${name}`) : []));
  }

  private replaceUnits(before: readonly Unit[], after: readonly Unit[]): void {
    const kept = new Set(after);
    for (const unit of before) {
      if (kept.has(unit)) continue;
      this.units.delete(unit.key);
      this.stale.delete(unit.key);
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
      else this.stale.add(unit.key);
    }
  }

  private noteUnreadable(): void {
    const broken = [...this.files.values()].filter((state) => state.parsed.unreadable && state.good === undefined).map((state) => idsIn(state.source.text));
    const ids = new Set(broken.flat());
    const nameless = broken.some((found) => found.length === 0);
    if (alike(ids, this.unreadable.ids) && nameless === this.unreadable.nameless) return;
    this.unreadable = { ids, nameless };
    this.linksValid = false;
  }
}

/** Keeps the old unit objects where the new ones say the same: then nothing that depends on them changes. */
function reuse(before: ParsedFile | undefined, now: ParsedFile): ParsedFile {
  if (before === undefined) return now;
  const units = now.units.map((unit) => before.units.find((old) => old.key === unit.key && alike(old, unit)) ?? unit);
  return { ...now, units };
}

/** What the outputs export; an export that says the same as before stays the same object. */
function exportsOf(flow: PipelineFlow, before: ReadonlyMap<string, Export> | undefined): ReadonlyMap<string, Export> {
  if (flow.outputs.length === 0) return NO_EXPORTS;
  const { id, key, controllers, processors, environment } = flow.pipeline;
  const exports = new Map<string, Export>();
  for (const node of flow.outputs) {
    const value: Export = { pipeline: { id, key, controllers, processors, environment }, output: node.decl, profile: node.profile, purposes: node.purposes };
    const old = before?.get(node.name);
    exports.set(node.name, old !== undefined && alike(old, value) ? old : value);
  }
  return exports;
}

function sameExports(a: ReadonlyMap<string, Export>, b: ReadonlyMap<string, Export>): boolean {
  return a.size === b.size && [...a].every(([name, value]) => b.get(name) === value);
}

/** Pipelines with a reference that leads nowhere: whether it does depends on every id there is. */
function unitsThatReadMissing(links: Links, units: ReadonlyMap<UnitKey, Unit>): readonly UnitKey[] {
  return links.order.filter((key) => {
    const unit = units.get(key);
    return unit?.kind === 'pipeline' && [...unit.sources.values()].some((source) => source.output !== undefined && !links.pipelines.has(splitReference(source.output.id).pipeline));
  });
}

