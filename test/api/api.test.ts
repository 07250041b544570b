/** The programmatic API says what the command line says. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, formats, GrondslagError, version, type CheckOptions } from '../../server/src/api/index.ts';
import { FORMATS } from '../../server/src/report/formats.ts';
import { CLEAN, UNUSED } from '../cli/files.ts';
import { inWorld, TODAY } from '../cli/run-cli.ts';
import { ROOT } from '../harness/golden.ts';

const FILES = { 'a.pipeline.yaml': UNUSED, 'sub/b.pipeline.yaml': CLEAN };

describe('the programmatic API', () => {
  it('gives what `--format json` prints, and the exit code, in both languages and under every option', () =>
    inWorld(FILES, async ({ cli, directory }) => {
      for (const [options, words] of [
        [{}, []],
        [{ language: 'en' }, ['--language', 'en']],
        [{ preset: 'auditor', failOn: 'info' }, ['--preset', 'auditor', '--fail-on', 'info']],
        [{ maxWarnings: 0 }, ['--max-warnings', '0']],
        [{ select: ['legal'], ignore: ['unused-personal-field'] }, ['--select', 'legal', '--ignore', 'unused-personal-field']],
        [{ paths: ['sub'] }, ['sub']],
        [{ config: false, ignores: false }, ['--no-config', '--no-ignores']],
      ] as readonly (readonly [CheckOptions, readonly string[]])[]) {
        const said = await cli(['check', '--format', 'json', ...words]);
        const { result, exitCode, notes } = await check({ cwd: directory, today: TODAY, ...options });
        assert.deepEqual(JSON.parse(JSON.stringify(result)), JSON.parse(said.stdout), words.join(' '));
        assert.equal(exitCode, said.code);
        assert.deepEqual(notes, []);
      }
    }));

  it('says which option cannot be used, to programs without types too', () =>
    inWorld(FILES, async ({ directory }) => {
      const refused = async (options: object): Promise<string> => {
        const error: unknown = await check({ cwd: directory, today: TODAY, language: 'en', ...options }).then(() => undefined, (reason: unknown) => reason);
        assert.ok(error instanceof GrondslagError, JSON.stringify(options));
        assert.equal(error.code, 2);
        return error.message;
      };
      assert.equal(await refused({ pths: [] }), 'there is no option “pths”; did you mean “paths”?');
      assert.equal(await refused({ paths: 'sub' }), 'the option “paths” has to be a list of texts');
      assert.equal(await refused({ preset: 'strict' }), 'the option “preset” has to be engineer, reviewer or auditor');
      assert.equal(await refused({ language: 'fr' }), 'de optie «language» moet nl of en zijn');
      for (const options of [{ workers: 0 }, { workers: 1.5 }, { maxWarnings: -1 }, { failOn: 'all' }, { edits: 'no' }, { text: 'x' }, { text: { file: 'a' } }, { config: true }, { cache: 1 }, { select: ['a', 1] }, { since: null }]) await refused(options);
      assert.equal((await check({ cwd: directory, today: TODAY, preset: undefined as never, workers: 1 })).exitCode, 0);
    }));

  it('writes every format as the command line does', () =>
    inWorld(FILES, async ({ cli, directory }) => {
      assert.deepEqual(formats, FORMATS.map(({ name }) => name));
      const { format } = await check({ cwd: directory, today: TODAY });
      for (const name of formats) assert.equal(await format(name), (await cli(['check', '--format', name])).stdout, name);
      await assert.rejects(format('xml'), GrondslagError);
    })).timeout(20_000);

  it('checks a text in place of a file, and leaves edits out when asked', () =>
    inWorld({ 'a.pipeline.yaml': CLEAN }, async ({ directory }) => {
      const { result } = await check({ cwd: directory, today: TODAY, text: { file: 'a.pipeline.yaml', content: UNUSED }, edits: false });
      assert.deepEqual(result.findings.map(({ rule }) => rule), ['unused-personal-field']);
      assert.ok(result.findings[0]!.fixes.length > 0);
      assert.ok(result.findings[0]!.fixes.every(({ edits }) => edits === undefined));
    }));

  it('throws what can be repaired with the code of the command line, in the language asked for', () =>
    inWorld({ 'stuk/grondslag.config.yaml': 'preset: geen\n', 'stuk/a.pipeline.yaml': CLEAN, 'leeg/x.txt': '' }, async ({ directory }) => {
      for (const [options, code, message] of [
        [{ paths: ['leeg'] }, 3, /^geen bestanden/],
        [{ paths: ['leeg'], language: 'en' }, 3, /^no files/],
        [{ paths: ['weg'] }, 2, /weg: dit pad bestaat niet/],
        [{ paths: ['stuk'] }, 2, /grondslag\.config\.yaml:1:9/],
        [{ today: '2026-02-30' }, 2, /2026-02-30/],
        [{ select: ['nergens'] }, 2, /nergens/],
      ] as const) {
        await assert.rejects(check({ cwd: directory, today: TODAY, ...options }), (error) => {
          assert.ok(error instanceof GrondslagError);
          assert.equal(error.code, code);
          assert.match(error.message, message);
          return true;
        });
      }
    }));

  it('is as its pages say: every option has a row, in both languages', () => {
    const types = readFileSync(join(ROOT, 'server/src/api/public-types.ts'), 'utf8');
    const options = [.../export interface CheckOptions \{([^]*?)\n\}/.exec(types)![1]!.matchAll(/^ {2}readonly (\w+)\?:/gm)].map((match) => match[1]!);
    assert.ok(options.length > 10);
    for (const page of ['docs/api.md', 'docs/api.nl.md']) {
      const rows = [...readFileSync(join(ROOT, page), 'utf8').matchAll(/^\| (`\w+`(?:, `\w+`)*) \|/gm)].flatMap((match) => [...match[1]!.matchAll(/\w+/g)].map(([name]) => name));
      assert.deepEqual(rows.sort(), [...options].sort(), page);
    }
    assert.equal(typeof version, 'string');
  });
});
