import { countsOf, countsText, type Counts } from '../../editor/overview-findings.ts';
import { mostIdentifying } from '../../editor/overview-unit.ts';
import { LEVEL_WORDS } from '../../service/level-words.ts';
import type { FileId } from '../../text/source-file.ts';
import { answering, type Feature } from '../feature.ts';
import type { Session } from '../session.ts';

/** What an editor shows of the file that somebody looks at, in words of their language. */
export interface FileStatus {
  readonly counts: Counts;
  /** What was found, in words. */
  readonly findings: string;
  /** How far its outputs identify people at most; absent where nothing goes out. */
  readonly level?: string;
  readonly preset: string;
  /** The nearest configuration file that holds for it. */
  readonly config?: string;
}

const NOTHING = { nl: 'Geen bevindingen', en: 'No findings' };

/** `grondslag/file`: the state of one file; null where it is none of ours. */
export const fileStatus: Feature = {
  register: (session) => {
    session.connection.onRequest('grondslag/file', answering<{ readonly uri: string }, FileStatus | null>(session, null, ({ uri }) => {
      const file = session.current(uri)?.file;
      return file === undefined ? null : statusOf(file, uri, session);
    }));
  },
};

function statusOf(file: FileId, uri: string, session: Session): FileStatus {
  const { workspace, preferences: { locale } } = session;
  const counts = countsOf(session.publisher.found.get(file) ?? []);
  const level = mostIdentifying(workspace.file(file)?.good?.parsed.units ?? [], workspace);
  const config = nearest(uri, [...session.projects.values()].flatMap(({ configs }) => configs));
  return {
    counts, findings: countsText(counts, locale) || NOTHING[locale], preset: session.analysis().settingsFor(file).preset,
    ...(level === undefined ? {} : { level: LEVEL_WORDS[level][locale] }), ...(config === undefined ? {} : { config }),
  };
}

/** The configuration in the deepest folder above a file. */
function nearest(uri: string, configs: readonly string[]): string | undefined {
  const folder = (config: string): string => config.slice(0, config.lastIndexOf('/') + 1);
  return configs.filter((config) => uri.startsWith(folder(config))).sort((a, b) => folder(b).length - folder(a).length)[0];
}
