import assert from 'node:assert/strict';
import type { Files } from '../harness/check.ts';
import { found, pipeline } from './cases.ts';

const AT = 'a.pipeline.yaml';
const PURPOSE = '  doel: { description: Aanvragen van inwoners afhandelen, kind: service, ground: { article: 6(1)(e), law: taakwet }, retention: P1Y }';
const PARTIES = `parties:
  helpdesk: { name: Helpdesk BV, kind: private, country: NL }
  amerika: { name: Cloud Inc, kind: private, country: US }
  zwitser: { name: Schweiz AG, kind: private, country: CH }
  canada: { name: Maple Inc, kind: private, country: CA }
  canada-overheid: { name: Ottawa, kind: public-authority, country: CA }
  brits: { name: London Ltd, kind: private, country: GB }
  india: { name: Delhi Ltd, kind: private, country: IN }
  scc: { name: Clauses Inc, kind: private, country: US, transfer: { mechanism: scc, reference: SCC-1 } }
  scc-dtia: { name: Clauses Two Inc, kind: private, country: US, transfer: { mechanism: scc, reference: SCC-1, assessment: DTIA-1 } }
  dpf: { name: Framework Inc, kind: private, country: US, transfer: { mechanism: adequacy, reference: DPF } }
  claim: { name: Claim Ltd, kind: private, country: IN, transfer: { mechanism: adequacy, reference: eigen }}
  uitzondering: { name: Single Inc, kind: private, country: IN, transfer: { mechanism: derogation-49, reference: N-1 } }
  invullen: { name: Later Inc, kind: private, country: IN, transfer: TODO }
  later: { name: Soort volgt, kind: TODO, country: NL }
  leeg: { name: Zonder soort, country: NL }
  ministerie-x: { name: Ministerie van Voorbeelden, kind: public-authority, country: NL }`;

interface Case {
  readonly head?: string;
  readonly controller?: string;
  readonly source?: string;
  readonly fields?: string;
  readonly output?: string;
  readonly purposes?: string;
}

function use({ head = '', controller = 'gemeente', source = '', fields = 'naam: name', output = 'audience: team, recipients: [gemeente]', purposes = PURPOSE }: Case): Files {
  const text = pipeline('a', `${head}\n${PARTIES}\npurposes:\n${purposes}\nsources:\n  dossiers: { party: gemeente, collectedFor: service${source}, fields: { ${fields} } }\noutputs:\n  lijst: { from: dossiers, ${output} }\n`, controller);
  return { [AT]: controller === '' ? text.replace('controller: \n', '') : text };
}

type Cases = readonly (readonly [title: string, given: Case, expected: readonly string[]])[];

function run(rule: string, cases: Cases, more: readonly string[] = []): void {
  describe(rule, () => {
    for (const [title, given, expected] of cases) it(title, () => assert.deepEqual(found([rule, ...more], use(given)), expected.map((text) => text.replace('@', `${rule} ${AT}`))));
  });
}

run('missing-controller', [
  ['nobody', { controller: '' }, ['error @ pipeline']],
  ['still to be filled in', { controller: 'TODO' }, []],
  ['a name that leads nowhere is told as that', { controller: 'niemand' }, []],
  ['nothing about people', { controller: '', fields: 'lengte: measurement', source: ', subjects: { kind: objects }' }, []],
], ['disclosure-without-basis', 'undeclared-recipient']);

run('missing-controller', [
  ['a party without a kind', { controller: 'leeg' }, ['error @ pipeline']],
  ['a known party', { controller: 'cbs' }, []],
  ['a kind to fill in', { controller: 'later' }, []],
  ['one of two without a kind', { controller: '[gemeente, leeg]', head: 'arrangement: Regeling 1' }, ['error @ pipeline']],
]);

