import assert from 'node:assert/strict';
import type { Files } from '../harness/check.ts';
import { fingerprints, found, pipeline, simple } from './cases.ts';

const RULES = ['no-legal-ground', 'ground-without-law', 'ground-not-available', 'law-not-in-force'];
const KIND = 'kind: service, covers: [contact], retention: P1Y';
const TASK = (law: string): string => `${KIND}, ground: { article: 6(1)(e), law: ${law} }`;
const AT = 'a.pipeline.yaml';

interface Case {
  readonly title: string;
  readonly files: Files;
  readonly expected: readonly string[];
}

/** A supply by a party that names a law for it. */
function from(party: string, law: string, controller = 'gemeente'): Files {
  const files = simple(TASK('taakwet'), { source: `collectedFor: service, disclosure: { law: ${law} }, fields: { naam: name }`, controller });
  return { [AT]: files[AT]!.replace('party: gemeente', `party: ${party}`) };
}

const MISSING: readonly Case[] = [
  { title: 'no ground', files: simple(KIND), expected: [`error no-legal-ground ${AT} purposes.doel`] },
  { title: 'a ground without an article', files: simple(`${KIND}, ground: { law: taakwet }`), expected: [`error no-legal-ground ${AT} purposes.doel`] },
  { title: 'a ground still to be filled in', files: simple(`${KIND}, ground: TODO`), expected: [] },
  { title: 'a ground with an article still to be filled in', files: simple(`${KIND}, ground: { article: TODO, law: TODO }`), expected: [] },
  { title: 'nothing personal', files: simple(KIND, { source: 'collectedFor: service, subjects: { kind: objects }, fields: { boom: object }' }), expected: [] },
  { title: 'an address of objects', files: simple(KIND, { source: 'collectedFor: service, subjects: { kind: objects }, fields: { adres: address }' }), expected: [] },
  { title: 'a category nobody knows', files: simple(KIND, { source: 'collectedFor: service, fields: { iets: onbekende-soort }' }), expected: [] },
  {
    title: 'a purpose of a catalogue is told where it is named',
    files: { [AT]: pipeline('a', 'sources:\n  dossiers: { party: gemeente, fields: { naam: name } }\noutputs:\n  lijst: { from: dossiers, purpose: gedeeld, audience: team, recipients: [gemeente] }') },
    expected: [`error no-legal-ground ${AT} outputs.lijst.purpose`],
  },
  {
    title: 'a law missing in a catalogue is told where the purpose is named',
    files: { [AT]: pipeline('a', 'sources:\n  dossiers: { party: gemeente, fields: { naam: name } }\noutputs:\n  lijst: { from: dossiers, purpose: gedeeld-zonder-wet, audience: team, recipients: [gemeente] }') },
    expected: [`error ground-without-law ${AT} outputs.lijst.purpose`],
  },
  {
    title: 'each purpose for itself',
    files: { [AT]: pipeline('a', `purposes:\n  een: { description: Aanvragen van inwoners afhandelen, ${KIND} }\n  twee: { description: Bezwaren van inwoners afhandelen, ${TASK('taakwet')} }\nsources:\n  dossiers: { party: gemeente, fields: { naam: name } }\noutputs:\n  lijst: { from: dossiers, purpose: een, audience: team }\n  kopie: { from: dossiers, purpose: twee, audience: team }`) },
    expected: [`error no-legal-ground ${AT} purposes.een`],
  },
  {
    title: 'a purpose that gets only groups',
    files: {
      'b.pipeline.yaml': pipeline('b', `purposes:\n  doel: { description: Aanvragen van inwoners tellen, ${TASK('taakwet')} }\nsources:\n  dossiers: { party: gemeente, fields: { wijk: neighbourhood } }\nsteps:\n  tel: { aggregate: dossiers, by: [wijk], measures: { aantal: count }, minGroupSize: 10, suppression: blank }\noutputs:\n  tabel: { from: tel, audience: team }`),
      [AT]: pipeline('a', `purposes:\n  doel: { description: Een kaart van de stad maken, ${KIND} }\nsources:\n  tabel: { output: b/tabel }\noutputs:\n  kaart: { from: tabel, audience: team }`),
    },
    expected: [],
  },
  { title: 'a duty without a law', files: simple(`${KIND}, ground: { article: 6(1)(c) }`), expected: [`error ground-without-law ${AT} purposes.doel.ground`] },
  { title: 'a task without a law', files: simple(`${KIND}, ground: { article: 6(1)(e) }`), expected: [`error ground-without-law ${AT} purposes.doel.ground`] },
  { title: 'a law still to be filled in', files: simple(TASK('TODO')), expected: [] },
  { title: 'consent needs no law', files: simple(`${KIND}, ground: { article: 6(1)(a) }`), expected: [] },
];

