import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLEAN, UNCOVERED, UNUSED } from '../cli/files.ts';
import { inWorld } from '../cli/run-cli.ts';
import { NASTY } from './nasty.ts';
import { githubCommand } from './readers.ts';
import { out, plain, result } from './written.ts';

describe('GitHub annotations', () => {
  it('say what the JSON report says, each with a line and an end line', () =>
    inWorld(NASTY, async (world) => {
      const commands = (await out(world, 'github')).trimEnd().split('\n').map(githubCommand);
      const { findings } = await result(world);
      const key = (file: string, line: number, end: number, message: string): string => [file, line, end, plain(message)].join('|');
      assert.deepEqual(
        commands.map(({ properties: { file, line, endLine }, message }) => key(file!, Number(line), Number(endLine), message.split('\n')[0]!)).sort(),
        findings.map(({ file, range: { start, end }, message }) => key(file, start.line, end.column === 1 && end.line > start.line ? end.line - 1 : end.line, message)).sort(),
      );
      assert.deepEqual([...new Set(commands.map(({ name }) => name))], ['error', 'warning', 'notice']);
      for (const { properties } of commands) {
        assert.equal('col' in properties, properties['line'] === properties['endLine']);
        assert.match(properties['title']!, /^[a-z-]+: ./);
      }
    }));

  it('that are shown are those that matter: of every file and combination one before repeats', () =>
    inWorld(Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`p${String(at).padStart(2, '0')}.pipeline.yaml`, (at % 2 === 0 ? UNUSED : UNCOVERED.replace('covers: [contact]', 'covers: []')).replace(/pipeline: \w+/, `pipeline: p${at}`)])), async (world) => {
      const commands = (await out(world, 'github')).trimEnd().split('\n').map(githubCommand);
      const names = commands.map(({ name }) => name);
      assert.deepEqual(names, [...names].sort());
      const first = commands.slice(0, 6).map(({ properties }) => properties['file']);
      assert.equal(new Set(first).size, 6, first.join());
    }));
});

describe('the summary of a job', () => {
  it('gets the Markdown report added, and only with the format of GitHub', () =>
    inWorld({ 'a.pipeline.yaml': UNCOVERED, 'kort.md': 'eerst\n' }, async ({ cli, directory }) => {
      const path = join(directory, 'kort.md');
      const env = { GITHUB_STEP_SUMMARY: path };
      await cli(['check', '.', '--format', 'text'], { env });
      assert.equal(readFileSync(path, 'utf8'), 'eerst\n');
      const { code } = await cli(['check', '.', '--format', 'github'], { env });
      assert.equal(code, 1);
      const { stdout } = await cli(['check', '.', '--format', 'markdown'], { env });
      assert.equal(readFileSync(path, 'utf8'), `eerst\n\n${stdout}`);
      await cli(['check', '.', '--format', 'github=uit.txt'], { env });
      assert.equal(readFileSync(path, 'utf8'), `eerst\n\n${stdout}\n${stdout}`);
    }));

  it('stays within what GitHub takes, and says how much did not fit', () =>
    inWorld({ 'a.pipeline.yaml': UNCOVERED, 'vol.md': 'x'.repeat(1024 * 1024 - 500) }, async ({ cli, directory }) => {
      const path = join(directory, 'vol.md');
      const summarise = (): Promise<unknown> => cli(['check', '.', '--format', 'github', '--language', 'en'], { env: { GITHUB_STEP_SUMMARY: path } });
      await summarise();
      const text = readFileSync(path);
      assert.ok(text.length <= 1024 * 1024);
      assert.match(text.toString('utf8'), /_\d+ more findings? do(?:es)? not fit here; the full report has them all\._\n$/);
      writeFileSync(path, 'x'.repeat(1024 * 1024));
      await summarise();
      assert.equal(readFileSync(path).length, 1024 * 1024);
    }));

  it('that cannot be written is told, and changes no outcome', () =>
    inWorld({ 'a.pipeline.yaml': CLEAN }, async ({ cli, directory }) => {
      const { code, stderr } = await cli(['check', '.', '--format', 'github'], { env: { GITHUB_STEP_SUMMARY: join(directory, 'geen/map.md') } });
      assert.equal(code, 0);
      assert.match(stderr, /GITHUB_STEP_SUMMARY/);
      assert.ok(!existsSync(join(directory, 'geen')));
    }));
});
