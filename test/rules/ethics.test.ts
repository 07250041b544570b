import assert from 'node:assert/strict';
import { fixesFor } from '../../server/src/service/fixes.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { analyse, type Files } from '../harness/check.ts';
import { found, pipeline, simple } from './cases.ts';

const AT = 'a.pipeline.yaml';
const RULES = ['help-data-for-control', 'purpose-drift', 'incompatible-purpose'];
const HELP = `error help-data-for-control ${AT} sources.dossiers`;
const DRIFT = `error purpose-drift ${AT} sources.dossiers`;
const SWITCH = (severity: string): string => `${severity} incompatible-purpose ${AT} sources.dossiers`;
const COMPATIBLE = 'link: a, context: b, nature: c, consequences: d, safeguards: e, outcome: compatible, by: fg, date: 2026-01-05';
const byLaw = (from: string, law: string): string => `, compatibility: [{ from: ${from}, outcome: by-law, law: ${law}, by: fg, date: 2026-01-05 }]`;

/** Data collected for `from` and used for `to`. */
function use(from: string, to: string, more: { readonly purpose?: string; readonly source?: string; readonly law?: string; readonly steps?: string; readonly node?: string } = {}): Files {
  return simple(`kind: ${to}, ground: { article: 6(1)(e), law: ${more.law ?? 'taakwet'} }, covers: [contact], retention: P1Y${more.purpose ?? ''}`, {
    source: `collectedFor: ${from}, fields: { naam: name, wijk: neighbourhood }${more.source ?? ''}`,
    ...(more.steps === undefined ? {} : { steps: more.steps, from: more.node ?? 'dossiers' }),
  });
}

/** The same over two pipelines: the maker serves `via` and hands on. */
function chain(from: string, via: string, to: string, more: { readonly uses?: string; readonly purpose?: string; readonly secrecy?: string } = {}): Files {
  const purpose = (kind: string, extra = ''): string => `purposes:\n  doel: { description: Aanvragen van inwoners afhandelen, kind: ${kind}, ground: { article: 6(1)(e), law: taakwet }, covers: [contact], retention: P1Y${extra} }\n`;
  return {
    'b.pipeline.yaml': pipeline('b', `${purpose(via)}sources:\n  aanvragen: { party: gemeente, collectedFor: ${from}, fields: { naam: name }${more.secrecy ?? ''} }\noutputs:\n  lijst: { from: aanvragen, audience: team, recipients: [gemeente]${more.uses ?? ''} }`),
    [AT]: pipeline('a', `${purpose(to, more.purpose)}sources:\n  dossiers: { output: b/lijst }\noutputs:\n  lijst: { from: dossiers, audience: team, recipients: [gemeente] }`),
  };
}

