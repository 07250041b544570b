import assert from 'node:assert/strict';
import { fixesFor } from '../../server/src/service/fixes.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { analyse, type Files } from '../harness/check.ts';
import type { Preset } from '../../server/src/rules/finding.ts';
import { found, pipeline, simple } from './cases.ts';

const AT = 'a.pipeline.yaml';
const GROUND = 'ground: { article: 6(1)(e), law: taakwet }, covers: [contact], retention: P1Y';
const TEST = ', selection: { discriminationTest: { reference: TD-1, date: 2026-01-05 } }';
type Case = readonly [title: string, files: Files, expected: readonly string[]];

function check(rule: string, preset: Preset, cases: readonly Case[]): void {
  for (const [title, files, expected] of cases) it(title, () => assert.deepEqual([...found([rule], files, preset)].sort(), [...expected].sort()));
}

const FIELDS = 'naam: name, inkomen: income, land: nationality, geboren: birth-country, afkomst: ethnicity, wijk: neighbourhood, postcode: postcode6, adres: address, taal: language, opleiding: education, woon: living-situation, gezin: household-type, gemeente: municipality, sekse: sex, titel: residence-status';

/** One step over all kinds of fields, and an output of what it makes. */
function step(line: string, more: { readonly purpose?: string; readonly kind?: string; readonly before?: string; readonly fields?: string; readonly subjects?: string; readonly from?: string; readonly law?: string } = {}): Files {
  const purpose = `kind: ${more.kind ?? 'service'}, ${GROUND.replace('taakwet', more.law ?? 'taakwet')}${more.purpose ?? ''}`;
  return simple(purpose, { source: `collectedFor: service, subjects: { kind: ${more.subjects ?? 'citizens'} }, fields: { ${more.fields ?? FIELDS} }`, steps: `${more.before === undefined ? '' : `  ${more.before}\n`}  keuze: ${line}`, from: more.from ?? 'keuze' });
}
const score = (uses: string, target = 'persons', from = 'dossiers'): string => `{ score: ${from}, uses: [${uses}], field: risico, target: ${target} }`;
const decide = (uses: string, more = 'effect: legal, human: meaningful', from = 'dossiers'): string => `{ decide: ${from}, uses: [${uses}], field: uitkomst, ${more} }`;
const filter = (uses: string, more = '', from = 'dossiers'): string => `{ filter: ${from}, uses: [${uses}]${more} }`;

