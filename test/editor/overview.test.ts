import assert from 'node:assert/strict';
import { overviewCounts, viewTree, VIEWS, type OverviewInput, type ViewName } from '../../server/src/editor/overview.ts';
import { GROUPINGS, type Found, type Grouping } from '../../server/src/editor/overview-findings.ts';
import { nodeAt, sizeOf, type OverviewNode } from '../../server/src/editor/overview-node.ts';
import { unitFacts } from '../../server/src/editor/overview-unit.ts';
import type { Locale } from '../../server/src/messages/template.ts';
import { renderText } from '../../server/src/rules/finding.ts';
import type { Analysis } from '../../server/src/service/analysis.ts';
import { locate } from '../../server/src/service/locate.ts';
import { analyse, type Files } from '../harness/check.ts';
import { seedPipelines } from '../harness/seeds.ts';
import { FILES } from './example-workspace.ts';

function input(files: Files, locale: Locale): OverviewInput {
  const analysis = analyse(files);
  const found = [...analysis.workspace.fileIds()].flatMap((file) => analysis.inFile(file)).filter(({ suppressed }) => suppressed === undefined)
    .map((item): Found => ({ file: item.file, span: item.span, rule: item.rule, severity: item.severity, message: renderText(item.rule.messages[item.finding.message] ?? item.rule.summary, item.finding.params, locale) }));
  const units = [...analysis.workspace.allUnits()].sort((a, b) => (a.key < b.key ? -1 : 1)).map((unit) => unitFacts(unit, analysis.workspace));
  return { analysis, found, units, locale };
}

const tree = (view: ViewName, of: OverviewInput, by: Grouping = 'lens'): readonly OverviewNode[] => {
  const turns = viewTree(view, by, of);
  for (;;) {
    const { done, value } = turns.next();
    if (done === true) return value;
  }
};
const leaves = (nodes: readonly OverviewNode[]): readonly OverviewNode[] => nodes.flatMap((node) => (node.children === undefined ? [node] : leaves(node.children)));
const all = (nodes: readonly OverviewNode[]): readonly OverviewNode[] => nodes.flatMap((node) => [node, ...all(node.children ?? [])]);
/** A tree as indented lines. */
const lines = (nodes: readonly OverviewNode[], indent = ''): readonly string[] => nodes.flatMap((node) => [`${indent}${node.label}${node.description === undefined ? '' : ` — ${node.description}`}`, ...lines(node.children ?? [], `${indent}  `)]);

function textOf({ workspace }: Analysis, { place }: OverviewNode): string {
  assert.ok(place);
  const there = 'unit' in place ? locate(place, workspace) : place;
  assert.ok(there);
  return workspace.file(there.file)!.source.text.slice(there.span.start, there.span.end);
}

