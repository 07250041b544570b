import assert from 'node:assert/strict';
import type { Files } from '../harness/check.ts';
import { found, pipeline, simple } from './cases.ts';

const AT = 'a.pipeline.yaml';
const RULES = ['police-data-wrong-regime', 'criminal-data-without-basis'];
const WRONG = `error police-data-wrong-regime ${AT} sources.dossiers`;

interface Case {
  readonly purpose?: string;
  readonly kind?: string;
  readonly fields?: string;
  readonly source?: string;
  readonly ground?: string;
  readonly controller?: string;
  readonly steps?: string;
  readonly from?: string;
  readonly recipient?: string;
  readonly output?: string;
}

function use({ purpose = '', kind = 'enforcement', fields = 'naam: name, incident: police-data', source = '', ground = 'taakwet', controller = 'gemeente', steps, from, recipient, output = '' }: Case): Files {
  const files = simple(`kind: ${kind}, ground: { article: 6(1)(e), law: ${ground} }, retention: P1Y${purpose}`, {
    source: `collectedFor: criminal, fields: { ${fields} }${source}`, controller, output, ...(steps === undefined ? {} : { steps }), ...(from === undefined ? {} : { from }),
  });
  return recipient === undefined ? files : { [AT]: files[AT]!.replace('recipients: [gemeente]', `recipients: [${recipient}]`) };
}

const MAYOR = ', criminal: { received: { law: Wpg 16(1)(b) } }';

const CASES: readonly (readonly [title: string, given: Case, expected: readonly string[]])[] = [
  ['no basis', {}, [WRONG]],
  ['judicial data', { fields: 'naam: name, zaak: judicial-data' }, [WRONG]],
  ['two fields are one finding', { fields: 'incident: police-data, zaak: judicial-data' }, [WRONG]],
  ['a suspicion beside it has its own rule', { fields: 'incident: police-data, verdenking: suspicion' }, [`error criminal-data-without-basis ${AT} sources.dossiers.fields.verdenking`, WRONG]],
  ['a suspicion alone', { fields: 'naam: name, verdenking: suspicion' }, [`error criminal-data-without-basis ${AT} sources.dossiers.fields.verdenking`]],
  ['received under the Wpg', { purpose: ', criminal: { received: { law: Wpg 18 } }' }, []],
  ['received under the Wjsg', { purpose: ', criminal: { received: { law: Wjsg } }' }, []],
  ['received under the article for a mayor', { purpose: MAYOR }, []],
  ['a law of a catalogue', { purpose: ', criminal: { law: taakwet }' }, []],
  ['the article of the UAVG about receiving', { purpose: ', criminal: { law: UAVG 33(1)(a) }' }, []],
  ['an article of the AVG', { purpose: ', criminal: { law: AVG 10 }' }, [WRONG]],
  ['a partnership and no law', { purpose: ', criminal: { partnership: Zorg- en Veiligheidshuis }' }, [WRONG]],
  ['a basis still to be filled in', { purpose: ', criminal: { law: TODO }' }, []],
  ['a law nobody knows is told as that', { purpose: ', criminal: { law: Wet van nergens art. 3 }' }, []],
  ['the Wpg behind the supply', { source: ', disclosure: { law: Wpg 19 }' }, []],
  ['another law behind the supply', { source: ', disclosure: { law: taakwet }' }, [WRONG]],
  ['the Wpg behind the ground', { ground: 'Wpg 16(1)(b)' }, []],
  ['a filter lets it through', { steps: '  zeef: { filter: dossiers, uses: [naam] }', from: 'zeef' }, [WRONG]],
  ['left out at once', { steps: '  smal: { select: dossiers, fields: [naam] }', from: 'smal' }, [WRONG]],
  ['made by a step', { fields: 'naam: name, plaats: location', steps: '  leid: { derive: dossiers, fields: { incident: { uses: [plaats], category: police-data } } }', from: 'leid' }, [`error police-data-wrong-regime ${AT} steps.leid.fields.incident`]],
  ['about groups from the start', { fields: 'drukte: measurement', source: ', subjects: { kind: objects }' }, []],
  ['for a mayor, used for care', { purpose: MAYOR, kind: 'care' }, [WRONG]],
  ['for a mayor, made public', { purpose: MAYOR, kind: 'publication' }, [WRONG]],
  ['for a mayor, used for policy', { purpose: MAYOR, kind: 'policy' }, []],
  ['for a mayor, at a private party', { purpose: MAYOR, controller: 'winkel' }, [WRONG]],
  ['for a mayor, at a party of two kinds', { purpose: MAYOR, controller: 'regiobedrijf', recipient: 'regiobedrijf' }, []],
  ['handed on', { purpose: MAYOR, recipient: 'winkel' }, [WRONG]],
  ['handed on with a release', { purpose: MAYOR, recipient: 'winkel', output: ', release: [{ regime: wpg7, article: Wpg 20, recipient: winkel }]' }, []],
  ['handed on with a release for another', { purpose: MAYOR, recipient: 'winkel', output: ', release: [{ regime: wpg7, article: Wpg 20, recipient: gemeente }]' }, [WRONG]],
  ['handed on under a declared secrecy is told by the rule about secrecy', { purpose: MAYOR, recipient: 'winkel', source: ', secrecy: [wpg7]' }, []],
  ['handed on without them', { purpose: MAYOR, recipient: 'winkel', steps: '  smal: { select: dossiers, fields: [naam] }', from: 'smal' }, []],
  ['judicial data handed on', { purpose: ', criminal: { received: { law: Wjsg } }', fields: 'naam: name, zaak: judicial-data', recipient: 'winkel' }, []],
  ['for a mayor by the supply, used for service', { source: ', disclosure: { law: Wpg artikel 16 lid 1 onder b }', kind: 'service' }, [WRONG]],
  ['another article beside it', { purpose: ', criminal: { law: Wpg 20, received: { law: Wpg 16(1)(b) } }', kind: 'care' }, []],
  ['a general article beside it', { purpose: ', criminal: { law: UAVG 33(1)(a), received: { law: Wpg 16(1)(b) } }', kind: 'care' }, [WRONG]],
];

describe('police-data-wrong-regime', () => {
  for (const [title, given, expected] of CASES) it(title, () => assert.deepEqual(found(RULES, use(given)), expected));

  it('asks every purpose', () => assert.deepEqual(found(RULES, {
    [AT]: pipeline('a', `purposes:
  met: { description: Aanvragen van inwoners afhandelen, kind: enforcement, ground: { article: 6(1)(e), law: taakwet }, criminal: { received: { law: Wpg 18 } }, retention: P1Y }
  zonder: { description: Bezwaren van inwoners afhandelen, kind: enforcement, ground: { article: 6(1)(e), law: taakwet }, retention: P1Y }
sources:
  dossiers: { party: gemeente, collectedFor: criminal, fields: { incident: police-data } }
outputs:
  een: { from: dossiers, purpose: met, audience: team, recipients: [gemeente] }
  twee: { from: dossiers, purpose: zonder, audience: team, recipients: [gemeente] }`),
  }), [WRONG]));
});
