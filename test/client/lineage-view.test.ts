import assert from 'node:assert/strict';
import { fitted as fit, kept, opening, showing, zoomed } from '../../client/webview/camera.ts';
import { exportSvg } from '../../server/src/picture/svg.ts';
import { fieldsNamed, wayOf } from '../../server/src/picture/follow.ts';
import type { CategoryClass, GraphEdge } from '../../server/src/picture/graph.ts';
import type { WireGraph, WireNode } from '../../server/src/picture/wire.ts';
import { layOut, spread, type Box, type Layout } from '../../server/src/picture/layout.ts';
import { sceneOf } from '../../server/src/picture/scene.ts';
import { toXml, type Shape } from '../../server/src/picture/shape.ts';
import { textsIn } from '../../client/webview/texts.ts';
import { nextNode } from '../../client/webview/walk.ts';
import { describeEdge, describeNode, fitted, widthOf } from '../../server/src/picture/words.ts';
import { lineageGraph } from '../../server/src/picture/lineage-graph.ts';
import { analyse } from '../harness/check.ts';
import { seedPipelines } from '../harness/seeds.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const place = { uri: 'file:///a.pipeline.yaml', range };

function node(id: string, kind: WireNode['kind'], fields: readonly (readonly [string, CategoryClass])[], group = 'own', more: Partial<WireNode> = {}): WireNode {
  return {
    id, group, kind, label: id, detail: '', level: 'direct', levelText: '', unknown: false, classes: [], purposes: [], recipients: [], findings: [], place, nameRange: range,
    fields: fields.map(([name, worst]) => ({ name, class: worst, category: '', categories: [], level: 'direct', unknown: false })), ...more,
  };
}

const edge = (from: string, to: string, flows: GraphEdge['flows'], more: Partial<GraphEdge> = {}): GraphEdge => ({ from, to, fields: flows.length, class: 'ordinary', keys: [], crosses: false, via: 0, flows, ...more });

function graph(nodes: readonly WireNode[], edges: readonly GraphEdge[], groups: WireGraph['groups'] = []): WireGraph {
  const own = { id: 'own', pipeline: 'own', title: 'Own', relation: 'own', distance: 0, whole: true, hidden: 0, findings: [], place } as const;
  return { locale: 'en', unit: 'own', pipeline: 'own', title: 'Own', outdated: false, groups: [own, ...groups], nodes, edges, beyond: 0 };
}

/** Two sources, joined; the name is called otherwise after it. */
const SMALL = graph(
  [node('a', 'source', [['name', 'ordinary'], ['debt', 'sensitive']]), node('b', 'source', [['id', 'ordinary']]), node('join', 'step', [['name', 'ordinary'], ['debt', 'sensitive'], ['id', 'ordinary']]), node('short', 'step', [['who', 'ordinary']]), node('out', 'output', [['who', 'ordinary']])],
  [edge('a', 'join', [[0, 0], [1, 1]]), edge('b', 'join', [[0, 2]]), edge('join', 'short', [[0, 0]]), edge('short', 'out', [[0, 0]])],
);

const seeds = analyse(seedPipelines());
const graphs: readonly WireGraph[] = [...seeds.workspace.allUnits()].flatMap((unit) => {
  const found = unit.kind === 'pipeline' ? lineageGraph(unit, seeds, 'nl', { depth: 2, whole: [...seeds.workspace.link().order] }) : undefined;
  // Places are all that differs on the wire, and no drawing asks for them.
  return found === undefined ? [] : [found as unknown as WireGraph];
});

const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const within = (a: Box, b: Box): boolean => a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;

