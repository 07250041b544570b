import assert from 'node:assert/strict';
import { compareGraphs } from '../../server/src/service/comparison/compare.ts';
import type { Change, PipelineDiff } from '../../server/src/service/comparison/shape.ts';
import { portraitsOf } from '../../server/src/service/portrait.ts';
import { open, type Files } from '../harness/check.ts';

const BASE = `grondslag: 1
pipeline: huisbezoek
title: Huisbezoek
description: Huisbezoek plannen bij wie daarom vroeg
owner: team-wijk
controller: gemeente
parties:
  gemeente: { name: Gemeente Voorbeeld, kind: public-authority, country: NL }
  zorgbv: { name: Zorg BV, kind: private, country: US }
purposes:
  bezoek:
    description: Wijkteam plant een huisbezoek bij inwoners die daarom vroegen
    kind: service
    ground: { article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }
    covers: [contact, care-use]
    retention: P3M
    evidence: { dpia: { reference: DPIA-2026-01, date: 2026-01-05 } }
sources:
  aanvragen:
    party: gemeente
    collectedFor: service
    subjects: { kind: citizens, count: 400 }
    fields: { klantnummer: case-number, naam: name, adres: address }
  zorg:
    party: gemeente
    collectedFor: service
    subjects: { kind: citizens, count: 400 }
    fields: { klantnummer: case-number, gebruik: care-use }
steps:
  koppel: { join: [aanvragen, zorg], on: klantnummer }
  smal: { select: koppel, fields: [naam, adres] }
outputs:
  lijst: { from: smal, audience: team, recipients: [gemeente] }
`;

function compare(before: Files | string, after: Files | string): readonly PipelineDiff[] {
  const files = (one: Files | string): Files => (typeof one === 'string' ? { 'a.pipeline.yaml': one } : one);
  return compareGraphs(portraitsOf(open(files(before))), portraitsOf(open(files(after)))).pipelines;
}

const line = ({ part, name, aspect, effect, added, removed, from, to }: Change): string => `${effect} ${part}${name === '' ? '' : ` ${name}`} ${aspect}: ${[...added.map((one) => `+${one}`), ...removed.map((one) => `-${one}`), ...(from === null && to === null ? [] : [`${from} → ${to}`])].join(' ')}`;

/** An edit, and what it changes in the graph: nothing else may. */
const EDITS: readonly (readonly [title: string, find: string | RegExp, replace: string, expected: readonly string[]])[] = [
  ['a field reaches an output', '[naam, adres]', '[naam, adres, gebruik]', ['wider output lijst categories: +care-use']],
  ['a field no longer does', '[naam, adres]', '[adres]', ['narrower output lijst categories: -name']],
  ['a recipient', 'recipients: [gemeente]', 'recipients: [gemeente, zorgbv]', [
    'wider output lijst recipients: +zorgbv', 'wider transfer zorgbv self: +zorgbv', 'wider transfer zorgbv countries: +US', 'wider transfer zorgbv open: +US: none',
  ]],
  ['an audience', 'audience: team', 'audience: public', ['wider output lijst audience: team → public']],
  ['a ground', 'ground: { article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }', 'ground: { article: 6(1)(a) }', ['other purpose bezoek ground: 6(1)(e), Wmo 2015 art. 2.3.2 → 6(1)(a)']],
  ['a ground that goes', /\n +ground:.*/, '', [
    'wider purpose bezoek uncovered: +address +name', 'wider purpose bezoek ground: 6(1)(e), Wmo 2015 art. 2.3.2 → null', 'wider undeclared self: +ground purposes.bezoek',
  ]],
  ['how long', 'retention: P3M', 'retention: P1Y', ['wider output lijst retention: P3M → P1Y', 'wider purpose bezoek retention: P3M → P1Y']],
  ['how many', 'subjects: { kind: citizens, count: 400 }\n    fields: { klantnummer: case-number, naam', 'subjects: { kind: citizens, count: 300 }\n    fields: { klantnummer: case-number, naam', []],
  ['how many at most', /count: 400/g, 'count: 90000', ['wider people citizens count: 400 → 90000']],
  ['what the purpose is', 'bij inwoners die daarom vroegen\n    kind', 'bij alle inwoners\n    kind', ['other purpose bezoek description: Wijkteam plant een huisbezoek bij inwoners die daarom vroegen → Wijkteam plant een huisbezoek bij alle inwoners']],
  ['a DPIA that goes', /\n +evidence:.*/, '', ['wider purpose bezoek dpia: DPIA-2026-01, 2026-01-05 → null']],
  ['a processor', 'purposes:\n  bezoek', 'processors: { zorgbv: { agreement: VO-12 } }\npurposes:\n  bezoek', [
    'wider transfer zorgbv self: +zorgbv', 'wider transfer zorgbv countries: +US', 'wider transfer zorgbv open: +US: none', 'wider roles processors: +zorgbv', 'other roles agreement: +zorgbv: VO-12',
  ]],
  ['a name of a step', /koppel/g, 'samen', []],
  ['the title', /title: .*/, 'title: Anders', []],
  ['the owner', 'team-wijk', 'team-oost', []],
];

