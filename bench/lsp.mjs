/**
 * Keystroke to diagnostics, measured from outside:
 *
 *     node bench/lsp.mjs [--edits 60]
 *
 * A client without delays of its own types single characters in files of 150, 1,500 and 15,000
 * lines in a workspace of 1,000 files, whole and with an unclosed bracket, and at the head of a
 * chain of 10,000 files.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KNOWN_BAD, ensureCorpus, longSizes } from './corpus.mjs';
import { linkId } from './corpus/chain.mjs';
import { percentile } from './measure.mjs';
import { FIELD, OWN_FIELD, longestWait, measureRequests } from './lsp/requests.mjs';
import { positionOf, rest, startSession } from './lsp/session.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The checker's command line, as it is shipped. */
export const cli = join(here, '..', 'server', 'dist', 'cli.cjs');

/** The command that checks the working directory from nothing: without a cache, where there is one. */
export function coldCheck() {
  const { stdout } = spawnSync(process.execPath, [cli, 'check', '--help'], { encoding: 'utf8' });
  return [process.execPath, cli, 'check', '.', '--fail-on', 'never', ...(stdout.includes('--no-cache') ? ['--no-cache'] : [])];
}

export const serverCommand = [process.execPath, cli, 'lsp', '--stdio'];
const WARM_UP = 20;
const PAUSE = 5; // ms between the diagnostics and the next keystroke

/** Times in milliseconds as they are told. */
export const summary = ({ times, cpu }) => ({ p50: percentile(times, 0.5), p95: percentile(times, 0.95), p99: percentile(times, 0.99), max: Math.max(...times), cpu: cpu === undefined ? undefined : cpu / times.length, edits: times.length });

/**
 * Typing in a workspace of `files` files.
 * @param {{edits: number, files?: number, report?: (text: string) => void}} options
 */
export async function measureTyping({ edits, files = 1000, report = () => {} }) {
  const workspace = ensureCorpus('workspace', files).directory;
  const session = await startSession(serverCommand, workspace);
  const path = (lines) => join(workspace, 'zz', `lang-${lines}.pipeline.yaml`);
  const result = { initialise: session.initialiseTook, typing: [] };
  try {
    report('start: first diagnostics, then all files known');
    const first = session.uriOf(path(150));
    const shown = session.publication(session.started, (params) => params.uri === first, 60_000);
    const bad = session.uriOf(join(workspace, KNOWN_BAD));
    const known = session.publication(session.started, (params) => params.uri === bad && params.diagnostics.length > 0, 60_000);
    const document = session.open(first, readFileSync(path(150), 'utf8'));
    result.firstDiagnostics = await shown;
    result.allKnown = await known.catch(() => undefined);
    session.close(document);
    for (const lines of longSizes) {
      for (const broken of [false, true]) {
        report(`typing: ${lines} lines${broken ? ', broken' : ''}`);
        result.typing.push({ lines, broken, ...summary(await typeIn(session, path(lines), { broken, edits })) });
      }
    }
    result.memory = session.memory();
  } finally {
    await session.server.stop();
  }
  return result;
}

/**
 * Types in one file under V8's profiler; the server writes its profile to `directory` when it ends.
 * @param {{lines: number, broken: boolean, edits: number, directory: string}} options
 * @returns {Promise<{from: number, to: number}>} when the typing was, in microseconds of the monotonic clock
 */
export async function typeUnderProfiler({ lines, broken, edits, directory }) {
  const workspace = ensureCorpus('workspace', 1000).directory;
  const [node, ...rest] = serverCommand;
  const session = await startSession([node, '--cpu-prof', '--cpu-prof-interval', '200', '--cpu-prof-dir', directory, ...rest], workspace);
  const path = join(workspace, 'zz', `lang-${lines}.pipeline.yaml`);
  const bad = session.uriOf(join(workspace, KNOWN_BAD));
  await session.publication(session.started, (params) => params.uri === bad && params.diagnostics.length > 0, 120_000);
  await typeIn(session, path, { broken, edits: 1 });
  const from = session.now() * 1000;
  await typeIn(session, path, { broken, edits });
  const to = session.now() * 1000;
  await session.server.stop();
  return { from, to };
}

/**
 * Toggles the last character of `keystroke`; in a broken document the wrong word is not expected to show.
 * @param {{broken: boolean, edits: number, keystroke?: string}} options
 */
export async function typeIn(session, path, { broken, edits, keystroke = FIELD }) {
  const document = await opened(session, path);
  const { uri } = document;
  if (broken) await breakOpen(session, document);
  const times = [];
  const end = document.text.indexOf(keystroke) + keystroke.length;
  const line = document.text.slice(0, end).split('\n').length - 1;
  let before;
  for (let i = 0; i < edits + WARM_UP; i++) {
    if (i === WARM_UP) before = session.cpu();
    const wrong = i % 2 === 0;
    const change = wrong ? { offset: end - 1, length: 1, insert: '' } : { offset: end - 1, length: 0, insert: keystroke.at(-1) };
    const expected = ({ uri: of, version: at, diagnostics }, version) =>
      of === uri && (at ?? version) === version && (broken ? diagnostics.length > 0 : diagnostics.some((found) => found.range.start.line === line) === wrong);
    const [took] = await session.edit(document, change, [expected]);
    if (i >= WARM_UP) times.push(took);
    await rest(PAUSE);
  }
  const cpu = before === undefined ? undefined : session.cpu() - before;
  session.close(document);
  return { times, cpu };
}

