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

/** Pairs what is expected with what is there, as many as can be: one finding answers one expectation. */
function compare(expected: readonly Expected[], found: readonly Located[], counts: (located: Located) => boolean): Pick<CaseOutcome, 'missing' | 'unexpected'> {
  const answeredBy = new Map<Located, Expected>();
  const answer = (wanted: Expected, tried: Set<Located>): boolean => {
    const fitting = found.filter((located) => !tried.has(located) && fits(wanted, located));
    const free = fitting.find((located) => !answeredBy.has(located));
    // Where all are taken, one is given up by an expectation that has another.
    const chosen = free ?? fitting.find((located) => {
      if (tried.has(located)) return false;
      tried.add(located);
      return answer(answeredBy.get(located)!, tried);
    });
    if (chosen !== undefined) answeredBy.set(chosen, wanted);
    return chosen !== undefined;
  };
  const missing = expected.filter((wanted) => !answer(wanted, new Set()));
  return { missing, unexpected: found.filter((located) => counts(located) && !answeredBy.has(located)) };
}

function fits({ rule, path, file, severity }: Expected, located: Located): boolean {
  return rule === located.rule.id
    && (path === undefined || path === pathText(located.finding.at.path))
    && (file === undefined || file === located.file)
    && (severity === undefined || severity === located.severity);
}
