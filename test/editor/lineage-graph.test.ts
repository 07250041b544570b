import assert from 'node:assert/strict';
import { lineageGraph, nodeAtOffset, pipelineAt, type GraphWish, type PlacedGraph } from '../../server/src/picture/lineage-graph.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { analyse, type Files } from '../harness/check.ts';
import { seedPipelines } from '../harness/seeds.ts';
import { FILES, HEAD } from './example-workspace.ts';

function graphOf(files: Files, name: string, wish: GraphWish = {}, locale: 'nl' | 'en' = 'nl'): PlacedGraph {
  const analysis = analyse(files);
  const pipeline = pipelineAt(fileId(name), undefined, analysis);
  assert.ok(pipeline);
  const graph = lineageGraph(pipeline, analysis, locale, wish);
  assert.ok(graph);
  return graph;
}

const label = (graph: PlacedGraph, id: string): string => {
  const node = graph.nodes.find((one) => one.id === id);
  const group = graph.groups.find((one) => one.id === node?.group);
  return `${group?.pipeline}/${node?.label}`;
};
const nodes = (graph: PlacedGraph): string[] => graph.nodes.map(({ id }) => label(graph, id)).sort();
const edges = (graph: PlacedGraph): string[] => graph.edges.map(({ from, to, fields, class: worst, via }) => `${label(graph, from)} > ${label(graph, to)}: ${fields} ${worst}${via === 0 ? '' : ` via ${via}`}`).sort();
const node = (graph: PlacedGraph, name: string): PlacedGraph['nodes'][number] => {
  const found = graph.nodes.find(({ id }) => label(graph, id) === name);
  assert.ok(found, name);
  return found;
};

/** A chain of pipelines that hand on one field. */
const chain = (length: number): Files => Object.fromEntries(Array.from({ length }, (_, index) => [`p${index}.pipeline.yaml`, `grondslag: 1
pipeline: p${index}
sources:
  in: { ${index === 0 ? 'party: x, fields: { naam: name, vrij: object }' : `output: p${index - 1}/uit`} }
steps:
  een: { filter: in, uses: [naam], where: x }
  twee: { filter: een, uses: [naam], where: x }
outputs:
  uit: { from: twee }
`]));

describe('the graph of a pipeline', () => {
  const graph = graphOf(FILES, 'kop.pipeline.yaml');

  it('holds all its own nodes, and of its neighbours what is connected with it', () => {
    assert.deepEqual(nodes(graph), ['kop/betalingen', 'kop/door', 'kop/koppel', 'kop/register', 'kop/smal', 'staart/kop', 'staart/lijst']);
    assert.deepEqual(graph.groups.map(({ pipeline, title, relation, distance, whole, hidden }) => ({ pipeline, title, relation, distance, whole, hidden })), [
      { pipeline: 'kop', title: 'Kop van de keten', relation: 'own', distance: 0, whole: true, hidden: 0 },
      { pipeline: 'staart', title: 'staart', relation: 'down', distance: 1, whole: false, hidden: 2 },
    ]);
    assert.equal(graph.beyond, 0);
  });

  it('tells what flows along each edge, and over how many steps that are not shown', () => {
    assert.deepEqual(edges(graph), [
      'kop/betalingen > kop/koppel: 3 sensitive',
      'kop/door > staart/kop: 2 sensitive',
      'kop/koppel > kop/smal: 2 sensitive',
      'kop/register > kop/koppel: 3 ordinary',
      'kop/smal > kop/door: 2 sensitive',
      'staart/kop > staart/lijst: 1 ordinary via 1',
    ]);
    assert.deepEqual(graph.edges.filter(({ keys }) => keys.length > 0).map(({ keys }) => keys), [['nummer'], ['nummer']]);
    assert.deepEqual(graph.edges.filter(({ crosses }) => crosses).length, 1);
  });

  it('tells which field becomes which', () => {
    const [edge] = graph.edges.filter(({ from, to }) => label(graph, from) === 'kop/koppel' && label(graph, to) === 'kop/smal');
    assert.ok(edge);
    const [from, to] = [node(graph, 'kop/koppel'), node(graph, 'kop/smal')];
    assert.deepEqual(edge.flows.map(([a, b]) => [from.fields[a]?.name, to.fields[b]?.name]), [['adres', 'woonplek'], ['saldo', 'bedrag']]);
  });

  it('tells of a node what it is, how far it identifies, for whom it is and what is in it', () => {
    const output = node(graph, 'kop/door');
    assert.deepEqual([output.kind, output.level, output.purposes.map(({ id }) => id), output.recipients], ['output', 'direct', ['hulp'], ['Gemeente Voorbeeld']]);
    assert.deepEqual(output.classes, [{ class: 'sensitive', count: 1 }, { class: 'ordinary', count: 1 }]);
    assert.deepEqual(output.fields.map(({ name, class: worst }) => [name, worst]), [['woonplek', 'ordinary'], ['bedrag', 'sensitive']]);
    const join = node(graph, 'kop/koppel');
    assert.deepEqual([join.verb, join.detail], ['join', 'nummer']);
    assert.deepEqual([node(graph, 'kop/register').detail, node(graph, 'kop/betalingen').detail], ['Adressenbestand', 'Gemeente Voorbeeld']);
  });

  it('speaks the language that is asked for', () => {
    assert.notEqual(node(graphOf(FILES, 'kop.pipeline.yaml', {}, 'en'), 'kop/door').levelText, node(graph, 'kop/door').levelText);
  });

  it('shows the steps of a neighbour on request', () => {
    const whole = graphOf(FILES, 'kop.pipeline.yaml', { whole: [graph.groups[1]!.id] });
    assert.deepEqual(nodes(whole).filter((name) => name.startsWith('staart')), ['staart/kop', 'staart/kort', 'staart/lijst', 'staart/tel']);
    assert.equal(whole.groups[1]?.hidden, 0);
  });

  it('knows the node at a place, and the pipeline among several of one file', () => {
    assert.equal(nodeAtOffset(graph, fileId('kop.pipeline.yaml'), HEAD.indexOf('on: nummer')), node(graph, 'kop/koppel').id);
    assert.equal(nodeAtOffset(graph, fileId('kop.pipeline.yaml'), 0), undefined);
    const both = `${HEAD}---\ngrondslag: 1\npipeline: tweede\n`;
    const analysis = analyse({ ...FILES, 'kop.pipeline.yaml': both });
    for (const [needle, id] of [['title: Kop', 'kop'], ['pipeline: tweede', 'tweede']] as const) assert.equal(pipelineAt(fileId('kop.pipeline.yaml'), both.indexOf(needle), analysis)?.id, id);
  });
});

