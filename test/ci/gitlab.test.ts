/** The component for GitLab: its layout, and its script in the shells that run it. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { ROOT } from '../harness/golden.ts';
import { CLEAN, UNUSED } from '../cli/files.ts';
import { HOSTILE, onMachine, type Machine } from './machine.ts';

interface Input {
  readonly default: string | boolean;
  readonly description: string;
  readonly options?: readonly string[];
  readonly type?: string;
}

interface Job {
  readonly stage: string;
  readonly image: string;
  readonly allow_failure: boolean | string;
  readonly variables: Readonly<Record<string, { readonly value: string; readonly expand: boolean }>>;
  readonly script: readonly string[];
  readonly artifacts: { readonly when: string; readonly paths: readonly string[]; readonly reports: Readonly<Record<string, string>> };
}

const [SPEC, TEMPLATE] = parseAllDocuments(readFileSync(join(ROOT, 'templates/grondslag.yml'), 'utf8')).map((document) => document.toJS() as unknown) as [{ spec: { inputs: Record<string, Input> } }, unknown];
const INPUTS = SPEC.spec.inputs;

/** Fills inputs in as GitLab does: in what was parsed, value by value. */
function filledIn(node: unknown, inputs: Readonly<Record<string, string>>): unknown {
  if (typeof node === 'string') return node.replaceAll(/\$\[\[ inputs\.([a-z-]+) \]\]/g, (_, name: string) => inputs[name] ?? String(INPUTS[name]!.default));
  if (Array.isArray(node)) return node.map((item) => filledIn(item, inputs));
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [filledIn(key, inputs), filledIn(value, inputs)]));
}

function jobOf(inputs: Readonly<Record<string, string>> = {}): readonly [string, Job] {
  const jobs = Object.entries(filledIn(TEMPLATE, inputs) as Record<string, Job>);
  assert.equal(jobs.length, 1);
  return jobs[0]!;
}

function runJob(machine: Machine, shell: string, inputs: Readonly<Record<string, string>> = {}, more: Readonly<Record<string, string>> = {}): { readonly code: number | null; readonly log: string } {
  const [, { variables, script }] = jobOf(inputs);
  const env = Object.fromEntries(Object.entries(variables).map(([name, { value }]) => [name, value]));
  const { code, stdout, stderr } = machine.run([shell, '-e', '-c', script.join('\n')], { ...env, ...more });
  return { code, log: stdout + stderr };
}

