import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { dotText } from '../../server/src/picture/dot.ts';
import { jsonGraph } from '../../server/src/picture/graph-json.ts';
import type { Locale } from '../../server/src/picture/graph.ts';
import { mermaidText } from '../../server/src/picture/mermaid.ts';
import { pictureOf } from '../../server/src/picture/picture-of.ts';
import { graphSvg } from '../../server/src/picture/svg.ts';
import { pictureTexts } from '../../server/src/picture/texts.ts';
import { wholeGraph, type WholeWish } from '../../server/src/picture/whole-graph.ts';
import type { Analysis } from '../../server/src/service/analysis.ts';
import { analyse } from '../harness/check.ts';
import { matchesGolden, ROOT } from '../harness/golden.ts';
import { seedPipelines } from '../harness/seeds.ts';
import { FILES } from './hostile.ts';

const hostile = analyse(FILES);
const seeds = analyse(seedPipelines());
const validate = new Ajv2020({ allErrors: true, strict: false }).compile(JSON.parse(readFileSync(join(ROOT, 'schemas/graph.schema.json'), 'utf8')) as object);

function written(format: 'mermaid' | 'dot' | 'svg' | 'json', analysis: Analysis, locale: Locale, wish: WholeWish = {}): string {
  const graph = wholeGraph(analysis, locale, wish);
  switch (format) {
    case 'mermaid': return mermaidText(graph, pictureTexts(locale));
    case 'dot': return dotText(graph, pictureTexts(locale));
    case 'svg': return graphSvg(graph, pictureTexts(locale));
    case 'json': return `${JSON.stringify(jsonGraph(graph, analysis, '0.0.0'), undefined, 2)}\n`;
  }
}

/** What a terminal, a page or a reader's eye could be misled by. */
const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/u;

const EXTENSION = { mermaid: 'mmd', dot: 'dot', svg: 'svg', json: 'json' } as const;

describe('the lineage of names that mean something to a format', () => {
  for (const format of ['mermaid', 'dot', 'svg', 'json'] as const) {
    for (const locale of ['nl', 'en'] as const) {
      it(`is the same as before, as ${format} in ${locale}`, () => matchesGolden(`picture/hostile.${locale}.${EXTENSION[format]}`, written(format, hostile, locale)));
    }
    if (format !== 'json') it(`holds nothing unseen as ${format}`, () => assert.doesNotMatch(written(format, hostile, 'nl'), UNSEEN));
  }
});

/** All lines that a flowchart may have; between quotation marks nothing that means something to any reader of it. */
const LABEL = String.raw`"(?:[\p{L}\p{N}\p{M} ,.()/·…⚠_-]|#\d+;|<br/>)*"`;
const MERMAID = [
  /^flowchart LR$/u, /^ {2}acc(?:Title|Descr): [^#;\n]+$/u, new RegExp(String.raw`^ {2}subgraph p\d+\[${LABEL}\]$`, 'u'), /^ {4}p\d+x\[" "\]$/u, / {2}end$/u,
  new RegExp(String.raw`^ {4}n\d+(?:\[\(${LABEL}\)\]|\[${LABEL}\]|\(\[${LABEL}\]\))$`, 'u'), new RegExp(String.raw`^ {2}n\d+ (?:-->|==>)\|${LABEL}\| n\d+$`, 'u'),
  /^ {2}(?:style p\d+|classDef [a-z-]+|linkStyle [\d,]+) [\w:#,. -]+$/u, /^ {2}class [n\d,]+ [a-z-]+$/u,
];

describe('Mermaid', () => {
  for (const [name, analysis] of [['names that mean something', hostile], ['all worked pipelines', seeds]] as const) {
    it(`gets lines it knows, for ${name}`, () => {
      for (const line of written('mermaid', analysis, 'nl').trimEnd().split('\n')) assert.ok(MERMAID.some((form) => form.test(line)), line);
    });
  }

  it('gets every node once, in its pipeline, and edges between nodes that are there', () => {
    const graph = wholeGraph(seeds, 'en');
    const lines = written('mermaid', seeds, 'en').split('\n');
    const nodes = lines.flatMap((line) => /^ {4}(n\d+)[[(]/u.exec(line)?.[1] ?? []);
    assert.equal(nodes.length, graph.nodes.length);
    assert.equal(new Set(nodes).size, nodes.length);
    const ends = lines.flatMap((line) => /^ {2}(n\d+) (?:-->|==>)\|.*\| (n\d+)$/u.exec(line)?.slice(1) ?? []);
    assert.equal(ends.length, 2 * graph.edges.length);
    for (const end of ends) assert.ok(nodes.includes(end), end);
  });

  it('is told the class of each node and marks those with errors', () => {
    const text = written('mermaid', hostile, 'en');
    for (const name of ['national-id', 'error']) assert.match(text, new RegExp(String.raw`^ {2}class n\d+(?:,n\d+)* ${name}$`, 'mu'));
    assert.match(text, /1 special category \(diagnosis\)/u);
    assert.match(text, /⚠ \d+ errors?/u);
  });
});

describe('Graphviz', () => {
  it('gets strings that end where they should', () => {
    for (const analysis of [hostile, seeds]) {
      // Without its strings nothing but structure is left.
      for (const line of written('dot', analysis, 'nl').trimEnd().split('\n')) {
        assert.match(line.replace(/"(?:[^"\\]|\\.)*"/gu, '""'), /^(?:digraph lineage \{| {2}subgraph cluster_\d+ \{|[\w =,[\]".>-]+;| *\})$/u);
        for (const [text] of line.matchAll(/"(?:[^"\\]|\\.)*"/gu)) assert.doesNotMatch(text.replace(/\\[n"\\]/gu, ''), /\\|&(?!amp;)/u);
      }
    }
  });
});

