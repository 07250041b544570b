/** Faults that users of other tools met, each pinned here: what went wrong there is looked for in this program. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../server/src/cli/commands.ts';
import { OPTIONS } from '../server/src/cli/options.ts';
import { FORMATS } from '../server/src/report/formats.ts';
import { textScalar } from '../server/src/edit/write-scalar.ts';
import { fixesFor } from '../server/src/service/fixes.ts';
import { parse } from '../server/src/syntax/parse.ts';
import { toPlain } from '../server/src/syntax/plain.ts';
import { fileId } from '../server/src/text/source-file.ts';
import { applyEdits } from '../server/src/text/text-edit.ts';
import { BROKEN, CLEAN, UNCOVERED, UNUSED } from './cli/files.ts';
import { inWorld, type World } from './cli/run-cli.ts';
import { analyse } from './harness/check.ts';
import { ROOT } from './harness/golden.ts';
import { pulled, runProgram } from './harness/program.ts';
import { GIT_ENV, gitIn } from './harness/repository.ts';
import { seedPipelines } from './harness/seeds.ts';

interface Told {
  readonly rule: string;
  readonly severity: string;
  readonly file: string;
  readonly fingerprint: string;
  readonly range: { readonly start: { readonly line: number; readonly column: number } };
}
interface Outcome {
  readonly findings: readonly Told[];
  readonly suppressed: readonly Told[];
}

const outcomeOf = (json: string): Outcome => JSON.parse(json) as Outcome;
const checked = async ({ cli }: World, ...args: string[]): Promise<Outcome> => outcomeOf((await cli(['check', '--format', 'json', ...args])).stdout);

/** Findings as lines that the editor's can be compared with. */
const asLines = (findings: readonly Told[]): readonly string[] => findings.map(({ file, rule, severity, range: { start } }) => `${file}:${start.line}:${start.column} ${severity} ${rule}`).sort();
const SEVERITIES: Readonly<Record<number, string>> = { 1: 'error', 2: 'warning', 3: 'info', 4: 'info' };

async function editorLines(folder: string, opened: string): Promise<{ readonly all: readonly string[]; readonly document: number }> {
  const { documents, document } = await pulled(folder, opened);
  const all = Object.entries(documents).flatMap(([file, items]) => items.map(({ code, severity, range: { start } }) => `${file}:${start.line + 1}:${start.character + 1} ${SEVERITIES[severity ?? 0]} ${String(code)}`));
  return { all: all.sort(), document: document.length };
}

const COMPLETE = 'by=po until=2099-01-01 -- afgewogen';
const IGNORED = UNUSED.replace('telefoon: phone # nergens voor nodig', `telefoon: phone # grondslag: ignore[unused-personal-field] ${COMPLETE}`);

