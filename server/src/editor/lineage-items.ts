/**
 * Lineage one step at a time: a node of a pipeline or a field at one, what it comes from and where it
 * goes, across files. An item tells all that is needed to ask on, so that nothing is kept between questions.
 */
import { fieldEdges } from '../lineage/field-edges.ts';
import type { FlowNode, OutputNode, PipelineFlow, SourceNode } from '../lineage/flow.ts';
import { splitReference } from '../lineage/link.ts';
import { fieldLevel, levelOf, meaning } from '../lineage/personal.ts';
import type { Locale } from '../messages/template.ts';
import type { Path, UnitKey } from '../model/path.ts';
import { LEVEL_WORDS } from '../service/level-words.ts';
import { locate, type Place } from '../service/locate.ts';
import type { Workspace } from '../service/workspace.ts';
import type { FileId } from '../text/source-file.ts';
import { contains, type Span } from '../text/span.ts';
import { subjectAt, type Meaning } from './at.ts';
import { fieldPath } from './field-path.ts';
import { fieldLevelText } from './words.ts';

/** A node of a pipeline by its names, or a field at it. */
export interface LineageKey {
  readonly unit: UnitKey;
  readonly section: 'sources' | 'steps' | 'outputs';
  readonly name: string;
  readonly field?: string;
}

export interface LineageItem {
  readonly key: LineageKey;
  readonly name: string;
  readonly kind: 'field' | FlowNode['kind'];
  /** In what it stands, what it is and how far it tells who it is about. */
  readonly detail: string;
  readonly place: Place;
  /** The name of the node, or where it names the field; within the place. */
  readonly nameSpan: Span;
}

/** The items at an offset: a key of a join has one for each of its inputs. */
export function lineageAt(file: FileId, offset: number, workspace: Workspace, locale: Locale): readonly LineageItem[] {
  const subject = subjectAt(file, offset, workspace);
  if (subject === undefined) return [];
  const seen = new Set<string>();
  return keysOf(subject.meaning, subject.unit?.key, workspace).flatMap((key) => {
    const text = keyText(key);
    if (seen.has(text)) return [];
    seen.add(text);
    return itemOf(key, workspace, locale) ?? [];
  });
}

/** One text for each key. */
export function keyText({ unit, section, name, field }: LineageKey): string {
  return JSON.stringify([unit, section, name, field]);
}

function keysOf(meaning: Meaning, unit: UnitKey | undefined, workspace: Workspace): readonly LineageKey[] {
  switch (meaning.kind) {
    case 'field': return unit === undefined ? [] : meaning.meanings.map(({ node, field }) => keyOf(unit, node, field.name));
    case 'node': return [keyOf(meaning.flow.pipeline.key, meaning.node)];
    case 'output': {
      const { pipeline, output } = splitReference(meaning.reference);
      const producer = workspace.link().pipelines.get(pipeline);
      return producer === undefined ? [] : [{ unit: producer, section: 'outputs', name: output }];
    }
    default: return [];
  }
}

const SECTION = { source: 'sources', step: 'steps', output: 'outputs' } as const;

function keyOf(unit: UnitKey, node: FlowNode, field?: string): LineageKey {
  const key: LineageKey = { unit, section: SECTION[node.kind], name: node.name };
  return field === undefined ? key : { ...key, field };
}

function resolve({ unit, section, name, field }: LineageKey, workspace: Workspace): { readonly flow: PipelineFlow; readonly node: FlowNode } | undefined {
  const flow = workspace.flow(unit);
  const node = flow?.nodes.find((candidate) => candidate.name === name && SECTION[candidate.kind] === section);
  return flow === undefined || node === undefined || (field !== undefined && !node.profile.fields.has(field)) ? undefined : { flow, node };
}

