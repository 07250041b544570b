import assert from 'node:assert/strict';
import { fixesFor } from '../../server/src/service/fixes.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { analyse, type Files } from '../harness/check.ts';
import { fixed, found, pipeline, simple } from './cases.ts';

const AT = 'a.pipeline.yaml';
const GROUND = 'ground: { article: 6(1)(e), law: taakwet }';
const KIND = `kind: service, ${GROUND}, covers: [contact]`;

interface Case {
  readonly title: string;
  readonly files: Files;
  readonly expected: readonly string[];
}

function run(rules: readonly string[], cases: readonly Case[]): void {
  for (const { title, files, expected } of cases) it(title, () => assert.deepEqual(found(rules, files), expected));
}

describe('missing-purpose', () => {
  const source = 'sources:\n  dossiers: { party: gemeente, collectedFor: service, fields: { naam: name } }\n';
  const two = `purposes:\n  een: { description: Aanvragen van inwoners afhandelen, ${KIND} }\n  twee: { description: Bezwaren van inwoners afhandelen, ${KIND} }\n`;
  run(['missing-purpose', 'no-legal-ground', 'missing-retention'], [
    { title: 'none at all', files: { [AT]: pipeline('a', `${source}outputs:\n  lijst: { from: dossiers, audience: team }`) }, expected: [`error missing-purpose ${AT} pipeline`] },
    { title: 'none, and nothing personal', files: { [AT]: pipeline('a', 'sources:\n  bomen: { party: gemeente, subjects: { kind: objects }, fields: { boom: object } }\noutputs:\n  lijst: { from: bomen, audience: team }') }, expected: [] },
    { title: 'none, and only fields nobody knows', files: { [AT]: pipeline('a', 'sources:\n  iets: { party: gemeente, fields: { iets: onbekend } }\noutputs:\n  lijst: { from: iets, audience: team }') }, expected: [] },
    { title: 'one of a catalogue for one output, none for the other', files: { [AT]: pipeline('a', `${source}outputs:\n  lijst: { from: dossiers, purpose: gedeeld-zonder-wet, audience: team }\n  kopie: { from: dossiers, audience: team }`) }, expected: [`error missing-purpose ${AT} outputs.kopie`] },
    { title: 'a purpose that does not resolve', files: { [AT]: pipeline('a', `${source}outputs:\n  lijst: { from: dossiers, purpose: nergens, audience: team }`) }, expected: [] },
    { title: 'two purposes and a step that leads nowhere', files: { [AT]: pipeline('a', `${two}${source}steps:\n  los: { filter: dossiers, uses: [naam] }\noutputs:\n  lijst: { from: dossiers, purpose: een, audience: team, retention: P1Y }`) }, expected: [`error missing-purpose ${AT} steps.los`] },
    { title: 'two purposes, and a step that serves what comes after it', files: { [AT]: pipeline('a', `${two}${source}steps:\n  zeef: { filter: dossiers, uses: [naam] }\noutputs:\n  lijst: { from: zeef, purpose: een, audience: team, retention: P1Y }`) }, expected: [] },
    { title: 'two purposes and an output of groups', files: { [AT]: pipeline('a', `${two}${source}steps:\n  tel: { aggregate: dossiers, by: [], measures: { aantal: count }, minGroupSize: 10, suppression: blank, purpose: een }\noutputs:\n  cijfer: { from: tel, audience: team }`) }, expected: [] },
  ]);
});

describe('missing-retention', () => {
  const bsn = { source: 'collectedFor: service, fields: { bsn: bsn, naam: name }' };
  const pseudonym = (method: string): Parameters<typeof simple>[1] => ({ source: 'collectedFor: service, fields: { bsn: bsn, inkomen: income }', steps: `  sleutel: { pseudonymise: dossiers, fields: [bsn], method: ${method}, keyHolder: provincie }`, from: 'sleutel' });
  run(['missing-retention'], [
    { title: 'names', files: simple(KIND), expected: [`warning missing-retention ${AT} outputs.lijst`] },
    { title: 'a national number', files: simple(KIND, bsn), expected: [`error missing-retention ${AT} outputs.lijst`] },
    { title: 'a keyed pseudonym of one', files: simple(KIND, pseudonym('hmac-sha256')), expected: [`warning missing-retention ${AT} outputs.lijst`] },
    { title: 'a plain hash of one', files: simple(KIND, pseudonym('hash')), expected: [`error missing-retention ${AT} outputs.lijst`] },
    { title: 'a conviction', files: simple(KIND, { source: 'collectedFor: service, fields: { vonnis: conviction }' }), expected: [`error missing-retention ${AT} outputs.lijst`] },
    { title: 'its own period', files: simple(KIND, { output: ', retention: P1Y' }), expected: [] },
    { title: 'a selection list', files: simple(KIND, { output: ', retention: { basis: selectielijst 12.1, action: destroy }' }), expected: [] },
    { title: 'only what happens at the end', files: simple(KIND, { output: ', retention: { action: destroy }' }), expected: [`warning missing-retention ${AT} outputs.lijst`] },
    { title: 'a period still to be filled in', files: simple(KIND, { output: ', retention: TODO' }), expected: [] },
    { title: 'the period of the purpose', files: simple(`${KIND}, retention: P1Y`), expected: [] },
    { title: 'groups', files: simple(KIND, { steps: '  tel: { aggregate: dossiers, by: [], measures: { aantal: count } }', from: 'tel' }), expected: [] },
    { title: 'things', files: simple(KIND, { source: 'subjects: { kind: objects }, fields: { boom: object }' }), expected: [] },
  ]);
});

