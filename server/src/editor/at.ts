/** What stands at a place of a text: the declaration or the name under the cursor, and what it means. */
import type { PipelineFlow, FlowNode } from '../lineage/flow.ts';
import { fieldOf, type FieldFlow, type Profile } from '../lineage/profile.ts';
import { samePath } from '../lineage/trace.ts';
import { unitKey } from '../model/path.ts';
import type { Purpose, Unit } from '../model/pipeline.ts';
import { rulesOf } from '../rules/own/rule-set.ts';
import type { Rule } from '../rules/rule.ts';
import type { NodeAt } from '../syntax/navigate.ts';
import type { FileId } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import { nameKindAt } from './name-kinds.ts';
import { scalarAt } from './names/at.ts';
import { ruleNamesIn } from './names/comment-names.ts';
import { fieldsInFlow } from './names/fields-of.ts';
import { placeKey } from './names/place-key.ts';
import type { FileState } from '../service/file-table.ts';
import type { Workspace } from '../service/workspace.ts';

export { scalarAt as placeAt } from './names/at.ts';
export { treeOf } from './names/comment-names.ts';

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
  /** A field of a register, where a catalogue declares it. */
  | { readonly kind: 'register-field'; readonly register: string; readonly id: string }
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
  const inComment = ruleInComment(state, offset, workspace);
  if (inComment !== undefined) return inComment;
  const here = scalarAt(state, offset);
  if (here === undefined) return undefined;
  const unit = workspace.unit(unitKey(file, here.document));
  if (unit === undefined) return undefined;
  const meaning = meaningAt(here.at, unit, workspace);
  return meaning && { span: { start: here.at.node.start, end: here.at.node.end }, unit, meaning };
}

function ruleInComment(state: FileState, offset: number, workspace: Workspace): Subject | undefined {
  for (const { at, text } of ruleNamesIn(state)) {
    const rule = 'span' in at && at.span.start <= offset && offset <= at.span.end ? rulesOf(workspace.environment).byId(text) : undefined;
    if (rule !== undefined && 'span' in at) return { span: at.span, unit: undefined, meaning: { kind: 'rule', rule } };
  }
  return undefined;
}

function meaningAt(at: NodeAt, unit: Unit, workspace: Workspace): Meaning | undefined {
  const { path, node, onKey } = at;
  const id = node.kind === 'scalar' ? node.value : '';
  const flow = unit.kind === 'pipeline' ? workspace.flow(unit.key) : undefined;
  if (flow !== undefined) {
    const inFlow = fieldMeaning(at, id, flow) ?? nodeMeaning(at, id, flow);
    if (inFlow !== undefined) return inFlow;
  }
  const kind = nameKindAt(path, onKey);
  switch (kind) {
    case undefined:
    case 'node':
    case 'own-output': return undefined;
    case 'register-field': return { kind, register: path[1] ?? '', id };
    case 'party-alias':
    case 'party-or-kind': return workspace.environment.party(unit, id) === undefined ? undefined : { kind: 'party', id };
    case 'rule': {
      const rule = rulesOf(workspace.environment).byId(id);
      return rule && { kind, rule };
    }
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
function nodeMeaning({ path, onKey }: NodeAt, id: string, flow: PipelineFlow): Meaning | undefined {
  const [section, name] = path;
  const own = flow.nodes.find((node) => node.name === name && node.path[0] === section);
  const kind = nameKindAt(path, onKey);
  const isDeclaration = kind === 'own-output' || (kind === 'node' && path.length === 2);
  const isVerb = onKey && own?.kind === 'step' && samePath(path, own.decl.verbPath);
  if (isDeclaration || isVerb) return own && { kind: 'node', node: own, flow };
  const node = kind === 'node' ? flow.nodes.find((candidate) => candidate.kind !== 'output' && candidate.name === id) : undefined;
  return node && { kind: 'node', node, flow };
}

/** Names of fields: where a source declares them, where a step makes or changes them, and where one is used. */
function fieldMeaning({ path, onKey }: NodeAt, id: string, flow: PipelineFlow): FieldAt | undefined {
  const [section, name] = path;
  const node = flow.nodes.find((candidate) => candidate.name === name && candidate.path[0] === section);
  if (node === undefined || !fieldsInFlow(flow).at.has(placeKey(path, onKey ? 'key' : 'value'))) return undefined;
  const read = onKey ? [] : node.references.flatMap(({ ref, field, input }) => (field === undefined || !samePath(ref.path, path) ? [] : [{ field, profile: input.profile, node: input }]));
  if (read.length > 0) return { kind: 'field', name: id, meanings: read };
  const field = fieldOf(node.profile, id);
  return field && { kind: 'field', name: id, meanings: [{ field, profile: node.profile, node }] };
}
