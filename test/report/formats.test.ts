import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CLEAN, UNUSED } from '../cli/files.ts';
import { inWorld } from '../cli/run-cli.ts';
import { matchesGolden } from '../harness/golden.ts';
import { seedPipelines } from '../harness/seeds.ts';
import { NASTY } from './nasty.ts';
import { githubCommand, xml } from './readers.ts';
import { junit, out, result, sarif } from './written.ts';

const FORMATS = { sarif: 'sarif', junit: 'junit.xml', github: 'github.txt', gitlab: 'gitlab.json', azure: 'azure.txt', checkstyle: 'checkstyle.xml', markdown: 'md' } as const;

/** The rules that find something there: a golden file need not change with every other rule. */
const RULES = 'schema-violation,missing-controller,processor-without-agreement,unused-personal-field,combination-without-ground';

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
