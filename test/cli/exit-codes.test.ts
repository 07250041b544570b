import assert from 'node:assert/strict';
import { FORMATS } from '../../server/src/report/formats.ts';
import { BROKEN, CLEAN, UNCOVERED, UNUSED } from './files.ts';
import { inWorld } from './run-cli.ts';

const FILES = {
  'schoon/a.pipeline.yaml': CLEAN,
  'fout/b.pipeline.yaml': UNCOVERED,
  'let-op/c.pipeline.yaml': UNUSED,
  'kapot/d.pipeline.yaml': BROKEN,
  'leeg/lees-mij.md': '# niets\n',
  'met/grondslag.config.yaml': 'catalogs: [g.catalog.yaml]\n',
  'met/g.catalog.yaml': 'grondslag: 1\ncatalog: g\n',
  'met/notities.yaml': 'a: 1\n',
};

/** Arguments, exit code; each row is run in every format. */
const TABLE: readonly (readonly [args: string, code: number])[] = [
  ['check schoon', 0],
  ['schoon', 0],
  ['check fout', 1],
  ['check fout --fail-on never', 0],
  ['check let-op', 0],
  ['check let-op --fail-on warning', 1],
  ['check let-op --fail-on info', 1],
  ['check let-op --max-warnings 0', 1],
  ['check let-op --max-warnings 1', 0],
  ['check let-op --fail-on never --max-warnings 0', 1],
  ['check kapot', 1],
  ['check kapot --fail-on never', 0],
  ['check fout --select technical', 0],
  ['check fout --select combination-without-ground', 1],
  ['check fout --ignore combination-without-ground', 0],
  ['check fout --ignore lawful-ground,purpose-limitation', 0],
  ['check kapot --select legal', 1],
  ['check kapot --ignore technical', 1],
  ['check kapot --ignore invalid-yaml', 0],
  ['check schoon fout let-op', 1],
  ['check fout --sarif-include-suppressed --sarif-security-severity --sarif-category x', 1],
  ['check schoon --sarif-include-suppressed --sarif-security-severity', 0],
  ['check fout --markdown-limit 10', 1],
  ['check fout --markdown-limit 10 --fail-on never', 0],
  ['check fout --markdown-limit -1', 2],
  ['check fout --no-ignores --statistics', 1],
  ['check leeg', 3],
  ['check leeg/lees-mij.md', 3],
  ['check schoon --output -q', 2],
  ['check met/notities.yaml', 3],
  ['check met/notities.yaml met/g.catalog.yaml', 0],
  ['check bestaat-niet.yaml', 2],
  ['check schoon bestaat-niet.yaml', 2],
  ['check schoon --config bestaat-niet.yaml', 2],
  ['check schoon --today 2026-02-30', 2],
  ['check schoon --fail-on sometimes', 2],
  ['check schoon --max-warnings -1', 2],
  ['check schoon --max-warnings many', 2],
  ['check schoon --preset engineers', 2],
  ['check schoon --select combination-without-grond', 2],
  ['check schoon --language fr', 2],
  ['check schoon --stdin-filename x.yaml', 2],
  ['check schoon --config x --no-config', 2],
  ['check schoon --quiet=yes', 2],
  ['check schoon --preset', 2],
  ['check schoon --preset --quiet', 2],
  ['check schoon --unsafe', 2],
  ['chekc', 2],
  ['check --fial-on never', 2],
];

