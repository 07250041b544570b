/** Runs the analysis on files given as text: what most tests stand on. */
import { Analysis, type Located } from '../../server/src/service/analysis.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/service/settings.ts';
import { Workspace } from '../../server/src/service/workspace.ts';
import { pathText } from '../../server/src/model/path.ts';
import { fileId } from '../../server/src/text/source-file.ts';

/** The day on which every test runs. */
export const TODAY = '2026-11-21';

export type Files = Readonly<Record<string, string>>;

/** An analysis that has computed all flows and run no rule yet. */
export function open(files: Files, settings: Settings = DEFAULT_SETTINGS): Analysis {
  const workspace = new Workspace({ keepLastGood: false });
  workspace.apply(Object.entries(files).map(([name, text]) => ({ file: fileId(name), text })));
  workspace.settle();
  return new Analysis(workspace, () => settings, TODAY);
}

export function analyse(files: Files, settings: Settings = DEFAULT_SETTINGS): Analysis {
  const analysis = open(files, settings);
  const { workspace } = analysis;
  for (const unit of workspace.allUnits()) analysis.ofUnit(unit.key);
  return analysis;
}

/** All findings that no comment switches off, in the order of files and text. */
export function findings(files: Files, settings: Settings = DEFAULT_SETTINGS): readonly Located[] {
  const analysis = analyse(files, settings);
  return Object.keys(files).sort().flatMap((name) => analysis.inFile(fileId(name))).filter((item) => item.suppressed === undefined);
}

/** A finding as one line: `severity rule file path`. */
export function line(item: Located): string {
  return [item.severity, item.rule.id, item.file, pathText(item.finding.at.path)].join(' ').trim();
}

/** The findings at warning and above, one line each, sorted. */
export function lines(files: Files, settings: Settings = DEFAULT_SETTINGS): readonly string[] {
  return findings(files, settings).filter((item) => item.severity !== 'info').map(line).sort();
}