function checkLayout(shown: WireGraph, layout: Layout): void {
  const boxes = [...layout.nodes.values()];
  assert.equal(boxes.length, shown.nodes.length);
  boxes.forEach((box, index) => boxes.slice(index + 1).forEach((other) => assert.ok(!overlap(box, other), 'nodes overlap')));
  const frames = [...layout.groups.values()];
  frames.forEach((box, index) => frames.slice(index + 1).forEach((other) => assert.ok(!overlap(box, other), 'frames overlap')));
  for (const { id, group } of shown.nodes) assert.ok(within(layout.nodes.get(id)!, layout.groups.get(group)!), `${id} is in its frame`);
  for (const frame of frames) assert.ok(within(frame, { x: 0, y: 0, width: layout.width, height: layout.height }));
  shown.edges.forEach(({ from, to }, index) => {
    const points = layout.edges[index]!;
    const [start, end] = [layout.nodes.get(from)!, layout.nodes.get(to)!];
    assert.deepEqual(layout.down ? [points[0]!.y, points.at(-1)!.y] : [points[0]!.x, points.at(-1)!.x], layout.down ? [start.y + start.height, end.y] : [start.x + start.width, end.x]);
    assert.ok(layout.down ? end.y > start.y : end.x > start.x, 'data flow onward');
  });
}

describe('the layout of a graph', () => {
  for (const down of [false, true]) {
    it(`lets nothing overlap and all data flow ${down ? 'down' : 'to the right'}, in all worked pipelines`, () => {
      assert.ok(graphs.length > 50);
      for (const shown of graphs) checkLayout(shown, layOut(shown, down));
    });
  }

  it('is the same for the same graph', () => {
    for (const shown of graphs.slice(0, 8)) assert.deepEqual(layOut(shown, false), layOut(structuredClone(shown), false));
  });

  it('survives what no pipeline should have', () => {
    for (const odd of [graph([], []), graph([node('a', 'step', [])], [edge('a', 'a', []), edge('a', 'gone', [])]), graph([node('a', 'step', []), node('b', 'step', [])], [edge('a', 'b', []), edge('b', 'a', [])])]) {
      assert.ok(layOut(odd, false).width > 0);
      assert.ok(toXml(sceneOf(odd, layOut(odd, false), textsIn('en'))).length > 0);
    }
  });

  it('stays quick for a pipeline of 400 nodes', () => {
    const big = graph(Array.from({ length: 400 }, (_, index) => node(`n${index}`, index < 40 ? 'source' : index > 380 ? 'output' : 'step', [['x', 'ordinary']])),
      Array.from({ length: 360 }, (_, index) => [edge(`n${index}`, `n${index + 40}`, [[0, 0]]), edge(`n${index}`, `n${Math.min(399, index + 41 + (index * 7) % 30)}`, [[0, 0]])]).flat());
    const started = performance.now();
    const layout = layOut(big, false);
    const took = performance.now() - started;
    assert.equal(layout.nodes.size, 400);
    assert.ok(took < 5000, `${took} ms`);
  });
});

describe('frames that would stand over each other', () => {
  for (const [title, items, expected] of [
    ['stay where they wish when there is room', [{ wish: 0, size: 10 }, { wish: 100, size: 10 }], [0, 100]],
    ['make way by as much on both sides', [{ wish: 0, size: 10 }, { wish: 0, size: 10 }], [-18, 18]],
    ['push on those they then touch', [{ wish: 0, size: 10 }, { wish: 30, size: 10 }, { wish: 30, size: 10 }], [-16, 20, 56]],
  ] as const) it(title, () => assert.deepEqual(spread(items).map((start) => Math.round(start)), expected));
});

describe('a field that is followed', () => {
  const names = (starts: ReturnType<typeof fieldsNamed>): string[] => [...wayOf(SMALL, starts).fields].map(([id, fields]) => `${id}: ${[...fields].map((index) => SMALL.nodes.find((one) => one.id === id)?.fields[index]?.name).join(' ')}`).sort();

  it('is found under its other names, backward and onward', () => {
    const way = ['a: name', 'join: name', 'out: who', 'short: who'];
    assert.deepEqual(names(fieldsNamed(SMALL, 'name')), way);
    assert.deepEqual(names(fieldsNamed(SMALL, ' WHO ')), way);
  });

  it('lights up the edges it travels and no other', () => assert.deepEqual([...wayOf(SMALL, fieldsNamed(SMALL, 'debt')).edges], [0]));
  it('is found by a part of its name where no name is the same', () => assert.deepEqual(names(fieldsNamed(SMALL, 'deb')), ['a: debt', 'join: debt']));
  it('is not found under nothing', () => assert.deepEqual(fieldsNamed(SMALL, '  '), []));
});

