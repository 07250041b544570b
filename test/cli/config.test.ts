import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { CLEAN, UNCOVERED, UNUSED } from './files.ts';
import { inWorld, type World } from './run-cli.ts';

const compact = async ({ cli }: World, ...args: string[]): Promise<string> => (await cli(['check', ...args, '--format', 'compact', '--language', 'en'])).stdout;
const rulesIn = (text: string): readonly string[] => text.split('\n').flatMap((line) => /^(.*?):\d+:\d+: (\S+) (\S+)/.exec(line)?.slice(1).join(' ') ?? []);

describe('the configuration', () => {
  it('is the nearest one upward from each file', () =>
    inWorld(
      {
        'grondslag.config.yaml': 'rules: { unused-personal-field: error }\n',
        'a.pipeline.yaml': UNUSED,
        'diep/er/b.pipeline.yaml': UNUSED.replace('pipeline: aanmelding', 'pipeline: b'),
        'eigen/grondslag.config.yaml': 'rules: { unused-personal-field: off }\n',
        'eigen/c.pipeline.yaml': UNUSED.replace('pipeline: aanmelding', 'pipeline: c'),
      },
      async (world) => {
        const expected = ['a.pipeline.yaml error unused-personal-field', 'diep/er/b.pipeline.yaml error unused-personal-field'];
        assert.deepEqual(rulesIn(await compact(world, '.')), expected);
        // The same answer for a file that is named, wherever the command runs.
        assert.deepEqual(rulesIn(await compact(world, 'diep/er/b.pipeline.yaml')), expected.slice(1));
        const inside = await world.cli(['check', 'b.pipeline.yaml', '--format', 'compact'], { cwd: 'diep/er' });
        assert.deepEqual(rulesIn(inside.stdout), ['b.pipeline.yaml error unused-personal-field']);
        assert.deepEqual(rulesIn(await compact(world, 'eigen')), []);
        assert.deepEqual(rulesIn(await compact(world, 'eigen', '--no-config')), ['eigen/c.pipeline.yaml warning unused-personal-field']);
        assert.deepEqual(rulesIn(await compact(world, 'eigen', '--config', 'grondslag.config.yaml')), ['eigen/c.pipeline.yaml error unused-personal-field']);
      },
    ));

  it('include, exclude, overrides and failOn', () =>
    inWorld(
      {
        'grondslag.config.yaml': "include: ['data/*.yml']\nexclude: ['**/oud/**']\nfailOn: warning\noverrides:\n  - { files: ['data/**'], rules: { unused-personal-field: info } }\n",
        'data/x.yml': UNUSED,
        'a.pipeline.yaml': UNUSED.replace('pipeline: aanmelding', 'pipeline: a'),
        'oud/b.pipeline.yaml': UNUSED.replace('pipeline: aanmelding', 'pipeline: b'),
      },
      async (world) => {
        assert.deepEqual(rulesIn(await compact(world, '.')), ['a.pipeline.yaml warning unused-personal-field', 'data/x.yml info unused-personal-field']);
        assert.equal((await world.cli(['check'])).code, 1);
        assert.equal((await world.cli(['check', 'data'])).code, 0);
        assert.equal((await world.cli(['check', '--fail-on', 'error'])).code, 0);
        // A file that is named is read whatever the configuration leaves out.
        assert.deepEqual(rulesIn(await compact(world, 'oud/b.pipeline.yaml')), ['oud/b.pipeline.yaml warning unused-personal-field']);
      },
    ));

  it('catalogues are read along, also from a package; nothing else outside the paths is', () =>
    inWorld(
      {
        'grondslag.config.yaml': "extends: '@stad/regels'\ncatalogs: [gedeeld/*.catalog.yaml]\n",
        'node_modules/@stad/regels/grondslag.config.yaml': 'preset: reviewer\ncatalogs: [stad.catalog.yaml]\nlocked: [unused-personal-field]\n',
        'node_modules/@stad/regels/stad.catalog.yaml': 'grondslag: 1\ncatalog: stad\nparties:\n  stad: { name: Stad, kind: public-authority, country: NL }\n',
        'gedeeld/g.catalog.yaml': 'grondslag: 1\ncatalog: g\nparties:\n  gemeente: { name: Gemeente Voorbeeld, kind: public-authority, country: NL }\n',
        'p/a.pipeline.yaml': CLEAN.replace(/parties:\n.*\n/, '').replace('controller: gemeente', 'controller: [gemeente, stad]\narrangement: regeling 2026'),
        'q/b.pipeline.yaml': UNCOVERED,
      },
      async ({ cli }) => {
        const outcome = await cli(['check', 'p', '--format', 'json']);
        const report = JSON.parse(outcome.stdout) as { files: number; findings: { rule: string }[] };
        assert.equal(report.files, 3);
        assert.deepEqual(report.findings.filter(({ rule }) => rule === 'unknown-reference'), []);
      },
    ));

  it('catalogues are read along for standard input too', () =>
    inWorld(
      {
        'p/grondslag.config.yaml': 'catalogs: [gedeeld/*.catalog.yaml]\n',
        'p/gedeeld/g.catalog.yaml': 'grondslag: 1\ncatalog: g\nparties:\n  gemeente: { name: Gemeente Voorbeeld, kind: public-authority, country: NL }\n',
      },
      async ({ cli }) => {
        const outcome = await cli(['check', '--stdin', '--stdin-filename', 'p/a.pipeline.yaml', '--format', 'json'], { stdin: CLEAN.replace(/parties:\n.*\n/, '') });
        const report = JSON.parse(outcome.stdout) as { files: number; findings: { rule: string }[] };
        assert.equal(report.files, 2);
        assert.deepEqual(report.findings, []);
      },
    ));

  it('sets options of rules, also for some files only', () =>
    inWorld(
      {
        'grondslag.config.yaml': "rules:\n  dpia-required: { largeScale: 500 }\noverrides:\n  - { files: ['proef/**'], rules: { dpia-required: { severity: info, largeScale: 501 } } }\n",
        'a.pipeline.yaml': UNCOVERED.replace(/    evidence: .*\n/, '').replace('fields:\n      klantnummer: case-number\n      inkomen', 'subjects: { kind: clients, count: 500 }\n    fields:\n      klantnummer: case-number\n      inkomen'),
        'proef/b.pipeline.yaml': UNCOVERED.replace(/    evidence: .*\n/, '').replace('pipeline: huisbezoek', 'pipeline: b'),
      },
      async (world) => {
        const said = (text: string): readonly string[] => rulesIn(text).filter((line) => line.includes('dpia'));
        assert.deepEqual(said(await compact(world, '.')), ['a.pipeline.yaml error dpia-required', 'proef/b.pipeline.yaml info dpia-required']);
        assert.deepEqual(said(await compact(world, '.', '--no-config')), ['a.pipeline.yaml warning dpia-required', 'proef/b.pipeline.yaml warning dpia-required']);
      },
    ));

  it('extends of a package is what is installed, held against the version behind its name', () =>
    inWorld(
      {
        'node_modules/@stad/regels/package.json': '\ufeff{ "name": "@stad/regels", "version": "2.1.0" }',
        'node_modules/@stad/regels/grondslag.config.yaml': 'rules: { unused-personal-field: error }\n',
        'node_modules/@stad/regels/licht/grondslag.config.yaml': 'rules: { unused-personal-field: info }\n',
        'node_modules/@stad/regels/los.yaml': 'extends: ./licht\n',
        'node_modules/kaal/grondslag.config.yaml': 'rules: { unused-personal-field: error }\n',
        'diep/a.pipeline.yaml': UNUSED,
      },
      async (world) => {
        const outcome = async (reference: string): Promise<string> => {
          world.write('diep/grondslag.config.yaml', `extends: "${reference}"\n`);
          const { stdout, stderr } = await world.cli(['check', 'diep', '--format', 'compact', '--language', 'en']);
          return stderr === '' ? rulesIn(stdout).join() : stderr.replace(/^grondslag: diep\/grondslag\.config\.yaml:1:10: /, '').trim();
        };
        const as = (severity: string): string => `diep/a.pipeline.yaml ${severity} unused-personal-field`;
        assert.equal(await outcome('@stad/regels'), as('error'));
        assert.equal(await outcome('@stad/regels@2.1.0'), as('error'));
        assert.equal(await outcome('@stad/regels@2.1.0/licht'), as('info'));
        assert.equal(await outcome('@stad/regels/los.yaml'), as('info'));
        assert.equal(await outcome('kaal'), as('error'));
        assert.equal(await outcome('@stad/regels@2.0.0'), 'of “@stad/regels” version 2.1.0 is installed, not 2.0.0');
        assert.equal(await outcome('kaal@1.0.0'), 'of “kaal” an unknown version is installed, not 1.0.0');
        for (const range of ['^2.1.0', '2', 'latest', '>=2.0.0', '2.1.0@3', '']) assert.match(await outcome(`@stad/regels@${range}`), /: name one version, such as @stad\/regels@1\.2\.3, or leave it out; a range is not resolved$/);
        for (const strange of ['@stad', '@', '.hidden', 'kaal@1.0.0/../../x']) assert.match(await outcome(strange), /is not installed here|an unknown version/);
      },
    ));

  it('extends: each file counts once, what is nearer counts last, also above what was said of some files', () =>
    inWorld(
      {
        'grondslag.config.yaml': 'extends: [links.yaml, rechts.yaml]\n',
        'links.yaml': "extends: onder.yaml\noverrides: [{ files: ['**'], rules: { unused-personal-field: info } }]\n",
        'rechts.yaml': 'extends: onder.yaml\nrules: {}\n',
        'onder.yaml': 'rules: { unused-personal-field: error }\n',
        'a.pipeline.yaml': UNUSED,
      },
      async (world) => {
        const severity = async (): Promise<string | undefined> => rulesIn(await compact(world, '.'))[0]?.split(' ')[1];
        assert.equal(await severity(), 'info', 'the diamond is read once, before what builds on it');
        world.write('rechts.yaml', 'extends: onder.yaml\nrules: { unused-personal-field: warning }\n');
        assert.equal(await severity(), 'warning', 'a nearer layer replaces the override of one further off');
        world.write('grondslag.config.yaml', "extends: [rechts.yaml, links.yaml]\n");
        assert.equal(await severity(), 'info');
        world.write('grondslag.config.yaml', "extends: [rechts.yaml, links.yaml]\nrules: { unused-personal-field: off }\n");
        assert.equal(await severity(), undefined);
        world.write('grondslag.config.yaml', "extends: [rechts.yaml, links.yaml]\nrules: { unused-personal-field: off }\noverrides:\n  - { files: ['a.*'], rules: { unused-personal-field: warning } }\n  - { files: ['*.pipeline.yaml'], rules: { unused-personal-field: error } }\n");
        assert.equal(await severity(), 'error', 'of two overrides that match the last counts');
      },
    ));

  it('extends: a chain of any length ends', () =>
    inWorld({ 'grondslag.config.yaml': 'extends: c0.yaml\n', ...Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`c${at}.yaml`, `extends: c${at + 1}.yaml\n`])), 'c60.yaml': '', 'x.pipeline.yaml': CLEAN }, async ({ cli, write }) => {
      const long = await cli(['check', '--language', 'en']);
      assert.equal(long.code, 2);
      assert.equal(long.stderr, 'grondslag: c39.yaml:1:10: more than 40 configurations build on each other\n');
      write('c38.yaml', '');
      assert.equal((await cli(['check'])).code, 0);
    }));

  it('extends builds on a file, and later layers win', () =>
    inWorld(
      {
        'basis.yaml': 'rules: { unused-personal-field: error, invalid-yaml: error }\nlocked: [unused-personal-field]\n',
        'project/grondslag.config.yaml': 'extends: ../basis.yaml\nrules: { unused-personal-field: info }\n',
        'project/a.pipeline.yaml': UNUSED.replace('telefoon: phone', 'telefoon: phone # grondslag: ignore[unused-personal-field] by=ik until=2027-01-01 -- nodig\n      fax: phone'),
      },
      async (world) => {
        const rules = rulesIn(await compact(world, 'project'));
        assert.ok(rules.includes('project/a.pipeline.yaml info unused-personal-field'), rules.join('\n'));
        assert.ok(rules.includes('project/a.pipeline.yaml error incomplete-ignore'), 'locked in the base stays locked');
      },
    ));

  const wrong: readonly (readonly [name: string, config: string, said: RegExp])[] = [
    ['a key', 'incldue: [a]\n', /^grondslag: grondslag\.config\.yaml:1:1: “incldue” is not a known key here \(config\); did you mean “include”\?\n$/],
    ['a rule', 'rules:\n  unused-personal-fields: off\n', /^grondslag: grondslag\.config\.yaml:2:3: rule “unused-personal-fields” does not exist; did you mean “unused-personal-field”\?\n$/],
    ['a rule of an override', 'overrides:\n  - files: ["pijplijn/*.yaml"]\n    rules: { onzin: off }\n', /3:14: rule “onzin” does not exist\n$/],
    ['a locked rule', 'locked: [invalid-yml]\n', /1:10: rule “invalid-yml” does not exist; did you mean “invalid-yaml”\?\n$/],
    ['an option', 'rules:\n  invalid-yaml: { severty: off }\n', /2:19: rule “invalid-yaml” has no option “severty”; did you mean “severity”\?\n$/],
    ['an option of its own', 'rules:\n  small-cells: { insde: 4 }\n', /2:18: rule “small-cells” has no option “insde”; did you mean “inside”\?\n$/],
    ['the kind of an option', 'rules:\n  small-cells: { severity: error, inside: vier }\n', /2:43: “inside” of rule “small-cells” is a whole number of 2 or more, such as 5\n$/],
    ['an option of an override', 'overrides:\n  - files: ["pijplijn/*.yaml"]\n    rules: { small-cells: { outside: 1 } }\n', /3:38: “outside” of rule “small-cells” is a whole number of 2 or more, such as 10\n$/],
    ['the kind of a duration', 'rules:\n  dpia-outdated: { maxAge: 3 years }\n', /2:28: “maxAge” of rule “dpia-outdated” is a duration, such as P3Y\n$/],
    ['a value', 'failOn: errors\n', /1:9: “errors” is not possible for “failOn”; did you mean “error”\?/],
    ['a glob of include', 'include: [pijplijnen/**/*.yaml]\n', /1:11: “pijplijnen\/\*\*\/\*\.yaml” matches no file below \.; did you mean “pijplijn\/\*\*\/\*\.yaml”\?\n$/],
    ['a glob of exclude', 'exclude: [weg/**]\n', /1:11: “weg\/\*\*” matches no file below \.\n$/],
    ['a glob of an override', 'overrides: [{ files: ["x/**"], rules: {} }]\n', /1:23: “x\/\*\*” matches no file below \.\n$/],
    ['a glob of catalogs', 'catalogs: [a.catalog.yaml]\n', /1:12: “a\.catalog\.yaml” matches no file below \.\n$/],
    ['a baseline', 'baseline: bekend.json\n', /1:11: the baseline “bekend\.json” does not exist; `grondslag baseline create` makes it\n$/],
    ['extends of a file', 'extends: ../../weg.yaml\n', /1:10: the configuration “\.\.\/\.\.\/weg\.yaml” does not exist or cannot be read\n$/],
    ['extends of a package', 'extends: "@stad/regels"\n', /1:10: the package “@stad\/regels” is not installed here, or has no grondslag\.config\.yaml\n$/],
    ['extends over the network', 'extends: https://example.org/a.yaml\n', /1:10: “https:\/\/example\.org\/a\.yaml” is not fetched/],
    ['extends of itself', 'extends: grondslag.config.yaml\n', /1:10: “grondslag\.config\.yaml” builds on itself\n$/],
    ['YAML', 'include: [a\n', /^grondslag: grondslag\.config\.yaml:1:/],
    ['a key of an override', 'overrides: [{ file: ["pijplijn/*"] }]\n', /1:15: “file” is not a known key here .*; did you mean “files”\?\n/],
    ['a key of limits', 'limits: { file: 3 }\n', /1:11: “file” is not a known key here .*; did you mean “files”\?\n$/],
    ['a glob that goes up', 'include: ["../*.yaml"]\n', /1:11: “\.\.\/\*\.yaml” matches no file below \.\n$/],
    ['what an ignore has to state', 'requireOnIgnore: [by, untl]\n', /1:23: “untl” is not possible .*; did you mean “until”\?/],
    ['a language', 'language: de\n', /1:11: “de” is not possible for “language”/],
    ['a preset', 'preset: reviewers\n', /1:9: “reviewers” is not possible for “preset”; did you mean “reviewer”\?/],
    ['a level', 'rules: { small-cells: warn }\n', /1:23: /],
    ['a list', '- a\n', /^grondslag: grondslag\.config\.yaml:1:1: /],
    ['a limit above the built-in one', 'limits: { depth: 1000 }\n', /1:18: “depth” can be at most 100\n$/],
    ['the number of files', 'limits: { files: 1 }\n', /grondslag\.config\.yaml: there are 2 files, and limits\.files is 1\n$/],
  ];
  for (const [name, config, said] of wrong) {
    it(`says what is wrong with ${name}, where, and stops`, () =>
      inWorld({ 'grondslag.config.yaml': config, 'pijplijn/a.pipeline.yaml': CLEAN, 'pijplijn/b.pipeline.yaml': UNUSED }, async ({ cli }) => {
        for (const paths of [['.'], ['pijplijn/a.pipeline.yaml', 'pijplijn/b.pipeline.yaml']]) {
          const outcome = await cli(['check', ...paths, '--language', 'en']);
          assert.equal(outcome.code, 2, outcome.stdout);
          assert.equal(outcome.stdout, '');
          assert.match(outcome.stderr, said);
        }
      }));
  }

  it('names the folder that a glob was tried from, for the nearest file and for catalogues of a package', () =>
    inWorld(
      {
        'werk/data/grondslag.config.yaml': "extends: kaal\noverrides: [{ files: ['data/**'], rules: { unused-personal-field: off } }]\n",
        'node_modules/kaal/grondslag.config.yaml': "include: ['nergens/**']\ncatalogs: [weg.catalog.yaml]\n",
        'werk/data/a.pipeline.yaml': UNUSED,
      },
      async ({ cli }) => {
        const { code, stderr } = await cli(['check', 'werk', '--language', 'en']);
        assert.equal(code, 2);
        assert.deepEqual(stderr.trim().split('\n'), [
          'grondslag: node_modules/kaal/grondslag.config.yaml:2:12: “weg.catalog.yaml” matches no file below node_modules/kaal',
          'grondslag: werk/data/grondslag.config.yaml:2:23: “data/**” matches no file below werk/data',
        ]);
        assert.match((await cli(['check', 'werk', '--language', 'nl'])).stderr, /«data\/\*\*» past op geen enkel bestand onder werk\/data\n/);
      },
    ));

  it('limits bound what is read of a file', () =>
    inWorld({ 'a.pipeline.yaml': UNUSED, 'grondslag.config.yaml': '' }, async ({ cli, write }) => {
      for (const [limits, said] of [['fileSize: 100', /longer than 100 characters/], ['depth: 3', /deeper than 3 levels/], ['depth: 10', /unused-personal-field/]] as const) {
        write('grondslag.config.yaml', `limits: { ${limits} }\n`);
        const { stdout } = await cli(['check', '--format', 'compact', '--language', 'en']);
        assert.match(stdout, said);
        assert.equal(stdout.split('\n').length, 2);
      }
      write('a.pipeline.yaml', `${CLEAN}x-a: &a [1, 2, 3]\nx-b: [*a, *a, *a]\n`);
      write('grondslag.config.yaml', 'limits: { aliasNodes: 8 }\n');
      assert.match((await cli(['check', '--format', 'compact', '--language', 'en'])).stdout, /the aliases grow too large/);
      write('grondslag.config.yaml', 'limits: { aliasNodes: 100 }\n');
      assert.doesNotMatch((await cli(['check', '--format', 'compact', '--language', 'en'])).stdout, /the aliases grow too large/);
    }));

  it('extends in a circle is an error', () =>
    inWorld({ 'grondslag.config.yaml': 'extends: a.yaml\n', 'a.yaml': 'extends: b.yaml\n', 'b.yaml': 'extends: a.yaml\n', 'x.pipeline.yaml': CLEAN }, async ({ cli }) => {
      const outcome = await cli(['check', '--language', 'en']);
      assert.equal(outcome.code, 2);
      assert.equal(outcome.stderr, 'grondslag: b.yaml:1:10: “a.yaml” builds on itself\n');
    }));

  it('.gitignore counts: below the folder, above it within a repository, and not for what is named', () =>
    inWorld(
      {
        '.gitignore': 'gebouwd/\n*.tmp.pipeline.yaml\n',
        'a.pipeline.yaml': CLEAN,
        'gebouwd/b.pipeline.yaml': UNCOVERED,
        'sub/x.tmp.pipeline.yaml': UNCOVERED,
        'sub/.gitignore': '!x.tmp.pipeline.yaml\n',
        'sub/diep/y.tmp.pipeline.yaml': UNUSED,
        'node_modules/pakket/c.pipeline.yaml': UNUSED,
      },
      async (world) => {
        const files = async (...args: string[]): Promise<number> => (JSON.parse((await world.cli(['check', ...args, '--format', 'json'])).stdout) as { files: number }).files;
        assert.equal(await files('.'), 2);
        assert.equal(await files('gebouwd/b.pipeline.yaml'), 1);
        assert.equal(await files('gebouwd'), 1);
        assert.equal(await files('sub/diep', 'a.pipeline.yaml'), 2, 'outside a repository nothing above a folder counts');
        mkdirSync(join(world.directory, '.git'));
        assert.equal(await files('sub/diep', 'a.pipeline.yaml'), 1);
      },
    ));

  it('what stands behind -- is a path, whatever it is called', () =>
    inWorld({ 'fix/a.pipeline.yaml': UNUSED, '--x.pipeline.yaml': CLEAN }, async ({ cli, directory }) => {
      for (const words of [['--', 'fix'], ['check', '--', 'fix']]) assert.match((await cli(words)).stdout, /unused-personal-field/);
      assert.equal(readFileSync(join(directory, 'fix/a.pipeline.yaml'), 'utf8'), UNUSED);
      assert.equal((await cli(['--', '--x.pipeline.yaml'])).code, 0);
    }));

  it('.gitignore tells capitals from small letters', () =>
    inWorld({ '.gitignore': 'Oud/\n*.TMP.pipeline.yaml\n', 'oud/a.pipeline.yaml': UNUSED, 'b.tmp.pipeline.yaml': CLEAN }, async ({ cli }) => {
      assert.equal((JSON.parse((await cli(['check', '--format', 'json'])).stdout) as { files: number }).files, 2);
    }));

  it('links: folders are not entered, a link to a file counts as that file, a loop is no loop', () =>
    inWorld({ 'echt/a.pipeline.yaml': CLEAN, 'buiten.yaml': UNUSED }, async (world) => {
      symlinkSync('..', join(world.directory, 'echt/lus'));
      symlinkSync('a.pipeline.yaml', join(world.directory, 'echt/b.pipeline.yaml'));
      symlinkSync('../buiten.yaml', join(world.directory, 'echt/c.pipeline.yaml'));
      const report = JSON.parse((await world.cli(['check', '--format', 'json'])).stdout) as { files: number; findings: { rule: string; file: string }[] };
      assert.equal(report.files, 2);
      assert.deepEqual(report.findings.map(({ rule, file }) => [rule, file]), [['unused-personal-field', 'echt/c.pipeline.yaml']]);
      symlinkSync('nergens.yaml', join(world.directory, 'echt/d.pipeline.yaml'));
      const broken = await world.cli(['check', '--language', 'en']);
      assert.equal(broken.code, 2);
      assert.match(broken.stderr, /echt\/d\.pipeline\.yaml: cannot be read \(ENOENT\)/);
    }));
});