describe('help-data-for-control', () => {
  const cases: readonly (readonly [title: string, files: Files, expected: readonly string[]])[] = [
    ['help with debts, towards supervision', use('debt-help', 'supervision'), [HELP]],
    ['help with debts, towards enforcement', use('debt-help', 'enforcement'), [HELP]],
    ['help with debts, towards criminal justice', use('debt-help', 'criminal'), [HELP]],
    ['care, towards enforcement', use('care', 'enforcement'), [HELP]],
    ['service and care together', use('[service, care]', 'enforcement'), [HELP]],
    ['care, towards service', use('care', 'service'), [SWITCH('warning')]],
    ['service, towards enforcement', use('service', 'enforcement'), [SWITCH('error')]],
    ['education, towards supervision', use('education', 'supervision'), [SWITCH('warning')]],
    ['what is under youth secrecy, kept for service', use('service', 'supervision', { source: ', secrecy: [youth]' }), [HELP]],
    ['the same with answers of one\'s own', use('service', 'supervision', { source: ', secrecy: [youth]', purpose: `, compatibility: [{ from: service, ${COMPATIBLE} }]` }), [HELP]],
    ['another secrecy, with such answers', use('service', 'supervision', { source: ', secrecy: [wmo]', purpose: `, compatibility: [{ from: service, ${COMPATIBLE} }]` }), []],
    ['youth secrecy, and collected for this kind of purpose', use('supervision', 'supervision', { source: ', secrecy: [youth]' }), []],
    ['answers of one\'s own about help with debts', use('debt-help', 'supervision', { purpose: `, compatibility: [{ from: debt-help, ${COMPATIBLE} }]` }), [HELP]],
    ['a law for the switch', use('debt-help', 'supervision', { purpose: byLaw('debt-help', 'taakwet') }), []],
    ['a repealed law for the switch', use('debt-help', 'supervision', { purpose: byLaw('debt-help', 'oude-wet') }), [HELP]],
    ['a bill for the switch', use('debt-help', 'supervision', { purpose: byLaw('debt-help', 'wetsvoorstel') }), [HELP]],
    ['a law for another switch', use('debt-help', 'supervision', { purpose: byLaw('service', 'taakwet') }), [HELP]],
    ['a law still to be filled in', use('debt-help', 'supervision', { purpose: byLaw('debt-help', 'TODO') }), []],
    ['help with debts, and a ground whose law lets the controller receive', use('debt-help', 'supervision', { law: 'ontvangwet' }), [HELP]],
    ['care, and a ground whose law lets the controller receive', use('care', 'supervision', { law: 'ontvangwet' }), []],
    ['groups of people', use('care', 'enforcement', { steps: '  tel: { aggregate: dossiers, by: [wijk], measures: { aantal: count }, minGroupSize: 10, suppression: blank }', node: 'tel' }), [HELP]],
    ['things', simple('kind: enforcement, ground: { article: 6(1)(e), law: taakwet }, retention: P1Y', { source: 'collectedFor: care, subjects: { kind: objects }, fields: { gebouw: object }' }), []],
    ['over two pipelines', chain('care', 'care', 'enforcement'), [HELP]],
    ['help on the way only', chain('service', 'debt-help', 'enforcement', { purpose: byLaw('service', 'taakwet') }), [`warning incompatible-purpose b.pipeline.yaml sources.aanvragen`, HELP]],
    ['outside what the maker allows as well', chain('care', 'care', 'enforcement', { uses: ', allowedUses: [care]' }), [HELP]],
    ['a law for it, outside what the maker allows', chain('care', 'care', 'enforcement', { uses: ', allowedUses: [care]', purpose: byLaw('care', 'taakwet') }), [DRIFT]],
    ['youth secrecy that travelled along', chain('service', 'service', 'enforcement', { secrecy: ', secrecy: [youth]' }), [HELP]],
    ['no help, over two pipelines', chain('service', 'service', 'enforcement'), [DRIFT]],
  ];
  for (const [title, files, expected] of cases) it(title, () => assert.deepEqual([...found(RULES, files)].sort(), [...expected].sort()));

  it('tells a reviewer where a law settles it, and not an engineer', () => {
    const lawful = (law: string): readonly string[] => levels(use('debt-help', 'supervision', { purpose: byLaw('debt-help', law) }));
    assert.deepEqual(lawful('taakwet'), ['info dossiers']);
    assert.deepEqual(lawful('TODO'), []);
    assert.deepEqual(levels(use('debt-help', 'supervision', { purpose: byLaw('debt-help', 'taakwet') }), 'engineer'), []);
  });

  it('points at every hop', () => {
    const [item] = analyse({ ...BASE, ...chain('care', 'care', 'enforcement', { uses: ', allowedUses: [care]' }) }).inFile(fileId(AT)).filter(({ rule }) => rule.id === 'help-data-for-control');
    assert.deepEqual(item?.finding.related.map(({ at }) => `${at.unit} ${at.path.join('.')}`), [
      'b.pipeline.yaml#0 outputs.lijst.allowedUses', 'b.pipeline.yaml#0 sources.aanvragen.collectedFor', 'b.pipeline.yaml#0 outputs.lijst', 'a.pipeline.yaml#0 purposes.doel',
    ]);
  });

  it('offers no answer for what the maker does not allow', () => {
    const titles = (uses: string): readonly string[] => {
      const analysis = analyse({ ...BASE, ...chain('care', 'care', 'enforcement', { uses }) });
      return analysis.inFile(fileId(AT)).filter(({ rule }) => rule.id === 'help-data-for-control').flatMap((item) => fixesFor(item, analysis)).map(({ kind }) => kind);
    };
    assert.deepEqual(titles(''), ['suggestion']);
    assert.deepEqual(titles(', allowedUses: [care]'), []);
  });
});

const BASE: Files = { 'basis.catalog.yaml': `grondslag: 1
catalog: basis
parties:
  gemeente: { name: Gemeente Voorbeeld, kind: public-authority, country: NL }
laws:
  taakwet: { title: Taakwet, article: art. 1, status: in-force, grants: [collect], reviewedBy: jurist, checkedOn: 2026-01-05 }
` };

/** The severities of this rule's findings, with the source. */
function levels(files: Files, preset: 'engineer' | 'reviewer' = 'reviewer'): readonly string[] {
  const settings = { preset, rules: new Map(), locked: new Set<string>(), requireOnIgnore: ['by', 'until', 'reason'] as const };
  return analyse({ ...BASE, ...files }, settings).inFile(fileId(AT)).filter(({ rule }) => rule.id === 'help-data-for-control').map(({ severity, finding }) => `${severity} ${finding.at.path[1]}`);
}
