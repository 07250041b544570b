/** The checker's server and yaml-language-server, doing the same. */
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KNOWN_BAD, ensureCorpus, longSizes } from '../corpus.mjs';
import { serverCommand, summary, typeIn } from '../lsp.mjs';
import { median } from '../measure.mjs';
import { yamlLanguageServerCommand, yamlLanguageServerSettings } from '../yaml-language-server.mjs';
import { startSession } from './session.mjs';

/** A word of a closed list, early in every file: both judge it by the schema. */
const LISTED = 'kind: public-authority';

/** A copy of the workspace: the other matches no schema with files below a folder whose name begins with a dot. */
let copy;
function workspace() {
  if (copy === undefined) {
    copy = mkdtempSync(join(tmpdir(), 'bench-'));
    process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
    cpSync(ensureCorpus('workspace', 1000).directory, copy, { recursive: true });
  }
  return copy;
}

/**
 * Spawn to the first diagnostics of an open file, and to all files known. Ours reads the folder itself; the other
 * knows what is opened, so it is given every file.
 * @param {{starts: number, peer: {shipped: string}, report: (text: string) => void}} options
 */
export async function measureStarts({ starts, peer, report }) {
  const own = [];
  const other = [];
  for (let i = 0; i < starts; i++) {
    report(`start ${i + 1} of ${starts}`);
    own.push(await ownStart());
    other.push(await otherStart(yamlLanguageServerCommand(peer.shipped)));
  }
  const middle = (runs, key) => median(runs.map((run) => run[key]));
  const row = (name, runs) => ({ name, initialise: middle(runs, 'initialise'), first: middle(runs, 'first'), known: middle(runs, 'known'), memory: middle(runs, 'memory') });
  return [row('grondslag', own), row('yaml-language-server', other)];
}

async function ownStart() {
  const session = await startSession(serverCommand, workspace());
  try {
    const path = join(workspace(), 'zz', 'lang-150.pipeline.yaml');
    const uri = session.uriOf(path);
    const shown = session.publication(session.started, (params) => params.uri === uri, 60_000);
    const bad = session.uriOf(join(workspace(), KNOWN_BAD));
    const told = session.publication(session.started, (params) => params.uri === bad && params.diagnostics.length > 0, 60_000);
    session.open(uri, readFileSync(path, 'utf8'));
    const first = await shown;
    await told;
    // Answered when every file has been checked, whatever was found.
    await session.server.request('workspace/diagnostic', { previousResultIds: [] });
    return { initialise: session.initialiseTook, first, known: session.now() - session.started, memory: session.memory()?.now };
  } finally {
    await session.server.stop();
  }
}

async function otherStart(command) {
  const session = await startSession(command, workspace(), { configuration: yamlLanguageServerSettings });
  try {
    const first = pathsIn(workspace()).map((path) => ({ uri: session.uriOf(path), text: readFileSync(path, 'utf8') }));
    first.sort((a, b) => Number(b.uri.endsWith('/lang-150.pipeline.yaml')) - Number(a.uri.endsWith('/lang-150.pipeline.yaml')));
    const shown = session.publication(session.started, (params) => params.uri === first[0].uri, 60_000);
    session.open(first[0].uri, first[0].text);
    const took = await shown;
    const missing = new Set(first.slice(1).map(({ uri }) => uri));
    const all = session.publication(session.started, ({ uri }) => missing.delete(uri) && missing.size === 0, 120_000);
    for (const { uri, text } of first.slice(1)) session.open(uri, text);
    return { initialise: session.initialiseTook, first: took, known: await all, memory: session.memory()?.now };
  } finally {
    await session.server.stop();
  }
}

function pathsIn(directory) {
  return readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.pipeline.yaml')).map((entry) => join(entry.parentPath, entry.name));
}

/**
 * The same edit in each server, in files of each length, whole and broken.
 * @param {{edits: number, peer: {shipped: string, undelayed: string}, report: (text: string) => void}} options
 */
export async function measureBeside({ edits, peer, report }) {
  const servers = [
    { name: 'grondslag', command: serverCommand, configuration: {} },
    { name: 'yaml-language-server', command: yamlLanguageServerCommand(peer.shipped), configuration: yamlLanguageServerSettings },
    { name: 'the same without its delay', command: yamlLanguageServerCommand(peer.undelayed), configuration: yamlLanguageServerSettings },
  ];
  const rows = [];
  for (const { name, command, configuration } of servers) {
    const session = await startSession(command, workspace(), { configuration });
    try {
      if (name === 'grondslag') await session.server.request('workspace/diagnostic', { previousResultIds: [] });
      for (const lines of longSizes) {
        for (const broken of [false, true]) {
          report(`${name}: ${lines} lines${broken ? ', broken' : ''}`);
          const typed = await typeIn(session, join(workspace(), 'zz', `lang-${lines}.pipeline.yaml`), { broken, edits, keystroke: LISTED });
          rows.push({ name, lines, broken, ...summary(typed) });
        }
      }
    } finally {
      await session.server.stop();
    }
  }
  return rows;
}