describe('traps of other tools', () => {
  it('1. findings that are promised on request and are never there: who only asks gets everything', () =>
    inWorld({ 'a.pipeline.yaml': UNUSED, 'b/b.pipeline.yaml': UNCOVERED, 'c.pipeline.yaml': BROKEN, 'd.pipeline.yaml': CLEAN }, async ({ directory }) => {
      const folder = realpathSync(directory);
      const { findings } = outcomeOf(runProgram(['check', '--format', 'json'], folder).stdout);
      assert.ok(new Set(findings.map(({ file }) => file)).size === 3);
      const { all, document } = await editorLines(folder, 'a.pipeline.yaml');
      assert.deepEqual(all, asLines(findings));
      assert.equal(document, findings.filter(({ file }) => file === 'a.pipeline.yaml').length);
    }));

  it('2. a baseline so coarse that it takes new findings along: a combination that grows, and the same one elsewhere, are found', () =>
    inWorld({ 'grondslag.config.yaml': '', 'a.pipeline.yaml': UNCOVERED }, async (world) => {
      const found = async (): Promise<readonly string[]> => (await checked(world)).findings.filter(({ rule }) => rule === 'combination-without-ground').map(({ file }) => file);
      assert.equal((await world.cli(['baseline', 'create', '--by', 'po', '--until', '2027-01-01', '--reason', 'afgewogen'])).code, 0);
      assert.deepEqual(await found(), []);
      world.write('b.pipeline.yaml', UNCOVERED.replace('pipeline: huisbezoek', 'pipeline: elders'));
      assert.deepEqual(await found(), ['b.pipeline.yaml']);
      world.write('a.pipeline.yaml', UNCOVERED.replace('      inkomen: income\n', '      inkomen: income\n      schuld: debt\n'));
      assert.deepEqual(await found(), ['a.pipeline.yaml', 'b.pipeline.yaml']);
    }));

  it('3. lines that count from 0 where the reader counts from 1: a finding on the first line is on line 1 in every format', () =>
    inWorld({ 'a.pipeline.yaml': CLEAN.replace('grondslag: 1', 'grondslag: 2') }, async ({ cli }) => {
      const lineIn: Readonly<Record<string, RegExp>> = {
        text: /a\.pipeline\.yaml:(\d+):12/,
        compact: /^a\.pipeline\.yaml:(\d+):12:/,
        json: /"start": \{\s*"line": (\d+),\s*"column": 12/,
        sarif: /"startLine": (\d+),\s*"startColumn": 12/,
        junit: /a\.pipeline\.yaml:(\d+):12/,
        github: /,line=(\d+),endLine=1,/,
        gitlab: /"begin": (\d+)/,
        azure: /;linenumber=(\d+);columnnumber=12;/,
        checkstyle: /<error line="(\d+)" column="12"/,
        markdown: /, line (\d+):12,/,
        html: /a\.pipeline\.yaml<\/bdi><\/code>, line (\d+)</,
      };
      assert.deepEqual(Object.keys(lineIn).sort(), FORMATS.map(({ name }) => name).sort(), 'every format has a row');
      for (const [format, expression] of Object.entries(lineIn)) {
        const { stdout } = await cli(['check', '--format', format, '--language', 'en', '--select', 'schema-violation']);
        assert.equal(expression.exec(stdout)?.[1], '1', `${format}: ${stdout.slice(0, 2000)}`);
      }
    }));

  it('4. a value of our own under a key of GitHub’s: SARIF has our fingerprint under our name and none under theirs', () =>
    inWorld(seedPipelines(), async ({ cli }) => {
      const { runs } = JSON.parse((await cli(['check', '--format', 'sarif', '--preset', 'auditor'])).stdout) as { runs: { results: { partialFingerprints: object }[] }[] };
      const keys = new Set(runs.flatMap(({ results }) => results.flatMap(({ partialFingerprints }) => Object.keys(partialFingerprints))));
      assert.deepEqual([...keys], ['grondslag/v1']);
    }));

  it('5. an annotation without a line: every one has a file, a line and where it ends', () =>
    inWorld(seedPipelines(), async ({ cli }) => {
      const { findings } = outcomeOf((await cli(['check', '--format', 'json', '--preset', 'auditor'])).stdout);
      for (const [format, whole] of [['github', /^::(?:error|warning|notice) file=[^,]+,line=[1-9]\d*,endLine=[1-9]\d*,/], ['azure', /^(?:##vso\[task\.logissue type=(?:error|warning);sourcepath=[^;]+;linenumber=[1-9]\d*;columnnumber=[1-9]\d*;|[^:]+:[1-9]\d*:[1-9]\d*: info )/]] as const) {
        const lines = (await cli(['check', '--format', format, '--preset', 'auditor'])).stdout.trimEnd().split('\n');
        assert.equal(lines.length, findings.length, format);
        for (const line of lines) assert.match(line, whole);
      }
    }));

  it('6. what somebody ignored shown as an alert: SARIF leaves it out unless it is asked for, and then says that it is ignored', () =>
    inWorld({ 'grondslag.config.yaml': '', 'a.pipeline.yaml': IGNORED, 'b.pipeline.yaml': UNUSED.replace('pipeline: aanmelding', 'pipeline: b') }, async ({ cli }) => {
      assert.equal((await cli(['baseline', 'create', '--by', 'po', '--until', '2027-01-01', '--reason', 'afgewogen'])).code, 0);
      const results = async (...args: string[]): Promise<readonly { ruleId: string; suppressions?: { kind: string }[] }[]> => {
        const { runs } = JSON.parse((await cli(['check', '--format', 'sarif', ...args])).stdout) as { runs: { results: { ruleId: string; suppressions?: { kind: string }[] }[] }[] };
        return runs.flatMap((run) => run.results);
      };
      assert.deepEqual(await results(), []);
      assert.deepEqual((await results('--sarif-include-suppressed')).map(({ ruleId, suppressions }) => [ruleId, suppressions?.map(({ kind }) => kind)]), [
        ['unused-personal-field', ['inSource']],
        ['unused-personal-field', ['external']],
      ]);
    }));

  it('7. a glob for some files that silently matches none: it is an error that names the folder it was tried from', () =>
    inWorld({ 'team/grondslag.config.yaml': "overrides: [{ files: ['team/*.yaml'], rules: { unused-personal-field: off } }]\n", 'team/a.pipeline.yaml': UNUSED }, async ({ cli }) => {
      const { code, stderr } = await cli(['check', '.', '--language', 'en']);
      assert.equal(code, 2);
      assert.match(stderr, /team\/grondslag\.config\.yaml:1:23: “team\/\*\.yaml” matches no file below team\n/);
    }));

  it('8. lineage that stops without a word: a link that leads nowhere is a finding where it stands', () =>
    inWorld({}, async (world) => {
      const links: Readonly<Record<string, string>> = {
        'an output of another pipeline': UNUSED.replace('  aanmeldingen:\n    party: gemeente\n    collectedFor: service\n', '  aanmeldingen:\n    output: nergens/lijst\n'),
        'a step': UNUSED.replace('select: aanmeldingen', 'select: aanmelding'),
        'a field of a step': UNUSED.replace('fields: [naam, adres]', 'fields: [naam, adress]'),
        'what an output is made from': UNUSED.replace('from: smal', 'from: small'),
      };
      for (const [what, text] of Object.entries(links)) {
        assert.notEqual(text, UNUSED, what);
        world.write('a.pipeline.yaml', text);
        assert.ok((await checked(world)).findings.some(({ rule, severity }) => rule === 'unknown-reference' && severity === 'error'), what);
      }
    }));

  it('9. a fix that breaks the YAML or takes comments along: what it does not mean to change stays, byte for byte', () =>
    inWorld({}, async ({ cli, write, directory }) => {
      const text = UNUSED.replace('      adres: address\n', '      # boven het adres\n      adres: &adres "address"   # achter\n\n').replaceAll('\n', '\r\n');
      write('a.pipeline.yaml', text);
      assert.equal((await cli(['fix'])).code, 0);
      assert.equal(readFileSync(join(directory, 'a.pipeline.yaml'), 'utf8'), text.replace('      telefoon: phone # nergens voor nodig\r\n', ''));

      const seeds = seedPipelines();
      const analysis = analyse(seeds);
      let fixes = 0;
      for (const item of Object.keys(seeds).flatMap((name) => analysis.inFile(fileId(name)))) {
        for (const fix of fixesFor(item, analysis)) {
          for (const [file, edits] of fix.edits) {
            fixes++;
            const { wellFormed, problems } = parse(applyEdits(seeds[file]!, edits));
            assert.ok(wellFormed && problems.length === 0, `${item.rule.id}: ${fix.title.en}`);
          }
        }
      }
      assert.ok(fixes > 20);
    }));

  it('10. ignoring by the words of a message: rules are named, and what is ignored is the same in both languages', () =>
    inWorld({ 'a.pipeline.yaml': IGNORED, 'b.pipeline.yaml': UNCOVERED.replace('pipeline: huisbezoek', `# grondslag: ignore-file[combination-without-ground] ${COMPLETE}\npipeline: huisbezoek`) }, async (world) => {
      const [nl, en] = [await checked(world, '--language', 'nl'), await checked(world, '--language', 'en')];
      const prints = (told: readonly Told[]): readonly string[] => told.map(({ rule, fingerprint }) => `${rule} ${fingerprint}`);
      assert.equal(nl.suppressed.length, 2);
      assert.deepEqual(prints(nl.suppressed), prints(en.suppressed));
      assert.deepEqual(prints(nl.findings), prints(en.findings));

      const message = (JSON.parse((await world.cli(['check', '--no-ignores', '--format', 'json', '--language', 'en', 'a.pipeline.yaml'])).stdout) as { findings: { message: string }[] }).findings[0]!.message;
      world.write('a.pipeline.yaml', IGNORED.replace('ignore[unused-personal-field]', `ignore[${message}]`));
      const byWords = await checked(world, '--language', 'en', 'a.pipeline.yaml');
      assert.deepEqual(new Set(byWords.findings.map(({ rule }) => rule)), new Set(['incomplete-ignore', 'unused-personal-field']));
    }));

  describe('11. a tool that calls home: no command opens a socket', () => {
    const GUARD = join(ROOT, 'test/harness/no-network.cjs');
    /** Arguments for every command; the server of editors is spoken to instead. */
    const RUNS: Readonly<Record<string, readonly string[]>> = {
      check: ['check', '.', '--cache', '--workers', '2', ...FORMATS.flatMap(({ name }) => ['--format', `${name}=verslag.${name}`])],
      fix: ['fix', '.', '--unsafe'],
      diff: ['diff', 'HEAD'],
      graph: ['graph', '.', '--format', 'svg'],
      baseline: ['baseline', 'create', '.', '--baseline', 'bekend.yaml', '--by', 'fg', '--until', '2099-01-01', '--reason', 'bekend'],
      decisions: ['decisions', '.', '--format', 'csv'],
      test: ['test', '.'],
      explain: ['explain', 'combination-without-ground'],
      rules: ['rules', '--json'],
      completion: ['completion', 'bash'],
      init: ['init', '--yes', '--directory', 'nieuw'],
    };

    const inClosed = (work: (folder: string, env: Readonly<Record<string, string>>, tried: () => string) => Promise<void> | void): Promise<void> =>
      inWorld({ 'a.pipeline.yaml': UNUSED, 'b.pipeline.yaml': UNCOVERED, 'tried.txt': '', 'a.grondslag-test.yaml': 'grondslag-test: 1\ncases: [{ name: a, read: [a.pipeline.yaml], expect: [] }]\n' }, async ({ directory }) => {
        const folder = realpathSync(directory);
        const file = join(folder, 'tried.txt');
        gitIn(folder, 'init', '-q', '-b', 'main');
        gitIn(folder, 'add', 'a.pipeline.yaml', 'b.pipeline.yaml');
        gitIn(folder, 'commit', '-q', '-m', 'a');
        writeFileSync(join(folder, 'a.pipeline.yaml'), UNUSED.replace('telefoon', 'mobiel'));
        await work(folder, { ...GIT_ENV, NODE_OPTIONS: `--require ${JSON.stringify(GUARD)}`, GRONDSLAG_TRIED: file, GRONDSLAG_CACHE_DIR: join(folder, '.cache') }, () => readFileSync(file, 'utf8'));
      });

    it('the guard sees who does', () =>
      inClosed((folder, env, tried) => {
        for (const [way, script] of [['fetch', "fetch('http://127.0.0.1:9')"], ['net.connect', "require('net').connect(9)"], ['dns.lookup', "require('dns').lookup('localhost', () => {})"], ['https.get', "import('node:https').then(({ get }) => get('https://127.0.0.1:9'))"], ['tls.connect', "require('tls').connect(9)"]]) {
          const before = tried();
          assert.notEqual(spawnSync(process.execPath, ['-e', script!], { cwd: folder, env }).status, 0);
          assert.equal(tried(), `${before}${way}\n`);
        }
        spawnSync(process.execPath, ['-e', "new (require('worker_threads').Worker)('fetch(0)', { eval: true })"], { cwd: folder, env });
        assert.match(tried(), /fetch\n$/, 'in a thread too');
      }));

    it('every command has a row', () => assert.deepEqual([...Object.keys(RUNS), 'lsp'].sort(), COMMANDS.map(({ name }) => name).sort()));

    for (const [command, args] of Object.entries(RUNS)) {
      it(command, () =>
        inClosed((folder, env, tried) => {
          const { code, stderr } = runProgram(args, folder, env);
          assert.ok(code === 0 || code === 1, `${code}: ${stderr}`);
          assert.equal(tried(), '');
        }));
    }

    it('lsp', () =>
      inClosed(async (folder, env, tried) => {
        const { documents, code } = await pulled(folder, 'a.pipeline.yaml', env);
        assert.ok((documents['b.pipeline.yaml'] ?? []).length > 0);
        assert.equal(code, 0);
        assert.equal(tried(), '');
      }));
  });

  it('12. another configuration in the editor than on the command line: one workspace with nested ones, the same findings', () =>
    inWorld(
      {
        'grondslag.config.yaml': 'preset: auditor\nexclude: ["oud/**"]\nrules: { unused-personal-field: error }\n',
        'a.pipeline.yaml': UNUSED,
        'oud/b.pipeline.yaml': UNUSED.replace('pipeline: aanmelding', 'pipeline: b'),
        'team/grondslag.config.yaml': 'extends: ../grondslag.config.yaml\ninclude: ["*.yml"]\noverrides: [{ files: [d.yml], rules: { unused-personal-field: info } }]\n',
        'team/c.yml': UNUSED.replace('pipeline: aanmelding', 'pipeline: c'),
        'team/d.yml': UNUSED.replace('pipeline: aanmelding', 'pipeline: d'),
      },
      async ({ directory }) => {
        const folder = realpathSync(directory);
        const { findings } = outcomeOf(runProgram(['check', '--format', 'json'], folder).stdout);
        const severities = Object.fromEntries(findings.filter(({ rule }) => rule === 'unused-personal-field').map(({ file, severity }) => [file, severity]));
        assert.deepEqual(severities, { 'a.pipeline.yaml': 'error', 'team/c.yml': 'error', 'team/d.yml': 'info' });
        assert.deepEqual((await editorLines(folder, 'team/d.yml')).all, asLines(findings));
      },
    ));

  it('13. a value that changes its kind on the way: what is written is read back as it was, and text is not taken for true', () =>
    inWorld({}, async (world) => {
      for (const text of ['true', 'no', 'null', '~', '12', '1e3', '0x1F', '2026-01-01', '12:30', '', '1_000', '.inf']) {
        const tree = parse(`a: ${textScalar(text, 'double', false)}\nb: [${textScalar(text, 'single', true)}]\n`);
        assert.deepEqual(JSON.parse(JSON.stringify(toPlain(tree.documents[0]!.root!).value)), { a: text, b: [text] }, text);
      }
      const withFlag = (value: string): string => UNUSED.replace('      naam: name\n', `      naam: { category: name, publicRole: ${value} }\n`);
      for (const [value, fits] of [['true', true], ["'true'", false], ['"no"', false], ['1', false]] as const) {
        world.write('a.pipeline.yaml', withFlag(value));
        assert.equal((await checked(world)).findings.some(({ rule }) => rule === 'schema-violation'), !fits, value);
      }
    }));

  describe('14. exit codes that a format or a switch numbers anew: 0, 1, 2 and 3 mean the same in all', () => {
    const FILES = { 'schoon/a.pipeline.yaml': CLEAN, 'fout/b.pipeline.yaml': UNCOVERED, 'let-op/c.pipeline.yaml': UNUSED, 'leeg/lees-mij.md': '' };
    const TABLE = [['schoon', 0], ['let-op', 0], ['fout', 1], ['let-op --fail-on warning', 1], ['fout --fail-on never', 0], ['weg', 2], ['leeg', 3]] as const;
    /** Switches that do something else than check these files once. */
    const ELSEWHERE = new Set(['stdin', 'watch', 'help', 'version']);
    const SWITCHES = OPTIONS.filter(({ name, value, commands }) => value === undefined && commands.includes('check') && !ELSEWHERE.has(name)).map(({ name }) => name);

    it('a format', () =>
      inWorld(FILES, async ({ cli }) => {
        for (const { name } of FORMATS) for (const [args, code] of TABLE) assert.equal((await cli(['check', ...args.split(' '), '--format', name])).code, code, `${args} in ${name}`);
      }));

    it('a switch', () =>
      inWorld(FILES, async ({ cli, directory }) => {
        assert.ok(SWITCHES.length > 5);
        const env = { GRONDSLAG_CACHE_DIR: join(directory, 'cache') };
        for (const name of SWITCHES) for (const [args, code] of TABLE) assert.equal((await cli(['check', ...args.split(' '), `--${name}`], { env })).code, code, `${args} with --${name}`);
      }));
  });

});
