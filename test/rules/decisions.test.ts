import assert from 'node:assert/strict';
import { ruleById } from '../../server/src/rules/registry.ts';
import { DEFAULT_SETTINGS } from '../../server/src/service/settings.ts';
import type { Preset } from '../../server/src/rules/finding.ts';
import { lines, type Files } from '../harness/check.ts';
import { found, pipeline } from './cases.ts';

const AT = 'a.pipeline.yaml';

interface Case {
  readonly title: string;
  readonly files: Files;
  readonly expected: readonly string[];
}

function run(rules: readonly string[], cases: readonly Case[], preset: Preset = 'engineer'): void {
  for (const { title, files, expected } of cases) it(title, () => assert.deepEqual(found(rules, files, preset), expected));
}

const SAFEGUARDS = 'selection: { discriminationTest: { reference: T-1, date: 2026-03-02 }, reviewEvery: P1Y, humanReview: dossier gelezen, noOtherEffects: geen, knowable: website }';

/** A score of persons and a decision on it. */
function decided(decide: string, more: { readonly purpose?: string; readonly fields?: string; readonly score?: string; readonly subjects?: string } = {}): Files {
  return {
    [AT]: pipeline('a', `
purposes:
  doel: { description: Aanvragen van inwoners beoordelen, kind: service, ${more.purpose ?? 'ground: { article: 6(1)(e), law: taakwet }'} }
sources:
  dossiers: { party: gemeente, collectedFor: service, subjects: { kind: ${more.subjects ?? 'clients'}, count: 300 }, fields: { naam: name, inkomen: income${more.fields ?? ''} } }
steps:
  kans: { score: dossiers, uses: [inkomen], field: score, ${more.score ?? 'target: persons'} }
  besluit: { decide: kans, field: uitslag, ${decide} }
outputs:
  lijst: { from: besluit, audience: team, recipients: [gemeente] }
`),
    'wet.catalog.yaml': `grondslag: 1
catalog: wet
laws:
  autowet: { title: Autowet, article: art. 1, status: in-force, grants: [collect, automated], reviewedBy: jurist, checkedOn: 2026-01-05 }
  oude-autowet: { title: Oude autowet, article: art. 1, status: repealed, grants: [collect, automated], reviewedBy: jurist, checkedOn: 2026-01-05 }
`,
  };
}

