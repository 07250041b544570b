/** Limits and severities of the rules about combinations, beside the examples that each rule carries. */
import assert from 'node:assert/strict';
import { pipelineExample } from '../../server/src/rules/example.ts';
import { renderText } from '../../server/src/rules/finding.ts';
import { pathText } from '../../server/src/model/path.ts';
import { fixesFor } from '../../server/src/service/fixes.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import { analyse, findings, type Files } from '../harness/check.ts';

const OURS: ReadonlySet<string> = new Set(['re-identifying-combination', 'special-category-by-inference', 'pseudonym-relinked', 'dragnet']);

/** `severity rule path` of our findings, info included; the file goes first where there are several. */
function ours(files: Files): readonly string[] {
  const several = Object.keys(files).length > 1;
  return findings(files).filter((item) => OURS.has(item.rule.id)).map((item) => `${several ? `${item.file} ` : ''}${item.severity} ${item.rule.id} ${pathText(item.finding.at.path)}`).sort();
}

interface Case {
  readonly name: string;
  readonly files: Files;
  readonly expected: readonly string[];
}

interface Shape {
  readonly kind?: string;
  readonly purpose?: string;
  /** Another purpose. */
  readonly more?: string;
  readonly sources: string;
  readonly steps?: string;
  readonly outputs: string;
  readonly id?: string;
}

function text({ kind = 'service', purpose = '', more = '', sources, steps, outputs, id = 'voorbeeld' }: Shape): string {
  return pipelineExample(`
purposes:
  doel:
    description: Aanvragen van inwoners afhandelen
    kind: ${kind}
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    retention: P1Y
${purpose === '' ? '' : `    ${purpose}\n`}${more === '' ? '' : `${more}\n`}sources:
${lines(sources)}
${steps === undefined ? '' : `steps:\n${lines(steps)}\n`}outputs:
${lines(outputs)}
`).replace('pipeline: voorbeeld', `pipeline: ${id}`);
}

function lines(block: string): string {
  return block.trim().split('\n').map((line) => `  ${line.trim()}`).join('\n');
}

function one(name: string, shape: Shape, ...expected: readonly string[]): Case {
  return { name, files: { 'voorbeeld.pipeline.yaml': text(shape) }, expected };
}

const FINE = 'geboortedatum: birth-date, postcode: postcode6, geslacht: sex';
const rows = (fields: string, subjects = ''): string => `rijen: { party: gemeente, collectedFor: service, ${subjects}fields: { ${fields} } }`;
const to = (audience: string, more = '', from = 'rijen'): string => `lijst: { from: ${from}, audience: ${audience}, recipients: [gemeente]${more} }`;

const SINGLING_OUT: readonly Case[] = [
  one('to another organisation it is an error, at the source that has it all', { sources: rows(FINE), outputs: to('private') }, 'error re-identifying-combination sources.rijen'),
  one('within the organisation it is a warning', { sources: rows(FINE), outputs: to('organisation') }, 'warning re-identifying-combination sources.rijen'),
  one('a claim of anonymity makes it an error, even within the team', { sources: rows(FINE), outputs: to('team', ', claims: anonymous') }, 'error re-identifying-combination sources.rijen'),
  one('within the team it is silent', { sources: rows(FINE), outputs: to('team') }),
  one('a set that honestly names people is for other rules', { sources: rows(`naam: name, ${FINE}`), outputs: to('private') }),
  one('the node that takes the names away completes it', { sources: rows(`naam: name, ${FINE}`), steps: 'zonder: { drop: rijen, fields: [naam] }', outputs: to('private', '', 'zonder') }, 'error re-identifying-combination steps.zonder'),
  one('several outputs and several combinations are one finding', { sources: rows(`${FINE}, woonplaats: municipality, beroep: occupation`), outputs: `${to('government')}\nkopie: { from: rijen, audience: private, recipients: [leverancier] }` }, 'error re-identifying-combination sources.rijen'),
  one('groups point at nobody', { sources: rows(FINE), steps: 'telling: { aggregate: rijen, by: [geboortedatum, postcode, geslacht], measures: { aantal: count }, minGroupSize: 10, suppression: blank }', outputs: to('private', '', 'telling') }),
  one('things are not people', { sources: rows('postcode: postcode6, huisnummer: house-number, bouwjaar: building-year', 'subjects: { kind: objects }, '), outputs: to('public', ', licence: CC0-1.0, format: csv') }),
  one('what its keeper checked and released is settled', { sources: rows(FINE), outputs: to('private', ', released: { by: cbs, reference: C-1 }') }),
  one('an assessment of the recipient lowers it to info', { sources: rows(FINE), outputs: to('private', ', recipientCannotReidentify: { assessment: B-1 }') }, 'info re-identifying-combination sources.rijen'),
  one('a field that is not known proves nothing', { sources: 'elders: { output: nergens/lijst }', outputs: to('private', '', 'elders') }),
  {
    name: 'another pipeline that passes it on in the same circle does not repeat it, one that sends it further does',
    files: {
      'a.pipeline.yaml': text({ id: 'a', sources: rows(FINE), outputs: to('organisation') }),
      'b.pipeline.yaml': text({ id: 'b', sources: 'rijen: { output: a/lijst }', outputs: to('organisation') }),
      'c.pipeline.yaml': text({ id: 'c', sources: 'rijen: { output: a/lijst }', outputs: to('private') }),
    },
    expected: ['a.pipeline.yaml warning re-identifying-combination sources.rijen', 'c.pipeline.yaml error re-identifying-combination sources.rijen'],
  },
];