describe('unused-personal-field', () => {
  const taken = (field: string, steps: string, from = 'smal'): Files => simple(`${KIND}, retention: P1Y`, { source: `collectedFor: service, fields: { naam: name, ${field} }`, steps, from });
  const narrow = '  smal: { select: dossiers, fields: [naam] }';
  const at = (name: string): string => `${AT} sources.dossiers.fields.${name}`;
  run(['unused-personal-field'], [
    { title: 'selected away', files: taken('telefoon: phone', narrow), expected: [`warning unused-personal-field ${at('telefoon')}`] },
    { title: 'a special category selected away', files: taken('diagnose: diagnosis', narrow), expected: [`warning unused-personal-field ${at('diagnose')}`] },
    { title: 'dropped', files: taken('telefoon: phone', '  smal: { drop: dossiers, fields: [telefoon] }'), expected: [`warning unused-personal-field ${at('telefoon')}`] },
    { title: 'made coarser, then dropped', files: taken('geboren: birth-date', '  grof: { generalise: dossiers, fields: { geboren: birth-year } }\n  smal: { select: grof, fields: [naam] }'), expected: [`warning unused-personal-field ${at('geboren')}`] },
    { title: 'used by a derived field', files: taken('geboren: birth-date', '  leid: { derive: dossiers, fields: { groep: { uses: [geboren], category: age-band } } }\n  smal: { select: leid, fields: [naam, groep] }'), expected: [] },
    { title: 'used by a filter', files: taken('telefoon: phone', '  zeef: { filter: dossiers, uses: [telefoon] }\n  smal: { select: zeef, fields: [naam] }'), expected: [] },
    { title: 'named in a condition in words', files: taken('telefoon: phone', '  zeef: { filter: dossiers, where: telefoon is ingevuld }\n  smal: { select: zeef, fields: [naam] }'), expected: [] },
    { title: 'measured', files: simple(`${KIND}, retention: P1Y`, { source: 'collectedFor: service, fields: { wijk: neighbourhood, inkomen: income }', steps: '  tel: { aggregate: dossiers, by: [wijk], measures: { midden: { mean: inkomen } }, minGroupSize: 10, suppression: blank }', from: 'tel' }), expected: [] },
    { title: 'perhaps meant by a name that does not resolve', files: taken('telefoon: phone', '  zeef: { filter: dossiers, uses: [telefon] }\n  smal: { select: zeef, fields: [naam] }'), expected: [] },
    { title: 'renamed into an output', files: taken('telefoon: phone', '  smal: { select: dossiers, fields: { naam: naam, nummer: telefoon } }'), expected: [] },
    { title: 'a register of which nothing is chosen', files: simple(`${KIND}, retention: P1Y`, { source: 'register: nl/cak-wanbetalers', steps: '  smal: { select: dossiers, fields: [bedrag] }', from: 'smal' }), expected: [`warning unused-personal-field ${AT} sources.dossiers`] },
    { title: 'the same with special data in it', files: simple(`${KIND}, retention: P1Y`, { source: 'register: nl/wmo', steps: '  smal: { select: dossiers, fields: [bsn] }', from: 'smal' }), expected: [`error unused-personal-field ${AT} sources.dossiers`] },
    { title: 'a register that is handed on whole', files: simple(`${KIND}, retention: P1Y`, { source: 'register: nl/cak-wanbetalers', from: 'dossiers' }), expected: [] },
    { title: 'an open register of things', files: simple(`${KIND}, retention: P1Y`, { source: 'register: nl/bag', steps: '  smal: { select: dossiers, fields: [bouwjaar] }', from: 'smal' }), expected: [] },
    { title: 'not personal', files: taken('soort: none', narrow), expected: [] },
    { title: 'of a category nobody knows', files: taken('iets: onbekend', narrow), expected: [] },
    {
      title: 'taken from another pipeline',
      files: {
        'b.pipeline.yaml': pipeline('b', `purposes:\n  doel: { description: Aanvragen van inwoners afhandelen, ${KIND}, retention: P1Y }\nsources:\n  dossiers: { party: gemeente, collectedFor: service, fields: { naam: name, telefoon: phone } }\noutputs:\n  lijst: { from: dossiers, audience: team }`),
        [AT]: pipeline('a', `purposes:\n  doel: { description: Aanvragen van inwoners afhandelen, ${KIND}, retention: P1Y }\nsources:\n  dossiers: { output: b/lijst, fields: { naam: , telefoon: } }\nsteps:\n${narrow}\noutputs:\n  lijst: { from: smal, audience: team }`),
      },
      expected: [`warning unused-personal-field ${at('telefoon')}`],
    },
  ]);
});