describe('discriminatory-feature', () => {
  const E = [`error discriminatory-feature ${AT} steps.keuze`];
  const W = [`warning discriminatory-feature ${AT} steps.keuze`];
  check('discriminatory-feature', 'engineer', [
    ...['land', 'geboren', 'afkomst'].map((field): Case => [`a score by ${field}`, step(score(`${field}, inkomen`)), E]),
    ...['naam', 'wijk', 'postcode', 'adres', 'taal', 'opleiding', 'woon', 'gezin', 'titel'].map((field): Case => [`a score by ${field}`, step(score(`${field}, inkomen`)), W]),
    ...['inkomen', 'gemeente', 'sekse'].map((field): Case => [`a score by ${field}`, step(score(field)), []]),
    ['origin and a stand-in are one finding', step(score('land, wijk, taal')), E],
    ['two stand-ins are one finding', step(score('wijk, taal')), W],
    ['a decision by nationality', step(decide('land')), E],
    ['a decision by neighbourhood', step(decide('wijk')), W],
    ['a decision without effect by neighbourhood', step(decide('wijk', 'effect: none')), []],
    ['a decision without effect by nationality', step(decide('land', 'effect: none')), E],
    ['a filter by nationality', step(filter('land')), E],
    ['a filter by neighbourhood for control', step(filter('wijk'), { kind: 'supervision' }), W],
    ['a filter by neighbourhood for a service', step(filter('wijk')), []],
    ['a condition that names it', step('{ filter: dossiers, where: "land = \'XX\'" }'), E],
    ['a condition that asks whether it is there', step('{ filter: dossiers, uses: [land], where: land is ingevuld }'), []],
    ['a filter by name looks somebody up', step(filter('naam')), []],
    ['a filter by address looks somebody up', step(filter('adres')), []],
    ['a random sample per neighbourhood', step(filter('wijk', ', selection: sample')), []],
    ['a random sample of some nationalities', step(filter('land', ', selection: sample')), E],
    ['a signal', step(filter('wijk', ', selection: signal'), { kind: 'supervision' }), W],
    ['a filter for statistics', step(filter('land'), { kind: 'statistics' }), []],
    ['a score for research', step(score('land'), { kind: 'research' }), E],
    ['a filter before groups are made', step('{ aggregate: zeef, by: [gemeente], measures: { aantal: count }, minGroupSize: 10 }', { before: 'zeef: { filter: dossiers, uses: [wijk] }' }), []],

    ['a test answers a stand-in', step(score('wijk, inkomen'), { purpose: TEST }), []],
    ['a test without a reference does not', step(score('wijk, inkomen'), { purpose: ', selection: { discriminationTest: { date: 2026-01-05 } }' }), W],
    ['other safeguards do not', step(score('wijk, inkomen'), { purpose: ', selection: { reviewEvery: P1Y }' }), W],
    ['a test still to be filled in', step(score('wijk, inkomen'), { purpose: ', selection: { discriminationTest: TODO }' }), []],
    ['a test does not answer origin', step(score('land, inkomen'), { purpose: TEST }), E],
    ['a decision that the law ties, by neighbourhood', step(decide('wijk', 'effect: legal, bound: true')), []],
    ['a decision that the law ties, by nationality', step(decide('land', 'effect: legal, bound: true')), []],
    ['the same under a repealed law', step(decide('land', 'effect: legal, bound: true'), { law: 'oude-wet' }), E],
    ['the same under a bill', step(decide('wijk', 'effect: legal, bound: true'), { law: 'wetsvoorstel' }), W],
    ['the same under a law nobody knows', step(decide('land', 'effect: legal, bound: true'), { law: 'Een onbekende wet art. 3' }), []],
    ['not tied', step(decide('land', 'effect: legal, bound: false')), E],
    ['tied, and a score has a part in it', step(decide('risico, land', 'effect: legal, bound: true', 'scoor'), { before: 'scoor: { score: dossiers, uses: [inkomen], field: risico, target: persons }' }), E],

    ['another name', step(score('segment', 'persons', 'hernoem'), { before: 'hernoem: { select: dossiers, fields: { segment: land, inkomen: inkomen } }' }), E],
    ['made into something else', step(score('segment', 'persons', 'maak'), { before: 'maak: { derive: dossiers, fields: { segment: { uses: [land, inkomen], category: income-band } } }' }), E],
    ['a neighbourhood made into something else', step(score('segment', 'persons', 'maak'), { before: 'maak: { derive: dossiers, fields: { segment: { uses: [wijk], category: income-band } } }' }), W],
    ['a postcode made coarse enough', step(score('postcode', 'persons', 'grof'), { before: 'grof: { generalise: dossiers, fields: { postcode: municipality } }' }), []],
    ['a postcode made a little coarser', step(score('postcode', 'persons', 'grof'), { before: 'grof: { generalise: dossiers, fields: { postcode: postcode4 } }' }), W],
    ['a pseudonym of a nationality', step(score('land', 'persons', 'sleutel'), { before: 'sleutel: { pseudonymise: dossiers, fields: [land], method: hmac-sha256 }' }), E],
    ['a pseudonym of a name', step(score('naam', 'persons', 'sleutel'), { before: 'sleutel: { pseudonymise: dossiers, fields: [naam], method: hmac-sha256 }' }), []],
    ['a score that was judged is not judged again', step(decide('risico', 'effect: legal, human: meaningful', 'scoor'), { before: 'scoor: { score: dossiers, uses: [land], field: risico, target: persons }' }), [`error discriminatory-feature ${AT} steps.scoor`]],

    ['a score of areas by neighbourhood', step(score('wijk', 'areas')), []],
    ['a score of objects by postcode', step(score('postcode', 'objects')), []],
    ['a score of areas by the nationality of people', step(score('land', 'areas')), E],
    ['things with a postcode', step(score('postcode'), { fields: 'postcode: postcode6', subjects: 'objects' }), []],
    ['no fields given', step('{ score: dossiers, field: risico, target: persons }'), []],
    ['a field nobody knows', step(score('wat'), { fields: 'naam: name, wat: onbekende-soort' }), []],
    ['an own category below nationality', { ...step(score('pas'), { fields: 'naam: name, pas: tweede-paspoort' }), 'eigen.catalog.yaml': 'grondslag: 1\ncatalog: eigen\ncategories:\n  tweede-paspoort: { parent: nationality, nl: tweede paspoort, en: second passport }\n' }, E],
    ['over two pipelines, under another name and category', {
      'b.pipeline.yaml': pipeline('b', `purposes:\n  doel: { description: Aanvragen van inwoners afhandelen, kind: service, ${GROUND} }\nsources:\n  rijen: { party: gemeente, collectedFor: service, fields: { naam: name, land: nationality } }\nsteps:\n  maak: { derive: rijen, fields: { segment: { uses: [land], category: income-band } } }\n  smal: { select: maak, fields: [naam, segment] }\noutputs:\n  lijst: { from: smal, audience: team, recipients: [gemeente] }`),
      [AT]: pipeline('a', `purposes:\n  doel: { description: Aanvragen van inwoners afhandelen, kind: service, ${GROUND} }\nsources:\n  dossiers: { output: b/lijst }\nsteps:\n  keuze: ${score('segment')}\noutputs:\n  lijst: { from: keuze, audience: team, recipients: [gemeente] }`),
    }, E],
    ['a purpose of a catalogue with a test', {
      'doelen.catalog.yaml': `grondslag: 1\ncatalog: doelen\npurposes:\n  samen: { description: Aanvragen van inwoners afhandelen, kind: service, ${GROUND}${TEST} }\n`,
      [AT]: pipeline('a', `sources:\n  dossiers: { party: gemeente, collectedFor: service, fields: { ${FIELDS} } }\nsteps:\n  keuze: ${score('wijk')}\noutputs:\n  lijst: { from: keuze, purpose: samen, audience: team, recipients: [gemeente] }`),
    }, []],
  ]);

  it('offers to choose by something else, and for a stand-in a test to fill in', () => {
    const offered = (line: string): readonly string[] => {
      const analysis = analyse({ ...step(line), 'basis.catalog.yaml': 'grondslag: 1\ncatalog: basis\nparties:\n  gemeente: { name: Gemeente, kind: public-authority, country: NL }\n' });
      return analysis.inFile(fileId(AT)).filter(({ rule }) => rule.id === 'discriminatory-feature').flatMap((item) => fixesFor(item, analysis)).map(({ kind, title }) => `${kind} ${title.nl}`);
    };
    assert.deepEqual(offered(score('land, inkomen')).map((text) => text.split(' ')[0]), ['unsafe']);
    assert.deepEqual(offered(score('wijk, inkomen')).map((text) => text.split(' ')[0]), ['unsafe', 'suggestion']);
    assert.deepEqual(offered(score('land')), []);
  });
});