describe('the overview of a workspace', () => {
  const dutch = input(FILES, 'nl');

  it('names each register that is used, who keeps it and who uses it', () => {
    assert.deepEqual(lines(tree('registers', dutch)), ['Adressenbestand — Gemeente Voorbeeld · alleen met een overeenkomst · 1 pijplijn', '  Kop van de keten — kop · register']);
    assert.equal(textOf(dutch.analysis, tree('registers', dutch)[0]!), 'adressen');
    assert.equal(textOf(dutch.analysis, tree('registers', dutch)[0]!.children![0]!), 'register');
  });

  it('puts outputs under who is to see them', () => {
    assert.deepEqual(lines(tree('outputs', dutch)), [
      'De eigen organisatie — 1 uitvoer', '  door — kop · direct herleidbaar · Gemeente Voorbeeld',
      'Het team — 1 uitvoer', '  lijst — staart · direct herleidbaar · Gemeente Voorbeeld',
    ]);
    assert.equal(textOf(dutch.analysis, tree('outputs', dutch)[0]!.children![0]!), 'door');
  });

  it('tells of a purpose what it leans on, and which outputs serve it', () => {
    const [purpose] = tree('purposes', dutch);
    assert.equal(purpose!.label, 'hulp');
    assert.equal(purpose!.description, 'AVG 6(1)(e) · eigen-wet · gedeeld');
    assert.equal(purpose!.tone, 'sure');
    assert.deepEqual(purpose!.children!.map(({ label, kind }) => [kind, label]), [['ground', 'Grondslag'], ['law', 'Wet'], ['dpia', 'DPIA'], ['output', 'door'], ['output', 'lijst']]);
    assert.match(purpose!.children![1]!.description!, /^eigen-wet: geldt, uit een catalogus$/);
    assert.equal(textOf(dutch.analysis, purpose!), 'hulp');
  });

  for (const [title, ground, tone, says] of [
    ['a law nobody knows', '{ article: 6(1)(e), law: Law of nowhere art. 1 }', 'unsure', /niet in de kennisbank/],
    ['no law where one is asked for', '{ article: 6(1)(e) }', 'missing', /geen wet opgegeven/],
    ['no ground', 'TODO', 'missing', /geen grondslag opgegeven|nog in te vullen/],
    ['a ground to be filled in', '{ article: TODO }', 'missing', /nog in te vullen/],
    ['a ground that asks for no law', '{ article: 6(1)(a) }', 'sure', /toestemming/i],
  ] as const) it(`says how sure a purpose is with ${title}`, () => {
    const of = input({ 'a.pipeline.yaml': `grondslag: 1\npipeline: a\npurposes:\n  p: { description: x, kind: service, ground: ${ground} }\n` }, 'nl');
    const [purpose] = tree('purposes', of);
    assert.equal(purpose?.tone, tone);
    assert.match(purpose.children!.map(({ description }) => description).join('\n'), says);
  });

  it('says of the DPIA what is declared, and what points at one', () => {
    const of = (evidence: string): string => tree('purposes', input({ 'a.pipeline.yaml': `grondslag: 1\npipeline: a\npurposes:\n  p: { description: x, kind: service, ground: { article: 6(1)(a) }, evidence: ${evidence} }\n` }, 'en'))[0]!.children!.find(({ kind }) => kind === 'dpia')!.description!;
    assert.equal(of('{ dpia: { reference: D-1, date: 2026-01-01 } }'), 'D-1 (2026-01-01)');
    assert.equal(of('{ dpia: { reference: D-1 } }'), 'D-1 (without a date)');
    assert.equal(of('{ dpia: TODO }'), 'still to be filled in');
    assert.equal(of('{}'), 'no DPIA declared');
  });

  const seeds = seedPipelines();
  for (const locale of ['nl', 'en'] as const) it(`holds every finding of the worked pipelines once, however they are grouped (${locale})`, () => {
    const of = input(seeds, locale);
    assert.ok(of.found.length > 50);
    for (const by of GROUPINGS) {
      const found = tree('findings', of, by);
      assert.deepEqual(leaves(found).map(({ label }) => label).sort(), of.found.map(({ message }) => message).sort(), by);
      for (const leaf of leaves(found)) assert.ok(of.found.some((one) => one.message === leaf.label && one.span === (leaf.place as Found).span && one.rule.id === leaf.rule));
    }
    for (const lens of tree('findings', of)) assert.deepEqual([...new Set(leaves([lens]).map(({ rule }) => of.analysis.rules().byId(rule!)!.lens))], [lens.id]);
  });

  it('gives siblings ids of their own, and texts without holes, in every view', () => {
    for (const locale of ['nl', 'en'] as const) {
      const of = input({ ...seeds, ...FILES }, locale);
      for (const view of VIEWS) for (const by of GROUPINGS) {
        const nodes = tree(view, of, by);
        assert.ok(nodes.length > 0, view);
        const check = (siblings: readonly OverviewNode[], path: readonly string[]): void => {
          assert.equal(new Set(siblings.map(({ id }) => id)).size, siblings.length, `${view} ${path.join('/')}`);
          for (const node of siblings) {
            assert.equal(nodeAt(nodes, [...path, node.id]), node);
            assert.doesNotMatch(`${node.label} ${node.description} ${node.tooltip}`, /\[object|\{[a-z]+\}|NaN/);
            assert.ok(node.label !== '');
            check(node.children ?? [], [...path, node.id]);
          }
        };
        check(nodes, []);
        assert.equal(sizeOf(nodes, Infinity), all(nodes).length);
      }
    }
  });

  it('counts what was found, in words of the language', () => {
    const { found, units } = input(seeds, 'en');
    const counts = overviewCounts(3, new Set(['engineer']), { found, units, locale: 'en' });
    assert.equal(counts.error + counts.warning + counts.info, found.length);
    assert.equal(Object.values(counts.lenses).reduce((sum, { error, warning, info }) => sum + error + warning + info, 0), found.length);
    assert.match(counts.summary, /legally may: \d+ errors?/);
    assert.match(counts.summary, /3 files · Preset: engineer · Language: English/);
    assert.match(overviewCounts(1, new Set(), { found: [], units: [], locale: 'nl' }).summary, /Geen bevindingen\n\n1 bestand · Taal: Nederlands/);
  });

  it('keeps the facts of a unit as long as its flow is the same', () => {
    const { analysis: { workspace } } = dutch;
    for (const unit of workspace.allUnits()) assert.equal(unitFacts(unit, workspace), unitFacts(unit, workspace));
  });
});
