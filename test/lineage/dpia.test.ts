import assert from 'node:assert/strict';
import { knowledge } from '../../server/src/knowledge/load.ts';
import { assessDpia, type DpiaAssessment } from '../../server/src/lineage/dpia.ts';
import { outsideScope } from '../../server/src/lineage/dpia-scope.ts';
import { dateAfter } from '../../server/src/lineage/duration.ts';
import { pathText } from '../../server/src/model/path.ts';
import { ruleById } from '../../server/src/rules/registry.ts';
import { analyse, type Files } from '../harness/check.ts';

interface Flow {
  readonly kind?: string;
  readonly purpose?: string;
  readonly about?: string;
  readonly recipients?: string;
  readonly head?: string;
  readonly source?: string;
  readonly fields: string;
  readonly count?: string;
  readonly subjects?: string;
  readonly steps?: string;
  readonly from?: string;
  readonly output?: string;
}

function text({ kind = 'service', purpose = '', about = 'Aanvragen van inwoners afhandelen', recipients = 'gemeente', head = '', source = '', fields, count = ', count: 300', subjects = 'citizens', steps, from = 'dossiers', output = '' }: Flow): Files {
  return { 'a.pipeline.yaml': `grondslag: 1
pipeline: a
controller: gemeente
${head}
parties:
  gemeente: { name: Gemeente Voorbeeld, kind: public-authority, country: NL }
  provincie: { name: Provincie, kind: public-authority, country: NL }
  winkel: { name: Winkel BV, kind: private, country: NL }
  wolk: { name: Cloud Inc, kind: private, country: US }
purposes:
  doel: { description: ${about}, kind: ${kind}${purpose} }
sources:
  dossiers: { party: gemeente, collectedFor: ${kind}, subjects: { kind: ${subjects}${count} }, fields: { ${fields} }${source} }
${steps?.includes('anders') === true ? '  anders: { party: provincie, collectedFor: policy, subjects: { kind: citizens, count: 20000 }, fields: { naam: name, wijk: neighbourhood } }\n' : ''}${steps === undefined ? '' : `steps:\n${steps}\n`}outputs:
  lijst: { from: ${from}, audience: team, recipients: [${recipients}], purpose: doel${output} }
` };
}

function assessed(files: Files, largeScale?: number): DpiaAssessment | undefined {
  const { workspace } = analyse(files);
  const [unit] = [...workspace.allUnits()].filter((candidate) => candidate.kind === 'pipeline');
  const flow = workspace.flow(unit!.key)!;
  const [purpose] = flow.outputs[0]!.purposes;
  return assessDpia(flow, purpose!, workspace.environment, largeScale);
}

/** Ids of what is hit. */
function hits(flow: Flow): readonly string[] {
  const found = assessed(text(flow));
  return [...(found?.ap ?? []), ...(found?.wp248 ?? [])].map(({ criterion }) => criterion.id);
}

const SCORE = '  kans: { score: dossiers, uses: [waarde], field: score, target: persons }';

