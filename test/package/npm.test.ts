/** The package for npm: packed, installed in an empty folder without a network, and used there. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../harness/golden.ts';

interface Staging {
  stageNpm(root: string, folder: string): Promise<{ readonly version: string }>;
}

/** The most bytes of the packed file. */
const MOST_BYTES = 1_300_000;

/** What the package has: a list of folders and files, so that nothing comes along unnoticed. */
const CONTENTS = [
  /^(?:CHANGELOG|README)\.md$/,
  /^(?:LICENSE|package\.json)$/,
  /^completions\/(?:grondslag\.(?:bash|fish)|_grondslag)$/,
  /^dist\/(?:(?:cli|grondslag|server|index)\.cjs|index\.mjs|index\.d\.[cm]ts|types\/[\w/-]+\.d\.ts)$/,
  /^man\/(?:nl\/)?grondslag\.1$/,
  /^schemas\/\w+\.schema\.json$/,
];

describe('the package for npm', () => {
  let work: string;
  let home: string;
  let files: readonly string[];
  let packed: string;
  before(async () => {
    work = mkdtempSync(join(tmpdir(), 'grondslag-'));
    const staged = join(work, 'staged');
    const { stageNpm } = (await import(new URL('../../../build/npm.mjs', import.meta.url).href)) as Staging;
    const { version } = await stageNpm(ROOT.replace(/\/$/, ''), staged);
    npm(['pack', '--pack-destination', work], staged);
    packed = join(work, `grondslag-${version}.tgz`);
    const empty = join(work, 'empty');
    mkdirSync(empty);
    npm(['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', packed], empty);
    home = join(empty, 'node_modules/grondslag');
    files = readdirSync(home, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(home.length + 1).replaceAll('\\', '/')).sort();
  });
  after(() => rmSync(work, { recursive: true, force: true }));

  function npm(words: readonly string[], cwd: string): void {
    const { status, stderr } = spawnSync('npm', words, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
    assert.equal(status, 0, stderr);
  }

  /** What a project says that has the package and nothing else. */
  function inProject(words: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
    return spawnSync(words[0]!, words.slice(1), { cwd: join(work, 'empty'), encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', HOME: work, LANG: 'en_GB.UTF-8' } });
  }

  it('has what it needs, and nothing else', () => {
    assert.deepEqual(files.filter((file) => !CONTENTS.some((pattern) => pattern.test(file))), []);
    for (const pattern of CONTENTS) assert.ok(files.some((file) => pattern.test(file)), String(pattern));
    assert.deepEqual(readdirSync(join(work, 'empty/node_modules')).filter((name) => !name.startsWith('.')), ['grondslag']);
  });

  it('is small, and has no paths of the machine it was made on', () => {
    const { size } = statSync(packed);
    assert.ok(size < MOST_BYTES, String(size));
    for (const file of files) {
      const text = readFileSync(join(home, file), 'utf8');
      for (const path of [ROOT.replace(/\/$/, ''), homedir(), tmpdir()].filter((one) => one.length > 5)) assert.ok(!text.includes(path), `${file}: ${path}`);
      assert.doesNotMatch(text, /sourceMappingURL/, file);
    }
  });

  it('has a manifest of its own: nothing to install, nothing to run, nothing of VS Code', () => {
    const manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as Record<string, unknown>;
    const root = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, unknown>;
    for (const key of ['name', 'version', 'license']) assert.equal(manifest[key], root[key]);
    for (const key of ['dependencies', 'devDependencies', 'scripts', 'contributes', 'activationEvents', 'publisher', 'private', 'main', 'browser']) assert.ok(!(key in manifest), key);
    assert.deepEqual(manifest['engines'], { node: '>=20.19' });
    assert.deepEqual(manifest['bin'], { grondslag: 'dist/cli.cjs' });
    for (const path of manifest['man'] as readonly string[]) assert.ok(existsSync(join(home, path)), path);
  });

  it('has the completions that the program writes', () => {
    assert.equal(inProject(['npx', '--offline', 'grondslag', 'completion', 'bash']).stdout, readFileSync(join(home, 'completions/grondslag.bash'), 'utf8'));
  });

  it('has a page without links that lead nowhere', () => {
    for (const [, target] of readFileSync(join(home, 'README.md'), 'utf8').matchAll(/\]\(([^)]+)\)/g)) assert.match(target!, /^https:/);
  });

  it('runs', () => {
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
    assert.deepEqual(inProject(['npx', '--offline', 'grondslag', '--version']).stdout, `grondslag ${version}\n`);
    cpSync(join(ROOT, 'seeds/pipelines/breda-vik'), join(work, 'empty/breda-vik'), { recursive: true });
    const { status, stdout, stderr } = inProject(['npx', '--offline', 'grondslag', 'check', 'breda-vik', '--format', 'compact']);
    assert.equal(stderr, '');
    assert.equal(status, 1);
    assert.match(stdout, /^breda-vik\/breda-vik\.pipeline\.yaml:\d+:\d+: error combination-without-ground /m);
  });

  it('checks in more than one thread', () => {
    const check = (...words: readonly string[]): string => inProject(['npx', '--offline', 'grondslag', 'check', 'breda-vik', '--format', 'compact', ...words]).stdout;
    assert.equal(check('--workers', '2'), check());
  });

  it('can be imported and required, in threads too, with types that stand alone', () => {
    const empty = join(work, 'empty');
    assert.equal(inProject(['node', '-e', 'const { check } = require("grondslag"); import("grondslag").then((api) => console.log(typeof check, api.check === check))']).stdout, 'function true\n');
    const thread = 'const { Worker } = require("node:worker_threads"); new Worker(`require("grondslag").check({ paths: ["breda-vik"], workers: 2, edits: false }).then(({ exitCode }) => console.log(exitCode))`, { eval: true });';
    assert.deepEqual(inProject(['node', '-e', thread]).stdout, '1\n');
    writeFileSync(join(empty, 'consumer.mts'), "import { check, type CheckResult } from 'grondslag';\nexport const rules = async (): Promise<readonly string[]> => { const { result }: { readonly result: CheckResult } = await check({ paths: ['breda-vik'] }); return result.findings.map(({ rule }) => rule); };\n// @ts-expect-error there is no such option\nexport const wrong = check({ path: 'breda-vik' });\n");
    writeFileSync(join(empty, 'consumer.cts'), "import grondslag = require('grondslag');\nexport const check: typeof grondslag.check = grondslag.check;\n");
    const { status, stdout } = spawnSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', '', 'consumer.mts', 'consumer.cts'], { cwd: empty, encoding: 'utf8' });
    assert.equal(status, 0, stdout);
  }).timeout(100_000);

  it('has schemas that can be named by the name of the package', () => {
    const script = 'console.log(["pipeline", "config", "report"].map((name) => require(`grondslag/schemas/${name}.schema.json`).$schema).join())';
    const { status, stdout, stderr } = inProject(['node', '-e', script]);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^(?:https:\/\/json-schema\.org\/draft\/2020-12\/schema[,\n]){3}$/);
    assert.notEqual(inProject(['node', '-e', 'require("grondslag/dist/server.cjs")']).status, 0);
    writeFileSync(join(work, 'empty/x.mjs'), 'import manifest from "grondslag/package.json" with { type: "json" }; console.log(manifest.name);');
    assert.equal(inProject(['node', 'x.mjs']).stdout, 'grondslag\n');
  });

  it('answers as a language server', async () => {
    const child = spawn(process.execPath, [join(home, 'dist/cli.cjs'), 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const text = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    child.stdin.write(`Content-Length: ${text.length}\r\n\r\n${text}`);
    const [answer] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
    child.kill();
    assert.match(answer, /^Content-Length: \d+/);
  });
});

describe('npm ci', () => {
  it('builds nothing: what npm runs after it ends at once', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    assert.deepEqual(Object.keys(scripts).filter((name) => /^(?:pre|post)?(?:install|prepare|pack|prepublishOnly|publish)$/.test(name)), ['prepare']);
    const before = statSync(join(ROOT, 'server/dist/grondslag.cjs')).mtimeMs;
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'npm_package_resolved'));
    const { status, stdout, stderr } = spawnSync(process.execPath, ['build/prepare.mjs'], { cwd: ROOT, encoding: 'utf8', env });
    assert.deepEqual([status, stdout, stderr], [0, '', '']);
    assert.equal(statSync(join(ROOT, 'server/dist/grondslag.cjs')).mtimeMs, before);
  });
});
