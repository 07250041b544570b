/**
 * What a change would do to the findings of the whole graph: it is carried out on a copy of the
 * workspace, and what is found there is held against what is found here. Worked out in small steps,
 * so that whoever asks can do something else in between.
 */
import { fileOf, type UnitKey } from '../model/path.ts';
import { SEVERITIES, type Severity } from '../rules/finding.ts';
import type { FileId } from '../text/source-file.ts';
import { applyEdits } from '../text/text-edit.ts';
import type { Analysis, Located } from './analysis.ts';
import type { PreparedFix } from './fixes.ts';

/** How many findings a change takes away and brings, over all files; a finding that becomes graver counts in both. */
export interface Effect {
  readonly removed: number;
  readonly added: number;
  /** The gravest of each, or undefined where there are none. */
  readonly gravestRemoved: Severity | undefined;
  readonly gravestAdded: Severity | undefined;
}

/** Work in small steps, each short; what it returns is the outcome. */
export type Slices<T> = Generator<undefined, T, undefined>;

/** Does the work in one go. */
export function inOneGo<T>(work: Slices<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

/** The severities of the findings of a file by what and where each is, gravest first. */
type Ledger = ReadonlyMap<string, readonly Severity[]>;

/** What is found in the files of one state of an analysis, kept for the next change that is weighed against it. */
export interface Baseline {
  readonly analysis: Analysis;
  /** Whether findings in a file count at all. */
  counts(file: FileId): boolean;
  readonly ledgers: Map<FileId, Ledger>;
}

/** A baseline of an analysis as it is now. It must not be used any more once a text or a setting has changed. */
export function baselineOf(analysis: Analysis, counts: (file: FileId) => boolean = () => true): Baseline {
  return { analysis, counts, ledgers: new Map() };
}

/** The effect of edits of the texts as they are in the baseline. Undefined where they touch a file that is not there. */
export function* effectOf(edits: PreparedFix['edits'], baseline: Baseline): Slices<Effect | undefined> {
  const { analysis, counts, ledgers } = baseline;
  const after = analysis.fork();
  const changes = [...edits].map(([file, list]) => {
    const state = after.workspace.file(file);
    return state && { file, text: applyEdits(state.source.text, list) };
  });
  if (!changes.every((change) => change !== undefined)) return undefined;
  yield;
  after.workspace.apply(changes);
  while (after.workspace.computeNext() !== undefined) yield;
  const total = { removed: 0, added: 0, gravestRemoved: -1, gravestAdded: -1 };
  for (const file of yield* affected(analysis, after, edits.keys())) {
    if (!counts(file)) continue;
    const before = ledgers.get(file) ?? ledgerOf(file, analysis);
    ledgers.set(file, before);
    compare(before, ledgerOf(file, after), total);
    yield;
  }
  return { removed: total.removed, added: total.added, gravestRemoved: SEVERITIES[total.gravestRemoved], gravestAdded: SEVERITIES[total.gravestAdded] };
}

/** The files in which anything may be found that was not, or no longer what was. */
function* affected(before: Analysis, after: Analysis, changed: Iterable<FileId>): Slices<ReadonlySet<FileId>> {
  // Names and rules of a catalogue reach everywhere, comments that ignore findings included.
  if (before.workspace.environment !== after.workspace.environment) return new Set([...before.workspace.fileIds(), ...after.workspace.fileIds()]);
  const files = new Set(changed);
  const touch = (unit: UnitKey): void => {
    files.add(fileOf(unit));
    for (const analysis of [before, after]) for (const finding of analysis.ofUnit(unit)) for (const { at } of finding.related) {
      // A comment over there may be of use, or no longer.
      const other = fileOf(at.unit);
      if (!files.has(other) && (before.hasDirectives(other) || after.hasDirectives(other))) files.add(other);
    }
  };
  const units = new Set([...before.workspace.allUnits(), ...after.workspace.allUnits()].map(({ key }) => key));
  for (const unit of units) {
    if (before.ofUnit(unit) !== after.ofUnit(unit)) touch(unit);
    yield;
  }
  const [old, now] = [before.workspace.link(), after.workspace.link()];
  if (old !== now) for (const { duplicates, circles } of [old, now]) {
    for (const { first, second } of duplicates) files.add(fileOf(first)).add(fileOf(second));
    for (const { at, others } of circles) for (const { unit } of [at, ...others]) files.add(fileOf(unit));
  }
  return files;
}

function ledgerOf(file: FileId, analysis: Analysis): Ledger {
  const ledger = new Map<string, Severity[]>();
  for (const item of analysis.inFile(file)) {
    if (item.suppressed !== undefined) continue;
    const list = ledger.get(identity(item));
    if (list === undefined) ledger.set(identity(item), [item.severity]);
    else list.push(item.severity);
  }
  for (const list of ledger.values()) list.sort((a, b) => SEVERITIES.indexOf(b) - SEVERITIES.indexOf(a));
  return ledger;
}

/** What tells a finding from others; the number of an item in a list moves when another item goes. */
function identity({ rule, finding }: Located): string {
  return JSON.stringify([rule.id, finding.at.unit, finding.at.path.map((segment) => (/^\d+$/.test(segment) ? '*' : segment)), finding.purpose ?? null]);
}

function compare(before: Ledger, after: Ledger, total: { removed: number; added: number; gravestRemoved: number; gravestAdded: number }): void {
  const note = (gone: Severity | undefined, come: Severity | undefined): void => {
    const [old, now] = [gone === undefined ? -1 : SEVERITIES.indexOf(gone), come === undefined ? -1 : SEVERITIES.indexOf(come)];
    if (old >= 0 && now >= 0 && now <= old) return;
    if (old >= 0) total.removed++;
    if (now >= 0) total.added++;
    total.gravestRemoved = Math.max(total.gravestRemoved, old);
    total.gravestAdded = Math.max(total.gravestAdded, now);
  };
  for (const [key, old] of before) {
    const now = after.get(key) ?? [];
    for (let i = 0; i < Math.max(old.length, now.length); i++) note(old[i], now[i]);
  }
  for (const [key, now] of after) if (!before.has(key)) for (const severity of now) note(undefined, severity);
}
