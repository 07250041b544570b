import assert from 'node:assert/strict';
import { destinationsOfItem, itemOf, keyText, lineageAt, originsOfItem, type LineageKey } from '../../server/src/editor/lineage-items.ts';
import type { FlowNode } from '../../server/src/lineage/flow.ts';
import { unitKey } from '../../server/src/model/path.ts';
import type { Workspace } from '../../server/src/service/workspace.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { cursorIn } from '../harness/cursor.ts';
import { FILES } from './example-workspace.ts';
import { offsetsIn, spoiltTexts, wholeTexts, workspaceOf } from './structure-texts.ts';

const FAN = `grondslag: 1
pipeline: waaier
controller: gemeente
sources:
  a: { party: gemeente, fields: { id: case-number, naam: name, geld: income } }
  b: { party: gemeente, fields: { nr: case-number, naam: name, plek: address } }
steps:
  samen:
    join: [a, b]
    on: { a: id, b: nr }
  wie:
    derive: samen
    fields: { heet: { uses: [a.naam, b.naam] } }
  grof:
    generalise: wie
    fields: { plek: municipality }
  telling:
    aggregate: grof
    by: [plek]
    measures: { som: { sum: geld }, aantal: count }
  kans:
    score: wie
    uses: [geld]
    field: risico
    model: { type: rules }
    target: persons
  besluit:
    decide: kans
    field: uitkomst
    effect: legal
    human: none
  rond: { union: [rond, grof] }
outputs:
  uit: { from: telling, purpose: hulp, audience: team }
`;

const workspace = workspaceOf({ ...FILES, 'waaier.pipeline.yaml': FAN });

function name({ unit, name: node, field }: LineageKey): string {
  const id = workspace.unit(unit)!.id;
  return `${id}/${node}${field === undefined ? '' : `#${field}`}`;
}

