/** What can be proposed, before it becomes an edit: a label, words beside it, and what it writes. */
import type { Locale, BilingualText } from '../../messages/template.ts';
import type { FileId, SourceFile } from '../../text/source-file.ts';
import type { Environment } from '../../lineage/environment.ts';
import type { PipelineFlow } from '../../lineage/flow.ts';
import type { Unit } from '../../model/pipeline.ts';
import type { Analysis } from '../../service/analysis.ts';
import type { Spot } from './spot.ts';
import type { Verbs } from './step-verbs.ts';

/** What a document is an instance of. */
export type Schema = 'pipeline' | 'catalog' | 'config';

export type ProposalKind =
  | 'key' | 'template' | 'value' | 'field' | 'source' | 'step' | 'output' | 'purpose' | 'purpose-kind' | 'party' | 'category' | 'group'
  | 'ground' | 'law' | 'register' | 'secrecy' | 'rule' | 'date';

/** What the text beside a proposal is about, small enough to travel to the client and back. */
export type Topic =
  | { readonly about: 'key'; readonly schema: Schema; readonly path: readonly string[]; readonly verb?: string }
  | { readonly about: 'party' | 'purpose' | 'purpose-kind' | 'category' | 'law' | 'ground' | 'register' | 'secrecy' | 'rule' | 'output'; readonly id: string }
  | { readonly about: 'node'; readonly section: string; readonly id: string }
  | { readonly about: 'field'; readonly id: string; readonly nodes: readonly string[] }
  | { readonly about: 'text'; readonly text: string };

export interface Proposal {
  readonly label: string;
  readonly kind: ProposalKind;
  /** One line of what it is. */
  readonly detail?: string;
  /** Where it comes from, in a few words. */
  readonly origin?: string;
  /** More words by which it is found. */
  readonly words?: readonly string[];
  /** What it writes: a name (quoted where YAML asks for it; the label when absent), or a piece of text with tab stops. */
  readonly name?: string;
  readonly snippet?: string;
  /** Whether more can be proposed at once at the place where the cursor ends up. */
  readonly more?: boolean;
  readonly topic?: Topic;
  /** Lower comes first; equal ones stay as they were. */
  readonly rank: number;
}

/** All that a proposal may rest on. */
export interface Asking {
  readonly file: FileId;
  readonly source: SourceFile;
  readonly spot: Spot;
  readonly schema: Schema;
  /** What the document declares, as far as it can be read. */
  readonly unit: Unit | undefined;
  readonly flow: PipelineFlow | undefined;
  readonly environment: Environment;
  readonly analysis: Analysis;
  readonly locale: Locale;
  readonly snippets: boolean;
  readonly verbs: Verbs;
}

export const RANK = { clears: 0, first: 10, likely: 20, usual: 30, possible: 40, unlikely: 60 } as const;

/** A text in the language that is wanted. */
export function say(text: BilingualText, { locale }: Pick<Asking, 'locale'>): string {
  return text[locale];
}
