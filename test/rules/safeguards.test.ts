import assert from 'node:assert/strict';
import type { Files } from '../harness/check.ts';
import type { Preset } from '../../server/src/rules/finding.ts';
import { found, pipeline, simple } from './cases.ts';

const AT = 'a.pipeline.yaml';
const GROUND = 'ground: { article: 6(1)(e), law: taakwet }';

interface Case {
  readonly title: string;
  readonly files: Files;
  readonly expected: readonly string[];
}

function run(rule: string, cases: readonly Case[], preset: Preset = 'engineer'): void {
  describe(rule, () => {
    for (const { title, files, expected } of cases) it(title, () => assert.deepEqual(found([rule], files, preset), expected));
  });
}

const PROOF = 'collectedVia: formulier, text: Ja, date: 2026-01-05, withdrawal: link';
const consent = (block: string, more: Parameters<typeof simple>[1] = {}): Files => simple(`kind: service-optional, retention: P1Y, covers: [contact], ground: { article: 6(1)(a)${block === '' ? '' : `, consent: ${block}`} }`, more);
const unproven = [`error consent-not-provable ${AT} purposes.doel.ground`];
const children = { source: 'collectedFor: service-optional, subjects: { kind: children }, fields: { naam: name }' };

run('consent-not-provable', [
  { title: 'no consent block', files: consent(''), expected: unproven },
  { title: 'an empty block', files: consent('{}'), expected: unproven },
  { title: 'all parts', files: consent(`{ ${PROOF} }`), expected: [] },
  ...['collectedVia', 'text', 'date', 'withdrawal'].map((part): Case => ({ title: `without ${part}`, files: consent(`{ ${PROOF.split(', ').filter((item) => !item.startsWith(part)).join(', ')} }`), expected: unproven })),
  { title: 'a part still to be filled in', files: consent(`{ ${PROOF.replace('date: 2026-01-05', 'date: TODO')} }`), expected: [] },
  { title: 'a block still to be filled in', files: consent('TODO'), expected: [] },
  { title: 'children without a guardian', files: consent(`{ ${PROOF} }`, children), expected: unproven },
  { title: 'children with a guardian', files: consent(`{ ${PROOF}, guardian: ouder tekent }`, children), expected: [] },
  { title: 'children whose guardian does not consent', files: consent(`{ ${PROOF}, guardian: false }`, children), expected: unproven },
  { title: 'students, of whom no age is stated', files: consent(`{ ${PROOF} }`, { source: 'collectedFor: education, subjects: { kind: students }, fields: { naam: name }' }), expected: [] },
  { title: 'nothing personal', files: consent('', { source: 'collectedFor: service, subjects: { kind: objects }, fields: { boom: object }' }), expected: [] },
  { title: 'another ground', files: simple(`kind: service, ${GROUND}, retention: P1Y`), expected: [] },
]);

const ALL = 'publicInterest: wachttijden, consentImpossible: te velen, safeguards: pseudoniemen, access: twee onderzoekers';
const without = (...parts: readonly string[]): string => ALL.split(', ').filter((item) => !parts.some((part) => item.startsWith(part))).join(', ');
const research = (block: string | undefined, fields = 'naam: name', kind = 'research', more = ''): Files => simple(`kind: ${kind}, ${GROUND}, retention: P1Y${block === undefined ? '' : `, research: ${block}`}${more}`, { source: `collectedFor: service, fields: { ${fields} }` });
const asked = (severity: string): readonly string[] => [`${severity} research-without-safeguards ${AT} purposes.doel`];
const care = ', special: [{ categories: [health], article: 9(2)(a) }]';
const study = ', special: [{ categories: [health], article: 9(2)(j), law: UAVG art. 24 }]';

run('research-without-safeguards', [
  { title: 'research without the block', files: research(undefined), expected: asked('warning') },
  { title: 'statistics without the block', files: research(undefined, 'naam: name', 'statistics'), expected: asked('warning') },
  { title: 'policy is no research', files: research(undefined, 'naam: name', 'policy'), expected: [] },
  { title: 'an empty block', files: research('{}'), expected: asked('warning') },
  { title: 'a block still to be filled in', files: research('TODO'), expected: [] },
  { title: 'ordinary data with safeguards', files: research('{ safeguards: pseudoniemen }'), expected: [] },
  { title: 'ordinary data without safeguards', files: research(`{ ${without('safeguards')} }`), expected: asked('warning') },
  { title: 'a diagnosis without the block', files: research(undefined, 'ziekte: diagnosis'), expected: asked('error') },
  { title: 'a diagnosis with all answers', files: research(`{ ${ALL} }`, 'ziekte: diagnosis'), expected: [] },
  ...['publicInterest', 'consentImpossible', 'safeguards', 'access'].map((part): Case => ({ title: `a diagnosis without ${part}`, files: research(`{ ${without(part)} }`, 'ziekte: diagnosis', 'research', study), expected: asked('error') })),
  { title: 'a diagnosis with an answer still to be filled in', files: research(`{ ${without('access')}, access: TODO }`, 'ziekte: diagnosis'), expected: [] },
  { title: 'a diagnosis by explicit consent, with safeguards', files: research('{ safeguards: pseudoniemen }', 'ziekte: diagnosis', 'research', care), expected: [] },
  { title: 'a diagnosis by explicit consent, without the block', files: research(undefined, 'ziekte: diagnosis', 'research', care), expected: asked('error') },
  { title: 'genetic data without why consent cannot be asked', files: research(`{ ${without('consentImpossible')} }`, 'dna: genetic'), expected: asked('error') },
  { title: 'convictions without the public interest', files: research(`{ ${without('publicInterest')} }`, 'vonnis: conviction'), expected: asked('error') },
  { title: 'nothing personal', files: simple(`kind: statistics, ${GROUND}`, { source: 'subjects: { kind: companies }, fields: { omzet: measurement }' }), expected: [] },
]);