const NOT_AVAILABLE: readonly { readonly title: string; readonly purpose: string; readonly controller?: string; readonly head?: string; readonly expected: string | undefined }[] = [
  { title: 'legitimate interest of an authority for its task', purpose: `${KIND}, ground: { article: 6(1)(f), interest: gemak }`, expected: 'error' },
  { title: 'legitimate interest of an authority for its own operations', purpose: 'kind: operations, retention: P1Y, ground: { article: 6(1)(f), interest: toegang }', expected: undefined },
  { title: 'legitimate interest of a firm', purpose: `${KIND}, ground: { article: 6(1)(f), interest: gemak }`, controller: 'winkel', expected: undefined },
  { title: 'legitimate interest of a partly private party', purpose: `${KIND}, ground: { article: 6(1)(f), interest: gemak, balancing: Afweging 4 }`, controller: 'regiobedrijf', expected: undefined },
  { title: 'legitimate interest of a partly private party without its balancing', purpose: `${KIND}, ground: { article: 6(1)(f), interest: gemak }`, controller: 'regiobedrijf', expected: 'warning' },
  { title: 'legitimate interest where one of two controllers is an authority', purpose: `${KIND}, ground: { article: 6(1)(f), interest: gemak }`, controller: '[winkel, gemeente]', expected: 'error' },
  { title: 'legitimate interest of a controller nobody knows', purpose: `${KIND}, ground: { article: 6(1)(f), interest: gemak }`, controller: 'onbekend', expected: undefined },
  { title: 'legitimate interest where the kind of one of two controllers is not known', purpose: `${KIND}, ground: { article: 6(1)(f), interest: gemak }`, controller: '[onbekend, gemeente]', expected: undefined },
  { title: 'legitimate interest where the kind of one of two controllers is still to be filled in', purpose: `${KIND}, ground: { article: 6(1)(f), interest: gemak }`, head: 'parties:\n  stichting: { name: Stichting, kind: TODO, country: NL }', controller: '[stichting, gemeente]', expected: undefined },
  { title: 'legitimate interest for a purpose of a kind that is not known', purpose: 'kind: operatoins, retention: P1Y, ground: { article: 6(1)(f), interest: toegang }', expected: undefined },
  { title: 'a contract that is not named', purpose: `${KIND}, ground: { article: 6(1)(b) }`, controller: 'winkel', expected: 'warning' },
  { title: 'a contract that is named', purpose: `${KIND}, ground: { article: 6(1)(b), contract: huurovereenkomst met de bewoner }`, controller: 'winkel', expected: undefined },
  { title: 'a contract still to be filled in', purpose: `${KIND}, ground: { article: 6(1)(b), contract: TODO }`, expected: undefined },
  { title: 'a vital interest every day', purpose: `${KIND}, ground: { article: 6(1)(d) }`, head: 'schedule: P1D', expected: 'error' },
  { title: 'a vital interest once', purpose: `${KIND}, ground: { article: 6(1)(d) }`, head: 'schedule: once', expected: undefined },
  { title: 'a vital interest without a schedule', purpose: `${KIND}, ground: { article: 6(1)(d) }`, expected: undefined },
];