/** Per criterion a flow that hits it, and twins that differ in one declaration and do not. */
const CASES: readonly { readonly id: string; readonly hit: readonly Flow[]; readonly miss: readonly Flow[] }[] = [
  { id: 'ap-covert-investigation', hit: [{ kind: 'enforcement', fields: 'naam: name', purpose: ', evidence: { notice: { exception: UAVG 41 } }' }], miss: [{ fields: 'naam: name', purpose: ', evidence: { notice: { exception: UAVG 41 } }' }, { kind: 'enforcement', fields: 'naam: name', purpose: ', evidence: { notice: { exception: 14(5)(a) } }' }, { kind: 'enforcement', fields: 'naam: name', purpose: ', evidence: { notice: { url: x } }' }] },
  { id: 'ap-black-lists', hit: [{ fields: 'naam: name, verbod: court-ban', recipients: 'winkel' }], miss: [{ fields: 'naam: name, verbod: court-ban' }, { fields: 'naam: name, verbod: court-ban', recipients: 'provincie' }, { fields: 'naam: name', recipients: 'winkel' }] },
  { id: 'ap-fraud-prevention', hit: [{ kind: 'supervision', fields: 'naam: name, waarde: age', steps: SCORE, from: 'kans' }, { kind: 'enforcement', about: 'Bijstandsfraude opsporen', fields: 'naam: name' }], miss: [{ fields: 'naam: name, waarde: age', steps: SCORE, from: 'kans' }, { kind: 'supervision', fields: 'naam: name, waarde: age', steps: SCORE.replace('persons', 'areas'), from: 'kans' }, { about: 'Slachtoffers van fraude helpen', fields: 'naam: name' }] },
  { id: 'ap-credit-scores', hit: [{ fields: 'naam: name, waarde: payment-behaviour', steps: SCORE, from: 'kans' }], miss: [{ fields: 'naam: name, waarde: age', steps: SCORE, from: 'kans' }, { fields: 'naam: name, waarde: age, betaling: payment-behaviour', steps: SCORE, from: 'kans' }] },
  { id: 'ap-financial-situation', hit: [{ fields: 'naam: name, schuld: debt' }, { fields: 'naam: name, klasse: income-band' }], miss: [{ fields: 'naam: name, rekening: iban' }, { fields: 'naam: name, woz: woz-value' }] },
  { id: 'ap-genetic-data', hit: [{ fields: 'dna: genetic' }], miss: [{ fields: 'naam: name' }] },
  { id: 'ap-health-data', hit: [{ fields: 'naam: name, ziekte: diagnosis' }, { fields: 'naam: name, hulp: youth-care' }], miss: [{ fields: 'naam: name, kosten: care-cost' }] },
  { id: 'ap-partnerships', hit: [{ head: 'partnership: { frame: other }', fields: 'naam: name, schuld: debt' }, { head: 'partnership: { frame: wgs-riec }', fields: 'naam: name, ziekte: diagnosis' }], miss: [{ fields: 'naam: name, schuld: debt' }, { head: 'partnership: { frame: other }', fields: 'naam: name' }] },
  { id: 'ap-camera-surveillance', hit: [{ fields: 'beeld: video', source: ', publicSpace: { agreement: A-1 }' }, { fields: 'beeld: image', purpose: ', evidence: { streetNotice: borden }' }], miss: [{ fields: 'beeld: video' }, { fields: 'naam: name', source: ', publicSpace: { agreement: A-1 }' }] },
  { id: 'ap-flexible-camera', hit: [{ fields: 'bodycambeeld: video' }], miss: [{ fields: 'beeld: video' }, { fields: 'dronenummer: case-number' }] },
  { id: 'ap-employee-monitoring', hit: [{ subjects: 'employees', fields: 'naam: name, mail: communication' }], miss: [{ fields: 'naam: name, mail: communication' }, { subjects: 'employees', fields: 'naam: name, loon: income' }] },
  { id: 'ap-location-data', hit: [{ fields: 'naam: name, plek: location' }, { fields: 'kenteken: licence-plate, tijd: timestamp' }], miss: [{ fields: 'kenteken: licence-plate' }, { fields: 'naam: name, tijd: timestamp' }, { subjects: 'objects', fields: 'plek: location' }] },
  { id: 'ap-communication-data', hit: [{ fields: 'naam: name, belgegevens: communication' }], miss: [{ fields: 'naam: name, telefoon: phone' }] },
  { id: 'ap-internet-of-things', hit: [{ fields: 'ean: ean, stand: energy-interval' }, { fields: 'toestel: device-id', source: ', publicSpace: { agreement: A-1 }' }], miss: [{ fields: 'ean: ean, verbruik: energy-use' }, { fields: 'toestel: device-id' }] },
  { id: 'ap-profiling', hit: [{ fields: 'naam: name, waarde: age', steps: SCORE, from: 'kans' }], miss: [{ fields: 'naam: name, waarde: age', steps: SCORE.replace('persons', 'areas'), from: 'kans' }] },
  { id: 'ap-behaviour-influence', hit: [{ head: 'schedule: P1D', fields: 'naam: name, kliks: browsing' }], miss: [{ head: 'schedule: once', fields: 'naam: name, kliks: browsing' }, { head: 'schedule: P1D', fields: 'naam: name' }] },
  { id: 'ap-biometric-data', hit: [{ fields: 'gezicht: biometric' }], miss: [{ fields: 'gezicht: photo' }] },
  { id: 'wp248-evaluation-scoring', hit: [{ fields: 'naam: name, waarde: age', steps: SCORE, from: 'kans' }], miss: [{ fields: 'naam: name' }] },
  { id: 'wp248-automated-decision', hit: [{ fields: 'naam: name', steps: '  b: { decide: dossiers, uses: [naam], field: x, effect: legal, human: none }', from: 'b' }], miss: [{ fields: 'naam: name', steps: '  b: { decide: dossiers, uses: [naam], field: x, effect: legal, human: meaningful }', from: 'b' }, { fields: 'naam: name', steps: '  b: { decide: dossiers, uses: [naam], field: x, effect: none, human: none }', from: 'b' }] },
  { id: 'wp248-systematic-monitoring', hit: [{ fields: 'ip: ip-address, tijd: timestamp' }, { head: 'schedule: P1D', fields: 'naam: name, gebruik: service-use' }], miss: [{ fields: 'ip: ip-address' }, { fields: 'naam: name, gebruik: service-use' }] },
  { id: 'wp248-sensitive-data', hit: [{ fields: 'rekening: iban' }, { fields: 'naam: name, straf: conviction' }], miss: [{ fields: 'naam: name, waarde: age', steps: SCORE, from: 'kans' }, { fields: 'bsn: bsn' }] },
  { id: 'wp248-large-scale', hit: [{ fields: 'naam: name', count: ', count: 10000' }], miss: [{ fields: 'naam: name', count: ', count: 9999' }, { fields: 'naam: name', count: '' }, { subjects: 'objects', fields: 'boom: object', count: ', count: 90000' }] },
  { id: 'wp248-matching', hit: [{ fields: 'naam: name, wijk: neighbourhood', steps: '  k: { join: [dossiers, anders], on: naam }', from: 'k' }], miss: [{ fields: 'naam: name', steps: '  k: { filter: dossiers, uses: [naam] }', from: 'k' }] },
  { id: 'wp248-vulnerable', hit: [{ subjects: 'children', fields: 'naam: name' }, { subjects: 'patients', fields: 'naam: name' }, { fields: 'naam: name, uitkering: benefit' }], miss: [{ subjects: 'clients', fields: 'naam: name' }] },
  { id: 'wp248-innovative-use', hit: [{ fields: 'naam: name, waarde: age', steps: SCORE.replace('target', 'model: { type: machine-learning }, target'), from: 'kans' }], miss: [{ fields: 'naam: name, waarde: age', steps: SCORE.replace('target', 'model: { type: rules }, target'), from: 'kans' }] },
  { id: 'wp248-blocks-service', hit: [{ fields: 'naam: name', steps: '  b: { decide: dossiers, uses: [naam], field: x, effect: significant, human: meaningful }', from: 'b' }], miss: [{ fields: 'naam: name', steps: '  b: { decide: dossiers, uses: [naam], field: x, effect: none, human: meaningful }', from: 'b' }] },
];

