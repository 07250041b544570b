import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { knowledge } from '../server/src/knowledge/load.ts';
import { allPages, FOLDERS } from '../server/src/report/docs/all-pages.ts';
import type { Toolkit } from '../server/src/report/docs/toolkit-pages.ts';
import { RULES } from '../server/src/rules/registry.ts';
import { ROOT } from './harness/golden.ts';
import { seedPipelines } from './harness/seeds.ts';

const { readToolkit } = (await import(new URL('../../build/toolkit.mjs', import.meta.url).href)) as { readToolkit(root: string): Toolkit };

describe('the made pages of docs', () => {
  const toolkit = readToolkit(ROOT);
  const pages = allPages(toolkit, seedPipelines());
  const texts = new Map(pages.map(({ name, text }) => [name, text]));

  it('are two per rule and an overview that names them all', () => {
    const overview = texts.get('rules/README.md')!;
    for (const { id } of RULES) {
      assert.ok(overview.includes(`(${id}.nl.md)`) && overview.includes(`(${id}.en.md)`), id);
      for (const locale of ['nl', 'en']) {
        const text = texts.get(`rules/${id}.${locale}.md`) ?? '';
        assert.match(text, new RegExp(`^(?:error|warning|info)\\[${id}\\]: `, 'm'), `${id} shows its finding`);
        assert.ok([...text.matchAll(/^```yaml$/gm)].length >= 3, `${id} shows three examples`);
      }
    }
  });

  it('explain everything in the knowledge base, each with a place of its own', () => {
    const { principles, grounds, categories, groups, registers, laws, matrix, secrecy, dpia } = knowledge();
    const anchors = (page: string): readonly string[] => ['nl', 'en'].map((locale) => [...texts.get(`reference/${page}.${locale}.md`)!.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id)).map((ids) => `${ids.length} ${new Set(ids).size}`);
    const counted = (count: number): readonly string[] => [`${count} ${count}`, `${count} ${count}`];
    assert.deepEqual(anchors('principles'), counted(principles.length));
    assert.deepEqual(anchors('grounds'), counted(grounds.length));
    assert.deepEqual(anchors('categories'), counted(categories.length + groups.length));
    assert.deepEqual(anchors('registers'), counted(registers.length));
    assert.deepEqual(anchors('laws'), counted(laws.length));
    assert.deepEqual(anchors('purposes'), counted(matrix.kinds.length));
    assert.deepEqual(anchors('secrecy'), counted(secrecy.length));
    // The pre-scan stands with the lists.
    assert.deepEqual(anchors('dpia'), counted(dpia.criteria.length + 1));
  });

  it('link to pages and places that exist', () => {
    for (const { name, text } of pages) {
      assert.doesNotMatch(text, /undefined(?!-field)|\[object [A-Z]/, name);
      for (const [, target] of text.matchAll(/\]\(([^)]+)\)/g)) {
        const [path = '', anchor] = target!.split('#');
        const page = path === '' ? name : posix.join(posix.dirname(name), path);
        const linked = texts.get(page);
        assert.ok(linked !== undefined || existsSync(join(ROOT, 'docs', page)), `${name} links to ${target}`);
        if (anchor !== undefined) assert.ok(linked?.includes(`<a id="${anchor}">`), `${name} links to ${target}`);
      }
    }
  });

  it('are in docs as they are made now; else run npm run docs', () => {
    for (const { name, text } of pages) assert.equal(readFileSync(join(ROOT, 'docs', name), 'utf8'), text, name);
    for (const folder of FOLDERS) assert.deepEqual(readdirSync(join(ROOT, 'docs', folder)).map((file) => `${folder}/${file}`).sort(), pages.map(({ name }) => name).filter((name) => dirname(name) === folder).sort());
  });
});

describe('the toolkit', () => {
  const { questions, plan, gallery, glossary } = readToolkit(ROOT);

  it('speaks of rules and folders that exist', () => {
    const ids = new Set(RULES.map(({ id }) => id));
    for (const { rule } of questions) assert.ok(ids.has(rule), rule);
    for (const rule of plan.flatMap(({ rules }) => rules)) assert.ok(ids.has(rule), rule);
    for (const { folder, variants } of gallery) for (const { file } of variants) assert.ok(existsSync(join(ROOT, 'seeds/pipelines', folder, file)), `${folder}/${file}`);
  });

  it('answers at least two questions about every rule, and no question twice', () => {
    assert.ok(RULES.length >= 83, String(RULES.length));
    for (const { id } of RULES) assert.ok(questions.filter(({ rule }) => rule === id).length >= 2, id);
    for (const locale of ['nl', 'en'] as const) {
      assert.equal(new Set(questions.map(({ ask }) => ask[locale])).size, questions.length);
      assert.equal(new Set(questions.map(({ answer }) => answer[locale])).size, questions.length);
    }
  });

  it('answers in two to four sentences', () => {
    for (const { rule, answer } of questions) {
      for (const text of [answer.nl, answer.en]) {
        const sentences = text.match(/[.?!](?=\s|$)/g)?.length ?? 0;
        assert.ok(sentences >= 2 && sentences <= 4, `${rule}: ${text}`);
      }
    }
  });

  it('puts every rule in exactly one step of the plan', () => {
    assert.deepEqual(plan.flatMap(({ rules }) => rules).sort(), RULES.map(({ id }) => id).sort());
  });

  it('shows every worked programme, each file of it', () => {
    const shown = gallery.flatMap(({ folder, variants }) => variants.map(({ file }) => `${folder}/${file}`)).sort();
    assert.deepEqual(shown, Object.keys(seedPipelines()).filter((name) => name.endsWith('.pipeline.yaml')).sort());
  });

  it('says everything in both languages', () => {
    const walk = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      const { nl, en } = value as { nl?: unknown; en?: unknown };
      if (nl !== undefined || en !== undefined) assert.ok(typeof nl === 'string' && typeof en === 'string' && nl !== '' && en !== '', path);
      for (const [key, child] of Object.entries(value)) walk(child, `${path}.${key}`);
    };
    walk({ questions, plan, gallery, glossary }, 'toolkit');
    assert.equal(new Set(glossary.map((term) => term.en)).size, glossary.length);
  });
});
