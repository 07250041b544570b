/** `check --cache` and `--workers`, with the program as it is shipped: quicker or not, they say the same. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../harness/golden.ts';
import { inWorld, TODAY, type World } from './run-cli.ts';

const PROGRAM = join(ROOT, 'server/dist/cli.cjs');

/** Gives the work a copy of worked pipelines, and a cache of its own. */
async function withPipelines(work: (world: World & { readonly cache: string; readonly env: Record<string, string>; check(...args: readonly string[]): string }) => Promise<void> | void): Promise<void> {
  await inWorld({}, async (world) => {
    const folder = join(world.directory, 'werk');
    cpSync(join(ROOT, 'seeds/pipelines'), folder, { recursive: true });
    const cache = join(world.directory, 'cache');
    const env = { PATH: process.env['PATH'] ?? '', GRONDSLAG_CACHE_DIR: cache };
    const check = (...args: readonly string[]): string => {
      const { stdout, stderr, status } = spawnSync(process.execPath, [PROGRAM, 'check', '--format', 'json', '--today', TODAY, '--language', 'nl', ...args], { cwd: folder, env, encoding: 'utf8', maxBuffer: 1e9 });
      assert.equal(stderr, '');
      assert.equal(status, 1);
      return stdout;
    };
    await work({ ...world, directory: folder, write: (name, content) => world.write(`werk/${name}`, content), cache, env, check });
  });
}

const stored = (cache: string): readonly string[] => readdirSync(cache).map((name) => join(cache, name));

describe('a check with a cache or with workers', () => {
  it('says the same, byte for byte', () => withPipelines(({ check }) => {
    const plain = check();
    for (const args of [['--workers', '1'], ['--workers', '2'], ['--workers', '4'], ['--cache'], ['--cache'], ['--cache', '--workers', '2'], ['--cache', '--no-cache']]) assert.equal(check(...args), plain, args.join(' '));
    const reviewer = check('--preset', 'reviewer');
    assert.notEqual(reviewer, plain);
    assert.equal(check('--preset', 'reviewer', '--cache'), reviewer);
    assert.equal(check('--cache'), plain);
    assert.equal(check('--cache', '--no-ignores'), check('--no-ignores'));
    assert.equal(check('--cache', '--select', 'legal'), check('--select', 'legal'));
    assert.equal(check('--cache', '--today', '2031-01-01'), check('--today', '2031-01-01'));
    assert.equal(check('--cache', '--language', 'en'), check('--language', 'en'));
  })).timeout(120_000);

  it('sees every change: of a text, of a name, of a configuration', () => withPipelines(({ check, write, directory }) => {
    check('--cache');
    const [name] = (readdirSync(directory, { recursive: true }) as string[]).filter((path) => path.endsWith('.pipeline.yaml')).sort();
    const text = readFileSync(join(directory, name!), 'utf8');
    write(name!, `# een regel erbij\n${text}`);
    assert.equal(check('--cache'), check());
    write(`nieuw/${name!.split('/').at(-1)!}`, text);
    assert.equal(check('--cache'), check());
    write('grondslag.config.yaml', 'preset: auditor\nrules: { unused-personal-field: error }\n');
    assert.equal(check('--cache'), check());
  })).timeout(60_000);

  it('takes no notice of a cache that is damaged, made by another program or of anybody', () => withPipelines(({ check, cache }) => {
    const plain = check('--cache');
    const [path] = stored(cache);
    const good = readFileSync(path!);
    const [header, body] = [good.subarray(0, good.indexOf(10)), good.subarray(good.indexOf(10) + 1)];
    const emptied = JSON.stringify({ ...(JSON.parse(body.toString()) as object), parts: {} }).replaceAll('error', 'info');
    for (const bytes of [Buffer.alloc(0), good.subarray(0, good.length / 2), Buffer.concat([header, Buffer.from('\n'), Buffer.from(emptied)]), Buffer.from(good.toString().replace(/^grondslag-cache \d+ \w+/, 'grondslag-cache 1 ander')), Buffer.from('\0\u{1f600}\n{}'), Buffer.from(`${header.toString()}\n[`)]) {
      writeFileSync(path!, bytes);
      assert.equal(check('--cache'), plain);
    }
    writeFileSync(path!, good);
    chmodSync(path!, 0o666);
    assert.equal(check('--cache'), plain);
  })).timeout(60_000);

  it('works without the cache where it cannot be written, and says so', () => withPipelines(({ check, directory, env }) => {
    const plain = check();
    const { stdout, stderr } = spawnSync(process.execPath, [PROGRAM, 'check', '--format', 'json', '--today', TODAY, '--language', 'nl', '--cache'], { cwd: directory, env: { ...env, GRONDSLAG_CACHE_DIR: '/dev/null/x' }, encoding: 'utf8', maxBuffer: 1e9 });
    assert.equal(stdout, plain);
    assert.match(stderr, /^grondslag: de cache is niet te bewaren \(.+\)\n$/);
  })).timeout(30_000);

  it('never leaves a wrong next result, killed at a hundred moments and run side by side', () => withPipelines(async ({ check, cache, directory, env }) => {
    const start = performance.now();
    const plain = check();
    const length = performance.now() - start;
    const killed = async (after: number): Promise<void> => new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [PROGRAM, 'check', '--format', 'json', '--today', TODAY, '--language', 'nl', '--cache'], { cwd: directory, env, stdio: 'ignore' });
      const timer = setTimeout(() => child.kill('SIGKILL'), after);
      child.on('error', reject).on('exit', () => {
        clearTimeout(timer);
        resolve();
      });
    });
    for (let round = 0; round < 25; round++) {
      // Spread over a run, the writing at its end most of all.
      await Promise.all([0, 1, 2, 3].map(async (one) => killed(((round * 4 + one) / 100) * length * 2.5)));
      if (round % 8 === 7) assert.equal(check('--cache'), plain, `after round ${round}`);
    }
    assert.equal(check('--cache'), plain);
    assert.equal(check('--cache'), plain);
    assert.ok(stored(cache).some((name) => name.endsWith('.grondslag-cache')));
  })).timeout(180_000);
});
