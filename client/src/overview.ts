/** What the server says of the whole workspace: `grondslag/overview`. */

export type ViewName = 'findings' | 'purposes' | 'registers' | 'outputs';
export const VIEWS: readonly ViewName[] = ['findings', 'purposes', 'registers', 'outputs'];

export type Grouping = 'lens' | 'file' | 'rule';
export const GROUPINGS: readonly Grouping[] = ['lens', 'file', 'rule'];

export interface Counts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
}

/** Lines and columns from 0. */
export interface WireRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** A range that is known, or a declaration whose place is asked for (`grondslag/place`). */
export type WirePlace = { readonly uri: string; readonly range: WireRange } | { readonly uri: string; readonly document: number; readonly path: readonly string[] };

export interface OverviewItem {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly description?: string;
  /** The description as it is read aloud, where that says more. */
  readonly spoken?: string;
  readonly tooltip?: string;
  readonly tone?: string;
  readonly rule?: string;
  readonly place?: WirePlace;
  readonly children?: readonly OverviewItem[];
  /** Children are there to be asked for. */
  readonly more?: true;
}

export interface OverviewCounts extends Counts {
  readonly files: number;
  readonly pipelines: number;
  readonly locale: 'nl' | 'en';
  /** All of it, as Markdown. */
  readonly summary: string;
}

export interface Overview {
  readonly counts: OverviewCounts;
  readonly items: readonly OverviewItem[];
}

/** The icon of an item, as a codicon and the colour of the theme it has. */
export function iconOf({ kind, tone = '' }: Pick<OverviewItem, 'kind' | 'tone'>): readonly [icon: string, color?: string | undefined] {
  switch (kind) {
    case 'finding': return SEVERITY[tone] ?? ['circle-outline'];
    case 'lens': return [{ technical: 'tools', legal: 'law', ethical: 'heart' }[tone] ?? 'lightbulb'];
    case 'principle': return ['bookmark', SEVERITY[tone]?.[1]];
    case 'rule': return ['checklist', SEVERITY[tone]?.[1]];
    case 'file': return ['file', SEVERITY[tone]?.[1]];
    case 'purpose': return SURENESS[tone] ?? ['target'];
    case 'ground': case 'law': case 'dpia': return SURENESS[tone] ?? ['dash'];
    case 'register': return [{ open: 'unlock', authorisation: 'lock', agreement: 'key' }[tone] ?? 'database'];
    case 'source': return ['git-commit'];
    case 'audience': return [{ public: 'globe', private: 'briefcase', government: 'library', organisation: 'organization', team: 'person' }[tone] ?? 'question'];
    case 'output': return LEVEL[tone] ?? ['output'];
    default: return ['symbol-misc'];
  }
}

type Icons = Readonly<Record<string, readonly [icon: string, color?: string]>>;

const SEVERITY: Icons = { error: ['error', 'list.errorForeground'], warning: ['warning', 'list.warningForeground'], info: ['info', 'editorInfo.foreground'] };
/** A declared ground gets no tick: that would say more than is known. */
const SURENESS: Icons = { sure: ['law'], unsure: ['question', 'list.warningForeground'], missing: ['circle-slash', 'list.errorForeground'], none: ['dash'] };
/** From most to least identifying. */
const LEVEL: Icons = {
  direct: ['account', 'list.errorForeground'], quasi: ['person', 'list.warningForeground'], pseudonymous: ['eye-closed'],
  aggregated: ['graph'], anonymous: ['shield'], 'non-personal': ['circle-outline'],
};
