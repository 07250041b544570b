import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RULES } from '../server/src/rules/registry.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAGES = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'docs/api.md', 'docs/api.nl.md', 'docs/ci.md', 'docs/ci.nl.md', 'docs/compared.md', 'docs/compared.nl.md', 'docs/configuration.md', 'docs/configuration.nl.md', 'docs/decisions.md', 'docs/diff.md', 'docs/diff.nl.md', 'docs/editors.md', 'docs/editors.nl.md', 'docs/formats.md', 'docs/formats.nl.md', 'docs/graph.md', 'docs/graph.nl.md', 'docs/instruments.md', 'docs/living-with-findings.md', 'docs/living-with-findings.nl.md', 'docs/own-rules.md', 'docs/own-rules.nl.md', 'docs/report.md', 'docs/report.nl.md', 'docs/what-if.md', 'docs/what-if.nl.md', 'seeds/pipelines/README.md'];

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

describe('README.md', () => {
  it('shows what the program writes', async () => {
    const { renderReadme } = (await import(new URL('../../build/readme.mjs', import.meta.url).href)) as { renderReadme(root: string): Promise<string> };
    assert.equal(read('README.md'), await renderReadme(ROOT), 'run `node build/readme.mjs`');
  });

  it('names commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    for (const page of PAGES) for (const [, name] of read(page).matchAll(/npm run ([\w:-]+)/g)) assert.ok(Object.hasOwn(scripts, name!), `${page}: npm run ${name}`);
  });
});

describe('the pages', () => {
  for (const page of PAGES) {
    it(`link to what is there: ${page}`, () => {
      for (const [, target] of read(page).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)) {
        assert.ok(existsSync(join(ROOT, normalize(join(dirname(page), target!)))), target);
      }
    });
  }

  it('name files of the source that are there', () => {
    for (const page of ['ARCHITECTURE.md', 'docs/decisions.md']) {
      for (const [, path] of read(page).matchAll(/`([a-z-]+\/[\w./-]+\.(?:ts|mjs))`/g)) {
        assert.ok(existsSync(join(ROOT, path!)) || existsSync(join(ROOT, 'server/src', path!)), `${page}: ${path}`);
      }
    }
  });

  it('name rules that are there', () => {
    const ids = new Set(RULES.map(({ id }) => id));
    for (const [, id] of read('README.md').matchAll(/(?:--select|explain) ([a-z]+(?:-[a-z]+)+)/g)) assert.ok(ids.has(id!), id);
  });
});
