import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readBaseline, type Baseline } from '../../server/src/service/baseline.ts';
import { emptyBaseline, inBaselineOrder, withEntries, withoutEntries, type NewEntry } from '../../server/src/service/baseline-edit.ts';
import { fileId, SourceFile } from '../../server/src/text/source-file.ts';

const HEAD = '# What is known\ngrondslag-baseline: 1\n';

function read(text: string): Baseline {
  const { baseline, problems } = readBaseline(new SourceFile(fileId('b.yaml'), text));
  assert.deepEqual(problems.map(({ message }) => message.en), []);
  return baseline!;
}

function entry(file: string, more: Partial<NewEntry> = {}): NewEntry {
  return { fingerprint: 'f1', rule: 'missing-retention', file, unit: 'u', path: 'outputs.o', combination: [], purpose: undefined, since: '2026-11-21', by: 'po', until: '2027-01-01', reason: 'later', ...more };
}

const written = (file: string, indent = '  '): string => ['- fingerprint: f1', '  rule: missing-retention', `  file: ${file}`, '  unit: u', '  path: outputs.o', '  since: 2026-11-21', '  by: po', '  until: 2027-01-01', '  reason: later'].map((line) => `${indent}${line}\n`).join('');

const THREE = `${HEAD}findings: # by file
  # about b
  # and more
  - fingerprint: f1   # told by this
    rule: missing-retention
    file: b.yaml

  # about d
  - { fingerprint: f2, rule: missing-retention, file: d.yaml }
  - fingerprint: f3
    rule: "missing-retention"
    file: 'f.yaml'
    # what is said inside
# at the end
`;

const ADDING: readonly (readonly [name: string, text: string, add: readonly NewEntry[], after: string])[] = [
  ['the first in a new file', emptyBaseline('Bekend'), [entry('a.yaml')], `# Bekend\ngrondslag-baseline: 1\nfindings:\n${written('a.yaml')}`],
  ['the first where the list is empty', `${HEAD}findings: []\n`, [entry('a.yaml')], `${HEAD}findings:\n${written('a.yaml')}`],
  ['the first where the list is empty, with a comment', `${HEAD}findings: []   # none yet\n# end`, [entry('a.yaml')], `${HEAD}findings:   # none yet\n${written('a.yaml')}# end`],
  ['the first where the list is left out', `${HEAD}findings:\n`, [entry('a.yaml')], `${HEAD}findings:\n${written('a.yaml')}`],
  ['in order, however given', HEAD, [entry('c.yaml'), entry('a.yaml'), entry('b.yaml')], `${HEAD}findings:\n${written('a.yaml')}${written('b.yaml')}${written('c.yaml')}`],
  ['before the first', THREE, [entry('a.yaml')], THREE.replace('  # about b', () => `${written('a.yaml')}  # about b`)],
  ['in between', THREE, [entry('c.yaml')], THREE.replace('  # about d', () => `${written('c.yaml')}  # about d`)],
  ['behind the last', THREE, [entry('g.yaml')], THREE.replace('# at the end', () => `${written('g.yaml')}# at the end`)],
  ['in several places', THREE, [entry('g.yaml'), entry('e.yaml'), entry('a.yaml')], THREE.replace('  # about b', () => `${written('a.yaml')}  # about b`).replace('  - fingerprint: f3', () => `${written('e.yaml')}  - fingerprint: f3`).replace('# at the end', () => `${written('g.yaml')}# at the end`)],
  ['at the end of a file without a line end', `${HEAD}findings:\n- {fingerprint: f0, rule: r, file: a.yaml}`, [entry('b.yaml')], `${HEAD}findings:\n- {fingerprint: f0, rule: r, file: a.yaml}\n${written('b.yaml', '')}`],
  ['in a list on one line', `${HEAD}findings: [{ fingerprint: f0, rule: r, file: a.yaml }]\n`, [entry('b.yaml', { unit: undefined, path: '', since: undefined, by: undefined, until: undefined, reason: undefined })], `${HEAD}findings: [{ fingerprint: f0, rule: r, file: a.yaml }, { fingerprint: f1, rule: missing-retention, file: b.yaml }]\n`],
  ['with hostile names', HEAD, [entry('a: b #.yaml', { unit: '- x', path: '@y', combination: ['{', 'yes', '0x1'], purpose: '*', by: '<script>', reason: 'een\nregel: «2»' })], `${HEAD}findings:
  - fingerprint: f1
    rule: missing-retention
    file: 'a: b #.yaml'
    unit: '- x'
    path: '@y'
    combination:
      - '{'
      - 'yes'
      - '0x1'
    purpose: '*'
    since: 2026-11-21
    by: <script>
    until: 2027-01-01
    reason: "een\\nregel: «2»"
`],
];

