/** What stands at a place of a text: the declaration or the name under the cursor, and what it means. */
import { treeOf as recentTree } from '../service/recent-trees.ts';
import type { PipelineFlow, FlowNode } from '../lineage/flow.ts';
import { fieldOf, type FieldFlow, type Profile } from '../lineage/profile.ts';
import { samePath } from '../lineage/trace.ts';
import { unitKey, type Path } from '../model/path.ts';
import type { Purpose, Unit } from '../model/pipeline.ts';
import { rulesOf } from '../rules/own/rule-set.ts';
import type { Rule } from '../rules/rule.ts';
import { directiveComments } from '../syntax/comments.ts';
import { nodeAt, type NodeAt } from '../syntax/navigate.ts';
import { tolerantTree } from '../syntax/tolerant.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { FileId, SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { nameKindAt } from './name-kinds.ts';
import type { FileState } from '../service/file-table.ts';
import type { Workspace } from '../service/workspace.ts';

/** A field at a node, with the node's profile to judge it by. */
export interface FieldAt {
  readonly kind: 'field';
  readonly name: string;
  /** One for each input in which the name means something: a join key has several. */
  readonly meanings: readonly { readonly field: FieldFlow; readonly profile: Profile; readonly node: FlowNode }[];
}

export type Meaning =
  | FieldAt
  | { readonly kind: 'node'; readonly node: FlowNode; readonly flow: PipelineFlow }
  | { readonly kind: 'purpose'; readonly purpose: Purpose }
  | { readonly kind: 'pipeline'; readonly unit: Unit }
  /** `pipeline/output` of another pipeline. */
  | { readonly kind: 'output'; readonly reference: string }
  | { readonly kind: 'party' | 'register' | 'category' | 'purpose-kind' | 'law' | 'ground' | 'principle' | 'secrecy'; readonly id: string }
  | { readonly kind: 'rule'; readonly rule: Rule };

/** What is under the cursor, where it stands, and in which unit. */
export interface Subject {
  readonly span: Span;
  readonly unit: Unit | undefined;
  readonly meaning: Meaning;
}

/** The subject at an offset of the newest text; undefined where nothing has a meaning of its own. */
export function subjectAt(file: FileId, offset: number, workspace: Workspace): Subject | undefined {
  const state = workspace.file(file);
  if (state === undefined) return undefined;
  const inComment = ruleInComment(state.source, offset, treeOf(state), workspace);
  if (inComment !== undefined) return inComment;
  const here = placeAt(state, offset);
  if (here === undefined) return undefined;
  const unit = workspace.unit(unitKey(file, here.document));
  if (unit === undefined) return undefined;
  const meaning = meaningAt(here.at, unit, workspace);
  return meaning && { span: { start: here.at.node.start, end: here.at.node.end }, unit, meaning };
}

const trees = new WeakMap<SourceFile, SyntaxTree>();

/** The tree of the newest text, as far as it can be read. */
export function treeOf(state: FileState): SyntaxTree {
  if (!state.parsed.unreadable) return recentTree(state.source, state.limits);
  let tree = trees.get(state.source);
  if (tree === undefined) trees.set(state.source, (tree = tolerantTree(state.source.text)));
  return tree;
}

/** The node at an offset, and the number of its document. */
export function placeAt(state: FileState, offset: number): { readonly document: number; readonly at: NodeAt } | undefined {
  for (const [document, { root }] of treeOf(state).documents.entries()) {
    const at = root === undefined ? undefined : nodeAt(root, offset);
    if (at !== undefined && at.node.kind === 'scalar') return { document, at };
  }
  return undefined;
}

function ruleInComment({ text }: SourceFile, offset: number, tree: SyntaxTree, workspace: Workspace): Subject | undefined {
  const comment = directiveComments(text, tree).find(({ span }) => span.start <= offset && offset <= span.end);
  if (comment === undefined) return undefined;
  for (const match of text.slice(comment.span.start, comment.span.end).matchAll(/[^\s,[\]]+/g)) {
    const start = comment.span.start + match.index;
    const rule = start <= offset && offset <= start + match[0].length ? rulesOf(workspace.environment).byId(match[0]) : undefined;
    if (rule !== undefined) return { span: { start, end: start + match[0].length }, unit: undefined, meaning: { kind: 'rule', rule } };
  }
  return undefined;
}

