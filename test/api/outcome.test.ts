/** Worked out in parts, by several judges or with what an earlier run knows: the outcome is the same. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { outcomeOf, type Means, type Outcome } from '../../server/src/api/outcome.ts';
import { localJudge } from '../../server/src/api/part-judge.ts';
import type { LoadedProject } from '../../server/src/api/project.ts';
import type { Store } from '../../server/src/api/store.ts';
import { divide } from '../../server/src/service/parts.ts';
import { factsOf, powersOf } from '../../server/src/service/file-facts.ts';
import { parseFile } from '../../server/src/service/parsed-file.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/service/settings.ts';
import { fileId, SourceFile } from '../../server/src/text/source-file.ts';
import { CHAIN } from '../harness/chain.ts';
import { analyse, TODAY, type Files } from '../harness/check.ts';
import { ROOT } from '../harness/golden.ts';
import { readScenario } from '../harness/scenario.ts';
import { seedPipelines } from '../harness/seeds.ts';

const REVIEWER: Settings = { ...DEFAULT_SETTINGS, preset: 'auditor' };

function project(files: Files, settingsFor: (file: string) => Settings = () => DEFAULT_SETTINGS): LoadedProject {
  return {
    options: { cwd: '/', paths: [], config: false, language: 'nl', fallbackLanguage: 'nl', today: TODAY, wishes: {}, failOn: undefined, select: [], ignore: [], note: assert.fail },
    locale: 'nl',
    files: Object.entries(files).map(([name, text]) => ({ id: fileId(name), path: `/${name}`, text, exact: true, asked: true, config: undefined })),
    configs: [],
    baselines: { placeOf: () => undefined, held: () => undefined, all: [] },
    incomplete: false,
    settingsFor,
    failOn: () => 'error',
  };
}

/** A store that forgets nothing, for as long as a test takes. */
function memory(): Store & { readonly parts: Map<string, unknown> } {
  const kinds = { facts: new Map<string, unknown>(), powers: new Map<string, unknown>(), parts: new Map<string, unknown>() };
  return {
    parts: kinds.parts,
    get: (kind, key) => kinds[kind].get(key) as never,
    // What is kept went through a file.
    put: (kind, key, value) => void kinds[kind].set(key, JSON.parse(JSON.stringify(value))),
    save: () => undefined,
  };
}

const means = (threads: number, store?: Store): Means => ({ threads, store, startJudge: localJudge });
const plain = ({ entries, rules }: Outcome): string => JSON.stringify({ entries, rules: rules.map(({ id }) => id) }, null, 1);

/** Asserts that every way to work a workspace out has the same outcome. @returns into how many parts it fell, 0 for none */
async function sameEveryWay(files: Files, settingsFor?: (file: string) => Settings, store: Store = memory()): Promise<number> {
  const given = project(files, settingsFor);
  const whole = await outcomeOf(given, 'edits', means(1));
  const expected = plain(whole);
  const shared = await outcomeOf(given, 'edits', means(3));
  assert.equal(plain(shared), expected, 'with judges');
  for (const { id } of given.files) assert.equal(shared.isOurs(id), whole.isOurs(id), id);
  assert.equal(plain(await outcomeOf(given, 'edits', means(1, store))), expected, 'with a store');
  assert.equal(plain(await outcomeOf(given, 'edits', means(1, store))), expected, 'from the store');
  assert.equal(plain(await outcomeOf(given, 'edits', means(3, store))), expected, 'from the store, with judges');
  const { environment } = analyse(files).workspace;
  const known = given.files.map(({ id, text }) => {
    const parsed = parseFile(new SourceFile(id, text));
    return { file: id, facts: factsOf(text, parsed), powers: powersOf(parsed, environment) };
  });
  return divide(known)?.parts.length ?? 0;
}

const scenarios = readdirSync(join(ROOT, 'test/scenarios')).filter((name) => name.endsWith('.yaml')).map((name) => ({ name, ...readScenario(readFileSync(join(ROOT, 'test/scenarios', name), 'utf8')) }));

/** Several workspaces as one, each in a folder of its own; their ids may clash. */
const together = (...all: readonly Files[]): Files => Object.fromEntries(all.flatMap((files, index) => Object.entries(files).map(([name, text]) => [`map${index}/${name}`, text])));

