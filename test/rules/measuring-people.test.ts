import assert from 'node:assert/strict';
import type { Preset } from '../../server/src/rules/finding.ts';
import { DEFAULT_SETTINGS } from '../../server/src/service/settings.ts';
import { findings, line, type Files } from '../harness/check.ts';
import { pipeline } from './cases.ts';

const BASIS = `grondslag: 1
catalog: basis
parties:
  gemeente: { name: Gemeente Voorbeeld, kind: public-authority, country: NL }
  winkel: { name: Winkel BV, kind: private, country: NL, aliases: [shop] }
  bureau: { name: Bureau BV, kind: private, country: NL }
  regiobedrijf: { name: Regiobedrijf, kind: mixed, country: NL }
laws:
  winkelwet: { title: Winkelwet, article: art. 1, status: in-force, controllers: [private], grants: [collect, receive], reviewedBy: jurist, checkedOn: 2026-01-05 }
  oude-wet: { title: Oude wet, article: art. 1, status: repealed, controllers: [private], grants: [receive], reviewedBy: jurist, checkedOn: 2026-01-05 }
  taakwet: { title: Taakwet, article: art. 1, status: in-force, grants: [collect], reviewedBy: jurist, checkedOn: 2026-01-05 }
purposes:
  gedeeld: { description: D, kind: service, monitoring: { metric: m, groups: [g] } }
`;

/** The findings of one rule, also at info: `severity path`. */
function of(rule: string, files: Files, preset: Preset = 'reviewer'): readonly string[] {
  return findings({ 'basis.catalog.yaml': BASIS, ...files }, { ...DEFAULT_SETTINGS, preset }).filter((item) => item.rule.id === rule).map((item) => line(item).replace(`${rule} `, '').replace('a.pipeline.yaml ', ''));
}

function check(rule: string, name: string, body: string, expected: readonly string[], more: { readonly preset?: Preset; readonly controller?: string } = {}): void {
  it(`${rule}: ${name}`, () => assert.deepEqual(of(rule, { 'a.pipeline.yaml': pipeline('a', body, more.controller) }, more.preset), expected));
}

