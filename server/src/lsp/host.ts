/** What the language server asks of the machine it runs on; everything else it knows from the client. */
import type { BilingualText } from '../messages/template.ts';
import type { Preset } from '../rules/finding.ts';
import type { RuleSet } from '../rules/own/rule-set.ts';
import type { Baseline } from '../service/baseline.ts';
import type { Settings } from '../service/settings.ts';
import type { Workspace } from '../service/workspace.ts';

/** A file of a workspace folder, or a catalogue elsewhere that its configuration reads along. */
export interface ProjectFile {
  readonly uri: string;
  /** False for what is only read along: nothing is reported on it. */
  readonly asked: boolean;
}

/** Something that is wrong with a configuration file; line and column count from 1. */
export interface ConfigFault {
  readonly uri: string;
  readonly line: number;
  readonly column: number;
  readonly message: BilingualText;
  /** A note does not keep the file from being used. */
  readonly note?: true;
}

/** A workspace folder as the machine holds it at one moment: which files are read, and under which settings. */
export interface Project {
  /** In code-unit order of their paths. */
  readonly files: readonly ProjectFile[];
  readonly faults: readonly ConfigFault[];
  /** URIs of the configuration files it follows, also those that others extend. */
  readonly configs: readonly string[];
  /** Own rules that the configuration names and that no catalogue has. */
  unknownRules(workspace: Workspace, known: RuleSet): readonly ConfigFault[];
  /** The settings of a file below the folder. */
  settingsFor(uri: string, preset: Preset | undefined): Settings;
  /** The known findings of a file; `file` is the URI of the baseline. */
  baselineFor(uri: string): { readonly baseline: Baseline; readonly name: string; readonly file: string } | undefined;
  /** What the entries of baselines lack by themselves, on a day. */
  overdue(today: string, known: RuleSet): readonly ConfigFault[];
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