/** Takes away the bracket that closes the list of purposes of the first register, early in the file. */
async function breakOpen(session, document) {
  const list = document.text.indexOf('purposes: [');
  const bracket = document.text.indexOf(']', list);
  const broken = ({ uri, version: at, diagnostics }, version) => uri === document.uri && (at ?? version) === version && diagnostics.length > 0;
  await session.edit(document, { offset: bracket, length: 1, insert: '' }, [broken]);
}

/**
 * All requests on files of each length in a workspace of 1,000, whole and broken, and how long a message waits meanwhile.
 * @param {{edits: number, report?: (text: string) => void}} options
 */
export async function measureAsking({ edits, report = () => {} }) {
  const workspace = ensureCorpus('workspace', 1000).directory;
  const session = await startSession(serverCommand, workspace);
  const path = (lines) => join(workspace, 'zz', `lang-${lines}.pipeline.yaml`);
  const asked = [];
  try {
    const bad = session.uriOf(join(workspace, KNOWN_BAD));
    await session.publication(session.started, (params) => params.uri === bad && params.diagnostics.length > 0, 60_000);
    const atRest = session.memory();
    report('asking: everything once, cold');
    const wait = await coldWait(session, path(150));
    for (const lines of longSizes) {
      for (const broken of [false, true]) {
        report(`asking: ${lines} lines${broken ? ', broken' : ''}`);
        const document = await opened(session, path(lines));
        if (broken) await breakOpen(session, document);
        const took = await measureRequests(session, document, { times: edits + (edits % 2), broken });
        for (const [what, times] of Object.entries(took)) asked.push({ lines, broken, what, ...summary({ times }) });
        session.close(document);
      }
    }
    return { asked, wait, memory: { atRest: atRest?.now, after: session.memory()?.now, peak: session.memory()?.peak } };
  } finally {
    await session.server.stop();
  }
}

/** The longest wait behind each request that may look at the whole workspace, asked for the first time. */
async function coldWait(session, path) {
  const document = await opened(session, path);
  const textDocument = { uri: document.uri };
  const position = positionOf(document.text, document.text.indexOf(OWN_FIELD) + 1);
  const whole = { start: { line: 0, character: 0 }, end: positionOf(document.text, document.text.length) };
  const wait = await longestWait(session, [
    ['workspace/symbol', { query: 'naam' }],
    ['textDocument/references', { textDocument, position, context: { includeDeclaration: true } }],
    ['textDocument/rename', { textDocument, position, newName: 'naam_2' }],
    ['textDocument/codeAction', { textDocument, range: whole, context: { diagnostics: [] } }],
    ['textDocument/semanticTokens/full', { textDocument }],
    ['textDocument/inlayHint', { textDocument, range: whole }],
    ['textDocument/completion', { textDocument, position }],
    ['workspace/diagnostic', { previousResultIds: [] }],
    ['grondslag/overview', {}],
  ]);
  session.close(document);
  return wait;
}

async function opened(session, path) {
  const uri = session.uriOf(path);
  const first = session.publication(session.now(), (params) => params.uri === uri && (params.version ?? 1) === 1, 60_000);
  const document = session.open(uri, readFileSync(path, 'utf8'));
  await first;
  return document;
}

/**
 * Changes the category at the head of a chain. Done when the head and the tail have been told.
 * @param {{edits: number, files?: number, report?: (text: string) => void}} options
 */
export async function measureChain({ edits, files = 10_000, report = () => {} }) {
  const workspace = ensureCorpus('chain', files).directory;
  const at = (index) => join(workspace, `team-${String(Math.floor(index / 100)).padStart(3, '0')}`, `${linkId(index)}.pipeline.yaml`);
  const session = await startSession(serverCommand, workspace);
  try {
    report(`chain of ${files}: opening head and tail`);
    const [head, tail] = [0, files - 1].map((index) => session.open(session.uriOf(at(index)), readFileSync(at(index), 'utf8')));
    const states = { phone: 'email', email: 'phone' };
    const [heads, tails] = [[], []];
    let now = 'phone';
    let before;
    for (let i = 0; i < edits + WARM_UP; i++) {
      if (i === WARM_UP) before = session.cpu();
      const next = states[now];
      const offset = head.text.indexOf(`bereikbaar: ${now}`) + 'bereikbaar: '.length;
      const times = await session.edit(head, { offset, length: now.length, insert: next }, [
        ({ uri, version: told }, version) => uri === head.uri && (told ?? version) === version,
        ({ uri, diagnostics }) => uri === tail.uri && diagnostics.length > 0 === (next === 'email'),
      ]);
      now = next;
      if (i >= WARM_UP) {
        heads.push(times[0]);
        tails.push(Math.max(...times));
      }
      await rest(PAUSE);
    }
    return { files, head: summary({ times: heads }), tail: summary({ times: tails, cpu: before === undefined ? undefined : session.cpu() - before }), memory: session.memory() };
  } finally {
    await session.server.stop();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = process.argv.indexOf('--edits');
  const options = { edits: asked === -1 ? 60 : Number(process.argv[asked + 1]), report: (text) => console.error(text) };
  console.log(JSON.stringify({ typing: await measureTyping(options), chain: await measureChain(options) }, null, 2));
}
