/**
 * What stands between the words without being asked for: how far data identify where they meet or leave, under which
 * ground, which category a field has that states none, who keeps a register. Places come from the newest text, facts
 * from the flow; where a name is not there (yet), nothing is said of it.
 */
import type { Environment } from '../lineage/environment.ts';
import type { FlowNode, SourceNode } from '../lineage/flow.ts';
import { levelOf, meaning } from '../lineage/personal.ts';
import { fieldOf, type FieldFlow, type Profile } from '../lineage/profile.ts';
import type { Locale } from '../messages/template.ts';
import { unitKey, type Anchor, type Path } from '../model/path.ts';
import type { Pipeline, Purpose } from '../model/pipeline.ts';
import { originAnchor } from '../rules/places.ts';
import { LEVEL_SHORT, LEVEL_SIGNS } from '../service/level-words.ts';
import { lookup } from '../syntax/navigate.ts';
import type { Node } from '../syntax/tree.ts';
import type { FileId } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import type { Workspace } from '../service/workspace.ts';
import { treeOf } from './at.ts';
import { hasLens } from './lens.ts';
import { clipped } from './markdown.ts';

export type HintKind = 'categories' | 'levels' | 'grounds';

/** A piece of a hint, with where it comes from. */
export interface HintPart {
  readonly text: string;
  readonly origin: Anchor | undefined;
}

export interface Hint {
  /** Where it stands: right behind what it is about. */
  readonly offset: number;
  /** In what it is about, so that the hover there can be shown. */
  readonly about: number;
  readonly parts: readonly HintPart[];
}

/** Which hints are wanted. */
export type HintChoice = Readonly<Record<HintKind, boolean>> & {
  /** Lines above outputs and joins are shown, and say how far their data identify: no hint says it once more. */
  readonly belowLenses?: boolean;
};

/** So many categories, and characters of a law, fit between the words. */
const MOST_CATEGORIES = 3;
const MOST_LAW = 28;

/** Verbs by which data become something else than they were. */
const CHANGING: ReadonlySet<string> = new Set(['join', 'union', 'derive', 'aggregate', 'generalise', 'pseudonymise', 'anonymise', 'smpc']);

/** The hints of a part of a file, in the order of the text. */
export function hintsIn(file: FileId, within: Span, choice: HintChoice, workspace: Workspace, locale: Locale): readonly Hint[] {
  const state = workspace.file(file);
  if (state === undefined) return [];
  const found = new Map<string, Hint>();
  for (const [document, { root }] of treeOf(state).documents.entries()) {
    const unit = workspace.unit(unitKey(file, document));
    const flow = unit?.kind === 'pipeline' ? workspace.flow(unit.key) : undefined;
    if (root === undefined || flow === undefined) continue;
    const writing: Writing = { root, text: state.source.text, within, choice, pipeline: flow.pipeline, environment: workspace.environment, locale, found };
    for (const node of flow.nodes) {
      // Most of a long file is not on the screen.
      const declared = lookup(root, node.path);
      if (declared === undefined || declared.value.end < within.start || (declared.key ?? declared.value).start > within.end) continue;
      if (node.kind === 'source') ofSource(node, writing);
      else if (node.kind === 'step') ofStep(node, writing);
      else put(node.path, 'key', [...levelParts(node, writing), ...groundParts(node.purposes, writing)], writing);
    }
  }
  return [...found.values()].sort((a, b) => a.offset - b.offset);
}

interface Writing {
  readonly root: Node;
  readonly text: string;
  readonly within: Span;
  readonly choice: HintChoice;
  readonly pipeline: Pipeline;
  readonly environment: Environment;
  readonly locale: Locale;
  /** By place and text: what an alias repeats is said once. */
  readonly found: Map<string, Hint>;
}

/** Puts a hint behind a key with its colon, or behind a value that is one word on one line. */
function put(path: Path, part: 'key' | 'value', parts: readonly HintPart[], { root, text, within, found }: Writing, name?: string): void {
  const at = parts.length === 0 ? undefined : lookup(root, path);
  const node = part === 'key' ? at?.key : at?.value;
  if (node?.kind !== 'scalar' || node.start === node.end || (name !== undefined && node.value !== name)) return;
  const offset = part === 'key' && text[node.end] === ':' ? node.end + 1 : node.end;
  if (offset < within.start || offset > within.end || /[\r\n]/.test(text.slice(node.start, node.end))) return;
  const key = `${offset} ${parts.map((item) => item.text).join(' ')}`;
  if (!found.has(key)) found.set(key, { offset, about: node.start + 1, parts });
}

