/**
 * The names in a file, each with its kind and what holds of the data it stands for. The newest text says where names
 * are, also when it is half written; what they stand for comes from the flow, which may be that of the last good text.
 */
import type { Category, CategoryClass } from '../knowledge/types.ts';
import type { Environment } from '../lineage/environment.ts';
import type { PipelineFlow } from '../lineage/flow.ts';
import { personalCategories } from '../lineage/personal.ts';
import { VERBS } from '../model/build-steps.ts';
import { below, unitKey, type Path } from '../model/path.ts';
import type { Unit } from '../model/pipeline.ts';
import { rulesOf } from '../rules/own/rule-set.ts';
import { directiveComments } from '../syntax/comments.ts';
import { keyText } from '../syntax/navigate.ts';
import type { MapNode, Node, ScalarNode, SyntaxTree } from '../syntax/tree.ts';
import type { FileId, SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import type { FileState } from '../service/file-table.ts';
import type { Workspace } from '../service/workspace.ts';
import { treeOf } from './at.ts';
import { namesOf, type FlowNames, type NamedField } from './flow-names.ts';
import { nameKindAt } from './name-kinds.ts';
import { bits, type TokenType } from './token-kinds.ts';

export interface Token extends Span {
  readonly type: TokenType;
  /** As `bits` makes it. */
  readonly modifiers: number;
}

interface Known {
  readonly flows: readonly (PipelineFlow | undefined)[];
  readonly environment: Environment;
  readonly tokens: readonly Token[];
}

const known = new WeakMap<SourceFile, Known>();

/** The names of a file in the order of the text, none overlapping; kept as long as neither text nor flows change. */
export function tokensIn(file: FileId, workspace: Workspace): readonly Token[] {
  const state = workspace.file(file);
  if (state === undefined) return [];
  const units = (state.good?.parsed.units ?? []);
  // YAML that is nobody's pipeline has nothing to colour.
  if (units.length === 0 && !/^(?:pipeline|catalog)\s*:/m.test(state.source.text)) return [];
  const flows = units.map((unit) => (unit.kind === 'pipeline' ? workspace.flow(unit.key) : undefined));
  const { environment } = workspace;
  let entry = known.get(state.source);
  if (entry === undefined || entry.environment !== environment || entry.flows.length !== flows.length || entry.flows.some((flow, index) => flow !== flows[index])) {
    known.set(state.source, (entry = { flows, environment, tokens: read(file, state, workspace) }));
  }
  return entry.tokens;
}

function read(file: FileId, state: FileState, workspace: Workspace): readonly Token[] {
  const tree = treeOf(state);
  const tokens = rulesInComments(state.source.text, tree, workspace);
  for (const [document, { root }] of tree.documents.entries()) {
    if (root?.kind !== 'map') continue;
    const unit = workspace.unit(unitKey(file, document));
    const flow = unit?.kind === 'pipeline' ? workspace.flow(unit.key) : undefined;
    walk(root, { unit, environment: workspace.environment, names: flow && namesOf(flow), verbs: verbsIn(root), tokens });
  }
  return tokens.sort((a, b) => a.start - b.start);
}

interface Walk {
  readonly unit: Unit | undefined;
  readonly environment: Environment;
  readonly names: FlowNames | undefined;
  /** Step → its verb, as the newest text has it. */
  readonly verbs: ReadonlyMap<string, string>;
  readonly tokens: Token[];
}

const VERB_SET: ReadonlySet<string> = new Set(VERBS);

function verbsIn(root: MapNode): ReadonlyMap<string, string> {
  const verbs = new Map<string, string>();
  const steps = root.pairs.find(({ key }) => keyText(key) === 'steps')?.value;
  if (steps?.kind !== 'map') return verbs;
  for (const { key, value } of steps.pairs) {
    const verb = value.kind === 'map' ? value.pairs.map((pair) => keyText(pair.key) ?? '').find((name) => VERB_SET.has(name)) : undefined;
    if (verb !== undefined) verbs.set(keyText(key) ?? '', verb);
  }
  return verbs;
}

/** Every scalar of a document with its path; with a stack, for a text may be nested as deep as it likes. */
function walk(root: Node, context: Walk): void {
  const todo: { node: Node; path: Path }[] = [{ node: root, path: [] }];
  for (let item = todo.pop(); item !== undefined; item = todo.pop()) {
    const { node, path } = item;
    if (node.kind === 'scalar') add(node, path, false, context);
    else if (node.kind === 'seq') for (const [index, child] of node.items.entries()) todo.push({ node: child, path: below(path, String(index)) });
    else if (node.kind === 'map') {
      for (const { key, value } of node.pairs) {
        const inner = below(path, keyText(key) ?? '');
        if (key.kind === 'scalar') add(key, inner, true, context);
        todo.push({ node: value, path: inner });
      }
    }
  }
}

function add(node: ScalarNode, path: Path, onKey: boolean, context: Walk): void {
  if (node.start === node.end || node.value === '' || node.style === 'literal' || node.style === 'folded') return;
  const found = kindOf(node.value, path, onKey, context);
  if (found === undefined) return;
  const quoted = (node.style === 'single' || node.style === 'double') && node.end - node.start > 2 ? 1 : 0;
  context.tokens.push({ start: node.start + quoted, end: node.end - quoted, type: found[0], modifiers: found[1] });
}

type Kind = readonly [type: TokenType, modifiers: number];

const DECLARES = bits(['declaration']);

function kindOf(name: string, path: Path, onKey: boolean, context: Walk): Kind | undefined {
  const [section = ''] = path;
  const inFlow = section === 'steps' ? inStep(name, path, onKey, context) : section === 'sources' ? inSource(name, path, onKey, context) : section === 'outputs' ? inOutput(path, onKey, name, context) : undefined;
  if (inFlow !== undefined) return inFlow;
  const kind = nameKindAt(path, onKey);
  const declared = onKey ? DECLARES : 0;
  switch (kind) {
    case undefined:
    case 'ground-block':
    // Of pipelines these are told above, from their own text.
    case 'node':
    case 'own-output': return undefined;
    case 'unit': return ['pipeline', DECLARES];
    case 'output': return ['output', 0];
    case 'purpose-or-kind': return [context.environment.base.matrix.kinds.some(({ id }) => id === name) ? 'purposeKind' : 'purpose', 0];
    case 'purpose-kind': return ['purposeKind', 0];
    // What has parts of its own (`{category: …}`) is no name; its value is.
    case 'category': return ['category', declared | ofNamed(name, context.environment)];
    case 'party': return ['party', section === 'parties' ? declared : 0];
    case 'party-alias': return ['party', DECLARES];
    case 'party-or-kind': return context.unit !== undefined && context.environment.party(context.unit, name) !== undefined ? ['party', 0] : undefined;
    case 'register-field': return ['field', declared];
    case 'rule': return ['rule', declared];
    case 'purpose':
    case 'register':
    case 'law': return [kind, declared];
    case 'ground':
    case 'secrecy':
    case 'principle': return [kind, 0];
  }
}

function inSource(name: string, path: Path, onKey: boolean, { names }: Walk): Kind | undefined {
  const node = path[1] ?? '';
  if (onKey && path.length === 2) return ['source', DECLARES];
  const declares = onKey && path.length === 4 && path[2] === 'fields';
  if (declares || (!onKey && path[2] === 'authorisation' && path[3] === 'fields')) return ['field', (declares ? DECLARES : 0) | ofField(names?.made('sources', node, name))];
  return undefined;
}

function inOutput(path: Path, onKey: boolean, name: string, { names }: Walk): Kind | undefined {
  if (onKey) return path.length === 2 ? ['output', DECLARES] : undefined;
  return path.length === 3 && path[2] === 'from' ? [names?.input(name)?.kind === 'source' ? 'source' : 'step', 0] : undefined;
}

/** Keys of a step under which fields of its input are named. */
const READS: ReadonlySet<string> = new Set(['on', 'uses', 'by']);

function inStep(name: string, path: Path, onKey: boolean, { names, verbs }: Walk): Kind | undefined {
  const step = path[1] ?? '';
  const key = path[2] ?? '';
  if (onKey && path.length === 2) return ['step', DECLARES];
  if (path.length < 3) return undefined;
  const verb = verbs.get(step);
  if (onKey && path.length === 3) return key === verb ? ['verb', 0] : undefined;
  const input = (): Kind => [names?.input(name)?.kind === 'source' ? 'source' : 'step', 0];
  const read = (): Kind => ['field', ofField(names?.read(path, name))];
  const made = (): Kind => ['field', DECLARES | ofField(names?.made('steps', step, name))];
  if (!onKey && key === verb) return input();
  if (onKey && key === 'on' && path.length === 4) return input();
  if (!onKey && READS.has(key)) return read();
  if (!onKey && key === 'field' && path.length === 3) return made();
  if (key === 'measures' || key === 'reveals') {
    if (onKey) return path.length === 4 ? made() : undefined;
    return path.length === 5 ? read() : undefined;
  }
  if (key !== 'fields') return undefined;
  if (onKey) return path.length !== 4 ? undefined : verb === 'generalise' ? ['field', ofField(names?.made('steps', step, name))] : made();
  if (verb === 'select' || verb === 'drop' || verb === 'pseudonymise' || verb === 'redact') return read();
  return verb === 'derive' && path[4] === 'uses' ? read() : undefined;
}

const BY_CLASS: Readonly<Record<CategoryClass, number>> = {
  none: 0, ordinary: bits(['personal']), sensitive: bits(['personal', 'sensitive']), special: bits(['personal', 'special']), criminal: bits(['personal', 'criminal']), 'national-id': bits(['personal', 'nationalId']),
};
const AGGREGATED = bits(['aggregated']);
const PSEUDONYMOUS = bits(['pseudonymous']);

function ofCategories(categories: readonly Category[]): number {
  let sum = 0;
  for (const category of categories) sum |= BY_CLASS[category.class];
  return sum;
}

/** A category, or a group with all its members. */
function ofNamed(id: string, { taxonomy }: Environment): number {
  const category = taxonomy.get(id);
  return category === undefined ? ofCategories(taxonomy.members(id)) : BY_CLASS[category.class];
}

function ofField(named: NamedField | undefined): number {
  if (named === undefined) return 0;
  const { field, profile } = named;
  if (field.scale !== 'individual') return AGGREGATED;
  return ofCategories(personalCategories(field, profile)) | (field.pseudonym?.strong === true ? PSEUDONYMOUS : 0);
}

/** The rules that comments name. */
function rulesInComments(text: string, tree: SyntaxTree, workspace: Workspace): Token[] {
  const rules = rulesOf(workspace.environment);
  return directiveComments(text, tree).flatMap(({ span }) => {
    const list = /\[([^\]\n\r]*)\]/d.exec(text.slice(span.start, span.end));
    if (list?.indices?.[1] === undefined) return [];
    const from = span.start + list.indices[1][0];
    return [...list[1]!.matchAll(/[^\s,]+/g)].flatMap((match): readonly Token[] =>
      rules.byId(match[0]) === undefined ? [] : [{ start: from + match.index, end: from + match.index + match[0].length, type: 'rule', modifiers: 0 }]);
  });
}
