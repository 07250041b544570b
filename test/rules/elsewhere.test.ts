/** Rules that look at other pipelines of the workspace: what they say, and that they keep up with edits there. */
import assert from 'node:assert/strict';
import type { Preset } from '../../server/src/rules/finding.ts';
import { DEFAULT_SETTINGS } from '../../server/src/service/settings.ts';
import { fileId } from '../../server/src/text/source-file.ts';
import { analyse, line, type Files } from '../harness/check.ts';
import { found, pipeline, simple } from './cases.ts';

const AT = 'a.pipeline.yaml';
const TASK = 'ground: { article: 6(1)(e), law: taakwet }';
const CITIZENS = 'collectedFor: service, subjects: { kind: citizens }, fields: { naam: name }';

type Row = readonly [title: string, files: Files, expected: readonly string[]];

function run(rule: string, rows: readonly Row[], preset: Preset = 'engineer'): void {
  for (const [title, files, expected] of rows) it(title, () => assert.deepEqual(found([rule], files, preset), expected));
}

describe('consent-imbalance', () => {
  const consent = (kind: string, more = '', source = CITIZENS, controller = 'gemeente'): Files => simple(`kind: ${kind}, retention: P1Y, ground: { article: 6(1)(a), consent: { collectedVia: formulier${more} } }`, { source, controller });
  const other = (kind: string, source = CITIZENS, controller = 'gemeente'): Files => ({ 'b.pipeline.yaml': pipeline('b', `purposes:\n  toezicht: { description: Nagaan wie zich aan de regels houdt, kind: ${kind}, ${TASK}, retention: P1Y }\nsources:\n  dossiers: { party: gemeente, ${source} }\noutputs:\n  lijst: { from: dossiers, audience: team }`, controller) });
  const said = (severity: string): readonly string[] => [`${severity} consent-imbalance ${AT} purposes.doel.ground`];
  const explicit = (kind: string, more = ''): Files => simple(`kind: ${kind}, retention: P1Y, ground: { article: 6(1)(e), law: taakwet${more} }, special: [{ categories: [health], article: 9(2)(a) }]`, { source: 'collectedFor: care, fields: { ziekte: diagnosis }' });
  run('consent-imbalance', [
    ['a public authority', consent('service'), said('warning')],
    ['an optional service', consent('service-optional'), []],
    ['a firm', consent('service', '', CITIZENS, 'winkel'), []],
    ['a partly private party', consent('service', '', CITIZENS, 'regiobedrijf'), []],
    ['a public authority beside a firm', consent('service', '', CITIZENS, '[winkel, gemeente]'), said('warning')],
    ['said why it is free', consent('service', ', powerImbalance: niemand verliest iets'), []],
    ['still to be said why it is free', consent('service', ', powerImbalance: TODO'), []],
    ['said no more than that there is none', consent('service', ', powerImbalance: false'), said('warning')],
    ['a kind still to be filled in', consent('TODO'), []],
    ['nothing personal', consent('service', '', 'subjects: { kind: objects }, fields: { boom: object }'), []],
    ['consent for enforcement itself', consent('enforcement'), said('error')],
    ['consent as the exception for health', explicit('service'), said('warning')],
    ['consent as the exception, in an optional service', explicit('service-optional'), []],
    ['consent as the exception, said why it is free', explicit('service', ', consent: { powerImbalance: niemand verliest iets }'), []],
    ['supervision of the same people elsewhere', { ...consent('service'), ...other('supervision') }, said('error')],
    ['enforcement on the same people elsewhere', { ...consent('service'), ...other('enforcement') }, said('error')],
    ['enforcement elsewhere does not touch an optional service', { ...consent('service-optional'), ...other('enforcement') }, []],
    ['policy about the same people elsewhere', { ...consent('service'), ...other('policy') }, said('warning')],
    ['supervision of other people', { ...consent('service'), ...other('supervision', 'subjects: { kind: entrepreneurs }, fields: { naam: name }') }, said('warning')],
    ['supervision of nobody knows whom', { ...consent('service'), ...other('supervision', 'fields: { naam: name }') }, said('warning')],
    ['supervision by another authority', { ...consent('service'), ...other('supervision', CITIZENS, 'provincie') }, said('warning')],
    ['benefits of the same people elsewhere', { ...consent('service'), ...other('service', 'subjects: { kind: citizens }, fields: { naam: name, uitkering: benefit }') }, said('error')],
    ['figures about benefits are no power', { ...consent('service'), ...other('statistics', 'subjects: { kind: citizens }, fields: { naam: name, uitkering: benefit }') }, said('warning')],
    ['supervision elsewhere, and said why it is free', { ...consent('service', ', powerImbalance: los van het toezicht'), ...other('supervision') }, []],
  ]);
});

