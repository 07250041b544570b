import assert from 'node:assert/strict';
import type { Files } from '../harness/check.ts';
import { found, pipeline, simple } from './cases.ts';

const AT = 'a.pipeline.yaml';
const GROUND = 'ground: { article: 6(1)(e), law: taakwet }, covers: [contact], retention: P1Y';
const NAMES = 'collectedFor: service, fields: { naam: name }';

type Case = readonly [title: string, files: Files, expected: readonly string[]];

function check(rules: readonly string[], cases: readonly Case[]): void {
  for (const [title, files, expected] of cases) {
    it(title, () => {
      assert.deepEqual([...found(rules, files, 'reviewer')].sort(), [...expected].sort());
      assert.deepEqual(found(rules, files), [], 'an engineer is not asked');
    });
  }
}

/** A purpose with these extra keys over one supply. */
const purpose = (kind: string, extra = '', source = NAMES): Files => simple(`kind: ${kind}, ${GROUND}${extra}`, { source });

/** The same with steps; the output comes from the last. */
function steps(extra: string, lines: string, from: string, more: { readonly head?: string; readonly source?: string; readonly controller?: string } = {}): Files {
  return simple(`kind: service, ${GROUND}${extra}`, { source: 'collectedFor: service, fields: { naam: name, inkomen: income, bericht: free-text }', steps: lines, from, ...more });
}

const SCORE = '  oordeel: { score: dossiers, uses: [inkomen], field: risico, target: persons }';
const scoreOf = (target: string): string => SCORE.replace('persons', target);
const decide = (effect: string, more = ''): string => `  oordeel: { decide: dossiers, uses: [inkomen], field: uitkomst, effect: ${effect}, human: meaningful${more} }`;
const BOTH = `${SCORE}\n  besluit: { decide: oordeel, uses: [risico], field: uitkomst, effect: legal, human: meaningful }`;

describe('missing-register-entry', () => {
  const FOUND = [`warning missing-register-entry ${AT} purposes.doel`];
  check(['missing-register-entry'], [
    ['nothing given', purpose('service'), FOUND],
    ['other evidence', purpose('service', ', evidence: { iama: IAMA-1 }'), FOUND],
    ['an empty value', purpose('service', ', evidence: { register: }'), FOUND],
    ['given', purpose('service', ', evidence: { register: VR-1 }'), []],
    ['still to be filled in', purpose('service', ', evidence: { register: TODO }'), []],
    ['all evidence still to be filled in', purpose('service', ', evidence: TODO'), []],
    ['things', simple(`kind: operations`, { source: 'collectedFor: operations, subjects: { kind: objects }, fields: { mast: object }' }), []],
    ['group figures only', {
      'b.pipeline.yaml': pipeline('b', `purposes:\n  doel: { description: Tellen per wijk, kind: statistics, ${GROUND}, evidence: { register: VR-2 } }\nsources:\n  rijen: { party: gemeente, collectedFor: statistics, fields: { wijk: neighbourhood, inkomen: income } }\nsteps:\n  tel: { aggregate: rijen, by: [wijk], measures: { aantal: count }, minGroupSize: 10 }\noutputs:\n  cijfers: { from: tel, audience: team, recipients: [gemeente], claims: aggregated }`),
      [AT]: pipeline('a', `purposes:\n  beleid: { description: Beleid maken per wijk, kind: statistics }\nsources:\n  cijfers: { output: b/cijfers }\noutputs:\n  kaart: { from: cijfers, audience: team, recipients: [gemeente] }`),
    }, []],
    ['one of two purposes', { [AT]: pipeline('a', `purposes:\n  een: { description: Aanvragen van inwoners afhandelen, kind: service, ${GROUND}, evidence: { register: VR-1 } }\n  twee: { description: Inwoners helpen met schulden, kind: service, ${GROUND} }\nsources:\n  dossiers: { party: gemeente, collectedFor: service, fields: { naam: name } }\noutputs:\n  a: { from: dossiers, purpose: een, audience: team, recipients: [gemeente] }\n  b: { from: dossiers, purpose: twee, audience: team, recipients: [gemeente] }\n  c: { from: dossiers, purpose: twee, audience: team, recipients: [gemeente] }`) }, [`warning missing-register-entry ${AT} purposes.twee`]],
    ['a purpose of a catalogue that has it', shared('evidence: { register: VR-1 }'), []],
    ['a purpose of a catalogue that has not', shared('security: BBN1'), [`warning missing-register-entry ${AT} outputs.lijst.purpose`]],
    ['nothing known of what comes in', simple(`kind: service, ${GROUND}`, { source: 'collectedFor: service, fields: { naam: onbekende-soort }' }), []],
  ]);
});

