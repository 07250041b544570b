/** What goes into the package of the extension, and into that for npm. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { ROOT } from '../harness/golden.ts';

interface Packaging {
  stage(root: string, folder: string): Promise<{ readonly version: string; readonly address: string }>;
}

describe('the package of the extension', () => {
  let folder: string;
  let files: readonly string[];
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'grondslag-'));
    const { stage } = (await import(new URL('../../../build/package.mjs', import.meta.url).href)) as Packaging;
    await stage(ROOT.replace(/\/$/, ''), folder);
    files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  const text = (path: string): string => readFileSync(join(folder, path), 'utf8');

  it('has these programs, and no other', () => {
    const programs = files.filter((path) => /\.(?:c|m)?(?:js|ts)$/.test(path)).sort();
    assert.deepEqual(programs.filter((path) => /^(?:client|server)\//.test(path)), ['client/dist/extension.cjs', 'client/dist/extension.web.cjs', 'client/dist/webview/lineage.js', 'server/dist/cli.cjs', 'server/dist/server.cjs', 'server/dist/server.worker.js']);
  });

  it('has the command line for tasks, in one file with the language server', async () => {
    const program = join(folder, 'server/dist/cli.cjs');
    const run = (words: readonly string[]): string => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { encoding: 'utf8', cwd: ROOT });
      assert.equal(status, 0, stderr);
      return stdout;
    };
    assert.match(run(['--version']), /^grondslag \d/);
    assert.match(run(['check', 'seeds/pipelines', '--fail-on', 'never', '--language', 'en']), /combination-without-ground/);
    const child = spawn(process.execPath, [program, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const text = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    child.stdin.write(`Content-Length: ${text.length}\r\n\r\n${text}`);
    const [answer] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
    child.kill();
    assert.match(answer, /^Content-Length: \d+/);
  });

  it('has nothing that only those who work on it need', () => {
    const idle = files.filter((path) => /\.(?:map|cache|tsbuildinfo|vsix)$|(?:^|\/)(?:node_modules|test|src|bench|build|seeds|\.[^/]*)\//.test(path) || /^docs\/(?:images|marketplace|npm|publishing)/.test(path));
    assert.deepEqual(idle, []);
  });

  it('has programs without source maps and without the texts of comments', () => {
    for (const path of files.filter((one) => /\/dist\//.test(one))) assert.doesNotMatch(text(path), /sourceMappingURL|^ {2,}\/\//m, path);
  });

  it('has a manifest that names files that are there', () => {
    const manifest = text('package.json');
    const named = [...manifest.matchAll(/"(\.\/[^"]+|images\/[^"]+)"/g)].map(([, path]) => path!);
    assert.ok(named.length >= 6, String(named));
    for (const path of named) assert.ok(existsSync(join(folder, path)), path);
  });

  it('has a manifest without what is for npm, and with the address of publiccode.yml', () => {
    const manifest = JSON.parse(text('package.json')) as Record<string, unknown>;
    for (const key of ['dependencies', 'devDependencies', 'scripts', 'files', 'bin', 'type']) assert.ok(!(key in manifest), key);
    const [, url] = /^url: (\S+)$/m.exec(readFileSync(join(ROOT, 'publiccode.yml'), 'utf8'))!;
    assert.deepEqual(manifest['repository'], { type: 'git', url });
    assert.deepEqual(Object.keys(manifest['engines'] as object), ['vscode']);
  });

  it('has words to be found by, in both languages, and an icon that is large enough', () => {
    const { keywords, icon } = JSON.parse(text('package.json')) as { keywords: readonly string[]; icon: string };
    assert.ok(keywords.includes('privacy') && keywords.includes('persoonsgegevens'));
    // More than that a gallery refuses.
    assert.ok(keywords.length <= 30);
    const png = readFileSync(join(folder, icon));
    assert.equal(png.subarray(1, 4).toString(), 'PNG');
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [256, 256]);
  });

  it('has all pages of the rules, and pages that link to what is in the package or in the repository', () => {
    const rules = readdirSync(join(ROOT, 'docs/rules'));
    assert.deepEqual(files.filter((path) => path.startsWith('docs/rules/')).map((path) => path.slice('docs/rules/'.length)).sort(), rules.sort());
    for (const page of files.filter((path) => /^docs\/.*\.md$/.test(path))) {
      for (const [, target] of text(page).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)) {
        const path = normalize(join(dirname(page), target!));
        assert.ok(existsSync(join(folder, path)) || (/^(?:seeds|schemas|templates|azure|bench|test|server|action\.yml|Dockerfile|ARCHITECTURE|CONTRIBUTING)/.test(path) && existsSync(join(ROOT, path))), `${page}: ${target}`);
      }
    }
  });

  it('opens in the gallery with a page whose links and pictures are in the repository', () => {
    const page = text('README.md');
    const targets = [...page.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, target]) => target!);
    assert.ok(targets.includes('images/editor.png'));
    for (const target of targets) assert.ok(existsSync(join(ROOT, 'docs', target)), target);
    // No gallery takes a drawing from just anywhere.
    assert.ok(targets.every((target) => !target.endsWith('.svg')));
  });

  it('is small: less than seven million bytes before they are packed', () => {
    const bytes = files.reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
    assert.ok(bytes < 7_000_000, String(bytes));
  });
});

describe('the repository as a package, for who installs from it', () => {
  it('has the program, the server, their pages and schemas, and no source maps', () => {
    const { status, stdout, stderr } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: ROOT, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    const [pack] = JSON.parse(stdout) as [{ readonly files: readonly { readonly path: string }[] }];
    const paths = new Set(pack.files.map(({ path }) => path));
    for (const path of ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'server/dist/cli.cjs', 'server/dist/grondslag.cjs', 'server/dist/grondslag.cjs.cache', 'server/dist/server.cjs', 'docs/rules/README.md', 'schemas/pipeline.schema.json']) {
      assert.ok(paths.has(path), path);
    }
    assert.deepEqual([...paths].filter((path) => /\.map$|^(?:test|bench|build|out|seeds|node_modules)\//.test(path)), []);
  });
});
