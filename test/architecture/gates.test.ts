import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { violations, type Layer } from './judge.ts';
import { sourcesIn } from './sources.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** What must be refused, planted in a pure layer. */
const PLANTED = {
  upward: "import { parse } from '../syntax/parse.ts';\n\n/** Imports what is above it. */\nexport const up = parse;\n",
  ambient: "import { readFileSync } from 'node:fs';\n\n/** Reads a disk. */\nexport const disk = readFileSync;\n",
  clock: '/** Reads a clock. */\nexport const now = (): number => Date.now();\n',
  socket: "import { request } from 'node:https';\n\n/** Reaches for the network through a module. */\nexport const send = request;\n",
  machine: "import { Script } from 'node:vm';\n\n/** Runs a text. */\nexport const Runner = Script;\n",
  program: "import { spawnSync } from 'node:child_process';\n\n/** Starts a program. */\nexport const start = spawnSync;\n",
  eval: '/** Runs a text. */\nexport const run = (text: string): unknown => eval(text);\n',
  network: '/** Reaches for the network. */\nexport const page = (): unknown => fetch("https://example.org");\n',
} as const;

type Violation = keyof typeof PLANTED;

describe('a planted violation', () => {
  let copy: string;
  let layers: readonly Layer[];
  let clean: Verdicts;
  let planted: Verdicts;

  interface Verdicts {
    readonly compiler: Outcome;
    readonly linter: Outcome;
    readonly judge: readonly string[];
  }

  interface Outcome {
    readonly status: number | null;
    readonly output: string;
  }

  before(async () => {
    const { readLayers } = (await import(new URL('../../../build/layers.mjs', import.meta.url).href)) as { readLayers(text: string): readonly Layer[] };
    layers = readLayers(readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8'));
    copy = mkdtempSync(join(tmpdir(), 'grondslag-layers-'));
    // The layer `text` as it is, and one file in place of the layer above it.
    cpSync(join(ROOT, 'server', 'src', 'text'), join(copy, 'server', 'src', 'text'), { recursive: true });
    mkdirSync(join(copy, 'server', 'src', 'syntax'));
    writeFileSync(join(copy, 'server', 'src', 'syntax', 'parse.ts'), 'export const parse = 1;\n');
    cpSync(join(ROOT, 'server', 'src', 'syntax', 'tsconfig.json'), join(copy, 'server', 'src', 'syntax', 'tsconfig.json'));
    for (const file of ['tsconfig.base.json', '.oxlintrc.json', 'package.json']) cpSync(join(ROOT, file), join(copy, file));
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
    clean = verdicts();
    for (const [violation, text] of Object.entries(PLANTED)) writeFileSync(join(copy, 'server', 'src', 'text', `${violation}.ts`), text);
    planted = verdicts();
  });

  after(() => rmSync(copy, { recursive: true, force: true }));

  function run(tool: string, ...words: readonly string[]): Outcome {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'node_modules', tool), ...words], { cwd: copy, encoding: 'utf8' });
    return { status, output: stdout + stderr };
  }

  function verdicts(): Verdicts {
    return {
      compiler: run('typescript/bin/tsc', '-b', 'server/src/text'),
      linter: run('oxlint/bin/oxlint', '--format=unix', 'server/src/text'),
      judge: violations(layers, sourcesIn(copy, 'server/src/text')),
    };
  }

  it('is absent from the copy: all three gates let it pass', () => {
    assert.equal(clean.compiler.status, 0, clean.compiler.output);
    assert.equal(clean.linter.status, 0, clean.linter.output);
    assert.deepEqual(clean.judge, []);
  });

  const compilerRefuses: Partial<Record<Violation, string>> = { upward: 'TS6307', ambient: 'TS2591', socket: 'TS2591', machine: 'TS2591', program: 'TS2591', network: 'TS2304' };
  for (const [violation, code] of Object.entries(compilerRefuses)) {
    it(`is refused by the compiler: ${violation}`, () => {
      assert.notEqual(planted.compiler.status, 0);
      assert.match(planted.compiler.output, new RegExp(`${violation}\\.ts.*${code}`), planted.compiler.output);
    });
  }

  const linterRefuses: Readonly<Record<Violation, string>> = { upward: 'no-restricted-imports', ambient: 'no-restricted-imports', clock: 'no-restricted-globals', socket: 'no-restricted-imports', machine: 'no-restricted-imports', program: 'no-restricted-imports', eval: 'no-eval', network: 'no-restricted-globals' };
  for (const [violation, rule] of Object.entries(linterRefuses)) {
    it(`is refused by the linter: ${violation}`, () => {
      assert.equal(planted.linter.status, 1, planted.linter.output);
      assert.match(planted.linter.output, new RegExp(`text/${violation}\\.ts.*${rule}`), planted.linter.output);
    });
  }

  it("is refused by the test's own judge", () => {
    assert.deepEqual(planted.judge.toSorted(), [
      'server/src/text/ambient.ts: text may not import node:fs',
      'server/src/text/machine.ts: text may not import node:vm',
      'server/src/text/program.ts: text may not import node:child_process',
      'server/src/text/socket.ts: text may not import node:https',
      'server/src/text/upward.ts: text may not import ../syntax/parse.ts',
    ]);
  });
});
