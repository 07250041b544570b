/** Own rules and `grondslag test` on the command line, the pages about them and the shipped example. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ROOT } from '../harness/golden.ts';
import { MEETING, OWN_RULE } from '../harness/own-law.ts';
import { inWorld } from './run-cli.ts';

/** The files that a page writes out: YAML blocks that begin with their name. */
function filesOf(page: string): Readonly<Record<string, string>> {
  const text = readFileSync(join(ROOT, 'docs', page), 'utf8');
  return Object.fromEntries([...text.matchAll(/^```yaml\n# (\S+\.yaml)\n([\s\S]*?)^```$/gm)].map(([, name, body]) => [name!, body!]));
}

const SEED = join(ROOT, 'seeds/own-law');
const SEEDS = Object.fromEntries(readdirSync(SEED).map((name) => [name, readFileSync(join(SEED, name), 'utf8')]));

describe('the pages about own rules', () => {
  for (const [page, language] of [['own-rules.md', 'en'], ['own-rules.nl.md', 'nl']] as const) {
    it(`${page}: its example gives what it shows`, () =>
      inWorld(filesOf(page), async ({ cli }) => {
        const { code, stdout } = await cli(['test', '--language', language]);
        const shown = /```console\n\$ grondslag test\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, 'docs', page), 'utf8'))![1]!;
        assert.equal(stdout, shown);
        assert.equal(code, 0);
        assert.equal((await cli(['check', '.', '--fail-on', 'error'])).code, 0);
      }));
  }
});

describe('the shipped example', () => {
  it('is clean, and its tests pass', () =>
    inWorld(SEEDS, async ({ cli }) => {
      const checked = await cli(['check', '.', '--fail-on', 'info']);
      assert.equal(checked.code, 0, checked.stdout);
      const tested = await cli(['test', '.']);
      assert.equal(tested.code, 0, tested.stdout + tested.stderr);
      assert.match(tested.stdout, /^3 gevallen: 3 goed, 0 fout$/m);
    }));

  it('fails its tests when the rule is gone, weaker, or excepts too much', async () => {
    const changes = [['[debt, health]', '[debt, ethnicity]'], ['    severity: error', '    severity: warning'], ['    unless:\n', '    unless:\n      - { purposes: [debt-help] }\n']] as const;
    for (const [from, to] of changes) {
      const catalog = SEEDS['voorbeeldstad.catalog.yaml']!;
      assert.ok(catalog.includes(from));
      await inWorld({ ...SEEDS, 'voorbeeldstad.catalog.yaml': catalog.replace(from, to) }, async ({ cli }) => {
        const { code, stdout } = await cli(['test', '.', '--language', 'en']);
        assert.equal(code, 1, to);
        assert.match(stdout, new RegExp(`^        - error ${OWN_RULE} steps\\.koppel$`, 'm'));
      });
    }
  });
});

describe('an own rule on the command line', () => {
  const files = { ...SEEDS, 'lijst.pipeline.yaml': MEETING };

  it('is reported by its name, selected, ignored, configured, listed and explained', () =>
    inWorld(files, async ({ cli, write }) => {
      const rules = async (...args: readonly string[]): Promise<readonly string[]> =>
        (JSON.parse((await cli(['check', '.', '--format', 'json', ...args])).stdout) as { findings: readonly { rule: string }[] }).findings.map(({ rule }) => rule);
      assert.ok((await rules()).includes(OWN_RULE));
      assert.deepEqual(await rules('--select', OWN_RULE), [OWN_RULE]);
      assert.ok(!(await rules('--ignore', OWN_RULE)).includes(OWN_RULE));
      write('grondslag.config.yaml', `rules: { ${OWN_RULE}: off }\n`);
      assert.ok(!(await rules()).includes(OWN_RULE));
      write('grondslag.config.yaml', 'rules: { elders/regel: off }\n');
      assert.ok((await rules()).includes(OWN_RULE));
      const mistyped = (await cli(['check', '.', '--select', `${OWN_RULE}t`, '--language', 'en']));
      assert.deepEqual([mistyped.code, mistyped.stderr], [2, `grondslag: --select: “${OWN_RULE}t” is no rule, lens or principle; did you mean “${OWN_RULE}”?\n`]);
      write('grondslag.config.yaml', `rules:\n  ${OWN_RULE}t: off\n`);
      const wrong = await cli(['check', '.', '--language', 'en']);
      assert.deepEqual([wrong.code, wrong.stderr], [2, `grondslag: grondslag.config.yaml:2:3: rule “${OWN_RULE}t” does not exist; did you mean “${OWN_RULE}”?\n`]);
      write('grondslag.config.yaml', 'language: en\n');
      assert.ok((await cli(['rules', '.'])).stdout.includes(OWN_RULE));
      assert.ok(!(await cli(['rules'])).stdout.includes(OWN_RULE));
      const explained = await cli(['explain', OWN_RULE]);
      assert.equal(explained.code, 0);
      assert.match(explained.stdout.replace(/\s+/g, ' '), /May not meet: “debt or arrears” and “health”.*Unless the purpose is of the kind “policy” or “statistics”, and all that comes of it leaves as “aggregated” or less identifying/);
      assert.match((await cli(['explain', `${OWN_RULE}t`])).stderr, new RegExp(`did you mean “${OWN_RULE}”`));
    }));

  it('is in a report of the shape that reports have', () =>
    inWorld(files, async ({ cli }) => {
      const accepts = new Ajv2020({ allErrors: true, strict: false }).compile(JSON.parse(readFileSync(join(ROOT, 'schemas/report.schema.json'), 'utf8')) as object);
      assert.ok(accepts(JSON.parse((await cli(['check', '.', '--select', OWN_RULE, '--format', 'json'])).stdout)), JSON.stringify(accepts.errors));
    }));

  it('says its message in each language, as it is', () =>
    inWorld(files, async ({ cli }) => {
      assert.match((await cli(['check', '.', '--format', 'compact', '--language', 'nl'])).stdout, /schuld-en-zorg-apart Schuldhulp en zorg komen samen; in Voorbeeldstad blijven die uit elkaar$/m);
      assert.match((await cli(['check', '.', '--format', 'compact', '--language', 'en'])).stdout, /schuld-en-zorg-apart Debt help and care meet; Voorbeeldstad keeps them apart$/m);
    }));
});

/** A fixture's text, the exit code, and what stderr or stdout says. */
const FIXTURES: readonly (readonly [title: string, text: string, code: number, said: RegExp])[] = [
  ['without cases', 'grondslag-test: 1\n', 2, /t\.grondslag-test\.yaml:1:1: .*“cases” is missing here/],
  ['with a mistyped key', 'grondslag-test: 1\ncases: [{ name: a, expct: [] }]\n', 2, /t\.grondslag-test\.yaml:2:20: .*did you mean “expect”/],
  ['that is no YAML', 'grondslag-test: 1\ncases: [{\n', 2, /t\.grondslag-test\.yaml:/],
  ['with another version', 'grondslag-test: 2\ncases: [{ name: a, expect: [] }]\n', 2, /knows format 1 only/],
  ['that names a rule that is not there', 'grondslag-test: 1\ncases: [{ name: a, expect: [{ rule: dragnett }] }]\n', 2, /rule “dragnett” does not exist; did you mean “dragnet”/],
  ['that reads what is not there', 'grondslag-test: 1\ncases: [{ name: a, read: [weg.yaml], expect: [] }]\n', 2, /“weg\.yaml” does not exist/],
  ['with an alias of itself', 'grondslag-test: 1\ncases: &c [{ name: a, files: { x: *c }, expect: [] }]\n', 2, /t\.grondslag-test\.yaml:/],
  ['in two documents, of which the second would not run', 'grondslag-test: 1\ncases: [{ name: a, expect: [] }]\n---\ngrondslag-test: 1\ncases: [{ name: b, expect: [{ rule: dragnet }] }]\n', 2, /t\.grondslag-test\.yaml:4:1: .*one document/],
  ['with aliases that grow beyond what is read', `grondslag-test: 1\ncases:\n  - { name: a, expect: [], files: { a.pipeline.yaml: { x: &a [${'0,'.repeat(1000)}], y: &b [${'*a,'.repeat(100)}], z: [${'*b,'.repeat(100)}] } } }\n`, 2, /t\.grondslag-test\.yaml:/],
  ['that reads a folder', 'grondslag-test: 1\ncases: [{ name: a, read: [../..], expect: [] }]\n', 2, /“\.\.\/\.\.” is no file/],
  ['that reads what never ends', 'grondslag-test: 1\ncases: [{ name: a, read: [/dev/zero], expect: [] }]\n', 2, /“\/dev\/zero” (?:is no file|does not exist)/],
  ['with a byte-order mark and Windows line ends', '\ufeffgrondslag-test: 1\r\ncases:\r\n  - name: a\r\n    files:\r\n      a.pipeline.yaml: |\r\n        grondslag: 1\r\n        pipeline: p\r\n        zzz: 1\r\n    expect: [{ rule: schema-violation, path: zzz }]\r\n', 0, /1 passed/],
  ['that expects what does not come', 'grondslag-test: 1\ncases: [{ name: a, expect: [{ rule: dragnet, path: steps.x }] }]\n', 1, /- dragnet steps\.x/],
  ['that does not expect what comes', 'grondslag-test: 1\ncases: [{ name: a, files: { a.pipeline.yaml: { grondslag: 1, pipeline: p, zzz: 1 } }, expect: [] }]\n', 1, /\+ error schema-violation a\.pipeline\.yaml zzz: /],
  ['that expects it once where it comes twice', 'grondslag-test: 1\ncases: [{ name: a, files: { a.pipeline.yaml: { grondslag: 1, pipeline: p, zzz: 1, yyy: 2 } }, expect: [{ rule: schema-violation }] }]\n', 1, /\+ error schema-violation/],
  ['that pairs the vague with what the exact leaves', 'grondslag-test: 1\ncases: [{ name: a, files: { a.pipeline.yaml: { grondslag: 1, pipeline: p, zzz: 1, yyy: 2 } }, expect: [{ rule: schema-violation }, { rule: schema-violation, path: zzz }] }]\n', 0, /1 case: 1 passed, 0 failed/],
  ['that is about other rules', 'grondslag-test: 1\nrules: [dragnet]\ncases: [{ name: a, files: { a.pipeline.yaml: { grondslag: 1, pipeline: p, zzz: 1 } }, expect: [] }]\n', 0, /ok {2}a/],
  ['with a unit as text', 'grondslag-test: 1\ncases:\n  - name: a\n    files:\n      a.pipeline.yaml: |\n        grondslag: 1\n        pipeline: p\n        zzz: 1\n    expect: [{ rule: schema-violation, file: a.pipeline.yaml, path: zzz, severity: error }]\n', 0, /1 passed/],
];

describe('grondslag test', () => {
  for (const [title, text, code, said] of FIXTURES) {
    it(`a test ${title}: ${code}`, () =>
      inWorld({ 't.grondslag-test.yaml': text }, async ({ cli }) => {
        const outcome = await cli(['test', '.', '--language', 'en']);
        assert.equal(outcome.code, code, outcome.stdout + outcome.stderr);
        assert.match(outcome.stdout + outcome.stderr, said);
        assert.equal((await cli(['test', '.', '--format', 'json'])).code, code);
      }));
  }

  it('gives 3 where there are none, 2 for a path that is not there, and names a file by any name', () =>
    inWorld({ 'a.yaml': 'grondslag-test: 1\ncases: [{ name: a, expect: [] }]\n' }, async ({ cli }) => {
      assert.equal((await cli(['test'])).code, 3);
      assert.equal((await cli(['test', 'weg'])).code, 2);
      assert.equal((await cli(['test', 'a.yaml'])).code, 0);
      assert.equal((await cli(['test', 'a.yaml', '--format', 'sarif'])).code, 2);
      assert.equal((await cli(['test', 'a.yaml', '--quiet'])).stdout, '');
    }));

  it('says in its help what its own exit codes mean, within eighty columns', () =>
    inWorld({}, async ({ cli }) => {
      for (const command of ['check', 'fix', 'test', 'explain', 'rules', 'lsp']) {
        for (const language of ['nl', 'en']) {
          const { stdout } = await cli([command, '--help'], { env: { LANG: `${language}_NL.UTF-8` } });
          assert.ok(stdout.split('\n').every((row) => row.length <= 80), stdout);
          assert.equal(stdout.includes('--fail-on'), command === 'check' || command === 'fix', stdout);
        }
      }
    }));

  it('writes what differs as data', () =>
    inWorld({ 't.grondslag-test.yaml': FIXTURES.find(([title]) => title === 'that does not expect what comes')![1] }, async ({ cli }) => {
      const report = JSON.parse((await cli(['test', '.', '--format', 'json', '--language', 'en'])).stdout) as { cases: readonly { passed: boolean; unexpected: readonly { rule: string; path: string }[] }[]; summary: object };
      assert.deepEqual(report.summary, { passed: 0, failed: 1 });
      assert.deepEqual(report.cases.map(({ passed, unexpected }) => [passed, unexpected.map(({ rule, path }) => `${rule} ${path}`)]), [[false, ['schema-violation zzz']]]);
    }));
});
