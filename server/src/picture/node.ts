/** What the graph tells of one node, in the user's language. */
import type { FlowNode, PipelineFlow } from '../lineage/flow.ts';
import { fieldLevel, levelOf, meaning } from '../lineage/personal.ts';
import type { Locale } from '../messages/template.ts';
import { AUDIENCES } from '../service/audiences.ts';
import { LEVEL_WORDS } from '../service/level-words.ts';
import { locate, type Place } from '../service/locate.ts';
import type { Workspace } from '../service/workspace.ts';
import type { Span } from '../text/span.ts';
import type { GraphField, GraphFinding, GraphNode } from './graph.ts';
import { CLASSES } from './signs.ts';
import { worstClass } from './streams.ts';

/** A node with its places in files. */
export interface PlacedNode extends GraphNode<Place> {
  readonly nameSpan: Span;
}

const SECTION = { source: 'sources', step: 'steps', output: 'outputs' } as const;

/** The id of a node of a pipeline. */
export function nodeId(flow: PipelineFlow, node: FlowNode): string {
  return `${flow.pipeline.key} ${SECTION[node.kind]}.${node.name}`;
}

/** A node with the findings on it; undefined where its file has gone. */
export function graphNode(flow: PipelineFlow, node: FlowNode, findings: readonly GraphFinding<Place>[], workspace: Workspace, locale: Locale): PlacedNode | undefined {
  const { environment } = workspace;
  const { profile } = node;
  const unit = flow.pipeline.key;
  const place = locate({ unit, path: node.path, part: 'whole' }, workspace);
  if (place === undefined) return undefined;
  const fields = [...profile.fields.values()].map((field): GraphField => ({
    name: field.name, category: [...new Set(meaning(field).map(({ label }) => label[locale]))].join(', '),
    categories: [...new Set(meaning(field).map(({ id }) => id))],
    class: worstClass(field, profile), level: fieldLevel(field, profile), unknown: field.unknown,
  }));
  const classes = CLASSES.slice(1).reverse().map((name) => ({ class: name, count: fields.filter((field) => field.class === name).length })).filter(({ count }) => count > 0);
  const level = levelOf(profile, environment);
  const audience = node.kind === 'output' ? node.decl.audience : undefined;
  return {
    id: nodeId(flow, node), group: unit, kind: node.kind, label: node.name, ...(node.kind === 'step' ? { verb: node.decl.verb } : {}),
    detail: detailOf(flow, node, workspace, locale), level, levelText: LEVEL_WORDS[level][locale], unknown: profile.unknown, classes, fields,
    purposes: node.purposes.map(({ id, description }) => ({ id, description: description ?? '' })),
    ...(audience === undefined ? {} : { audience: audienceText(audience, locale) }),
    recipients: node.kind === 'output' ? node.decl.recipients.map(({ id }) => environment.party(flow.pipeline, id)?.name ?? id) : [],
    findings, place, nameSpan: locate({ unit, path: node.path, part: 'key' }, workspace)?.span ?? { start: place.span.start, end: place.span.start },
  };
}

function audienceText(id: string, locale: Locale): string {
  return AUDIENCES.find(([known]) => known === id)?.[1][locale] ?? id;
}

function detailOf({ pipeline }: PipelineFlow, node: FlowNode, { environment }: Workspace, locale: Locale): string {
  if (node.kind === 'output') return node.decl.audience === undefined ? '' : audienceText(node.decl.audience, locale);
  if (node.kind === 'step') return [...new Set(keysOf(node).map(({ id }) => id))].join(', ');
  const { register, party } = node.supply;
  if (node.decl.output !== undefined) return node.decl.output.id;
  if (register !== undefined) return register.title[locale];
  return party?.name ?? (node.decl.party === undefined ? '' : environment.party(pipeline, node.decl.party.id)?.name ?? node.decl.party.id);
}

/** The fields a step works on, as far as one line has room to tell. */
function keysOf({ decl }: Extract<FlowNode, { kind: 'step' }>): readonly { readonly id: string }[] {
  switch (decl.verb) {
    case 'join': case 'smpc': return decl.on.shared.length > 0 ? decl.on.shared : [...decl.on.perInput.values()].flat();
    case 'aggregate': return decl.by;
    case 'derive': return decl.derived.map(({ name }) => ({ id: name }));
    case 'generalise': return decl.mappings.map(({ name }) => ({ id: name }));
    case 'score': case 'decide': return decl.field === undefined ? [] : [{ id: decl.field }];
    case 'filter': return decl.uses;
    default: return decl.fields;
  }
}