describe('fully-automated-decision', () => {
  const E = [`error fully-automated-decision ${AT} steps.besluit`];
  const W = [`warning fully-automated-decision ${AT} steps.besluit`];
  const ground = (law: string, article = '6(1)(e)'): string => `ground: { article: ${article}${law === '' ? '' : `, law: ${law}`} }`;
  const none = 'uses: [score], effect: legal, human: none';
  const plain = 'uses: [inkomen], effect: legal, human: none';
  run(['fully-automated-decision'], [
    { title: 'a score decides', files: decided(none), expected: E },
    { title: 'with a significant effect', files: decided(none.replace('legal', 'significant')), expected: E },
    { title: 'without effect', files: decided(none.replace('legal', 'none')), expected: [] },
    { title: 'a person who decides', files: decided(none.replace('human: none', 'human: meaningful')), expected: [] },
    { title: 'a person in name who sees only the score', files: decided(none.replace('human: none', 'human: nominal')), expected: E },
    { title: 'a person in name who sees more', files: decided('uses: [score, inkomen], effect: legal, human: nominal'), expected: [] },
    { title: 'a person still to be filled in', files: decided('uses: [score], effect: legal, human: TODO'), expected: [] },
    { title: 'nothing said about persons', files: decided('uses: [score], effect: legal'), expected: [] },
    { title: 'all there is, without naming it', files: decided('effect: legal, human: none'), expected: E },
    { title: 'measures do not replace a law where there is profiling', files: decided(`${none}, measures: [bezwaar]`), expected: E },
    { title: 'a law that grants it holds the measures itself', files: decided(none, { purpose: ground('autowet') }), expected: [] },
    { title: 'a law that grants it, with measures', files: decided(`${none}, measures: [bezwaar]`, { purpose: ground('autowet') }), expected: [] },
    { title: 'a law that granted it', files: decided(`${none}, measures: [bezwaar]`, { purpose: ground('oude-autowet') }), expected: E },
    { title: 'UAVG 40 excludes profiling', files: decided(`${none}, measures: [bezwaar]`, { purpose: ground('UAVG art. 40') }), expected: E },
    { title: 'a law nobody knows', files: decided(`${none}, measures: [bezwaar]`, { purpose: ground('Wet nergens art. 3') }), expected: W },
    { title: 'a law still to be filled in', files: decided(`${none}, measures: [bezwaar]`, { purpose: ground('TODO') }), expected: [] },
    { title: 'consent, with measures', files: decided(`${none}, measures: [bezwaar]`, { purpose: ground('', '6(1)(a)') }), expected: [] },
    { title: 'no profiling and no measures', files: decided(plain), expected: W },
    { title: 'no profiling, bound, and no measures', files: decided(`${plain}, bound: true`), expected: W },
    { title: 'no profiling, with measures', files: decided(`${plain}, measures: [bezwaar]`), expected: [] },
    { title: 'no profiling, with measures to fill in', files: decided(`${plain}, measures: TODO`), expected: [] },
    { title: 'a score of areas is no profile of a person', files: decided(`${none}, measures: [bezwaar]`, { score: 'target: areas' }), expected: [] },
    { title: 'special data', files: decided('uses: [ziekte], effect: legal, human: none, measures: [bezwaar]', { fields: ', ziekte: diagnosis' }), expected: E },
    { title: 'special data that it does not look at', files: decided(`${plain}, measures: [bezwaar]`, { fields: ', ziekte: diagnosis' }), expected: [] },
    { title: 'special data with a substantial public interest', files: decided('uses: [ziekte], effect: legal, human: none, measures: [bezwaar]', { fields: ', ziekte: diagnosis', purpose: `${ground('taakwet')}, special: [{ categories: [health], article: 9(2)(g), law: taakwet }]` }), expected: [] },
    { title: 'special data for care', files: decided('uses: [ziekte], effect: legal, human: none, measures: [bezwaar]', { fields: ', ziekte: diagnosis', purpose: `${ground('taakwet')}, special: [{ categories: [health], article: 9(2)(h), law: taakwet }]` }), expected: E },
    { title: 'companies', files: { [AT]: decided(none, { subjects: 'companies' })[AT]!.replace('naam: name, ', 'naam: organisation-name, ').replace('income', 'organisation-size') }, expected: [] },
  ]);

  it('a score used to pick the rows is profiling too', () => {
    const files = decided('uses: [inkomen], effect: legal, human: none, measures: [bezwaar]');
    const picked = files[AT]!.replace('  besluit: { decide: kans', '  zeef: { filter: kans, uses: [score] }\n  besluit: { decide: zeef');
    assert.deepEqual(found(['fully-automated-decision'], { ...files, [AT]: picked }), E);
  });
});

describe('risk-selection-without-safeguards', () => {
  const E = [`error risk-selection-without-safeguards ${AT} steps.kans`];
  const human = 'uses: [score, inkomen], effect: legal, human: meaningful';
  const ground = 'ground: { article: 6(1)(e), law: taakwet }';
  const parts = ['discriminationTest: { reference: T-1, date: 2026-03-02 }', 'reviewEvery: P1Y', 'humanReview: dossier gelezen', 'noOtherEffects: geen', 'knowable: website'];
  run(['risk-selection-without-safeguards'], [
    { title: 'none of the five, for a service', files: decided(human), expected: E },
    ...parts.map((part, index) => ({ title: `all but ${part.split(':')[0]}`, files: decided(human, { purpose: `${ground}, selection: { ${parts.filter((_, i) => i !== index).join(', ')} }` }), expected: E })),
    { title: 'all five', files: decided(human, { purpose: `${ground}, ${SAFEGUARDS}` }), expected: [] },
    { title: 'a test without its date', files: decided(human, { purpose: `${ground}, ${SAFEGUARDS.replace(', date: 2026-03-02', '')}` }), expected: E },
    { title: 'still to be filled in', files: decided(human, { purpose: `${ground}, selection: TODO` }), expected: [] },
    { title: 'one still to be filled in', files: decided(human, { purpose: `${ground}, ${SAFEGUARDS.replace('knowable: website', 'knowable: TODO')}` }), expected: [] },
    { title: 'areas', files: decided(human, { score: 'target: areas' }), expected: [] },
    { title: 'things', files: decided(human, { score: 'target: objects' }), expected: [] },
    { title: 'nothing personal', files: { [AT]: decided(human, { subjects: 'objects' })[AT]!.replace('naam: name, inkomen: income', 'inkomen: measurement') }, expected: [] },
    { title: 'two scores for one purpose', files: { [AT]: decided(human)[AT]!.replace('  besluit:', '  kans2: { score: kans, uses: [inkomen], field: score2, target: persons }\n  besluit:').replace('decide: kans,', 'decide: kans2,') }, expected: E },
  ]);
});

