import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { toPlain } from '../../server/src/syntax/plain.ts';
import { isFailure, readTree } from '../../server/src/syntax/read.ts';
import { tolerantTree, treeFromTokens } from '../../server/src/syntax/tolerant.ts';
import type { SyntaxTree } from '../../server/src/syntax/tree.ts';
import { pipelineText } from './generate.ts';
import { outline, shapes } from './shapes.ts';
import { suiteCases } from './suite.ts';

function read(text: string): SyntaxTree {
  const tree = readTree(text);
  if (isFailure(tree)) assert.fail(`not read: ${tree.reason} at ${tree.span.start}`);
  return tree;
}

function assertSameTree(text: string): void {
  const fast = read(text);
  assert.deepEqual(shapes(treeFromTokens(text)), shapes(fast));
}

/**
 * Texts that both read, as different trees; and why. They are exotic, and one of the two is wrong
 * about each. The tree from the tokens is only ever used for text the fast library refuses.
 */
const DIFFERENCES: readonly { readonly why: string; readonly text: string; readonly fast: string; readonly tokens: string }[] = [
  {
    why: 'a block sequence stands on the line of an absent key, which YAML forbids: one reads it as the value',
    text: ': - x',
    fast: '{""@0-0: ["x"@4-5]@2-5}@0-5',
    tokens: '{""@0-0: ""@1-1, "x"@4-5: ""@5-5}@0-5',
  },
  {
    why: 'a `---` is indented, so it is no marker: the fast library takes it as one at the start of a document',
    text: ' ---\nx',
    fast: '"x"@5-6',
    tokens: '"--- x"@1-6',
  },
  {
    why: 'a line that looks like a directive is indented: the fast library takes it as one',
    text: '\t%x\n---\n',
    fast: '()',
    tokens: '"%x"@1-3 ()',
  },
  {
    why: 'a block scalar at the top says one space and has none: at the top that is what it says',
    text: '|1\nx',
    fast: '"x\\n"@0-4',
    tokens: '""@0-2',
  },
  {
    why: 'the `|` of a block scalar at the top is indented deeper than the lines below it',
    text: '\n  |\n#x',
    fast: '""@3-4',
    tokens: '"#x\\n"@3-7',
  },
  {
    why: 'a line with only a tab ends a block scalar at the top: a blank line, or a line of text',
    text: '\t|\n  x\n\t\n',
    fast: '"x\\n"@1-6',
    tokens: '"x\\n\\t\\n"@1-6',
  },
  {
    why: 'the `:` of an explicit key is indented deeper than its `?`: a value, or a mapping as the key',
    text: '? # c\n  : v',
    fast: '{{""@8-8: "v"@10-11}@8-11: ""@11-11}@0-11',
    tokens: '{""@1-1: "v"@10-11}@0-11',
  },
  {
    why: 'an absent key in a nested mapping has a tag: of that key, or of that mapping',
    text: 'a:\n  !!str : b',
    fast: '{"a"@0-1: {!!str""@10-10: "b"@13-14}@10-14}@0-14',
    tokens: '{"a"@0-1: {""@11-11: "b"@13-14}@11-14}@0-14',
  },
];

describe('two builders, one tree', () => {
  const cases = suiteCases();

  it('has the cases of the YAML test suite', () => {
    assert.ok(cases.length > 350, String(cases.length));
    assert.ok(cases.filter(({ fail }) => fail).length > 50);
  });

  for (const { name, yaml, fail } of cases) {
    it(`${name} of the YAML test suite ${fail ? 'is no YAML' : 'gives one tree'}`, () => {
      if (!fail) return assertSameTree(yaml);
      assert.ok(isFailure(readTree(yaml)), 'read, though it is no YAML');
      assert.equal(tolerantTree(yaml).wellFormed, false);
    });

    it(`${name} of the YAML test suite gives one tree with other line ends`, () => {
      if (fail || yaml.includes('\r')) return;
      assertSameTree(yaml.replaceAll('\n', '\r\n'));
      assertSameTree(yaml.replaceAll('\n', '\r'));
    });
  }

  for (const { name, yaml, json } of cases.filter((one) => !one.fail && one.json !== undefined)) {
    const expected = jsonDocument(json ?? '');
    if (expected === undefined) continue;
    it(`${name} of the YAML test suite means what its JSON says`, () => {
      const root = read(yaml).documents[0]?.root;
      const { value } = root === undefined ? { value: null } : toPlain(root);
      assert.deepEqual(JSON.parse(JSON.stringify(value)), expected.value);
    });
  }

  const seeds = seedFiles();
  it('finds the seeds', () => assert.ok(seeds.length > 0));
  for (const { name, text } of seeds) it(`${name} gives one tree`, () => assertSameTree(text));

  it('generated pipelines give one tree', () => {
    fc.assert(fc.property(pipelineText, assertSameTree), { numRuns: 300, seed: 20260101 });
  });

  it('any text gives one tree where it is YAML, and no exception where it is not', () => {
    const fragment = fc.constantFrom(...'abc 01:-?[]{},#&*!|>\'"%@`\t\n\r\u00e9', ': ', '- ', '? ', '\n  ', '\n- ', '\r\n', 'a: ', '&a ', '*a', '!!str ', '<<', '---\n', '...\n', '\u{1f600}', '|\n', '>-\n', ' #');
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const fast = readTree(text);
        const tokens = tolerantTree(text);
        assert.equal(tokens.wellFormed, !isFailure(fast));
        for (const { start, end } of [...tokens.documents, ...tokens.problems.map(({ span }) => span)]) assert.ok(0 <= start && start <= end && end <= text.length);
      }),
      { numRuns: 3000, seed: 20260102 },
    );
  });

  for (const { why, text, fast, tokens } of DIFFERENCES) {
    it(`differs where ${why}`, () => {
      assert.equal(outline(read(text)), fast);
      assert.equal(outline(treeFromTokens(text)), tokens);
    });
  }
});

/** The value of a JSON text of one document; undefined for a stream of several. */
function jsonDocument(json: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(json) as unknown };
  } catch {
    return undefined;
  }
}

function seedFiles(): { readonly name: string; readonly text: string }[] {
  const seeds = new URL('../../../seeds/', import.meta.url);
  return readdirSync(seeds, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => ({ name: `seeds/${name}`, text: readFileSync(new URL(name, seeds), 'utf8') }));
}