describe('mixed-purposes', () => {
  const producer = (output = '', purposes = '', source = 'fields: { naam: name }'): Files => ({ [AT]: pipeline('a', `purposes:\n  loket: { description: Aanvragen van inwoners afhandelen, kind: service, ${TASK}, retention: P1Y }\n${purposes}sources:\n  dossiers: { party: gemeente, collectedFor: service, ${source} }\noutputs:\n  lijst: { from: dossiers, audience: team${output} }`) });
  const reader = (id: string, kind: string, steps = '', from = 'lijst'): Files => ({ [`${id}.pipeline.yaml`]: pipeline(id, `purposes:\n  gebruik: { description: Aanvragen van inwoners gebruiken, kind: ${kind}, ${TASK}, retention: P1Y }\nsources:\n  lijst: { output: a/lijst }\n${steps}outputs:\n  uit: { from: ${from}, audience: team }`) });
  const mixed = [`warning mixed-purposes ${AT} purposes.loket`];
  const twice: Files = { 'b.pipeline.yaml': pipeline('b', `purposes:\n  een: { description: Aanvragen van inwoners gebruiken, kind: service, ${TASK} }\n  twee: { description: Aanvragen van inwoners wegen, kind: policy, ${TASK} }\nsources:\n  lijst: { output: a/lijst }\noutputs:\n  uit: { from: lijst, purpose: een, audience: team }\n  ook: { from: lijst, purpose: twee, audience: team }`) };
  run('mixed-purposes', [
    ['two readers of different kinds', { ...producer(), ...reader('b', 'policy'), ...reader('c', 'research') }, mixed],
    ['two readers of one kind', { ...producer(), ...reader('b', 'policy'), ...reader('c', 'policy') }, []],
    ['one reader of another kind is a change of purpose', { ...producer(), ...reader('b', 'policy') }, []],
    ['one reader for two kinds', { ...producer(), ...twice }, mixed],
    ['said what others may do', { ...producer(', allowedUses: [policy, research]'), ...reader('b', 'policy'), ...reader('c', 'research') }, []],
    ['still to be said what others may do', { ...producer(', allowedUses: [TODO]'), ...reader('b', 'policy'), ...reader('c', 'research') }, []],
    ['a reader whose kind is still to be filled in', { ...producer(), ...reader('b', 'policy'), ...reader('c', 'TODO') }, []],
    ['a reader that uses it in a step', { ...producer(), ...reader('b', 'policy'), ...reader('c', 'service', 'steps:\n  smal: { select: lijst, fields: [naam] }\n', 'smal') }, mixed],
    ['things', { ...producer('', '', 'subjects: { kind: objects }, fields: { boom: object }'), ...reader('b', 'policy'), ...reader('c', 'research') }, []],
    ['no purpose at all among two', { ...producer('', `  post: { description: Brieven aan inwoners sturen, kind: operations, ${TASK} }\n`), ...reader('b', 'policy'), ...reader('c', 'research') }, []],
    ['its own purpose among two', { ...producer(', purpose: loket', `  post: { description: Brieven aan inwoners sturen, kind: operations, ${TASK} }\n`), ...reader('b', 'policy'), ...reader('c', 'research') }, mixed],
  ], 'reviewer');
  it('is not asked of an engineer', () => assert.deepEqual(found(['mixed-purposes'], { ...producer(), ...reader('b', 'policy'), ...reader('c', 'research') }), []));

  it('keeps up with edits in a reader', () => {
    const files = { ...producer(), ...reader('b', 'policy'), ...reader('c', 'policy') };
    const catalog = `grondslag: 1\ncatalog: basis\nparties:\n  gemeente: { name: Gemeente, kind: public-authority, country: NL }\n`;
    const analysis = analyse({ 'basis.catalog.yaml': catalog, ...files }, { ...DEFAULT_SETTINGS, preset: 'reviewer' });
    const told = (): readonly string[] => analysis.inFile(fileId(AT)).map(line).filter((text) => text.includes('mixed-purposes'));
    assert.deepEqual(told(), []);
    assert.deepEqual(analysis.overtaken(), []);
    analysis.workspace.apply([{ file: fileId('c.pipeline.yaml'), text: reader('c', 'research')['c.pipeline.yaml']! }]);
    assert.deepEqual(analysis.overtaken(), [AT]);
    assert.deepEqual(told(), mixed);
    assert.deepEqual(analysis.overtaken(), []);
    analysis.workspace.apply([{ file: fileId('c.pipeline.yaml'), text: undefined }]);
    assert.deepEqual(told(), []);
  });

  it('is not worked out anew when nothing of it changes', () => {
    const files = { ...producer(), ...reader('b', 'policy'), ...reader('c', 'research') };
    const analysis = analyse(files, { ...DEFAULT_SETTINGS, preset: 'reviewer' });
    const [unit] = [...analysis.workspace.allUnits()].filter(({ id }) => id === 'a');
    const before = analysis.ofUnit(unit!.key);
    analysis.workspace.apply([{ file: fileId('c.pipeline.yaml'), text: `# toelichting\n${files['c.pipeline.yaml']!}` }]);
    assert.equal(analysis.ofUnit(unit!.key), before);
  });
});