function key(text: string): LineageKey {
  const [, pipeline, section, node, field] = /^(\w+)\/(\w+)\.([\w-]+)(?:#(.+))?$/.exec(text)!;
  const unit = unitKey(fileId(`${pipeline}.pipeline.yaml`), 0);
  return { unit, section: section as LineageKey['section'], name: node!, ...(field === undefined ? {} : { field }) };
}

/** A node or a field at one, where its data come from, and where they go. */
const CASES: readonly (readonly [key: string, from: readonly string[], to: readonly string[]])[] = [
  ['kop/sources.betalingen', [], ['kop/koppel']],
  ['kop/steps.koppel', ['kop/register', 'kop/betalingen'], ['kop/smal']],
  ['kop/outputs.door', ['kop/smal'], ['staart/kop']],
  ['staart/sources.kop', ['kop/door'], ['staart/kort', 'staart/tel']],
  ['kop/sources.betalingen#saldo', [], ['kop/koppel#saldo']],
  ['kop/steps.koppel#nummer', ['kop/register#nummer', 'kop/betalingen#nummer'], []],
  ['kop/steps.smal#bedrag', ['kop/koppel#saldo'], ['kop/door#bedrag']],
  ['kop/outputs.door#bedrag', ['kop/smal#bedrag'], ['staart/kop#bedrag']],
  ['staart/sources.kop#woonplek', ['kop/door#woonplek'], ['staart/kort#woonplek']],
  ['staart/steps.tel#aantal', [], []],
  ['waaier/steps.samen#id', ['waaier/a#id', 'waaier/b#nr'], ['waaier/wie#id']],
  ['waaier/steps.samen#a.naam', ['waaier/a#naam'], ['waaier/wie#a.naam', 'waaier/wie#heet']],
  ['waaier/sources.b#nr', [], ['waaier/samen#id']],
  ['waaier/steps.wie#heet', ['waaier/samen#a.naam', 'waaier/samen#b.naam'], ['waaier/kans#heet', 'waaier/grof#heet']],
  ['waaier/steps.grof#plek', ['waaier/wie#plek'], ['waaier/telling#plek', 'waaier/rond#plek']],
  ['waaier/steps.telling#som', ['waaier/grof#geld'], ['waaier/uit#som']],
  ['waaier/steps.kans#risico', ['waaier/wie#geld'], ['waaier/besluit#risico', 'waaier/besluit#uitkomst']],
];

function allKeys(all: Workspace): LineageKey[] {
  const keys: LineageKey[] = [];
  const sections = { source: 'sources', step: 'steps', output: 'outputs' } as const;
  for (const unit of all.allUnits()) {
    for (const node of all.flow(unit.key)?.nodes ?? ([] as readonly FlowNode[])) {
      const own: LineageKey = { unit: unit.key, section: sections[node.kind], name: node.name };
      keys.push(own, ...[...node.profile.fields.keys()].map((field) => ({ ...own, field })));
    }
  }
  return keys;
}

function assertMirrored(all: Workspace): void {
  const into = new Set<string>();
  const outOf = new Set<string>();
  for (const one of allKeys(all)) {
    for (const from of originsOfItem(one, all)) into.add(`${keyText(from)} > ${keyText(one)}`);
    for (const to of [...destinationsOfItem(one, all)].flat()) outOf.add(`${keyText(one)} > ${keyText(to)}`);
  }
  assert.ok(into.size > 0);
  assert.deepEqual([...into].sort(), [...outOf].sort());
}

describe('lineage one step at a time', () => {
  for (const [text, from, to] of CASES) {
    it(`leads from and to ${text}`, () => {
      assert.deepEqual(originsOfItem(key(text), workspace).map(name).sort(), [...from].sort());
      assert.deepEqual([...destinationsOfItem(key(text), workspace)].flat().map(name).sort(), [...to].sort());
    });
  }

  it('begins at what stands under the cursor: a node, a field at the node that it comes from, or an output of another file', () => {
    const at = (file: keyof typeof FILES, needle: string, nth = 1): string[] => lineageAt(fileId(file), cursorIn(FILES[file], needle, nth).offset, workspace, 'en').map((item) => name(item.key));
    assert.deepEqual(at('kop.pipeline.yaml', 'smal, purpose'), ['kop/smal']);
    assert.deepEqual(at('kop.pipeline.yaml', 'saldo }'), ['kop/koppel#saldo']);
    assert.deepEqual(at('kop.pipeline.yaml', 'bedrag'), ['kop/smal#bedrag']);
    assert.deepEqual(at('kop.pipeline.yaml', 'nummer\n    desc'), ['kop/register#nummer', 'kop/betalingen#nummer']);
    assert.deepEqual(at('staart.pipeline.yaml', 'kop/door'), ['kop/door']);
    assert.deepEqual(at('staart.pipeline.yaml', 'hulp'), []);
  });

  it('says what an item is, and where it is named', () => {
    const told = (text: string): string[] => {
      const { detail, place, nameSpan, kind } = itemOf(key(text), workspace, 'en')!;
      const source = workspace.file(place.file)!.source.text;
      assert.ok(place.span.start <= nameSpan.start && nameSpan.end <= place.span.end);
      return [kind, detail, source.slice(nameSpan.start, nameSpan.end)];
    };
    assert.deepEqual(told('kop/steps.koppel'), ['step', 'kop · join · directly identifying', 'koppel']);
    assert.deepEqual(told('kop/sources.betalingen#saldo'), ['field', 'kop/betalingen · debt or arrears · says something about a person and points to nobody', 'saldo']);
    assert.deepEqual(told('waaier/steps.telling#aantal'), ['field', 'waaier/telling · groups, not persons', 'aantal']);
    assert.deepEqual(told('waaier/steps.grof#plek')[2], 'plek');
    assert.deepEqual(told('waaier/steps.kans#risico')[2], 'risico');
    assert.deepEqual(told('waaier/steps.grof#geld')[2], 'grof');
  });

  it('knows nothing of what is not there', () => {
    for (const text of ['kop/steps.weg', 'kop/steps.koppel#weg', 'weg/steps.koppel', 'kop/sources.koppel']) {
      assert.equal(itemOf(key(text), workspace, 'nl'), undefined);
      assert.deepEqual(originsOfItem(key(text), workspace), []);
      assert.deepEqual([...destinationsOfItem(key(text), workspace)], []);
    }
  });

  it('is the same both ways, for every node and field of the worked pipelines', () => {
    assertMirrored(workspaceOf(Object.fromEntries(wholeTexts())));
    assertMirrored(workspace);
  });

  it('is the same both ways where pipelines read each other in a circle, or one id stands twice', () => {
    const link = (id: string, from: string): string => `grondslag: 1\npipeline: ${id}\nsources:\n  s: { output: ${from}/o }\n  t: { party: x, fields: { f: name } }\nsteps:\n  j: { union: [s, t] }\noutputs:\n  o: { from: j }\n`;
    assertMirrored(workspaceOf({ 'a.pipeline.yaml': link('a', 'b'), 'b.pipeline.yaml': link('b', 'c'), 'c.pipeline.yaml': link('c', 'a'), 'd.pipeline.yaml': link('d', 'd'), 'e.pipeline.yaml': link('a', 'b') }));
  });

  it('answers at any place of any text', () => {
    for (const [title, text] of spoiltTexts()) {
      const file = fileId('x.pipeline.yaml');
      const all = workspaceOf({ ...FILES, [file]: text });
      for (const offset of offsetsIn(text, 20)) {
        for (const { place, nameSpan, key: found } of lineageAt(file, offset, all, 'nl')) {
          assert.ok(place.span.start <= nameSpan.start && nameSpan.end <= place.span.end, title);
          originsOfItem(found, all);
          [...destinationsOfItem(found, all)].flat();
        }
      }
    }
  });
});
