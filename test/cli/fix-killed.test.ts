/** `fix` that is killed at any moment: every file is as it was or as it is to be, and the next run ends where one run would have. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { DRAFT_NAME, draftName } from '../../server/src/host/drafts.ts';
import { ROOT } from '../harness/golden.ts';
import { UNUSED } from './files.ts';
import { inWorld, runCli } from './run-cli.ts';

const PROGRAM = join(ROOT, 'server/dist/cli.cjs');
const KILLS = 100;
const AT_ONCE = 3;
const FILES = 6;

const FIXED = UNUSED.replace('      telefoon: phone # nergens voor nodig\n', '');
const named = (text: string, number: number): string => `${text.replace('pipeline: aanmelding', `pipeline: aanmelding-${number}`)}# ${'x'.repeat(2000)}\n`;
const NAMES = Array.from({ length: FILES }, (_, number) => `map-${number % 3}/p-${number}.pipeline.yaml`);
const before = new Map(NAMES.map((name, number) => [name, named(UNUSED, number)]));
const fixed = new Map(NAMES.map((name, number) => [name, named(FIXED, number)]));
/** Takes in whatever there is, so that a draft would be read if it could be. */
const CONFIG = 'include: ["**"]\nexclude: ["grondslag.config.yaml"]\n';

/** Numbers from 0 to 1, the same in every run of the tests. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function lay(folder: string): void {
  for (const part of ['map-0', 'map-1', 'map-2']) mkdirSync(join(folder, part), { recursive: true });
  for (const [name, text] of before) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'grondslag.config.yaml'), CONFIG);
}

function draftsIn(folder: string): readonly string[] {
  return ['map-0', 'map-1', 'map-2'].flatMap((part) => readdirSync(join(folder, part)).filter((name) => DRAFT_NAME.test(name)));
}

/** Runs the fixes, to their end or until they are killed. @returns the exit code, null for a run that was killed */
async function run(folder: string, killAfter?: { readonly from: 'the start' | 'the first write'; readonly wait: number }): Promise<number | null> {
  const watcher = killAfter?.from === 'the first write' ? watch(join(folder, 'map-0')) : undefined;
  const child = spawn(process.execPath, [PROGRAM, 'fix', '--quiet'], { cwd: folder, stdio: 'ignore' });
  const ended = new Promise<number | null>((resolve) => void child.on('exit', (code) => resolve(code)));
  const kill = async (): Promise<void> => {
    await after(killAfter!.wait);
    child.kill('SIGKILL');
  };
  if (watcher !== undefined) watcher.once('change', () => void kill());
  else if (killAfter !== undefined) void kill();
  const code = await ended;
  watcher?.close();
  return code;
}

describe('fix that is killed', function () {
  this.timeout(120_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'grondslag-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it(`at ${KILLS} moments leaves whole files, and the next run ends where one run would have`, async () => {
    assert.ok(existsSync(PROGRAM), 'build first');
    lay(folder);
    const started = performance.now();
    assert.equal(await run(folder), 0);
    const usual = performance.now() - started;
    for (const [name, text] of fixed) assert.equal(readFileSync(join(folder, name), 'utf8'), text);

    const random = numbers(20_261_121);
    const moments = Array.from({ length: KILLS }, (_, index) => (index % 4 === 0 ? { from: 'the start' as const, wait: random() * usual } : { from: 'the first write' as const, wait: random() * 12 }));
    let halfway = 0;
    const worker = async (number: number): Promise<void> => {
      const own = join(folder, `w-${number}`);
      for (let moment = moments.pop(); moment !== undefined; moment = moments.pop()) {
        rmSync(own, { recursive: true, force: true });
        lay(own);
        await run(own, moment);
        const done = [...before].filter(([name, text]) => {
          const now = readFileSync(join(own, name), 'utf8');
          assert.ok(now === text || now === fixed.get(name), `${name} is neither old nor new after ${moment.from} + ${moment.wait} ms:\n${now}`);
          return now !== text;
        }).length;
        if (done > 0 && done < FILES) halfway++;
        // The next run reads no draft, takes them away and finishes the work.
        assert.equal((await runCli(['fix'], own)).code, 0);
        for (const [name, text] of fixed) assert.equal(readFileSync(join(own, name), 'utf8'), text);
        assert.deepEqual(draftsIn(own), []);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, (_, number) => worker(number)));
    if (process.env['GRONDSLAG_DEBUG'] === '1') console.log(`      ${halfway} of ${KILLS} halfway, ${Math.round(performance.now() - started)} ms`);
  });

  it('leaves drafts that nobody reads, and takes away those of processes that are no more', () =>
    inWorld({ 'a.pipeline.yaml': UNUSED, 'grondslag.config.yaml': 'include: ["**"]\nexclude: ["grondslag.config.yaml"]\n' }, async ({ cli, directory, write }) => {
      const [dead, own, parent] = [2 ** 22 + 1, process.pid, process.ppid].map((pid) => draftName(pid, 0)) as [string, string, string];
      for (const name of [dead, own, parent]) write(name, `${UNUSED}\t`);
      const report = JSON.parse((await cli(['check', '--format', 'json'])).stdout) as { files: number; findings: { file: string }[] };
      assert.equal(report.files, 1);
      for (const words of [['fix', '--dry-run'], ['fix', '--diff']]) await cli(words);
      assert.ok([dead, own, parent].every((name) => existsSync(join(directory, name))), 'looking changes nothing');
      assert.equal((await cli(['fix'])).code, 0);
      assert.deepEqual(readdirSync(directory).sort(), [parent, 'a.pipeline.yaml', 'grondslag.config.yaml']);
      assert.equal(readFileSync(join(directory, 'a.pipeline.yaml'), 'utf8'), FIXED);
    }));
});