function ofSource({ path, decl, supply, profile }: SourceNode, writing: Writing): void {
  const { choice, environment, pipeline } = writing;
  const keeper = supply.register?.keeper;
  if (choice.categories && keeper !== undefined) {
    const party = environment.party(pipeline, keeper);
    put([...path, 'register'], 'value', [{ text: party?.name ?? keeper, origin: party?.declaration }], writing, decl.register?.id);
  }
  if (supply.upstream !== undefined) {
    const { pipeline: from, output, purposes } = supply.upstream;
    const origin: Anchor = { unit: from.key, path: output.path, part: 'key' };
    const level = choice.levels ? [levelPart(profile, origin, writing)] : [];
    put([...path, 'output'], 'value', [...level, ...(choice.grounds ? purposes.slice(0, 1).map((purpose) => purposePart(purpose)) : [])], writing, decl.output?.id);
  }
  if (!choice.categories) return;
  for (const declared of decl.fields?.values() ?? []) {
    const field = declared.category === undefined ? fieldOf(profile, declared.name) : undefined;
    if (field !== undefined) put([...path, 'fields', declared.name], 'key', categoryParts(field, writing), writing);
  }
}

function ofStep(node: Extract<FlowNode, { kind: 'step' }>, writing: Writing): void {
  const { decl, path, profile, references } = node;
  if (CHANGING.has(decl.verb)) put(path, 'key', levelParts(node, writing), writing);
  if (!writing.choice.categories) return;
  for (const derived of decl.derived) {
    const field = derived.category === undefined ? fieldOf(profile, derived.name) : undefined;
    if (field !== undefined) put(derived.path, 'key', categoryParts(field, writing), writing);
  }
  for (const { ref, role, field } of references) {
    if (field !== undefined && ((role === 'key' && decl.verb === 'join') || role === 'by')) put(ref.path, 'value', categoryParts(field, writing), writing, ref.id);
  }
}

function levelParts(node: FlowNode, writing: Writing): readonly HintPart[] {
  return writing.choice.levels && !(writing.choice.belowLenses === true && hasLens(node)) && !(node.profile.unknown && node.profile.fields.size === 0) ? [levelPart(node.profile, undefined, writing)] : [];
}

function levelPart(profile: Profile, origin: Anchor | undefined, { environment, locale }: Writing): HintPart {
  const level = levelOf(profile, environment);
  return { text: `${LEVEL_SIGNS[level]} ${LEVEL_SHORT[level][locale]}`, origin };
}

function purposePart({ id, unit, path }: Purpose): HintPart {
  return { text: id, origin: { unit, path, part: 'key' } };
}

/** The ground of the first purpose, and how many more there are. */
function groundParts(purposes: readonly Purpose[], { choice, locale }: Writing): readonly HintPart[] {
  const [first] = purposes;
  if (!choice.grounds || first === undefined) return [];
  const { ground, unit, path } = first;
  const none = locale === 'nl' ? 'geen grondslag opgegeven' : 'no ground declared';
  const cited = ground?.article === undefined ? none : [ground.article, ground.law && clipped(ground.law.id, MOST_LAW)].filter((part) => part !== undefined).join(' ');
  const more = purposes.length > 1 ? ` +${purposes.length - 1}` : '';
  return [{ text: cited + more, origin: { unit, path: ground?.path ?? path, part: 'key' } }];
}

/** The categories of a field that states none, each with where it comes from. */
function categoryParts(field: FieldFlow, { locale }: Writing): readonly HintPart[] {
  const categories = meaning(field);
  if (categories.length === 0 || field.unknown) return [];
  // A name that says it already needs no echo.
  const [only] = categories.length === 1 ? categories : [];
  if (only !== undefined && field.name.slice(field.name.lastIndexOf('.') + 1).toLowerCase() === only.label[locale].toLowerCase()) return [];
  const left = categories.length - MOST_CATEGORIES;
  return [...categories.slice(0, MOST_CATEGORIES).map((category): HintPart => {
    const origin = field.origins.find((candidate) => candidate.categories.includes(category)) ?? field.origins[0];
    return { text: category.label[locale], origin: origin && originAnchor(origin) };
  }), ...(left > 0 ? [{ text: `+${left}`, origin: undefined }] : [])];
}