describe('score-decides-downstream', () => {
  const W = ['warning score-decides-downstream b.pipeline.yaml steps.besluit'];
  const chain = (decide: string): Files => ({
    [AT]: pipeline('a', `
purposes:
  doel: { description: Aanvragen van inwoners beoordelen, kind: service, ground: { article: 6(1)(e), law: taakwet }, ${SAFEGUARDS} }
sources:
  dossiers: { party: gemeente, collectedFor: service, fields: { naam: name, inkomen: income } }
steps:
  kans: { score: dossiers, uses: [inkomen], field: score, target: persons }
outputs:
  scores: { from: kans, audience: team, recipients: [gemeente] }
`),
    'b.pipeline.yaml': pipeline('b', `
purposes:
  doel: { description: Aanvragen van inwoners afhandelen, kind: service, ground: { article: 6(1)(e), law: taakwet } }
sources:
  gescoord: { output: a/scores }
steps:
  besluit: { decide: gescoord, field: uitslag, ${decide} }
outputs:
  lijst: { from: besluit, audience: team, recipients: [gemeente] }
`),
  });
  const both = ['score-decides-downstream', 'fully-automated-decision'];
  run(both, [
    { title: 'only the score, and a threshold', files: chain('uses: [score], effect: legal, human: meaningful, threshold: 0.8'), expected: W },
    { title: 'no word about a person', files: chain('uses: [score], effect: legal, threshold: 0.8'), expected: [W[0]!.replace('warning', 'error')] },
    { title: 'no threshold', files: chain('uses: [score], effect: legal, human: meaningful'), expected: [] },
    { title: 'something else to see', files: chain('uses: [score, inkomen], effect: legal, human: meaningful, threshold: 0.8'), expected: [] },
    { title: 'no effect', files: chain('uses: [score], effect: none, human: meaningful, threshold: 0.8'), expected: [] },
    { title: 'nobody decides: one finding, and not this one', files: chain('uses: [score], effect: legal, human: nominal, threshold: 0.8'), expected: ['error fully-automated-decision b.pipeline.yaml steps.besluit'] },
    { title: 'a score of its own', files: decided('uses: [score], effect: legal, human: meaningful, threshold: 0.8'), expected: [] },
  ], 'auditor');
  run(both, [{ title: 'an engineer does not hear of it', files: chain('uses: [score], effect: legal, human: meaningful, threshold: 0.8'), expected: [] }]);
});

/** A purpose with evidence over one source. */
function purposeOf(evidence: string, { kind = 'service', fields = 'naam: name, schuld: debt', subjects = '{ kind: clients, count: 12000 }', head = '' } = {}): Files {
  return { [AT]: pipeline('a', `${head}
purposes:
  doel: { description: Aanvragen van inwoners beoordelen, kind: ${kind}, ground: { article: 6(1)(e), law: taakwet }, retention: P1Y${evidence} }
sources:
  dossiers: { party: gemeente, collectedFor: ${kind}, subjects: ${subjects}, fields: { ${fields} } }
outputs:
  lijst: { from: dossiers, audience: team, recipients: [gemeente] }
`) };
}

const DPIA_RULES = ['dpia-required', 'dpia-indicated', 'dpia-outdated'];

