/**
 * The outline of a file: its units, their sections and what is declared in them, as far as the text can
 * be read. Made of the text alone; what the outputs hold is taken from the last flow that is known.
 */
import { levelOf } from '../lineage/personal.ts';
import type { Locale } from '../messages/template.ts';
import { VERBS } from '../model/build-steps.ts';
import { unitKey, type Path } from '../model/path.ts';
import { LEVEL_WORDS } from '../service/level-words.ts';
import type { Workspace } from '../service/workspace.ts';
import { keyText } from '../syntax/navigate.ts';
import type { MapNode, Node, Pair } from '../syntax/tree.ts';
import type { FileId } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { treeOf } from './at.ts';
import type { DeclarationKind } from './declarations.ts';

/** Something in the outline; its name lies within it, and so does all that it holds. */
export interface Outline {
  readonly name: string;
  readonly detail: string | undefined;
  readonly kind: DeclarationKind | 'section';
  readonly span: Span;
  readonly nameSpan: Span;
  readonly children: readonly Outline[];
}

/** What the entries of a section are. */
const SECTIONS: Readonly<Record<string, DeclarationKind>> = {
  parties: 'party', processors: 'party', purposes: 'purpose', sources: 'source', steps: 'step', outputs: 'output',
  registers: 'register', laws: 'law', categories: 'category', rules: 'rule',
};

/** The units of the newest text of a file. Documents that are not ours are left out. */
export function outlineOf(file: FileId, workspace: Workspace, locale: Locale): readonly Outline[] {
  const state = workspace.file(file);
  if (state === undefined) return [];
  return treeOf(state).documents.flatMap(({ root }, index) => {
    if (root?.kind !== 'map') return [];
    const kind = find(root, 'pipeline') !== undefined ? 'pipeline' : find(root, 'catalog') !== undefined ? 'catalog' : undefined;
    if (kind === undefined && find(root, 'grondslag') === undefined) return [];
    return [unitOf(root, kind, (path) => detailOf(path, unitKey(file, index), workspace, locale))];
  });
}

type Details = (path: Path) => string | undefined;

function unitOf(root: MapNode, kind: 'pipeline' | 'catalog' | undefined, details: Details): Outline {
  const id = kind === undefined ? undefined : find(root, kind);
  const name = id === undefined ? undefined : text(id.value);
  const children = root.pairs.flatMap((pair): readonly Outline[] => {
    const section = keyText(pair.key);
    const each = section === undefined ? undefined : SECTIONS[section];
    if (section === undefined || each === undefined || pair.value.kind !== 'map') return [];
    return [entry(pair, 'section', undefined, pair.value.pairs.flatMap((item) => declared(item, each, [section], details)))];
  });
  const shown = name === undefined ? undefined : id!.value;
  return { name: name ?? 'grondslag', detail: text(find(root, 'title')?.value), kind: kind ?? 'pipeline', span: span(root), nameSpan: span(shown ?? root.pairs[0]?.key ?? root), children };
}

function declared(pair: Pair, kind: DeclarationKind, section: Path, details: Details): readonly Outline[] {
  const name = keyText(pair.key);
  if (name === undefined || name === '' || name === '<<') return [];
  const value = pair.value.kind === 'map' ? pair.value : undefined;
  switch (kind) {
    case 'source':
    case 'register':
      return [entry(pair, kind, text((value && (find(value, 'title') ?? find(value, 'register') ?? find(value, 'output') ?? find(value, 'party')))?.value), fieldsOf(value, 'fields'))];
    case 'step': {
      const verb = value?.pairs.map(({ key }) => keyText(key)).find((key) => VERBS.some((known) => known === key));
      return [entry(pair, kind, verb, madeBy(value, verb))];
    }
    case 'output': return [entry(pair, kind, [text(value && find(value, 'audience')?.value), details([...section, name])].filter((part) => part !== undefined).join(', ') || undefined, [])];
    case 'purpose': return [entry(pair, kind, text(value && (find(value, 'kind') ?? find(value, 'description'))?.value), [])];
    case 'party': return [entry(pair, kind, text(value && find(value, 'name')?.value), [])];
    case 'law': return [entry(pair, kind, text(value && find(value, 'title')?.value), [])];
    case 'category': return [entry(pair, kind, text(value && find(value, 'parent')?.value), [])];
    case 'rule': return [entry(pair, kind, text(value && find(value, 'severity')?.value), [])];
    default: return [entry(pair, kind, undefined, [])];
  }
}

/** What a step makes under names of its own: derived and counted fields, renamed ones, a score, a decision. */
function madeBy(value: MapNode | undefined, verb: string | undefined): readonly Outline[] {
  switch (verb) {
    case 'derive':
    case 'generalise':
    case 'select': return fieldsOf(value, 'fields');
    case 'aggregate': return fieldsOf(value, 'measures');
    case 'smpc': return fieldsOf(value, 'reveals');
    case 'score':
    case 'decide': {
      const pair = value && find(value, 'field');
      const name = text(pair?.value);
      return pair === undefined || name === undefined ? [] : [{ name, detail: undefined, kind: 'field', span: whole(pair), nameSpan: span(pair.value), children: [] }];
    }
    default: return [];
  }
}

function fieldsOf(value: MapNode | undefined, under: string): readonly Outline[] {
  const fields = value && find(value, under)?.value;
  if (fields?.kind !== 'map') return [];
  return fields.pairs.flatMap((pair): readonly Outline[] => {
    const name = keyText(pair.key);
    if (name === undefined || name === '' || name === '<<') return [];
    const detail = pair.value.kind === 'map' ? find(pair.value, 'category')?.value : pair.value;
    return [entry(pair, 'field', text(detail), [])];
  });
}

function entry(pair: Pair, kind: Outline['kind'], detail: string | undefined, children: readonly Outline[]): Outline {
  return { name: keyText(pair.key) ?? '', detail, kind, span: whole(pair), nameSpan: span(pair.key), children };
}

function whole({ key, value }: Pair): Span {
  return { start: key.start, end: Math.max(key.end, value.end) };
}

function span({ start, end }: Span): Span {
  return { start, end };
}

function find(map: MapNode, name: string): Pair | undefined {
  return map.pairs.find(({ key }) => keyText(key) === name);
}

/** What a scalar says, on one line; undefined where it says nothing. */
function text(node: Node | undefined): string | undefined {
  const scalar = node?.kind === 'alias' ? node.target : node;
  if (scalar?.kind !== 'scalar') return undefined;
  const value = scalar.value.replace(/\s+/g, ' ').trim();
  return value === '' ? undefined : value;
}

/** How far an output still tells who it is about, by the last flow that is known. */
function detailOf(path: Path, unit: ReturnType<typeof unitKey>, workspace: Workspace, locale: Locale): string | undefined {
  const output = workspace.flow(unit)?.outputs.find(({ name }) => name === path[1]);
  return output === undefined || output.profile.unknown ? undefined : LEVEL_WORDS[levelOf(output.profile, workspace.environment)][locale];
}
