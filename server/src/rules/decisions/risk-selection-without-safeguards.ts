import { PLACEHOLDER } from '../../base/placeholder.ts';
import { personScores } from '../../lineage/decisions.ts';
import type { NewValue, Operation } from '../../edit/operations.ts';
import type { StepNode } from '../../lineage/flow.ts';
import type { Purpose } from '../../model/pipeline.ts';
import { given, isMap } from '../../model/read.ts';
import { pipelineExample } from '../example.ts';
import { shortLabels } from '../places.ts';
import { declarationOf, ownPurposeOf } from '../purpose-place.ts';
import { defineRule } from '../rule.ts';
import { missingSafeguards } from './safeguards.ts';

/** Persons get a score, and the purpose lacks some of what makes that fair. One finding per purpose, at its first score. */
export const rule = defineRule({
  id: 'risk-selection-without-safeguards',
  group: 'decisions',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['fair-selection'],
  articles: ['AVG 22', 'Grondwet 1'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Personen krijgen een score zonder alle vijf de waarborgen', en: 'Persons are scored without all five safeguards' },
  why: {
    nl: 'Wie mensen op een score uitkiest, kan zonder het te merken de een vaker controleren dan de ander. De toezichthouder noemt daarom vijf voorwaarden: de selectie is op discriminatie getoetst, dat gebeurt steeds opnieuw, er gebeurt pas iets na een oordeel van een mens, gekozen worden heeft verder geen gevolgen, en mensen kunnen weten hoe het werkt (AVG 22, Grondwet 1).',
    en: 'Whoever picks people by a score may, without noticing, check some more often than others. The supervisory authority therefore names five conditions: the selection was tested on discrimination, that is repeated, nothing happens before a person has judged, being picked has no other effects, and people can know how it works (GDPR 22, article 1 of the Constitution).',
  },
  resolve: {
    nl: 'Vul bij het doel `selection` in met alle vijf. Kan dat nog niet, kies dan een willekeurige steekproef (`filter` met `selection: sample`) in plaats van een score.',
    en: 'Fill in `selection` at the purpose with all five. If that is not possible yet, take a random sample (`filter` with `selection: sample`) instead of a score.',
  },
  messages: {
    missing: { nl: 'Personen krijgen voor doel «{purpose}» een score, en van de waarborgen is niet opgegeven: {safeguards}', en: 'Persons are scored for purpose “{purpose}”, and of the safeguards these are not declared: {safeguards}' },
  },
  examples: {
    trigger: example('', 'persons', '[inkomen]'),
    repaired: example(`
    selection:
      discriminationTest: { reference: TOETS-2026-03, date: 2026-03-02 }
      reviewEvery: P1Y
      humanReview: Een medewerker leest het hele dossier voordat er iets gebeurt
      noOtherEffects: Wie niet gekozen is, merkt er niets van
      knowable: De werkwijze staat op de website`, 'persons', '[inkomen]'),
    // Whether a form is complete says nothing about a person.
    nearMiss: example('', 'persons', '[ingevuldeVelden]'),
  },

  concerns: ({ verbs }) => verbs.has('score'),

  *check(view, report) {
    const scores = personScores(view.flow);
    if (scores.length === 0) return;
    const byPurpose = new Map<Purpose, StepNode[]>();
    for (const node of scores) for (const purpose of node.purposes) byPurpose.set(purpose, [...(byPurpose.get(purpose) ?? []), node]);
    for (const [purpose, [first, ...rest]] of byPurpose) {
      const missing = missingSafeguards(purpose);
      if (first === undefined || missing.length === 0) continue;
      yield report('missing', first.at, { purpose: purpose.id, safeguards: shortLabels(missing.map(({ label }) => label)) }, {
        purpose: purpose.id,
        combination: [first, ...rest].map((node) => node.at),
        related: [
          ...rest.map((node) => ({ at: node.at, message: { nl: 'ook hier krijgen personen een score', en: 'persons are scored here too' }, params: {} })),
          ...declarationOf(purpose, view),
        ],
        facts: { missing: missing.map(({ key }) => key).join(' ') },
      });
    }
  },

  *fixes(finding, view) {
    const purpose = ownPurposeOf(finding, view);
    if (purpose === undefined) return;
    const keys = (finding.facts['missing'] ?? '').split(' ');
    const unit = view.pipeline.key;
    const test = isMap(purpose.all['selection']) ? purpose.all['selection']['discriminationTest'] : undefined;
    const half = isMap(test) ? test : {};
    yield {
      title: { nl: 'Voeg de waarborgen toe om in te vullen', en: 'Add the safeguards to fill in' },
      params: {},
      kind: 'suggestion',
      principle: 'fair-selection',
      operations: keys.flatMap((key): Operation[] => {
        const path = [...purpose.path, 'selection'];
        if (key !== 'discriminationTest') return [{ op: 'insert', unit, path, key, value: PLACEHOLDER }];
        const open = ['reference', 'date'].filter((part) => !given(half[part]));
        if (open.length === 2) return [{ op: 'insert', unit, path, key, value: Object.fromEntries(open.map((part): [string, NewValue] => [part, PLACEHOLDER])) }];
        return open.map((part) => ({ op: 'insert', unit, path: [...path, key], key: part, value: PLACEHOLDER }));
      }),
    };
  },
});

function example(selection: string, target: string, uses: string): string {
  return pipelineExample(`
purposes:
  controle:
    description: Bepalen welke lopende uitkeringen dit jaar worden nagekeken
    kind: supervision
    ground: { article: 6(1)(e), law: Participatiewet art. 64 }
    covers: [contact, income]
    retention: P1Y${selection}
    evidence: { register: VR-1, dpia: { reference: DPIA-1, date: 2026-01-05 }, notice: { url: https://example.org/privacy } }
sources:
  dossiers: { party: gemeente, collectedFor: supervision, subjects: { kind: clients, count: 300 }, fields: { naam: name, inkomen: income, ingevuldeVelden: none } }
steps:
  volgorde: { score: dossiers, uses: ${uses}, field: score, model: { type: rules, reference: regels-2026 }, target: ${target} }
outputs:
  lijst: { from: volgorde, audience: team, recipients: [gemeente] }
`);
}
