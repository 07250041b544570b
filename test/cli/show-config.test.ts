import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownConfig } from '../../server/src/api/shown-config.ts';
import { loadProject, type ProjectOptions } from '../../server/src/api/project.ts';
import { isActive } from '../../server/src/service/settings.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { ROOT } from '../harness/golden.ts';
import { UNUSED } from './files.ts';
import { inWorld, TODAY, type World } from './run-cli.ts';

type From = Readonly<Record<string, unknown>>;
interface Told { readonly value: unknown; readonly from: From }
interface Shown {
  readonly search: { readonly selected: boolean; readonly because: string; readonly glob?: Told };
  readonly choice: string;
  readonly configurations: readonly { readonly file: string; readonly package?: string; readonly version?: string | null }[];
  readonly directory: string | null;
  readonly values: Readonly<Record<string, Told | readonly Told[] | Readonly<Record<string, Told>>>>;
  readonly rules: readonly { readonly rule: string; readonly on: boolean; readonly from: From; readonly severity: Told; readonly options: Readonly<Record<string, Told>>; readonly locked: From | null }[];
}

const FILES = {
  'grondslag.config.yaml': `extends: ["@stad/regels", basis.yaml]
preset: auditor
include: ["data/*.yml"]
exclude:
  - "**/oud/**"
locked: [unused-personal-field]
limits: { depth: 50 }
rules:
  unused-personal-field: error
  dpia-required: { largeScale: 500 }
  mixed-purposes: off
overrides:
  - files: ["data/**"]
    rules: { small-cells: { severity: info, inside: 6 }, mixed-purposes: warning }
`,
  'basis.yaml': 'preset: reviewer\nfailOn: info\nlanguage: en\nrequireOnIgnore: [by]\nrules: { small-cells: { outside: 20 }, vague-purpose: off }\n',
  'node_modules/@stad/regels/package.json': '{ "version": "2.1.0" }',
  'node_modules/@stad/regels/grondslag.config.yaml': 'failOn: warning\nlocked: [dragnet]\ncatalogs: [stad.catalog.yaml]\n',
  'node_modules/@stad/regels/stad.catalog.yaml': 'grondslag: 1\ncatalog: stad\nrules:\n  apart: { severity: warning, lens: ethical, principle: help-stays-help, message: samen, together: [debt, health] }\n',
  'data/d.yml': UNUSED,
  'data/oud/e.yml': UNUSED,
  'data/f.txt': '',
  'a.pipeline.yaml': UNUSED,
  '.gitignore': 'weg/\n',
};

const shown = async ({ cli }: World, ...args: string[]): Promise<Shown> => {
  const outcome = await cli(['check', '--format', 'json', ...args]);
  assert.equal(outcome.stderr, '');
  assert.equal(outcome.code, 0);
  return JSON.parse(outcome.stdout) as Shown;
};
const place = (file: string, line: number, column: number, files?: readonly string[]): From => ({ kind: 'file', file, line, column, ...(files === undefined ? {} : { files }) });
const CONFIG = 'grondslag.config.yaml';

