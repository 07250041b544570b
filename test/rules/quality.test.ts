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

describe('base registers', () => {
  const rule = 'base-register-bypassed';
  const supply = (source: string, controller = 'gemeente'): Files => ({ 'a.pipeline.yaml': pipeline('a', `sources:\n  bron: { ${source} }\noutputs:\n  uit: { from: bron, audience: team }`, controller) });
  for (const [what, source, expected] of [
    ['a birth date from a shop, once per source', 'party: winkel, fields: { naam: name, geboortedatum: birth-date, adres: address }', ['info sources.bron.fields.geboortedatum']],
    ['two registers passed by', 'party: provincie, fields: { adres: address, waarde: woz-value }', ['info sources.bron.fields.adres', 'info sources.bron.fields.waarde']],
    ['a name alone', 'party: winkel, fields: { naam: name, telefoon: phone }', []],
    ['a municipality keeps its part', 'party: gemeente, fields: { naam: name, geboortedatum: birth-date }', []],
    ['the keeper', 'party: rvig, fields: { naam: name, geboortedatum: birth-date }', []],
    ['the people themselves', 'party: inwoners, fields: { naam: name, geboortedatum: birth-date }', []],
    ['a reason', 'party: winkel, sourceOfTruth: de winkel kent de bezorgadressen, fields: { naam: name, adres: address }', []],
    ['the register itself', 'register: nl/brp-personen, fields: { naam: name, adres: address }', []],
    ['employees are not in the population register for their work', 'party: winkel, subjects: { kind: employees }, fields: { naam: name, adres: address }', []],
    ['an address of an object', 'party: winkel, subjects: { kind: objects }, fields: { adres: address, hoogte: measurement }', []],
    ['the year of a building', 'party: winkel, subjects: { kind: objects }, fields: { adres: address, bouwjaar: building-year }', ['info sources.bron.fields.bouwjaar']],
    ['a party nobody knows', 'party: onbekend, fields: { naam: name, adres: address }', []],
  ] as const) {
    it(`${rule}: ${what}`, () => assert.deepEqual(of(rule, { ...supply(source), 'p.catalog.yaml': 'grondslag: 1\ncatalog: p\nparties:\n  inwoners: { name: Inwoners van de stad, kind: private, country: NL }\n' }, 'reviewer'), expected));
  }
  it(`${rule}: a shop of its own answers to nobody here`, () => assert.deepEqual(of(rule, supply('party: provincie, fields: { naam: name, adres: address }', 'winkel'), 'reviewer'), []));
  check(rule, 'a pipeline that reads the register does not pass it by', 'sources:\n  meldingen: { party: winkel, fields: { naam: name, adres: address, schuld: debt } }\n  brp: { register: nl/brp-personen, fields: { naam: name, adres: address } }\nsteps:\n  samen: { join: [meldingen, brp], on: [naam, adres] }\noutputs:\n  uit: { from: samen, audience: team }', []);
  check(rule, 'a key only finds the row', 'sources:\n  meldingen: { party: winkel, fields: { adres: address, schuld: debt } }\n  eigen: { party: gemeente, fields: { adres: address, dossier: case-number } }\nsteps:\n  samen: { join: [meldingen, eigen], on: adres }\noutputs:\n  uit: { from: samen, audience: team }', []);
});

describe('techniques', () => {
  const rule = 'privacy-technique-available';
  const pooled = (b: string, from: string): string => `sources:\n  a: { party: gemeente, fields: { bsn: bsn, wijk: neighbourhood } }\n  b: { ${b}, fields: { bsn: bsn, schuld: debt } }\nsteps:\n  samen: { join: [a, b], on: bsn }\n  tel: { aggregate: samen, by: [wijk], measures: { n: count }, minGroupSize: 10, suppression: blank }\noutputs:\n  uit: { from: ${from}, audience: team }`;
  check(rule, 'two parties whose rows only become groups', pooled('party: provincie', 'tel'), ['info steps.samen']);
  check(rule, 'a key replaced beforehand', pooled('party: provincie', 'tel').replace('steps:\n', 'steps:\n  a2: { pseudonymise: a, fields: [bsn], method: hmac-sha256, keyHolder: winkel, domain: d }\n  b2: { pseudonymise: b, fields: [bsn], method: hmac-sha256, keyHolder: winkel, domain: d }\n').replace('join: [a, b]', 'join: [a2, b2]'), []);
  check(rule, 'a key that came in as a pseudonym', pooled('party: provincie', 'tel').replaceAll('bsn: bsn', 'bsn: pseudonym'), []);
  check(rule, 'one party needs nobody to compute with', pooled('party: gemeente', 'tel'), []);
  check(rule, 'rows are needed as rows', pooled('party: provincie', 'samen'), []);
  check(rule, 'a join on things', pooled('party: provincie', 'tel').replaceAll('bsn: bsn', 'bsn: object'), []);
  check(rule, 'a third set joins the pool and is not told again', pooled('party: provincie', 'tel').replace('steps:\n', '  c: { party: winkel, fields: { bsn: bsn, klant: case-number } }\nsteps:\n  meer: { join: [samen, c], on: bsn }\n').replace('aggregate: samen', 'aggregate: meer'), ['info steps.samen']);

  const street = (extra: string, from: string): string => `sources:\n  wifi: { register: nl/wifi-tellingen${extra} }\nsteps:\n  tel: { aggregate: wifi, by: [locatie], measures: { n: count }, minGroupSize: 10, suppression: blank }\noutputs:\n  uit: { from: ${from}, audience: team }`;
  check(rule, 'a sensor of which only counts are used', street('', 'tel'), ['info sources.wifi']);
  check(rule, 'a sensor whose rows go on', street('', 'wifi'), []);
  check(rule, 'a log that keeps who it was', 'sources:\n  log: { party: gemeente, fields: { ip: ip-address, pagina: browsing } }\noutputs:\n  uit: { from: log, audience: team }', ['info sources.log']);
  check(rule, 'who handled a case and when is no log of use', 'sources:\n  zaken: { party: gemeente, fields: { behandelaar: username, tijd: timestamp } }\noutputs:\n  uit: { from: zaken, audience: team }', []);
  check(rule, 'a number and the services it used is one', 'sources:\n  log: { register: nl/rijksoverheid-mijnoverheid-logs }\noutputs:\n  uit: { from: log, audience: team }', ['info sources.log']);
  check(rule, 'a log without who it was', 'sources:\n  log: { party: gemeente, fields: { ip: ip-address, pagina: browsing } }\nsteps:\n  weg: { drop: log, fields: [ip] }\noutputs:\n  uit: { from: weg, audience: team }', []);
});
