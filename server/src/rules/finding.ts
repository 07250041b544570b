/** A finding as a rule states it: symbolic, without text, without language. */
import type { Operation } from '../edit/operations.ts';
import type { Anchor, Path } from '../model/path.ts';
import type { BilingualText, Locale } from '../messages/template.ts';
import { enumerate, fill } from '../messages/template.ts';

export type Severity = 'error' | 'warning' | 'info';
/** From least to most serious. */
export const SEVERITIES: readonly Severity[] = ['info', 'warning', 'error'];
/** The severities as people want to hear of them. */
export const GRAVEST_FIRST: readonly Severity[] = SEVERITIES.toReversed();
export type Preset = 'engineer' | 'reviewer' | 'auditor';
export type FixKind = 'safe' | 'unsafe' | 'suggestion';

/** A parameter of a message: text, text in two languages, or a list that is written as an enumeration. */
export type Param = string | BilingualText | readonly (string | BilingualText)[];
export type ParamMap = Readonly<Record<string, Param>>;

/** From where to where: an origin field or a collected purpose, and the node of this pipeline it reached. */
export interface TraceRequest {
  readonly node: Path;
  readonly origin?: Anchor;
  readonly collected?: string;
}

export interface RelatedPlace {
  readonly at: Anchor;
  readonly message: BilingualText;
  readonly params: ParamMap;
  /** Whether this place is what the finding is about, and not what it meets. */
  readonly cause?: boolean;
}

export interface Finding {
  readonly rule: string;
  readonly message: string;
  readonly params: ParamMap;
  readonly at: Anchor;
  readonly severity: Severity;
  /** The preset from which on it is reported, when other than the rule's own. */
  readonly preset?: Preset;
  readonly related: readonly RelatedPlace[];
  /** The fields (or other declarations) that meet: what the fingerprint is made of, beside the place. */
  readonly combination: readonly Anchor[];
  /** Asks for the way the data came; walked at the last moment, so that it is never stale. */
  readonly trace: TraceRequest | undefined;
  readonly purpose: string | undefined;
  /** False where this finding may not be ignored although its rule may. */
  readonly ignorable: boolean;
  /** Small facts for the rule's own fixes; never shown. */
  readonly facts: Readonly<Record<string, string>>;
}

export interface Fix {
  readonly title: BilingualText;
  readonly params: ParamMap;
  readonly kind: FixKind;
  /** The principle it serves; its name ends the title. */
  readonly principle: string;
  readonly operations: readonly Operation[];
}

/** A text with its parameters in one language. */
export function renderText(text: BilingualText, params: ParamMap, locale: Locale): string {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) flat[name] = renderParam(value, locale);
  return fill(text[locale], flat);
}

function renderParam(value: Param, locale: Locale): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return enumerate((value as readonly (string | BilingualText)[]).map((item) => (typeof item === 'string' ? item : item[locale])), locale);
  return (value as BilingualText)[locale];
}
