import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLEAN, UNCOVERED } from './files.ts';
import { inWorld } from './run-cli.ts';

const FILES = { 'bomen.pipeline.yaml': CLEAN, 'diep/huisbezoek.pipeline.yaml': UNCOVERED };

describe('grondslag graph', () => {
  for (const [format, begin] of [[undefined, 'flowchart LR\n'], ['mermaid', 'flowchart LR\n'], ['dot', 'digraph lineage {\n'], ['json', '{\n  "schemaVersion": 1,'], ['svg', '<?xml version="1.0" encoding="UTF-8"?>\n<svg ']] as const) {
    it(`writes ${format ?? 'mermaid when no format is asked for'}, with findings and without failing`, () => inWorld(FILES, async ({ cli }) => {
      const { code, stdout, stderr } = await cli(['graph', '.', '--language', 'en', ...(format === undefined ? [] : ['--format', format])]);
      assert.deepEqual([code, stderr], [0, '']);
      assert.ok(stdout.startsWith(begin), stdout.slice(0, 80));
      for (const name of ['telling', 'Huisbezoek', ...(format === 'svg' ? [] : ['error'])]) assert.ok(stdout.includes(name), name);
      assert.ok(stdout.endsWith('\n'));
    }));
  }

  for (const format of ['mermaid', 'dot', 'json', 'svg'] as const) {
    it(`writes nothing as ${format} that a build server acts on`, () => inWorld({ 'a.pipeline.yaml': CLEAN.replace(/^title: .*$/m, "title: 'x ###vso[task.complete]y ##teamcity[z] ##[error]q'") }, async ({ cli }) => {
      const { code, stdout } = await cli(['graph', '--format', format, '--language', 'en']);
      assert.equal(code, 0);
      assert.match(stdout, /task\.complete/);
      assert.doesNotMatch(stdout, /##(?:vso|teamcity)?\[/i);
    }));
  }

  it('draws what is asked for, and speaks the language that is', () => inWorld(FILES, async ({ cli }) => {
    const { stdout } = await cli(['graph', '--pipeline', 'bomen', '--language', 'nl']);
    assert.match(stdout, /accTitle: Gegevensstroom van één pijplijn/u);
    assert.doesNotMatch(stdout, /[Hh]uisbezoek/u);
  }));

  it('writes to a file, and to none that it reads', () => inWorld(FILES, async ({ cli, directory }) => {
    const { code, stdout } = await cli(['graph', '--format', 'svg', '--output', 'stroom.svg']);
    assert.deepEqual([code, stdout], [0, '']);
    assert.match(readFileSync(join(directory, 'stroom.svg'), 'utf8'), /<\/svg>\n$/u);
    const refused = await cli(['graph', '--output', 'bomen.pipeline.yaml', '--language', 'en']);
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /is read in this run/u);
    assert.equal(readFileSync(join(directory, 'bomen.pipeline.yaml'), 'utf8'), CLEAN);
  }));

  for (const [title, args, code, said] of [
    ['a pipeline that is not there', ['--pipeline', 'bome'], 2, /there is no pipeline “bome”; did you mean “bomen”\?/u],
    ['a depth without a pipeline', ['--depth', '2'], 2, /--depth belongs with --pipeline/u],
    ['a depth that is no number', ['--pipeline', 'bomen', '--depth', 'x'], 2, /give a whole number/u],
    ['a format that is not there', ['--format', 'png'], 2, /“png” is not possible for --format/u],
    ['a file that is not there', ['nergens.pipeline.yaml'], 2, /does not exist/u],
  ] as const) it(`refuses ${title}`, () => inWorld(FILES, async ({ cli }) => {
    const outcome = await cli(['graph', ...args, '--language', 'en']);
    assert.equal(outcome.code, code);
    assert.match(outcome.stderr, said);
    assert.equal(outcome.stdout, '');
  }));

  it('says so with 3 when there is nothing to draw', () => inWorld({ 'los.txt': '', 'leeg.catalog.yaml': 'grondslag: 1\ncatalog: leeg\n' }, async ({ cli, directory }) => {
    const outcome = await cli(['graph', '--language', 'en', '--output', 'uit.svg']);
    assert.deepEqual([outcome.code, outcome.stdout], [3, '']);
    assert.match(outcome.stderr, /no pipelines to draw/u);
    assert.equal(existsSync(join(directory, 'uit.svg')), false);
    assert.equal((await cli(['graph', 'los.txt', '--language', 'en'])).code, 3);
  }));

  it('draws the rest when a file cannot be read, and that is no pass', () => inWorld({ ...FILES, 'stuk.pipeline.yaml': 'grondslag: 1\npipeline: [stuk\n' }, async ({ cli }) => {
    const { code, stdout } = await cli(['graph']);
    assert.equal(code, 2);
    assert.match(stdout, /^flowchart LR/u);
  }));
});