describe('incompatible-purpose', () => {
  const answers = (from: string): string => `{ from: ${from}, link: verband, context: verwacht, nature: gewoon, consequences: geen, safeguards: toegang, outcome: compatible, by: fg, date: 2026-01-05 }`;
  const byLaw = (from: string, law: string): string => `{ from: ${from}, outcome: by-law, law: ${law}, by: fg, date: 2026-01-05 }`;
  interface Way {
    readonly from: string;
    readonly to: string;
    readonly entry?: string;
    readonly ground?: string;
    readonly fields?: string;
    readonly expected?: 'error' | 'warning';
    readonly title?: string;
  }
  const ways: readonly Way[] = [
    { from: 'service', to: 'service' },
    { from: 'service', to: 'statistics' },
    { from: 'service', to: 'policy', expected: 'warning' },
    { from: 'service', to: 'policy', fields: 'naam: name, diagnose: diagnosis', expected: 'error' },
    { from: 'service', to: 'policy', fields: 'naam: name, vonnis: conviction', expected: 'error' },
    { from: 'service', to: 'policy', entry: answers('service') },
    { from: 'service', to: 'policy', entry: answers('operations'), expected: 'warning', title: 'answers about something else' },
    { from: 'service', to: 'policy', entry: answers('service').replace('context: verwacht, ', ''), expected: 'warning', title: 'one answer short' },
    { from: 'service', to: 'policy', entry: answers('service').replace('by: fg, ', ''), expected: 'warning', title: 'answers by nobody' },
    { from: 'service', to: 'policy', entry: answers('service').replace('verwacht', 'TODO'), title: 'an answer still to be filled in' },
    { from: 'service', to: 'policy', entry: byLaw('service', 'taakwet') },
    { from: 'service', to: 'policy', entry: byLaw('gedeeld', 'taakwet'), title: 'an entry that names a purpose of that kind' },
    { from: 'gedeeld', to: 'policy', entry: byLaw('gedeeld', 'taakwet'), title: 'an entry that names the purpose of collection' },
    { from: 'service', to: 'policy', entry: byLaw('service', 'oude-wet'), expected: 'warning', title: 'a repealed law' },
    { from: 'service', to: 'policy', entry: byLaw('service', 'wetsvoorstel'), expected: 'warning', title: 'a bill' },
    { from: 'service', to: 'policy', entry: byLaw('service', 'Verordening die niemand kent'), title: 'a law that is not known is a finding of its own' },
    { from: 'service', to: 'policy', ground: 'ontvangwet' },
    { from: 'service', to: 'policy', ground: 'provinciewet', expected: 'warning', title: 'a grant to somebody else' },
    { from: 'service', to: 'policy', ground: 'oude-wet', expected: 'warning', title: 'a grant of a repealed law' },
    { from: 'service', to: 'enforcement', expected: 'error' },
    { from: 'service', to: 'enforcement', entry: answers('service'), expected: 'error' },
    { from: 'service', to: 'enforcement', entry: byLaw('service', 'taakwet') },
    { from: 'service', to: 'enforcement', ground: 'ontvangwet' },
    { from: 'education', to: 'criminal', expected: 'error', title: 'a pair without a cell, towards criminal justice' },
    { from: 'education', to: 'research', title: 'a pair without a cell, towards research' },
    { from: 'education', to: 'operations', expected: 'warning', title: 'a pair without a cell' },
    { from: 'care', to: 'operations', ground: 'ontvangwet', expected: 'error' },
    { from: 'care', to: 'operations', entry: byLaw('care', 'taakwet') },
    { from: '[service, policy]', to: 'policy', expected: 'warning', title: 'one of two collected purposes' },
    { from: 'statistics', to: 'policy', expected: 'error', title: 'rows of statistics for policy' },
    { from: 'service', to: 'policy', fields: 'iets: onbekend', title: 'a category nobody knows' },
  ];
  for (const { from, to, entry, ground, fields, expected, title } of ways) {
    it(`${from} → ${to}${title === undefined ? `${entry === undefined ? '' : `, ${/outcome: (\S+?),/.exec(entry)?.[1] ?? ''}`}${ground === undefined ? '' : `, ground law ${ground}`}${fields === undefined ? '' : `, ${fields}`}` : `: ${title}`}`, () => {
      const files = simple(`kind: ${to}, ground: { article: 6(1)(e), law: ${ground ?? 'taakwet'} }, retention: P1Y${entry === undefined ? '' : `, compatibility: [${entry}]`}`, { source: `collectedFor: ${from}, fields: { ${fields ?? 'naam: name'} }` });
      assert.deepEqual(found(['incompatible-purpose', 'purpose-drift', 'statistics-used-on-individuals'], files), expected === undefined ? [] : [`${expected} incompatible-purpose ${AT} sources.dossiers`]);
    });
  }

  const RULES = ['incompatible-purpose', 'purpose-drift'];
  run(RULES, [
    { title: 'consent for the new purpose needs no test', files: simple('kind: policy, ground: { article: 6(1)(a) }, retention: P1Y'), expected: [] },
    { title: 'statistics become policy as groups', files: simple(`kind: policy, ${GROUND}, retention: P1Y`, { source: 'collectedFor: statistics, fields: { wijk: neighbourhood, inkomen: income }', steps: '  tel: { aggregate: dossiers, by: [wijk], measures: { aantal: count }, minGroupSize: 10, suppression: blank }', from: 'tel' }), expected: [] },
    { title: 'things change purpose freely', files: simple(`kind: enforcement, ${GROUND}, retention: P1Y`, { source: 'collectedFor: service, subjects: { kind: objects }, fields: { boom: object }' }), expected: [] },
    {
      title: 'the purpose of a later output counts while the data are about persons',
      files: { [AT]: pipeline('a', `purposes:\n  tellen: { description: Aanvragen van inwoners tellen, kind: service, ${GROUND}, retention: P1Y }\n  controle: { description: Aanvragen van inwoners nagaan, kind: enforcement, ${GROUND}, retention: P1Y }\nsources:\n  dossiers: { party: gemeente, collectedFor: service, fields: { naam: name, wijk: neighbourhood } }\nsteps:\n  zeef: { filter: dossiers, uses: [naam], purpose: tellen }\n  tel: { aggregate: zeef, by: [wijk], measures: { aantal: count }, minGroupSize: 10, suppression: blank, purpose: tellen }\noutputs:\n  rijen: { from: zeef, purpose: controle, audience: team }\n  cijfers: { from: tel, purpose: tellen, audience: team }`) },
      expected: [`error incompatible-purpose ${AT} sources.dossiers`],
    },
    {
      title: 'the purpose of a later output does not count once they are groups',
      files: { [AT]: pipeline('a', `purposes:\n  tellen: { description: Aanvragen van inwoners tellen, kind: service, ${GROUND}, retention: P1Y }\n  controle: { description: Aanvragen van inwoners nagaan, kind: enforcement, ${GROUND}, retention: P1Y }\nsources:\n  dossiers: { party: gemeente, collectedFor: service, fields: { naam: name, wijk: neighbourhood } }\nsteps:\n  zeef: { filter: dossiers, uses: [naam], purpose: tellen }\n  tel: { aggregate: zeef, by: [wijk], measures: { aantal: count }, minGroupSize: 10, suppression: blank, purpose: tellen }\noutputs:\n  cijfers: { from: tel, purpose: controle, audience: team }`) },
      expected: [],
    },
  ]);
});