function meaningAt({ path, node, onKey }: NodeAt, unit: Unit, workspace: Workspace): Meaning | undefined {
  const id = node.kind === 'scalar' ? node.value : '';
  const flow = unit.kind === 'pipeline' ? workspace.flow(unit.key) : undefined;
  if (flow !== undefined) {
    const inFlow = nodeMeaning(path, onKey, id, flow) ?? fieldMeaning(path, onKey, id, flow);
    if (inFlow !== undefined) return inFlow;
  }
  const kind = nameKindAt(path, onKey);
  switch (kind) {
    case undefined: return undefined;
    case 'unit': return { kind: 'pipeline', unit };
    case 'output': return { kind, reference: id };
    case 'purpose':
    case 'purpose-or-kind': {
      const isKind = kind !== 'purpose' && workspace.environment.base.matrix.kinds.some((known) => known.id === id);
      const purpose = isKind ? undefined : workspace.environment.purpose(unit, id);
      return purpose === undefined ? (isKind ? { kind: 'purpose-kind', id } : undefined) : { kind: 'purpose', purpose };
    }
    case 'ground-block': {
      const article = unit.purposes.get(path[1] ?? '')?.ground?.article;
      return article === undefined ? undefined : { kind: 'ground', id: article };
    }
    default: return { kind, id };
  }
}

/** Names of sources, steps and outputs: their declarations, the verbs, and who reads them. */
function nodeMeaning(path: Path, onKey: boolean, id: string, flow: PipelineFlow): Meaning | undefined {
  const [section, name] = path;
  const own = flow.nodes.find((node) => node.name === name && node.path[0] === section);
  if (own === undefined) return undefined;
  const isDeclaration = onKey && path.length === 2;
  const isVerb = onKey && own.kind === 'step' && samePath(path, own.decl.verbPath);
  if (isDeclaration || isVerb) return { kind: 'node', node: own, flow };
  const refs = own.kind === 'step' ? own.decl.inputs : own.kind === 'output' && own.decl.from !== undefined ? [own.decl.from] : [];
  const perInput = onKey && own.kind === 'step' && path.length === 4 && path[2] === 'on';
  if (!perInput && (onKey || !refs.some((ref) => samePath(ref.path, path)))) return undefined;
  const node = flow.nodes.find((candidate) => candidate.kind !== 'output' && candidate.name === id);
  return node && { kind: 'node', node, flow };
}

/** Names of fields: where a source declares them, where a step makes them, and where one is used. */
function fieldMeaning(path: Path, onKey: boolean, id: string, flow: PipelineFlow): FieldAt | undefined {
  const [section, name] = path;
  const node = flow.nodes.find((candidate) => candidate.name === name && candidate.path[0] === section);
  if (node === undefined) return undefined;
  const at = (of: FlowNode): FieldAt | undefined => {
    const field = fieldOf(of.profile, id);
    return field && { kind: 'field', name: id, meanings: [{ field, profile: of.profile, node: of }] };
  };
  if (node.kind === 'source') {
    const declares = onKey && path.length === 4 && path[2] === 'fields';
    const authorised = !onKey && path[2] === 'authorisation' && path[3] === 'fields';
    return declares || authorised ? at(node) : undefined;
  }
  if (node.kind !== 'step') return undefined;
  const makes = (onKey && path.length === 4 && (path[2] === 'fields' || path[2] === 'measures' || path[2] === 'reveals')) || (!onKey && path.length === 3 && path[2] === 'field');
  if (makes) return at(node);
  if (onKey) return undefined;
  const meanings = node.references.flatMap(({ ref, role, field, input }) =>
    role === 'generalise' || field === undefined || !samePath(ref.path, path) ? [] : [{ field, profile: input.profile, node: input }]);
  return meanings.length === 0 ? undefined : { kind: 'field', name: id, meanings };
}