describe('the criteria for a DPIA', () => {
  for (const { id, hit, miss } of CASES) {
    for (const [index, flow] of hit.entries()) it(`${id} holds (${index + 1})`, () => assert.ok(hits(flow).includes(id), hits(flow).join(' ')));
    for (const [index, flow] of miss.entries()) it(`${id} does not hold for its twin (${index + 1})`, () => assert.ok(!hits(flow).includes(id), hits(flow).join(' ')));
  }

  it('each of the 26 has its cases', () => assert.deepEqual(CASES.map(({ id }) => id), knowledge().dpia.criteria.map(({ id }) => id)));

  it('things are nobody', () => assert.equal(assessed(text({ fields: 'opbrengst: income', subjects: 'objects' })), undefined));
});

describe('the scale of a hit', () => {
  const scale = (flow: Flow, largeScale?: number): unknown => assessed(text(flow), largeScale)?.ap.map((hit) => `${hit.criterion.id} ${hit.scale} ${hit.count}`);
  const debt = 'naam: name, schuld: debt';
  it('is what its own source says', () => {
    assert.deepEqual(scale({ fields: debt }), ['ap-financial-situation small 300']);
    assert.deepEqual(scale({ fields: debt, count: ', count: 10000' }), ['ap-financial-situation large 10000']);
    assert.deepEqual(scale({ fields: debt, count: '' }), ['ap-financial-situation unknown undefined']);
    assert.deepEqual(scale({ fields: debt }, 300), ['ap-financial-situation large 300']);
  });
  it('is not that of a big register in which the people are looked up', () => {
    assert.deepEqual(scale({ fields: debt, steps: '  k: { join: [dossiers, anders], on: naam }', from: 'k' }), ['ap-financial-situation small 300']);
  });
  it('of a score follows the join before it', () => {
    const scored = (how: string): Flow => ({ fields: 'naam: name, waarde: age', steps: `  k: { join: [dossiers, anders], on: naam${how} }\n  kans: { score: k, uses: [waarde], field: score, target: persons }`, from: 'kans' });
    assert.deepEqual(scale(scored(', how: inner')), ['ap-profiling small 300']);
    assert.deepEqual(scale(scored(', how: left')), ['ap-profiling small 300']);
    assert.deepEqual(scale(scored('')), ['ap-profiling large 20000']);
    assert.deepEqual(scale(scored(', how: outer')), ['ap-profiling large 20000']);
  });
});

