import assert from 'node:assert/strict';
import type { Files } from '../harness/check.ts';
import { findings } from '../harness/check.ts';
import { DEFAULT_SETTINGS } from '../../server/src/service/settings.ts';
import { readDescription } from '../../server/src/rules/purpose/description-words.ts';
import { found, pipeline, simple } from './cases.ts';

const AT = 'a.pipeline.yaml';
const GROUND = 'ground: { article: 6(1)(e), law: taakwet }';
const KIND = `kind: service, ${GROUND}`;

/** What the rule says of one field, by severity and message; infos too. */
function said(rule: string, files: Files): readonly string[] {
  return findings(files, { ...DEFAULT_SETTINGS, preset: 'reviewer' }).filter((item) => item.rule.id === rule).map((item) => `${item.severity} ${item.finding.message}`);
}

const OWN = `grondslag: 1
catalog: eigen
parties:
  gemeente: { name: Gemeente Voorbeeld, kind: public-authority, country: NL }
registers:
  fijn: { title: Fijn, keeper: gemeente, collectedFor: service, access: open, retention: P30D, fields: { naam: name, geboren: birth-date } }
  keuze: { title: Keuze, keeper: gemeente, collectedFor: service, access: open, fields: { naam: name, geboren: birth-date, jaar: birth-year } }
  grof: { title: Grof, keeper: gemeente, collectedFor: service, access: open, fields: { naam: name, geboren: birth-date, groep: age-band } }
`;

describe('finer-than-needed', () => {
  const born = (steps: string, from: string, supply = 'party: gemeente, collectedFor: service'): Files => ({
    'eigen.catalog.yaml': OWN,
    [AT]: pipeline('a', `purposes:\n  doel: { description: Aanvragen van inwoners afhandelen, ${KIND}, retention: P1Y }\nsources:\n  dossiers: { ${supply}, fields: { naam: name, geboren: birth-date } }\nsteps:\n${steps}\noutputs:\n  lijst: { from: ${from}, audience: team }`),
  });
  const YEAR = '  grof: { generalise: dossiers, fields: { geboren: birth-year } }';
  const BAND = '  leid: { derive: dossiers, fields: { groep: { uses: [geboren], category: age-band } } }';
  const cases: readonly (readonly [title: string, files: Files, expected: readonly string[]])[] = [
    ['made coarser before anything looks at it', born(YEAR, 'grof'), ['warning source']],
    ['handed on as it came', born('  smal: { select: dossiers, fields: [naam, geboren] }', 'smal'), []],
    ['looked at as it came, then made coarser', born(`  zeef: { filter: dossiers, uses: [geboren] }\n${YEAR.replace('dossiers', 'zeef')}`, 'grof'), []],
    ['named in a condition in words', born(`  zeef: { filter: dossiers, where: geboren voor 1960 }\n${YEAR.replace('dossiers', 'zeef')}`, 'grof'), []],
    ['the key of a join', born(`  koppel: { join: [dossiers, dossiers], on: geboren }\n${YEAR.replace('dossiers', 'koppel')}`, 'grof'), []],
    ['a coarser form goes along with it', born(BAND, 'leid'), ['warning output']],
    ['a coarser form is counted, the fine one left out', born(`${BAND}\n  tel: { aggregate: leid, by: [groep], measures: { aantal: count }, minGroupSize: 10 }`, 'tel'), ['warning source']],
    ['a coarser form is counted, the fine one as well', born(`${BAND}\n  tel: { aggregate: leid, by: [groep, geboren], measures: { aantal: count }, minGroupSize: 10 }`, 'tel'), []],
    ['something else is made of it', born('  leid: { derive: dossiers, fields: { taal: { uses: [geboren], category: language } } }\n  smal: { drop: leid, fields: [geboren] }', 'smal'), []],
    ['a pseudonym of it', born('  sleutel: { pseudonymise: dossiers, fields: [geboren], method: token }', 'sleutel'), []],
    ['used by nothing at all', born('  smal: { drop: dossiers, fields: [geboren] }', 'smal'), []],
    ['perhaps meant by a name that does not resolve', born(`  zeef: { filter: dossiers, uses: [geborn] }\n${YEAR.replace('dossiers', 'zeef')}`, 'grof'), []],
    ['of a register that has the fine form only', born(YEAR, 'grof', 'register: fijn'), ['info register']],
    ['of a register that has the coarser form', born(YEAR, 'grof', 'register: keuze'), ['warning source']],
    ['of a register whose coarser form is too coarse', born(YEAR, 'grof', 'register: grof'), ['info register']],
    ['of a register, and still handed on', born(BAND, 'leid', 'register: fijn'), ['warning output']],
    ['of things', simple(KIND, { source: 'subjects: { kind: objects }, fields: { adres: address }', steps: '  grof: { generalise: dossiers, fields: { adres: municipality } }', from: 'grof' }), []],
  ];
  for (const [title, files, expected] of cases) it(title, () => assert.deepEqual(said('finer-than-needed', files), expected));
});

