import assert from 'node:assert/strict';
import { link } from '../../server/src/lineage/link.ts';
import { buildUnit } from '../../server/src/model/build.ts';
import type { Unit } from '../../server/src/model/pipeline.ts';
import { fileId } from '../../server/src/text/source-file.ts';

/** A pipeline that reads the named ones. */
function reads(id: string, ...others: readonly string[]): Unit {
  const sources = Object.fromEntries(others.map((other) => [`van-${other}`, { output: `${other}/uit` }]));
  return buildUnit(fileId(`${id}.pipeline.yaml`), 0, { grondslag: 1, pipeline: id, sources, outputs: { uit: { from: `van-${others[0] ?? ''}` } } })!;
}

const names = (keys: readonly string[]): readonly string[] => keys.map((key) => key.replace('.pipeline.yaml#0', ''));

describe('how pipelines hang together', () => {
  it('every pipeline comes after those it reads', () => {
    assert.deepEqual(names(link([reads('c', 'b'), reads('b', 'a'), reads('a')]).order), ['a', 'b', 'c']);
  });

  it('does not depend on the order in which files are given', () => {
    const units = [reads('a'), reads('b', 'a'), reads('c', 'a', 'b'), reads('d', 'e'), reads('e', 'd')];
    assert.deepEqual(link(units), link([...units].reverse()));
  });

  it('reports a circle once, at the second in file order, and cuts it there', () => {
    const { circles, cut, order } = link([reads('a', 'c'), reads('b', 'a'), reads('c', 'b'), reads('d', 'c')]);
    assert.equal(circles.length, 1);
    assert.deepEqual(names([circles[0]!.at.unit]), ['b']);
    assert.deepEqual([...cut], ['b.pipeline.yaml#0#van-a']);
    assert.deepEqual(names(order), ['b', 'c', 'a', 'd']);
  });

  it('a pipeline that reads itself is a circle of one', () => {
    const { circles } = link([reads('a', 'a')]);
    assert.deepEqual(circles.map(({ at, others }) => [names([at.unit])[0], others.length]), [['a', 0]]);
  });

  it('the first of two equal ids in file order has it', () => {
    const second = { ...reads('a'), key: 'z.pipeline.yaml#0' as Unit['key'], file: fileId('z.pipeline.yaml') };
    const { duplicates, pipelines } = link([second, reads('a')]);
    assert.deepEqual(duplicates, [{ first: 'a.pipeline.yaml#0', second: 'z.pipeline.yaml#0' }]);
    assert.equal(pipelines.get('a'), 'a.pipeline.yaml#0');
  });

  it('a row of ten thousand and a circle of ten thousand need no deep stack', () => {
    const row = Array.from({ length: 10_000 }, (_, i) => reads(`p${i}`, ...(i === 0 ? [] : [`p${i - 1}`])));
    assert.equal(link(row).order.length, 10_000);
    const circle = Array.from({ length: 10_000 }, (_, i) => reads(`p${i}`, `p${(i + 1) % 10_000}`));
    assert.equal(link(circle).circles.length, 1);
  });

  it('cuts every reading that closes a circle', () => {
    const a = buildUnit(fileId('a.pipeline.yaml'), 0, { grondslag: 1, pipeline: 'a', sources: { een: { output: 'b/uit' }, twee: { output: 'b/uit' }, los: { output: 'c/uit' } } })!;
    assert.deepEqual([...link([a, reads('b', 'a'), reads('c')]).cut], ['b.pipeline.yaml#0#van-a']);
    assert.deepEqual([...link([reads('a', 'z'), { ...a, id: 'z', file: fileId('z.pipeline.yaml'), key: 'z.pipeline.yaml#0' as typeof a.key, sources: new Map([...(a.kind === 'pipeline' ? a.sources : [])].map(([name, source]) => [name, name === 'los' ? source : { ...source, output: { id: 'a/uit', path: [] } }])) }  as Unit, reads('c')]).cut], ['z.pipeline.yaml#0#een', 'z.pipeline.yaml#0#twee']);
  });

  it('many circles cost no more than their number', function () {
    this.timeout(10_000);
    const count = 10_000;
    const units = Array.from({ length: count }, (_, i) => [reads(`a${i}`, `b${i}`), reads(`b${i}`, `a${i}`)]).flat();
    assert.equal(link(units).circles.length, count);
  });

  it('a pipeline with many readers costs no more than their number', function () {
    this.timeout(10_000);
    const units = [reads('a'), ...Array.from({ length: 20_000 }, (_, i) => reads(`r${i}`, 'a'))];
    assert.equal(link(units).readers.get(units[0]!.key)?.length, 20_000);
  });
});
