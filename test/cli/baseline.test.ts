import assert from 'node:assert/strict';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { nodeHost } from '../../server/src/lsp/files.node.ts';
import { matchesGolden, ROOT } from '../harness/golden.ts';
import { startSession } from '../harness/session.ts';
import { CLEAN, UNCOVERED, UNUSED } from './files.ts';
import { inWorld, type World } from './run-cli.ts';

const FILE = 'grondslag.baseline.yaml';
const CONFIG = 'grondslag.config.yaml';
const DECISION = ['--by', 'privacy-officer', '--until', '2027-06-01', '--reason', 'afgewogen in DPIA-2026-17'];
const TWO = { [CONFIG]: '', 'a.pipeline.yaml': UNCOVERED, 'b.pipeline.yaml': UNUSED };
/** The same pipeline with one field more that nothing covers. */
const GROWN = UNCOVERED.replace('inkomen: income', 'inkomen: income\n      schuld: debt');
const validate = new Ajv2020({ allErrors: true, strict: false }).compile(JSON.parse(readFileSync(join(ROOT, 'schemas/report.schema.json'), 'utf8')) as object);

interface Report {
  readonly findings: readonly { readonly rule: string; readonly file: string }[];
  readonly suppressed: readonly { readonly rule: string; readonly ignore?: object; readonly baseline?: object }[];
  readonly summary: { readonly suppressed: number; readonly suppressedBy: object };
}

const read = ({ directory }: World, name = FILE): string => readFileSync(join(directory, name), 'utf8');
const report = async ({ cli }: World, ...more: readonly string[]): Promise<Report> => JSON.parse((await cli(['check', '--format', 'json', ...more])).stdout) as Report;
const found = async (world: World, ...more: readonly string[]): Promise<readonly string[]> => (await report(world, ...more)).findings.map(({ rule, file }) => `${file} ${rule}`);

/** Gives the work a folder in which all findings are known. */
function inKnown(files: Readonly<Record<string, string>>, work: (world: World) => Promise<void>): Promise<void> {
  return inWorld(files, async (world) => {
    const { code, stderr } = await world.cli(['baseline', 'create', ...DECISION]);
    assert.equal(stderr, '');
    assert.equal(code, 0);
    await work(world);
  });
}