/** What a law at the ground gives at the reviewer's preset: severity, or nothing. */
const LAWS: readonly (readonly [string, 'error' | 'warning' | undefined])[] = [
  ['taakwet', undefined],
  ['stille-wet', undefined],
  ['oude-wet', 'error'],
  ['wetsvoorstel', 'error'],
  ['straks', 'error'],
  ['later', 'error'],
  ['voorbij', 'error'],
  ['vandaag', undefined],
  ['open-eind', undefined],
  ['provinciewet', 'error'],
  ['TODO', undefined],
  ['Wmo 2015 art. 2.3.2', undefined],
  ['Wgs art. 3 lid 1 onder b', undefined],
  ['Verordening die niemand kent art. 4', 'warning'],
  ['Wet SUWI art. 65', 'error'],
];

describe('rules about the ground', () => {
  for (const { title, files, expected } of MISSING) it(title, () => assert.deepEqual(found(RULES, files), expected));

  for (const { title, purpose, controller, head, expected } of NOT_AVAILABLE) {
    it(title, () => {
      const files = simple(purpose, { ...(controller === undefined ? {} : { controller }), ...(head === undefined ? {} : { head }) });
      assert.deepEqual(found(RULES, files), expected === undefined ? [] : [`${expected} ground-not-available ${AT} purposes.doel.ground.article`]);
    });
  }

  for (const [law, expected] of LAWS) {
    it(`law «${law}» at the ground: ${expected ?? 'silent'}`, () => {
      assert.deepEqual(found(RULES, simple(TASK(law)), 'reviewer'), expected === undefined ? [] : [`${expected} law-not-in-force ${AT} purposes.doel.ground.law`]);
    });
  }

  it('a law that is not known is for the reviewer only', () => {
    assert.deepEqual(found(RULES, simple(TASK('Verordening die niemand kent art. 4'))), []);
  });

  it('a citation that fits several laws is not guessed', () => {
    assert.deepEqual(found(RULES, simple(TASK('Wpg')), 'reviewer'), [`warning law-not-in-force ${AT} purposes.doel.ground.law`]);
  });

  it('a law for authorities does not carry a firm', () => {
    assert.deepEqual(found(RULES, simple(TASK('Wgs art. 3'), { controller: 'winkel' })), [`error law-not-in-force ${AT} purposes.doel.ground.law`]);
    assert.deepEqual(found(RULES, simple(TASK('Wgs art. 3'), { controller: '[winkel, gemeente]' })), []);
    assert.deepEqual(found(RULES, simple(TASK('Wgs art. 3'), { controller: 'regiobedrijf' })), []);
  });

  it('a law that must carry a firm of which the kind is still to be filled in', () => {
    assert.deepEqual(found(RULES, simple(TASK('Wgs art. 3'), { head: 'parties:\n  stichting: { name: Stichting, kind: TODO, country: NL }', controller: 'stichting' })), []);
  });

  it('two laws of a purpose of a catalogue are two findings, each with a fingerprint of its own', () => {
    const catalog = 'grondslag: 1\ncatalog: eigen\npurposes:\n  samen: { description: Aanvragen van inwoners afhandelen, kind: service, ground: { article: 6(1)(e), law: oude-wet }, bsn: { law: wetsvoorstel }, retention: P1Y }\n';
    const files = { 'eigen.catalog.yaml': catalog, [AT]: pipeline('a', 'sources:\n  dossiers: { party: gemeente, collectedFor: service, fields: { naam: name } }\noutputs:\n  lijst: { from: dossiers, audience: team, recipients: [gemeente], purpose: samen }') };
    const prints = fingerprints('law-not-in-force', files);
    assert.equal(prints.length, 2);
    assert.equal(new Set(prints).size, 2);
  });

  it('pipelines about things cite what they like', () => {
    assert.deepEqual(found(RULES, simple(TASK('oude-wet'), { source: 'collectedFor: service, subjects: { kind: objects }, fields: { boom: object }' })), []);
  });

  const special = 'special: [{ categories: [health], article: 9(2)(h), law: LAW, secrecyDuty: true }]';
  const health = { source: 'collectedFor: service, fields: { naam: name, diagnose: diagnosis }' };
  const PLACES: readonly { readonly title: string; readonly files: Files; readonly expected: readonly string[] }[] = [
    { title: 'an exception on a repealed law', files: simple(`${TASK('taakwet')}, ${special.replace('LAW', 'oude-wet')}`, health), expected: [`error law-not-in-force ${AT} purposes.doel.special.0.law`] },
    { title: 'an exception on a law on record without that power', files: simple(`${TASK('taakwet')}, ${special.replace('LAW', 'taakwet')}`, health), expected: [`error law-not-in-force ${AT} purposes.doel.special.0.law`] },
    { title: 'an exception on a law without recorded powers', files: simple(`${TASK('taakwet')}, ${special.replace('LAW', 'stille-wet')}`, health), expected: [] },
    { title: 'a number on a built-in law on record without that power', files: simple(`${TASK('taakwet')}, bsn: { law: Wet SUWI art. 74 lid 2 }`), expected: [`warning law-not-in-force ${AT} purposes.doel.bsn.law`] },
    { title: 'a number on the law for it', files: simple(`${TASK('taakwet')}, bsn: { law: Wabb art. 10 }`), expected: [] },
    { title: 'criminal data on a bill', files: simple(`${TASK('taakwet')}, criminal: { law: wetsvoorstel }`), expected: [`error law-not-in-force ${AT} purposes.doel.criminal.law`] },
    { title: 'criminal data received under a repealed law', files: simple(`${TASK('taakwet')}, criminal: { received: { law: oude-wet } }`), expected: [`error law-not-in-force ${AT} purposes.doel.criminal.received.law`] },
    { title: 'a switch on a repealed law', files: simple(`${TASK('taakwet')}, compatibility: [{ from: policy, outcome: by-law, law: oude-wet, by: fg, date: 2026-01-05 }]`), expected: [`error law-not-in-force ${AT} purposes.doel.compatibility.0.law`] },
    { title: 'a notice exception on a repealed law', files: simple(`${TASK('taakwet')}, evidence: { notice: { exception: 14(5)(c), law: oude-wet } }`), expected: [`error law-not-in-force ${AT} purposes.doel.evidence.notice.law`] },
    { title: 'a disclosure on a repealed law', files: simple(TASK('taakwet'), { source: 'collectedFor: service, disclosure: { law: oude-wet }, fields: { naam: name }' }), expected: [`error law-not-in-force ${AT} sources.dossiers.disclosure.law`] },
    { title: 'a disclosure by a firm on a law that nobody verified', files: from('winkel', 'Participatiewet art. 64'), expected: [] },
    { title: 'a disclosure on a law of who receives', files: from('winkel', 'Wet SUWI art. 33', 'uwv'), expected: [] },
    { title: 'a disclosure on a law of neither', files: from('winkel', 'Wet SUWI art. 33', 'winkel'), expected: [`error law-not-in-force ${AT} sources.dossiers.disclosure.law`] },
    { title: 'a number for a firm on a law for authorities', files: { [AT]: simple(TASK('taakwet'), { output: ', bsn: { law: Wabb art. 10 }' })[AT]!.replace('recipients: [gemeente]', 'recipients: [winkel]') }, expected: [`error law-not-in-force ${AT} outputs.lijst.bsn.law`] },
    { title: 'a publication on a repealed law', files: simple(TASK('taakwet'), { output: ', publicationLaw: oude-wet' }), expected: [`error law-not-in-force ${AT} outputs.lijst.publicationLaw`] },
  ];
  for (const { title, files, expected } of PLACES) it(title, () => assert.deepEqual(found(RULES, files), expected));
});