describe('the neighbours of a pipeline', () => {
  const files = chain(5);

  for (const [depth, near] of [[0, []], [1, ['p1', 'p3']], [2, ['p0', 'p1', 'p3', 'p4']]] as const) {
    it(`are shown ${depth} away`, () => {
      const graph = graphOf(files, 'p2.pipeline.yaml', { depth });
      assert.deepEqual(graph.groups.filter(({ relation }) => relation !== 'own').map(({ pipeline }) => pipeline).sort(), near);
      assert.equal(graph.beyond, depth === 2 ? 0 : 2);
    });
  }

  it('are no more than can be looked at, however many read an output', () => {
    const readers = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`r${index}.pipeline.yaml`, `grondslag: 1\npipeline: r${index}\nsources:\n  in: { output: p0/uit }\n`]));
    const graph = graphOf({ ...chain(1), ...readers }, 'p0.pipeline.yaml');
    assert.equal(graph.groups.length, 40);
    assert.equal(graph.beyond, 161);
  });

  it('may read each other in a circle', () => {
    const circle = { 'a.pipeline.yaml': 'grondslag: 1\npipeline: a\nsources:\n  in: { output: b/uit }\noutputs:\n  uit: { from: in }\n', 'b.pipeline.yaml': 'grondslag: 1\npipeline: b\nsources:\n  in: { output: a/uit }\noutputs:\n  uit: { from: in }\n' };
    assert.deepEqual(graphOf(circle, 'a.pipeline.yaml', { depth: 8 }).groups.map(({ pipeline }) => pipeline).sort(), ['a', 'b']);
  });
});

describe('graphs of the worked pipelines', () => {
  const analysis = analyse(seedPipelines());
  const units = [...analysis.workspace.allUnits()].flatMap((unit) => (unit.kind === 'pipeline' ? [unit] : []));
  assert.ok(units.length > 50);

  it('have edges between nodes that are there, and flows between fields that are there', () => {
    for (const unit of units) for (const depth of [0, 1, 3]) {
      const graph = lineageGraph(unit, analysis, 'en', { depth });
      assert.ok(graph);
      const byId = new Map(graph.nodes.map((one) => [one.id, one]));
      assert.equal(byId.size, graph.nodes.length, 'ids tell nodes apart');
      for (const { from, to, flows } of graph.edges) {
        assert.ok(byId.has(from) && byId.has(to), `${from} > ${to}`);
        for (const [out, into] of flows) assert.ok(byId.get(from)!.fields[out] !== undefined && byId.get(to)!.fields[into] !== undefined);
      }
    }
  });

  it('hold every finding of a pipeline, on a node or on the whole', () => {
    for (const unit of units) {
      const graph = lineageGraph(unit, analysis, 'en', { depth: 0 })!;
      const shown = [...graph.nodes, ...graph.groups].flatMap(({ findings }) => findings).length;
      assert.equal(shown, analysis.inFile(unit.file).filter(({ suppressed, finding }) => suppressed === undefined && finding.at.unit === unit.key).length, unit.id);
    }
  });
});
