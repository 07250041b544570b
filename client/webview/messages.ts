/** What the view and the extension say to each other. */
import type { Locale } from '../../server/src/picture/graph.ts';
import type { WireGraph, WirePlace } from '../../server/src/picture/wire.ts';

/** Why there is nothing to draw. */
export type Emptiness = 'starting' | 'stopped' | 'no-file' | 'no-pipeline';

export type ToView =
  | { readonly type: 'graph'; readonly graph: WireGraph }
  | { readonly type: 'empty'; readonly why: Emptiness; readonly locale: Locale }
  /** The node that the cursor is in; none where it is elsewhere. */
  | { readonly type: 'select'; readonly node: string | undefined }
  /** What is shown, to be remembered. */
  | { readonly type: 'target'; readonly uri: string; readonly line: number }
  | { readonly type: 'pinned'; readonly pinned: boolean }
  /** For tests: as if the user clicked on a node, typed a key or searched for a field. */
  | { readonly type: 'act'; readonly act: Act };

export type Act = { readonly click: string } | { readonly key: string } | { readonly search: string } | { readonly press: string };

export type FromView =
  | { readonly type: 'ready' }
  | { readonly type: 'reveal'; readonly place: WirePlace }
  | { readonly type: 'wish'; readonly depth: number; readonly whole: readonly string[] }
  | { readonly type: 'pin'; readonly pinned: boolean }
  | { readonly type: 'rule'; readonly rule: string }
  | { readonly type: 'save'; readonly svg: string; readonly name: string }
  | ({ readonly type: 'drawn' } & Drawn);

/** What the view shows, told after each change. */
export interface Drawn {
  readonly pipeline: string | undefined;
  readonly outdated: boolean;
  readonly nodes: readonly string[];
  readonly edges: number;
  readonly selected: string | undefined;
  /** Nodes that a chosen field travels through. */
  readonly lit: readonly string[];
  readonly zoom: number;
  /** What the details say. */
  readonly details: string;
  /** How long it took to lay out and draw, in milliseconds. */
  readonly milliseconds: number;
}

/** What the view remembers when it is hidden or the window is opened again. */
export interface Remembered {
  readonly uri?: string;
  readonly line?: number;
  readonly pinned?: boolean;
  readonly depth?: number;
  readonly whole?: readonly string[];
  readonly down?: boolean;
  readonly legend?: boolean;
  readonly text?: boolean;
  readonly selected?: string;
  /** The pipeline that the camera was on. */
  readonly unit?: string;
  readonly camera?: { readonly x: number; readonly y: number; readonly zoom: number };
}