/** A pipeline that names a purpose of a catalogue. */
function shared(extra: string): Files {
  return {
    'doelen.catalog.yaml': `grondslag: 1\ncatalog: doelen\npurposes:\n  samen: { description: Aanvragen van inwoners afhandelen, kind: service, ${GROUND}, ${extra} }\n`,
    [AT]: pipeline('a', 'sources:\n  dossiers: { party: gemeente, collectedFor: service, fields: { naam: name } }\noutputs:\n  lijst: { from: dossiers, purpose: samen, audience: team, recipients: [gemeente] }'),
  };
}

describe('missing-security-level', () => {
  const FOUND = [`warning missing-security-level ${AT} purposes.doel`];
  const of = (fields: string, extra = ''): Files => purpose('service', extra, `collectedFor: service, fields: { naam: name, ${fields} }`);
  check(['missing-security-level'], [
    ['the citizen service number', of('nummer: bsn'), FOUND],
    ['health', of('ziekte: diagnosis'), FOUND],
    ['a suspicion', of('verdenking: suspicion'), FOUND],
    ['several of them', of('nummer: bsn, ziekte: diagnosis, verdenking: suspicion'), FOUND],
    ['another national number', of('leerling: education-number'), []],
    ['sensitive data', of('schuld: debt'), []],
    ['a level', of('nummer: bsn', ', security: BBN2'), []],
    ['a level to fill in', of('nummer: bsn', ', security: TODO'), []],
    ['a number that leaves at once', simple(`kind: service, ${GROUND}`, { source: 'collectedFor: service, fields: { naam: name, nummer: bsn }', steps: '  zonder: { drop: dossiers, fields: [nummer] }', from: 'zonder' }), FOUND],
    ['special data in groups only', simple('kind: statistics', { source: 'collectedFor: statistics, subjects: { kind: objects }, fields: { gebouw: object }' }), []],
  ]);
});

describe('missing-notice', () => {
  const FOUND = [`warning missing-notice ${AT} purposes.doel`];
  check(['missing-notice'], [
    ['nothing given', purpose('service'), FOUND],
    ['an empty notice', purpose('service', ', evidence: { notice: {} }'), FOUND],
    ['a law and no exception', purpose('service', ', evidence: { notice: { law: taakwet } }'), FOUND],
    ['a page', purpose('service', ', evidence: { notice: { url: https://example.org } }'), []],
    ['an exception', purpose('service', ', evidence: { notice: { exception: UAVG 41 } }'), []],
    ['to fill in', purpose('service', ', evidence: { notice: { exception: TODO } }'), []],
    ['wholly to fill in', purpose('service', ', evidence: { notice: TODO }'), []],
    ['things', simple('kind: operations', { source: 'collectedFor: operations, subjects: { kind: objects }, fields: { mast: object }' }), []],
  ]);
});

