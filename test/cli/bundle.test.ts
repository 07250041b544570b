import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../harness/golden.ts';
import { CLEAN, UNUSED } from './files.ts';
import { inWorld } from './run-cli.ts';

/** The program as it is shipped. */
const PROGRAM = join(ROOT, 'server/dist/cli.cjs');

const ENV = { PATH: process.env['PATH'] ?? '' };

const start = (args: readonly string[], cwd: string, input?: string): { code: number | null; stdout: string; stderr: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { cwd, encoding: 'utf8', env: ENV, maxBuffer: 1e9, ...(input === undefined ? {} : { input }) });
  return { code: status, stdout, stderr };
};

describe('the program as it is shipped', () => {
  it('is one file with a name and a version, and loads the language server only when asked', () => {
    assert.ok(existsSync(PROGRAM), 'run npm run build first');
    assert.match(readFileSync(PROGRAM, 'utf8').slice(0, 30), /^#!\/usr\/bin\/env node\n/);
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    assert.deepEqual(start(['--version'], ROOT), { code: 0, stdout: `grondslag ${version}\n`, stderr: '' });
    assert.doesNotMatch(readFileSync(PROGRAM, 'utf8'), /vscode-jsonrpc/);
  });

  it('has the exit codes of the program', () =>
    inWorld({ 'a.pipeline.yaml': UNUSED }, ({ directory }) => {
      assert.equal(start(['check'], directory).code, 0);
      assert.equal(start(['check', '--fail-on', 'warning'], directory).code, 1);
      assert.equal(start(['check', 'weg'], directory).code, 2);
      assert.equal(start(['check', '--stdin'], directory, '').code, 3);
    }));

  it('fails in one line where its working directory is gone', () =>
    inWorld({ 'weg/a.pipeline.yaml': CLEAN }, ({ directory }) => {
      const script = 'cd "$1" && rm -r "$1" && exec "$2" "$3" check';
      const { status, stdout, stderr } = spawnSync('sh', ['-c', script, 'sh', join(directory, 'weg'), process.execPath, PROGRAM], { cwd: directory, encoding: 'utf8', env: { ...ENV, LANG: 'en_GB.UTF-8' } });
      assert.deepEqual([status, stdout, stderr], [2, '', 'grondslag: the working directory no longer exists or cannot be read\n']);
    }));

  it('writes all of a big report before it ends, and stays quiet when nobody reads on', () =>
    inWorld({ 'a.pipeline.yaml': `${CLEAN}vreemd:\n` }, async ({ directory, write }) => {
      for (let i = 0; i < 40; i++) write(`p${i}.pipeline.yaml`, `${CLEAN.replace('pipeline: bomen', `pipeline: p${i}`)}${Array.from({ length: 150 }, (_, k) => `vreemd${k}: ${k}\n`).join('')}`);
      const whole = start(['check', '--format', 'json'], directory);
      assert.ok(whole.stdout.length > 3_000_000);
      assert.ok((JSON.parse(whole.stdout) as { findings: unknown[] }).findings.length > 5000);
      const child = spawn(process.execPath, [PROGRAM, 'check', '--format', 'json'], { cwd: directory, env: ENV });
      let stderr = '';
      child.stderr.on('data', (data: Buffer) => void (stderr += data.toString()));
      child.stdout.once('data', () => child.stdout.destroy());
      const code = await new Promise((resolve) => void child.on('close', resolve));
      assert.equal(stderr, '');
      assert.equal(code, 1);
    })).timeout(60_000);

  it('answers as a language server over standard input and output', () =>
    inWorld({}, async ({ directory }) => {
      assert.equal(start(['lsp'], directory).code, 2);
      const child = spawn(process.execPath, [PROGRAM, 'lsp', '--stdio'], { cwd: directory, env: ENV });
      const send = (message: object): void => {
        const text = JSON.stringify({ jsonrpc: '2.0', ...message });
        child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
      };
      let answer = '';
      const answered = new Promise<void>((resolve) => void child.stdout.on('data', (data: Buffer) => {
        answer += data.toString();
        if (answer.includes('"capabilities"')) resolve();
      }));
      send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
      await answered;
      send({ id: 2, method: 'shutdown' });
      send({ method: 'exit' });
      assert.equal(await new Promise((resolve) => void child.on('close', resolve)), 0);
    }));

  it('killed at any moment while it fixes, it leaves every file old or new, never half', () =>
    inWorld({}, async ({ directory, write }) => {
      const names = Array.from({ length: 30 }, (_, i) => `f${i}.pipeline.yaml`);
      const before = new Map(names.map((name, i) => [name, UNUSED.replace('pipeline: aanmelding', `pipeline: p${i}`)]));
      let halfway = 0;
      for (const delay of [0, 1, 3, 6, 12, 25]) {
        for (const [name, text] of before) write(name, text);
        const child = spawn(process.execPath, [PROGRAM, 'fix'], { cwd: directory, env: ENV, stdio: 'ignore' });
        // The clock starts when the first file has changed: then it is writing.
        const first = join(directory, names[0]!);
        const watch = setInterval(() => {
          if (readFileSync(first, 'utf8') === before.get(names[0]!)) return;
          clearInterval(watch);
          setTimeout(() => child.kill('SIGKILL'), delay);
        }, 1);
        await new Promise((resolve) => void child.on('close', resolve));
        clearInterval(watch);
        if (child.signalCode === 'SIGKILL') halfway++;
        for (const [name, text] of before) {
          const now = readFileSync(join(directory, name), 'utf8');
          assert.ok(now === text || now === text.replace('      telefoon: phone # nergens voor nodig\n', ''), name);
        }
        assert.deepEqual(readdirSync(directory).filter((name) => name.endsWith('.yaml')).sort(), [...names].sort());
      }
      assert.ok(halfway > 0, 'it was killed while it was writing');
    })).timeout(60_000);
});