const text = (field: string, steps?: string, from?: string, head = 'subjects: { kind: citizens }'): Files => simple(`kind: service, ${GROUND}, retention: P1Y`, { source: `collectedFor: service, ${head}, fields: { naam: name, notitie: ${field} }`, ...(steps === undefined ? {} : { steps }), ...(from === undefined ? {} : { from }) });
const raw = [`warning unclassified-free-text ${AT} sources.dossiers.fields.notitie`];
const CLEAN = '  schoon: { redact: dossiers, fields: [notitie], method: filter }';

run('unclassified-free-text', [
  ...['free-text', 'image', 'audio', 'video', 'document'].map((category): Case => ({ title: category, files: text(category), expected: raw })),
  { title: 'said what is in it', files: text('{ category: free-text, contains: [diagnosis] }'), expected: [] },
  { title: 'still to be said what is in it', files: text('{ category: free-text, contains: [TODO] }'), expected: [] },
  { title: 'said that nothing is in it', files: text('{ category: free-text, contains: [] }'), expected: raw },
  { title: 'cleaned', files: text('free-text', CLEAN, 'schoon'), expected: [] },
  { title: 'another field cleaned', files: text('free-text', CLEAN.replace('[notitie]', '[naam]'), 'schoon'), expected: raw },
  { title: 'cleaned, and a field made of it', files: text('free-text', `${CLEAN}\n  deel: { derive: schoon, fields: { kop: { uses: [notitie] } } }`, 'deel'), expected: [] },
  { title: 'cleaned on one way, raw on the other', files: { ...text('free-text', CLEAN, 'schoon'), [AT]: text('free-text', CLEAN, 'schoon')[AT]!.trimEnd().concat('\n  ruw: { from: dossiers, audience: team, recipients: [gemeente] }\n') }, expected: raw },
  { title: 'dropped unused', files: text('free-text', '  smal: { drop: dossiers, fields: [notitie] }', 'smal'), expected: [] },
  { title: 'only a label of it goes on', files: text('free-text', '  label: { derive: dossiers, fields: { soort: { uses: [notitie], category: case-number } } }\n  smal: { drop: label, fields: [notitie] }', 'smal'), expected: [] },
  { title: 'a part of it goes on as it is', files: text('free-text', '  deel: { derive: dossiers, fields: { kop: { uses: [notitie] } } }\n  smal: { drop: deel, fields: [notitie] }', 'smal'), expected: raw },
  { title: 'scored and dropped', files: text('free-text', '  weeg: { score: dossiers, uses: [notitie], field: risico, model: { type: rules }, target: persons }\n  smal: { drop: weeg, fields: [notitie] }', 'smal'), expected: raw },
  { title: 'of things', files: text('image', undefined, undefined, 'subjects: { kind: objects }'), expected: [] },
  {
    title: 'handed on by another pipeline is told there',
    files: {
      'b.pipeline.yaml': pipeline('b', `purposes:\n  doel: { description: Aanvragen van inwoners afhandelen, kind: service, ${GROUND} }\nsources:\n  meldingen: { party: gemeente, fields: { naam: name, notitie: free-text } }\noutputs:\n  lijst: { from: meldingen, audience: team }`),
      [AT]: pipeline('a', `purposes:\n  doel: { description: Aanvragen van inwoners afhandelen, kind: service, ${GROUND} }\nsources:\n  meldingen: { output: b/lijst, fields: { naam: , notitie: } }\noutputs:\n  lijst: { from: meldingen, audience: team }`),
    },
    expected: ['warning unclassified-free-text b.pipeline.yaml sources.meldingen.fields.notitie'],
  },
  { title: 'brought by a register without being listed', files: simple(`kind: service, ${GROUND}`, { source: 'register: nl/camera-openbare-orde' }), expected: [`warning unclassified-free-text ${AT} sources.dossiers`] },
]);