describe('the arrow keys', () => {
  for (const down of [false, true]) {
    const layout = layOut(SMALL, down);
    const [back, onward] = down ? ['ArrowUp', 'ArrowDown'] as const : ['ArrowLeft', 'ArrowRight'] as const;
    it(`follow the flow ${down ? 'down' : 'to the right'}`, () => {
      assert.equal(nextNode(SMALL, layout, 'a', onward), 'join');
      assert.equal(nextNode(SMALL, layout, 'join', onward), 'short');
      assert.equal(nextNode(SMALL, layout, 'short', back), 'join');
      assert.equal(nextNode(SMALL, layout, 'out', onward), undefined);
      assert.equal(nextNode(SMALL, layout, 'nowhere', onward), undefined);
    });
    it(`reach every node that is drawn ${down ? 'down' : 'to the right'}`, () => {
      for (const shown of graphs) {
        const placed = layOut(shown, down);
        const seen = new Set(shown.nodes.slice(0, 1).map(({ id }) => id));
        for (const at of seen) for (const arrow of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const) {
          const next = nextNode(shown, placed, at, arrow);
          if (next !== undefined) seen.add(next);
        }
        assert.equal(seen.size, shown.nodes.length, shown.pipeline);
      }
    });
  }
});

describe('the camera', () => {
  const screen = { width: 800, height: 600 };
  it('has all in sight, no larger than life', () => {
    assert.deepEqual(fit({ width: 400, height: 300 }, screen), { zoom: 1, x: 200, y: 150 });
    assert.deepEqual(fit({ width: 1600, height: 600 }, screen), { zoom: 0.5, x: 0, y: 150 });
  });
  it('keeps the place under the pointer when it zooms', () => {
    const before = { zoom: 1, x: 30, y: -20 };
    const after = zoomed(before, 2, { x: 100, y: 50 });
    assert.deepEqual([(100 - after.x) / after.zoom, (50 - after.y) / after.zoom], [(100 - before.x) / before.zoom, (50 - before.y) / before.zoom]);
  });
  it('moves no more than is needed to show a node', () => {
    assert.deepEqual(showing({ zoom: 1, x: 0, y: 0 }, { x: 100, y: 100, width: 50, height: 50 }, screen), { zoom: 1, x: 0, y: 0 });
    assert.equal(showing({ zoom: 1, x: 0, y: 0 }, { x: 900, y: 100, width: 50, height: 50 }, screen).x, -174);
  });
  it('leaves the chosen node where it was after an edit', () => {
    const [before, after] = [layOut(SMALL, false), layOut(graph([...SMALL.nodes, node('c', 'source', [])], [...SMALL.edges, edge('c', 'join', [])]), false)];
    const was = { zoom: 1.5, x: -40, y: 25 };
    const now = kept(was, before, after, 'join', screen);
    const at = (layout: Layout, camera: typeof was): number[] => [layout.nodes.get('join')!.x * camera.zoom + camera.x, layout.nodes.get('join')!.y * camera.zoom + camera.y];
    assert.deepEqual(at(after, now).map(Math.round), at(before, was).map(Math.round));
  });
  it('begins where names can be read, with what it is about in sight', () => {
    const opened = opening({ width: 5000, height: 400 }, { x: 2400, y: 100, width: 200, height: 70 }, screen);
    assert.ok(opened.zoom >= 0.7);
    const x = 2400 * opened.zoom + opened.x;
    assert.ok(x > 0 && x + 200 * opened.zoom < screen.width);
  });
});

