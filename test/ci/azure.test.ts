/** The steps for Azure Pipelines: their layout, and their script on a machine like an agent. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../harness/golden.ts';
import { CLEAN, UNUSED } from '../cli/files.ts';
import { HOSTILE, onMachine, type Machine } from './machine.ts';

interface Parameter {
  readonly name: string;
  readonly displayName: string;
  readonly default: string | boolean;
  readonly values?: readonly string[];
}

interface Script {
  readonly bash: string;
  readonly env: Readonly<Record<string, string>>;
}

const TEMPLATE = parse(readFileSync(join(ROOT, 'azure/grondslag.yml'), 'utf8')) as { readonly parameters: readonly Parameter[]; readonly steps: readonly [Script, Readonly<Record<string, readonly { readonly task: string; readonly condition: string; readonly inputs: Readonly<Record<string, string>> }[]>>] };
const [SCRIPT, PUBLISH] = TEMPLATE.steps;

/** Lines that an agent acts on, whichever stream they come from. */
const COMMAND = /##(?:vso)?\[/;

function runStep(machine: Machine, parameters: Readonly<Record<string, string>> = {}, more: Readonly<Record<string, string>> = {}): { readonly code: number | null; readonly commands: readonly string[]; readonly log: string } {
  const value = (expression: string): string => {
    const [, name] = /^\$\{\{ parameters\.(\w+) \}\}$/.exec(expression)!;
    return parameters[name!] ?? String(TEMPLATE.parameters.find((parameter) => parameter.name === name)!.default);
  };
  const env = Object.fromEntries(Object.entries(SCRIPT.env).map(([name, expression]) => [name, value(expression)]));
  const { code, stdout, stderr } = machine.run(['bash', '-c', SCRIPT.bash], { ...env, AGENT_TEMPDIRECTORY: machine.temporary, TF_BUILD: 'True', ...more });
  const log = stdout + stderr;
  return { code, log, commands: log.split('\n').filter((line) => COMMAND.test(line)) };
}

describe('the steps for Azure Pipelines', () => {
  it('have no parameter in a script, and use every parameter', () => {
    assert.doesNotMatch(SCRIPT.bash, /\$\{\{|\$\(grondslag/);
    const text = JSON.stringify(TEMPLATE.steps);
    for (const { name, displayName, default: value, values } of TEMPLATE.parameters) {
      assert.ok(text.includes(`parameters.${name}`), name);
      assert.ok(displayName.length > 10, name);
      if (values !== undefined) assert.ok(values.includes(String(value)), name);
    }
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    assert.equal(TEMPLATE.parameters.find(({ name }) => name === 'version')!.default, version);
  });

  it('publish test results, also after findings, where it is wanted', () => {
    const [[condition, [task]]] = Object.entries(PUBLISH) as unknown as [[string, [{ task: string; condition: string; inputs: Record<string, string> }]]];
    assert.match(condition, /parameters\.publishTestResults/);
    assert.equal(task.task, 'PublishTestResults@2');
    assert.match(task.condition, /succeededOrFailed\(\)/);
    assert.equal(task.inputs['testResultsFormat'], 'JUnit');
  });

  it('show findings, a summary and where the test results are, and end with the exit code', () =>
    onMachine({ 'a.pipeline.yaml': UNUSED, 'sub dir/b.pipeline.yaml': CLEAN }, (machine) => {
      const { code, commands, log } = runStep(machine, { failOn: 'warning', language: 'en' });
      assert.equal(code, 1, log);
      const issues = commands.filter((line) => line.startsWith('##vso[task.logissue '));
      assert.ok(issues.length > 0);
      for (const line of issues) assert.match(line, /sourcepath=a\.pipeline\.yaml;.*linenumber=\d+/);
      const [, summary] = /^##vso\[task\.uploadsummary\](.+)$/m.exec(log)!;
      assert.match(readFileSync(summary!, 'utf8'), /^\|/m);
      const [, junit] = /^##vso\[task\.setvariable variable=grondslag\.junit\](.+)$/m.exec(log)!;
      assert.ok(existsSync(junit!));
      assert.match(log, /a\.pipeline\.yaml:\d+:\d+/);
      assert.equal(runStep(machine).code, 0);
      assert.equal(runStep(machine, { paths: 'sub dir\n', failOn: 'info' }).code, 0);
      assert.equal(runStep(machine, { paths: 'weg' }).code, 2);
      assert.deepEqual(machine.asked().slice(-2), ['--', `grondslag@${String(TEMPLATE.parameters[0]!.default)}`]);
    }));

  it('let the agent act on nothing that npm, an input or a name in the repository says', () =>
    onMachine({ '##vso[task.complete result=Succeeded]x.pipeline.yaml': UNUSED, '##[error]\n##vso[task.setvariable variable=x]y.pipeline.yaml': UNUSED.replace('pipeline: ', 'pipeline: n-') }, (machine) => {
      const { commands } = runStep(machine);
      for (const line of commands) assert.match(line, /^##vso\[task\.(?:logissue|uploadsummary|setvariable variable=grondslag\.junit)[ \]](?!.*##)/);
      const broken = runStep(machine, {}, { NPM_FAILS: 'yes' });
      assert.deepEqual([broken.code, broken.commands], [2, []]);
      assert.deepEqual(runStep(machine, { paths: '##vso[task.complete]' }).commands, []);
      assert.deepEqual(runStep(machine, { version: '##vso[task.complete]' }).commands, []);
    }));

  it('run nothing that a parameter says, and hand it over as it is', () =>
    onMachine({ 'a.pipeline.yaml': CLEAN }, (machine) => {
      const passed = (parameters: Readonly<Record<string, string>>): readonly string[] | undefined => machine.words((env) => runStep(machine, parameters, env));
      for (const hostile of HOSTILE) {
        for (const name of ['preset', 'language', 'failOn', 'config', 'since']) assert.ok(passed({ [name]: hostile })!.includes(`--${name === 'failOn' ? 'fail-on' : name}=${hostile}`), name);
        assert.deepEqual(passed({ paths: hostile })!.slice(-hostile.split('\n').length - 1), ['--', ...hostile.split('\n')]);
        assert.equal(passed({ version: hostile }), undefined);
      }
      assert.equal(runStep(machine, { preset: HOSTILE[0]! }).code, 2);
    })).timeout(100_000);
});