const answer = (category: string, said: string): string => `inference: { ${category}: { answer: ${said}, reason: nagegaan, by: privacy officer, date: 2026-01-05 } }`;
const INFERENCE: readonly Case[] = [
  one('one field that may reveal two things is one finding', { sources: rows('naam: name, stand: energy-interval'), outputs: to('team') }, 'warning special-category-by-inference sources.rijen.fields.stand'),
  one('what reveals and leaves is an error', { sources: rows('naam: name, contributie: union-fee'), outputs: to('team') }, 'error special-category-by-inference sources.rijen.fields.contributie'),
  one('what reveals and goes nowhere is a warning', { sources: rows('naam: name, contributie: union-fee'), steps: 'zonder: { drop: rijen, fields: [contributie] }', outputs: to('team', '', 'zonder') }, 'warning special-category-by-inference sources.rijen.fields.contributie'),
  one('a nationality in a set is a question', { sources: rows('naam: name, nationaliteit: nationality'), outputs: to('team') }, 'warning special-category-by-inference sources.rijen.fields.nationaliteit'),
  one('a nationality to select by reveals origin', { sources: rows('naam: name, nationaliteit: nationality'), steps: 'keuze: { filter: rijen, uses: [nationaliteit] }', outputs: to('team', '', 'keuze') }, 'error special-category-by-inference sources.rijen.fields.nationaliteit'),
  one('a declared possible asks for the exception', { sources: rows(`naam: name, kosten: { category: care-cost, ${answer('health', 'possible')} }`), outputs: to('team') }, 'error special-category-by-inference sources.rijen.fields.kosten'),
  one('an exception that names the category settles it', { purpose: 'special: [{ categories: [health], article: 9(2)(h), law: UAVG 30(3)(a), secrecyDuty: true }]', sources: rows(`naam: name, kosten: { category: care-cost, ${answer('health', 'possible')} }`), outputs: to('team') }),
  one('an answer without a name and a date is not one', { sources: rows('naam: name, kosten: { category: care-cost, inference: { health: { answer: not-possible, reason: vast bedrag } } }'), outputs: to('team') }, 'warning special-category-by-inference sources.rijen.fields.kosten'),
  one('an answer still to be filled in is reported as such only', { sources: rows('naam: name, kosten: { category: care-cost, inference: { health: { answer: TODO, reason: TODO, by: TODO, date: TODO } } }'), outputs: to('team') }),
  one('verified groups lower it to info', { sources: rows('wijk: neighbourhood, kosten: care-cost'), steps: 'telling: { aggregate: rijen, by: [wijk], measures: { gemiddeld: { mean: kosten } }, minGroupSize: 10, suppression: blank }', outputs: to('organisation', '', 'telling') }, 'info special-category-by-inference sources.rijen.fields.kosten'),
  one('a pseudonymised value gives nothing away, the plain source still asks', { sources: rows('naam: name, nationaliteit: nationality'), steps: 'dicht: { pseudonymise: rijen, fields: [nationaliteit], method: token, keyHolder: leverancier, domain: d }', outputs: to('team', '', 'dicht') }, 'warning special-category-by-inference sources.rijen.fields.nationaliteit'),
  one('things have no religion', { sources: rows('gebouw: object, stand: energy-interval', 'subjects: { kind: objects }, '), outputs: to('team') }),
  one('what is special by itself is for another rule', { sources: rows('naam: name, diagnose: diagnosis'), outputs: to('team') }),
  one('fields that reveal only together are one finding where they meet', { sources: `${rows('nummer: case-number, land: birth-country')}\nouders: { party: gemeente, collectedFor: service, fields: { nummer: case-number, landOuders: parents-birth-country } }`, steps: 'koppel: { join: [rijen, ouders], on: nummer }', outputs: to('team', '', 'koppel') }, 'error special-category-by-inference steps.koppel'),
  one('a recorded answer at one of them settles the meeting', { sources: `${rows(`nummer: case-number, land: { category: birth-country, ${answer('ethnicity', 'not-possible')} }`)}\nouders: { party: gemeente, collectedFor: service, fields: { nummer: case-number, landOuders: { category: parents-birth-country, ${answer('ethnicity', 'not-possible')} } } }`, steps: 'koppel: { join: [rijen, ouders], on: nummer }', outputs: to('team', '', 'koppel') }),
];

