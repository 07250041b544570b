/** The action for GitHub: action.yml, and its script on a machine like that of GitHub. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../harness/golden.ts';
import { CLEAN, UNUSED } from '../cli/files.ts';
import { HOSTILE, onMachine, type Machine } from './machine.ts';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly { readonly id: string; readonly shell: string; readonly run: string; readonly env: Readonly<Record<string, string>> }[] };
}

const ACTION = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as Action;
const STEP = ACTION.runs.steps[0]!;

interface Outcome {
  readonly code: number | null;
  /** Lines that the runner acts on. */
  readonly commands: readonly string[];
  /** All that can be read in the log. */
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** Runs the step as the runner does: inputs become its environment, and nothing else of it. */
function runStep(machine: Machine, inputs: Readonly<Record<string, string>> = {}, more: Readonly<Record<string, string>> = {}): Outcome {
  const value = (expression: string): string => {
    const [, input] = /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(expression) ?? [];
    if (input !== undefined) return inputs[input] ?? ACTION.inputs[input]!.default;
    assert.equal(expression, '${{ github.action_path }}');
    return ROOT.replace(/\/$/, '');
  };
  const [output, summary] = ['output', 'summary'].map((name) => join(machine.root, name)) as [string, string];
  for (const file of [output, summary]) writeFileSync(file, 'before\n');
  const env = { ...Object.fromEntries(Object.entries(STEP.env).map(([name, expression]) => [name, value(expression)])), GITHUB_WORKSPACE: machine.repository, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary, RUNNER_TEMP: machine.temporary, GITHUB_ACTIONS: 'true', CI: 'true', ...more };
  const { code, stdout, stderr } = machine.run(['bash', '-c', STEP.run], env);
  return { code, commands: acted(stdout), log: stdout + stderr, outputs: outputsIn(readFileSync(output, 'utf8')), summary: readFileSync(summary, 'utf8').replace(/^before\n/, '') };
}

