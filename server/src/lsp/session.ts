/**
 * One client and its workspace: the open documents, the files on disk, the analysis of both and what
 * the client has been told. Handlers get this and nothing else.
 */
import { LSPErrorCodes, ResponseError, type Connection, type InitializeParams } from 'vscode-languageserver';
import { alike } from '../base/equal.ts';
import { Analysis } from '../service/analysis.ts';
import type { HeldBaseline } from '../service/baseline.ts';
import { declares } from '../service/parsed-file.ts';
import { DEFAULT_SETTINGS, type Settings } from '../service/settings.ts';
import { Workspace } from '../service/workspace.ts';
import type { FileId, SourceFile } from '../text/source-file.ts';
import { optionText, preferencesOf, type ClientFeatures, type Preferences } from './client-features.ts';
import type { DiagnosticOptions, Texts } from './convert.ts';
import type { OpenDocument } from './documents.ts';
import type { Host, Project, ProjectFile } from './host.ts';
import { makePublisher, type Publisher } from './publisher.ts';
import { sameSettings } from './same-settings.ts';
import { makeScheduler, type Scheduler } from './scheduler.ts';
import { makeShown, type Shown } from './shown.ts';
import { makeUris, type Folder, type Uris } from './uris.ts';
import { makeViews } from './views.ts';

export interface Session extends Texts {
  readonly connection: Connection;
  readonly host: Host;
  readonly client: ClientFeatures;
  readonly workspace: Workspace;
  readonly scheduler: Scheduler;
  readonly publisher: Publisher;
  /** What the client shows beside the text. */
  readonly shown: Shown;
  readonly documents: Map<FileId, OpenDocument>;
  /** Replaced as a whole when folders come or go. */
  uris: Uris;
  preferences: Preferences;
  /** Per folder URI: what is on disk. */
  readonly projects: Map<string, Project>;
  /** The files on disk that are ours. */
  readonly listed: Map<FileId, ProjectFile>;
  /** Says that projects or listing are not what they were: settings are asked for anew. */
  projectsChanged(): void;
  /** Whether nothing is reported on a file: a catalogue of others that is read along, unless somebody opens it. */
  silent(file: FileId): boolean;
  /** Whether the user can be shown the page of a rule. */
  readonly opensPages: boolean;
  /** Whether all files have been read once. */
  complete: boolean;
  /** Resolves when they have; replaced when everything is read anew. */
  loaded: Promise<void>;
  /** Work that has begun and will change something. */
  underWay(work: Promise<void>): void;
  /** Resolves when all that has been told so far has been taken in and checked. */
  quiet(): Promise<void>;
  /** Resolves when every file has been checked at least once. */
  checkedOnce(): Promise<void>;
  /** Registers work for when something has been checked anew and there is nothing left to check. */
  onRest(action: () => void): void;
  /** Registers work for when the client says it is ready for requests. */
  onInitialized(action: () => void | Promise<void>): void;
  /** The client is ready; says so once, however often it is called. */
  begin(): void;
  analysis(): Analysis;
  diagnosticOptions(): DiagnosticOptions;
  /** The newest text of a document that is in the workspace, after all changes that came before; undefined when it is not ours. */
  current(uri: string): { readonly file: FileId; readonly source: SourceFile } | undefined;
  /** Takes the text that counts for a file: that of the editor, else the given one of the disk. */
  update(file: FileId, onDisk: string | undefined): void;
  setPreferences(next: Preferences): void;
}