describe('dpia-required', () => {
  const E = [`error dpia-required ${AT} purposes.doel`];
  const W = [`warning dpia-required ${AT} purposes.doel`];
  const two = (evidence: string): Files => ({ [AT]: pipeline('a', `
purposes:
  hulp: { description: Schulden van inwoners regelen, kind: service, retention: P1Y }
  post: { description: Brieven aan inwoners versturen, kind: service, retention: P1Y${evidence} }
sources:
  schulden: { party: gemeente, collectedFor: service, subjects: { kind: clients, count: 12000 }, fields: { naam: name, schuld: debt } }
  adressen: { party: gemeente, collectedFor: service, subjects: { kind: clients, count: 12000 }, fields: { naam: name, adres: address } }
outputs:
  dossier: { from: schulden, purpose: hulp, audience: team, recipients: [gemeente] }
  brieven: { from: adressen, purpose: post, audience: team, recipients: [gemeente] }
`) });
  run(DPIA_RULES, [
    { title: 'many people', files: purposeOf(''), expected: E },
    { title: 'one fewer than many', files: purposeOf('', { subjects: '{ kind: clients, count: 9999 }' }), expected: W },
    { title: 'nobody said how many', files: purposeOf('', { subjects: '{ kind: clients }' }), expected: W },
    { title: 'the number is still to be filled in', files: purposeOf('', { subjects: '{ kind: clients, count: TODO }' }), expected: W },
    { title: 'a DPIA', files: purposeOf(', evidence: { dpia: { reference: DPIA-1, date: 2026-01-05 } }'), expected: [] },
    { title: 'a DPIA without its reference', files: purposeOf(', evidence: { dpia: { date: 2026-01-05 } }'), expected: E },
    { title: 'a DPIA to fill in', files: purposeOf(', evidence: { dpia: TODO }'), expected: [] },
    { title: 'a reference to fill in', files: purposeOf(', evidence: { dpia: { reference: TODO } }'), expected: [] },
    { title: 'evidence to fill in', files: purposeOf(', evidence: TODO'), expected: [] },
    { title: 'other evidence', files: purposeOf(', evidence: { register: VR-1 }'), expected: E },
    { title: 'nothing of the list', files: purposeOf('', { fields: 'naam: name, telefoon: phone' }), expected: [] },
    { title: 'firms', files: purposeOf('', { fields: 'bedrijf: organisation-name, omzet: income', subjects: '{ kind: companies, count: 12000 }' }), expected: [] },
    { title: 'nothing personal', files: purposeOf('', { fields: 'pomp: object', subjects: '{ kind: objects, count: 12000 }' }), expected: [] },
    { title: 'a field nobody knows', files: purposeOf('', { fields: 'iets: onbekend' }), expected: [] },
    { title: 'only the purpose that needs it', files: two(''), expected: [`error dpia-required ${AT} purposes.hulp`] },
    { title: 'the DPIA of another purpose does not answer', files: two(', evidence: { dpia: { reference: DPIA-1, date: 2026-01-05 } }'), expected: [`error dpia-required ${AT} purposes.hulp`] },
  ]);
  it('a purpose of a catalogue counts with its evidence, and is pointed at from here', () => {
    const own = (evidence: string): Files => ({
      'doelen.catalog.yaml': `grondslag: 1\ncatalog: doelen\npurposes:\n  hulp: { description: Schulden van inwoners regelen, kind: service, retention: P1Y${evidence} }\n`,
      [AT]: pipeline('a', 'sources:\n  schulden: { party: gemeente, collectedFor: service, subjects: { kind: clients, count: 12000 }, fields: { naam: name, schuld: debt } }\noutputs:\n  dossier: { from: schulden, purpose: hulp, audience: team, recipients: [gemeente] }'),
    });
    assert.deepEqual(found(DPIA_RULES, own('')), [`error dpia-required ${AT} outputs.dossier.purpose`]);
    assert.deepEqual(found(DPIA_RULES, own(', evidence: { dpia: { reference: DPIA-1, date: 2026-01-05 } }')), []);
  });
  it('takes another number for large scale', () => {
    const option = ruleById('dpia-required')!.options!['largeScale']!;
    assert.deepEqual(lines(purposeOf('', { subjects: '{ kind: clients, count: 500 }' }), { ...DEFAULT_SETTINGS, options: new Map([[option, 500]]) }).filter((text) => text.includes('dpia')), E);
  });
});

describe('dpia-indicated', () => {
  const E = [`error dpia-indicated ${AT} purposes.doel`];
  const W = [`warning dpia-indicated ${AT} purposes.doel`];
  const plain = 'naam: name, telefoon: phone';
  run(DPIA_RULES, [
    { title: 'one criterion', files: purposeOf('', { fields: plain }), expected: W },
    { title: 'none', files: purposeOf('', { fields: plain, subjects: '{ kind: clients, count: 12 }' }), expected: [] },
    { title: 'two', files: purposeOf('', { fields: plain, subjects: '{ kind: children, count: 12000 }' }), expected: E },
    { title: 'two, with a DPIA', files: purposeOf(', evidence: { dpia: { reference: DPIA-1, date: 2026-01-05 }, fgAdvice: positief }', { fields: plain, subjects: '{ kind: children, count: 12000 }' }), expected: [] },
    { title: 'where the list asks for one, only that', files: purposeOf(''), expected: [`error dpia-required ${AT} purposes.doel`] },
    { title: 'five points and no criterion', files: purposeOf('', { head: 'schedule: P1M\nprocessors: { wolk: { agreement: V-1, storage: [US, IN] } }', fields: 'a: name, b: address, c: phone, d: email, e: birth-date, f: sex, g: bsn', subjects: '{ kind: clients, count: 12 }' }), expected: E },
  ], 'reviewer');
  run(DPIA_RULES, [{ title: 'an engineer does not hear of it', files: purposeOf('', { fields: plain, subjects: '{ kind: children, count: 12000 }' }), expected: [] }]);
});