/** As the runner reads a log: after stop-commands nothing counts until its token comes. */
function acted(log: string): readonly string[] {
  const found: string[] = [];
  let token: string | undefined;
  for (const line of log.split('\n')) {
    if (token !== undefined) {
      if (line.trim() === `::${token}::`) token = undefined;
      continue;
    }
    const [, stop] = /^\s*::stop-commands::(.+)$/.exec(line) ?? [];
    if (stop !== undefined) token = stop;
    else if (/^\s*::|##\[/.test(line)) found.push(line);
  }
  assert.equal(token, undefined, 'commands count again at the end');
  return found;
}

function outputsIn(text: string): Readonly<Record<string, string>> {
  const found = [...text.replace(/^before\n/, '').matchAll(/^([a-z-]+)<<(.+)\n([^]*?)\n\2\n/gm)].map(([, name, , value]) => [name!, value!] as const);
  return Object.fromEntries(found);
}

const WORSE = UNUSED.replace('pipeline: ', 'pipeline: x-');

describe('the action for GitHub', () => {
  it('has no expression in a script, and every input in the environment', () => {
    assert.equal(ACTION.runs.using, 'composite');
    for (const { run, shell } of ACTION.runs.steps) {
      assert.doesNotMatch(run, /\$\{\{/);
      assert.equal(shell, 'bash');
    }
    const used = Object.values(STEP.env).flatMap((value) => /inputs\.([a-z-]+)/.exec(value)?.slice(1) ?? []);
    assert.deepEqual(used.sort(), Object.keys(ACTION.inputs).sort());
    for (const [name, { description, default: value }] of Object.entries(ACTION.inputs)) assert.ok(description.length > 10 && typeof value === 'string', name);
    for (const { value } of Object.values(ACTION.outputs)) assert.match(value, new RegExp(`^\\$\\{\\{ steps\\.${STEP.id}\\.outputs\\.[a-z-]+ \\}\\}$`));
    assert.ok((statSync(join(ROOT, 'action/run.sh')).mode & 0o111) !== 0);
  });

  it('installs the version of the action, and no script of a package', () =>
    onMachine({ 'a.pipeline.yaml': CLEAN }, (machine) => {
      const { code } = runStep(machine);
      assert.equal(code, 0);
      const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
      assert.deepEqual(machine.asked().slice(-2), ['--', `grondslag@${version}`]);
      assert.ok(machine.asked().includes('--ignore-scripts'));
      runStep(machine, { version: '2.0.0-beta.1' });
      assert.equal(machine.asked().at(-1), 'grondslag@2.0.0-beta.1');
    }));

  it('writes annotations, a summary, SARIF and outputs, and then ends with the exit code', () =>
    onMachine({ 'a.pipeline.yaml': UNUSED, 'sub/b.pipeline.yaml': WORSE }, (machine) => {
      const failing = runStep(machine, { 'fail-on': 'warning', language: 'en', formats: 'junit=out/../junit.xml\n\n  \njson=x.json\n' });
      assert.equal(failing.code, 1);
      assert.equal(failing.outputs['exit-code'], '1');
      assert.equal(failing.outputs['sarif'], 'grondslag.sarif');
      const findings = Number(failing.outputs['findings']);
      assert.ok(findings >= 2);
      assert.equal(failing.commands.length, findings);
      for (const line of failing.commands) assert.match(line, /^::(?:error|warning|notice) .*file=(?:sub\/)?[ab]\.pipeline\.yaml,.*line=\d+/);
      assert.match(failing.summary, /^\|.*\|$/m);
      assert.match(failing.log, /a\.pipeline\.yaml:\d+:\d+/);
      const sarif = JSON.parse(machine.read('grondslag.sarif')) as { runs: readonly [{ results: readonly unknown[] }] };
      assert.equal(sarif.runs[0].results.length, findings);
      assert.match(machine.read('junit.xml'), /^<\?xml/);
      assert.equal((JSON.parse(machine.read('x.json')) as { findings: unknown[] }).findings.length, findings);
      const passing = runStep(machine);
      assert.deepEqual([passing.code, passing.outputs['exit-code'], passing.outputs['findings']], [0, '0', String(findings)]);
    }));

  it('leaves out what is not wanted', () =>
    onMachine({ 'a.pipeline.yaml': UNUSED }, (machine) => {
      const { code, commands, summary, outputs } = runStep(machine, { annotations: 'false', summary: 'false', sarif: '' });
      assert.deepEqual([code, commands, summary, outputs['sarif']], [0, [], '', undefined]);
      assert.deepEqual(readdirSync(machine.repository), ['a.pipeline.yaml']);
    }));

  it('counts paths from the working directory, and places from the root of the repository', () =>
    onMachine({ 'a.pipeline.yaml': UNUSED, 'sub/b.pipeline.yaml': WORSE, 'sub/c d/e.pipeline.yaml': CLEAN, 'sub/own.yaml': 'preset: auditor\n' }, (machine) => {
      const { code, commands, outputs } = runStep(machine, { 'working-directory': 'sub/', sarif: 'reports/x y.sarif', config: 'own.yaml' });
      assert.equal(code, 0);
      assert.ok(commands.length > 0);
      for (const line of commands) assert.match(line, /file=sub\/(?:b|c d\/e)\.pipeline\.yaml,/);
      assert.equal(outputs['sarif'], 'sub/reports/x y.sarif');
      assert.ok(existsSync(join(machine.repository, outputs['sarif'])));
      assert.equal(runStep(machine, { 'working-directory': 'sub', paths: 'c d\n' }).outputs['findings'], '0');
      assert.match(runStep(machine, { 'working-directory': 'weg', language: 'en' }).commands.join(), /^::error title=grondslag::there is no working-directory weg$/);
    }));

  it('says why it could not check, and that is never a pass', () =>
    onMachine({ 'a.pipeline.yaml': CLEAN }, (machine) => {
      assert.equal(runStep(machine, { paths: 'weg' }).code, 2);
      assert.equal(runStep(machine, { 'fail-on': 'nooit' }).outputs['exit-code'], '2');
      assert.equal(runStep(machine, { formats: 'sarif' }).code, 2);
      const broken = runStep(machine, {}, { NPM_FAILS: 'yes' });
      assert.equal(broken.code, 2);
      // What npm says counts for nothing; what the step says counts.
      assert.match(broken.commands.join('\n'), /^::error title=grondslag::npm kon grondslag@\S+ niet installeren$/);
    }));

  it('runs nothing that an input says, and hands it over as it is', () =>
    onMachine({ 'a.pipeline.yaml': CLEAN }, (machine) => {
      const passed = (inputs: Readonly<Record<string, string>>): readonly string[] | undefined => machine.words((env) => runStep(machine, inputs, env));
      for (const hostile of HOSTILE) {
        for (const input of ['preset', 'language', 'fail-on', 'config', 'since']) assert.ok(passed({ [input]: hostile })!.includes(`--${input}=${hostile}`), input);
        assert.ok(passed({ sarif: hostile })!.includes(`--format=sarif=${hostile}`));
        assert.ok(passed({ formats: `json=${hostile.replaceAll('\n', '')}` })!.includes(`--format=json=${hostile.replaceAll('\n', '')}`));
        assert.deepEqual(passed({ paths: hostile })!.slice(-hostile.split('\n').length - 1), ['--', ...hostile.split('\n')]);
        for (const input of ['version', 'working-directory']) assert.equal(passed({ [input]: hostile }), undefined, input);
        for (const input of ['annotations', 'summary']) assert.deepEqual(passed({ [input]: hostile })?.at(-1), '.', input);
      }
      assert.equal(passed({ formats: 'sarif' }), undefined);
      assert.equal(runStep(machine, { preset: HOSTILE[0]! }).code, 2);
    })).timeout(100_000);

  it('acts on nothing that names in a repository say', () => {
    const name = 'x %0A::error file=y::z';
    const files = Object.fromEntries(['$(touch pwned)', '`touch pwned`', "it's", '::error::x', '##[error]x', 'a\n::error::b', name].map((one, i) => [`${one}.pipeline.yaml`, UNUSED.replace('pipeline: ', `pipeline: n${i}-`)]));
    onMachine(files, (machine) => {
      const { code, commands, outputs } = runStep(machine, { 'fail-on': 'warning' });
      assert.equal(code, 1);
      assert.equal(commands.length, Number(outputs['findings']));
      for (const line of commands) {
        assert.match(line, /^::(?:error|warning|notice) /);
        assert.doesNotMatch(line.slice(2), /::error|::z.*::/);
      }
      const paths = runStep(machine, { paths: Object.keys(files).filter((path) => !path.includes('\n')).join('\n') });
      assert.equal(paths.code, 0);
    });
  });

  it('reports with since what a change causes', () =>
    onMachine({ 'a.pipeline.yaml': UNUSED }, (machine) => {
      const git = (...words: readonly string[]): void => assert.equal(machine.run(['git', '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...words], {}).code, 0);
      git('init', '-q');
      git('add', '-A');
      git('commit', '-qm', 'x');
      writeFileSync(join(machine.repository, 'b.pipeline.yaml'), WORSE);
      const all = Number(runStep(machine).outputs['findings']);
      const changed = runStep(machine, { since: 'HEAD' });
      assert.ok(Number(changed.outputs['findings']) > 0 && Number(changed.outputs['findings']) < all);
      for (const line of changed.commands) assert.match(line, /file=b\.pipeline\.yaml,/);
    }));
});
