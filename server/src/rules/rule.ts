/**
 * What a rule is: a value with metadata, messages in two languages, three executed examples, a
 * check and its fixes. One file per rule; `all.ts` lists them.
 */
import type { Lens } from '../knowledge/types.ts';
import { summaryOf, type Summary } from '../lineage/summary.ts';
import type { Anchor } from '../model/path.ts';
import type { BilingualText, Placeholders } from '../messages/template.ts';
import type { Finding, Fix, FixKind, Param, Preset, RelatedPlace, Severity } from './finding.ts';
import type { RuleOption } from './option.ts';
import type { FileView } from './structure.ts';
import type { View } from './view.ts';

export type Confidence = 'high' | 'medium' | 'low';

/** Rules by what they are about; also the groups of the generated overview. */
export type RuleGroup = 'combination' | 'ground' | 'kinds-of-data' | 'purpose' | 'identifiability' | 'roles' | 'decisions' | 'ethics' | 'quality' | 'structure' | 'own';

/** A workspace as text: one file, or several by name. Every example runs as a test. */
export type Example = string | Readonly<Record<string, string>>;

export interface RuleMeta {
  readonly id: string;
  readonly group: RuleGroup;
  readonly lens: Lens;
  readonly severity: Severity;
  readonly preset: Preset;
  readonly confidence: Confidence;
  /** Ids of principles, at least one. */
  readonly principles: readonly string[];
  /** Articles as cited: `AVG 6(1)`. Checked on the date of the knowledge base. */
  readonly articles: readonly string[];
  /** The strongest kind of fix it offers, or none. */
  readonly fix: FixKind | 'none';
  /** False for rules that no comment may switch off. */
  readonly ignorable: boolean;
  /** What a configuration may set about it, by name. */
  readonly options?: Readonly<Record<string, RuleOption>>;
  /** One line: what is wrong. */
  readonly summary: BilingualText;
  /** Why it matters, with article and principle. */
  readonly why: BilingualText;
  /** What to do. */
  readonly resolve: BilingualText;
}

/** What a built-in rule shows of itself. */
export interface Examples {
  /** Gives this finding (and may give no other at warning or above). */
  readonly trigger: Example;
  /** The same, repaired. */
  readonly repaired: Example;
  /** Close to it, and must stay silent. */
  readonly nearMiss: Example;
}

type Parallel<Nl extends string, En extends string> = [Placeholders<Nl>] extends [Placeholders<En>] ? ([Placeholders<En>] extends [Placeholders<Nl>] ? unknown : 'nl and en must have the same placeholders') : 'nl and en must have the same placeholders';

export type MessageTable = Readonly<Record<string, BilingualText>>;

/** What a check yields to state a finding; parameters are told by the message's placeholders. */
export type Report<M extends MessageTable> = <K extends keyof M & string>(
  message: K,
  at: Anchor,
  params: Readonly<Record<Placeholders<M[K]['nl']>, Param>>,
  more?: Partial<Pick<Finding, 'severity' | 'preset' | 'related' | 'combination' | 'trace' | 'purpose' | 'ignorable' | 'facts'>>,
) => Finding;

export interface Rule extends RuleMeta {
  readonly messages: MessageTable;
  /** Looks at one pipeline and what flows through it. */
  readonly check: ((view: View) => Iterable<Finding>) | undefined;
  /** Looks at one file as it is written; structural rules only. */
  readonly checkFile: ((view: FileView) => Iterable<Finding>) | undefined;
  fixes(finding: Finding, view: View): readonly Fix[];
  fixesInFile(finding: Finding, view: FileView): readonly Fix[];
  /** Where a catalogue declares it; undefined for a built-in rule. */
  readonly declaration: Anchor | undefined;
  /** What it says, in sentences; of an own rule, which nobody can look up elsewhere. */
  readonly terms?: readonly BilingualText[];
}

/** A rule of the program, with examples that run as tests. */
export interface BuiltInRule extends Rule {
  readonly examples: Examples;
}

/**
 * Declares a rule. Both languages complete and with the same placeholders is a matter of types:
 * a message that lacks one does not compile.
 */
export function defineRule<const M extends MessageTable>(
  rule: RuleMeta & {
    readonly examples: Examples;
    readonly messages: M & { readonly [K in keyof M]: Parallel<M[K]['nl'], M[K]['en']> };
    /**
     * Whether a pipeline has anything that the check is about; without it every pipeline is looked at.
     * Nearly all pipelines stop nearly all rules here, so it asks for facts that are there already and makes nothing.
     */
    concerns?(summary: Summary, view: View): boolean;
    check?(view: View, report: Report<M>): Iterable<Finding>;
    checkFile?(view: FileView, report: Report<M>): Iterable<Finding>;
    fixes?(finding: Finding, view: View): Iterable<Fix>;
    fixesInFile?(finding: Finding, view: FileView): Iterable<Fix>;
  },
): BuiltInRule {
  const { concerns, check, checkFile, fixes, fixesInFile, ...rest } = rule;
  const report: Report<M> = (message, at, params, more) => ({
    rule: rule.id,
    message,
    params: params,
    at,
    severity: more?.severity ?? rule.severity,
    ...(more?.preset === undefined ? {} : { preset: more.preset }),
    related: more?.related ?? NO_PLACES,
    combination: more?.combination ?? NO_ANCHORS,
    trace: more?.trace,
    purpose: more?.purpose,
    ignorable: more?.ignorable ?? rule.ignorable,
    facts: more?.facts ?? {},
  });
  return {
    ...rest,
    messages: rest.messages,
    declaration: undefined,
    check: check === undefined ? undefined : (view) => (concerns === undefined || concerns(summaryOf(view.flow), view) ? check(view, report) : NO_FINDINGS),
    checkFile: checkFile === undefined ? undefined : (view) => checkFile(view, report),
    fixes: (finding, view) => (fixes === undefined ? [] : [...fixes(finding, view)]),
    fixesInFile: (finding, view) => (fixesInFile === undefined ? [] : [...fixesInFile(finding, view)]),
  };
}

/** What a check answers that had nothing to look at. */
export const NO_FINDINGS: readonly Finding[] = [];
const NO_PLACES: readonly RelatedPlace[] = [];
const NO_ANCHORS: readonly Anchor[] = [];
