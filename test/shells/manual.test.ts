/** The pages of the manual: made of the tables, and read without a complaint by what shows them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../server/src/cli/commands.ts';
import { OPTIONS } from '../../server/src/cli/options.ts';
import { ROOT } from '../harness/golden.ts';

interface Pages {
  manualPages(root: string): Promise<Readonly<Record<string, string>>>;
}

const PAGES = ['man/grondslag.1', 'man/nl/grondslag.1'] as const;

/** Programs that show a page, with what makes them say everything that they mind. */
const READERS = [
  ['mandoc', '-Tlint', '-Wwarning'],
  ['groff', '-man', '-Tutf8', '-Kutf8', '-ww', '-wall', '-z'],
] as const;

describe('the manual', () => {
  for (const page of PAGES) {
    describe(page, () => {
      const text = readFileSync(join(ROOT, page), 'utf8');

      it('is what the tables say: npm run docs', async () => {
        const { manualPages } = (await import(new URL('../../../build/man.mjs', import.meta.url).href)) as Pages;
        assert.equal(text, (await manualPages(ROOT))[page]);
      });

      it('names every command and every option', () => {
        for (const { name } of COMMANDS) assert.ok(text.includes(`.B grondslag ${name}`), name);
        for (const { name } of OPTIONS) assert.ok(text.includes(`\\-\\-${name.replaceAll('-', '\\-')}\\fR`), name);
      });

      it('names every variable that the program reads', () => {
        const sources = ['api', 'cli', 'host', 'report'].flatMap((layer) => readdirSync(join(ROOT, 'server/src', layer), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join(ROOT, 'server/src', layer, name), 'utf8')));
        const names = new Set(sources.flatMap((source) => [...source.matchAll(/\benv(?:\['|\.)([A-Z_]+)/g)].map(([, name]) => name!)));
        assert.ok(names.size > 5);
        const [, environment = ''] = /^\.SH (?:ENVIRONMENT|OMGEVING)$([^]*?)^\.SH/m.exec(text) ?? [];
        for (const name of names) assert.match(environment, new RegExp(`^\\.B .*\\b${name}\\b`, 'm'), name);
      });

      it('says what each exit code means', () => {
        const [, exits = ''] = /^\.SH (?:EXIT STATUS|UITKOMST)$([^]*?)^\.SH/m.exec(text) ?? [];
        assert.deepEqual([...exits.matchAll(/^\.B (\d)$/gm)].slice(0, 4).map(([, code]) => code), ['0', '1', '2', '3']);
      });

      it('has lines that troff reads as they are meant', () => {
        // A line that begins with a dot or a quote is a command; every command here is one of these.
        for (const line of text.split('\n')) if (/^[.']/.test(line)) assert.match(line, /^\.(?:\\"|TH|SH|SS|TP|PP|B|br)(?: |$)/);
      });

      for (const [program, ...words] of READERS) {
        if (spawnSync(program, ['-man', '-z'], { input: '' }).error !== undefined) continue;
        it(`can be read by ${program} without a complaint`, () => {
          const { stdout, stderr } = spawnSync(program, [...words, join(ROOT, page)], { encoding: 'utf8' });
          assert.equal(`${stdout}${stderr}`, '');
        });
      }
    });
  }
});