describe('the drawing', () => {
  const english = textsIn('en');
  const flat = (one: Shape): readonly Shape[] => [one, ...one.children.flatMap(flat)];
  const classes = (look: Parameters<typeof sceneOf>[3]): Map<string, string> => new Map(flat(sceneOf(SMALL, layOut(SMALL, false), english, look)).flatMap(({ attributes }) => (attributes['data-node'] === undefined ? [] : [[String(attributes['data-node']), String(attributes['class'])]])));

  it('marks what is chosen, and fades what a followed field does not pass', () => {
    assert.match(classes({ selected: 'join' }).get('join')!, /\bselected\b/);
    const followed = classes({ way: wayOf(SMALL, fieldsNamed(SMALL, 'debt')) });
    assert.deepEqual([...followed].filter(([, words]) => /\blit\b/.test(words)).map(([id]) => id), ['a', 'join']);
    assert.deepEqual([...followed].filter(([, words]) => /\bdim\b/.test(words)).map(([id]) => id), ['b', 'short', 'out']);
  });

  it('says in words what signs and colours say', () => {
    const told = node('brp', 'source', [['bsn', 'national-id']], 'own', { classes: [{ class: 'national-id', count: 1 }], detail: 'Register', findings: [{ severity: 'error', rule: 'x', page: true, message: 'm', place }] });
    assert.equal(describeNode(told, english), 'source brp (Register), directly identifying, 1 field: 1 national number, 1 error');
    assert.equal(describeNode(told, textsIn('nl')), 'bron brp (Register), direct herleidbaar, 1 veld: 1 nationaal nummer, 1 fout');
    assert.equal(describeEdge(edge('a', 'b', [[0, 0]], { keys: ['bsn'], class: 'special', via: 2 }), 'a', 'b', english), 'a → b, 1 field, heaviest class: special category, joined on bsn, via 2 steps');
  });

  it('cuts off what does not fit', () => {
    const cut = fitted('een heel lange naam van een stap', 13, 80);
    assert.ok(cut.endsWith('…') && widthOf(cut, 13) <= 80 + 13);
    assert.equal(fitted('kort', 13, 80), 'kort');
  });
});

describe('the exported file', () => {
  it('holds every node, a title and a description, and nothing from elsewhere', () => {
    const shown = graphs.find(({ pipeline }) => pipeline === 'breda-vik')!;
    const svg = exportSvg(shown, textsIn('nl'), false);
    assert.match(svg, /<title id="title">Gegevensstroom van Veiligheidsinformatieknooppunt<\/title><desc id="desc">\d+ onderdelen/);
    for (const { label } of shown.nodes) assert.ok(svg.includes(`>${label}<`) || svg.includes(`>${label.slice(0, 5)}`), label);
    assert.doesNotMatch(svg, /<script|href=|url\(|var\(|@import|\son\w+=/i);
    assert.equal([...svg.matchAll(/https?:\/\/[^"]+/g)].filter(([url]) => url !== 'http://www.w3.org/2000/svg').length, 0);
  });

  it('is sound XML whatever names hold', () => {
    const odd = `<a> & "b" ]]> \u0000\u0007\uD800 é 漢字`;
    const svg = exportSvg(graph([node(odd, 'source', [[odd, 'special']], 'own', { detail: odd, classes: [{ class: 'special', count: 1 }] })], []), textsIn('en'), true);
    assert.doesNotMatch(svg, /<a>|\u0000|\u0007|\uD800(?![\uDC00-\uDFFF])/u);
    const open: string[] = [];
    for (const [, close, name, self] of svg.replace(/^<\?xml[^>]*>/u, '').matchAll(/<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/gu)) {
      if (close === '/') assert.equal(open.pop(), name);
      else if (self !== '/') open.push(name!);
    }
    assert.deepEqual(open, []);
  });
});
