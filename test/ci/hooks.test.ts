/** The hooks for pre-commit, and the versions that the pages name. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../harness/golden.ts';
import { CLEAN, UNCOVERED } from '../cli/files.ts';
import { inWorld } from '../cli/run-cli.ts';

interface Hook {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
  readonly pass_filenames: boolean;
}

const HOOKS = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')) as readonly Hook[];

describe('the hooks for pre-commit', () => {
  it('are a check and a fix, over all files, run by Node', () => {
    assert.deepEqual(HOOKS.map(({ id }) => id), ['grondslag-check', 'grondslag-fix']);
    for (const { name, description, language, pass_filenames: passed } of HOOKS) {
      assert.ok(name !== '' && description !== '');
      assert.deepEqual([language, passed], ['node', false]);
    }
  });

  it('run when a description, the configuration or a baseline is in the commit', () => {
    for (const { files } of HOOKS) {
      const pattern = new RegExp(files);
      for (const name of ['a.pipeline.yaml', 'x/a.pipeline.yml', 'x y/a.catalog.yaml', 'a.catalog.yml', 'grondslag.config.yaml', 'x/grondslag.config.yaml', 'grondslag.baseline.yaml']) assert.match(name, pattern);
      for (const name of ['a.yaml', 'pipeline.yaml', 'a.pipeline.yaml.bak', 'my-grondslag.config.yaml', 'a.pipeline.json']) assert.doesNotMatch(name, pattern);
    }
  });

  it('say things that the program takes, and end as pre-commit expects', () =>
    inWorld({ 'a.pipeline.yaml': CLEAN }, async ({ cli, write }) => {
      for (const { entry } of HOOKS) assert.equal((await cli(entry.split(' ').slice(1))).code, 0, entry);
      write('b.pipeline.yaml', UNCOVERED);
      assert.deepEqual(await Promise.all(HOOKS.map(async ({ entry }) => (await cli(entry.split(' ').slice(1))).code)), [1, 0]);
    }));

  it('are built from a package that npm names, and says nothing else about', () => {
    assert.match(readFileSync(join(ROOT, '.npmrc'), 'utf8'), /^foreground-scripts=false$/m);
  });
});

describe('the pages about CI', () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  for (const page of ['docs/ci.md', 'docs/ci.nl.md']) {
    const text = readFileSync(join(ROOT, page), 'utf8');
    it(`${page} names this version, and actions by their commit`, () => {
      const named = [...text.matchAll(/grondslag[@-](\d[^\s'`,]*?)(?:\.tgz)?(?=[\s'`,])|\bv(0\.[\d.]+)\b/g)].map(([, one, other]) => one ?? other);
      assert.ok(named.length >= 4);
      assert.deepEqual([...new Set(named)], [version]);
      for (const [, action, at] of text.matchAll(/uses: (\S+)@(\S+)/g)) assert.match(at!, action!.startsWith('OWNER') ? /^COMMIT$/ : /^[0-9a-f]{40}$/, action);
    });
    it(`${page} has YAML that can be read`, () => {
      for (const [, block] of text.matchAll(/^```yaml\n([^]*?)^```/gm)) assert.equal(typeof parse(block!), 'object');
    });
  }

  it('have the same examples in both languages', () => {
    const blocks = (page: string): readonly string[] => [...readFileSync(join(ROOT, page), 'utf8').matchAll(/^```(?:yaml|sh)\n([^]*?)^```/gm)].map(([, block]) => block!.replaceAll(/ +#.*$/gm, '').replaceAll(/^ *language: nl\n|language: nl, /gm, ''));
    assert.deepEqual(blocks('docs/ci.nl.md'), blocks('docs/ci.md'));
  });
});