/** Pipelines in a row: each reads the one before it, under the kind of purpose given. */
function row(kinds: readonly string[], extra: Readonly<Record<number, { readonly purpose?: string; readonly output?: string; readonly source?: string }>> = {}): Files {
  const files: Record<string, string> = {};
  kinds.forEach((kind, i) => {
    const given = extra[i] ?? {};
    const source = i === 0 ? `party: gemeente, collectedFor: ${kind}, ${given.source ?? 'fields: { naam: name, adres: address }'}` : `output: p${i - 1}/lijst`;
    files[`p${i}.pipeline.yaml`] = pipeline(`p${i}`, `purposes:\n  doel${i}: { description: Aanvragen van inwoners afhandelen, kind: ${kind}, ${GROUND}, retention: P1Y${given.purpose ?? ''} }\nsources:\n  bron: { ${source} }\noutputs:\n  lijst: { from: bron, audience: team, recipients: [gemeente]${given.output ?? ''} }`);
  });
  return files;
}

describe('purpose-drift', () => {
  const RULES = ['purpose-drift', 'incompatible-purpose', 'statistics-used-on-individuals'];
  const entry = (from: string, outcome = 'compatible'): string => `{ from: ${from}, link: verband, context: verwacht, nature: gewoon, consequences: geen, safeguards: toegang, outcome: ${outcome}, law: taakwet, by: fg, date: 2026-01-05 }`;
  const given = (...entries: readonly string[]): { readonly purpose: string } => ({ purpose: `, compatibility: [${entries.join(', ')}]` });
  const drift = (i: number, severity = 'error'): string => `${severity} purpose-drift p${i}.pipeline.yaml sources.bron`;
  const test = (i: number): string => `warning incompatible-purpose p${i}.pipeline.yaml sources.bron`;
  run(RULES, [
    { title: 'the same kind all along', files: row(['service', 'service', 'service']), expected: [] },
    { title: 'a law is asked at the last pipeline', files: row(['service', 'service', 'enforcement']), expected: [drift(2)] },
    { title: 'a law is asked over one border too', files: row(['service', 'enforcement']), expected: [drift(1)] },
    { title: 'a law named at the end', files: row(['service', 'service', 'enforcement'], { 2: given(entry('service', 'by-law')) }), expected: [] },
    { title: 'who goes on with the same kind is not told again', files: row(['service', 'enforcement', 'enforcement', 'enforcement']), expected: [drift(1)] },
    { title: 'who goes on after a settled switch names the law too', files: row(['service', 'enforcement', 'enforcement'], { 1: given(entry('service', 'by-law')) }), expected: [drift(2)] },
    { title: 'a test is asked where the kind changes', files: row(['service', 'policy']), expected: [test(1)] },
    { title: 'a test answered before holds for the same kind', files: row(['service', 'policy', 'policy'], { 1: given(entry('service')) }), expected: [] },
    { title: 'a test left open is told once', files: row(['service', 'policy', 'policy']), expected: [test(1)] },
    { title: 'a test against the hop and not against the origin', files: row(['service', 'policy', 'supervision'], { 1: given(entry('service')), 2: given(entry('policy')) }), expected: [drift(2, 'warning')] },
    { title: 'a test against the origin and not against the hop', files: row(['service', 'policy', 'supervision'], { 1: given(entry('service')), 2: given(entry('service')) }), expected: [test(2)] },
    { title: 'a test against nothing', files: row(['service', 'policy', 'supervision'], { 1: given(entry('service')) }), expected: [test(2)] },
    { title: 'back to where it came from, over another purpose', files: row(['service', 'policy', 'service'], { 1: given(entry('service')) }), expected: [test(2)] },
    { title: 'outside the allowed uses', files: row(['service', 'policy'], { 0: { output: ', allowedUses: [service, statistics]' }, 1: given(entry('service')) }), expected: [drift(1)] },
    { title: 'within the allowed uses', files: row(['service', 'policy'], { 0: { output: ', allowedUses: [policy]' }, 1: given(entry('service')) }), expected: [] },
    { title: 'allowed uses still to be filled in', files: row(['service', 'policy'], { 0: { output: ', allowedUses: [TODO]' }, 1: given(entry('service')) }), expected: [] },
    { title: 'no use allowed', files: row(['service', 'service'], { 0: { output: ', allowedUses: []' } }), expected: [drift(1)] },
    { title: 'limits to the use of things bind nobody', files: row(['service', 'policy'], { 0: { output: ', allowedUses: [service]', source: 'subjects: { kind: objects }, fields: { boom: object }' } }), expected: [] },
    { title: 'outside the allowed uses and in need of a law is one finding', files: row(['service', 'enforcement'], { 0: { output: ', allowedUses: [service]' } }), expected: [drift(1)] },
  ]);

  it('an origin stays one when it meets a later purpose of its kind', () => {
    // p1 hands on policy data under «service»; p2 joins data that were collected for service itself.
    const files: Record<string, string> = { ...row(['policy', 'service'], { 1: given(entry('policy')) }) };
    files['p2.pipeline.yaml'] = pipeline('p2', `purposes:\n  doel2: { description: Aanvragen van inwoners afhandelen, kind: service, ${GROUND}, retention: P1Y, compatibility: [${entry('policy')}] }\nsources:\n  bron: { output: p1/lijst }\n  eigen: { party: gemeente, collectedFor: service, fields: { naam: name, telefoon: phone } }\nsteps:\n  koppel: { join: [bron, eigen], on: naam }\noutputs:\n  lijst: { from: koppel, audience: team, recipients: [gemeente] }`);
    files['p3.pipeline.yaml'] = pipeline('p3', `purposes:\n  doel3: { description: Aanvragen van inwoners nagaan, kind: enforcement, ${GROUND}, retention: P1Y, compatibility: [${entry('policy', 'by-law')}] }\nsources:\n  bron: { output: p2/lijst }\noutputs:\n  lijst: { from: bron, audience: team, recipients: [gemeente] }`);
    assert.deepEqual(found(RULES, files), [drift(3)]);
  });

  it('a row of three hundred pipelines tells it once, from the first to the last', () => {
    const kinds = Array.from({ length: 300 }, (_, i) => (i === 299 ? 'enforcement' : 'service'));
    const files = row(kinds);
    assert.deepEqual(found(RULES, files), [drift(299)]);
    const analysis = analyse({ 'basis.catalog.yaml': 'grondslag: 1\ncatalog: basis\nlaws:\n  taakwet: { title: Taakwet, status: in-force, grants: [collect] }\n', ...files });
    const [told] = analysis.inFile(fileId('p299.pipeline.yaml')).filter((item) => item.rule.id === 'purpose-drift');
    assert.equal(told?.finding.params['count'], '300');
    const origin = told.related.find((item) => item.file === 'p0.pipeline.yaml');
    assert.deepEqual(origin?.place.at.path, ['sources', 'bron', 'collectedFor']);
  });
});

