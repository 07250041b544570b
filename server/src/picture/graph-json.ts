/** The graph for programs: `schemas/graph.schema.json`, version 1. Within it keys are only added. */
import type { CategoryClass, Level, Locale, Relation, Severity } from './graph.ts';
import { documentOf, fileOf, type UnitKey } from '../model/path.ts';
import type { Analysis } from '../service/analysis.ts';
import type { Place } from '../service/locate.ts';
import { CLASSES } from './signs.ts';
import type { GraphFinding } from './graph.ts';
import type { PlacedWhole } from './whole-graph.ts';

/** Lines and columns from 1, columns in UTF-16 units, the end exclusive. */
export interface JsonRange {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

export interface JsonFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  readonly range: JsonRange;
}

export interface JsonPipeline {
  /** What nodes name it by: its file, with the number of its document where that is not the first. */
  readonly id: string;
  readonly pipeline: string;
  readonly title: string;
  readonly file: string;
  readonly document?: number;
  readonly relation: Relation;
  /** How many of its nodes are left out. */
  readonly hidden: number;
  readonly findings: readonly JsonFinding[];
}

export interface JsonNode {
  readonly id: string;
  /** The id of its pipeline. */
  readonly pipeline: string;
  readonly kind: 'source' | 'step' | 'output';
  readonly name: string;
  readonly verb?: string;
  readonly detail: string;
  readonly level: Level;
  readonly levelText: string;
  /** Whether all that is upstream is known. */
  readonly complete: boolean;
  /** How many personal fields it has of each class. */
  readonly classes: Readonly<Partial<Record<CategoryClass, number>>>;
  readonly fields: readonly { readonly name: string; readonly categories: readonly string[]; readonly label: string; readonly class: CategoryClass; readonly level: Level; readonly known: boolean }[];
  readonly purposes: readonly string[];
  readonly audience?: string;
  readonly recipients: readonly string[];
  readonly findings: readonly JsonFinding[];
  readonly file: string;
  readonly range: JsonRange;
}

export interface JsonEdge {
  readonly from: string;
  readonly to: string;
  readonly fields: number;
  readonly class: CategoryClass;
  readonly keys: readonly string[];
  readonly crosses: boolean;
  /** How many nodes between are left out. */
  readonly via: number;
  /** Which field becomes which, by their names. */
  readonly flows: readonly (readonly [from: string, to: string])[];
}

export interface JsonGraph {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'grondslag'; readonly version: string };
  readonly language: Locale;
  readonly pipelines: readonly JsonPipeline[];
  readonly nodes: readonly JsonNode[];
  readonly edges: readonly JsonEdge[];
}

/** The graph as data of the format. */
export function jsonGraph({ locale, groups, nodes, edges }: PlacedWhole, { workspace }: Analysis, version: string): JsonGraph {
  const rangeOf = ({ file, span }: Place): JsonRange => {
    const source = workspace.file(file)?.source;
    const at = (offset: number): JsonRange['start'] => {
      const { line, character } = source?.positionAt(offset) ?? { line: 0, character: 0 };
      return { line: line + 1, column: character + 1 };
    };
    return { start: at(span.start), end: at(span.end) };
  };
  const finding = ({ rule, severity, message, place }: GraphFinding<Place>): JsonFinding => ({ rule, severity, message, file: place.file, range: rangeOf(place) });
  const ids = new Map(groups.map(({ id }) => [id, unitId(id as UnitKey)]));
  const nodeIds = new Map(nodes.map(({ id, group }) => [id, `${ids.get(group) ?? ''}${id.slice(group.length)}`]));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return {
    schemaVersion: 1, tool: { name: 'grondslag', version }, language: locale,
    pipelines: groups.map(({ id, pipeline, title, relation, hidden, findings }) => {
      const document = documentOf(id as UnitKey);
      return { id: ids.get(id)!, pipeline, title, file: fileOf(id as UnitKey), ...(document === 0 ? {} : { document }), relation, hidden, findings: findings.map(finding) };
    }),
    nodes: nodes.map((node) => ({
      id: nodeIds.get(node.id)!, pipeline: ids.get(node.group)!, kind: node.kind, name: node.label, ...(node.verb === undefined ? {} : { verb: node.verb }), detail: node.detail,
      level: node.level, levelText: node.levelText, complete: !node.unknown,
      classes: Object.fromEntries(CLASSES.flatMap((name) => node.classes.filter((one) => one.class === name).map(({ count }) => [name, count]))),
      fields: node.fields.map(({ name, categories, category, class: heaviest, level, unknown }) => ({ name, categories, label: category, class: heaviest, level, known: !unknown })),
      purposes: node.purposes.map(({ id }) => id), ...(node.audience === undefined ? {} : { audience: node.audience }), recipients: node.recipients,
      findings: node.findings.map(finding), file: node.place.file, range: rangeOf(node.place),
    })),
    edges: edges.map(({ from, to, fields, class: heaviest, keys, crosses, via, flows }) => {
      const name = (node: string, index: number): string => byId.get(node)?.fields[index]?.name ?? '';
      return { from: nodeIds.get(from) ?? '', to: nodeIds.get(to) ?? '', fields, class: heaviest, keys, crosses, via, flows: flows.map(([out, into]) => [name(from, out), name(to, into)]) };
    }),
  };
}

/** `file`, or `file#1` for a document after the first. */
function unitId(key: UnitKey): string {
  const document = documentOf(key);
  return document === 0 ? fileOf(key) : key;
}