describe('measuring in public space', () => {
  const rule = 'public-space-without-agreement';
  const measured = (source: string, evidence = ''): string => `purposes:\n  drukte: { description: D, kind: service${evidence} }\nsources:\n  straat: { ${source} }\noutputs:\n  uit: { from: straat, audience: team }`;
  const plates = 'fields: { kenteken: licence-plate, tijd: timestamp, camera: location }';
  const both = 'publicSpace: { agreement: A, notice: borden }';
  for (const [what, source, fires] of [
    ['a known register', 'register: nl/wifi-tellingen', true],
    ['a known register with both', `register: nl/wifi-tellingen, ${both}`, false],
    ['of a known register only counts', 'register: nl/wifi-tellingen, fields: { plaats: { category: geo-object }, aantal: { category: measurement } }', false],
    ['number plates', `party: gemeente, ${plates}`, true],
    ['number plates with both', `party: gemeente, ${both}, ${plates}`, false],
    ['an agreement and no sign', `party: gemeente, publicSpace: { agreement: A }, ${plates}`, true],
    ['a sign and no agreement', `party: gemeente, publicSpace: { notice: borden }, ${plates}`, true],
    ['still to be filled in', `party: gemeente, publicSpace: TODO, ${plates}`, false],
    ['parts still to be filled in', `party: gemeente, publicSpace: { agreement: TODO, notice: TODO }, ${plates}`, false],
    ['number plates of permits', 'party: gemeente, fields: { kenteken: licence-plate, naam: name, plaats: location, tijd: timestamp }', false],
    ['number plates without a place', 'party: gemeente, fields: { kenteken: licence-plate, tijd: timestamp }', false],
    ['devices', 'party: gemeente, fields: { mac: device-id, plaats: location }', true],
    ['devices of the employees', 'party: gemeente, subjects: { kind: employees }, fields: { mac: device-id, plaats: location }', false],
    ['devices on machines', 'party: gemeente, subjects: { kind: objects }, fields: { sensor: device-id, plaats: location }', false],
    ['camera footage', 'party: gemeente, fields: { beeld: video, plaats: location }', true],
    ['a photo somebody sends in', 'party: gemeente, fields: { foto: image, plaats: location, tijd: timestamp, omschrijving: free-text }', false],
    ['whoever says so', 'party: gemeente, publicSpace: { agreement: A }, fields: { gezicht: photo }', true],
    ['counts of whoever says so', 'party: gemeente, publicSpace: { agreement: A }, fields: { aantal: measurement }', false],
    ['the police, whose act settles it', 'register: nl/anpr', false],
  ] as const) {
    check(rule, what, measured(source), fires ? ['warning sources.straat'] : [], { preset: 'engineer' });
  }
  check(rule, 'evidence of the purpose answers too', measured(`party: gemeente, ${plates}`, ', evidence: { publicSpaceAgreement: A, streetNotice: borden }'), [], { preset: 'engineer' });
  check(rule, 'half of the evidence', measured(`party: gemeente, ${plates}`, ', evidence: { publicSpaceAgreement: A }'), ['warning sources.straat'], { preset: 'engineer' });
  check(rule, 'half here, half there', measured(`party: gemeente, publicSpace: { notice: borden }, ${plates}`, ', evidence: { publicSpaceAgreement: A }'), [], { preset: 'engineer' });
  it(`${rule}: is told where it comes in, not downstream`, () => assert.deepEqual(of(rule, {
    'b.pipeline.yaml': pipeline('b', measured(`party: gemeente, ${plates}`)),
    'a.pipeline.yaml': pipeline('a', measured('output: b/uit')),
  }), ['warning b.pipeline.yaml sources.straat']));
});

describe('outcome monitoring', () => {
  const rule = 'missing-bias-monitoring';
  const scored = (purpose: string, target: string, fields = 'naam: name, bedrag: debt'): string => `purposes:\n  keuze: { description: D, kind: service${purpose} }\nsources:\n  a: { party: gemeente, fields: { ${fields} } }\nsteps:\n  een: { score: a, field: x, model: { type: rules }${target} }\n  twee: { score: een, field: y, model: { type: rules }${target} }\noutputs:\n  uit: { from: twee, audience: team }`;
  check(rule, 'once per purpose, at the first score', scored('', ', target: persons'), ['warning steps.een']);
  check(rule, 'a target nobody stated counts as people', scored('', ''), ['warning steps.een']);
  check(rule, 'areas', scored('', ', target: areas'), []);
  check(rule, 'objects', scored('', ', target: objects'), []);
  check(rule, 'no people at all', scored('', ', target: persons', 'nummer: object, maat: measurement'), []);
  check(rule, 'complete', scored(', monitoring: { metric: m, groups: [g], every: P1Y }', ', target: persons'), []);
  check(rule, 'two of three', scored(', monitoring: { metric: m, groups: [g] }', ', target: persons'), ['warning steps.een']);
  check(rule, 'still to be filled in', scored(', monitoring: { metric: TODO, groups: TODO, every: TODO }', ', target: persons'), []);
  check(rule, 'a placeholder for all', scored(', monitoring: TODO', ', target: persons'), []);
  check(rule, 'for reviewers', scored('', ', target: persons'), [], { preset: 'engineer' });
  check(rule, 'a purpose of a catalogue', scored('', ', target: persons').replace(/purposes:\n.*\n/, '').replace('score: a,', 'score: a, purpose: gedeeld,').replace('score: een,', 'score: een, purpose: gedeeld,'), ['warning steps.een']);
});