const PSEUDONYM = 'method: hmac-sha256, keyHolder: leverancier, domain: dossiers';
const secret = (fields: string): string => `dossiers: { party: gemeente, collectedFor: service, fields: { klant: username, ${fields} } }`;
const other = (fields: string): string => `anderen: { party: gemeente, collectedFor: service, fields: { ${fields} } }`;
const hide = `dicht: { pseudonymise: dossiers, fields: [klant], ${PSEUDONYM} }`;
const RELINKING: readonly Case[] = [
  one('names over a date of birth', { sources: `${secret('geboortedatum: birth-date')}\n${other('naam: name, geboortedatum: birth-date')}`, steps: `${hide}\nkoppel: { join: [dicht, anderen], on: geboortedatum }`, outputs: to('team', '', 'koppel') }, 'error pseudonym-relinked steps.koppel'),
  one('the plain value of what was hidden', { sources: `${secret('zaak: case-number')}\n${other('klantnaam: username, zaak: case-number')}`, steps: `${hide}\nkoppel: { join: [dicht, anderen], on: zaak }`, outputs: to('team', '', 'koppel') }, 'error pseudonym-relinked steps.koppel'),
  one('the table that holds the key', { sources: 'rijen: { party: gemeente, collectedFor: service, fields: { sleutel: pseudonym, bedrag: income } }\ntabel: { party: gemeente, collectedFor: service, fields: { sleutel: pseudonym, naam: name } }', steps: 'koppel: { join: [rijen, tabel], on: sleutel }', outputs: to('team', '', 'koppel') }, 'error pseudonym-relinked steps.koppel'),
  one('without a join there is nothing to say', { sources: secret('geboortedatum: birth-date'), steps: hide, outputs: to('team', '', 'dicht') }),
  one('two pseudonymised sets that one pipeline made to be joined', { sources: `${secret('bedrag: income')}\n${other('klant: username, uitkering: benefit')}`, steps: `${hide}\nook: { pseudonymise: anderen, fields: [klant], ${PSEUDONYM} }\nkoppel: { join: [dicht, ook], on: klant }`, outputs: to('team', '', 'koppel') }),
  one('group figures of the neighbourhood', { sources: `${secret('wijk: neighbourhood')}\n${other('naam: name, wijk: neighbourhood')}`, steps: `${hide}\ntelling: { aggregate: anderen, by: [wijk], measures: { aantal: count }, minGroupSize: 10, suppression: blank }\nkoppel: { join: [dicht, telling], on: wijk }`, outputs: to('team', '', 'koppel') }),
  one('a pseudonym and a plain value do not match', { sources: `${secret('bedrag: income')}\n${other('klant: username, telefoon: phone')}`, steps: `${hide}\nkoppel: { join: [dicht, anderen], on: klant }`, outputs: to('team', '', 'koppel') }),
  one('re-identification as a purpose with its law', { kind: 're-identification', sources: `${secret('geboortedatum: birth-date')}\n${other('naam: name, geboortedatum: birth-date')}`, steps: `${hide}\nkoppel: { join: [dicht, anderen], on: geboortedatum }`, outputs: to('team', '', 'koppel') }),
  {
    name: 'one domain in two pipelines that served other purposes becomes one profile',
    files: {
      'a.pipeline.yaml': text({ id: 'a', kind: 'care', sources: secret('bedrag: income'), steps: hide, outputs: to('team', '', 'dicht') }),
      'b.pipeline.yaml': text({ id: 'b', kind: 'education', sources: secret('school: school'), steps: hide, outputs: to('team', '', 'dicht') }),
      'c.pipeline.yaml': text({ id: 'c', sources: 'x: { output: a/lijst }\ny: { output: b/lijst }', steps: 'koppel: { join: [x, y], on: klant }', outputs: to('team', '', 'koppel') }),
    },
    expected: ['c.pipeline.yaml warning pseudonym-relinked steps.koppel'],
  },
];