describe('retention-exceeds-source', () => {
  const RULE = ['retention-exceeds-source'];
  const over = (severity: string, path = 'outputs.lijst.retention', file = AT): string => `${severity} retention-exceeds-source ${file} ${path}`;
  const kept = (source: string, output: string, purpose = '', more: Parameters<typeof simple>[1] = {}): Files => simple(`${KIND}${purpose}`, { source: `collectedFor: service${source}, fields: { naam: name }`, output, ...more });
  const MONTH = ', retention: P1M';
  const cases: readonly (readonly [title: string, files: Files, expected: readonly string[]])[] = [
    ['longer', kept(MONTH, ', retention: P1Y'), [over('warning')]],
    ['a month is not longer than thirty days', kept(', retention: P30D', ', retention: P1M'), []],
    ['shorter', kept(MONTH, ', retention: P1W'), []],
    ['the source says nothing', kept('', ', retention: P10Y'), []],
    ['the output says nothing', kept(MONTH, ''), []],
    ['the purpose says it for its outputs', kept(MONTH, '', ', retention: P1Y'), [over('warning', 'outputs.lijst')]],
    ['the output is shorter than its purpose', kept(MONTH, ', retention: P1W', ', retention: P1Y'), []],
    ['longer with a basis of its own', kept(MONTH, ', retention: { period: P1Y, basis: selectielijst 11.1 }'), []],
    ['longer with a basis still to be filled in', kept(MONTH, ', retention: { period: P1Y, basis: TODO }'), []],
    ['longer with a law in force', kept(MONTH, ', retention: { period: P1Y, basis: taakwet }'), []],
    ['longer with a repealed law', kept(MONTH, ', retention: { period: P1Y, basis: oude-wet }'), [over('warning')]],
    ['longer with a bill', kept(MONTH, ', retention: { period: P1Y, basis: wetsvoorstel }'), [over('warning')]],
    ['longer by the basis of its purpose', kept(MONTH, '', ', retention: { period: P1Y, basis: selectielijst 11.1 }'), []],
    ['longer than the basis of its purpose goes', kept(MONTH, ', retention: P2Y', ', retention: { period: P1Y, basis: selectielijst 11.1 }'), [over('warning')]],
    ['a period still to be filled in', kept(MONTH, ', retention: TODO'), []],
    ['groups', kept(MONTH, ', retention: P1Y', '', { steps: '  tel: { aggregate: dossiers, by: [], measures: { aantal: count }, minGroupSize: 10 }', from: 'tel' }), []],
    ['anonymous', kept(MONTH, ', retention: P1Y', '', { steps: '  anoniem: { anonymise: dossiers, technique: synthetic, assessment: Toets 3 }', from: 'anoniem' }), []],
    ['said to be anonymous', kept(MONTH, ', retention: P1Y', '', { steps: '  anoniem: { anonymise: dossiers, technique: synthetic }', from: 'anoniem' }), [over('warning')]],
    ['a pseudonym is kept as long as its person', kept(MONTH, ', retention: P1Y', '', { steps: '  sleutel: { pseudonymise: dossiers, fields: [naam], method: token }', from: 'sleutel' }), [over('warning')]],
    ['things', simple(KIND, { source: 'subjects: { kind: objects }, retention: P1M, fields: { boom: object }', output: ', retention: P1Y' }), []],
    ['the period of a catalogue register', { 'eigen.catalog.yaml': OWN, ...simple(KIND, { source: 'register: fijn, fields: { naam: }', output: ', retention: P1Y' }) }, [over('warning')]],
    ['a supply that promises more than its register', { 'eigen.catalog.yaml': OWN, ...simple(KIND, { source: 'register: fijn, retention: P5Y, fields: { naam: }', output: ', retention: P1Y' }) }, [over('warning')]],
    ['the source states its period as a block', kept(', retention: { period: P1M, action: destroy }', ', retention: P1Y'), [over('warning')]],
    ['the source rests its period on a law', kept(', retention: { period: P1M, basis: taakwet }', ', retention: P1Y'), [over('error')]],
    ['the source rests its period on a repealed law', kept(', retention: { period: P1M, basis: oude-wet }', ', retention: P1Y'), [over('warning')]],
    ['a catalogue register rests its period on a law', { 'eigen.catalog.yaml': OWN.replace('retention: P30D', 'retention: { period: P30D, basis: law }'), ...simple(KIND, { source: 'register: fijn, fields: { naam: }', output: ', retention: P1Y' }) }, [over('error')]],
    ['the period that a law sets', simple(KIND, { source: 'register: nl/anpr, fields: { kenteken: }', output: ', retention: P1Y' }), [over('error')]],
    ['the period that a law sets, with a basis of its own', simple(KIND, { source: 'register: nl/anpr, fields: { kenteken: }', output: ', retention: { period: P1Y, basis: selectielijst politie }' }), []],
    ['a period of a law that nobody verified', simple(KIND, { source: 'register: nl/camera-openbare-orde, fields: { tijdstip: }', output: ', retention: P1Y' }), [over('warning')]],
    ['the shortest of what is joined', { [AT]: pipeline('a', `purposes:\n  doel: { description: Aanvragen van inwoners afhandelen, ${KIND} }\nsources:\n  lang: { party: gemeente, retention: P5Y, fields: { naam: name } }\n  kort: { party: gemeente, retention: P1W, fields: { naam: name, telefoon: phone } }\nsteps:\n  koppel: { join: [lang, kort], on: naam }\noutputs:\n  lijst: { from: koppel, audience: team, retention: P1Y }`) }, [over('warning')]],
  ];
  for (const [title, files, expected] of cases) it(title, () => assert.deepEqual(found(RULE, files), expected));

  const purposes = `purposes:\n  doel: { description: Aanvragen van inwoners afhandelen, ${KIND} }`;
  const first = (source: string, retention: string, steps = ''): string => pipeline('b', `${purposes}\nsources:\n  dossiers: { party: gemeente${source}, fields: { naam: name, wijk: neighbourhood } }\n${steps}outputs:\n  lijst: { from: ${steps === '' ? 'dossiers' : 'tel'}, audience: team, retention: ${retention} }`);
  const second = (retention: string): string => pipeline('a', `${purposes}\nsources:\n  lijst: { output: b/lijst }\noutputs:\n  lijst: { from: lijst, audience: team, retention: ${retention} }`);
  const B = 'b.pipeline.yaml';
  const chains: readonly (readonly [title: string, files: Files, expected: readonly string[]])[] = [
    ['longer than the origin, a pipeline further', { [B]: first(', retention: P1M', 'P1M'), [AT]: second('P1Y') }, [over('warning')]],
    ['longer than the pipeline before', { [B]: first('', 'P1M'), [AT]: second('P1Y') }, [over('warning')]],
    ['each set that outlives the origin', { [B]: first(', retention: P1M', 'P1Y'), [AT]: second('P6M') }, [over('warning'), over('warning', 'outputs.lijst.retention', B)]],
    ['the basis of the pipeline before takes the origin off', { [B]: first(', retention: P1M', '{ period: P1Y, basis: selectielijst 11.1 }'), [AT]: second('P6M') }, []],
    ['longer than the pipeline before may keep it by its own basis', { [B]: first(', retention: P1M', '{ period: P1Y, basis: selectielijst 11.1 }'), [AT]: second('P2Y') }, [over('warning')]],
    ['longer than the pipeline before must keep it by law', { [B]: first('', '{ period: P1M, basis: taakwet }'), [AT]: second('P1Y') }, [over('error')]],
    ['groups have no origin to outlive', { [B]: first(', retention: P1M', 'P1Y', 'steps:\n  tel: { aggregate: dossiers, by: [wijk], measures: { aantal: count }, minGroupSize: 10 }\n'), [AT]: second('P5Y') }, []],
  ];
  for (const [title, files, expected] of chains) it(title, () => assert.deepEqual(found(RULE, files), expected));
});

