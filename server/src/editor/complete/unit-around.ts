/** What a document declares right now: the model of the newest text, made of what can be read where not all of it can. */
import { flowOf, type PipelineFlow } from '../../lineage/flow.ts';
import { splitReference } from '../../lineage/link.ts';
import type { Upstream } from '../../lineage/supply.ts';
import { buildUnit } from '../../model/build.ts';
import { unitKey } from '../../model/path.ts';
import type { Pipeline, Unit } from '../../model/pipeline.ts';
import { exportsOf, type Exports } from '../../service/exports.ts';
import type { FileState } from '../../service/file-table.ts';
import type { Workspace } from '../../service/workspace.ts';
import { parse } from '../../syntax/parse.ts';
import { toPlain } from '../../syntax/plain.ts';
import type { SourceFile } from '../../text/source-file.ts';
import { treeOf } from '../at.ts';

export interface Around {
  readonly unit: Unit | undefined;
  readonly flow: PipelineFlow | undefined;
}

/** The line that is being written, and the path of what stands there. */
export interface Writing {
  readonly line: number;
  readonly path: readonly string[];
}

/**
 * The unit of a document and its flow. Of a text that cannot be read it is the unit as it last was where only the line at
 * hand has changed since, else what the other lines say, else what the tolerant reader makes of it.
 */
export function unitAround(state: FileState, document: number, workspace: Workspace, writing?: Writing): Around {
  const key = unitKey(state.source.id, document);
  const good = workspace.unit(key);
  const last: Around = { unit: good, flow: good?.kind === 'pipeline' ? workspace.flow(key) : undefined };
  if (!state.parsed.unreadable) return last;
  if (writing === undefined) return good === undefined ? tolerant(state, document, workspace, last) : last;
  const rest = withoutLine(state.source, writing.line);
  const before = state.good?.source;
  if (before !== undefined && !lacks(last.unit, writing.path) && (rest === before.text || rest === `${before.text}\n` || rest === withoutLine(before, writing.line))) return last;
  const others = ofOtherLines(state, rest, document, workspace, last);
  if (others !== undefined && !lacks(others.unit, writing.path)) return others;
  // Broken elsewhere too. Of a long text what it last said comes at once; reading all that can be read of it does not.
  return rest.length > LONG && !lacks(last.unit, writing.path) ? last : tolerant(state, document, workspace, last);
}

/** So many characters take longer to read in spite of a mistake than somebody waits for a list. */
const LONG = 30_000;

function withoutLine(source: SourceFile, line: number): string {
  const start = source.lineStarts[line] ?? source.text.length;
  return source.text.slice(0, start) + source.text.slice(source.lineStarts[line + 1] ?? source.text.length);
}

/** Whether a unit has no declaration of what a path leads into: it stands on the line at hand itself. */
function lacks(unit: Unit | undefined, [section, name, inside]: readonly string[]): boolean {
  if (unit === undefined) return true;
  if (inside === undefined || name === undefined || unit.kind !== 'pipeline') return false;
  return (section === 'sources' || section === 'steps' || section === 'outputs') && !unit[section].has(name);
}

interface Kept extends Around {
  readonly revision: number;
}

interface Others {
  /** Undefined where these lines cannot be read either. */
  readonly around: Around | undefined;
  readonly rest: string;
  readonly document: number;
  readonly environment: Workspace['environment'];
}

/** Of the file that is being written: as long as one line is typed in, all others stay the same. */
const latest = new WeakMap<Workspace, Others>();

function ofOtherLines({ source, limits }: FileState, rest: string, document: number, workspace: Workspace, last: Around): Around | undefined {
  const known = latest.get(workspace);
  if (known !== undefined && known.rest === rest && known.document === document && known.environment === workspace.environment) return known.around;
  const tree = parse(rest, limits);
  const root = tree.wellFormed ? tree.documents[document]?.root : undefined;
  const unit = root === undefined ? undefined : buildUnit(source.id, document, toPlain(root).value, false);
  const around = unit === undefined ? undefined : flowing(unit, workspace, last);
  latest.set(workspace, { around, rest, document, environment: workspace.environment });
  return around;
}

const broken = new WeakMap<SourceFile, Map<number, Kept>>();

function tolerant(state: FileState, document: number, workspace: Workspace, last: Around): Around {
  let kept = broken.get(state.source);
  if (kept === undefined) broken.set(state.source, (kept = new Map()));
  const known = kept.get(document);
  if (known?.revision === workspace.revision) return known;
  const made = ofTolerantTree(state, document, workspace, last);
  kept.set(document, { ...made, revision: workspace.revision });
  return made;
}

function flowing(unit: Unit, workspace: Workspace, last: Around): Around {
  return { unit, flow: unit.kind === 'pipeline' ? flowOf(unit, workspace.environment, (reference) => upstream(reference, unit, workspace), last.flow) : undefined };
}

function ofTolerantTree(state: FileState, document: number, workspace: Workspace, last: Around): Around {
  const root = treeOf(state).documents[document]?.root;
  const unit = root === undefined ? undefined : buildUnit(state.source.id, document, toPlain(root).value, false);
  if (unit === undefined) return last;
  return flowing(unit.kind === 'pipeline' ? withLost(unit, last.unit) : unit, workspace, last);
}

/** A bracket that is not closed may swallow what comes after it: what the unit lost by it is still there for who writes. */
function withLost(unit: Pipeline, before: Unit | undefined): Pipeline {
  if (before?.kind !== 'pipeline') return unit;
  const keep = <T>(now: ReadonlyMap<string, T>, then: ReadonlyMap<string, T>): ReadonlyMap<string, T> => (now.size === 0 && then.size > 0 ? then : now);
  return { ...unit, sources: keep(unit.sources, before.sources), purposes: keep(unit.purposes, before.purposes), parties: keep(unit.parties, before.parties) };
}

const exported = new WeakMap<PipelineFlow, Exports>();

function upstream(reference: string, reader: Pipeline, workspace: Workspace): Upstream {
  const { pipeline, output } = splitReference(reference);
  const key = workspace.link().pipelines.get(pipeline);
  const flow = key === undefined || key === reader.key ? undefined : workspace.flow(key);
  if (flow === undefined) return { kind: 'missing', candidates: [] };
  let exports = exported.get(flow);
  if (exports === undefined) exported.set(flow, (exports = exportsOf(flow, undefined)));
  const value = exports.get(output);
  if (value === undefined) return { kind: 'missing', candidates: [] };
  return value === 'unreadable' ? { kind: value } : { kind: 'export', value };
}