const domain = (name: string, kind: string, more = 'kind: citizens'): string => `${name}: { party: leverancier, collectedFor: ${kind}, subjects: { ${more} }, fields: { bsn: bsn, ${name}veld: income } }`;
const three = [domain('zorg', 'care'), domain('school', 'education'), domain('schuld', 'debt-help')];
const searched = 'koppel: { join: [zorg, school, schuld], on: bsn }';
const BELEID = '  beleid: { description: Plannen maken voor de stad, kind: policy, ground: { article: 6(1)(e), law: Gemeentewet art. 108 }, retention: P1Y }';
const DRAGNET: readonly Case[] = [
  ...['enforcement', 'criminal', 'supervision'].map((kind) => one(`${kind} over three domains`, { kind, sources: three.join('\n'), steps: searched, outputs: to('team', '', 'koppel') }, 'error dragnet steps.koppel')),
  one('a service over three domains of all citizens is a warning', { kind: 'service', sources: three.join('\n'), steps: searched, outputs: to('team', '', 'koppel') }, 'warning dragnet steps.koppel'),
  one('a service for its own clients', { kind: 'service', sources: [domain('zorg', 'care', 'kind: clients'), ...three.slice(1)].join('\n'), steps: searched, outputs: to('team', '', 'koppel') }),
  ...['statistics', 'policy', 'research'].map((kind) => one(`${kind} looks at groups`, { kind, sources: three.join('\n'), steps: searched, outputs: to('team', '', 'koppel') })),
  one('two domains', { kind: 'enforcement', sources: three.slice(1).join('\n'), steps: 'koppel: { join: [school, schuld], on: bsn }', outputs: to('team', '', 'koppel') }),
  one('a signal to start from', { kind: 'enforcement', sources: three.join('\n'), steps: `melding: { filter: zorg, uses: [zorgveld], selection: signal }\n${searched.replace('zorg,', 'melding,')}`, outputs: to('team', '', 'koppel') }),
  one('the join where the third comes in, not the one after it', { kind: 'enforcement', sources: [...three, domain('werk', 'operations')].join('\n'), steps: 'twee: { join: [zorg, school], on: bsn }\ndrie: { join: [twee, schuld], on: bsn }\nvier: { join: [drie, werk], on: bsn }', outputs: to('team', '', 'vier') }, 'error dragnet steps.drie'),
  one('three domains put under each other before the join', { kind: 'enforcement', sources: three.join('\n'), steps: 'alles: { union: [zorg, school, schuld] }\nkoppel: { join: [alles, zorg], on: bsn }', outputs: to('team', '', 'koppel') }, 'error dragnet steps.koppel'),
  one('a search for one purpose that another goes on with', { kind: 'enforcement', more: BELEID, sources: three.join('\n'), steps: `${searched.replace(' }', ', purpose: beleid }')}\nhogen: { filter: koppel, uses: [zorgveld] }`, outputs: to('team', ', purpose: doel', 'hogen') }, 'error dragnet steps.koppel'),
  one('a search for one purpose of which another gets group figures', { kind: 'enforcement', more: BELEID, sources: three.map((source) => source.replace('bsn: bsn', 'bsn: bsn, wijk: neighbourhood')).join('\n'), steps: `${searched.replace(' }', ', purpose: beleid }')}\ntelling: { aggregate: koppel, by: [wijk], measures: { aantal: count }, minGroupSize: 10, suppression: blank }`, outputs: to('team', ', purpose: doel', 'telling') }),
  one('a search for one purpose of which another gets what a signal points at', { kind: 'enforcement', more: BELEID, sources: three.join('\n'), steps: `${searched.replace(' }', ', purpose: beleid }')}\nmelding: { filter: koppel, uses: [zorgveld], selection: signal }`, outputs: to('team', ', purpose: doel', 'melding') }),
  one('a register of things is no walk of life', { kind: 'enforcement', sources: [...three.slice(1), 'zorg: { party: leverancier, collectedFor: care, subjects: { kind: objects }, fields: { bsn: object } }'].join('\n'), steps: searched, outputs: to('team', '', 'koppel') }),
];