describe('grondslag baseline', () => {
  it('takes in what is found, with who, until when and why, and nothing is reported then', () =>
    inKnown(TWO, async (world) => {
      matchesGolden('baseline/created.yaml', read(world));
      assert.deepEqual(await found(world), []);
      assert.equal((await world.cli(['check'])).code, 0);
      const { suppressed, summary } = await report(world);
      assert.deepEqual(suppressed.map(({ rule, ignore, baseline }) => [rule, ignore, baseline]), [
        ['combination-without-ground', undefined, { by: 'privacy-officer', until: '2027-06-01', reason: 'afgewogen in DPIA-2026-17', file: FILE, range: { start: { line: 5, column: 5 }, end: { line: 20, column: 38 } }, since: '2026-11-21' }],
        ['unused-personal-field', undefined, { by: 'privacy-officer', until: '2027-06-01', reason: 'afgewogen in DPIA-2026-17', file: FILE, range: { start: { line: 21, column: 5 }, end: { line: 31, column: 38 } }, since: '2026-11-21' }],
      ]);
      assert.deepEqual(summary.suppressedBy, { comments: 0, baseline: 2 });
      assert.ok(validate(await report(world)), JSON.stringify(validate.errors));
      assert.match((await world.cli(['check', '--language', 'en'])).stdout, /; 2 ignored \(0 by comments, 2 by the baseline\);\s+2\s+files\s+read/);
      assert.match((await world.cli(['check', '--language', 'nl'])).stdout, /; 2 genegeerd \(0 met een opmerking,\s+2\s+met de baseline\);/);
      assert.deepEqual(await found(world, '--no-ignores'), ['a.pipeline.yaml combination-without-ground', 'b.pipeline.yaml unused-personal-field']);
      assert.equal((await world.cli(['check', '--no-ignores'])).code, 1);
      assert.match((await world.cli(['fix', '--dry-run', '--language', 'en'])).stdout, /^0 fixes possible/, 'what is known is not fixed either');
    }));

  it('does not absolve a combination that grows', () =>
    inKnown(TWO, async (world) => {
      world.write('a.pipeline.yaml', GROWN);
      assert.deepEqual(await found(world), ['a.pipeline.yaml combination-without-ground']);
      const { code, stderr } = await world.cli(['check', '--language', 'en']);
      assert.equal(code, 1);
      assert.match(stderr, /^grondslag: grondslag\.baseline\.yaml:5:5: this finding is no longer there: `grondslag baseline prune` takes the entry away\n$/);
    }));

  it('does not absolve the same pipeline in another file', () =>
    inKnown(TWO, async (world) => {
      world.write('map/a.pipeline.yaml', UNCOVERED);
      world.write('a.pipeline.yaml', CLEAN);
      assert.deepEqual(await found(world), ['map/a.pipeline.yaml combination-without-ground']);
      assert.match((await world.cli(['check', '--language', 'nl'])).stderr, /5:5: deze bevinding is er niet meer; dezelfde staat wel in map\/a\.pipeline\.yaml: /);
    }));

  it('lives through other words, another layout and moved lines', () =>
    inKnown(TWO, async (world) => {
      const before = read(world);
      world.write('a.pipeline.yaml', `# nieuw\n\n${UNCOVERED.replace('Huisbezoek plannen', 'Een huisbezoek plannen').replaceAll('\n', '\r\n')}`);
      assert.deepEqual(await found(world), []);
      assert.match((await world.cli(['baseline', 'create', ...DECISION, '--language', 'en'])).stdout, /nothing to add/);
      assert.equal(read(world), before);
    }));

  /** A change to the baseline, what is found then, and what is said of it. */
  const CHANGES: readonly (readonly [name: string, change: (text: string) => string, config: string, found: number, said: RegExp | undefined])[] = [
    ['an entry that has run out', (text) => text.replace('until: 2027-06-01', 'until: 2026-11-20'), '', 1, /5:5: this finding could stay until 2026-11-20: it counts again/],
    ['one that holds today for the last time', (text) => text.replace('until: 2027-06-01', 'until: 2026-11-21'), '', 0, undefined],
    ['one without a reason', (text) => text.replace(/ {4}reason: .*\n/, ''), '', 1, /5:5: reason is missing here: the finding counts/],
    ['one with everything still to be filled in', (text) => text.replace('by: privacy-officer', 'by: TODO').replace('until: 2027-06-01', 'until: TODO').replace(/reason: .*/, 'reason: TODO'), '', 1, /5:5: by, until, reason is missing here/],
    ['one without a reason where none is asked for', (text) => text.replace(/ {4}reason: .*\n/, ''), 'requireOnIgnore: [by]\n', 0, undefined],
    ['one of a rule that is locked', (text) => text, 'locked: [combination-without-ground]\n', 1, /5:5: the configuration does not allow rule “combination-without-ground” to be put aside/],
    ['one of a rule that nobody knows', (text) => text.replace('combination-without-ground', 'combination-without-grounds'), '', 1, /5:5: rule “combination-without-grounds” does not exist; did you mean “combination-without-ground”\?/],
    ['one of a rule that cannot be put aside', (text) => text.replace('combination-without-ground', 'personal-data-published'), '', 1, /5:5: (?:this finding is no longer there|rule “personal-data-published” cannot)/],
    ['one that is there twice', (text) => text.replace(/findings:\n([^]*?)(?= {2}- fingerprint: [^\n]*\n {4}rule: unused)/, 'findings:\n$1$1'), '', 0, /21:5: the same finding is above already/],
    ['one for a rule that this run does not report', (text) => text, 'rules: { combination-without-ground: off }\n', 0, undefined],
  ];
  for (const [name, change, config, count, said] of CHANGES) {
    it(`lives with ${name}`, () =>
      inKnown(TWO, async (world) => {
        world.write(CONFIG, config);
        world.write(FILE, change(read(world)));
        assert.equal((await found(world)).length, count);
        const { code, stderr } = await world.cli(['check', '--language', 'en']);
        assert.equal(code, count === 0 ? 0 : 1, stderr);
        if (said === undefined) assert.equal(stderr, '');
        else assert.match(stderr, said);
      }));
  }

  /** A baseline that cannot be used, and what is said of it. */
  const UNUSABLE: readonly (readonly [name: string, text: string, said: RegExp])[] = [
    ['broken YAML', 'grondslag-baseline: 1\nfindings: [\n', /^grondslag: grondslag\.baseline\.yaml:\d+:\d+: /],
    ['another version', 'grondslag-baseline: 2\n', /^grondslag: grondslag\.baseline\.yaml:1:21: /],
    ['an unknown key', 'grondslag-baseline: 1\nfindings:\n  - { fingerprint: a, rule: b, file: c, untill: 2027-01-01 }\n', /^grondslag: grondslag\.baseline\.yaml:3:41: .*until/],
    ['a day that does not exist', 'grondslag-baseline: 1\nfindings:\n  - { fingerprint: a, rule: b, file: c, until: 2027-02-30 }\n', /^grondslag: grondslag\.baseline\.yaml:3:48: /],
    ['an entry without a file', 'grondslag-baseline: 1\nfindings:\n  - { fingerprint: a, rule: b }\n', /^grondslag: grondslag\.baseline\.yaml:3:5: .*file/],
    ['two documents', 'grondslag-baseline: 1\n---\ngrondslag-baseline: 1\n', /^grondslag: grondslag\.baseline\.yaml:3:1: /],
    ['nothing of ours', 'iets: anders\n', /^grondslag: grondslag\.baseline\.yaml:1:1: /],
  ];
  for (const [name, text, said] of UNUSABLE) {
    it(`cannot use ${name}: that is never a pass`, () =>
      inWorld({ ...TWO, [FILE]: text }, async (world) => {
        for (const command of [['check', '--fail-on', 'never'], ['fix'], ['baseline', 'show'], ['baseline', 'prune'], ['baseline', 'create', ...DECISION]]) {
          const { code, stderr } = await world.cli([...command, '--language', 'en']);
          assert.equal(code, 2, command.join(' '));
          assert.match(stderr, said);
        }
        assert.equal(read(world), text);
      }));
  }

  it('counts anew in each run, also where what was found is kept from an earlier one', () =>
    inKnown({ ...TWO, 'c.pipeline.yaml': CLEAN }, async (world) => {
      const env = { XDG_CACHE_HOME: join(world.directory, '.cache') };
      const cached = async (): Promise<readonly string[]> => {
        const plain = await world.cli(['check', '--format', 'json', '--today', '2026-11-21']);
        const kept = await world.cli(['check', '--format', 'json', '--today', '2026-11-21', '--cache'], { env });
        assert.deepEqual(kept, plain);
        return (JSON.parse(kept.stdout) as Report).findings.map(({ file }) => file);
      };
      const known = read(world);
      assert.deepEqual(await cached(), []);
      world.write(FILE, known.replace('until: 2027-06-01', 'until: 2026-11-01'));
      assert.deepEqual(await cached(), ['a.pipeline.yaml']);
      world.write(FILE, 'grondslag-baseline: 1\n');
      assert.deepEqual(await cached(), ['a.pipeline.yaml', 'b.pipeline.yaml']);
      world.write(FILE, known);
      assert.deepEqual(await cached(), []);
      world.write('c.pipeline.yaml', UNUSED.replace('pipeline: aanmelding', 'pipeline: derde'));
      assert.deepEqual(await cached(), ['c.pipeline.yaml']);
    }));

  it('is where the configuration says, and has to be there', () =>
    inWorld({ ...TWO, [CONFIG]: 'baseline: beleid/bekend.yaml\n', 'beleid/lees.md': '' }, async (world) => {
      const { code, stderr } = await world.cli(['check', '--language', 'en']);
      assert.equal(code, 2);
      assert.match(stderr, /^grondslag: grondslag\.config\.yaml:1:11: the baseline “beleid\/bekend\.yaml” does not exist; `grondslag baseline create` makes it\n$/);
      assert.equal((await world.cli(['baseline', 'create', ...DECISION])).code, 0);
      assert.match(read(world, 'beleid/bekend.yaml'), /file: \.\.\/a\.pipeline\.yaml/);
      assert.deepEqual(await found(world), []);
    }));

  it('is where --baseline says, with or without a configuration', () =>
    inWorld({ 'a.pipeline.yaml': UNCOVERED }, async (world) => {
      const none = await world.cli(['baseline', 'create', ...DECISION, '--language', 'en']);
      assert.deepEqual([none.code, none.stderr], [2, 'grondslag: nothing says where the baseline is: give --baseline FILE, or make a grondslag.config.yaml\n']);
      assert.equal((await world.cli(['check', '--baseline', 'x.yaml'])).code, 2);
      assert.equal((await world.cli(['baseline', 'create', '--baseline', 'x.yaml', ...DECISION])).code, 0);
      assert.deepEqual(await found(world), ['a.pipeline.yaml combination-without-ground']);
      assert.deepEqual(await found(world, '--baseline', 'x.yaml'), []);
      assert.equal((await world.cli(['check', '--output', 'x.yaml', '--baseline', 'x.yaml'])).code, 2, 'a report does not take its place');
    }));

  it('asks who, until when and why, and takes no day that has passed or does not exist', () =>
    inWorld(TWO, async (world) => {
      for (const [more, said] of [
        [[], /--by, --until, --reason are missing/],
        [['--by', 'TODO', '--until', '2027-01-01', '--reason', ' '], /--by, --reason are missing/],
        [['--by', 'po', '--until', '2026-11-20', '--reason', 'x'], /--until 2026-11-20 has passed already/],
        [['--by', 'po', '--until', '2027-02-30', '--reason', 'x'], /--until 2027-02-30 is not an existing date/],
      ] as const) {
        const { code, stderr } = await world.cli(['baseline', 'create', '--language', 'en', ...more]);
        assert.equal(code, 2);
        assert.match(stderr, said);
      }
      assert.throws(() => read(world));
      world.write(CONFIG, 'requireOnIgnore: []\n');
      assert.equal((await world.cli(['baseline', 'create'])).code, 0);
      assert.deepEqual(await found(world), []);
    }));

  it('adds what is new in its place and leaves every other byte alone', () =>
    inKnown(TWO, async (world) => {
      const marked = `\ufeff${read(world).replace('findings:', 'findings: # let op').replace('  - fingerprint', '  # besproken in het overleg\n  - fingerprint').replaceAll('\n', '\r\n')}`;
      world.write(FILE, marked);
      world.write('aa.pipeline.yaml', UNUSED.replace('pipeline: aanmelding', 'pipeline: tweede'));
      const { stdout } = await world.cli(['baseline', 'create', '--by', 'fg', '--until', '2026-12-31', '--reason', 'later', '--language', 'en']);
      assert.equal(stdout, 'grondslag.baseline.yaml: 1 finding added\n');
      const now = read(world);
      const added = /( {2}- fingerprint: [0-9a-f]{32}\r\n {4}rule: unused-personal-field\r\n {4}file: aa\.pipeline\.yaml\r\n[^]*? {4}reason: later\r\n)/.exec(now)?.[1] ?? '';
      assert.equal(now.replace(added, ''), marked);
      assert.ok(now.indexOf('file: a.pipeline.yaml') < now.indexOf('file: aa.pipeline.yaml') && now.indexOf('file: aa.pipeline.yaml') < now.indexOf('file: b.pipeline.yaml'));
      assert.deepEqual(await found(world), []);
    }));

  it('leaves an entry that no longer holds to people, and what cannot be put aside where it is', () =>
    inKnown({ ...TWO, 'c.pipeline.yaml': UNUSED.replace('pipeline: aanmelding', 'pipeline: open').replace('audience: team, recipients: [gemeente]', 'audience: public, licence: CC0-1.0, format: text/csv') }, async (world) => {
      world.write(FILE, read(world).replace('until: 2027-06-01', 'until: 2026-01-01'));
      const before = read(world);
      const { stdout } = await world.cli(['baseline', 'create', ...DECISION, '--language', 'en']);
      assert.match(stdout, /^grondslag\.baseline\.yaml: 0 findings added; 1 known already, but its entry does not hold \(see grondslag baseline show\); 1 cannot be put aside \(personal-data-published\)\n$/);
      assert.equal(read(world), before);
    }));

  it('only takes in the rules that are asked for', () =>
    inWorld(TWO, async (world) => {
      await world.cli(['baseline', 'create', ...DECISION, '--select', 'unused-personal-field']);
      assert.deepEqual(await found(world), ['a.pipeline.yaml combination-without-ground']);
    }));

  it('loses what has been solved when asked to, and only that', () =>
    inKnown(TWO, async (world) => {
      const all = read(world);
      assert.match((await world.cli(['baseline', 'prune', '--language', 'en'])).stdout, /0 entries taken out, 2 left/);
      assert.equal(read(world), all);
      world.write('b.pipeline.yaml', CLEAN);
      // A run on other files, or on a file that cannot be read, says nothing of it.
      await world.cli(['baseline', 'prune', 'a.pipeline.yaml']);
      assert.equal(read(world), all);
      world.write('b.pipeline.yaml', 'grondslag: [');
      await world.cli(['baseline', 'prune']);
      assert.equal(read(world), all);
      world.write('b.pipeline.yaml', CLEAN);
      world.write(FILE, all.replace('until: 2027-06-01', 'until: 2026-01-01'));
      const { stdout, code } = await world.cli(['baseline', 'prune', '--language', 'en']);
      assert.equal(stdout, '- unused-personal-field in b.pipeline.yaml (sources.aanmeldingen.fields.telefoon)\ngrondslag.baseline.yaml: 1 entry taken out, 1 left\n');
      assert.equal(code, 0);
      assert.equal(read(world), all.replace('until: 2027-06-01', 'until: 2026-01-01').replace(/ {2}- fingerprint: [^\n]*\n {4}rule: unused[^]*/, ''), 'one that has run out stays: its finding is still there');
    }));

  it('says of a file that is gone that its findings are', () =>
    inKnown({ ...TWO, 'c.pipeline.yaml': CLEAN }, async (world) => {
      const { rmSync } = await import('node:fs');
      rmSync(join(world.directory, 'b.pipeline.yaml'));
      assert.match((await world.cli(['check', '--language', 'en'])).stderr, /21:5: this finding is no longer there/);
    }));

  it('never writes through a link that leads out', () =>
    inWorld(TWO, async (world) => {
      const outside = join(tmpdir(), `grondslag-elders-${process.pid}.yaml`);
      writeFileSync(outside, 'grondslag-baseline: 1\n');
      symlinkSync(outside, join(world.directory, FILE));
      const { code, stderr } = await world.cli(['baseline', 'create', ...DECISION, '--language', 'en']);
      assert.equal(code, 2);
      assert.match(stderr, /is a link that leads out of this folder and was not changed/);
      assert.equal(readFileSync(outside, 'utf8'), 'grondslag-baseline: 1\n');
      const { rmSync } = await import('node:fs');
      rmSync(outside);
    }));

  it('shows how old it is, who, why, until when, and what has run out', () =>
    inKnown(TWO, async (world) => {
      const hostile = 'pas op: \\e[31m<script>=1+1 ::error ::';
      world.write(FILE, read(world).replace('until: 2027-06-01', 'until: 2026-11-01').replace('since: 2026-11-21', 'since: 2025-01-01').replace('by: privacy-officer', `by: "${hostile}"`)
        + '  - { fingerprint: x, rule: missing-retention, file: a.pipeline.yaml, by: fg, until: 2027-01-01, reason: later }\n');
      for (const language of ['nl', 'en']) {
        const { stdout, code } = await world.cli(['baseline', 'show', '--language', language]);
        assert.equal(code, 0);
        matchesGolden(`baseline/show.${language}.txt`, stdout);
      }
      const { stdout } = await world.cli(['baseline', 'show', '--json']);
      matchesGolden('baseline/show.json', stdout.replace(/(?<="version": ").*(?=")/, '…'));
      assert.equal((await world.cli(['baseline', 'show', '--json', '--language', 'en'])).stdout, stdout, 'no word in it depends on the language');
    }));

  it('says what it does not know', () =>
    inWorld({ ...TWO }, async (world) => {
      for (const [words, code, said] of [
        [['baseline'], 2, /say what to do: grondslag baseline create\|prune\|show/],
        [['baseline', 'crate'], 2, /did you mean “create”/],
        [['baseline', 'show'], 3, /there is no baseline/],
        [['baseline', 'prune'], 3, /there is no baseline/],
        [['baseline', 'prune', '--by', 'x'], 2, /the option --by belongs to baseline create/],
        [['baseline', 'create', '--json'], 2, /the option --json belongs to baseline show/],
        [['baseline', 'show', 'nergens'], 2, /nergens/],
      ] as const) {
        const outcome = await world.cli([...words, '--language', 'en']);
        assert.equal(outcome.code, code, words.join(' '));
        assert.match(outcome.stderr, said);
      }
    }));
});