run('processor-without-agreement', [
  ['no agreement', { head: 'processors: { helpdesk: { storage: [NL] } }' }, ['error @ processors.helpdesk']],
  ['an agreement', { head: 'processors: { helpdesk: { agreement: VO-1 } }' }, []],
  ['an agreement to fill in', { head: 'processors: { helpdesk: { agreement: TODO } }' }, []],
  ['a processor to fill in', { head: 'processors: { helpdesk: TODO }' }, []],
  ['nothing filled in', { head: 'processors: { helpdesk: }' }, ['error @ processors.helpdesk']],
  ['the controller itself', { head: 'processors: { gemeente: { storage: [NL] } }' }, []],
  ['the data lab of another', { head: 'environment: { kind: datalab, party: helpdesk, country: NL }' }, ['error @ environment.party']],
  ['the data lab of a processor', { head: 'environment: { kind: datalab, party: helpdesk, country: NL }\nprocessors: { helpdesk: { agreement: VO-1 } }' }, []],
  ['a processor without agreement is told once', { head: 'environment: { kind: datalab, party: helpdesk, country: NL }\nprocessors: { helpdesk: { storage: [NL] } }' }, ['error @ processors.helpdesk']],
  ['own systems', { head: 'environment: { kind: own, party: gemeente, country: NL }' }, []],
  ['a cloud nobody is said to run', { head: 'environment: { kind: cloud, country: NL }' }, []],
  ['a recipient in its own systems', { output: 'audience: private, recipients: [helpdesk], environment: { kind: own, party: helpdesk }' }, []],
  ['an output with a third party', { output: 'audience: team, recipients: [gemeente], environment: { kind: cloud, party: helpdesk }' }, ['error @ outputs.lijst.environment.party']],
  ['a sub-processor nobody knows', { head: 'processors: { helpdesk: { agreement: VO-1, subprocessors: [niemand] } }' }, ['error @ processors.helpdesk']],
  ['a sub-processor that is declared', { head: 'processors: { helpdesk: { agreement: VO-1, subprocessors: [zwitser] } }' }, []],
  ['nothing about people', { head: 'processors: { helpdesk: { storage: [NL] } }', fields: 'lengte: measurement', source: ', subjects: { kind: objects }' }, []],
]);

run('joint-control-without-arrangement', [
  ['two', { controller: '[gemeente, provincie]' }, ['error @ controller']],
  ['two with an arrangement', { controller: '[gemeente, provincie]', head: 'arrangement: Regeling 1' }, []],
  ['an arrangement to fill in', { controller: '[gemeente, provincie]', head: 'arrangement: TODO' }, []],
  ['a list of one', { controller: '[gemeente]' }, []],
  ['the same twice', { controller: '[cbs, CBS]' }, []],
  ['one that leads nowhere', { controller: '[gemeente, niemand]' }, []],
]);

const SECRET = ', secrecy: [suwi74]';
run('secrecy-without-release', [
  ['to another', { source: SECRET, output: 'audience: government, recipients: [provincie]' }, ['error @ outputs.lijst']],
  ['stays', { source: SECRET }, []],
  ['nothing secret', { output: 'audience: government, recipients: [provincie]' }, []],
  ['released', { source: SECRET, output: 'audience: government, recipients: [provincie], release: [{ regime: suwi74, article: Wet SUWI 74 lid 2, recipient: provincie }]' }, []],
  ['released for another', { source: SECRET, output: 'audience: government, recipients: [provincie], release: [{ regime: suwi74, article: Wet SUWI 74 lid 2, recipient: cbs }]' }, ['error @ outputs.lijst']],
  ['another duty released', { source: SECRET, output: 'audience: government, recipients: [provincie], release: [{ regime: medical, article: BW 7:457, recipient: provincie }]' }, ['error @ outputs.lijst']],
  ['released without an article', { source: SECRET, output: 'audience: government, recipients: [provincie], release: [{ regime: suwi74, recipient: provincie }]' }, ['error @ outputs.lijst']],
  ['an article to fill in', { source: SECRET, output: 'audience: government, recipients: [provincie], release: [{ regime: suwi74, article: TODO, recipient: provincie }]' }, []],
  ['released for one of two', { source: SECRET, output: 'audience: government, recipients: [provincie, cbs], release: [{ regime: suwi74, article: Wet SUWI 74 lid 2, recipient: provincie }]' }, ['error @ outputs.lijst']],
  ['one of two duties released', { source: ', secrecy: [suwi74, awr67]', output: 'audience: government, recipients: [provincie], release: [{ regime: suwi74, article: Wet SUWI 74 lid 2, recipient: provincie }]' }, ['error @ outputs.lijst']],
  ['to a processor', { source: SECRET, head: 'processors: { helpdesk: { agreement: VO-1 } }', output: 'audience: team, recipients: [helpdesk]' }, []],
  ['another kind of purpose', { source: SECRET.replace('suwi74', 'wmo'), purposes: PURPOSE.replace('kind: service', 'kind: enforcement') }, ['error @ outputs.lijst']],
  ['another kind of purpose, released', { source: SECRET, purposes: PURPOSE.replace('kind: service', 'kind: enforcement'), output: 'audience: team, recipients: [gemeente], release: [{ regime: suwi74, article: Wet SUWI 74 lid 2, recipient: gemeente }]' }, []],
  ['a purpose still to be filled in', { source: SECRET, purposes: PURPOSE.replace('kind: service', 'kind: TODO') }, []],
  ['in public', { source: SECRET, fields: 'aantal: measurement', output: 'audience: public' }, ['error @ outputs.lijst']],
  ['an audience of which nobody is named', { source: SECRET, output: 'audience: government' }, ['error @ outputs.lijst']],
  ['companies are protected too', { source: ', secrecy: [cbs37], subjects: { kind: companies }', fields: 'omzet: measurement', output: 'audience: government, recipients: [provincie]' }, ['error @ outputs.lijst']],
]);

