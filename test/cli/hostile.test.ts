import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLEAN, UNCOVERED, UNUSED } from './files.ts';
import { inWorld } from './run-cli.ts';

describe('hostile input', () => {
  it('a file of fifty megabytes is one finding, quickly', () =>
    inWorld({ 'a.pipeline.yaml': CLEAN }, async ({ cli, write }) => {
      write('b.pipeline.yaml', `${UNUSED}# ${'x'.repeat(50_000_000)}\n`);
      const start = performance.now();
      const outcome = await cli(['check', '--format', 'compact']);
      assert.ok(performance.now() - start < 5000);
      assert.equal(outcome.code, 1);
      assert.equal(outcome.stdout.split('\n').length, 2);
      assert.match(outcome.stdout, /^b\.pipeline\.yaml:\d+:\d+: error invalid-yaml /);
      const text = await cli(['check']);
      assert.ok(text.stdout.length < 3000);
    })).timeout(30_000);

  it('bytes that are no UTF-8 are a finding, and the rest is read', () =>
    inWorld({ 'a.pipeline.yaml': Buffer.from(UNUSED.replace('Aanmeldingen van', 'Aanmeldingen \u00e9n van'), 'latin1'), 'b.pipeline.yaml': Buffer.from(`\ufeff${CLEAN}`, 'utf16le') }, async ({ cli, directory }) => {
      const outcome = await cli(['check', '--format', 'compact']);
      assert.equal(outcome.code, 1);
      assert.deepEqual(outcome.stdout.split('\n').flatMap((line) => /^(.*?):.*?: \w+ (\S+)/.exec(line)?.slice(1).join(' ') ?? []), ['a.pipeline.yaml invalid-yaml', 'a.pipeline.yaml unused-personal-field', 'b.pipeline.yaml invalid-yaml']);
      const { readFileSync } = await import('node:fs');
      const before = readFileSync(join(directory, 'a.pipeline.yaml'));
      await cli(['fix']);
      assert.ok(before.equals(readFileSync(join(directory, 'a.pipeline.yaml'))), 'a text that cannot be written back is not written');
    }));

  it('a file that cannot be read is never a pass', () =>
    inWorld({ 'a.pipeline.yaml': CLEAN, 'dicht/b.pipeline.yaml': CLEAN }, async ({ cli, directory }) => {
      mkdirSync(join(directory, 'c.pipeline.yaml'));
      assert.equal((await cli(['check', 'a.pipeline.yaml', 'c.pipeline.yaml'])).code, 0, 'a folder that is named like a file is a folder');
      if (process.getuid?.() === 0) {
        // Root reads everything; what it cannot read either is a file where a folder is named.
        const outcome = await cli(['check', 'a.pipeline.yaml/x.yaml']);
        assert.equal(outcome.code, 2);
        return;
      }
      chmodSync(join(directory, 'dicht/b.pipeline.yaml'), 0);
      const outcome = await cli(['check', '--language', 'en']);
      assert.equal(outcome.code, 2);
      assert.match(outcome.stderr, /dicht\/b\.pipeline\.yaml: cannot be read \(EACCES\)/);
    }));

  it('a file whose name is no UTF-8 is never a pass', () =>
    inWorld({ 'a.pipeline.yaml': CLEAN, 'c/grondslag.config.yaml': 'catalogs: [gedeeld]\n', 'c/gedeeld/x.catalog.yaml': 'grondslag: 1\ncatalog: x\n', 'c/p/a.pipeline.yaml': CLEAN.replace('pipeline: bomen', 'pipeline: c') }, async ({ cli, directory }) => {
      for (const [folder, name] of [['', '.pipeline.yaml'], ['c/gedeeld', '.catalog.yaml']] as const) {
        try {
          writeFileSync(Buffer.concat([Buffer.from(join(directory, folder, 'n')), Buffer.from([0xff]), Buffer.from(name)]), UNCOVERED);
        } catch {
          return; // A disk that refuses such names has none.
        }
      }
      const outcome = await cli(['check', '.', '--language', 'en']);
      assert.equal(outcome.code, 2);
      assert.match(outcome.stderr, /c\/gedeeld\/n\ufffd\.catalog\.yaml: cannot be read \(its name is not UTF-8\)\n.*: n\ufffd\.pipeline\.yaml: cannot be read \(its name is not UTF-8\)/);
      assert.equal((await cli(['check', 'c/p'])).code, 2, 'also as a catalogue that is read along');
    }));

  it('names with spaces, quotes and signs are names', () =>
    inWorld({ 'een map/b [1] {x} $y.pipeline.yaml': UNUSED }, async ({ cli }) => {
      assert.match((await cli(['check', '--format', 'compact'])).stdout, /^een map\/b \[1\] \{x\} \$y\.pipeline\.yaml:24:7: /);
      assert.match((await cli(['check', 'een map/b [1] {x} $y.pipeline.yaml', '--format', 'compact'])).stdout, /^een map/);
    }));

  it('paths above the working directory are told with ..', () =>
    inWorld({ 'a.pipeline.yaml': UNUSED, 'sub/leeg.txt': '' }, async ({ cli }) => {
      assert.match((await cli(['check', '..', '--format', 'compact'], { cwd: 'sub' })).stdout, /^\.\.\/a\.pipeline\.yaml:24:7: /);
    }));

  it('a reference cannot climb out of the workspace', () =>
    inWorld({ 'buiten.pipeline.yaml': UNUSED, 'in/a.pipeline.yaml': CLEAN.replace('sources:', 'sources:\n  weg: { output: ../../buiten/lijst }') }, async ({ cli }) => {
      const report = JSON.parse((await cli(['check', 'in', '--format', 'json'])).stdout) as { files: number; findings: { rule: string }[] };
      assert.equal(report.files, 1);
      assert.ok(report.findings.some(({ rule }) => rule === 'unknown-reference'));
    }));

  it('a line of a megabyte is shown around its place', () =>
    inWorld({ 'a.pipeline.yaml': UNUSED.replace('      telefoon: phone # nergens voor nodig', `      telefoon: phone # ${'漢😀x'.repeat(200_000)}`) }, async ({ cli }) => {
      const start = performance.now();
      const { stdout } = await cli(['check']);
      assert.ok(performance.now() - start < 3000);
      assert.ok(stdout.length < 2000);
      assert.match(stdout, /telefoon: phone #.*…\n/);
    }));

  it('a text with other line ends has the same places', () =>
    inWorld({ 'a.pipeline.yaml': UNCOVERED.replaceAll('\n', '\r\n'), 'b.pipeline.yaml': `\ufeff${UNUSED}` }, async ({ cli }) => {
      const { stdout } = await cli(['check', '--format', 'compact']);
      assert.match(stdout, /^a\.pipeline\.yaml:32:5: .*\nb\.pipeline\.yaml:24:7: /);
      assert.ok(!(await cli(['check'])).stdout.includes('\r'));
    }));
});
