/** What the views of an editor show of a whole workspace: trees of plain data, in the user's language. */
import type { Anchor } from '../model/path.ts';
import type { Place } from '../service/locate.ts';

/** What a node stands for; the editor chooses menus and icons by it. */
export type OverviewKind = 'audience' | 'dpia' | 'file' | 'finding' | 'ground' | 'law' | 'lens' | 'output' | 'pipeline' | 'principle' | 'purpose' | 'register' | 'rule' | 'source';

export interface OverviewNode {
  /** Tells it from its siblings, and stays the same while it means the same. */
  readonly id: string;
  readonly kind: OverviewKind;
  readonly label: string;
  /** Shown beside the label, quieter. */
  readonly description?: string;
  /** The description as it is read aloud, where that says more. */
  readonly spoken?: string;
  /** Markdown. */
  readonly tooltip?: string;
  /** A shade of the kind: a severity, a lens, a level, how sure. */
  readonly tone?: string;
  /** The rule a finding is of. */
  readonly rule?: string;
  /** Where to go: a place that is known, or a declaration that is looked up when somebody goes there. */
  readonly place?: Place | Anchor;
  readonly children?: readonly OverviewNode[];
}

/** A node with its optional parts left out where they are not given, as the wire wants it. */
export function node(kind: OverviewKind, id: string, label: string, more: { readonly [K in Exclude<keyof OverviewNode, 'id' | 'kind' | 'label'>]?: OverviewNode[K] | undefined } = {}): OverviewNode {
  const given = Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined && value !== ''));
  return { id, kind, label, ...given };
}

/** What stands beside a label, with a dot between its parts; empty parts are left out. */
export function beside(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** The node at a path of ids; undefined where it has gone. */
export function nodeAt(nodes: readonly OverviewNode[], path: readonly string[]): OverviewNode | undefined {
  let level = nodes;
  let found: OverviewNode | undefined;
  for (const id of path) {
    found = level.find((candidate) => candidate.id === id);
    if (found === undefined) return undefined;
    level = found.children ?? [];
  }
  return found;
}

/** How many nodes there are, those below counted too; stops counting at `most`. */
export function sizeOf(nodes: readonly OverviewNode[], most: number): number {
  let size = 0;
  const waiting = [...nodes];
  for (let next = waiting.pop(); next !== undefined && size < most; next = waiting.pop()) {
    size++;
    for (const child of next.children ?? []) waiting.push(child);
  }
  return size;
}