describe('a baseline in the editor', () => {
  it('puts aside what it puts aside on the command line, and follows the file', () =>
    inKnown({ ...TWO, 'c.pipeline.yaml': GROWN.replace('pipeline: huisbezoek', 'pipeline: derde') }, async (world) => {
      const root = pathToFileURL(world.directory).href;
      const host = { ...nodeHost(join(world.directory, 'geen'), 'test'), today: () => '2026-11-21' };
      const session = await startSession({}, { rootUri: root, workspaceFolders: [{ uri: root, name: 'map' }] }, undefined, { host: () => host });
      const names = ['a', 'b', 'c'].map((name) => `${name}.pipeline.yaml`);
      const shown = async (): Promise<readonly string[]> => {
        const all: string[] = [];
        for (const name of names) for (const { code } of await session.shown(`${root}/${name}`)) all.push(`${name} ${String(code)}`);
        return all.sort();
      };
      const same = async (count: number): Promise<void> => {
        const expected = [...await found(world)].sort();
        assert.equal(expected.length, count);
        assert.deepEqual(await shown(), expected);
      };
      const save = async (name: string, text: string, type: 1 | 2 | 3 = 2): Promise<void> => {
        world.write(name, text);
        await session.client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: `${root}/${name}`, type }] });
        await session.settled();
      };
      const known = read(world);
      await same(0);
      await save(FILE, known.replace('until: 2027-06-01', 'until: 2026-11-01'));
      await same(1);
      assert.deepEqual((await session.shown(`${root}/${FILE}`)).map(({ severity, range, message }) => [severity, range.start.line, message]), [[2, 4, 'deze bevinding mocht blijven tot 2026-11-01: ze telt weer mee']]);
      await save(FILE, known);
      await same(0);
      assert.deepEqual(await session.shown(`${root}/${FILE}`), []);
      await save('a.pipeline.yaml', GROWN);
      await same(1);
      await save('a.pipeline.yaml', UNCOVERED);
      await save(CONFIG, 'locked: [unused-personal-field]\n');
      await same(1);
      await save(CONFIG, 'baseline: elders.yaml\n');
      assert.deepEqual((await session.shown(`${root}/${CONFIG}`)).map(({ message }) => message), ['de baseline «elders.yaml» bestaat niet; `grondslag baseline create` maakt haar']);
      await save('elders.yaml', known, 1);
      assert.deepEqual(await session.shown(`${root}/${CONFIG}`), []);
      await same(0);
      await save('elders.yaml', 'grondslag-baseline: 1\nfindings: 3\n');
      assert.equal((await session.shown(`${root}/elders.yaml`))[0]?.severity, 1);
      await session.end();
    }));
});