const REMOVING: readonly (readonly [name: string, remove: readonly number[], after: string])[] = [
  ['the first, with its comments', [0], THREE.replace(/ {2}# about b[^]*?(?=\n {2}# about d)/, '')],
  ['one in between', [1], THREE.replace(/ {2}# about d\n.*\n/, '')],
  ['the last', [2], THREE.replace(/ {2}- fingerprint: f3[^]*(?=# at)/, '')],
  ['the first and the last', [0, 2], THREE.replace(/ {2}# about b[^]*?(?=\n {2}# about d)/, '').replace(/ {2}- fingerprint: f3[^]*(?=# at)/, '')],
  ['all', [0, 1, 2], `${HEAD}# at the end\n`],
  ['none', [], THREE],
];

describe('changing a baseline', () => {
  for (const eol of ['\n', '\r\n']) {
    const lines = (text: string): string => text.replaceAll('\n', eol);
    const how = eol === '\n' ? '' : ', with \\r\\n';
    for (const [name, text, add, after] of ADDING) it(`adds ${name}${how}`, () => assert.equal(withEntries(read(lines(text)), add), lines(after)));
    for (const [name, remove, after] of REMOVING) {
      it(`takes out ${name}${how}`, () => {
        const baseline = read(lines(THREE));
        assert.equal(withoutEntries(baseline, new Set(remove.map((index) => baseline.entries[index]!))), lines(after));
      });
    }
  }

  it('keeps the line end at the end, whatever goes or comes there', () => {
    const one = withEntries(read(HEAD), [entry('a.yaml')])!;
    const first = read(one);
    assert.equal(withoutEntries(first, new Set(first.entries)), HEAD);
    const two = withEntries(read(one), [entry('b.yaml')])!;
    assert.equal(two, one + written('b.yaml'));
    const both = read(two);
    assert.equal(withoutEntries(both, new Set([both.entries[1]!])), one);
  });

  it('two branches that add in different places change different lines', () => {
    const lines = (text: string | undefined): Set<string> => new Set(text?.split('\n'));
    const base = read(THREE);
    const [one, other] = [lines(withEntries(base, [entry('c.yaml', { reason: 'one' })])), lines(withEntries(base, [entry('e.yaml', { reason: 'other' })]))];
    for (const line of THREE.split('\n')) assert.ok(one.has(line) && other.has(line), line);
  });

  it('takes out what it added, whatever the entries say', () => {
    const word = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text.trim() !== '' && !/[\ud800-\udfff]/.test(text.replaceAll(/[\ud800-\udbff][\udc00-\udfff]/g, '')));
    const entries = fc.uniqueArray(fc.record({ fingerprint: fc.constantFrom('a', 'b0', 'c'), rule: word, file: word, unit: word, path: word, combination: fc.array(word, { maxLength: 3 }), purpose: word, since: fc.constant('2026-01-01'), by: word, until: fc.constant('2027-01-01'), reason: word }), { minLength: 1, maxLength: 5, selector: ({ file, fingerprint }) => `${file} ${fingerprint}` });
    fc.assert(fc.property(entries, fc.nat(31), (list, mask) => {
      const added = list.map((one, index) => ({ ...one, fingerprint: `f${one.fingerprint}${index}` }));
      const all = read(withEntries(read(HEAD), added)!);
      assert.deepEqual(all.entries.map(({ index: _index, span: _span, ...rest }) => rest), added.toSorted(inBaselineOrder));
      const gone = new Set(all.entries.filter(({ index }) => (mask >> index) % 2 === 1));
      const left = all.entries.filter((one) => !gone.has(one)).map(({ fingerprint }) => fingerprint);
      const text = withoutEntries(all, gone)!;
      assert.deepEqual(read(text).entries.map(({ fingerprint }) => fingerprint), left);
      const again = withEntries(read(text), [...gone].map(({ index: _index, span: _span, ...rest }) => rest));
      assert.deepEqual(read(again!).entries.map(({ fingerprint }) => fingerprint), all.entries.map(({ fingerprint }) => fingerprint));
    }), { numRuns: 150 });
  });
});
