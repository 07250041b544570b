/** What is found in a file, for those who ask again and again while nothing changes. */
import type { FileId } from '../text/source-file.ts';
import type { Analysis, Located } from './analysis.ts';
import type { Settings } from './settings.ts';

interface Known {
  readonly revision: number;
  readonly settings: Settings;
  readonly found: readonly Located[];
}

const known = new WeakMap<Analysis, Map<FileId, Known>>();

/** All findings of a file, suppressed ones too; looked up once per state of the workspace. */
export function findingsIn(file: FileId, analysis: Analysis): readonly Located[] {
  let files = known.get(analysis);
  if (files === undefined) known.set(analysis, (files = new Map()));
  const { revision } = analysis.workspace;
  const settings = analysis.settingsFor(file);
  let entry = files.get(file);
  if (entry?.revision !== revision || entry.settings !== settings) files.set(file, (entry = { revision, settings, found: analysis.inFile(file) }));
  return entry.found;
}
