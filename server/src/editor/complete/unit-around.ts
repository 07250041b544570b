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
import { toPlain } from '../../syntax/plain.ts';
import type { SourceFile } from '../../text/source-file.ts';
import { treeOf } from '../at.ts';

export interface Around {
  readonly unit: Unit | undefined;
  readonly flow: PipelineFlow | undefined;
}

interface Kept extends Around {
  readonly revision: number;
}

const broken = new WeakMap<SourceFile, Map<number, Kept>>();

/** The unit of a document and its flow. For a text that cannot be read: of what can be, else as they last were. */
export function unitAround(state: FileState, document: number, workspace: Workspace): Around {
  const key = unitKey(state.source.id, document);
  const good = workspace.unit(key);
  const last: Around = { unit: good, flow: good?.kind === 'pipeline' ? workspace.flow(key) : undefined };
  if (!state.parsed.unreadable) return last;
  let kept = broken.get(state.source);
  if (kept === undefined) broken.set(state.source, (kept = new Map()));
  const known = kept.get(document);
  if (known?.revision === workspace.revision) return known;
  const made = ofTolerantTree(state, document, workspace, last);
  kept.set(document, { ...made, revision: workspace.revision });
  return made;
}

function ofTolerantTree(state: FileState, document: number, workspace: Workspace, last: Around): Around {
  const root = treeOf(state).documents[document]?.root;
  const unit = root === undefined ? undefined : buildUnit(state.source.id, document, toPlain(root).value, false);
  if (unit === undefined) return last;
  if (unit.kind !== 'pipeline') return { unit, flow: undefined };
  const whole = withLost(unit, last.unit);
  return { unit: whole, flow: flowOf(whole, workspace.environment, (reference) => upstream(reference, whole, workspace), last.flow) };
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