const ENFORCE = PURPOSE.replace('kind: service', 'kind: enforcement');
const WGS = 'frame: wgs-riec, article: WGS 2.19, contactPoint: riec@example.org, advice: RAC-1';
run('partnership-without-frame', [
  ['complete', { head: `partnership: { ${WGS} }` }, []],
  ['no advice', { head: `partnership: { ${WGS.replace(', advice: RAC-1', '')} }` }, ['warning @ partnership']],
  ['no contact point', { head: `partnership: { ${WGS.replace(', contactPoint: riec@example.org', '')} }` }, ['warning @ partnership']],
  ['two things missing are one finding', { head: 'partnership: { frame: wgs-riec, article: WGS 2.19 }' }, ['warning @ partnership']],
  ['advice to fill in', { head: `partnership: { ${WGS.replace('RAC-1', 'TODO')} }` }, []],
  ['not validated', { head: `partnership: { ${WGS}, analysis: { validated: false, auditable: true, selfLearning: false } }` }, ['warning @ partnership']],
  ['self-learning', { head: `partnership: { ${WGS}, analysis: { validated: true, auditable: true, selfLearning: true } }` }, ['error @ partnership']],
  ['a good analysis', { head: `partnership: { ${WGS}, analysis: { validated: true, auditable: true, selfLearning: false } }` }, []],
  ['another frame, unnamed', { head: 'partnership: { frame: other }' }, ['warning @ partnership']],
  ['another frame, named', { head: 'partnership: { frame: other, article: UAVG 33(1)(b) }' }, []],
  ['the act claimed by another partnership', { head: 'partnership: { frame: other, article: WGS 2.19 }' }, ['error @ partnership']],
  ['still to be filled in', { head: 'partnership: TODO', controller: '[gemeente, provincie, politie]', purposes: ENFORCE }, []],
  ['three controllers against crime', { controller: '[gemeente, provincie, politie]', purposes: ENFORCE }, ['warning @ pipeline']],
  ['two controllers against crime', { controller: '[gemeente, politie]', purposes: ENFORCE }, []],
  ['three controllers for service', { controller: '[gemeente, provincie, politie]' }, []],
]);

