import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { writeNew } from '../../server/src/host/write-new.node.ts';
import { knowledge } from '../../server/src/knowledge/load.ts';
import { inWorld, type World } from './run-cli.ts';

const CONFIG = 'grondslag.config.yaml';
const read = ({ directory }: World, name: string): string => readFileSync(join(directory, name), 'utf8');
const all = ({ directory }: World): readonly string[] => (readdirSync(directory, { recursive: true, withFileTypes: true })).filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1)).sort();

/** The rules that a check of the folder names, each once. */
async function found({ cli }: World, ...args: string[]): Promise<readonly string[]> {
  const outcome = await cli(['check', '--format', 'json', ...args]);
  assert.equal(outcome.stderr, '');
  return [...new Set((JSON.parse(outcome.stdout) as { findings: { rule: string; severity: string }[] }).findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule))];
}

describe('init', () => {
  for (const language of ['nl', 'en'] as const) {
    it(`writes a configuration and a pipeline that leave only what is to be filled in (${language})`, () =>
      inWorld({}, async (world) => {
        const kinds = [undefined, ...knowledge().matrix.kinds.map(({ id }) => id)];
        for (const [number, purpose] of kinds.entries()) {
          const words = ['init', '--yes', '--language', language, '--directory', `d${number}`, ...(purpose === undefined ? [] : ['--purpose', purpose]), ...(number % 2 === 0 ? [] : ['--controller', 'Gemeente Voorbeeld', '--pipeline', 'Hulp bij: «schulden»\u0007 # {x}'])];
          const outcome = await world.cli(words);
          assert.equal(outcome.code, 0, outcome.stderr);
          const [config, pipeline] = outcome.stdout.split('\n').slice(0, 2).map((line) => line.replace(/^.*: /, ''));
          assert.deepEqual([config, dirname(pipeline!)], [`d${number}/${CONFIG}`, `d${number}/pipelines`]);
          assert.match(read(world, config!), new RegExp(`^language: ${language}$`, 'm'));
          assert.deepEqual(await found(world, `d${number}`), ['placeholder-left'], purpose);
        }
      }));
  }

  it('without a terminal takes options only, and says so', () =>
    inWorld({}, async (world) => {
      for (const words of [['init'], ['init', '--pipeline', 'X', '--controller', 'Y']]) {
        const outcome = await world.cli([...words, '--language', 'en']);
        assert.equal(outcome.code, 2);
        assert.equal(outcome.stdout, '');
        assert.match(outcome.stderr, /^grondslag: there is no terminal to ask on; give --yes/);
      }
      assert.match((await world.cli(['init'])).stderr, /^grondslag: hier is geen terminal/);
      assert.deepEqual(all(world), []);
    }));

  it('asks on a terminal what no option says, and again what is not possible', () =>
    inWorld({}, async (world) => {
      const outcome = await world.cli(['init', '--controller', 'Gemeente Voorbeeld', '--language', 'en'], { answers: ['  Debt help ', '?', 'debt-hlp', 'debt-help', 'reviewr', 'reviewer'] });
      assert.equal(outcome.code, 0, outcome.stderr);
      assert.doesNotMatch(outcome.stderr, /controller/);
      assert.match(outcome.stderr, /\n {2}debt-help {2}\S/);
      assert.match(outcome.stderr, /did you mean “debt-help”\?/);
      assert.match(outcome.stderr, /did you mean “reviewer”\?/);
      assert.deepEqual(all(world), [CONFIG, 'pipelines/debt-help.pipeline.yaml']);
      assert.match(read(world, CONFIG), /^preset: reviewer$/m);
      assert.match(read(world, 'pipelines/debt-help.pipeline.yaml'), /^title: Debt help$[^]*^controller: gemeente-voorbeeld$[^]*^ {4}kind: debt-help$/m);
    }));

  it('takes what is usual for an empty answer', () =>
    inWorld({}, async (world) => {
      assert.equal((await world.cli(['init'], { answers: ['', '', '', ''] })).code, 0);
      assert.match(read(world, CONFIG), /^preset: engineer$/m);
      assert.deepEqual(all(world), [CONFIG, 'pipelines/eerste-pijplijn.pipeline.yaml']);
    }));

  for (const answers of [[], ['x'], ['x', 'y'], ['x', 'y', 'service']]) {
    it(`leaves nothing behind when somebody stops after ${answers.length} answers`, () =>
      inWorld({}, async (world) => {
        const outcome = await world.cli(['init', '--directory', 'nieuw', '--language', 'en'], { answers });
        assert.equal(outcome.code, 2);
        assert.match(outcome.stderr, /grondslag: stopped; nothing was written\n$/);
        assert.deepEqual(readdirSync(world.directory), []);
      }));
  }

  it('never writes over what is there', () =>
    inWorld({ [CONFIG]: 'preset: auditor\n', 'oud/een.catalog.yaml': 'grondslag: 1\ncatalog: een\nparties: { stad: { name: Gemeente Stad, kind: public-authority, country: NL } }\n' }, async (world) => {
      const first = await world.cli(['init', '--yes', '--pipeline', 'Een pijplijn', '--controller', 'stad', '--language', 'en']);
      assert.equal(first.code, 0);
      assert.match(first.stderr, /grondslag\.config\.yaml: was there already and was not changed\n/);
      assert.equal(read(world, CONFIG), 'preset: auditor\n');
      const text = read(world, 'pipelines/een-pijplijn.pipeline.yaml');
      assert.match(text, /^controller: stad$/m);
      assert.doesNotMatch(text, /^parties:/m, 'a catalogue declares it already');
      for (const title of ['Een pijplijn', 'Een']) {
        const again = await world.cli(['init', '--yes', '--pipeline', title, '--language', 'en']);
        assert.equal(again.code, 2);
        assert.match(again.stderr, /^grondslag: there is a pipeline or catalogue “een(?:-pijplijn)?” already; name another one with --pipeline\n$/);
      }
      symlinkSync('nergens', join(world.directory, 'pipelines/hangt.pipeline.yaml'));
      const dangling = await world.cli(['init', '--yes', '--pipeline', 'hangt', '--language', 'en']);
      assert.equal(dangling.code, 2);
      assert.equal(read(world, 'pipelines/een-pijplijn.pipeline.yaml'), text);
      assert.deepEqual(all(world), [CONFIG, 'oud/een.catalog.yaml', 'pipelines/een-pijplijn.pipeline.yaml', 'pipelines/hangt.pipeline.yaml']);
    }));

  it('names the schema where it is installed with the project, and else says that it does not', () =>
    inWorld({ 'node_modules/grondslag/schemas/config.schema.json': '{}', 'node_modules/grondslag/schemas/pipeline.schema.json': '{}', 'werk/x.txt': '' }, async (world) => {
      const outcome = await world.cli(['init', '--yes'], { cwd: 'werk' });
      assert.equal(outcome.stderr, '');
      for (const name of ['werk/grondslag.config.yaml', 'werk/pipelines/eerste-pijplijn.pipeline.yaml']) {
        const [, schema] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(read(world, name))!;
        assert.ok(existsSync(resolve(world.directory, dirname(name), schema!)), `${name}: ${schema}`);
      }
    }));

  it('says what cannot be', () =>
    inWorld({ bestand: '', [CONFIG]: 'prest: x\n' }, async (world) => {
      const said = async (...words: string[]): Promise<string> => {
        const outcome = await world.cli(['init', '--yes', '--language', 'en', ...words]);
        assert.equal(outcome.code, 2);
        assert.equal(outcome.stdout, '');
        return outcome.stderr;
      };
      assert.match(await said('--purpose', 'servise', '--directory', 'nieuw'), /“servise” is not possible for --purpose; did you mean “service”\?/);
      assert.match(await said('--directory', 'bestand'), /bestand is no folder\n$/);
      assert.match(await said('map'), /did you mean --directory map\?\n$/);
      assert.match(await said(), /grondslag\.config\.yaml:1:1: “prest”/);
      assert.deepEqual(all(world), ['bestand', CONFIG].sort());
    }));

  it('all files are written or none, with their folders', () =>
    inWorld({ 'er/al.txt': 'x' }, (world) => {
      const at = (name: string): string => join(world.directory, name);
      assert.throws(() => writeNew([{ path: at('a/b/c/een.txt'), text: '1' }, { path: at('er/twee.txt'), text: '2' }, { path: at('er/al.txt'), text: '3' }]), /EEXIST/);
      assert.deepEqual(readdirSync(world.directory), ['er']);
      assert.deepEqual(readdirSync(at('er')), ['al.txt']);
      assert.equal(read(world, 'er/al.txt'), 'x');
      writeNew([{ path: at('a/b/c/een.txt'), text: '1' }, { path: at('a/twee.txt'), text: '2' }]);
      assert.deepEqual([read(world, 'a/b/c/een.txt'), read(world, 'a/twee.txt')], ['1', '2']);
    }));
});