describe('missing-weighing', () => {
  const FOUND = [`warning missing-weighing ${AT} purposes.doel`];
  const WEIGHING = 'can: a, may: b, should: c, by: d, date: 2026-01-05';
  check(['missing-weighing'], [
    ...['policy', 'supervision', 'enforcement', 'service'].map((kind): Case => [`kind ${kind}`, purpose(kind), FOUND]),
    ...['statistics', 'research', 'debt-help', 'care', 'criminal', 'operations', 'service-optional'].map((kind): Case => [`kind ${kind}`, purpose(kind), []]),
    ['complete', purpose('service', `, weighing: { ${WEIGHING} }`), []],
    ...['can: a', 'may: b', 'should: c', 'by: d', 'date: 2026-01-05'].map((part): Case => [`without ${part}`, purpose('service', `, weighing: { ${WEIGHING.split(', ').filter((other) => other !== part).join(', ')} }`), FOUND]),
    ['an empty answer', purpose('service', ', weighing: { can: a, may: b, should: "", by: d, date: 2026-01-05 }'), FOUND],
    ['answers as lists', purpose('service', ', weighing: { can: [a], may: [b], should: [c, d], by: e, date: 2026-01-05 }'), []],
    ['to fill in', purpose('service', ', weighing: TODO'), []],
    ['one answer to fill in', purpose('service', ', weighing: { can: a, may: b, should: TODO, by: d, date: TODO }'), []],
    ['things', simple('kind: service', { source: 'collectedFor: service, subjects: { kind: objects }, fields: { mast: object }' }), []],
  ]);
});

describe('iama-missing and algorithm-not-registered', () => {
  const IAMA = [`warning iama-missing ${AT} steps.oordeel`];
  const REGISTER = [`warning algorithm-not-registered ${AT} steps.oordeel`];
  const BOTH_MISSING = [...IAMA, ...REGISTER];
  check(['iama-missing', 'algorithm-not-registered'], [
    ['a score of persons', steps('', SCORE, 'oordeel'), BOTH_MISSING],
    ['a score of areas', steps('', scoreOf('areas'), 'oordeel'), []],
    ['a score of objects', steps('', scoreOf('objects'), 'oordeel'), []],
    ['a target to fill in', steps('', scoreOf('TODO'), 'oordeel'), []],
    ['a decision with legal effect', steps('', decide('legal'), 'oordeel'), BOTH_MISSING],
    ['a decision with significant effect', steps('', decide('significant'), 'oordeel'), BOTH_MISSING],
    ['a decision that the law ties', steps('', decide('legal', ', bound: true'), 'oordeel'), BOTH_MISSING],
    ['a decision without effect', steps('', decide('none'), 'oordeel'), []],
    ['an effect to fill in', steps('', decide('TODO'), 'oordeel'), []],
    ['a score and a decision for one purpose', steps('', BOTH, 'besluit'), BOTH_MISSING],
    ['an IAMA', steps(', evidence: { iama: IAMA-1 }', SCORE, 'oordeel'), REGISTER],
    ['an entry in the register', steps(', evidence: { algorithmRegister: https://example.org }', SCORE, 'oordeel'), IAMA],
    ['both to fill in', steps(', evidence: { iama: TODO, algorithmRegister: TODO }', SCORE, 'oordeel'), []],
    ['a private controller', steps('', SCORE, 'oordeel', { controller: 'winkel' }), IAMA],
    ['a mixed controller', steps('', SCORE, 'oordeel', { controller: 'regiobedrijf' }), BOTH_MISSING],
    ['a public and a private controller', steps('', SCORE, 'oordeel', { controller: '[gemeente, winkel]' }), BOTH_MISSING],
    ['a controller nobody knows', steps('', SCORE, 'oordeel', { controller: 'wie-dan-ook' }), BOTH_MISSING],
    ['rules that look at nothing of a person', steps('', '  oordeel: { score: dossiers, uses: [compleet], field: risico, model: { type: rules }, target: persons }', 'oordeel', { source: 'collectedFor: service, fields: { naam: name, compleet: none }' }), []],
    ['a model that learns from such a field', steps('', '  oordeel: { score: dossiers, uses: [compleet], field: risico, model: { type: machine-learning }, target: persons }', 'oordeel', { source: 'collectedFor: service, fields: { naam: name, compleet: none }' }), BOTH_MISSING],
    ['a score over things', steps('', '  oordeel: { score: dossiers, uses: [ouderdom], field: risico, target: persons }', 'oordeel', { source: 'collectedFor: service, subjects: { kind: objects }, fields: { ouderdom: measurement }' }), []],
    ['an output that does not exist', { [AT]: pipeline('a', `purposes:\n  doel: { description: Aanvragen van inwoners afhandelen, kind: service, ${GROUND} }\nsources:\n  dossiers: { output: weg/weg }\nsteps:\n${SCORE}\noutputs:\n  lijst: { from: oordeel, audience: team, recipients: [gemeente] }`) }, []],
    ['two purposes, one with an IAMA', { [AT]: pipeline('a', `purposes:\n  een: { description: Aanvragen van inwoners afhandelen, kind: service, ${GROUND}, evidence: { iama: IAMA-1, algorithmRegister: x } }\n  twee: { description: Inwoners helpen met schulden, kind: service, ${GROUND}, evidence: { algorithmRegister: x } }\nsources:\n  dossiers: { party: gemeente, collectedFor: service, fields: { naam: name, inkomen: income } }\nsteps:\n${SCORE}\noutputs:\n  a: { from: oordeel, purpose: een, audience: team, recipients: [gemeente] }\n  b: { from: oordeel, purpose: twee, audience: team, recipients: [gemeente] }`) }, IAMA],
  ]);
});