describe('where a hit comes from', () => {
  const causes = (flow: Flow, id: string): readonly string[] => {
    const found = assessed(text(flow));
    return [...found!.ap, ...found!.wp248].find(({ criterion }) => criterion.id === id)!.causes.map(({ kind, at }) => `${kind} ${pathText(at.path)}`);
  };
  it('a field where it is declared, and not again after it', () => {
    assert.deepEqual(causes({ fields: 'naam: name, schuld: debt, loon: income', steps: '  z: { filter: dossiers, uses: [naam] }', from: 'z' }, 'ap-financial-situation'), ['field sources.dossiers.fields.schuld', 'field sources.dossiers.fields.loon']);
  });
  it('a derived field where it is made', () => {
    assert.deepEqual(causes({ fields: 'naam: name, notitie: free-text', steps: '  z: { derive: dossiers, fields: { ziek: { uses: [notitie], category: diagnosis } } }', from: 'z' }, 'ap-health-data'), ['field steps.z.fields.ziek']);
  });
  it('two fields that meet only in a join', () => {
    const flow: Flow = { fields: 'naam: name, kenteken: licence-plate', steps: '  t: { derive: anders, fields: { tijd: { uses: [wijk], category: timestamp } } }\n  k: { join: [dossiers, t], on: naam }', from: 'k' };
    assert.deepEqual(causes(flow, 'ap-location-data'), ['field steps.k', 'field steps.k']);
  });
  it('a step, a source, a purpose', () => {
    assert.deepEqual(causes({ fields: 'naam: name, waarde: age', steps: SCORE, from: 'kans' }, 'ap-profiling'), ['step steps.kans']);
    assert.deepEqual(causes({ fields: 'naam: name', count: ', count: 90000' }, 'wp248-large-scale'), ['source sources.dossiers']);
    assert.deepEqual(causes({ kind: 'enforcement', fields: 'naam: name', purpose: ', evidence: { notice: { exception: UAVG 41 } }' }, 'ap-covert-investigation'), ['purpose purposes.doel.evidence.notice']);
  });
});

