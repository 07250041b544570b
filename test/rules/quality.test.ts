import assert from 'node:assert/strict';
import type { Preset } from '../../server/src/rules/finding.ts';
import { DEFAULT_SETTINGS } from '../../server/src/service/settings.ts';
import { findings, line, type Files } from '../harness/check.ts';
import { pipeline } from './cases.ts';

const PARTIES = 'grondslag: 1\ncatalog: basis\nparties:\n  gemeente: { name: Gemeente Voorbeeld, kind: public-authority, country: NL }\n  provincie: { name: Provincie Voorbeeld, kind: public-authority, country: NL }\n  winkel: { name: Winkel BV, kind: private, country: NL }\n';

/** The findings of one rule, also at info: `severity path`. */
function of(rule: string, files: Files, preset: Preset = 'auditor'): readonly string[] {
  return findings({ 'basis.catalog.yaml': PARTIES, ...files }, { ...DEFAULT_SETTINGS, preset }).filter((item) => item.rule.id === rule).map((item) => line(item).replace(`${rule} `, '').replace('a.pipeline.yaml ', ''));
}

function check(rule: string, name: string, body: string, expected: readonly string[], preset?: Preset): void {
  it(`${rule}: ${name}`, () => assert.deepEqual(of(rule, { 'a.pipeline.yaml': pipeline('a', body) }, preset), expected));
}

/** One supply about things, in one output. */
const things = (output: string, source = 'party: gemeente, subjects: { kind: objects }'): string => `sources:\n  bomen: { ${source}, fields: { boomnummer: object, plaats: geo-object } }\noutputs:\n  uit: { from: bomen, ${output} }`;

describe('findability', () => {
  const all = 'title: T\ndescription: D\nowner: O\n';
  check('missing-metadata', 'three missing keys are one finding', things('audience: team'), ['warning pipeline']);
  check('missing-metadata', 'is for reviewers', things('audience: team'), [], 'engineer');
  check('missing-metadata', 'nothing is missing', all + things('audience: team'), []);
  check('missing-metadata', 'an owner still to be filled in is told as such', `${all.replace('O\n', 'TODO\n')}${things('audience: team')}`, []);
  check('missing-metadata', 'an empty owner is none', `${all.replace('O\n', '\n')}${things('audience: team')}`, ['warning pipeline']);

  for (const [audience, expected] of [['team', []], ['private', []], ['organisation', ['info outputs.uit']], ['government', ['info outputs.uit']], ['public', ['info outputs.uit']]] as const) {
    check('missing-identifier', `for ${audience}`, things(`audience: ${audience}`), expected);
  }
  check('missing-identifier', 'a catalogue will do', things('audience: public, catalogue: https://data.overheid.nl'), []);
  check('missing-identifier', 'rows about people are not for reuse', 'sources:\n  a: { party: gemeente, fields: { naam: name } }\noutputs:\n  uit: { from: a, audience: organisation }', []);
  check('missing-identifier', 'unless their maker allows it', 'sources:\n  a: { party: gemeente, fields: { naam: name } }\noutputs:\n  uit: { from: a, audience: organisation, allowedUses: [statistics] }', ['info outputs.uit']);
});

describe('open data', () => {
  for (const [what, given, expected] of [
    ['no licence and no format are one finding', '', true],
    ['no format', ', licence: CC0-1.0', true],
    ['no licence', ', format: csv', true],
    ['both', ', licence: CC0-1.0, format: text/csv', false],
    ['an address as licence', ', licence: "https://creativecommons.org/licenses/by/4.0/deed.nl", format: GeoJSON', false],
    ['a licence in words', ', licence: CC BY 4.0, format: "csv, pdf"', false],
    ['share alike is open', ', licence: CC-BY-SA-4.0, format: .json', false],
    ['non-commercial is not', ', licence: CC-BY-NC 4.0, format: csv', true],
    ['its address neither', ', licence: "http://creativecommons.org/licenses/by-nc-sa/4.0", format: csv', true],
    ['all rights reserved', ', licence: Alle rechten voorbehouden, format: csv', true],
    ['no restrictions is not «no licence»', ', licence: Geen beperkingen, format: csv', false],
    ['a licence nobody knows', ', licence: Licentie van de provincie, format: csv', false],
    ['a pdf', ', licence: CC0, format: PDF', true],
    ['a format nobody knows', ', licence: CC0, format: xyzzy', false],
    ['the European name of a file type', ', licence: CC0, format: "http://publications.europa.eu/resource/authority/file-type/CSV"', false],
    ['still to be filled in', ', licence: TODO, format: TODO', false],
  ] as const) {
    check('open-data-without-licence', what, things(`audience: public${given}`), expected ? ['warning outputs.uit'] : [], 'engineer');
  }
  check('open-data-without-licence', 'what is not public needs none', things('audience: government'), [], 'engineer');

  const full = 'identifier: id, catalogue: c, updated: P1M';
  for (const [what, given, expected] of [
    ['a theme of the six', 'theme: mobiliteit, licence: CC0, format: csv', true],
    ['its address', 'theme: "http://data.europa.eu/bna/c_b79e35eb", licence: CC0, format: csv', true],
    ['complete', `theme: verkeer, licence: CC0, format: csv, ${full}`, false],
    ['a licence stricter than CC BY', `theme: verkeer, licence: ODbL, format: csv, ${full}`, true],
    ['another theme', 'theme: cultuur, licence: CC0, format: csv', false],
    ['no theme', 'licence: CC0, format: csv', false],
    ['a missing licence is another rule', `theme: water, ${full}`, false],
  ] as const) {
    check('high-value-dataset-metadata', what, things(`audience: public, ${given}`), expected ? ['info outputs.uit'] : []);
  }
  check('high-value-dataset-metadata', 'is about public data', things('audience: government, theme: water'), []);
  check('high-value-dataset-metadata', 'the register tells the theme', `sources:\n  weer: { register: nl/knmi }\noutputs:\n  uit: { from: weer, audience: public, licence: CC0, format: csv, ${full} }`, ['info outputs.uit']);
});

