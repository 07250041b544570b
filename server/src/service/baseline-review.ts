/** Whether each entry of a baseline still does what it is for: it holds, it has run out, or its finding has gone. */
import type { FileId } from '../text/source-file.ts';
import { Analysis, type Located } from './analysis.ts';
import { faultOf, type Baseline, type BaselineEntry, type EntryFault } from './baseline.ts';
import { fingerprint } from './fingerprint.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';

export interface ReviewedEntry {
  readonly entry: BaselineEntry;
  /** Why it puts nothing aside; undefined for one that would. */
  readonly fault: EntryFault | undefined;
  /** The finding it is about, put aside or not; undefined where it was not found. */
  readonly finding: Located | undefined;
  /**
   * `there`: the finding is there. `gone`: it is not, whatever is reported. `repeated`: an entry
   * before it says the same. `unknown`: its file was not read, or could not be.
   */
  readonly state: 'there' | 'gone' | 'repeated' | 'unknown';
  /** For one that is gone: files in which the same finding stands now. */
  readonly elsewhere: readonly FileId[];
}

/** What a review is made of. */
export interface Reviewed {
  readonly baseline: Baseline;
  /** The files of this run that the baseline counts for, by what it calls them. */
  readonly files: ReadonlyMap<string, FileId>;
  readonly analysis: Analysis;
  /** Whether a file that the baseline names is no longer there. */
  isGone(name: string): boolean;
}

/** Reviews the entries, in their order. */
export function reviewBaseline({ baseline, files, analysis, isGone }: Reviewed): readonly ReviewedEntry[] {
  const found = new Map<string, Located>();
  const elsewhere = new Map<string, FileId[]>();
  const rules = new Set(baseline.entries.map(({ rule }) => rule));
  for (const [name, file] of files) {
    for (const located of analysis.inFile(file)) {
      if (!rules.has(located.rule.id)) continue;
      const print = fingerprint(located, analysis);
      found.set(keyOf(name, print), located);
      const there = elsewhere.get(print);
      if (there === undefined) elsewhere.set(print, [file]);
      else if (!there.includes(file)) there.push(file);
    }
  }
  const isHidden = hiddenIn(analysis);
  const seen = new Set<string>();
  return baseline.entries.map((entry): ReviewedEntry => {
    const file = files.get(entry.file);
    const settings: Settings = file === undefined ? DEFAULT_SETTINGS : analysis.settingsFor(file);
    const fault = faultOf(entry, settings, analysis.today, analysis.rules());
    const key = keyOf(entry.file, entry.fingerprint);
    const finding = found.get(key);
    const repeats = fault === undefined && seen.has(key);
    if (fault === undefined) seen.add(key);
    const reviewed = (state: ReviewedEntry['state']): ReviewedEntry => ({ entry, fault, finding, state, elsewhere: state === 'gone' ? (elsewhere.get(entry.fingerprint) ?? []) : [] });
    if (repeats) return reviewed('repeated');
    if (finding !== undefined) return reviewed('there');
    if (file === undefined) return reviewed(isGone(entry.file) ? 'gone' : 'unknown');
    return reviewed(!isWhole(file, analysis) ? 'unknown' : isHidden(file, entry.fingerprint) ? 'there' : 'gone');
  });
}

/** Whether a finding is there that a run does not report: its rule is off, or its preset is another. */
function hiddenIn(analysis: Analysis): (file: FileId, print: string) => boolean {
  const wide = widest(analysis);
  const hidden = new Map<FileId, ReadonlySet<string>>();
  return (file, print) => {
    let prints = hidden.get(file);
    if (prints === undefined) hidden.set(file, (prints = new Set(wide.inFile(file).map((located) => fingerprint(located, wide)))));
    return prints.has(print);
  };
}

/** Whether all that a file could give a finding of is known: what reads something that is not in this run may find less than there is. */
function isWhole(file: FileId, { workspace }: Analysis): boolean {
  const state = workspace.file(file);
  return state !== undefined && !state.parsed.unreadable && state.parsed.shapes.length === 0
    && state.parsed.units.every(({ key }) => (workspace.defects(key)?.broken.length ?? 0) === 0);
}

function keyOf(name: string, print: string): string {
  return `${name}\n${print}`;
}

/** The same workspace judged by every rule. */
function widest(analysis: Analysis): Analysis {
  const known = new Map<Settings, Settings>();
  return new Analysis(analysis.workspace, (file) => {
    const own = analysis.settingsFor(file);
    let wide = known.get(own);
    if (wide === undefined) known.set(own, (wide = { ...own, preset: 'auditor', rules: new Map() }));
    return wide;
  }, analysis.today);
}

/** What an entry comes to, in one word. */
export type EntryState = 'holds' | 'expired' | 'incomplete' | 'locked' | 'not-ignorable' | 'unknown-rule' | 'gone' | 'repeated' | 'unknown';

/** What a reviewed entry comes to: that its finding has gone matters more than what is wrong with it. */
export function stateOf({ fault, finding, state }: ReviewedEntry): EntryState {
  if (state === 'gone' || state === 'repeated') return state;
  if (fault !== undefined) return fault.kind;
  if (finding !== undefined && !finding.finding.ignorable) return 'not-ignorable';
  return state === 'there' ? 'holds' : 'unknown';
}