/** The item of a key; undefined where it is not there (any more). */
export function itemOf(key: LineageKey, workspace: Workspace, locale: Locale): LineageItem | undefined {
  const found = resolve(key, workspace);
  if (found === undefined) return undefined;
  const { flow, node } = found;
  const field = key.field === undefined ? undefined : node.profile.fields.get(key.field);
  const at = (path: Path, part: 'key' | 'value' | 'whole'): Place | undefined => locate({ unit: key.unit, path, part }, workspace);
  const place = at(node.path, 'whole');
  if (place === undefined) return undefined;
  const named = field === undefined ? undefined : fieldPath(node, field.name);
  const nameSpan = [named && at(named.path, named.part), at(node.path, 'key')].find((one) => one !== undefined && contains(place.span, one.span))?.span ?? { start: place.span.start, end: place.span.start };
  const container = field === undefined ? flow.pipeline.id : `${flow.pipeline.id}/${node.name}`;
  const what = field === undefined ? (node.kind === 'step' ? [node.decl.verb] : []) : meaning(field).map(({ label }) => label[locale]);
  const level = field !== undefined ? fieldLevelText(fieldLevel(field, node.profile), field.pseudonym !== undefined, locale)
    : node.profile.unknown ? undefined : LEVEL_WORDS[levelOf(node.profile, workspace.environment)][locale];
  const detail = [container, what.join(', '), level].filter((part) => part !== undefined && part !== '').join(' · ');
  return { key, name: key.field ?? node.name, kind: field === undefined ? node.kind : 'field', detail, place, nameSpan };
}

/** What the data at an item come from, one step back. */
export function originsOfItem(key: LineageKey, workspace: Workspace): readonly LineageKey[] {
  const found = resolve(key, workspace);
  if (found === undefined) return [];
  const { flow, node } = found;
  if (node.kind === 'source') return upstreamOf(node, key.field, workspace);
  if (key.field === undefined) return unique(node.inputs.map((input) => keyOf(key.unit, input)));
  return fieldEdges(flow).into(node, key.field).map(({ node: input, field }) => keyOf(key.unit, input, field));
}

function upstreamOf({ supply }: SourceNode, field: string | undefined, workspace: Workspace): readonly LineageKey[] {
  if (supply.upstream === undefined) return [];
  const { pipeline, output, profile } = supply.upstream;
  if (field !== undefined && !profile.fields.has(field)) return [];
  const key: LineageKey = { unit: pipeline.key, section: 'outputs', name: output.name, ...(field === undefined ? {} : { field }) };
  return resolve(key, workspace) === undefined ? [] : [key];
}

/**
 * Where the data at an item go, one step on: one answer for each pipeline that was looked at, so that who has
 * time for other things in between can take it. Pipelines that read an output come after its own.
 */
export function* destinationsOfItem(key: LineageKey, workspace: Workspace): Generator<readonly LineageKey[], void> {
  const found = resolve(key, workspace);
  if (found === undefined) return;
  const { flow, node } = found;
  if (node.kind === 'output') {
    yield* readersOf(key, node, flow, workspace);
    return;
  }
  if (key.field === undefined) yield unique(flow.nodes.filter(({ inputs }) => inputs.includes(node)).map((reader) => keyOf(key.unit, reader)));
  else yield fieldEdges(flow).outOf(node, key.field).map(({ node: reader, field }) => keyOf(key.unit, reader, field));
}

function* readersOf(key: LineageKey, output: OutputNode, flow: PipelineFlow, workspace: Workspace): Generator<readonly LineageKey[], void> {
  const reference = `${flow.pipeline.id}/${output.name}`;
  for (const reader of workspace.link().readers.get(key.unit) ?? []) {
    const unit = workspace.unit(reader);
    if (unit?.kind !== 'pipeline' || ![...unit.sources.values()].some((source) => source.output?.id === reference)) continue;
    const sources = workspace.flow(reader)?.sources ?? [];
    yield sources
      .filter(({ supply, profile }) => supply.upstream?.pipeline.key === key.unit && supply.upstream.output.name === output.name && (key.field === undefined || profile.fields.has(key.field)))
      .map((source) => keyOf(reader, source, key.field));
  }
}

function unique(keys: readonly LineageKey[]): readonly LineageKey[] {
  return [...new Map(keys.map((key) => [keyText(key), key])).values()];
}
