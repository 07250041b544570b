import assert from 'node:assert/strict';
import { columnsByFlow } from '../../server/src/picture/columns.ts';
import type { GraphEdge, GraphGroup, GraphNode } from '../../server/src/picture/graph.ts';
import { layOut } from '../../server/src/picture/layout.ts';
import { pipelineUnits, wholeGraph, type WholeWish } from '../../server/src/picture/whole-graph.ts';
import { analyse, type Files } from '../harness/check.ts';
import { seedPipelines } from '../harness/seeds.ts';

/** Pipelines that read each other, by name: `b: a` reads the output of a. */
function pipelines(reads: Readonly<Record<string, readonly string[]>>): Files {
  return Object.fromEntries(Object.entries(reads).map(([id, inputs]) => [`${id}.pipeline.yaml`, `grondslag: 1
pipeline: ${id}
sources:
${inputs.length === 0 ? '  eigen: { party: x, fields: { bsn: bsn, naam: name } }' : inputs.map((input) => `  ${input}: { output: ${input}/uit }`).join('\n')}
outputs:
  uit: { from: ${inputs[0] ?? 'eigen'} }
`]));
}

const CHAIN = analyse(pipelines({ a: [], b: ['a'], c: ['b'], d: ['c', 'a'], los: [] }));
const shown = (wish: WholeWish): string[] => wholeGraph(CHAIN, 'nl', wish).groups.map(({ pipeline, relation }) => `${pipeline} ${relation}`).sort();

describe('the graph of several pipelines', () => {
  it('has all of them whole, in all worked pipelines', () => {
    const seeds = analyse(seedPipelines());
    const graph = wholeGraph(seeds, 'nl');
    const units = [...pipelineUnits(seeds).values()].flat();
    assert.deepEqual(graph.groups.map(({ id }) => id), units);
    const nodes = units.reduce((sum, unit) => sum + seeds.workspace.flow(unit)!.nodes.length, 0);
    assert.equal(graph.nodes.length, nodes);
    const layout = layOut(graph, false, columnsByFlow(graph));
    for (const { from, to } of graph.edges) assert.ok(layout.nodes.get(from)!.x < layout.nodes.get(to)!.x, `${from} → ${to}`);
  });

  for (const [title, wish, expected] of [
    ['all', {}, ['a own', 'b own', 'c own', 'd own', 'los own']],
    ['one and its neighbours', { pipelines: ['b'] }, ['a up', 'b own', 'c down']],
    ['one alone', { pipelines: ['b'], depth: 0 }, ['b own']],
    ['one and who is two away', { pipelines: ['b'], depth: 2 }, ['a up', 'b own', 'c down', 'd down']],
    ['two', { pipelines: ['b', 'los', 'b'] }, ['a up', 'b own', 'c down', 'los own']],
    ['none that is not there', { pipelines: ['niets'] }, []],
  ] as const) it(`shows ${title}`, () => assert.deepEqual(shown(wish), expected));
});

describe('pipelines in columns', () => {
  const columns = (names: string, crossings: readonly string[]): Record<string, number> => {
    const groups = [...names].map((id) => ({ id }) as GraphGroup);
    const nodes = [...names].map((id) => ({ id, group: id }) as GraphNode);
    const edges = crossings.map((pair) => ({ from: pair[0], to: pair[1], crosses: true }) as GraphEdge);
    const columnOf = columnsByFlow({ groups, nodes, edges });
    return Object.fromEntries(groups.map((group) => [group.id, columnOf(group)]));
  };
  for (const [title, names, crossings, expected] of [
    ['stand after all they read', 'abcd', ['ab', 'bc', 'ad', 'cd'], { a: 0, b: 1, c: 2, d: 3 }],
    ['stand first when they read nothing', 'ab', [], { a: 0, b: 0 }],
    ['in a circle begin with the first', 'abc', ['ab', 'bc', 'ca'], { a: 0, b: 1, c: 2 }],
    ['behind a circle come after it', 'abc', ['ab', 'ba', 'bc'], { a: 0, b: 1, c: 2 }],
    ['count one that is read twice once', 'ab', ['ab', 'ab'], { a: 0, b: 1 }],
  ] as const) it(title, () => assert.deepEqual(columns(names, crossings), expected));
});
