/** What the language server asks of the machine it runs on; everything else it knows from the client. */
import type { Preset } from '../rules/finding.ts';
import type { Settings } from '../service/settings.ts';

/** A workspace folder as the machine holds it: which files the checker reads, and under which settings. */
export interface Project {
  /** Paths relative to the folder, with `/`, in code-unit order. */
  readonly files: readonly string[];
  /** Whether a file of that relative path would be among them. */
  includes(path: string): boolean;
  /** The same object for the same path and preset, as long as this project is the newest. */
  settingsFor(path: string, preset: Preset | undefined): Settings;
}

export interface Host {
  readonly version: string;
  /** Finds the files of a folder. Never rejects: a folder that cannot be read has none. */
  project(folderUri: string): Promise<Project>;
  /** The text of a file, or undefined where there is none. Never rejects. */
  read(uri: string): Promise<string | undefined>;
  /** Today as an ISO date, in local time. */
  today(): string;
  /** URI of the folder with the pages of the rules, where they stand beside the server. */
  readonly docsUri: string | undefined;
}