describe('dpia-outdated', () => {
  const W = [`warning dpia-outdated ${AT} purposes.doel.evidence.dpia`];
  const E = [W[0]!.replace('warning', 'error')];
  const dpia = (parts: string, more = ', fgAdvice: positief'): Files => purposeOf(`, evidence: { dpia: { reference: DPIA-1${parts} }${more} }`);
  run(DPIA_RULES, [
    { title: 'three years to the day', files: dpia(', date: 2023-11-21'), expected: [] },
    { title: 'three years and a day', files: dpia(', date: 2023-11-20'), expected: W },
    { title: 'no date', files: dpia(''), expected: W },
    { title: 'a date to fill in', files: dpia(', date: TODO'), expected: [] },
    { title: 'no advice of the officer', files: dpia(', date: 2026-01-05', ''), expected: W },
    { title: 'advice to fill in', files: dpia(', date: 2026-01-05', ', fgAdvice: TODO'), expected: [] },
    { title: 'old, without advice and too narrow: one finding', files: dpia(', date: 2020-01-05, scope: [name]', ''), expected: W },
    { title: 'a scope that names all', files: dpia(', date: 2026-01-05, scope: [name, debt]'), expected: [] },
    { title: 'a scope without the debt', files: dpia(', date: 2026-01-05, scope: [name]'), expected: W },
    { title: 'a scope to fill in', files: dpia(', date: 2026-01-05, scope: TODO'), expected: [] },
    { title: 'a high risk that remains', files: dpia(', date: 2026-01-05, residualRisk: hoog'), expected: E },
    { title: 'a high risk that was consulted on', files: dpia(', date: 2026-01-05, residualRisk: hoog, priorConsultation: AP-2026-11'), expected: [] },
    { title: 'a high risk and no consultation, said so', files: dpia(', date: 2026-01-05, residualRisk: hoog, priorConsultation: false'), expected: E },
    { title: 'a low risk', files: dpia(', date: 2026-01-05, residualRisk: laag'), expected: [] },
    { title: 'nothing personal', files: purposeOf(', evidence: { dpia: { reference: DPIA-1, date: 2020-01-05 } }', { fields: 'pomp: object', subjects: '{ kind: objects }' }), expected: [] },
  ], 'reviewer');
  it('takes another age', () => {
    const option = ruleById('dpia-outdated')!.options!['maxAge']!;
    const settings = { ...DEFAULT_SETTINGS, preset: 'reviewer' as const, options: new Map([[option, 'P1Y']]) };
    assert.deepEqual(lines(dpia(', date: 2025-11-20'), settings).filter((text) => text.includes('dpia-outdated')).length, 1);
    assert.deepEqual(lines(dpia(', date: 2025-11-21'), settings).filter((text) => text.includes('dpia-outdated')), []);
  });
});

describe('options of a rule', () => {
  const files: Files = { [AT]: pipeline('a', `
purposes:
  doel: { description: Cijfers over aanvragen maken, kind: policy, ground: { article: 6(1)(e), law: taakwet }, retention: P1Y }
sources:
  dossiers: { party: gemeente, collectedFor: policy, subjects: { kind: clients, count: 300 }, fields: { wijk: neighbourhood } }
steps:
  tel: { aggregate: dossiers, by: [wijk], measures: { aantal: count }, minGroupSize: 7, suppression: blank }
outputs:
  cijfers: { from: tel, audience: organisation, recipients: [gemeente] }
`) };
  const inside = ruleById('small-cells')?.options?.['inside'];
  it('small-cells takes five inside, unless told otherwise', () => {
    assert.ok(inside !== undefined);
    const small = (value?: number): readonly string[] => lines(files, { ...DEFAULT_SETTINGS, ...(value === undefined ? {} : { options: new Map([[inside, value]]) }) }).filter((text) => text.includes('small-cells'));
    assert.deepEqual(small(), []);
    assert.deepEqual(small(7), []);
    assert.deepEqual(small(8), [`warning small-cells ${AT} steps.tel`]);
  });
});