describe('JSON', () => {
  for (const [name, analysis] of [['names that mean something', hostile], ['all worked pipelines', seeds]] as const) {
    it(`is what its schema says, for ${name}`, () => {
      const graph = JSON.parse(written('json', analysis, 'en')) as ReturnType<typeof jsonGraph>;
      assert.ok(validate(graph), JSON.stringify(validate.errors?.slice(0, 3)));
      const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
      assert.equal(nodes.size, graph.nodes.length);
      const pipelines = new Set(graph.pipelines.map(({ id }) => id));
      assert.equal(pipelines.size, graph.pipelines.length);
      for (const { pipeline } of graph.nodes) assert.ok(pipelines.has(pipeline));
      for (const { from, to, flows } of graph.edges) for (const [out, into] of flows) {
        assert.ok(nodes.get(from)?.fields.some((field) => field.name === out), `${from}: ${out}`);
        assert.ok(nodes.get(to)?.fields.some((field) => field.name === into), `${to}: ${into}`);
      }
    });
  }

  it('differs in words only between languages', () => {
    const [dutch, english] = (['nl', 'en'] as const).map((locale) => JSON.parse(written('json', seeds, locale)) as ReturnType<typeof jsonGraph>);
    const bare = (graph: ReturnType<typeof jsonGraph>): unknown => graph.nodes.map(({ id, level, classes, fields, findings }) => [id, level, classes, fields.map(({ name, categories, class: heaviest }) => [name, categories, heaviest]), findings.map(({ rule, range }) => [rule, range])]);
    assert.deepEqual(bare(dutch!), bare(english!));
  });
});

describe('the documentation', () => {
  for (const [page, locale] of [['docs/graph.md', 'en'], ['docs/graph.nl.md', 'nl']] as const) {
    for (const format of ['mermaid', 'dot'] as const) {
      it(`shows in ${page} what is written as ${format}`, () => {
        const [, shown] = new RegExp(`\`\`\`${format}\n([^]*?)\`\`\``, 'u').exec(readFileSync(join(ROOT, page), 'utf8'))!;
        assert.equal(shown, written(format, seeds, locale, { pipelines: ['amsterdam-cak'] }));
      });
    }
  }
});

describe('a drawing in a page', () => {
  const drawings = [...seeds.workspace.allUnits()].flatMap((unit) => (unit.kind === 'pipeline' ? [pictureOf(unit, seeds, 'nl')] : []));

  it('has ids that no other drawing has', () => {
    const ids = drawings.flatMap((drawing) => [...drawing.matchAll(/\sid="([^"]+)"/gu)].map(([, id]) => id));
    assert.ok(drawings.length > 50);
    assert.equal(new Set(ids).size, 2 * drawings.length);
    for (const drawing of drawings) for (const id of /aria-labelledby="([^"]+)"/u.exec(drawing)![1]!.split(' ')) assert.ok(drawing.includes(`id="${id}"`));
  });

  it('brings no styles, scripts or addresses into it', () => {
    for (const drawing of drawings) {
      assert.match(drawing, /^<svg [^>]*\swidth="[\d.]+" height="[\d.]+"/u);
      assert.doesNotMatch(drawing, /<style|<script|\sclass=|href=|url\(|@import|\son\w+=|data-/iu);
    }
  });

  it('stays within what a page has room for, or shrinks to letters that can still be read', () => {
    for (const drawing of drawings) {
      const [, least] = /min-width:(\d+)px/u.exec(drawing)!;
      const [, width] = /\swidth="([\d.]+)"/u.exec(drawing)!;
      assert.ok(Number(least) <= Number(width) && Number(least) / Number(width) > 0.5);
    }
  });

  it('says what is left out', () => {
    const files = Object.fromEntries([['bron.pipeline.yaml', 'grondslag: 1\npipeline: bron\nsources: { a: { party: x, fields: { naam: name } } }\noutputs: { uit: { from: a } }\n'], ...Array.from({ length: 20 }, (_, index) => [`p${index}.pipeline.yaml`, `grondslag: 1\npipeline: p${index}\nsources: { in: { output: bron/uit } }\noutputs: { uit: { from: in } }\n`])]);
    const analysis = analyse(files);
    const unit = [...analysis.workspace.allUnits()].find(({ id }) => id === 'bron');
    assert.ok(unit?.kind === 'pipeline');
    assert.match(pictureOf(unit, analysis, 'nl'), /Er zijn verder weg nog \d+ pijplijnen/u);
  });
});