describe('missing-contact-route', () => {
  const FOUND = [`warning missing-contact-route ${AT} purposes.doel`];
  const CONTACT = ', contact: { point: a, explanation: b, objection: c }';
  const PROCESSOR = 'processors:\n  winkel: { agreement: VO-1, storage: [NL] }\n';
  const TEXT = '  zonder: { select: dossiers, fields: [naam, bericht] }';
  const NO_TEXT = '  zonder: { select: bron, fields: [naam] }';
  const CLASSIFY = '  soort: { derive: dossiers, fields: { onderwerp: { uses: [bericht] } } }';
  check(['missing-contact-route'], [
    ['a score of persons', steps('', SCORE, 'oordeel'), FOUND],
    ['a score and a decision', steps('', BOTH, 'besluit'), FOUND],
    ['a decision', steps('', decide('legal'), 'oordeel'), FOUND],
    ['a decision without effect', steps('', decide('none'), 'oordeel'), []],
    ['a score of areas', steps('', scoreOf('areas'), 'oordeel'), []],
    ['everything given', steps(CONTACT, SCORE, 'oordeel'), []],
    ['no objection', steps(', contact: { point: a, explanation: b }', SCORE, 'oordeel'), FOUND],
    ['to fill in', steps(', contact: TODO', SCORE, 'oordeel'), []],
    ['free text in the controller\'s own hands', steps('', TEXT, 'zonder'), []],
    ['free text and a processor', steps('', TEXT, 'zonder', { head: PROCESSOR }), FOUND],
    ['free text, a processor and a route', steps(CONTACT, TEXT, 'zonder', { head: PROCESSOR }), []],
    ['a processor and no free text', steps('', NO_TEXT.replace('bron', 'dossiers'), 'zonder', { head: PROCESSOR, source: NAMES }), []],
    ['a processor that only keeps the key', steps('', '  zonder: { pseudonymise: dossiers, fields: [naam], method: hmac-sha256, keyHolder: winkel }', 'zonder', { head: PROCESSOR }), []],
    ['free text that a machine sorts', steps('', CLASSIFY, 'soort'), FOUND],
    ['the same with a route', steps(CONTACT, CLASSIFY, 'soort'), []],
    ['the same, and people are not told', steps(CONTACT.replace(' }', ', machineNotice: false }'), CLASSIFY, 'soort'), FOUND],
    ['the same, and people are told', steps(CONTACT.replace(' }', ', machineNotice: true }'), CLASSIFY, 'soort'), []],
    ['no machine, and nobody is told', steps(CONTACT.replace(' }', ', machineNotice: false }'), SCORE, 'oordeel'), []],
    ['free text that is cleaned', steps('', '  schoon: { redact: dossiers, fields: [bericht], method: namen }', 'schoon'), []],
  ]);
});
