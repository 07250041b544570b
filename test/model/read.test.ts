import assert from 'node:assert/strict';
import { buildUnit } from '../../server/src/model/build.ts';
import type { Pipeline } from '../../server/src/model/pipeline.ts';
import { listOf } from '../../server/src/model/read.ts';
import { fileId } from '../../server/src/text/source-file.ts';

const pathOf = (_: unknown, path: readonly string[]): string => path.join('.');

/** A value where a list of mappings belongs, and the paths of its items. */
const CASES: readonly (readonly [what: string, value: unknown, expected: readonly string[]])[] = [
  ['a list', [{}, 'text', {}], ['special.0', 'special.2']],
  ['a single mapping', { article: '9(2)(g)' }, ['special']],
  ['text', 'TODO', []],
  ['nothing', null, []],
];

describe('a list of mappings', () => {
  for (const [what, value, expected] of CASES) it(what, () => assert.deepEqual(listOf(value, ['special'], pathOf), expected));

  it('a single exception, comparison or release counts', () => {
    const unit = buildUnit(fileId('p.pipeline.yaml'), 0, {
      grondslag: 1, pipeline: 'p',
      purposes: { doel: { special: { categories: 'health', article: '9(2)(h)' }, compatibility: { from: 'service', outcome: 'compatible' } } },
      outputs: { uit: { release: { regime: 'medical' } } },
    }) as Pipeline;
    const purpose = unit.purposes.get('doel')!;
    assert.deepEqual(purpose.special.map(({ path, categories }) => [path.join('.'), categories[0]?.path.join('.')]), [['purposes.doel.special', 'purposes.doel.special.categories']]);
    assert.deepEqual(purpose.compatibility.map(({ from }) => from), ['service']);
    assert.deepEqual(unit.outputs.get('uit')!.release.map(({ regime }) => regime), ['medical']);
  });
});