describe('special-category-by-inference: what it says', () => {
  const AT = 'voorbeeld.pipeline.yaml';
  it('what is certain and what is possible are not said in one breath', () => {
    const files = { [AT]: text({ sources: rows('naam: name, lid: { category: union-fee, contains: [care-cost] }'), outputs: to('team') }) };
    const [item] = findings(files).filter(({ rule }) => rule.id === 'special-category-by-inference');
    assert.equal(item?.severity, 'error');
    assert.equal(renderText(item.rule.messages[item.finding.message]!, item.finding.params, 'nl'), '«lid» verraadt «lidmaatschap van een vakbond», en doel «doel» noemt daar geen uitzondering voor');
    assert.ok(item.finding.related.some((place) => renderText(place.message, place.params, 'nl') === '«lid» kan ook iets verraden over «gezondheid»'));
  });
  it('what a field says more seriously on its own is told there only', () => {
    const joint = { sources: rows('naam: name, land: birth-country, taal: language'), outputs: to('team') };
    const both = { ...joint, steps: 'keuze: { filter: rijen, uses: [land] }', outputs: to('team', '', 'keuze') };
    const told = (shape: Shape): readonly string[] => ours({ [AT]: text(shape) });
    const met = told(joint).filter((line) => line.includes('sources.rijen') && !line.includes('fields'));
    assert.deepEqual(told(both).filter((line) => line.startsWith('error')), ['error special-category-by-inference sources.rijen.fields.land']);
    assert.deepEqual(told(both).filter((line) => met.includes(line)), []);
  });
});

describe('combination-without-ground: where the cover is', () => {
  const law = (evidence: string): string => `grondslag: 1\ncatalog: eigen\nlaws:\n  smalle-wet: { title: Smalle wet, article: art. 1, status: in-force, grants: [collect], covers: [name]${evidence} }\n`;
  const flow = (covers: string): string => text({ purpose: covers, sources: rows('naam: name, adres: address'), outputs: to('team') }).replace('law: Gemeentewet art. 108', 'law: smalle-wet');
  const places = (covers: string): readonly string[] => {
    const files = { 'eigen.catalog.yaml': law(', reviewedBy: jurist, checkedOn: 2026-01-05'), 'voorbeeld.pipeline.yaml': flow(covers) };
    const [item] = findings(files).filter(({ rule }) => rule.id === 'combination-without-ground');
    return (item?.finding.related ?? []).map((place) => `${pathText(place.at.path)}: ${renderText(place.message, place.params, 'nl')}`).filter((line) => line.startsWith('purposes'));
  };
  it('is the law, where that is narrower', () => assert.deepEqual(places('covers: [contact]'), ['purposes.doel.covers: dit is wat doel «doel» dekt', 'purposes.doel.ground.law: «smalle-wet» dekt volgens de gegevens geen «adres»']));
  it('is the law, where the purpose states none', () => assert.deepEqual(places(''), ['purposes.doel.ground.law: «smalle-wet» dekt volgens de gegevens geen «adres»']));
});

for (const [title, cases] of [['re-identifying-combination', SINGLING_OUT], ['special-category-by-inference', INFERENCE], ['pseudonym-relinked', RELINKING], ['dragnet', DRAGNET]] as const) {
  describe(`${title}: limits and severities`, () => {
    for (const { name, files, expected } of cases) it(name, () => assert.deepEqual(ours(files).filter((found) => found.includes(title)), expected));
  });
}

describe('the fixes of the rules about combinations', () => {
  const offered: string[] = [];
  for (const { name, files } of [...SINGLING_OUT, ...INFERENCE]) {
    const analysis = analyse(files);
    for (const file of Object.keys(files)) for (const finding of analysis.inFile(fileId(file)).filter((item) => OURS.has(item.rule.id))) for (const fix of fixesFor(finding, analysis)) {
      offered.push(fix.title.en);
      it(`${name}: “${fix.title.en}” settles it and breaks nothing`, () => {
        const after: Record<string, string> = { ...files };
        for (const [changed, edits] of fix.edits) after[changed] = applyEdits(after[changed]!, edits);
        const left = findings(after).filter((item) => item.rule.id === finding.rule.id && item.finding.purpose === finding.finding.purpose && pathText(item.finding.at.path) === pathText(finding.finding.at.path) && item.file === finding.file);
        assert.deepEqual(left.map((item) => item.finding.message), [], JSON.stringify(after));
        const structural = findings(after).filter((item) => ['invalid-yaml', 'schema-violation', 'unknown-reference'].includes(item.rule.id)).length;
        assert.equal(structural, findings(files).filter((item) => ['invalid-yaml', 'schema-violation', 'unknown-reference'].includes(item.rule.id)).length, JSON.stringify(after));
      });
    }
  }

  it('fields are left out, made coarser, answered for and excepted', () => {
    for (const wanted of [/^Leave out “postcode”/, /^Make “geboortedatum” coarser: age/, /^Add an answer/, /^Add an exception/]) assert.ok(offered.some((title) => wanted.test(title)), `${wanted} is not among ${[...new Set(offered)].join('; ')}`);
  });
});