describe('stigmatising-output', () => {
  const AREA = '  tel: { aggregate: dossiers, by: [wijk], measures: { schuld: { mean: schuld } }, minGroupSize: 10 }';
  const FOUND = [`warning stigmatising-output ${AT} outputs.lijst`];
  const out = (audience: string, fields: string, more: { readonly steps?: string; readonly from?: string; readonly subjects?: string } = {}): Files => {
    const files = simple(`kind: debt-help, ${GROUND}`, { source: `collectedFor: debt-help, subjects: { kind: ${more.subjects ?? 'citizens'} }, fields: { ${fields} }`, ...(more.steps === undefined ? {} : { steps: more.steps }), from: more.from ?? 'dossiers' });
    return { [AT]: files[AT]!.replace('audience: team', audience === '' ? 'retention: P1Y' : `audience: ${audience}`) };
  };
  const DEBTS = 'naam: name, wijk: neighbourhood, gemeente: municipality, klasse: age-band, schuld: debt';
  check('stigmatising-output', 'auditor', [
    ...['organisation', 'government', 'private', 'public'].map((audience): Case => [`debts for ${audience}`, out(audience, DEBTS), FOUND]),
    ['debts for the team', out('team', DEBTS), []],
    ['an audience to fill in', out('TODO', DEBTS), []],
    ['no audience', out('', DEBTS), []],
    ['a suspicion', out('organisation', 'naam: name, verdenking: suspicion'), FOUND],
    ['police data', out('organisation', 'naam: name, incident: police-data'), FOUND],
    ['income', out('organisation', 'naam: name, inkomen: income'), []],
    ['a score of persons', out('organisation', 'naam: name, inkomen: income', { steps: '  oordeel: { score: dossiers, uses: [inkomen], field: risico, target: persons }', from: 'oordeel' }), FOUND],
    ['a score of roads', out('organisation', 'weg: object, slijtage: measurement', { steps: '  oordeel: { score: dossiers, uses: [slijtage], field: risico, target: objects }', from: 'oordeel', subjects: 'objects' }), []],
    ['debts per neighbourhood', out('organisation', DEBTS, { steps: AREA, from: 'tel' }), FOUND],
    ['debts per neighbourhood, for the team', out('team', DEBTS, { steps: AREA, from: 'tel' }), []],
    ['debts per municipality', out('organisation', DEBTS, { steps: AREA.replace('[wijk]', '[gemeente]'), from: 'tel' }), []],
    ['debts per age band', out('organisation', DEBTS, { steps: AREA.replace('[wijk]', '[klasse]'), from: 'tel' }), []],
    ['people per neighbourhood', out('organisation', DEBTS, { steps: '  tel: { aggregate: dossiers, by: [wijk], measures: { aantal: count }, minGroupSize: 10 }', from: 'tel' }), []],
    ['a score of neighbourhoods', out('organisation', DEBTS, { steps: `${AREA}\n  oordeel: { score: tel, uses: [schuld], field: risico, target: areas }\n  smal: { select: oordeel, fields: [wijk, risico] }`, from: 'smal' }), FOUND],
  ]);
  it('is for auditors', () => assert.deepEqual(found(['stigmatising-output'], out('government', DEBTS), 'reviewer'), []));
});

