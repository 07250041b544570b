/** The name at a place of the newest text, and the thing it stands for. */
import { unitKey } from '../../model/path.ts';
import type { Unit } from '../../model/pipeline.ts';
import { text as textOf } from '../../model/read.ts';
import type { FileState } from '../../service/file-table.ts';
import type { Workspace } from '../../service/workspace.ts';
import { nodeAt, type NodeAt } from '../../syntax/navigate.ts';
import { plainValue } from '../../syntax/plain.ts';
import type { FileId } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import { nameKindAt } from '../name-kinds.ts';
import { ruleNamesIn, treeOf } from './comment-names.ts';
import { fieldsOf, type Group, type PipelineFields } from './fields-of.ts';
import { fieldWalker } from './field-walk.ts';
import { placeKey } from './place-key.ts';
import { partOf } from './places.ts';
import { resolveName, resolveOutput, type Thing } from './thing.ts';
import { namesOf } from './unit-names.ts';

export interface NameAt {
  readonly thing: Thing;
  /** Where the name stands, without quotes. */
  readonly span: Span;
  readonly unit: Unit | undefined;
}

/** The name under the cursor; undefined where there is none, or none that stands for something. */
export function nameAt(file: FileId, offset: number, workspace: Workspace): NameAt | undefined {
  const state = workspace.file(file);
  if (state === undefined) return undefined;
  for (const { at, text } of ruleNamesIn(state)) {
    if ('span' in at && at.span.start <= offset && offset <= at.span.end) return { thing: { kind: 'rule', id: text, name: text }, span: at.span, unit: undefined };
  }
  const here = scalarAt(state, offset);
  const unit = here && workspace.unit(unitKey(file, here.document));
  if (here === undefined || unit === undefined) return undefined;
  const { node, onKey } = here.at;
  const text = node.kind === 'scalar' ? (onKey ? node.value : textOf(plainValue(node))) : undefined;
  if (text === undefined) return undefined;
  const found = thingAt(here.at, text, unit, (from, to) => {
    const part = partOf({ text, from, to }, node, state.source.text);
    return part.start <= offset && offset <= part.end;
  }, workspace);
  return found && { thing: found.thing, span: partOf({ text, from: found.from, to: found.to }, node, state.source.text), unit };
}

/** A scalar of the newest text, and the number of its document. */
export function scalarAt(state: FileState, offset: number): { readonly document: number; readonly at: NodeAt } | undefined {
  for (const [document, { root }] of treeOf(state).documents.entries()) {
    const at = root === undefined ? undefined : nodeAt(root, offset);
    if (at !== undefined && at.node.kind === 'scalar') return { document, at };
  }
  return undefined;
}

interface Part {
  readonly thing: Thing;
  readonly from: number;
  readonly to: number;
}

function thingAt({ path, onKey }: NodeAt, text: string, unit: Unit, isIn: (from: number, to: number) => boolean, workspace: Workspace): Part | undefined {
  const key = placeKey(path, onKey ? 'key' : 'value');
  const fields = fieldsOf(unit.key, workspace);
  const field = fields?.at.get(key);
  if (fields !== undefined && field !== undefined && fields.names.get(field.group) === text) return partOfField(fields, field.group, text, isIn, workspace);
  // In a text that is being written the newest place may be one that the model does not have yet.
  const kind = namesOf(unit, workspace).at.get(key)?.kind ?? (isSelection(path, unit) ? undefined : nameKindAt(path, onKey));
  if (kind === undefined) return undefined;
  if (kind === 'output') {
    const { pipeline, output, slash } = resolveOutput(text, workspace);
    const first = isIn(0, slash) && !(output !== undefined && isIn(slash + 1, text.length));
    return first ? pipeline && { thing: pipeline, from: 0, to: slash } : output && { thing: output, from: slash + 1, to: text.length };
  }
  const thing = resolveName({ kind, id: text, path }, unit, workspace);
  return thing && { thing, from: 0, to: text.length };
}

/** The old name in `select: {new: old}` stands where elsewhere a category may. */
function isSelection(path: readonly string[], unit: Unit): boolean {
  return unit.kind === 'pipeline' && path[0] === 'steps' && path.length === 4 && path[2] === 'fields' && unit.steps.get(path[1]!)?.verb !== 'generalise';
}

/** In `input.field` that a join made, the input or the field; in any other name of a field that field. */
function partOfField(fields: PipelineFields, group: Group, text: string, isIn: (from: number, to: number) => boolean, workspace: Workspace): Part {
  let from = 0;
  let at = { fields, group };
  // What a join made has a point in it; nothing else is worth a walk over all files.
  const walker = text.includes('.') ? fieldWalker(workspace) : undefined;
  // Each turn takes an input's name off the front, so this ends with the text.
  while (walker !== undefined && text.includes('.', from)) {
    const made = walker.from({ kind: 'group', ...at }, 'name').flatMap((stop) => (stop.kind === 'group' ? stop.fields.compounds.flatMap((compound) => (compound.group === stop.group ? [{ stop, compound }] : [])) : []))[0];
    if (made === undefined) break;
    const { stop, compound } = made;
    const end = from + compound.input.length;
    if (isIn(from, end) && !isIn(end + 1, text.length)) return { thing: { kind: 'node', unit: stop.fields.unit, name: compound.input }, from, to: end };
    from = end + 1;
    at = { fields: stop.fields, group: compound.field };
  }
  return { thing: { kind: 'field', stop: { kind: 'group', ...at }, name: text.slice(from) }, from, to: text.length };
}
