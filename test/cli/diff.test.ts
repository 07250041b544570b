import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { matchesGolden, ROOT } from '../harness/golden.ts';
import { gitIn, inRepository } from '../harness/repository.ts';
import { BROKEN, CLEAN, UNCOVERED, UNUSED } from './files.ts';
import { runCli, type Outcome } from './run-cli.ts';

const validate = new Ajv2020({ allErrors: true, strict: false, validateFormats: false }).compile(JSON.parse(readFileSync(join(ROOT, 'schemas/diff.schema.json'), 'utf8')) as object);

interface Json {
  readonly from: { readonly name: string | null; readonly commit: string | null };
  readonly to: { readonly name: string | null; readonly commit: string | null };
  readonly headline: readonly { readonly pipeline: string; readonly text: string }[];
  readonly summary: { readonly pipelines: Readonly<Record<string, number>>; readonly findings: Readonly<Record<string, number>> };
  readonly pipelines: readonly { readonly id: string; readonly state: string; readonly unreadableIn: string | null; readonly changes: readonly { readonly part: string; readonly aspect: string }[] }[];
  readonly findings: Readonly<Record<'appeared' | 'went' | 'setAside', readonly { readonly rule: string; readonly file: string }[]>>;
}

const diff = (cwd: string, ...words: readonly string[]): Promise<Outcome> => runCli(['diff', ...words, '--language', 'en', '--today', '2026-11-21'], cwd);

async function json(cwd: string, ...words: readonly string[]): Promise<Json> {
  const { code, stdout, stderr } = await diff(cwd, ...words, '--format', 'json');
  assert.equal(code, 0, stderr);
  const result = JSON.parse(stdout) as Json;
  assert.ok(validate(result), JSON.stringify(validate.errors));
  return result;
}

const BEFORE = UNCOVERED.replace('covers: [contact]', 'covers: [contact, income]');

/** Care data for a private party abroad, and an ignore comment. */
const AFTER = BEFORE
  .replace('country: NL } }', 'country: NL }, zorgbv: { name: Zorg BV, kind: private, country: US } }')
  .replace('steps:\n', '  zorg:\n    party: gemeente\n    collectedFor: care\n    fields: { klantnummer: case-number, diagnose: diagnosis }\nsteps:\n')
  .replace('join: [aanvragen, inkomens]', 'join: [aanvragen, inkomens, zorg]')
  .replace('audience: team, recipients: [gemeente]', 'audience: government, recipients: [gemeente, zorgbv]');

