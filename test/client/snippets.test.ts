/** Every snippet, filled in with its defaults, is a file that has the right shape; and each of its choices is one of the format. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseFile } from '../../server/src/service/parsed-file.ts';
import { fileId, SourceFile } from '../../server/src/text/source-file.ts';

interface Snippet {
  readonly description: string;
  readonly body: readonly string[];
}

const path = new URL('../../../client/snippets/grondslag.json', import.meta.url);
const snippets = Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, Snippet>);

const CHOICE = /\$\{(\d+)\|([^|]+)\|\}/gu;

/** What the editor inserts when every placeholder keeps its default; `nth` tells which of the choices is taken. */
function expand(body: readonly string[], nth = 0): string {
  return body.join('\n')
    .replaceAll(CHOICE, (_, __, choices: string) => choices.split(',')[nth % choices.split(',').length]!)
    .replaceAll(/\$\{\d+:([^}]*)\}/gu, (_, text: string) => text)
    .replaceAll(/\$\d+/gu, '');
}

const indented = (text: string): string => text.split('\n').map((line) => (line === '' ? line : `  ${line}`)).join('\n');
const below = (section: string) => (text: string): string => `grondslag: 1\npipeline: p\n${section}:\n${indented(text)}\n`;

/** The file that a snippet is part of. */
const PLACES: Readonly<Record<string, (text: string) => string>> = {
  Pipeline: (text) => text, Catalogue: (text) => text, Purpose: below('purposes'),
  'Source: supply': below('sources'), 'Source: register': below('sources'), 'Source: output of another pipeline': below('sources'),
  Join: below('steps'), Select: below('steps'), Pseudonymise: below('steps'), Aggregate: below('steps'), Output: below('outputs'),
  'Ignore a finding': (text) => `grondslag: 1\npipeline: p\n${text}\nsources: {}\n`,
};

function faults(text: string): readonly unknown[] {
  const parsed = parseFile(new SourceFile(fileId('a.pipeline.yaml'), text));
  return parsed.unreadable || parsed.units.length !== 1 ? ['not one unit'] : [...parsed.text, ...parsed.shapes];
}

describe('the snippets', () => {
  it('each have a place to be tested in', () => {
    assert.deepEqual(snippets.map(([name]) => name).sort(), Object.keys(PLACES).sort());
  });

  for (const [name, { body, ...others }] of snippets) {
    it(`${name}: has the right shape, with its defaults and with each of its choices`, () => {
      const most = Math.max(1, ...[...body.join('\n').matchAll(CHOICE)].map(([, , choices]) => choices!.split(',').length));
      for (let nth = 0; nth < most; nth++) assert.deepEqual(faults(PLACES[name]!(expand(body, nth))), [], expand(body, nth));
      assert.doesNotMatch(expand(body), /[$|{}]\d|\$\{/u);
      assert.ok(others.description.includes(' / '), 'described in both languages');
      // With a prefix it would be among the completions everywhere; the server offers what fits the place.
      assert.ok(!('prefix' in others));
    });
  }

  it('fills in the same name wherever it stands, and in every key of the format once', () => {
    for (const [name, { body }] of snippets) {
      const named = new Map<string, string>();
      for (const [, number, text] of body.join('\n').matchAll(/\$\{(\d+):([^}]*)\}/gu)) {
        assert.equal(named.get(number!) ?? text, text, `${name}: ${number}`);
        named.set(number!, text!);
      }
    }
  });
});