describe('exit codes are the same in every format', () => {
  for (const format of FORMATS.map(({ name }) => name)) {
    it(format, () =>
      inWorld(FILES, async ({ cli }) => {
        for (const [args, code] of TABLE) {
          const outcome = await cli([...args.split(' '), '--format', format]);
          assert.equal(outcome.code, code, `${args}: ${outcome.stderr}`);
          if (code >= 2) assert.notEqual(outcome.stderr, '', `${args} says why`);
          if (code === 3) assert.equal(outcome.stdout, '');
        }
      }));
  }

  it('what is wrong with the arguments is said with what was probably meant', () =>
    inWorld(FILES, async ({ cli }) => {
      const said = async (args: string, language = 'en'): Promise<string> => (await cli([...args.split(' '), '--language', language])).stderr;
      assert.equal(await said('chekc'), 'grondslag: “chekc” is no command and no existing path; did you mean “check”?\n');
      assert.equal(await said('chekc', 'nl'), 'grondslag: «chekc» is geen opdracht en geen bestaand pad; bedoelde je «check»?\n');
      assert.equal(await said('check --fial-on never'), 'grondslag: there is no option --fial-on; did you mean --fail-on?\n');
      assert.equal(await said('check --format jsn'), `grondslag: “jsn” is not possible for --format; did you mean “json”? Choose from: ${FORMATS.map(({ name }) => name).join(', ')}\n`);
      assert.equal(await said('check schoon --unsafe'), 'grondslag: the option --unsafe does not belong to check, but to: fix\n');
      assert.equal(await said('check --select combination-without-grond'), 'grondslag: --select: “combination-without-grond” is no rule, lens or principle; did you mean “combination-without-ground”?\n');
      assert.equal(await said('check --preset'), 'grondslag: “--language” is not possible for --preset; choose from: engineer, reviewer, auditor\n'.replace('“--language” is not possible for --preset; choose from: engineer, reviewer, auditor', 'the option --preset needs a value: --preset PRESET'));
      assert.equal(await said('check bestaat-niet'), 'grondslag: bestaat-niet: this path does not exist\n');
    }));

  it('help lists what works and nothing else; version is one line', () =>
    inWorld({}, async ({ cli }) => {
      const help = await cli(['--help', '--language', 'en']);
      assert.equal(help.code, 0);
      for (const line of help.stdout.split('\n')) assert.ok(line.length <= 80, line);
      for (const command of ['check', 'fix', 'test', 'explain', 'rules', 'baseline', 'lsp', 'completion', 'init']) assert.equal((await cli([command, '--help'])).code, 0);
      assert.match((await cli(['--version'])).stdout, /^grondslag \d+\.\d+\.\d+\n$/);
    }));

  it('an internal error is exit code 2 and one line, with a stack only when asked for', () =>
    inWorld({ 'a.pipeline.yaml': CLEAN }, async ({ cli }) => {
      const short = await cli(['check', '-'], { stdin: null as never });
      assert.equal(short.code, 2);
      assert.equal(short.stderr.split('\n').length, 2);
      const long = await cli(['check', '-'], { stdin: null as never, env: { GRONDSLAG_DEBUG: '1' } });
      assert.equal(long.code, 2);
      assert.ok(long.stderr.split('\n').length > 2);
    }));

  it('the language is asked for, configured, the system’s, else Dutch', () =>
    inWorld({ 'a.pipeline.yaml': CLEAN, 'en/grondslag.config.yaml': 'language: en\n', 'en/a.pipeline.yaml': CLEAN }, async ({ cli }) => {
      const spoken = async (args: string[], env: Record<string, string> = {}): Promise<string> => ((await cli(args, { env })).stdout.includes('fouten') ? 'nl' : 'en');
      assert.equal(await spoken(['check', 'a.pipeline.yaml']), 'nl');
      assert.equal(await spoken(['check', 'a.pipeline.yaml'], { LANG: 'en_GB.UTF-8' }), 'en');
      assert.equal(await spoken(['check', 'a.pipeline.yaml'], { LANG: 'C.UTF-8' }), 'nl');
      assert.equal(await spoken(['check', 'a.pipeline.yaml'], { LC_ALL: 'nl_NL', LANG: 'en_GB' }), 'nl');
      assert.equal(await spoken(['check', 'en'], { LANG: 'nl_NL' }), 'en');
      assert.equal(await spoken(['check', 'en', '--language', 'nl']), 'nl');
    }));
});
