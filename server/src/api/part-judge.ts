/** Checks parts of a project: in this thread or in another, with what was read before. */
import { Analysis } from '../service/analysis.ts';
import { factsOf, powersOf, type FileFacts, type PowerFacts } from '../service/file-facts.ts';
import { parseFile, type ParsedFile } from '../service/parsed-file.ts';
import type { Settings } from '../service/settings.ts';
import { Workspace } from '../service/workspace.ts';
import type { Locale } from '../messages/template.ts';
import { resultEntry, type FixDetail, type ResultEntry } from '../report/result.ts';
import { SourceFile, type FileId } from '../text/source-file.ts';

/** What holds for all parts of a run; plain data, so that another thread can have it. */
export interface Conditions {
  readonly today: string;
  readonly locale: Locale;
  readonly detail: FixDetail;
  /** The different settings of the run; files name theirs by its place in the list. */
  readonly settings: readonly Settings[];
}

/** A text to work on. */
export interface Text {
  readonly file: FileId;
  readonly text: string;
  /** Which of the settings of the run holds for it. */
  readonly settings: number;
}

/** Files to check together. */
export interface Part {
  /** All files of the part and the catalogues it needs. */
  readonly files: readonly FileId[];
  /** Those whose findings are asked for. */
  readonly judged: readonly FileId[];
  /** Whether powers elsewhere were taken into account when it was cut out. */
  readonly weighed: boolean;
}

export type EntriesByFile = readonly (readonly [file: FileId, entries: readonly ResultEntry[]])[];

/** Somebody who checks parts: here, or in another thread. */
export interface Judge {
  /** Takes texts in and tells what is to be known of each to divide the project. */
  facts(texts: readonly Text[]): Promise<readonly FileFacts[]>;
  /** The powers in each text, with these catalogues. */
  powers(texts: readonly Text[], catalogs: readonly Text[]): Promise<readonly PowerFacts[]>;
  /** The findings of parts, whose texts come along; undefined where one turns out to depend on what it does not hold. */
  judge(parts: readonly Part[], texts: readonly Text[]): Promise<EntriesByFile | undefined>;
  close(): void;
}

interface Read {
  readonly text: Text;
  readonly source: SourceFile;
  readonly parsed: ParsedFile;
}

/** A judge in this thread. */
export function localJudge({ today, locale, detail, settings }: Conditions): Judge {
  const known = new Map<FileId, Read>();
  const settingsOf = (file: FileId): Settings => settings[known.get(file)!.text.settings]!;
  const take = (text: Text): Read => {
    let read = known.get(text.file);
    if (read?.text.text !== text.text) {
      const source = new SourceFile(text.file, text.text);
      known.set(text.file, (read = { text, source, parsed: parseFile(source, settings[text.settings]!.limits) }));
    }
    return read;
  };
  const open = (files: readonly FileId[]): Workspace => {
    const workspace = new Workspace({ keepLastGood: false, limitsFor: (file) => settingsOf(file).limits, parse: ({ id }) => known.get(id)!.parsed });
    workspace.apply(files.map((file) => ({ file, text: known.get(file)!.text.text })));
    return workspace;
  };
  return {
    async facts(texts) {
      return texts.map((text) => {
        const { source, parsed } = take(text);
        return factsOf(source.text, parsed);
      });
    },
    async powers(texts, catalogs) {
      for (const text of catalogs) take(text);
      const { environment } = open(catalogs.map(({ file }) => file));
      return texts.map((text) => powersOf(take(text).parsed, environment));
    },
    async judge(parts, texts) {
      for (const text of texts) take(text);
      const entries: (readonly [FileId, readonly ResultEntry[]])[] = [];
      for (const part of parts) {
        const workspace = open(part.files);
        const analysis = new Analysis(workspace, settingsOf, today);
        // Each pipeline is judged while its flow is at hand; every one of them before any comment is.
        for (let unit = workspace.computeNext(); unit !== undefined; unit = workspace.computeNext()) analysis.ofUnit(unit);
        if (!part.weighed && analysis.weighsPowers()) return undefined;
        for (const file of part.judged) entries.push([file, analysis.inFile(file).map((located) => resultEntry(located, analysis, locale, detail))]);
      }
      return entries;
    },
    close: () => undefined,
  };
}
