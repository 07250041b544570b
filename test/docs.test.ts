import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { rulePages } from '../server/src/report/docs.ts';
import { RULES } from '../server/src/rules/registry.ts';
import { ROOT } from './harness/golden.ts';

describe('the pages about the rules', () => {
  const pages = rulePages();
  const names = new Set(pages.map(({ name }) => name));
  const folder = join(ROOT, 'docs/rules');

  it('are two per rule and an overview that names them all', () => {
    assert.equal(pages.length, RULES.length * 2 + 1);
    const overview = pages.find(({ name }) => name === 'README.md')!.text;
    for (const { id } of RULES) assert.ok(overview.includes(`(${id}.nl.md)`) && overview.includes(`(${id}.en.md)`), id);
  });

  it('link to pages that exist, and hold what a page must hold', () => {
    for (const { name, text } of pages) {
      for (const [, target] of text.matchAll(/\]\(([\w-]+(?:\.\w+)*\.md)\)/g)) assert.ok(names.has(target!), `${name} links to ${target}`);
      assert.doesNotMatch(text, /undefined|\[object/, name);
      if (name === 'README.md') continue;
      const id = name.replace(/\.(?:nl|en)\.md$/, '');
      assert.match(text, new RegExp(`^(?:error|warning|info)\\[${id}\\]: `, 'm'), `${name} shows its finding`);
      assert.equal([...text.matchAll(/^```yaml$/gm)].length >= 3, true, `${name} shows three examples`);
    }
  });

  it('are in docs/rules as the rules now say; else run npm run docs', () => {
    assert.deepEqual(readdirSync(folder).filter((name) => name.endsWith('.md')).sort(), [...names].sort());
    for (const { name, text } of pages) assert.equal(readFileSync(join(folder, name), 'utf8'), text, name);
  });
});
