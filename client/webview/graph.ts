/** What the server says of a pipeline and its neighbours: the answer to `grondslag/lineage`. */

/** Lines and columns from 0. */
export interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface Place {
  readonly uri: string;
  readonly range: Range;
}

export type FieldClass = 'none' | 'ordinary' | 'sensitive' | 'special' | 'criminal' | 'national-id';
export type Level = 'direct' | 'quasi' | 'pseudonymous' | 'aggregated' | 'anonymous' | 'non-personal';
export type Severity = 'error' | 'warning' | 'info';
export type Locale = 'nl' | 'en';

export interface GraphFinding {
  readonly severity: Severity;
  readonly rule: string;
  /** Whether the rule has a page. */
  readonly page: boolean;
  readonly message: string;
  readonly place: Place;
}

export interface GraphField {
  readonly name: string;
  readonly category: string;
  readonly class: FieldClass;
  readonly level: Level;
  readonly unknown: boolean;
}

export interface GraphNode {
  readonly id: string;
  readonly group: string;
  readonly kind: 'source' | 'step' | 'output';
  readonly label: string;
  readonly verb?: string;
  readonly detail: string;
  readonly level: Level;
  readonly levelText: string;
  readonly unknown: boolean;
  readonly classes: readonly { readonly class: FieldClass; readonly count: number }[];
  readonly fields: readonly GraphField[];
  readonly purposes: readonly { readonly id: string; readonly description: string }[];
  readonly audience?: string;
  readonly recipients: readonly string[];
  readonly findings: readonly GraphFinding[];
  /** All of its declaration. */
  readonly place: Place;
  /** Its name. */
  readonly nameRange: Range;
}

export interface GraphGroup {
  readonly id: string;
  readonly pipeline: string;
  readonly title: string;
  readonly relation: 'own' | 'up' | 'down';
  /** Pipelines away from the one in the middle. */
  readonly distance: number;
  readonly whole: boolean;
  readonly hidden: number;
  readonly findings: readonly GraphFinding[];
  readonly place: Place;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly fields: number;
  readonly class: FieldClass;
  readonly keys: readonly string[];
  readonly crosses: boolean;
  readonly via: number;
  /** Which field becomes which, by their places in the lists of the nodes. */
  readonly flows: readonly (readonly [from: number, to: number])[];
}

export interface LineageGraph {
  readonly locale: Locale;
  readonly unit: string;
  readonly pipeline: string;
  readonly title: string;
  readonly outdated: boolean;
  readonly groups: readonly GraphGroup[];
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly beyond: number;
  readonly selected?: string;
}