const TO = (party: string): string => `audience: private, recipients: [${party}]`;
const TRANSFER: Cases = [
  ['no mechanism', { output: TO('india') }, ['error @ outputs.lijst']],
  ['clauses with an assessment', { output: TO('scc-dtia') }, []],
  ['clauses without one', { output: TO('scc') }, ['warning @ outputs.lijst']],
  ['adequate', { output: TO('zwitser') }, []],
  ['adequate after renewal', { output: TO('brits') }, []],
  ['adequate for companies', { output: TO('canada') }, []],
  ['adequate for companies, and this is none', { output: TO('canada-overheid') }, ['error @ outputs.lijst']],
  ['adequate on declaration, and none is made', { output: TO('amerika') }, ['error @ outputs.lijst']],
  ['adequacy claimed where there is none', { output: TO('claim') }, ['error @ outputs.lijst']],
  ['a derogation once', { output: TO('uitzondering'), head: 'schedule: once' }, []],
  ['a derogation every month', { output: TO('uitzondering'), head: 'schedule: P1M' }, ['warning @ outputs.lijst']],
  ['still to be filled in', { output: TO('invullen') }, []],
  ['a processor', { head: 'processors: { india: { agreement: VO-1, storage: [NL] } }' }, ['error @ processors.india']],
  ['storage', { head: 'processors: { helpdesk: { agreement: VO-1, storage: [IN] } }' }, ['error @ processors.helpdesk']],
  ['telemetry', { head: 'processors: { helpdesk: { agreement: VO-1, storage: [NL], telemetry: [IN] } }' }, ['error @ processors.helpdesk']],
  ['within the EEA', { head: 'processors: { helpdesk: { agreement: VO-1, storage: [IE, NO], support: [IS] } }' }, []],
  ['one party is one finding', { head: 'processors: { india: { agreement: VO-1, support: [IN] } }', output: TO('india') }, ['error @ processors.india']],
  ['a sub-processor', { head: 'processors: { helpdesk: { agreement: VO-1, subprocessors: [india] } }' }, ['error @ processors.helpdesk.subprocessors.0']],
  ['an environment', { head: 'environment: { kind: cloud, country: IN }' }, ['error @ environment']],
  ['an environment within the EEA', { head: 'environment: { kind: cloud, country: DE }' }, []],
  ['nothing about people', { output: TO('india'), fields: 'lengte: measurement', source: ', subjects: { kind: objects }' }, []],
  ['special categories of central government in a cloud', { controller: 'ministerie-x', head: 'environment: { kind: cloud, party: scc-dtia, country: US }', fields: 'ziekte: health' }, ['warning @ environment']],
  ['the same of a municipality', { head: 'environment: { kind: cloud, party: scc-dtia, country: US }', fields: 'ziekte: health' }, []],
  ['ordinary data of central government in a cloud', { controller: 'ministerie-x', head: 'environment: { kind: cloud, party: scc-dtia, country: US }' }, []],
];
run('transfer-without-mechanism', TRANSFER);

run('leaves-environment', [
  ['own systems', { head: 'environment: { kind: datalab, party: gemeente, staysIn: lab }', output: 'audience: team, recipients: [gemeente], environment: { kind: own, party: gemeente }' }, ['error @ outputs.lijst']],
  ['stays', { head: 'environment: { kind: datalab, party: gemeente, staysIn: lab }' }, []],
  ['another lab', { head: 'environment: { kind: datalab, party: gemeente, staysIn: lab }', output: 'audience: team, recipients: [gemeente], environment: { kind: datalab, staysIn: ander-lab }' }, ['error @ outputs.lijst']],
  ['checked', { head: 'environment: { kind: datalab, party: gemeente, staysIn: lab }', output: 'audience: team, recipients: [gemeente], environment: { kind: own, party: gemeente }, released: { by: gemeente, reference: U-1 }' }, []],
  ['public leaves every lab', { head: 'environment: { kind: datalab, party: gemeente, staysIn: lab }', output: 'audience: public', fields: 'lengte: measurement' }, ['error @ outputs.lijst']],
  ['no label', { head: 'environment: { kind: datalab, party: gemeente }', output: 'audience: team, recipients: [gemeente], environment: { kind: own, party: gemeente }' }, []],
  ['label to fill in', { head: 'environment: { kind: datalab, party: gemeente, staysIn: TODO }', output: 'audience: team, recipients: [gemeente], environment: { kind: own, party: gemeente }' }, []],
]);

