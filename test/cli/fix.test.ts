import assert from 'node:assert/strict';
import { lstatSync, readFileSync, readdirSync, statSync, chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { applyPatch } from 'diff';
import { CLEAN, UNCOVERED, UNUSED } from './files.ts';
import { inWorld, type World } from './run-cli.ts';

const FIXED = UNUSED.replace('      telefoon: phone # nergens voor nodig\n', '');
const read = ({ directory }: World, name: string): string => readFileSync(join(directory, name), 'utf8');

describe('fix', () => {
  it('applies safe fixes and nothing else, and says so', () =>
    inWorld({ 'a.pipeline.yaml': UNUSED, 'b.pipeline.yaml': UNCOVERED }, async (world) => {
      const outcome = await world.cli(['fix', '--language', 'en']);
      assert.equal(outcome.code, 1, 'an error is left');
      assert.equal(outcome.stderr, '');
      assert.match(outcome.stdout, /^a\.pipeline\.yaml\n {2}- Leave out “telefoon” \(.*\) \[safe\] \(unused-personal-field\)\n1 fix applied\n1 error, 0 warnings, /);
      assert.equal(read(world, 'a.pipeline.yaml'), FIXED);
      assert.equal(read(world, 'b.pipeline.yaml'), UNCOVERED);
      assert.deepEqual(readdirSync(world.directory).sort(), ['a.pipeline.yaml', 'b.pipeline.yaml']);
      const again = await world.cli(['fix', '--language', 'en']);
      assert.match(again.stdout, /^0 fixes applied\n/);
    }));

  it('is 0 when nothing is left, and goes on until then', () =>
    inWorld({ 'a.pipeline.yaml': UNUSED, 'b.pipeline.yaml': UNCOVERED }, async (world) => {
      assert.equal((await world.cli(['fix', 'a.pipeline.yaml', '--fail-on', 'info'])).code, 0);
      assert.equal((await world.cli(['fix', '--unsafe'])).code, 0);
      assert.equal((await world.cli(['check', '--format', 'compact', '--fail-on', 'warning'])).code, 0);
    }));

  it('--dry-run and --diff change nothing; the diff is one that patch takes', () =>
    inWorld({ 'a.pipeline.yaml': `\ufeff${UNUSED}` }, async (world) => {
      const dry = await world.cli(['fix', '--dry-run', '--language', 'en', '--fail-on', 'warning']);
      assert.match(dry.stdout, /1 fix possible\n/);
      assert.equal(dry.code, 1);
      const { stdout } = await world.cli(['fix', '--diff']);
      assert.match(stdout, /^--- a\/a\.pipeline\.yaml\n\+\+\+ b\/a\.pipeline\.yaml\n@@ /);
      assert.equal(applyPatch(`\ufeff${UNUSED}`, stdout, { fuzzFactor: 0 }), `\ufeff${FIXED}`);
      assert.equal(read(world, 'a.pipeline.yaml'), `\ufeff${UNUSED}`);
    }));

  it('keeps the byte-order mark, line ends, and the mode of the file', () =>
    inWorld({ 'a.pipeline.yaml': `\ufeff${UNUSED.replaceAll('\n', '\r\n')}` }, async (world) => {
      chmodSync(join(world.directory, 'a.pipeline.yaml'), 0o640);
      await world.cli(['fix']);
      assert.equal(read(world, 'a.pipeline.yaml'), `\ufeff${FIXED.replaceAll('\n', '\r\n')}`);
      assert.equal(statSync(join(world.directory, 'a.pipeline.yaml')).mode & 0o777, 0o640);
    }));

  it('fixes what is selected only', () =>
    inWorld({ 'a.pipeline.yaml': UNUSED }, async (world) => {
      await world.cli(['fix', '--select', 'combination-without-ground']);
      assert.equal(read(world, 'a.pipeline.yaml'), UNUSED);
      await world.cli(['fix', '--select', 'data-minimisation']);
      assert.equal(read(world, 'a.pipeline.yaml'), FIXED);
    }));

  it('does not fix what a comment sets aside, nor a catalogue or a file it was not given', () =>
    inWorld({ 'a.pipeline.yaml': UNUSED.replace('# nergens', '# grondslag: ignore[unused-personal-field] by=po until=2027-01-01 -- nergens'), 'sub/b.pipeline.yaml': UNUSED }, async (world) => {
      await world.cli(['fix', 'a.pipeline.yaml']);
      assert.ok(read(world, 'a.pipeline.yaml').includes('telefoon'));
      assert.equal(read(world, 'sub/b.pipeline.yaml'), UNUSED);
    }));

  it('never follows a link out of the folder, and keeps a link inside it', () =>
    inWorld({ 'buiten/echt.yaml': UNUSED, 'in/echt.txt': UNUSED.replace('pipeline: aanmelding', 'pipeline: b') }, async (world) => {
      symlinkSync('../buiten/echt.yaml', join(world.directory, 'in/a.pipeline.yaml'));
      symlinkSync('echt.txt', join(world.directory, 'in/b.pipeline.yaml'));
      const outcome = await world.cli(['fix', '--language', 'en'], { cwd: 'in' });
      assert.equal(outcome.code, 2);
      assert.match(outcome.stderr, /a\.pipeline\.yaml: is a link that leads out of this folder and was not changed/);
      assert.equal(read(world, 'buiten/echt.yaml'), UNUSED);
      assert.ok(lstatSync(join(world.directory, 'in/b.pipeline.yaml')).isSymbolicLink());
      assert.ok(!read(world, 'in/echt.txt').includes('telefoon'));
    }));

  it('has exit code 3 without input and 2 for a path that is not there', () =>
    inWorld({ 'leeg/x.txt': '', 'a.pipeline.yaml': CLEAN }, async ({ cli }) => {
      assert.equal((await cli(['fix', 'leeg'])).code, 3);
      assert.equal((await cli(['fix', 'weg'])).code, 2);
      assert.equal((await cli(['fix'])).code, 0);
    }));
});