describe('statistics-used-on-individuals', () => {
  const RULES = ['statistics-used-on-individuals', 'purpose-drift', 'incompatible-purpose'];
  const label = 'collectedFor: statistics, use: statistics-only';
  const persons = `${label}, fields: { wijk: neighbourhood, inkomen: income }`;
  const firms = `${label}, subjects: { kind: companies }, fields: { land: object, bedrijf: organisation-name }`;
  const told = (path: string): readonly string[] => [`error statistics-used-on-individuals ${AT} ${path}`];
  const of = (kind: string, more: Parameters<typeof simple>[1]): Files => simple(`kind: ${kind}, ${GROUND}, retention: P1Y`, more);
  const groups = (size: string): string => `  tel: { aggregate: dossiers, by: [wijk], measures: { aantal: count }${size} }`;
  run(RULES, [
    { title: 'rows for a service', files: of('service', { source: persons }), expected: told('outputs.lijst') },
    { title: 'rows for policy', files: of('policy', { source: persons }), expected: told('outputs.lijst') },
    { title: 'rows for statistics', files: of('statistics', { source: persons }), expected: [] },
    { title: 'rows for research', files: of('research', { source: persons }), expected: [] },
    { title: 'firms', files: of('supervision', { source: firms }), expected: told('outputs.lijst') },
    { title: 'research data', files: of('service', { source: persons.replace('statistics-only', 'research-only') }), expected: told('outputs.lijst') },
    { title: 'verified groups', files: of('policy', { source: persons, steps: groups(', minGroupSize: 10, suppression: blank'), from: 'tel' }), expected: [] },
    { title: 'groups without a size are told as small cells', files: of('policy', { source: persons, steps: groups(''), from: 'tel' }), expected: [] },
    { title: 'rows that the keeper checked', files: of('policy', { source: persons, output: ', released: { by: provincie, reference: Controle 7 }' }), expected: [] },
    { title: 'a score on persons, whatever the purpose', files: of('statistics', { source: persons, steps: '  kans: { score: dossiers, uses: [inkomen], field: kans, model: { type: rules }, target: persons }', from: 'kans' }), expected: told('steps.kans') },
    { title: 'a score on areas for statistics', files: of('statistics', { source: persons, steps: '  kans: { score: dossiers, uses: [inkomen], field: kans, model: { type: rules }, target: areas }', from: 'kans' }), expected: [] },
    { title: 'a score and the rows that come of it are one finding', files: of('service', { source: persons, steps: '  kans: { score: dossiers, uses: [inkomen], field: kans, model: { type: rules }, target: persons }', from: 'kans' }), expected: told('steps.kans') },
    { title: 'a decision', files: of('statistics', { source: persons, steps: '  besluit: { decide: dossiers, uses: [inkomen], field: uit, effect: significant, human: meaningful }', from: 'besluit' }), expected: told('steps.besluit') },
    { title: 'a mark without effect', files: of('statistics', { source: persons, steps: '  merk: { decide: dossiers, uses: [inkomen], field: uit, effect: none, human: none }', from: 'merk' }), expected: [] },
    { title: 'a filter for statistics', files: of('statistics', { source: persons, steps: '  zeef: { filter: dossiers, uses: [inkomen] }', from: 'zeef' }), expected: [] },
    { title: 'collected for statistics without the label', files: of('service', { source: 'collectedFor: statistics, fields: { naam: name }' }), expected: told('outputs.lijst') },
    { title: 'collected for statistics without the label, as groups', files: of('service', { source: 'collectedFor: statistics, fields: { wijk: neighbourhood }', steps: groups(', minGroupSize: 10, suppression: blank'), from: 'tel' }), expected: [] },
    {
      title: 'what a register kept for statistics picked out, though none of its fields are left',
      files: { [AT]: pipeline('a', `purposes:\n  doel: { description: Inwoners kiezen voor een bezoek, kind: service, ${GROUND}, retention: P1Y }\nsources:\n  cijfers: { party: gemeente, ${label}, fields: { nummer: case-number, inkomen: income } }\n  klanten: { party: gemeente, collectedFor: service, fields: { nummer: case-number, naam: name } }\nsteps:\n  koppel: { join: [cijfers, klanten], on: nummer }\n  smal: { select: koppel, fields: [naam] }\noutputs:\n  lijst: { from: smal, audience: team }`) },
      expected: told('outputs.lijst'),
    },
    {
      title: 'group figures beside rows of another source',
      files: { [AT]: pipeline('a', `purposes:\n  doel: { description: Inwoners een brief sturen, kind: service, ${GROUND}, retention: P1Y }\nsources:\n  cijfers: { party: gemeente, ${persons} }\n  klanten: { party: gemeente, collectedFor: service, fields: { wijk: neighbourhood, naam: name } }\nsteps:\n  tel: { aggregate: cijfers, by: [wijk], measures: { midden: { mean: inkomen } } }\n  koppel: { join: [tel, klanten], on: wijk }\noutputs:\n  lijst: { from: koppel, audience: team }`) },
      expected: [],
    },
  ]);
  run(RULES, [
    { title: 'in the next pipeline', files: row(['statistics', 'service'], { 0: { source: 'use: statistics-only, fields: { naam: name }' } }), expected: ['error statistics-used-on-individuals p1.pipeline.yaml outputs.lijst'] },
    { title: 'who goes on with the same kind is not told again', files: row(['statistics', 'service', 'service'], { 0: { source: 'use: statistics-only, fields: { naam: name }' } }), expected: ['error statistics-used-on-individuals p1.pipeline.yaml outputs.lijst'] },
    { title: 'another kind is another use', files: row(['statistics', 'service', 'enforcement'], { 0: { source: 'use: statistics-only, fields: { naam: name }' } }), expected: ['error statistics-used-on-individuals p1.pipeline.yaml outputs.lijst', 'error statistics-used-on-individuals p2.pipeline.yaml outputs.lijst'] },
    {
      title: 'groups that their keeper checked carry no restriction on',
      files: {
        'b.pipeline.yaml': pipeline('b', `purposes:\n  doel: { description: Inkomens per wijk tonen, kind: statistics, ${GROUND}, retention: P1Y }\nsources:\n  dossiers: { party: gemeente, ${persons} }\nsteps:\n${groups('')}\noutputs:\n  tabel: { from: tel, audience: team, released: { by: provincie, reference: Controle 7 } }`),
        [AT]: pipeline('a', `purposes:\n  doel: { description: Wijken kiezen voor een bezoek, kind: service, ${GROUND}, retention: P1Y }\nsources:\n  tabel: { output: b/tabel }\nsteps:\n  kans: { score: tabel, uses: [aantal], field: kans, model: { type: rules }, target: persons }\noutputs:\n  lijst: { from: kans, audience: team }`),
      },
      expected: [],
    },
  ]);
});

