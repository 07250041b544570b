/** From uses to places in the newest texts. Spans are kept per unit as long as its text is the same. */
import { documentOf, fileOf, type UnitKey } from '../../model/path.ts';
import { follow, type Place } from '../../service/locate.ts';
import { readTree } from '../../service/recent-trees.ts';
import type { Workspace } from '../../service/workspace.ts';
import { spanOf } from '../../syntax/navigate.ts';
import type { SourceFile } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import { fieldsOf, type PipelineFields } from './fields-of.ts';
import { namesOf, type Occurrence, type UnitNames } from './unit-names.ts';
import type { Use } from './uses.ts';

type Index = UnitNames | PipelineFields;

interface Spans {
  readonly source: SourceFile;
  readonly of: ReadonlyMap<Occurrence, Span>;
}

const known = new WeakMap<Index, Spans>();

function spansOf(index: Index, unit: UnitKey, workspace: Workspace): ReadonlyMap<Occurrence, Span> | undefined {
  const state = workspace.file(fileOf(unit));
  if (state?.good === undefined) return undefined;
  const { source } = state.good;
  let spans = known.get(index);
  if (spans?.source !== source) {
    const root = readTree(source, state.limits).documents[documentOf(unit)]?.root;
    const of = new Map<Occurrence, Span>();
    for (const use of index.uses) {
      const span = root && spanOf(root, use.path, use.part);
      if (span !== undefined) of.set(use, span);
    }
    known.set(index, (spans = { source, of }));
  }
  return spans.of;
}

/** Where a use stands in the newest text: the part of it that is the name. Undefined where that has gone from a text that cannot be read. */
export function placeOf(use: Use, workspace: Workspace): Place | undefined {
  if ('span' in use.at) return { file: use.at.file, span: use.at.span };
  const { unit, occurrence } = use.at;
  const file = fileOf(unit);
  const state = workspace.file(file);
  const owner = workspace.unit(unit);
  if (state?.good === undefined || owner === undefined) return undefined;
  const fields = fieldsOf(unit, workspace);
  const span = spansOf(namesOf(owner, workspace), unit, workspace)?.get(occurrence) ?? (fields && spansOf(fields, unit, workspace)?.get(occurrence));
  if (span === undefined) return undefined;
  const now = follow(partOf(use, span, state.good.source.text), state);
  return now.start < now.end ? { file, span: now } : undefined;
}

/** The part of a scalar that is the name; all of it where it is not written as it reads. */
export function partOf({ text, from, to }: Pick<Use, 'text' | 'from' | 'to'>, span: Span, source: string): Span {
  const written = source.slice(span.start, span.end);
  const at = written === text ? span.start : written.slice(1, -1) === text ? span.start + 1 : undefined;
  return at === undefined ? span : { start: at + from, end: at + to };
}

/**
 * Reads what names mean in every unit, one unit for each turn, so that whoever asks about the whole
 * workspace can let others go first in between.
 */
export function* readNames(workspace: Workspace): Generator<void> {
  for (const unit of [...workspace.allUnits()]) {
    if (workspace.unit(unit.key) !== unit) continue;
    spansOf(namesOf(unit, workspace), unit.key, workspace);
    yield;
    const fields = fieldsOf(unit.key, workspace);
    if (fields !== undefined) spansOf(fields, unit.key, workspace);
    yield;
  }
}
