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

  const bytes: readonly (readonly [what: string, make: (text: string) => string])[] = [
    ['mixed line ends', (text) => text.replaceAll('\n', '\r\n').replace(/adres: address\r\n/, 'adres: address\n').replace('steps:\r\n', 'steps:\n')],
    ['no line end at the end', (text) => text.trimEnd()],
    ['blank lines and a comment at the end', (text) => `${text}\n\n# klaar\t\t\n\n`],
    ['tabs in comments and behind values', (text) => text.replace('owner: team-loket', 'owner: team-loket\t# ja\twaar').replace('# het adres', '#\thet\tadres')],
    ['spaces at the end of lines', (text) => text.replace('kind: service', 'kind: service   ').replace('steps:', 'steps: ')],
    ['emoji, combining marks and a mark inside', (text) => text.replace('title: Aanmelding', 'title: "e\u0301 👩‍👩‍👧 \ufeff \u2028"')],
    ['two documents and their marks', (text) => `%YAML 1.2\n---\n${text}...\n---\n${CLEAN}`],
  ];
  for (const [what, make] of bytes) {
    it(`changes no byte beside its edit: ${what}`, () =>
      inWorld({ 'a.pipeline.yaml': make(UNUSED) }, async (world) => {
        const outcome = await world.cli(['fix', '--language', 'en']);
        assert.match(outcome.stdout, /^a\.pipeline\.yaml\n.*\n1 fix applied\n/);
        assert.equal(read(world, 'a.pipeline.yaml'), make(UNUSED).replace(/ {6}telefoon: phone # nergens voor nodig\r?\n/, ''));
      }));
  }

  it('leaves a file alone that is no UTF-8, and says what it is', () => {
    const bytes = Buffer.from(UNUSED.replace('title: Aanmelding', 'title: Caf\xe9'), 'latin1');
    return inWorld({ 'a.pipeline.yaml': bytes, 'b.pipeline.yaml': UNUSED.replace('pipeline: aanmelding', 'pipeline: b') }, async (world) => {
      const outcome = await world.cli(['fix', '--language', 'en', '--fail-on', 'never']);
      assert.match(outcome.stdout, /^b\.pipeline\.yaml\n/);
      assert.deepEqual(readFileSync(join(world.directory, 'a.pipeline.yaml')), bytes);
      assert.match((await world.cli(['check', 'a.pipeline.yaml', '--format', 'compact', '--language', 'en'])).stdout, /UTF-8/);
    });
  });

  it('leaves a file alone that is read-only, before and in a dry run, and goes on with the others', () =>
    inWorld({ 'a.pipeline.yaml': UNUSED, 'b.pipeline.yaml': UNUSED.replace('pipeline: aanmelding', 'pipeline: b') }, async (world) => {
      chmodSync(join(world.directory, 'a.pipeline.yaml'), 0o444);
      for (const words of [['--dry-run'], ['--diff'], []]) {
        const outcome = await world.cli(['fix', ...words, '--language', 'en']);
        assert.equal(outcome.code, 2);
        assert.equal(outcome.stderr, 'grondslag: a.pipeline.yaml: is read-only and was left alone\n');
        assert.doesNotMatch(outcome.stdout, /a\.pipeline/, 'what is not done is not told as done');
      }
      assert.equal(read(world, 'a.pipeline.yaml'), UNUSED);
      assert.ok(!read(world, 'b.pipeline.yaml').includes('telefoon'));
      assert.equal((await world.cli(['fix', '--language', 'en', '--select', 'no-legal-ground'])).code, 0, 'nothing to write is nothing refused');
    }));

  it('writes a file whose name is as long as a name can be', () => {
    const name = `${'n'.repeat(255 - '.pipeline.yaml'.length)}.pipeline.yaml`;
    return inWorld({ [name]: UNUSED }, async (world) => {
      const outcome = await world.cli(['fix', '--language', 'en']);
      assert.equal(outcome.stderr, '');
      assert.equal(read(world, name), FIXED);
    });
  });

  it('obeys the configuration, and --no-config', () =>
    inWorld({ 'a.pipeline.yaml': UNUSED, 'grondslag.config.yaml': 'rules: { unused-personal-field: off }\n' }, async (world) => {
      assert.equal((await world.cli(['fix'])).code, 0);
      assert.equal(read(world, 'a.pipeline.yaml'), UNUSED);
      assert.equal((await world.cli(['fix', '--no-config', '--ignore', 'unused-personal-field'])).code, 0);
      assert.equal(read(world, 'a.pipeline.yaml'), UNUSED);
      assert.equal((await world.cli(['fix', '--no-config'])).code, 0);
      assert.equal(read(world, 'a.pipeline.yaml'), FIXED);
    }));

  it('takes several fixes that touch the same lines one after another', () => {
    const several = UNUSED.replace('      telefoon: phone # nergens voor nodig\n', '').replace('      naam: name\n', '').replace("      # het adres wordt gebruikt\n      adres: address\n", '').replace('    fields:\n', '    fields: { naam: name, telefoon: phone, fax: phone, adres: address, mobiel: phone, mail: email }\n');
    return inWorld({ 'a.pipeline.yaml': several }, async (world) => {
      const outcome = await world.cli(['fix', '--language', 'en', '--fail-on', 'info']);
      assert.equal(outcome.code, 0, outcome.stdout);
      assert.match(outcome.stdout, /\n4 fixes applied\n/);
      assert.equal(read(world, 'a.pipeline.yaml'), several.replace(/fields: \{.*\}/, 'fields: { naam: name, adres: address }'));
      assert.match((await world.cli(['fix', '--language', 'en'])).stdout, /^0 fixes applied\n/);
    });
  });

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

  it('counts what was put aside, and how', () =>
    inWorld({ 'a.pipeline.yaml': UNUSED.replace('# nergens', '# grondslag: ignore[unused-personal-field] by=po until=2999-01-01 -- nergens'), 'b.pipeline.yaml': UNCOVERED }, async ({ cli }) => {
      await cli(['baseline', 'create', '--baseline', 'known.yaml', '--by', 'po', '--until', '2999-01-01', '--reason', 'bekend']);
      const { stdout, code } = await cli(['fix', '--baseline', 'known.yaml', '--language', 'en']);
      assert.equal(code, 0);
      assert.match(stdout.replace(/\s+/g, ' '), /0 fixes applied 0 errors, 0 warnings, 0 remarks; 2 ignored \(1 by comments, 1 by the baseline\);/);
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
