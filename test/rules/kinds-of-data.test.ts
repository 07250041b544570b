/** Limits of the rules about kinds of data, beside the examples that each rule carries. */
import assert from 'node:assert/strict';
import type { Files } from '../harness/check.ts';
import { fixed, found, pipeline, simple } from './cases.ts';

const AT = 'a.pipeline.yaml';
const KIND = 'kind: care, ground: { article: 6(1)(e), law: taakwet }, covers: [contact], retention: P1Y';

interface Case {
  readonly name: string;
  readonly files: Files;
  readonly expected: readonly string[];
}

const special = (exception: string): Files => simple(`${KIND}, special: [{ ${exception} }]`, { source: 'collectedFor: care, fields: { naam: name, diagnose: diagnosis }' });
const EXCEPTIONS: readonly Case[] = [
  { name: 'an article about another category', files: special('categories: [health], article: 9(2)(g), law: UAVG 25'), expected: [`error exception-without-law ${AT} purposes.doel.special.0`] },
  { name: 'a category still to be filled in', files: special('categories: [TODO], article: 9(2)(g), law: UAVG 25'), expected: [] },
  { name: 'a category that is not known', files: special('categories: [gezondhied], article: 9(2)(g), law: UAVG 25'), expected: [] },
  { name: 'secrecy, where the category is still to be filled in', files: special('categories: [TODO], article: 9(2)(h), law: UAVG 30(3)(a)'), expected: [] },
  { name: 'secrecy that is not answered', files: special('categories: [health], article: 9(2)(h), law: UAVG 30(3)(a)'), expected: [`error exception-without-law ${AT} purposes.doel.special.0`] },
];

const BARE: readonly Case[] = [
  { name: 'an entry that names no exception', files: special('categories: [health]'), expected: [`error special-category-without-exception ${AT} sources.dossiers.fields.diagnose`] },
  { name: 'an exception still to be filled in', files: special('categories: [health], article: TODO'), expected: [] },
  { name: 'an exception', files: special('categories: [health], article: 9(2)(a)'), expected: [] },
];

const named = (category: string): Files => simple(KIND, { source: `collectedFor: care, fields: { naam: name, ${category} }` });
const NAMES: readonly Case[] = [
  { name: 'a group of what is not personal', files: named('bsn: non-personal'), expected: [`warning category-contradicts-name ${AT} sources.dossiers.fields.bsn`] },
  { name: 'a group that holds it', files: named('bsn: national-id'), expected: [] },
  { name: 'a group with something as weighty', files: named('geboortedatum: contact'), expected: [] },
  { name: 'a category that makes less of it', files: named('diagnose: none'), expected: [`warning category-contradicts-name ${AT} sources.dossiers.fields.diagnose`] },
];

for (const [rule, cases] of [['exception-without-law', EXCEPTIONS], ['special-category-without-exception', BARE], ['category-contradicts-name', NAMES]] as const) {
  describe(`${rule}: limits`, () => {
    for (const { name, files, expected } of cases) it(name, () => assert.deepEqual(found([rule], files), expected));
  });
}

describe('police data under a category of a catalogue', () => {
  const own = 'grondslag: 1\ncatalog: eigen\ncategories:\n  meldingscode: { parent: police-data, nl: meldingscode, en: report code }\n';
  it('is told by one rule', () => {
    const files = { ...simple(KIND, { source: 'collectedFor: criminal, fields: { naam: name, code: meldingscode }' }), 'eigen.catalog.yaml': own };
    assert.deepEqual(found(['police-data-wrong-regime', 'criminal-data-without-basis'], files), [`error police-data-wrong-regime ${AT} sources.dossiers`]);
  });
});

describe('the fix of an entry that names no exception', () => {
  it('asks for the article', () => assert.match(fixed('special-category-without-exception', special('categories: [health]'), /article/)?.[AT] ?? '', /special: \[\{ categories: \[health\], article: TODO \}\]/));
});

describe('the fix of unclassified-field', () => {
  const after = (field: string): string => fixed('unclassified-field', { [AT]: pipeline('a', `sources:\n  dossiers: { party: gemeente, fields: { naam: name, ${field} } }\noutputs:\n  lijst: { from: dossiers, audience: team }`) })?.[AT] ?? '';
  it('gives a bare field its category', () => assert.match(after('geboortedatum: '), /geboortedatum: birth-date/));
  it('keeps what a field says beside its category', () => assert.match(after('geboortedatum: { definition: dag van geboorte }'), /geboortedatum: \{ definition: dag van geboorte, category: birth-date \}/));
  it('corrects a category where it is written', () => assert.match(after('geboortedatum: { category: birth-dat, definition: dag }'), /\{ category: birth-date, definition: dag \}/));
});
