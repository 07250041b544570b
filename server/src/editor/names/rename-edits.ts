/** The edits that give uses another name: only the characters of the scalars change. */
import { styleOf } from '../../edit/style.ts';
import { textScalar } from '../../edit/write-scalar.ts';
import { documentOf, fileOf, type Path, type UnitKey } from '../../model/path.ts';
import { text as textOf } from '../../model/read.ts';
import { treeOf } from '../../service/recent-trees.ts';
import type { FileState } from '../../service/file-table.ts';
import type { Workspace } from '../../service/workspace.ts';
import { lookup, resolve, spanOf } from '../../syntax/navigate.ts';
import { plainValue } from '../../syntax/plain.ts';
import type { Node, ScalarNode } from '../../syntax/tree.ts';
import type { FileId } from '../../text/source-file.ts';
import type { Span } from '../../text/span.ts';
import { sortEdits, type TextEdit } from '../../text/text-edit.ts';
import { fieldsOf } from './fields-of.ts';
import { placeKey } from './place-key.ts';
import { namesOf, type Occurrence } from './unit-names.ts';
import type { Use } from './uses.ts';

/** The uses of one file, as edits of its text; undefined where the text of a name is shared with something else. */
export function editsIn(file: FileId, uses: readonly Use[], name: string, workspace: Workspace): readonly TextEdit[] | undefined {
  const state = workspace.file(file);
  if (state === undefined || state.parsed.unreadable) return undefined;
  const edits = new Map<number, TextEdit>();
  const behindAlias: Span[] = [];
  for (const use of uses) {
    const written = use.text.slice(0, use.from) + name + use.text.slice(use.to);
    if ('span' in use.at) {
      edits.set(use.at.span.start, { span: use.at.span, newText: written });
      continue;
    }
    const found = scalarOf(use.at.unit, use.at.occurrence, state);
    if (found === undefined || found.node.style === 'literal' || found.node.style === 'folded' || readsAs(found.node, use.at.occurrence.part) !== use.text) return undefined;
    if (found.alias) {
      behindAlias.push(found.node);
      continue;
    }
    const edit: TextEdit = { span: { start: found.node.start, end: found.node.end }, newText: scalarText(written, found, state) };
    if ((edits.get(edit.span.start)?.newText ?? edit.newText) !== edit.newText) return undefined;
    edits.set(edit.span.start, edit);
  }
  if (!behindAlias.every(({ start }) => edits.has(start)) || touchesOthers(file, uses, edits, workspace)) return undefined;
  return sortEdits([...edits.values()]);
}

interface FoundScalar {
  readonly node: ScalarNode;
  /** Only an alias of it stands at the place. */
  readonly alias: boolean;
  readonly inFlow: boolean;
}

function scalarOf(unit: UnitKey, { path, part }: Occurrence, state: FileState): FoundScalar | undefined {
  const root = treeOf(state.source, state.limits).documents[documentOf(unit)]?.root;
  const found = root && lookup(root, path);
  const at = part === 'key' ? found?.key : found?.value;
  const node = at && resolve(at);
  return root === undefined || at === undefined || node?.kind !== 'scalar' ? undefined : { node, alias: at.kind === 'alias', inFlow: isInFlow(root, path) };
}

function readsAs(node: ScalarNode, part: Occurrence['part']): string | undefined {
  return part === 'key' ? node.value : textOf(plainValue(node));
}

function isInFlow(root: Node, path: Path): boolean {
  for (let length = 0; length < path.length; length++) {
    const found = lookup(root, path.slice(0, length));
    const node = found && resolve(found.value);
    if ((node?.kind === 'map' || node?.kind === 'seq') && node.flow) return true;
  }
  return false;
}

/** Quotes stay; a name without them gets them only where it cannot do without. */
function scalarText(text: string, { node, inFlow }: FoundScalar, state: FileState): string {
  const plain = textScalar(text, 'single', inFlow, node.style);
  return plain === text || node.style !== 'plain' ? plain : textScalar(text, styleOf(state.source.text, treeOf(state.source, state.limits)).quote, inFlow, node.style);
}

/** Whether what changes is also read as the name of something that does not change. Only aliases make one text stand at several places. */
function touchesOthers(file: FileId, uses: readonly Use[], edits: ReadonlyMap<number, TextEdit>, workspace: Workspace): boolean {
  const state = workspace.file(file)!;
  if (!/[*]/.test(state.source.text)) return false;
  const meant = new Set(uses.flatMap(({ at }) => ('unit' in at ? [`${at.unit} ${placeKey(at.occurrence.path, at.occurrence.part)}`] : [])));
  for (const unit of state.good?.parsed.units ?? []) {
    const root = treeOf(state.source, state.limits).documents[documentOf(unit.key)]?.root;
    for (const other of [...namesOf(unit, workspace).uses, ...(fieldsOf(unit.key, workspace)?.uses ?? [])]) {
      const span = root && spanOf(root, other.path, other.part);
      if (span !== undefined && edits.has(span.start) && !meant.has(`${unit.key} ${placeKey(other.path, other.part)}`)) return true;
    }
  }
  return false;
}

/** The uses by the file they stand in. */
export function byFile(uses: readonly Use[]): ReadonlyMap<FileId, readonly Use[]> {
  const files = new Map<FileId, Use[]>();
  for (const use of uses) {
    const file = 'file' in use.at ? use.at.file : fileOf(use.at.unit);
    const list = files.get(file);
    if (list === undefined) files.set(file, [use]);
    else list.push(use);
  }
  return files;
}
