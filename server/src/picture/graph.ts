/**
 * A graph of lineage as plain data, in the user's language: nodes, what flows between them, what was found on them. What
 * draws it asks for no places, so `P` says how one is told: by file and offsets, by URI and lines, or not at all.
 */
import type { CategoryClass } from '../knowledge/types.ts';
import type { Level } from '../lineage/profile.ts';
import type { Locale } from '../messages/template.ts';

export type { CategoryClass, Level, Locale };

export type Severity = 'error' | 'warning' | 'info';

export interface GraphFinding<P = unknown> {
  readonly severity: Severity;
  readonly rule: string;
  /** Whether the rule has a page: those of an organisation have none. */
  readonly page: boolean;
  readonly message: string;
  readonly place: P;
}

export interface GraphField {
  readonly name: string;
  /** What it is, by the names of its categories; empty where that is not known. */
  readonly category: string;
  /** The ids of its categories. */
  readonly categories: readonly string[];
  readonly class: CategoryClass;
  readonly level: Level;
  /** Its category is not known. */
  readonly unknown: boolean;
}

/** How many fields of a class a node has. */
export interface ClassCount {
  readonly class: CategoryClass;
  readonly count: number;
}

export interface GraphNode<P = unknown> {
  /** Tells it from all others, and stays the same while its names do. */
  readonly id: string;
  /** The pipeline it is in: the id of a group. */
  readonly group: string;
  readonly kind: 'source' | 'step' | 'output';
  readonly label: string;
  /** What a step does: `join`, `aggregate`. */
  readonly verb?: string;
  /** One more line: who supplies it, on which keys it joins, for whom it is. */
  readonly detail: string;
  readonly level: Level;
  readonly levelText: string;
  /** Not everything upstream is known. */
  readonly unknown: boolean;
  /** Personal fields by class, heaviest first. */
  readonly classes: readonly ClassCount[];
  readonly fields: readonly GraphField[];
  readonly purposes: readonly { readonly id: string; readonly description: string }[];
  readonly audience?: string;
  /** By name where they are known. */
  readonly recipients: readonly string[];
  readonly findings: readonly GraphFinding<P>[];
  /** All of its declaration. */
  readonly place: P;
}

/** Where a pipeline stands from the one that is asked about; one that is read and reads as well counts as `up`. */
export type Relation = 'own' | 'up' | 'down';

export interface GraphGroup<P = unknown> {
  readonly id: string;
  /** The id of the pipeline. */
  readonly pipeline: string;
  readonly title: string;
  readonly relation: Relation;
  /** Pipelines away from the one in the middle. */
  readonly distance: number;
  readonly whole: boolean;
  /** Nodes that are not shown. */
  readonly hidden: number;
  /** What was found on the pipeline as a whole and on its purposes. */
  readonly findings: readonly GraphFinding<P>[];
  /** Where it has its name. */
  readonly place: P;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** How many fields of the one arrive at the other. */
  readonly fields: number;
  /** The heaviest class of what arrives. */
  readonly class: CategoryClass;
  /** The fields on which the other joins what comes along here. */
  readonly keys: readonly string[];
  /** Between two pipelines. */
  readonly crosses: boolean;
  /** How many steps between are not shown. */
  readonly via: number;
  /** Which field becomes which, by their places in the lists of the nodes. */
  readonly flows: readonly (readonly [from: number, to: number])[];
}

/** What can be drawn. */
export interface Graph<P = unknown, N extends GraphNode<P> = GraphNode<P>> {
  readonly locale: Locale;
  readonly groups: readonly GraphGroup<P>[];
  readonly nodes: readonly N[];
  readonly edges: readonly GraphEdge[];
}

/** The graph around one pipeline. */
export interface LineageGraph<P = unknown, N extends GraphNode<P> = GraphNode<P>> extends Graph<P, N> {
  /** The pipeline in the middle. */
  readonly unit: string;
  readonly pipeline: string;
  readonly title: string;
  /** The newest text cannot be read: this is the graph of the last one that could. */
  readonly outdated: boolean;
  /** Pipelines further away that can be asked for with more depth. */
  readonly beyond: number;
}