describe('what differs between two versions', () => {
  for (const [title, find, replace, expected] of EDITS) {
    it(title, () => {
      const after = BASE.replace(find, replace);
      assert.notEqual(after, BASE);
      const changes = compare(BASE, after).flatMap((pipeline) => pipeline.changes).map(line);
      // What the DPIA lists make of it follows from the rest; the lists themselves are tested elsewhere.
      assert.deepEqual(changes.filter((one) => !/ dpia-/.test(one)).sort(), [...expected].sort());
    });
  }

  it('a pipeline that is new is told as a whole, one that went only by name', () => {
    const [added] = compare({}, BASE);
    assert.equal(added?.state, 'added');
    assert.ok(added.changes.some((change) => line(change) === 'wider output lijst categories: +address +name'));
    assert.ok(added.changes.some((change) => line(change) === 'wider combination koppel categories: +address +care-use +case-number +name'));
    const [removed] = compare(BASE, {});
    assert.equal(removed?.state, 'removed');
    assert.deepEqual([...new Set(removed.changes.map(({ aspect }) => aspect))], ['self']);
  });

  it('a pipeline in another file or under another id is the same pipeline', () => {
    const renamed = BASE.replace('pipeline: huisbezoek', 'pipeline: bezoek');
    const state = (before: Files, after: Files): readonly unknown[] => compare(before, after).map((one) => [one.state, one.id, one.file, one.movedFrom, one.changes.length]);
    assert.deepEqual(state({ 'a.pipeline.yaml': BASE }, { 'b/a.pipeline.yaml': BASE }), [['moved', 'huisbezoek', 'b/a.pipeline.yaml', { id: 'huisbezoek', file: 'a.pipeline.yaml' }, 0]]);
    assert.deepEqual(state({ 'a.pipeline.yaml': BASE }, { 'a.pipeline.yaml': renamed }), [['moved', 'bezoek', 'a.pipeline.yaml', { id: 'huisbezoek', file: 'a.pipeline.yaml' }, 0]]);
    assert.deepEqual(state({ 'a.pipeline.yaml': BASE }, { 'b.pipeline.yaml': renamed }), [['moved', 'bezoek', 'b.pipeline.yaml', { id: 'huisbezoek', file: 'a.pipeline.yaml' }, 0]]);
    // Under another id, elsewhere and otherwise, it is another one.
    const other = renamed.replace('[naam, adres]', '[naam]');
    assert.deepEqual(compare({ 'a.pipeline.yaml': BASE }, { 'b.pipeline.yaml': other }).map(({ id, state }) => `${id} ${state}`), ['bezoek added', 'huisbezoek removed']);
  });

  it('a catalogue that changes changes the pipelines that use it', () => {
    const catalog = (country: string): string => `grondslag: 1\ncatalog: stad\nparties:\n  zorgbv: { name: Zorg BV, kind: private, country: ${country} }\n`;
    const pipeline = BASE.replace(/ {2}zorgbv:.*\n/, '').replace('recipients: [gemeente]', 'recipients: [gemeente, zorgbv]');
    const lines = compare({ 'a.pipeline.yaml': pipeline, 's.catalog.yaml': catalog('NL') }, { 'a.pipeline.yaml': pipeline, 's.catalog.yaml': catalog('US') }).flatMap(({ changes }) => changes.map(line));
    assert.deepEqual(lines.filter((one) => one.includes('transfer')), ['wider transfer zorgbv self: +zorgbv', 'wider transfer zorgbv countries: +US', 'wider transfer zorgbv open: +US: none']);
  });
});
