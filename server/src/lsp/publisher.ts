/**
 * Tells the client what is found, by whichever way it takes it. Every client that accepts them gets
 * pushes, for files that are not open too. One that pulls as well would show everything twice: a
 * document it has asked about is no longer pushed, and once it asks about the workspace, nothing is.
 */
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';
import { digest } from '../base/digest.ts';
import type { Found } from '../editor/overview-findings.ts';
import type { FileId } from '../text/source-file.ts';
import type { RuleSet } from '../rules/own/rule-set.ts';
import { diagnose, NOTHING, type Diagnosis } from './diagnose.ts';
import { toFaultDiagnostic } from './convert.ts';
import type { Session } from './session.ts';
import { soon } from './turns.ts';

export interface Publisher {
  /** What the last check of each file found, whether or not the client wants it pushed. */
  readonly found: ReadonlyMap<FileId, readonly Found[]>;
  /** Checks a file and tells the client when that changed anything, or at the document's new version. Answers the files it spoke of. */
  check(file: FileId, edited: boolean): ReadonlySet<FileId>;
  /** The diagnostics of a file for a client that asks, with an id that tells the same from other answers. */
  answer(file: FileId): { readonly items: Diagnostic[]; readonly resultId: string };
  /** The client has asked about the whole workspace. */
  pullsWorkspace(): void;
  /** The document is closed: whatever was agreed about it is forgotten. */
  closed(file: FileId): void;
  /** Tells what is wrong with the configuration files, and takes back what no longer is. */
  tellFaults(): void;
  /** Tells them again when the own rules that they may name are others. */
  tellOwnNames(): void;
  /** The spelling of all files may have changed: takes everything back. */
  withdrawAll(): void;
}

/** Keeps what this client has been told, so that it hears of changes only. */
export function makePublisher(session: Session): Publisher {
  const { client, connection, documents } = session;
  /** What the client holds, as JSON; no entry stands for nothing. */
  const told = new Map<FileId, { readonly json: string; readonly uri: string }>();
  const pulled = new Set<FileId>();
  const answered = new Map<FileId, string>();
  const lastFound = new Map<FileId, readonly Found[]>();
  let pullsAll = false;
  let refreshing = false;

  /** What has been told of configuration files, as JSON. */
  let faulty: ReadonlyMap<string, string> = new Map();
  let rules: RuleSet | undefined;

  const diagnosed = (file: FileId): Diagnosis => session.silent(file) ? NOTHING : diagnose(file, session.analysis(), session, session.diagnosticOptions(), session.complete);

  // A client that is going away may no longer take anything.
  const push = (notice: PublishDiagnosticsParams): void => void connection.sendDiagnostics(notice).catch(() => undefined);

  const send = (file: FileId, uri: string, items: readonly Diagnostic[], json: string): void => {
    const version = documents.get(file)?.version;
    const before = told.get(file);
    // A client may write the same file in another way than the one it was told by.
    if (before !== undefined && before.uri !== uri) push({ uri: before.uri, diagnostics: [] });
    if (items.length > 0) told.set(file, { json, uri });
    else told.delete(file);
    push({ uri, diagnostics: [...items], ...(version === undefined ? {} : { version }) });
  };

  const withdraw = (file: FileId): void => {
    const before = told.get(file);
    if (before !== undefined) send(file, before.uri, [], '[]');
  };

  const refresh = (): void => {
    if (refreshing || !client.refreshesDiagnostics) return;
    refreshing = true;
    soon(() => {
      refreshing = false;
      // A client that is going away may refuse.
      Promise.resolve().then(() => connection.languages.diagnostics.refresh()).catch(() => undefined);
    });
  };

  const tellFaults = (): void => {
    if (!client.takesPushes) return;
    const byUri = new Map<string, Diagnostic[]>();
    for (const project of session.projects.values()) {
      // Until all catalogues are known nobody is told that one lacks a rule.
      const faults = session.complete ? [...project.faults, ...project.unknownRules(session.workspace, session.analysis().rules()), ...project.overdue(session.analysis().today, session.analysis().rules())] : project.faults;
      for (const fault of faults) byUri.set(fault.uri, [...(byUri.get(fault.uri) ?? []), toFaultDiagnostic(fault, session.preferences.locale)]);
    }
    const now = new Map([...byUri].map(([uri, items]) => [uri, JSON.stringify(items)]));
    for (const uri of faulty.keys()) if (!now.has(uri)) push({ uri, diagnostics: [] });
    for (const [uri, diagnostics] of byUri) if (faulty.get(uri) !== now.get(uri)) push({ uri, diagnostics });
    faulty = now;
  };

  return {
    found: lastFound,
    check: (file, edited) => {
      const { items, found, mentions } = diagnosed(file);
      if (found.length > 0) lastFound.set(file, found);
      else lastFound.delete(file);
      const json = JSON.stringify(items);
      const before = told.get(file);
      const uri = session.uriOf(file);
      const known = before === undefined ? json === '[]' : before.json === json && before.uri === uri;
      const asks = client.pulls && (pullsAll || pulled.has(file));
      // A new version of a document is confirmed even where nothing changed; YAML that is not ours is passed over.
      const confirms = edited && session.sourceOf(file) !== undefined;
      if (client.takesPushes && !asks && (!known || confirms)) send(file, uri, items, json);
      // A client that asks knows of its own edits; of others it must hear.
      if (client.pulls && !edited && answered.get(file) !== undefined && answered.get(file) !== json) refresh();
      return mentions;
    },
    answer: (file) => {
      const { items } = diagnosed(file);
      const json = JSON.stringify(items);
      answered.set(file, json);
      if (client.pulls && documents.has(file) && !pulled.has(file)) {
        pulled.add(file);
        withdraw(file);
      }
      return { items: [...items], resultId: digest(json) };
    },
    pullsWorkspace: () => {
      if (pullsAll || !client.pulls) return;
      pullsAll = true;
      for (const file of [...told.keys()]) withdraw(file);
    },
    closed: (file) => {
      pulled.delete(file);
      answered.delete(file);
    },
    tellFaults,
    tellOwnNames: () => {
      const now = session.analysis().rules();
      if (rules === now) return;
      rules = now;
      tellFaults();
    },
    withdrawAll: () => {
      for (const file of [...told.keys()]) withdraw(file);
      lastFound.clear();
      pulled.clear();
      answered.clear();
    },
  };
}
