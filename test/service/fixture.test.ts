/** Pairing what a test expects with what is found: as many as can be, whatever the order, however many. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFixture, type Expected, type FixtureCase } from '../../server/src/service/fixture.ts';
import { runCase } from '../../server/src/service/fixture-run.ts';
import { fileId, SourceFile } from '../../server/src/text/source-file.ts';
import { TODAY } from '../harness/check.ts';

/** A case with so many unknown keys in each of its files: as many findings of one rule, each at a path of its own. */
function unknownKeys(count: number, expect: readonly Expected[], names: readonly string[] = ['a.pipeline.yaml']): FixtureCase {
  const keys = Array.from({ length: count }, (_, index) => `k${index}: 1\n`).join('');
  return { name: 'x', line: 1, files: names.map((name, index) => ({ name, text: `grondslag: 1\npipeline: p${index}\n${keys}` })), read: [], rules: ['schema-violation'], today: TODAY, preset: 'engineer', expect };
}

const wanted = (more: Partial<Expected> = {}): Expected => ({ rule: 'schema-violation', path: undefined, file: undefined, severity: undefined, ...more });

describe('pairing what is expected with what is found', () => {
  const expected = fc.record({ rule: fc.constant('schema-violation'), path: fc.constantFrom(undefined, 'k0', 'k1', 'k2', 'weg'), file: fc.constantFrom(undefined, 'a.pipeline.yaml', 'b.yaml'), severity: fc.constantFrom(undefined, 'error' as const, 'info' as const) });

  it('answers as many as any way of pairing does', () => {
    fc.assert(fc.property(fc.array(expected, { maxLength: 5 }), (expect) => {
      const { missing, unexpected } = runCase(unknownKeys(3, expect), new Map(), TODAY);
      const fits = (one: Expected, key: number): boolean => (one.path === undefined || one.path === `k${key}`) && one.file !== 'b.yaml' && one.severity !== 'info';
      const best = (rest: readonly Expected[], free: readonly number[]): number => {
        const [first, ...others] = rest;
        if (first === undefined) return 0;
        return Math.max(best(others, free), ...free.filter((key) => fits(first, key)).map((key) => 1 + best(others, free.filter((other) => other !== key))));
      };
      assert.equal(expect.length - missing.length, best(expect, [0, 1, 2]));
      assert.equal(unexpected.length, 3 - best(expect, [0, 1, 2]));
      assert.deepEqual(missing, expect.filter((one) => missing.includes(one)));
    }), { numRuns: 60 });
  });

  it('ends soon for thousands of findings and more expectations', () => {
    const names = Array.from({ length: 30 }, (_, index) => `${index}.pipeline.yaml`);
    const vague = Array.from({ length: 20_000 }, () => wanted());
    const exact = names.flatMap((file) => Array.from({ length: 100 }, (_, index) => wanted({ path: `k${index}`, file })));
    const { missing, unexpected } = runCase(unknownKeys(100, [...vague, ...exact], names), new Map(), TODAY);
    assert.equal(missing.length, vague.length);
    assert.ok(missing.every(({ path }) => path === undefined));
    assert.deepEqual(unexpected, []);
  });
});

describe('reading tests', () => {
  it('runs none of a file of which part would not count', () => {
    const { cases, problems } = readFixture(new SourceFile(fileId('t.yaml'), 'grondslag-test: 1\ncases: [{ name: a, expect: [] }]\n---\ncases: []\n'));
    assert.deepEqual(cases, []);
    assert.deepEqual(problems.map(({ line, column }) => [line, column]), [[4, 1]]);
  });
});
