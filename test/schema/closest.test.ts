import assert from 'node:assert/strict';
import { closest, editDistance } from '../../server/src/base/closest.ts';

describe('editDistance', () => {
  const cases: readonly (readonly [string, string, number])[] = [
    ['', '', 0], ['a', '', 1], ['fields', 'fileds', 1], ['on', 'no', 1], ['kitten', 'sitting', 3], ['purpose', 'purposes', 1],
  ];
  for (const [a, b, distance] of cases) {
    it(`${a} ↔ ${b}: ${distance}`, () => {
      assert.equal(editDistance(a, b, 5), distance);
      assert.equal(editDistance(b, a, 5), distance);
    });
  }
  it('stops at the limit', () => {
    assert.equal(editDistance('abcdef', 'uvwxyz', 2), 3);
    assert.equal(editDistance('a', 'abcdef', 2), 3);
  });
});

describe('closest', () => {
  it('finds the nearest, the first of equals, whatever the case', () => {
    assert.equal(closest('Retenton', ['recipients', 'retention']), 'retention');
    assert.equal(closest('cat', ['bat', 'hat']), 'bat');
  });
  it('finds nothing that is far', () => {
    assert.equal(closest('zzz', ['on', 'from']), undefined);
    assert.equal(closest('a'.repeat(65), ['a'.repeat(65)]), undefined);
  });
});
