/** What tasks run, and how VS Code reads what they print. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { argumentsOf, TASKS } from '../../client/src/task-arguments.ts';
import { readArguments } from '../../server/src/cli/options.ts';
import { compactReport } from '../../server/src/report/formats/compact.ts';
import { allFindings, makeReport } from '../../server/src/report/report.ts';
import { analyse } from '../harness/check.ts';
import { seedPipelines } from '../harness/seeds.ts';

interface Manifest {
  readonly contributes: {
    readonly problemMatchers: readonly { readonly name: string; readonly pattern: { readonly regexp: string; readonly file: number; readonly line: number; readonly column: number; readonly severity: number; readonly code: number; readonly message: number } }[];
    readonly taskDefinitions: readonly { readonly type: string; readonly required: readonly string[]; readonly properties: Readonly<Record<string, { readonly enum?: readonly string[] }>> }[];
  };
}

const { contributes } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as Manifest;
const [matcher] = contributes.problemMatchers;

function read(line: string): readonly string[] | undefined {
  const { regexp, file, line: row, column, severity, code, message } = matcher!.pattern;
  const found = new RegExp(regexp, 'u').exec(line);
  return found === null ? undefined : [file, row, column, severity, code, message].map((group) => found[group]!);
}

describe('the problem matcher', () => {
  for (const [title, line, parts] of [
    ['a path', 'a/b.pipeline.yaml:3:5: error unused-personal-field Veld «x» wordt niet gebruikt', ['a/b.pipeline.yaml', '3', '5', 'error', 'unused-personal-field', 'Veld «x» wordt niet gebruikt']],
    ['a Windows path', String.raw`C:\werk\a.pipeline.yaml:12:1: warning some-rule text`, [String.raw`C:\werk\a.pipeline.yaml`, '12', '1', 'warning', 'some-rule', 'text']],
    ['spaces and brackets', 'mijn map (1)/a b.pipeline.yaml:1:200: info x y', ['mijn map (1)/a b.pipeline.yaml', '1', '200', 'info', 'x', 'y']],
    ['a colon in the name', 'a:b.yaml:1:2: error x y', ['a:b.yaml', '1', '2', 'error', 'x', 'y']],
    ['a message that looks like a place', 'a.yaml:1:2: error x zie b.yaml:3:4: error y z', ['a.yaml', '1', '2', 'error', 'x', 'zie b.yaml:3:4: error y z']],
  ] as const) it(`reads ${title}`, () => assert.deepEqual(read(line), parts));

  it('passes over what is no finding', () => {
    for (const line of ['', '3 files checked', 'a.yaml: error', 'a.yaml:1: error x y', 'a.yaml:1:2: note x y']) assert.equal(read(line), undefined, line);
  });

  it('reads every line of a real report, with the place and the rule it is about', () => {
    const analysis = analyse(seedPipelines());
    const findings = allFindings(analysis);
    for (const locale of ['nl', 'en'] as const) {
      const report = makeReport(analysis, findings, { locale, version: 'test', detail: 'titles' });
      const lines = compactReport(report).trimEnd().split('\n');
      assert.equal(lines.length, findings.length);
      lines.forEach((line, index) => {
        const { file, rule, severity, span } = findings[index]!;
        const { line: row, character } = analysis.workspace.file(file)!.source.positionAt(span.start);
        assert.deepEqual(read(line)?.slice(0, 5), [file, String(row + 1), String(character + 1), severity, rule.id], line);
      });
    }
  }).timeout(20_000);
});

describe('the tasks', () => {
  const [definition] = contributes.taskDefinitions;

  it('say what the manifest knows', () => {
    for (const { definition: given } of TASKS) for (const [key, value] of Object.entries(given)) {
      const known = definition!.properties[key];
      assert.ok(known, key);
      if (known.enum !== undefined) assert.ok(known.enum.includes(String(value)));
    }
  });

  it('run commands that the command line takes', () => {
    const odd = [{ command: 'check', paths: ['a b', '-x'] }, { command: 'fix', preset: 'auditor' }, { command: 'fix', dryRun: true, paths: 'x' }, {}];
    for (const settings of [...TASKS.map((task) => task.definition), ...odd]) assert.doesNotThrow(() => readArguments(argumentsOf(settings, 'nl')));
  });

  it('change files only where that is said', () => {
    assert.ok(argumentsOf({ command: 'fix' }, 'nl').includes('--dry-run'));
    assert.ok(argumentsOf({ command: 'fix', dryRun: 'no' }, 'nl').includes('--dry-run'));
    assert.ok(!argumentsOf({ command: 'fix', dryRun: false }, 'nl').includes('--dry-run'));
    assert.equal(argumentsOf({ command: 'check', paths: [] }, 'en').at(-1), '.');
  });
});
