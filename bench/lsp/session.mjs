/** What an editor does with a server: open files, type in them, and wait for the findings. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { connect } from './connection.mjs';

const now = () => Number(process.hrtime.bigint()) / 1e6;

/**
 * Starts a server in a workspace and initialises it.
 * @param {readonly string[]} argv
 * @param {string} root
 * @param {{configuration?: Record<string, unknown>}} [options] the user's settings by section
 */
export async function startSession(argv, root, { configuration = {} } = {}) {
  const started = now();
  const server = connect(argv, root, configuration);
  const latest = new Map(); // uri → the last published diagnostics
  const arrivals = new Map(); // uri → ms from the start to the first diagnostics that are not empty
  server.listen((message) => {
    if (message?.method !== 'textDocument/publishDiagnostics') return;
    latest.set(message.params.uri, message.params);
    if (message.params.diagnostics.length > 0 && !arrivals.has(message.params.uri)) arrivals.set(message.params.uri, now() - started);
  });
  const rootUri = pathToFileURL(root).href;
  const initialised = await server.request('initialize', {
    processId: process.pid,
    rootUri,
    workspaceFolders: [{ uri: rootUri, name: 'bench' }],
    capabilities: {
      textDocument: {
        publishDiagnostics: { relatedInformation: true, versionSupport: true, codeDescriptionSupport: true },
        synchronization: {},
        completion: { completionItem: { snippetSupport: true, insertReplaceSupport: true, resolveSupport: { properties: ['documentation'] } } },
        hover: { contentFormat: ['markdown', 'plaintext'] },
        rename: { prepareSupport: true },
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [''] } }, dataSupport: true, resolveSupport: { properties: ['edit'] } },
      },
      workspace: { workspaceFolders: true, configuration: true, didChangeWatchedFiles: { dynamicRegistration: true }, workspaceEdit: { documentChanges: true } },
      general: { positionEncodings: ['utf-16'] },
    },
  });
  const initialiseTook = now() - started;
  server.notify('initialized', {});
  const sync = initialised.capabilities.textDocumentSync;
  const incremental = (typeof sync === 'object' ? sync.change : sync) === 2;

  /** Resolves with the milliseconds from `since` to the first publication that `isIt` accepts. */
  const publication = (since, isIt, timeout) => {
    let stop;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no diagnostics within ${timeout} ms\n${server.errors()}`)), timeout);
      stop = server.listen((message) => {
        const at = now();
        if (message === undefined) reject(new Error(`the server ended: ${JSON.stringify(server.exit())}\n${server.errors()}`));
        else if (message.method === 'textDocument/publishDiagnostics' && isIt(message.params)) resolve(at - since);
        else return;
        clearTimeout(timer);
      });
    }).finally(() => stop());
  };

  const open = (uri, text) => {
    const document = { uri, text, version: 1 };
    server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
    return document;
  };

  /** Replaces `length` characters at `offset` and says so. */
  const type = (document, { offset, length, insert }) => {
    const range = { start: positionOf(document.text, offset), end: positionOf(document.text, offset + length) };
    document.text = document.text.slice(0, offset) + insert + document.text.slice(offset + length);
    const version = ++document.version;
    server.notify('textDocument/didChange', { textDocument: { uri: document.uri, version }, contentChanges: [incremental ? { range, text: insert } : { text: document.text }] });
  };

  return {
    server,
    started,
    initialiseTook,
    now,
    uriOf: (path) => pathToFileURL(path).href,
    arrival: (uri) => arrivals.get(uri),
    diagnosticsOf: (uri) => latest.get(uri)?.diagnostics ?? [],
    publication,
    open,
    close: (document) => server.notify('textDocument/didClose', { textDocument: { uri: document.uri } }),
    /**
     * Replaces `length` characters at `offset`; resolves when each of `expected` has been published.
     * @returns {Promise<number[]>} milliseconds from the keystroke to each
     */
    async edit(document, change, expected, timeout = 60_000) {
      const since = now();
      const version = document.version + 1;
      const waits = expected.map((isIt) => publication(since, (params) => isIt(params, version), timeout));
      type(document, change);
      return Promise.all(waits);
    },
    type,
    /** CPU time the server has used so far, in milliseconds, to the 10 ms that the system tells. */
    cpu() {
      try {
        const fields = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ')[1].split(' ');
        return (Number(fields[11]) + Number(fields[12])) * 10;
      } catch {
        return undefined;
      }
    },
    /** Resident memory now and at its highest, in megabytes, where the system tells. */
    memory() {
      try {
        const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
        const read = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
        return { now: read('VmRSS'), peak: read('VmHWM') };
      } catch {
        return undefined;
      }
    },
  };
}

/** The line and character of an offset in a text with `\n` line ends. */
export function positionOf(text, offset) {
  let line = 0;
  let start = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
    start = at + 1;
  }
  return { line, character: offset - start };
}

/** A short rest, as between two keystrokes. */
export function rest(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