describe('children-without-measures', () => {
  const W = [`warning children-without-measures ${AT} sources.dossiers`];
  const E = [`error children-without-measures ${AT} sources.dossiers`];
  const of = (subjects: string, fields = 'naam: name', more: { readonly purpose?: string; readonly steps?: string; readonly from?: string; readonly head?: string } = {}): Files =>
    simple(`kind: service, ${GROUND}${more.purpose ?? ''}`, { source: `collectedFor: service${subjects === '' ? '' : `, subjects: { kind: ${subjects} }`}, fields: { ${fields} }`, ...(more.steps === undefined ? {} : { steps: more.steps, from: more.from ?? 'oordeel' }), ...(more.head === undefined ? {} : { head: more.head }) });
  const SCORE = { steps: '  oordeel: { score: dossiers, uses: [inkomen], field: risico, target: persons }' };
  check('children-without-measures', 'engineer', [
    ['children', of('children'), W],
    ['children, and measures', of('children', 'naam: name', { purpose: ', children: Ouders lezen mee' }), []],
    ['children, and a list of measures', of('children', 'naam: name', { purpose: ', children: [Ouders lezen mee, Geen profiel]' }), []],
    ['children, and measures to fill in', of('children', 'naam: name', { purpose: ', children: TODO' }), []],
    ['children, and an empty value', of('children', 'naam: name', { purpose: ', children: ""' }), W],
    ['citizens', of('citizens'), []],
    ['youth care', of('clients', 'naam: name, hulp: youth-care'), W],
    ['a school', of('', 'naam: name, school: school'), W],
    ['a school of citizens', of('citizens', 'naam: name, school: school'), W],
    ['a school of staff', of('employees', 'naam: name, school: school'), []],
    ['education', of('citizens', 'naam: name, opleiding: education'), []],
    ['a date of birth', of('citizens', 'naam: name, geboren: birth-date'), []],
    ['students', of('students', 'naam: name, opleiding: education'), []],
    ['students at a school', of('students', 'naam: name, school: school'), []],
    ['students under age, by a guardian', guardians('Ouders tekenen'), W],
    ['students, and no guardian', guardians('false'), []],
    ['students under age, by the description', of('students', 'naam: name', { head: 'description: Stages van leerlingen jonger dan 18\n' }), W],
    ['students under age, by a condition', of('students', 'naam: name, leeftijd: age', { steps: '  oordeel: { filter: dossiers, uses: [leeftijd], where: leeftijd < 18 }' }), W],
    ['students of age, by a condition', of('students', 'naam: name, leeftijd: age', { steps: '  oordeel: { filter: dossiers, uses: [leeftijd], where: leeftijd >= 18 }' }), []],
    ['students, not under age', of('students', 'naam: name', { head: 'description: Stages van studenten, geen minderjarigen\n' }), []],
    ['a score of children', of('children', 'naam: name, inkomen: income', SCORE), E],
    ['a score of children, and measures', of('children', 'naam: name, inkomen: income', { ...SCORE, purpose: ', children: Ouders lezen mee' }), []],
    ['a score of areas', of('children', 'naam: name, inkomen: income', { steps: SCORE.steps.replace('persons', 'areas') }), W],
    ['a decision about children', of('children', 'naam: name, inkomen: income', { steps: '  oordeel: { decide: dossiers, uses: [inkomen], field: uitkomst, effect: legal, human: meaningful }' }), W],
    ['a decision about children by a score that came along', {
      'b.pipeline.yaml': pipeline('b', `purposes:\n  doel: { description: Aanvragen van inwoners afhandelen, kind: service, ${GROUND}, children: Ouders lezen mee }\nsources:\n  dossiers: { party: gemeente, collectedFor: service, subjects: { kind: children }, fields: { naam: name, inkomen: income } }\nsteps:\n${SCORE.steps}\noutputs:\n  lijst: { from: oordeel, audience: team, recipients: [gemeente] }`),
      [AT]: pipeline('a', `purposes:\n  doel: { description: Aanvragen van inwoners afhandelen, kind: service, ${GROUND} }\nsources:\n  dossiers: { output: b/lijst }\nsteps:\n  besluit: { decide: dossiers, uses: [risico], field: uitkomst, effect: significant, human: meaningful }\noutputs:\n  lijst: { from: besluit, audience: team, recipients: [gemeente] }`),
    }, E],
    ['children in groups only', {
      'b.pipeline.yaml': pipeline('b', `purposes:\n  doel: { description: Aanvragen van inwoners tellen, kind: statistics, ${GROUND}, children: Alleen tellingen }\nsources:\n  dossiers: { party: gemeente, collectedFor: statistics, subjects: { kind: children }, fields: { naam: name, gemeente: municipality } }\nsteps:\n  tel: { aggregate: dossiers, by: [gemeente], measures: { aantal: count }, minGroupSize: 10 }\noutputs:\n  cijfers: { from: tel, audience: team, recipients: [gemeente] }`),
      [AT]: pipeline('a', `purposes:\n  doel: { description: Beleid per gemeente maken, kind: statistics }\nsources:\n  cijfers: { output: b/cijfers }\noutputs:\n  kaart: { from: cijfers, audience: team, recipients: [gemeente] }`),
    }, []],
    ['two sources with children are one finding', { [AT]: pipeline('a', `purposes:\n  doel: { description: Aanvragen van inwoners afhandelen, kind: service, ${GROUND} }\nsources:\n  dossiers: { party: gemeente, collectedFor: service, subjects: { kind: children }, fields: { nummer: case-number, naam: name } }\n  scholen: { party: gemeente, collectedFor: service, fields: { nummer: case-number, school: school } }\nsteps:\n  samen: { join: [dossiers, scholen], on: nummer }\noutputs:\n  a: { from: samen, audience: team, recipients: [gemeente] }\n  b: { from: samen, audience: team, recipients: [gemeente] }`) }, W],
  ]);
});

/** Students whose guardians consent, or not. */
function guardians(guardian: string): Files {
  return simple(`kind: service, ground: { article: 6(1)(a), consent: { collectedVia: formulier, text: tekst, date: 2026-01-05, withdrawal: per mail, guardian: ${guardian} } }, covers: [contact], retention: P1Y`, { source: 'collectedFor: service, subjects: { kind: students }, fields: { naam: name }' });
}