describe('the pre-scan', () => {
  const scored = (flow: Flow): string => {
    const found = assessed(text(flow))!;
    return `${found.advice} ${found.score.points}: ${found.score.parts.map(({ part, value, points }) => `${part.id} ${value} ${points}`).join(', ')}`;
  };
  it('adds up what is declared', () => {
    assert.equal(scored({ fields: 'naam: name' }), 'none 0: ');
    assert.equal(scored({ fields: 'naam: name', count: ', count: 10000' }), 'recommended 1: people 10000 1');
    assert.equal(scored({ fields: 'naam: name', head: 'schedule: P1M', purpose: ', retention: P1Y' }), 'none 2: frequency 12.166666666666666 1, retention 365 1');
    assert.equal(scored({ fields: 'naam: name', subjects: 'children' }), 'recommended 2: subjects 3 1, minors 1 1');
    assert.equal(scored({ fields: 'naam: name', head: 'processors: { wolk: { agreement: V-1, storage: [US, IN] } }' }), 'none 2: transfer 2 2');
    assert.equal(scored({ fields: 'a: name, b: address, c: phone, d: email, e: birth-date, f: sex, g: bsn' }), 'none 2: ordinary 6 1, sensitive 1 1');
  });
  it('asks for a DPIA above four points without any criterion', () => {
    assert.equal(scored({ fields: 'a: name, b: address, c: phone, d: email, e: birth-date, f: sex, g: bsn', head: 'schedule: P1M\nprocessors: { wolk: { agreement: V-1, storage: [US, IN] } }' }).split(':')[0], 'required 5');
  });
  it('and the option of the rule have one number for large scale', () => assert.equal(ruleById('dpia-required')?.options?.['largeScale']?.default, knowledge().dpia.prescan.largeScale));
});

describe('the scope of a DPIA', () => {
  const outside = (scope: readonly string[], flow: Flow = { fields: 'naam: name, schuld: debt', steps: '  k: { join: [dossiers, anders], on: naam }', from: 'k', output: '' }): readonly string[] => {
    const { workspace } = analyse(text(flow));
    const unit = [...workspace.allUnits()][0]!;
    const found = workspace.flow(unit.key)!;
    return outsideScope(found, found.outputs[0]!.purposes[0]!, workspace.environment, scope).map(({ what, name }) => `${what} ${name.en}`);
  };
  const cases: readonly (readonly [scope: readonly string[], lacking: readonly string[]])[] = [
    [[], []],
    [['alles'], []],
    [['dossiers', 'anders'], []],
    [['dossiers'], ['source anders']],
    [['de koppeling van dossiers van de gemeente'], ['source anders']],
    [['name', 'debt', 'neighbourhood'], []],
    [['name'], ['category debt or arrears', 'category neighbourhood']],
    [['contact', 'financial', 'area'], []],
    [['naam', 'schuld', 'buurt of wijk'], []],
    [['score'], []],
  ];
  for (const [scope, lacking] of cases) it(scope.join(', ') || 'that is not stated', () => assert.deepEqual(outside(scope), lacking));
  it('names techniques', () => {
    const flow: Flow = { fields: 'naam: name, waarde: age', steps: '  k: { join: [dossiers, anders], on: naam }\n  kans: { score: k, uses: [waarde], field: score, model: { type: machine-learning }, target: persons }', from: 'kans' };
    assert.deepEqual(outside(['koppeling'], flow), ['technique scoring', 'technique machine learning']);
    assert.deepEqual(outside(['koppeling, profilering en zelflerende modellen'], flow), []);
  });
});

describe('a date by the calendar', () => {
  for (const [from, span, to] of [['2023-11-21', 'P3Y', '2026-11-21'], ['2024-02-29', 'P1Y', '2025-02-28'], ['2025-12-31', 'P2M', '2026-02-28'], ['2026-01-30', 'P1W', '2026-02-06'], ['2026-12-31', 'P1D', '2027-01-01'], ['2026-13', 'P1D', undefined], ['2026-01-01', 'een jaar', undefined]] as const) {
    it(`${from} and ${span}`, () => assert.equal(dateAfter(from, span), to));
  }
});