/** The same workspace again under other ids. */
const again = (files: Files, mark: string): Files => Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replace(/^pipeline: *(\S+)$/m, `pipeline: $1-${mark}`).replace(/output: *([a-z0-9-]+)\//g, `output: $1-${mark}/`)]));

describe('an outcome worked out in parts', () => {
  it('is the same for the worked pipelines, which fall into many', async () => {
    assert.ok((await sameEveryWay(seedPipelines())) > 10);
    assert.ok((await sameEveryWay(seedPipelines(), (file) => (file.length % 2 === 0 ? REVIEWER : DEFAULT_SETTINGS))) > 10);
  }).timeout(60_000);

  it('is the same for every scenario', async () => {
    assert.ok(scenarios.length > 100);
    for (const { files, settings } of scenarios) await sameEveryWay(files, () => settings);
  }).timeout(120_000);

  it('is the same for scenarios beside each other, in one file order or another', async () => {
    let parts = 0;
    for (let at = 0; at + 4 <= scenarios.length; at += 4) parts += await sameEveryWay(together(...scenarios.slice(at, at + 4).map(({ files }, index) => again(files, String(index)))));
    assert.ok(parts > 50, `${parts} parts`);
  }).timeout(120_000);

  it('is the same for files that a comment, a clash, a broken text or a name ties together', async () => {
    const [a, b, c] = [CHAIN['a.pipeline.yaml'], CHAIN['b.pipeline.yaml'], CHAIN['c.pipeline.yaml']];
    const second = again(CHAIN, 'x');
    for (const files of [
      { ...CHAIN, 'd.pipeline.yaml': b },
      { ...CHAIN, 'd.pipeline.yaml': b.replace('kop/door', 'kop/nergens') },
      { ...CHAIN, 'd.pipeline.yaml': b.replace('pipeline: b', 'pipeline: d').replace('kop/door', 'nergens/door') },
      { 'a.pipeline.yaml': `${a}  [`, 'b.pipeline.yaml': b, 'c.pipeline.yaml': c },
      { 'a.pipeline.yaml': a.replace('pipeline: kop', 'pipeline: "kop'), 'b.pipeline.yaml': b },
      { 'x.catalog.yaml': '[', ...CHAIN },
      { 'x.catalog.yaml': 'grondslag: 1\ncatalog: b\n', ...CHAIN },
      { 'x.catalog.yaml': 'grondslag: 1\ncatalog: woorden\n# grondslag: ignore-file[missing-definition] by=fg until=2030-01-01 -- hoort zo\nlaws: {}\n', ...CHAIN },
      { 'x.catalog.yaml': `grondslag: 1\ncatalog: woorden\n---\n${b.replace('pipeline: b', 'pipeline: d')}`, ...CHAIN },
      { 'a.pipeline.yaml': `${a}---\n${b}`, 'z.pipeline.yaml': c, 'y.pipeline.yaml': second['b.pipeline.yaml']!, 'x.pipeline.yaml': second['a.pipeline.yaml']! },
      { 'a.pipeline.yaml': a.replace('{ party: gemeente, ', '{ output: b/lijst, '), 'b.pipeline.yaml': b },
      { 'los.yaml': 'a: 1\n', 'leeg.pipeline.yaml': '', 'binair.pipeline.yaml': '\0\ufffd', ...CHAIN },
      {},
    ] as Files[]) await sameEveryWay({ ...files, 'los2.pipeline.yaml': again(CHAIN, 'los')['a.pipeline.yaml']! });
  }).timeout(60_000);

  it('stays the same after edits, with one store for all of them', async () => {
    const base = together(...scenarios.slice(0, 30).map(({ files }, index) => again(files, String(index))));
    const names = Object.keys(base);
    const edit = fc.record({ file: fc.nat(names.length - 1), kind: fc.constantFrom('gone', 'comment', 'category', 'cut', 'twin'), at: fc.nat(1000) });
    await fc.assert(fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 5 }), async (edits) => {
      const store = memory();
      const files: Record<string, string> = { ...base };
      await outcomeOf(project(files), 'edits', means(1, store));
      for (const { file, kind, at } of edits) {
        const name = names[file]!;
        const text = files[name];
        if (text === undefined) continue;
        if (kind === 'gone') delete files[name];
        else if (kind === 'comment') files[name] = `# ${at}\n${text}`;
        else if (kind === 'category') files[name] = text.replace(/: (email|address|contact|debt)\b/, ': bsn');
        else if (kind === 'cut') files[name] = text.slice(0, Math.floor((text.length * at) / 1000));
        else files[`${name}.${at}.pipeline.yaml`] = text;
        const expected = plain(await outcomeOf(project(files), 'edits', means(1)));
        assert.equal(plain(await outcomeOf(project(files), 'edits', means(1, store))), expected);
        assert.equal(plain(await outcomeOf(project(files), 'edits', means(3, store))), expected);
      }
    }), { numRuns: 12, seed: 5 });
  }).timeout(180_000);

  it('looks only at the parts that changed', async () => {
    const store = memory();
    const files = { ...CHAIN, ...Object.fromEntries(Object.entries(again(CHAIN, 'x')).map(([name, text]) => [`x/${name}`, text])), 'los.pipeline.yaml': again(CHAIN, 'los')['a.pipeline.yaml']! };
    await outcomeOf(project(files), 'titles', means(1, store));
    assert.equal(store.parts.size, 3);
    const before = new Set(store.parts.keys());
    await outcomeOf(project({ ...files, 'los.pipeline.yaml': `# nieuw\n${files['los.pipeline.yaml']}` }), 'titles', means(1, store));
    assert.equal([...store.parts.keys()].filter((key) => !before.has(key)).length, 1);
  });
});