function chain(makerHead: string, makerOutput: string, userHead: string, userController: string, kind = 'service'): Files {
  return {
    [AT]: pipeline('a', `${makerHead}\npurposes:\n${PURPOSE}\nsources:\n  dossiers: { party: gemeente, collectedFor: service, secrecy: [suwi74], fields: { naam: name } }\noutputs:\n  lijst: { from: dossiers, ${makerOutput} }`),
    'b.pipeline.yaml': pipeline('b', `${userHead}\npurposes:\n${PURPOSE.replace('kind: service', `kind: ${kind}`)}\nsources:\n  eerst: { output: a/lijst }\noutputs:\n  kopie: { from: eerst, audience: team, recipients: [${userController}] }`, userController),
  };
}

describe('over files', () => {
  const rules = ['undeclared-recipient', 'secrecy-without-release', 'leaves-environment'];
  const cases: readonly (readonly [string, Files, readonly string[]])[] = [
    ['within one controller', chain('', 'audience: team, recipients: [gemeente]', '', 'gemeente'), []],
    ['another kind of purpose takes the secret out of its domain', chain('', 'audience: team, recipients: [gemeente]', '', 'gemeente', 'enforcement'), ['error secrecy-without-release b.pipeline.yaml outputs.kopie']],
    ['an unnamed recipient', chain('', 'audience: team, recipients: [gemeente]', '', 'provincie'), ['error undeclared-recipient b.pipeline.yaml sources.eerst']],
    ['a named recipient without release is told at the maker', chain('', 'audience: government, recipients: [provincie]', '', 'provincie', 'enforcement'), ['error secrecy-without-release a.pipeline.yaml outputs.lijst']],
    ['a release for the reader', chain('', 'audience: government, recipients: [provincie], release: [{ regime: suwi74, article: Wet SUWI 74 lid 2, recipient: provincie }]', '', 'provincie', 'enforcement'), []],
    ['recipients to fill in', chain('', 'audience: team, recipients: [TODO]', '', 'provincie'), []],
    ['a reader without a controller is told as that', chain('', 'audience: team, recipients: [gemeente]', '', 'TODO'), []],
    ['the same name under another id', chain('parties: { prov: { name: Provincie Voorbeeld, kind: public-authority, country: NL } }', 'audience: government, recipients: [prov], release: [{ regime: suwi74, article: Wet SUWI 74 lid 2 }]', '', 'provincie'), ['warning undeclared-recipient b.pipeline.yaml sources.eerst']],
    ['an alias', chain('parties: { prov: { name: De provincie, kind: public-authority, country: NL, aliases: [provincie] } }', 'audience: government, recipients: [prov], release: [{ regime: suwi74, article: Wet SUWI 74 lid 2 }]', '', 'provincie'), []],
    ['out of the lab of another file', chain('environment: { kind: datalab, party: gemeente, staysIn: lab }', 'audience: team, recipients: [gemeente]', 'environment: { kind: own, party: gemeente }', 'gemeente'), ['error leaves-environment b.pipeline.yaml outputs.kopie']],
    ['in the same lab', chain('environment: { kind: datalab, party: gemeente, staysIn: lab }', 'audience: team, recipients: [gemeente]', 'environment: { kind: datalab, party: gemeente, staysIn: lab }', 'gemeente'), []],
    ['checked before it left', chain('environment: { kind: datalab, party: gemeente, staysIn: lab }', 'audience: team, recipients: [gemeente], released: { by: gemeente, reference: U-1 }', 'environment: { kind: own, party: gemeente }', 'gemeente'), []],
  ];
  for (const [title, files, expected] of cases) it(title, () => assert.deepEqual(found(rules, files), expected));
});

describe('adequacy under challenge', () => {
  it('is told as information', async () => {
    const { findings, line } = await import('../harness/check.ts');
    const told = findings({ ...use({ output: TO('dpf') }), 'basis.catalog.yaml': 'grondslag: 1\ncatalog: basis\nparties: { gemeente: { name: Gemeente, kind: public-authority, country: NL } }\n' }).filter(({ rule }) => rule.id === 'transfer-without-mechanism');
    assert.deepEqual(told.map(line), [`info transfer-without-mechanism ${AT} outputs.lijst`]);
  });
});