describe('grondslag diff', () => {
  it('says in each format and language what changed', () =>
    inRepository({ 'a.pipeline.yaml': BEFORE, 'b.pipeline.yaml': UNUSED }, async (repository) => {
      repository.write('a.pipeline.yaml', AFTER);
      repository.remove('b.pipeline.yaml');
      repository.write('c.pipeline.yaml', CLEAN);
      const texts: string[] = [];
      for (const language of ['en', 'nl']) for (const format of ['text', 'markdown']) texts.push((await runCli(['diff', 'main', '--format', format, '--language', language, '--today', '2026-11-21'], repository.folder)).stdout);
      matchesGolden('cli/diff.txt', texts.join('\n========\n').replaceAll(repository.git('rev-parse', 'main').slice(0, 8), '«commit»'));
      const result = await json(repository.folder, 'main');
      assert.deepEqual(result.summary.pipelines, { added: 1, removed: 1, changed: 1, moved: 0, unreadable: 0 });
      assert.deepEqual([result.from.name, result.from.commit, result.to.name, result.to.commit], ['main', repository.git('rev-parse', 'main'), null, null]);
    }));

  it('compares a version with what is there, with what branched off, and with another version', () =>
    inRepository({ 'a.pipeline.yaml': BEFORE }, async (repository) => {
      const { folder } = repository;
      const nothing = await diff(folder, 'HEAD');
      assert.deepEqual([nothing.code, nothing.stdout.split('\n')[0]], [0, 'Nothing changes in what happens to personal data.']);
      repository.git('checkout', '--quiet', '-b', 'werk');
      repository.commit({ 'a.pipeline.yaml': AFTER });
      repository.git('checkout', '--quiet', 'main');
      repository.commit({ 'hun.pipeline.yaml': UNUSED });
      repository.git('checkout', '--quiet', 'werk');
      const states = async (...words: readonly string[]): Promise<readonly string[]> => (await json(folder, ...words)).pipelines.map(({ id, state }) => `${id} ${state}`);
      assert.deepEqual(await states('main'), ['aanmelding removed', 'huisbezoek changed']);
      assert.deepEqual(await states('main...'), ['huisbezoek changed']);
      assert.deepEqual(await states('main...werk'), ['huisbezoek changed']);
      assert.deepEqual(await states('werk..main'), ['aanmelding added', 'huisbezoek changed']);
      repository.write('a.pipeline.yaml', BEFORE);
      assert.deepEqual(await states('main...'), []);
      assert.deepEqual(await states('main..werk'), ['aanmelding removed', 'huisbezoek changed']);
      repository.write('nieuw/d.pipeline.yaml', UNUSED);
      assert.deepEqual(await states('HEAD', 'nieuw'), ['aanmelding added']);
      assert.deepEqual(await states('main', 'nieuw', 'hun.pipeline.yaml'), ['aanmelding moved']);
      repository.git('checkout', '--quiet', '--detach');
      assert.deepEqual(await states('main..werk', 'a.pipeline.yaml'), ['huisbezoek changed']);
    }));

  it('sees no difference in other ends of lines, layout, comments and places', () =>
    inRepository({ 'a.pipeline.yaml': BEFORE, 'b.pipeline.yaml': UNUSED }, async (repository) => {
      repository.write('a.pipeline.yaml', `# eerst\n\n${BEFORE}`.replaceAll('\n', '\r\n'));
      repository.remove('b.pipeline.yaml');
      repository.write('diep/b.pipeline.yaml', UNUSED);
      const { pipelines, summary, headline } = await json(repository.folder, 'HEAD');
      assert.deepEqual(pipelines.map(({ id, state, changes }) => [id, state, changes.length]), [['aanmelding', 'moved', 0]]);
      assert.deepEqual([summary.findings, headline], [{ appeared: 0, went: 0, setAside: 0 }, []]);
      assert.equal((await diff(repository.folder, 'HEAD', '--fail-on', 'change')).code, 0);
    }));

  it('tells findings that appeared, went and were put aside; the exit code is about those that appeared', () =>
    inRepository({ 'a.pipeline.yaml': BEFORE, 'b.pipeline.yaml': UNUSED }, async (repository) => {
      const { folder } = repository;
      repository.write('a.pipeline.yaml', UNCOVERED);
      repository.write('b.pipeline.yaml', UNUSED.replace('phone # nergens voor nodig', 'phone # grondslag: ignore[unused-personal-field] by=fg until=2027-01-01 -- volgende maand weg'));
      const { findings } = await json(folder, 'HEAD');
      const rules = (kind: keyof typeof findings): readonly string[] => findings[kind].map(({ rule, file }) => `${file} ${rule}`);
      assert.deepEqual([rules('appeared'), rules('setAside'), rules('went')], [['a.pipeline.yaml combination-without-ground'], ['b.pipeline.yaml unused-personal-field'], []]);
      const codes = async (...words: readonly string[]): Promise<readonly number[]> => Promise.all(['never', 'error', 'warning', 'info', 'change'].map(async (level) => (await diff(folder, ...words, '--fail-on', level)).code));
      assert.deepEqual(await codes('HEAD'), [0, 1, 1, 1, 1]);
      assert.equal((await diff(folder, 'HEAD')).code, 0);
      repository.commit();
      repository.write('a.pipeline.yaml', BEFORE);
      assert.deepEqual(await codes('HEAD'), [0, 0, 0, 0, 1]);
      assert.deepEqual((await json(folder, 'HEAD')).findings.went.map(({ rule }) => rule), ['combination-without-ground']);
      repository.write('c.pipeline.yaml', BROKEN);
      assert.deepEqual(await codes('HEAD'), [0, 1, 1, 1, 1]);
    }));

  it('does not say of a file that cannot be read that its pipelines came or went', () =>
    inRepository({ 'a.pipeline.yaml': BEFORE, 'b.pipeline.yaml': UNUSED }, async (repository) => {
      const { folder } = repository;
      repository.write('b.pipeline.yaml', `${UNUSED}\n  - [{`);
      const states = async (...words: readonly string[]): Promise<unknown> => (await json(folder, ...words)).pipelines.map(({ id, state, unreadableIn, changes }) => [id, state, unreadableIn, changes.length > 0]);
      assert.deepEqual(await states('HEAD'), [['aanmelding', 'unreadable', 'after', false]]);
      const { findings } = await json(folder, 'HEAD');
      assert.deepEqual([findings.appeared.map(({ rule }) => rule), findings.went], [['invalid-yaml'], []]);
      assert.match((await diff(folder, 'HEAD')).stdout, /^This change makes “b\.pipeline\.yaml” unreadable, so that what changes in pipeline\n“aanmelding” cannot be told\.\n/);
      assert.match((await runCli(['diff', 'HEAD', '--language', 'nl'], folder)).stdout, /^Pijplijn «aanmelding»: niet meer te lezen, dus niet te vergelijken$/m);
      assert.equal((await diff(folder, 'HEAD', '--fail-on', 'change')).code, 1);
      repository.commit();
      repository.write('b.pipeline.yaml', UNUSED);
      assert.deepEqual(await states('HEAD'), [['aanmelding', 'unreadable', 'before', true]]);
      assert.match((await diff(folder, 'HEAD')).stdout, /^This change makes “b\.pipeline\.yaml” readable; /);
    }));

  it('compares two versions of a repository without a working tree, and not one of them with nothing', () =>
    inRepository({ 'a.pipeline.yaml': BEFORE }, async (repository, place) => {
      repository.commit({ 'a.pipeline.yaml': AFTER });
      const bare = join(place, 'bare.git');
      gitIn(place, 'clone', '--quiet', '--bare', repository.folder, bare);
      for (const words of ['main', 'main...']) assert.deepEqual(await diff(bare, words).then(({ code, stdout, stderr }) => [code, stdout, stderr]), [2, '', 'grondslag: this repository has no working tree: compare two versions, such as main~1..main\n']);
      assert.deepEqual((await json(bare, 'main~1..main')).pipelines.map(({ id, state }) => [id, state]), [['huisbezoek', 'changed']]);
    }));

  it('begins with what an officer has to know first: what becomes public, and what it is for', () =>
    inRepository({ 'a.pipeline.yaml': BEFORE }, async (repository) => {
      const { folder } = repository;
      repository.write('a.pipeline.yaml', AFTER.replace('audience: government', 'audience: public').replace('kind: service', 'kind: enforcement'));
      const { headline } = await json(folder, 'HEAD');
      assert.match(headline[0]!.text, /^makes output “[^”]+” public$/);
      for (const id of ['een', 'twee', 'drie', 'vier', 'vijf']) repository.write(`${id}.pipeline.yaml`, BEFORE.replace('pipeline: huisbezoek', `pipeline: ${id}`).replace('audience: team', 'audience: public'));
      const many = await json(folder, 'HEAD');
      assert.match(many.headline[0]!.text, /^makes output “[^”]+” public$/);
      assert.match(many.headline[1]!.text, /^adds pipeline “drie”, with .* in output “[^”]+”, public in “[^”]+”/);
      // Also of an output that is new in a pipeline that was there.
      repository.write('a.pipeline.yaml', `${BEFORE.trimEnd()}\n  open: { from: koppel, audience: public, recipients: [gemeente] }\n`);
      assert.ok((await json(folder, 'HEAD')).headline.some(({ text }) => text === 'makes output “open” public'));
      repository.write('a.pipeline.yaml', AFTER.replace('audience: government', 'audience: public').replace('kind: service', 'kind: enforcement'));
      assert.ok(headline.some(({ text }) => /^changes the kind of purpose “[^”]+” from service to enforcement$/.test(text)), JSON.stringify(headline));
      const nl = (await runCli(['diff', 'HEAD', '--language', 'nl'], folder)).stdout;
      assert.match(nl, /▲ publiek: alleen het eigen team → iedereen/);
      assert.match(nl, /soort doel: dienstverlening → handhaving/);
    }));

  it('needs a version, and something in one of the two', () =>
    inRepository({ 'a.txt': '' }, async (repository, place) => {
      const { folder } = repository;
      assert.deepEqual(await diff(folder).then(({ code, stderr }) => [code, stderr]), [2, 'grondslag: compare with what? Give a version: grondslag diff main\n']);
      assert.equal((await diff(folder, 'main')).code, 3);
      assert.match((await diff(folder, 'main', 'nergens')).stderr, /^grondslag: nergens: this path is in neither version\n$/);
      for (const [words, text] of [['wat', /no version “wat”/], ['a....b', /no comparison/], ['main..', /no comparison/], ['wat...', /no version “wat”/]] as const) {
        const { code, stdout, stderr } = await diff(folder, words);
        assert.deepEqual([code, stdout], [2, '']);
        assert.match(stderr, text);
      }
      assert.equal((await diff(place, 'main')).code, 2);
      repository.write('a.pipeline.yaml', CLEAN);
      assert.equal((await diff(folder, 'main')).code, 0);
      assert.equal((await diff(folder, 'main', '--output', 'a.pipeline.yaml')).code, 2);
      assert.equal((await diff(folder, 'main', '--format', 'json', '--output', 'uit.json')).code, 0);
      assert.ok(validate(JSON.parse(readFileSync(join(folder, 'uit.json'), 'utf8'))));
    }));

  it('works in a clone with one commit of each branch', () =>
    inRepository({ 'a.pipeline.yaml': BEFORE, 'grondslag.config.yaml': 'preset: reviewer\n' }, async (repository, place) => {
      repository.git('checkout', '--quiet', '-b', 'werk');
      repository.commit({ 'a.pipeline.yaml': AFTER });
      const clone = join(place, 'clone');
      gitIn(place, 'clone', '--quiet', '--depth=1', '--branch=werk', `file://${repository.folder}`, clone);
      gitIn(clone, 'fetch', '--quiet', '--depth=1', 'origin', 'main:refs/remotes/origin/main');
      assert.deepEqual((await json(clone, 'origin/main')).pipelines.map(({ state }) => state), ['changed']);
      assert.deepEqual((await json(clone, 'origin/main..HEAD')).pipelines.map(({ state }) => state), ['changed']);
    }));

  it('says what is wrong with an old configuration, and compares all the same', () =>
    inRepository({ 'a.pipeline.yaml': BEFORE, 'grondslag.config.yaml': 'onzin: 1\n' }, async (repository) => {
      repository.write('grondslag.config.yaml', 'preset: engineer\n');
      const { code, stderr } = await diff(repository.folder, 'HEAD');
      assert.equal(code, 0);
      assert.match(stderr, /^grondslag: HEAD:grondslag\.config\.yaml:1:1: /);
      repository.commit();
      repository.write('grondslag.config.yaml', 'onzin: 1\n');
      assert.equal((await diff(repository.folder, 'HEAD')).code, 2);
    }));

  it('lets no name do anything but be read', () => {
    const names = ['@octocat', '`code`', '<script>alert(1)</script>', '</summary><img src=x>', '| a | b |', '[x](https://evil.example)', '#1 GH-2 !3', '**bold**', '::error::x', '##vso[x]', '\u202eomgekeerd', '-->', '``', '\u001b[31mrood'];
    const hostile = (name: string): string => BEFORE.replaceAll('lijst', JSON.stringify(name)).replace('Gemeente Voorbeeld', JSON.stringify(name)).replace('pipeline: huisbezoek', `pipeline: ${JSON.stringify(name)}`).replace('inkomen: income', `${JSON.stringify(name)}: wat-is-dit`);
    return inRepository({ 'z.pipeline.yaml': CLEAN }, async (repository) => {
      names.forEach((name, index) => repository.write(`p${index}.pipeline.yaml`, hostile(name)));
      const { stdout } = await diff(repository.folder, 'HEAD', '--format', 'markdown');
      assert.ok(stdout.startsWith('<!-- grondslag:diff -->\n'));
      // Without what is code, only our own HTML is left, and nothing that a code host would act on.
      const bare = stdout.replace(/(`+)(?:(?!`).|(?!\1(?!`))`)*?\1(?!`)/g, '').replace(/<code>[^<]*<\/code>/g, '').replaceAll('<!-- grondslag:diff -->', '').replaceAll('<!-- -->', '\u0000');
      assert.deepEqual([...new Set(bare.match(/(?<!\\)<[^>]*>?/g))].sort(), ['</details>', '</sub>', '</summary>', '<details>', '<sub>', '<summary>']);
      assert.ok(!/@[a-z]|(?<!\\)#\d|GH-\d|https:|(?<!\\)\]\(|(?<!\\)\|/i.test(bare), bare);
      assert.ok(!/<code>[^<]*[<>@"][^<]*<\/code>/.test(stdout));
      for (const format of ['markdown', 'text', 'json']) assert.ok(!/[\u001b\u202e]|^(?:::|##vso)/m.test((await diff(repository.folder, 'HEAD', '--format', format)).stdout), format);
    });
  });

  it('keeps a comment as short as code hosts want it', () =>
    inRepository({ 'z.pipeline.yaml': CLEAN }, async (repository) => {
      for (let i = 0; i < 60; i++) repository.write(`p${i}.pipeline.yaml`, AFTER.replace('pipeline: huisbezoek', `pipeline: bezoek-met-een-lange-naam-${i}`));
      const { stdout } = await diff(repository.folder, 'HEAD', '--format', 'markdown');
      assert.ok(Buffer.byteLength(stdout) < 65_000 && Buffer.byteLength(stdout) > 40_000, String(Buffer.byteLength(stdout)));
      assert.match(stdout, /_\d+ more parts do not fit here; the report in JSON has it all\._\n\n<sub>/);
      assert.equal(stdout.match(/<details>/g)?.length, stdout.match(/<\/details>/g)?.length);
    }));
});