describe('--show-config', () => {
  it('tells every value and where it comes from', () =>
    inWorld(FILES, async (world) => {
      const { values, rules, configurations, directory, choice } = await shown(world, '--show-config', 'data/d.yml');
      assert.deepEqual(configurations, [{ file: CONFIG }, { file: 'basis.yaml' }, { file: 'node_modules/@stad/regels/grondslag.config.yaml', package: '@stad/regels', version: '2.1.0' }]);
      assert.equal(directory, '.');
      assert.equal(choice, 'nearest');
      assert.deepEqual(values, {
        preset: { value: 'auditor', from: place(CONFIG, 2, 9) },
        language: { value: 'en', from: place('basis.yaml', 3, 11) },
        failOn: { value: 'info', from: place('basis.yaml', 2, 9) },
        baseline: { value: 'grondslag.baseline.yaml', from: { kind: 'default' } },
        requireOnIgnore: { value: ['by'], from: place('basis.yaml', 4, 18) },
        include: [{ value: 'data/*.yml', from: place(CONFIG, 3, 11) }],
        exclude: [{ value: '**/oud/**', from: place(CONFIG, 5, 5) }],
        catalogs: [{ value: 'stad.catalog.yaml', from: place('node_modules/@stad/regels/grondslag.config.yaml', 3, 12) }],
        extends: [{ value: '@stad/regels', from: place(CONFIG, 1, 11) }, { value: 'basis.yaml', from: place(CONFIG, 1, 27) }],
        limits: { depth: { value: 50, from: place(CONFIG, 7, 18) } },
      });
      const of = (id: string) => rules.find(({ rule }) => rule === id)!;
      assert.deepEqual([of('unused-personal-field').severity, of('unused-personal-field').on, of('unused-personal-field').locked], [{ value: 'error', from: place(CONFIG, 9, 26) }, true, place(CONFIG, 6, 10)]);
      assert.deepEqual(of('dragnet').locked, place('node_modules/@stad/regels/grondslag.config.yaml', 2, 10));
      assert.deepEqual([of('dpia-required').on, of('dpia-required').from, of('dpia-required').options], [true, { kind: 'preset' }, { largeScale: { value: 500, from: place(CONFIG, 10, 32) } }]);
      assert.deepEqual([of('small-cells').severity.value, of('small-cells').from], ['info', place(CONFIG, 14, 39, ['data/**'])]);
      assert.deepEqual(of('small-cells').options, { outside: { value: 20, from: place('basis.yaml', 5, 34) }, inside: { value: 6, from: place(CONFIG, 14, 53, ['data/**']) } });
      assert.deepEqual([of('mixed-purposes').on, of('mixed-purposes').from], [true, place(CONFIG, 14, 74, ['data/**'])]);
      assert.deepEqual([of('vague-purpose').on, of('vague-purpose').from], [false, place('basis.yaml', 5, 55)]);
      assert.deepEqual([of('stad/apart').on, of('stad/apart').severity], [true, { value: 'warning', from: { kind: 'default' } }]);
      const elsewhere = await shown(world, '--show-config', 'a.pipeline.yaml');
      assert.deepEqual(elsewhere.rules.filter(({ rule }) => rule === 'mixed-purposes').map(({ on, from }) => [on, from]), [[false, place(CONFIG, 11, 19)]]);
    }));

  it('tells what the command line changes', () =>
    inWorld(FILES, async (world) => {
      const { values, rules } = await shown(world, '--show-config', 'a.pipeline.yaml', '--preset', 'engineer', '--fail-on', 'never', '--language', 'nl', '--select', 'ethical,undefined-field', '--ignore', 'dragnet');
      const command = (option: string): From => ({ kind: 'command', option });
      assert.deepEqual([values['preset'], values['failOn'], values['language']], [{ value: 'engineer', from: command('--preset') }, { value: 'never', from: command('--fail-on') }, { value: 'nl', from: command('--language') }]);
      const from = (id: string): readonly unknown[] => rules.filter(({ rule }) => rule === id).flatMap((rule) => [rule.on, rule.from]);
      assert.deepEqual(from('small-cells'), [false, command('--select')]);
      assert.deepEqual(from('dragnet'), [false, command('--ignore')]);
      assert.deepEqual(from('undefined-field'), [true, command('--select')]);
      assert.deepEqual(from('help-data-for-control'), [true, { kind: 'preset' }]);
      assert.deepEqual(from('missing-weighing'), [false, { kind: 'preset' }]);
      const without = await shown(world, '--show-config', 'a.pipeline.yaml', '--no-config');
      assert.deepEqual([without.choice, without.configurations, without.directory, without.values['preset']], ['--no-config', [], null, { value: 'engineer', from: { kind: 'default' } }]);
      // Without a configuration only --baseline counts.
      assert.deepEqual(without.values['baseline'], { value: null, from: { kind: 'default' } });
      const named = await shown(world, '--show-config', 'a.pipeline.yaml', '--config', 'basis.yaml');
      assert.deepEqual([named.choice, named.configurations], ['--config', [{ file: 'basis.yaml' }]]);
    }));

  const searched: readonly (readonly [file: string, selected: boolean, because: string, glob?: string])[] = [
    ['a.pipeline.yaml', true, 'name'],
    ['nog/niet.catalog.yml', true, 'name'],
    ['data/d.yml', true, 'include', 'data/*.yml'],
    ['data/f.txt', false, 'name'],
    ['data/oud/e.yml', false, 'exclude', '**/oud/**'],
    ['weg/a.pipeline.yaml', false, 'gitignore'],
    ['node_modules/x/a.pipeline.yaml', false, 'folder'],
  ];
  for (const [file, selected, because, glob] of searched) {
    it(`tells whether a search opens ${file}`, () =>
      inWorld({ ...FILES, 'weg/a.pipeline.yaml': UNUSED, 'node_modules/x/a.pipeline.yaml': UNUSED }, async (world) => {
        const { search } = await shown(world, '--show-config', file);
        assert.deepEqual([search.selected, search.because, search.glob?.value], [selected, because, glob]);
        const outcome = await world.cli(['check', '--format', 'json', '--fail-on', 'never']);
        const found = (JSON.parse(outcome.stdout) as { findings: { file: string }[] }).findings.some((finding) => finding.file === file);
        if (!file.startsWith('nog/')) assert.equal(found, selected, 'the search itself');
      }));
  }

  it('says in both languages what text can say, and stops at a configuration that cannot be used', () =>
    inWorld(FILES, async ({ cli, write }) => {
      const nl = await cli(['check', '--show-config', 'data/oud/e.yml', '--language', 'nl']);
      assert.match(nl.stdout, /^data\/oud\/e\.yml\n {2}een zoekopdracht in de map slaat dit bestand over; .*: exclude «\*\*\/oud\/\*\*» \(grondslag\.config\.yaml:5:5\)\n\nConfiguratie, de dichtstbijzijnde eerst:\n {2}grondslag\.config\.yaml\n {2}basis\.yaml\n {2}node_modules\/@stad\/regels\/grondslag\.config\.yaml \(@stad\/regels 2\.1\.0\)\n/);
      const en = await cli(['fix', '--show-config', 'data/oud/e.yml']);
      assert.match(en.stdout, /exclude “\*\*\/oud\/\*\*”/);
      assert.match(en.stdout, /\n {2}error +unused-personal-field +grondslag\.config\.yaml:9:26\n {13}locked: no comment can ignore it +grondslag\.config\.yaml:6:10\n/);
      assert.match(en.stdout, /\n {2}off +vague-purpose +basis\.yaml:5:55\n/);
      assert.equal((await cli(['check', '--show-config', 'data'])).code, 2);
      assert.equal((await cli(['check', '--show-config', 'a.pipeline.yaml', '--format', 'compact'])).code, 2);
      assert.equal((await cli(['check', '--show-config', 'a.pipeline.yaml', '--output', 'x'])).code, 2);
      write('basis.yaml', 'prest: x\n');
      const wrong = await cli(['check', '--show-config', 'a.pipeline.yaml']);
      assert.equal(wrong.code, 2);
      assert.equal(wrong.stdout, '');
      assert.match(wrong.stderr, /basis\.yaml:1:1/);
    }));

  it('says what a check does: the settings of a file, value by value', () =>
    inWorld(FILES, ({ directory }) => {
      for (const preset of [undefined, 'engineer', 'reviewer', 'auditor'] as const) {
        for (const enabled of [undefined, new Set(['undefined-field'])]) {
          for (const file of ['data/d.yml', 'a.pipeline.yaml']) {
            const options: ProjectOptions = { cwd: directory, paths: [file], config: undefined, language: undefined, fallbackLanguage: 'nl', today: TODAY, select: [], ignore: [], wishes: { preset, enabled }, failOn: undefined, note: () => undefined };
            const { config } = shownConfig(file, options).shown;
            const project = loadProject(options);
            const settings = project.settingsFor(fileId(file));
            assert.equal(config.preset.value, settings.preset);
            assert.equal(config.failOn.value, project.failOn(fileId(file)));
            assert.equal(config.language.value, project.locale);
            assert.deepEqual(config.requireOnIgnore.value, settings.requireOnIgnore);
            for (const { rule, on, severity, options: told, locked } of config.rules) {
              assert.equal(on, isActive(rule, settings), rule.id);
              const level = settings.rules.get(rule.id);
              assert.equal(severity?.value, level === 'off' ? undefined : level, rule.id);
              assert.equal(locked !== undefined, settings.locked.has(rule.id), rule.id);
              for (const [name, option] of Object.entries(rule.options ?? {})) assert.equal(told[name]?.value, settings.options?.get(option) ?? option.default, `${rule.id} ${name}`);
            }
          }
        }
      }
    }));

  it('knows every key that a configuration can have', () =>
    inWorld(FILES, async (world) => {
      const schema = JSON.parse(readFileSync(join(ROOT, 'schemas/config.schema.json'), 'utf8')) as { properties: Readonly<Record<string, unknown>> };
      const result = await shown(world, '--show-config', 'a.pipeline.yaml');
      const elsewhere = ['rules', 'overrides', 'locked'];
      assert.deepEqual(Object.keys(schema.properties).filter((key) => !elsewhere.includes(key) && !(key in result.values)), []);
    }));
});