describe('private recipients', () => {
  const rule = 'private-benefit';
  const given = (output: string, head = '', law = 'taakwet', from = 'a'): string => `${head}purposes:\n  doel: { description: D, kind: service, ground: { article: 6(1)(e), law: ${law} } }\nsources:\n  a: { party: gemeente, fields: { naam: name, wijk: neighbourhood } }\nsteps:\n  tel: { aggregate: a, by: [wijk], measures: { n: count }, minGroupSize: 10, suppression: blank }\noutputs:\n  uit: { from: ${from}, ${output} }`;
  check(rule, 'a company', given('audience: private, recipients: [winkel]'), ['warning outputs.uit']);
  check(rule, 'two companies are one finding', given('audience: private, recipients: [winkel, bureau]'), ['warning outputs.uit']);
  check(rule, 'the audience alone', given('audience: private'), ['warning outputs.uit']);
  check(rule, 'a processor, under its alias', given('audience: private, recipients: [shop]', 'processors: { winkel: { agreement: VO-1 } }\n'), []);
  check(rule, 'a subprocessor', given('audience: private, recipients: [bureau]', 'processors: { winkel: { agreement: VO-1, subprocessors: [bureau] } }\n'), []);
  check(rule, 'one processor and one that is none', given('audience: private, recipients: [winkel, bureau]', 'processors: { winkel: { agreement: VO-1 } }\n'), ['warning outputs.uit']);
  check(rule, 'a law that such parties may rely on', given('audience: private, recipients: [winkel]', '', 'winkelwet'), []);
  check(rule, 'one that is repealed', given('audience: private, recipients: [winkel]', '', 'oude-wet'), ['warning outputs.uit']);
  check(rule, 'a basis of its own for the number', given('audience: private, recipients: [winkel], bsn: { law: winkelwet }'), []);
  check(rule, 'group figures', given('audience: private, recipients: [winkel]', '', 'taakwet', 'tel'), []);
  check(rule, 'a mixed party', given('audience: private, recipients: [regiobedrijf]'), []);
  check(rule, 'a party nobody knows', given('audience: private, recipients: [onbekend]'), []);
  check(rule, 'a private controller', given('audience: private, recipients: [bureau]'), [], { controller: 'winkel' });
  check(rule, 'a mixed controller serves a public task', given('audience: private, recipients: [bureau]'), ['warning outputs.uit'], { controller: 'regiobedrijf' });
  check(rule, 'a controller beside the municipality', given('audience: private, recipients: [winkel]'), [], { controller: '[gemeente, winkel]' });
  check(rule, 'for reviewers', given('audience: private, recipients: [winkel]'), [], { preset: 'engineer' });
});

describe('less would do', () => {
  const rule = 'less-intrusive-available';
  const used = (kind: string, fields: string, output = 'audience: team', use = ''): string => `purposes:\n  doel: { description: D, kind: ${kind} }\nsources:\n  a: { party: gemeente${use}, fields: { ${fields} } }\noutputs:\n  uit: { from: a, ${output} }`;
  const people = 'naam: name, wijk: neighbourhood';
  check(rule, 'policy on people', used('policy', people), ['warning outputs.uit']);
  check(rule, 'statistics on people', used('statistics', people), ['info outputs.uit']);
  check(rule, 'who is pointed at without a name', used('policy', 'geboortedatum: birth-date, postcode: postcode6, geslacht: sex'), ['warning outputs.uit']);
  check(rule, 'rows that point at nobody', used('policy', 'wijk: neighbourhood, bedrag: debt'), []);
  for (const kind of ['service', 'research', 'enforcement', 'operations']) check(rule, `${kind} needs people`, used(kind, people), []);
  check(rule, 'in public it is a graver finding', used('policy', people, 'audience: public'), []);
  check(rule, 'rows kept for statistics that become policy are a graver finding', used('policy', people, 'audience: team', ', use: statistics-only'), []);
  check(rule, 'for reviewers', used('policy', people), [], { preset: 'engineer' });
  check(rule, 'things', used('policy', 'boom: object, plaats: geo-object'), []);
});
