/** Inputs that stop other tools: what they cost here, headless and in an editor. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { benchDirectory } from './corpus.mjs';
import { linkText } from './corpus/chain.mjs';
import { cli } from './lsp.mjs';
import { startSession } from './lsp/session.mjs';

const head = 'grondslag: 1\npipeline: vijandig\n';
const times = (text, count) => text.repeat(count);

/**
 * Name, text, and how many diagnostics it should give: exactly one for what cannot be read; for
 * what can be read, a ceiling. `limit` is the time it may take in milliseconds, 100 unless said:
 * large but honest work has longer.
 */
export const hostileInputs = [
  { name: '1 MB of [', text: `${head}sources: ${times('[', 1_000_000)}`, exactly: 1 },
  { name: '100,000 levels, flow, closed', text: `${head}sources: ${times('[', 100_000)}${times(']', 100_000)}`, exactly: 1 },
  { name: '100,000 levels, block', text: `${head}sources:\n  ${times('- ', 100_000)}x`, exactly: 1 },
  { name: '10,000 levels of {a:', text: `${head}sources: ${times('{a: ', 10_000)}`, exactly: 1 },
  { name: '900 brackets', text: `${head}sources: ${times('[', 900)}`, exactly: 1 },
  { name: 'unclosed quote, 1 MB', text: `${head}title: "${times('woord ', 170_000)}`, exactly: 1 },
  { name: 'unclosed bracket', text: linkText(0, 2).replace('country: NL }', 'country: NL '), exactly: 1 },
  { name: 'NUL in the middle', text: linkText(0, 2).replace('naam: name', 'naam: na\0me'), exactly: 1 },
  { name: '1 MB line', text: `${head}title: ${times('woord ', 170_000)}slot\n`, atMost: 3 },
  { name: '50,000 keys in one map', text: `${head}x-eigen:\n${Array.from({ length: 50_000 }, (_, i) => `  k${i}: 1\n`).join('')}`, atMost: 3, limit: 250 },
  { name: '8,000 anchors and aliases', text: `${head}x-eigen:\n${Array.from({ length: 8_000 }, (_, i) => `  - &a${i} w\n  - *a${i}\n`).join('')}`, atMost: 3, limit: 250 },
  { name: 'aliases, 9 levels of 9', text: laughs(), atMost: 3 },
];

function laughs() {
  const lines = ['x-eigen:', '  l0: &b0 [w, w, w, w, w, w, w, w, w]'];
  for (let level = 1; level < 9; level++) lines.push(`  l${level}: &b${level} [${Array(9).fill(`*b${level - 1}`).join(', ')}]`);
  return `${head}${lines.join('\n')}\n`;
}

/** Writes each input to a directory of its own and a clean file to another. */
export function writeHostile() {
  const root = join(benchDirectory, 'hostile');
  rmSync(root, { recursive: true, force: true });
  const write = (name, text) => {
    const directory = join(root, name);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'invoer.pipeline.yaml'), text);
    return directory;
  };
  return { clean: write('schoon', linkText(0, 2)), inputs: hostileInputs.map((input, i) => ({ ...input, directory: write(`invoer-${String(i).padStart(2, '0')}`, input.text) })) };
}

/** Number of findings of a headless check, or what went wrong. */
export function findingsOf(directory) {
  const run = spawnSync(process.execPath, [cli, 'check', '.', '--format', 'json', '--fail-on', 'never'], { cwd: directory, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status !== 0) return { failed: `exit ${run.signal ?? run.status}: ${run.stderr.slice(0, 200)}` };
  return { findings: JSON.parse(run.stdout).findings.length };
}

const LIMIT = 30_000;

/** Opens each input in one running server, then replaces it by a clean text, then types on. */
export async function measureHostileEditing({ clean, inputs }) {
  const session = await startSession([process.execPath, cli, 'lsp', '--stdio'], clean);
  const rows = [];
  try {
    // A first clean file warms the server up, as any other open file would.
    for (let i = 0; i < 30; i++) {
      const uri = session.uriOf(join(clean, `warm-${i}.pipeline.yaml`));
      const seen = session.publication(session.now(), (params) => params.uri === uri, LIMIT);
      session.open(uri, linkText(0, 2).replace('schakel-000000', `warm-${i}`));
      await seen;
    }
    for (const [i, { name, text, exactly, atMost }] of inputs.entries()) {
      const uri = session.uriOf(join(clean, `invoer-${i}.pipeline.yaml`));
      const since = session.now();
      const seen = session.publication(since, (params) => params.uri === uri, LIMIT);
      const document = session.open(uri, text);
      const opened = await seen;
      const count = session.diagnosticsOf(uri).length;
      const after = ({ uri: of, version: at }, version) => of === uri && (at ?? version) === version;
      const [typed] = await session.edit(document, { offset: text.length, length: 0, insert: ' ' }, [after], LIMIT);
      const [healed] = await session.edit(document, { offset: 0, length: document.text.length, insert: linkText(0, 2).replace('schakel-000000', `genezen-${i}`) }, [after], LIMIT);
      const normal = session.diagnosticsOf(uri).length === 0;
      session.close(document);
      rows.push({ name, opened, typed, healed, count, asExpected: exactly === undefined ? count <= atMost : count === exactly, normal, alive: session.server.exit() === undefined });
    }
  } finally {
    await session.server.stop();
  }
  return rows;
}