describe('vague-purpose', () => {
  const read: Readonly<Record<string, readonly string[]>> = {
    clear: ['Aanvragen van inwoners afhandelen', 'Inwoners met betalingsachterstanden binnen vier weken hulp aanbieden', 'Onderzoek naar schulden van inwoners', 'Monitoring van wachttijden in de jeugdzorg', 'Send residents a newsletter every month', 'Met Power BI laten zien waar inwoners lang op hulp wachten'],
    short: ['Bijstand', 'Aanvragen afhandelen', '', 'Het en de'],
    general: ['Onderzoek', 'Analyse', 'Verbeteren van de dienstverlening', 'Data verzamelen', 'Overig', 'Onderzoek en analyse van gegevens', 'Monitoring', 'Research and analysis of data', 'Beleid voor wonen'],
    tool: ['Power BI', 'Excel', 'Dashboard in Tableau', 'Snowflake'],
  };
  for (const [kind, texts] of Object.entries(read)) for (const text of texts) it(`${kind}: «${text}»`, () => assert.equal(readDescription(text).kind, kind));

  const described = (description: string, source = 'fields: { naam: name }'): Files => ({ [AT]: pipeline('a', `purposes:\n  doel: { ${description}${KIND}, retention: P1Y }\nsources:\n  dossiers: { party: gemeente, ${source} }\noutputs:\n  lijst: { from: dossiers, audience: team }`) });
  const cases: readonly (readonly [title: string, files: Files, expected: readonly string[]])[] = [
    ['points at the description', described('description: Onderzoek, '), [`warning vague-purpose ${AT} purposes.doel.description`]],
    ['points at the purpose that has none', described(''), [`warning vague-purpose ${AT} purposes.doel`]],
    ['one still to be filled in', described('description: TODO, '), []],
    ['a clear one', described('description: Aanvragen van inwoners afhandelen, '), []],
    ['of things', described('description: Onderzoek, ', 'subjects: { kind: objects }, fields: { boom: object }'), []],
  ];
  for (const [title, files, expected] of cases) it(title, () => assert.deepEqual(found(['vague-purpose'], files, 'reviewer'), expected));
  it('is not asked of an engineer', () => assert.deepEqual(found(['vague-purpose'], described('description: Onderzoek, ')), []));
});
