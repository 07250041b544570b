import assert from 'node:assert/strict';
import { UNUSED } from '../cli/files.ts';
import { inWorld } from '../cli/run-cli.ts';
import { NASTY } from './nasty.ts';
import { azureCommand, xml, type XmlNode } from './readers.ts';
import { junit, out, plain, result } from './written.ts';

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