describe('provenance', () => {
  const rule = 'unknown-provenance';
  for (const [what, source, expected] of [
    ['a party alone', 'party: gemeente', ['warning sources.bomen']],
    ['a snapshot date', 'party: gemeente, quality: { snapshot: 2026-01-01 }', []],
    ['a refresh rate', 'party: gemeente, quality: { update: P1D }', []],
    ['an empty block', 'party: gemeente, quality: {}', ['warning sources.bomen']],
    ['still to be filled in', 'party: gemeente, quality: TODO', []],
    ['its parts still to be filled in', 'party: gemeente, quality: { snapshot: TODO }', []],
    ['a register', 'register: nl/asfalt-meetgegevens', []],
    ['a register nobody knows', 'register: nl/onbekend', []],
    ['an output nobody knows', 'output: b/niets', []],
    ['nobody supplies it', 'quality: { update: P1D }', ['warning sources.bomen']],
    ['a party still to be filled in', 'party: TODO, quality: { update: P1D }', []],
  ] as const) {
    check(rule, what, things('audience: team', source), expected, 'reviewer');
  }
  check(rule, 'is for reviewers', things('audience: team', 'party: gemeente'), [], 'engineer');

  const decision = (effect: string, uses: string): string => `sources:\n  a: { party: gemeente, fields: { nummer: case-number, inkomen: income } }\n  b: { party: gemeente, fields: { nummer: case-number, adres: address } }\nsteps:\n  samen: { join: [a, b], on: nummer }\n  maat: { derive: samen, fields: { draagkracht: { uses: [inkomen] } } }\n  besluit: { decide: maat${uses}, field: recht, effect: ${effect}, human: meaningful }\noutputs:\n  uit: { from: besluit, audience: team }`;
  check(rule, 'an error for the source a decision looks at', decision('legal', ', uses: [draagkracht]'), ['error sources.a', 'warning sources.b'], 'reviewer');
  check(rule, 'a decision that does not say what it looks at', decision('significant', ''), ['error sources.a', 'error sources.b'], 'reviewer');
  check(rule, 'a decision without an effect', decision('none', ', uses: [draagkracht]'), ['warning sources.a', 'warning sources.b'], 'reviewer');
});

describe('definitions', () => {
  const rule = 'undefined-field';
  check(rule, 'once per field, however many outputs show it', 'sources:\n  a: { party: gemeente, subjects: { kind: objects }, fields: { plaats: geo-object, hoogte: { category: measurement, standard: NEN 3610 } } }\noutputs:\n  een: { from: a, audience: public }\n  twee: { from: a, audience: government }', ['info sources.a.fields.plaats']);
  check(rule, 'a definition still to be written', things('audience: public').replace('plaats: geo-object', 'plaats: { category: geo-object, definition: TODO }'), ['info sources.bomen.fields.boomnummer']);
  check(rule, 'not for the team', things('audience: team'), []);
  check(rule, 'a register defines its fields', 'sources:\n  a: { register: nl/knmi, fields: { meetpunt: geo-object } }\noutputs:\n  uit: { from: a, audience: public }', []);
  check(rule, 'a renamed field is the same field', 'sources:\n  a: { party: gemeente, subjects: { kind: objects }, fields: { p: geo-object } }\nsteps:\n  beter: { select: a, fields: { plaats: p } }\noutputs:\n  uit: { from: beter, audience: public }', ['info sources.a.fields.p']);
  check(rule, 'what a step leaves out is not shown', 'sources:\n  a: { party: gemeente, subjects: { kind: objects }, fields: { p: geo-object, q: { category: object, definition: Nummer } } }\nsteps:\n  smal: { drop: a, fields: [p] }\noutputs:\n  uit: { from: smal, audience: public }', []);
  it(`${rule}: is told at its maker, not at who goes on with it`, () => assert.deepEqual(of(rule, {
    'b.pipeline.yaml': 'grondslag: 1\npipeline: b\nsources:\n  a: { party: gemeente, subjects: { kind: objects }, fields: { p: geo-object } }\noutputs:\n  uit: { from: a, audience: government }\n',
    'a.pipeline.yaml': 'grondslag: 1\npipeline: a\nsources:\n  a: { output: b/uit }\noutputs:\n  uit: { from: a, audience: public }\n',
  }), ['info b.pipeline.yaml sources.a.fields.p']));
});