describe('the component for GitLab', () => {
  it('has a spec with a description and a default for every input, and uses each', () => {
    const used = new Set([...JSON.stringify(TEMPLATE).matchAll(/inputs\.([a-z-]+)/g)].map(([, name]) => name!));
    assert.deepEqual([...used].sort(), Object.keys(INPUTS).sort());
    for (const [name, { description, default: value, options }] of Object.entries(INPUTS)) {
      assert.ok(description.length > 10, name);
      assert.notEqual(value, undefined, name);
      if (options !== undefined) assert.ok(options.includes(String(value)), name);
    }
  });

  it('has no input in a script, and lets GitLab fill in no variable', () => {
    const [, { script, variables }] = Object.entries(TEMPLATE as Record<string, Job>)[0]!;
    for (const line of script) assert.doesNotMatch(line, /\$\[\[/);
    for (const [name, { expand }] of Object.entries(variables)) assert.equal(expand, false, name);
  });

  it('is one job whose name, stage and image can be chosen, of the version in package.json', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    assert.equal(INPUTS['version']!.default, version);
    const [name, { stage, image }] = jobOf({ 'job-name': 'privacy', stage: 'lint', image: 'node:22' });
    assert.deepEqual([name, stage, image], ['privacy', 'lint', 'node:22']);
  });

  for (const shell of ['sh', 'bash']) {
    describe(`in ${shell}`, () => {
      it('writes what it hands over, and ends with the exit code', () =>
        onMachine({ 'a.pipeline.yaml': UNUSED, 'sub dir/b.pipeline.yaml': CLEAN }, (machine) => {
          const { code, log } = runJob(machine, shell, { 'fail-on': 'warning', language: 'en' });
          assert.equal(code, 1, log);
          const [, { artifacts }] = jobOf();
          assert.equal(artifacts.when, 'always');
          assert.deepEqual(Object.values(artifacts.reports).sort(), [...artifacts.paths].sort());
          const quality = JSON.parse(machine.read(artifacts.reports['codequality']!)) as readonly { location: { path: string; lines: { begin: number } } }[];
          assert.ok(quality.length > 0 && quality.every(({ location }) => location.path === 'a.pipeline.yaml' && location.lines.begin > 0));
          assert.match(machine.read(artifacts.reports['junit']!), /<testsuites/);
          assert.match(log, /a\.pipeline\.yaml:\d+/);
          assert.equal(runJob(machine, shell).code, 0);
          assert.equal(runJob(machine, shell, { paths: 'sub dir\n\n', 'fail-on': 'info' }).code, 0);
          assert.equal(runJob(machine, shell, { paths: 'weg' }).code, 2);
        }));

      it('reports what a merge request causes, and everything where there is none', () =>
        onMachine({ 'a.pipeline.yaml': UNUSED }, (machine) => {
          const git = (...words: readonly string[]): string => machine.run(['git', '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...words], {}).stdout.trim();
          git('init', '-q');
          git('add', '-A');
          git('commit', '-qm', 'x');
          const base = git('rev-parse', 'HEAD');
          writeFileSync(join(machine.repository, 'b.pipeline.yaml'), UNUSED.replace('pipeline: ', 'pipeline: x-'));
          const places = (more: Readonly<Record<string, string>>): readonly string[] => {
            assert.equal(runJob(machine, shell, { since: 'merge-request' }, more).code, 0);
            return (JSON.parse(machine.read('gl-code-quality-report.json')) as readonly { location: { path: string } }[]).map(({ location }) => location.path);
          };
          assert.deepEqual([...new Set(places({}))].sort(), ['a.pipeline.yaml', 'b.pipeline.yaml']);
          assert.deepEqual([...new Set(places({ CI_MERGE_REQUEST_DIFF_BASE_SHA: base }))], ['b.pipeline.yaml']);
        }));

      it('installs the version that is asked for', () =>
        onMachine({ 'a.pipeline.yaml': CLEAN }, (machine) => {
          assert.equal(runJob(machine, shell, { version: '1.2.3' }).code, 0);
          assert.deepEqual(machine.asked().slice(-2), ['--', 'grondslag@1.2.3']);
          assert.ok(machine.asked().includes('--ignore-scripts'));
          writeFileSync(join(machine.repository, 'g.tgz'), '');
          runJob(machine, shell, { version: 'g.tgz' });
          assert.equal(machine.asked().at(-1), join(machine.repository, 'g.tgz'));
          assert.equal(runJob(machine, shell, {}, { NPM_FAILS: 'yes' }).code, 2);
        }));

      it('runs nothing that an input says, and hands it over as it is', () =>
        onMachine({ 'a.pipeline.yaml': CLEAN }, (machine) => {
          const passed = (inputs: Readonly<Record<string, string>>): readonly string[] | undefined => machine.words((env) => runJob(machine, shell, inputs, env));
          for (const hostile of HOSTILE) {
            for (const input of ['preset', 'language', 'fail-on', 'config', 'since']) assert.ok(passed({ [input]: hostile })!.includes(`--${input}=${hostile}`), input);
            assert.deepEqual(passed({ paths: hostile })!.slice(-hostile.split('\n').length - 1), ['--', ...hostile.split('\n')]);
            assert.equal(passed({ version: hostile }), undefined);
          }
          assert.equal(runJob(machine, shell, { preset: HOSTILE[0]! }).code, 2);
        })).timeout(100_000);
    });
  }
});
