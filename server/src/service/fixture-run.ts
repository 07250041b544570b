/** Runs one case of a fixture: its findings beside those it should give. */
import { byCodeUnit } from '../base/sorted.ts';
import { closest } from '../base/closest.ts';
import { pathText } from '../model/path.ts';
import { fileId } from '../text/source-file.ts';
import { Analysis, type Located } from './analysis.ts';
import type { Expected, FixtureCase } from './fixture.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';
import { Workspace } from './workspace.ts';

export interface CaseOutcome {
  readonly missing: readonly Expected[];
  readonly unexpected: readonly Located[];
  /** Names of rules that are there neither built in nor in a catalogue of the case, with what was probably meant. */
  readonly unknownRules: readonly { readonly name: string; readonly suggestion: string | undefined }[];
}

/**
 * Runs a case. Findings that a comment ignores do not count; without `rules` those at info do not
 * either, unless they are expected.
 * @param texts the files it reads beside its own, by the names it gives them
 * @param today ISO date that counts where the case names none
 */
export function runCase(one: FixtureCase, texts: ReadonlyMap<string, string>, today: string): CaseOutcome {
  const about = one.rules === undefined ? undefined : new Set([...one.rules, ...one.expect.map(({ rule }) => rule)]);
  const settings: Settings = { ...DEFAULT_SETTINGS, preset: one.preset, ...(about === undefined ? {} : { enabled: about }) };
  const workspace = new Workspace({ keepLastGood: false });
  const files = new Map([...texts, ...one.files.map(({ name, text }) => [name, text] as const)]);
  workspace.apply([...files].map(([name, text]) => ({ file: fileId(name), text })));
  const analysis = new Analysis(workspace, () => settings, one.today ?? today);
  for (const unit of workspace.allUnits()) analysis.ofUnit(unit.key);
  const all = [...workspace.fileIds()].sort(byCodeUnit).flatMap((file) => analysis.inFile(file)).filter(({ suppressed }) => suppressed === undefined);
  const counts = ({ rule, severity }: Located): boolean => (about === undefined ? severity !== 'info' : about.has(rule.id));
  const names = analysis.rules().list.map(({ id }) => id);
  const unknown = [...new Set([...(one.rules ?? []), ...one.expect.map(({ rule }) => rule)])].filter((name) => !names.includes(name));
  return { ...compare(one.expect, all, counts), unknownRules: unknown.map((name) => ({ name, suggestion: closest(name, names) })) };
}

/** The findings that fit an expectation, how many at the front are taken, and whether another way to one was looked for in vain. */
interface Candidates {
  readonly all: readonly Located[];
  taken: number;
  hopeless: boolean;
}

/** Pairs what is expected with what is there, as many as can be: one finding answers one expectation. */
function compare(expected: readonly Expected[], found: readonly Located[], counts: (located: Located) => boolean): Pick<CaseOutcome, 'missing' | 'unexpected'> {
  const byRule = new Map<string, Located[]>();
  for (const located of found) byRule.set(located.rule.id, byRule.get(located.rule.id) ?? []).get(located.rule.id)!.push(located);
  /** Who asks the same has the same candidates, and passes over those that are taken only once: none becomes free again. */
  const fitting = new Map<string, Candidates>();
  const candidates = (wanted: Expected): Candidates => {
    const key = JSON.stringify([wanted.rule, wanted.path ?? null, wanted.file ?? null, wanted.severity ?? null]);
    let known = fitting.get(key);
    if (known === undefined) fitting.set(key, (known = { all: (byRule.get(wanted.rule) ?? []).filter((located) => fits(wanted, located)), taken: 0, hopeless: false }));
    return known;
  };
  const answers = new Map<Expected, Located>();
  const answeredBy = new Map<Located, Expected>();
  /** Findings that were looked at in vain: from them no way leads to a free one, now or later. */
  const shut = new Set<Located>();
  // The exact go first: what they leave is for the vague, and hardly anything need be given up again.
  const missing = new Set(expected);
  for (const wanted of expected.toSorted((a, b) => exactness(b) - exactness(a))) if (answer(wanted)) missing.delete(wanted);
  return { missing: [...missing], unexpected: found.filter((located) => counts(located) && !answeredBy.has(located)) };

  /** Finds the shortest way to a finding that is free: one that is taken may be given up by an expectation that has another. */
  function answer(wanted: Expected): boolean {
    if (candidates(wanted).hopeless) return false;
    const from = new Map<Located, Expected>();
    const looked = new Set<Candidates>();
    const open: Expected[] = [wanted];
    for (const asking of open) {
      const list = candidates(asking);
      if (looked.has(list)) continue;
      looked.add(list);
      while (list.taken < list.all.length && answeredBy.has(list.all[list.taken]!)) list.taken++;
      const free = list.all[list.taken];
      if (free !== undefined) {
        from.set(free, asking);
        handOver(free, from);
        return true;
      }
      for (const located of list.all) {
        if (from.has(located) || shut.has(located)) continue;
        from.set(located, asking);
        open.push(answeredBy.get(located)!);
      }
    }
    for (const located of from.keys()) shut.add(located);
    candidates(wanted).hopeless = true;
    return false;
  }

  /** Gives a free finding to who asked for it, what that one had to who asked for that, and so on to the first. */
  function handOver(free: Located, from: ReadonlyMap<Located, Expected>): void {
    for (let given: Located | undefined = free; given !== undefined; ) {
      const asking: Expected = from.get(given)!;
      const before = answers.get(asking);
      answers.set(asking, given);
      answeredBy.set(given, asking);
      given = before;
    }
  }
}

function exactness({ path, file, severity }: Expected): number {
  return [path, file, severity].filter((part) => part !== undefined).length;
}

function fits({ rule, path, file, severity }: Expected, located: Located): boolean {
  return rule === located.rule.id
    && (path === undefined || path === pathText(located.finding.at.path))
    && (file === undefined || file === located.file)
    && (severity === undefined || severity === located.severity);
}