describe('fixes of the rules about ground and purpose', () => {
  const apply = (files: Files, rule: string): { readonly files: Files; readonly kind: string } | undefined => {
    const analysis = analyse(files);
    for (const name of Object.keys(files)) {
      for (const item of analysis.inFile(fileId(name))) {
        const [fix] = item.rule.id === rule ? fixesFor(item, analysis) : [];
        if (fix === undefined) continue;
        const changed: Record<string, string> = { ...files };
        for (const [file, edits] of fix.edits) {
          let text = changed[file]!;
          for (const edit of [...edits].reverse()) text = text.slice(0, edit.span.start) + edit.newText + text.slice(edit.span.end);
          changed[file] = text;
        }
        return { files: changed, kind: fix.kind };
      }
    }
    return undefined;
  };
  const cases: readonly { readonly rule: string; readonly files: Files; readonly kind: string }[] = [
    { rule: 'no-legal-ground', files: simple('kind: service, covers: [contact], retention: P1Y'), kind: 'suggestion' },
    { rule: 'no-legal-ground', files: simple('kind: service, ground: { law: taakwet }, retention: P1Y'), kind: 'suggestion' },
    { rule: 'ground-without-law', files: simple('kind: service, ground: { article: 6(1)(e) }, retention: P1Y'), kind: 'suggestion' },
    { rule: 'ground-not-available', files: simple('kind: service, ground: { article: 6(1)(f) }, retention: P1Y'), kind: 'suggestion' },
    { rule: 'ground-not-available', files: simple('kind: service, ground: { article: 6(1)(b) }, retention: P1Y', { controller: 'winkel' }), kind: 'suggestion' },
    { rule: 'missing-purpose', files: { [AT]: pipeline('a', 'sources:\n  dossiers: { party: gemeente, fields: { naam: name } }\noutputs:\n  lijst: { from: dossiers, audience: team }') }, kind: 'suggestion' },
    { rule: 'missing-retention', files: simple(KIND), kind: 'suggestion' },
    { rule: 'unused-personal-field', files: simple(`${KIND}, retention: P1Y`, { source: 'collectedFor: service, fields: { naam: name, telefoon: phone }', steps: '  smal: { select: dossiers, fields: [naam, telefoon] }\n  klein: { select: smal, fields: [naam] }', from: 'klein' }), kind: 'safe' },
    { rule: 'incompatible-purpose', files: simple(`kind: policy, ${GROUND}, retention: P1Y`), kind: 'suggestion' },
    { rule: 'incompatible-purpose', files: simple(`kind: enforcement, ${GROUND}, retention: P1Y`), kind: 'suggestion' },
    { rule: 'purpose-drift', files: row(['service', 'enforcement']), kind: 'suggestion' },
    { rule: 'statistics-used-on-individuals', files: simple(`kind: service, ${GROUND}, retention: P1Y`, { source: 'collectedFor: statistics, use: statistics-only, fields: { wijk: neighbourhood }' }), kind: 'suggestion' },
  ];
  for (const [index, { rule, files, kind }] of cases.entries()) {
    it(`${rule}, case ${index + 1}: what is left to do is to fill in`, () => {
      const before = found([rule], files);
      assert.equal(before.length, 1);
      const after = apply({ 'basis.catalog.yaml': 'grondslag: 1\ncatalog: basis\nparties:\n  gemeente: { name: Gemeente, kind: public-authority, country: NL }\n  winkel: { name: Winkel, kind: private, country: NL }\nlaws:\n  taakwet: { title: Taakwet, status: in-force, grants: [collect] }\n', ...files }, rule);
      assert.ok(after !== undefined, 'no fix can be carried out');
      assert.equal(after.kind, kind);
      const { 'basis.catalog.yaml': _, ...own } = after.files;
      assert.deepEqual(found([rule, 'schema-violation', 'unknown-reference', 'invalid-yaml'], own), []);
      const toFill = found(['placeholder-left'], own).filter((text) => !text.includes('basis.catalog.yaml'));
      assert.equal(toFill.length > 0, kind === 'suggestion');
    });
  }

  const PURPOSES = `purposes:\n  een: { description: Aanvragen van inwoners afhandelen, ${KIND}, retention: P1Y }\n  twee: { description: Aanvragen van inwoners volgen, ${KIND}, retention: P1Y }`;
  it('an output gets its purpose where a source has its name', () => {
    const files = { [AT]: pipeline('a', `${PURPOSES}\nsources:\n  lijst: { party: gemeente, collectedFor: service, fields: { naam: name } }\noutputs:\n  lijst: { from: lijst, audience: team, recipients: [gemeente] }`) };
    assert.match(fixed('missing-purpose', files)?.[AT] ?? '', /outputs:\n {2}lijst: \{ from: lijst, .*purpose: een \}/);
  });
  it('an output hands on groups where a step has its name', () => {
    const files = simple(`kind: service, ${GROUND}, retention: P1Y`, { source: 'collectedFor: statistics, use: statistics-only, fields: { wijk: neighbourhood }', steps: '  lijst: { filter: dossiers, uses: [wijk] }', from: 'lijst' });
    assert.match(fixed('statistics-used-on-individuals', files)?.[AT] ?? '', /groepen:(.|\n)*outputs:\n {2}lijst: \{ from: groepen/);
  });

  it('nobody allows a use in the name of the maker', () => {
    const files = row(['service', 'service'], { 0: { output: ', allowedUses: [statistics]' } });
    assert.equal(apply(files, 'purpose-drift'), undefined);
  });
});