/** The state of one client, from what it said when it started. */
export function makeSession(connection: Connection, host: Host, client: ClientFeatures, params: InitializeParams): Session {
  const workspace = new Workspace({ keepLastGood: true, limitsFor: (file) => settingsFor(file).limits });
  const documents = new Map<FileId, OpenDocument>();
  const projects = new Map<string, Project>();
  const docsUri = optionText(params.initializationOptions, 'docsUri') ?? host.docsUri;

  const listed = new Map<FileId, ProjectFile>();
  const settings = new Map<FileId, Settings>();
  let same = sameSettings();
  const settingsFor = (file: FileId): Settings => {
    let found = settings.get(file);
    if (found === undefined) settings.set(file, (found = same(readSettings(file))));
    return found;
  };
  const forgetSettings = (): void => {
    same = sameSettings(new Set(settings.values()));
    settings.clear();
    held.clear();
  };
  /** What the folder that a file is in, or that reads it along, holds on disk. */
  const projectOf = (file: FileId): { readonly uri: string; readonly project: Project | undefined } => {
    const { uris } = session;
    const uri = listed.get(file)?.uri ?? uris.uriOf(file);
    const folder = uris.folderOf(file) ?? uris.folders.find((candidate) => projects.get(candidate.uri)?.files.some((item) => item.uri === uri));
    return { uri, project: folder && projects.get(folder.uri) };
  };
  const readSettings = (file: FileId): Settings => {
    const { preferences } = session;
    const { uri, project } = projectOf(file);
    return project?.settingsFor(uri, preferences.preset) ?? settingsOutside(preferences);
  };
  const held = new Map<FileId, HeldBaseline | undefined>();
  const baselineFor = (file: FileId): HeldBaseline | undefined => {
    if (!held.has(file)) {
      const { uri, project } = projectOf(file);
      const found = project?.baselineFor(uri);
      held.set(file, found && { ...found, file: session.uris.idOf(found.file) });
    }
    return held.get(file);
  };
  const ours = (file: FileId, document: OpenDocument): boolean => listed.has(file) || document.languageId === 'grondslag' || declares(document.source.text);
  const atStart: (() => void | Promise<void>)[] = [];
  const resting: (() => void)[] = [];
  let anew = false;
  const running = new Set<Promise<void>>();
  let begun = false;
  let checked: Promise<void> | undefined;
  let analysis = new Analysis(workspace, settingsFor, host.today(), baselineFor);

  // A client that is going away may refuse.
  const ask = (wanted: boolean, refresh: () => Promise<void>): (() => void) | undefined => (wanted ? () => void Promise.resolve().then(refresh).catch(() => undefined) : undefined);
  const shown = makeShown((file) => (documents.has(file) ? workspace.file(file)?.source : undefined), {
    tokens: ask(client.refreshesTokens, () => connection.languages.semanticTokens.refresh()),
    hints: ask(client.refreshesHints, () => connection.languages.inlayHint.refresh()),
  });

  const session: Session = {
    shown, connection, host, client, workspace, documents, projects, listed,
    uris: makeUris(foldersOf(params)),
    preferences: preferencesOf(params.initializationOptions, client.locale),
    opensPages: client.opensRulePages || (client.showsDocuments && docsUri !== undefined),
    complete: false,
    loaded: Promise.resolve(),
    uriOf: (file) => documents.get(file)?.uri ?? session.uris.uriOf(file),
    sourceOf: (file) => workspace.file(file)?.source,
    underWay: (work) => {
      running.add(work);
      void work.finally(() => running.delete(work));
    },
    quiet: async () => {
      while (running.size > 0) await Promise.all(running);
      await session.loaded;
      scheduler.flush();
      await scheduler.idle();
    },
    checkedOnce: () => (checked ??= session.loaded.then(() => scheduler.idle())),
    onInitialized: (action) => void atStart.push(action),
    onRest: (action) => void resting.push(action),
    begin: () => {
      if (begun) return;
      begun = true;
      for (const action of atStart) Promise.resolve().then(action).catch((error: unknown) => connection.console.error(reasonOf(error)));
    },
    projectsChanged: () => {
      forgetSettings();
      // The bounds on what is read of a file may be others now; a text read with the same ones is passed over.
      for (const file of workspace.fileIds()) if (!alike(workspace.file(file)?.limits, settingsFor(file).limits)) scheduler.change({ file, text: workspace.file(file)?.source.text });
      publisher.tellFaults();
    },
    silent: (file) => listed.get(file)?.asked === false && !documents.has(file),
    analysis: () => {
      const today = host.today();
      if (today !== analysis.today) {
        // A day has passed: comments and laws may have expired.
        analysis = new Analysis(workspace, settingsFor, today, baselineFor);
        session.scheduler.recheck();
        publisher.tellFaults();
      }
      return analysis;
    },
    diagnosticOptions: () => ({ locale: session.preferences.locale, docsUri, relatedInformation: client.relatedInformation }),
    current: (uri) => {
      session.scheduler.flush();
      const file = session.uris.idOf(uri);
      const source = workspace.file(file)?.source;
      return source && { file, source };
    },
    update: (file, onDisk) => {
      const document = documents.get(file);
      const text = document === undefined ? onDisk : ours(file, document) ? document.source.text : undefined;
      session.scheduler.change({ file, text });
    },
    setPreferences: (next) => {
      if (alike(next, session.preferences)) return;
      session.preferences = next;
      forgetSettings();
      // In the language that is wanted now.
      publisher.tellFaults();
      session.scheduler.recheck();
    },
    get publisher() { return publisher; },
    get scheduler() { return scheduler; },
  };
  session.onRest(() => shown.atRest());
  const publisher = makePublisher(session);
  const views = makeViews(connection, client.drawsViews);
  const scheduler = makeScheduler({
    workspace,
    analysis: () => session.analysis(),
    isOpen: (file) => documents.has(file),
    check: (file, edited) => {
      anew = true;
      views.checked();
      return publisher.check(file, edited);
    },
    done: () => {
      publisher.tellOwnNames();
      views.atRest();
      if (!anew) return;
      anew = false;
      for (const action of resting) action();
    },
    failed: (error) => connection.console.error(reasonOf(error)),
  });
  return session;
}

const outside = new Map<Preferences['preset'], Settings>();

/** For documents that no configuration file speaks about. */
function settingsOutside({ preset }: Preferences): Settings {
  let settings = outside.get(preset);
  if (settings === undefined) outside.set(preset, (settings = preset === undefined ? DEFAULT_SETTINGS : { ...DEFAULT_SETTINGS, preset }));
  return settings;
}

function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): readonly Folder[] {
  if (workspaceFolders !== undefined && workspaceFolders !== null) return workspaceFolders.map(({ uri, name }) => ({ uri, name }));
  const root = rootUri ?? (typeof rootPath === 'string' ? `file://${encodeURI(rootPath.replaceAll('\\', '/').replace(/^(?!\/)/, '/'))}` : undefined);
  return root === undefined ? [] : [{ uri: root, name: '' }];
}

/** What went wrong, as the log tells it. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The answer to a request that its client no longer waits for. */
export function cancelled(): ResponseError<never> {
  return new ResponseError<never>(LSPErrorCodes.RequestCancelled, 'cancelled');
}

/** The answer to a request about a text that has changed since. */
export function outdated(): ResponseError<never> {
  return new ResponseError<never>(LSPErrorCodes.ContentModified, 'the text has changed');
}
