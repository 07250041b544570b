import { PLACEHOLDER } from '../../base/placeholder.ts';
import type { Pipeline } from '../../model/pipeline.ts';
import { pipelineExample } from '../example.ts';
import { shortLabels } from '../places.ts';
import { defineRule } from '../rule.ts';

const KEYS = ['title', 'description', 'owner'] as const;

const NAMES = {
  title: { nl: 'titel', en: 'title' },
  description: { nl: 'beschrijving', en: 'description' },
  owner: { nl: 'eigenaar', en: 'owner' },
};

const EXAMPLE = pipelineExample(`
sources:
  bomen: { party: gemeente, subjects: { kind: objects }, quality: { update: P1M }, fields: { boomnummer: object, standplaats: geo-object } }
outputs:
  planning: { from: bomen, audience: team, recipients: [gemeente] }
`);

/** What anybody must know of a pipeline before using what it makes. One finding per pipeline, with all that is missing. */
export const rule = defineRule({
  id: 'missing-metadata',
  group: 'quality',
  lens: 'technical',
  severity: 'warning',
  preset: 'reviewer',
  confidence: 'high',
  principles: ['fair-data', 'accountability'],
  articles: ['AVG 5(2)'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'De pijplijn heeft geen titel, beschrijving of eigenaar', en: 'The pipeline has no title, description or owner' },
  why: {
    nl: 'Wie gegevens wil vinden, begrijpen of verbeteren, moet weten wat ze zijn en wie ervoor instaat. Zonder eigenaar is er ook niemand die verantwoording aflegt (AVG 5(2)).',
    en: 'Who wants to find, understand or correct data must know what they are and who answers for them. Without an owner there is nobody to account for them either (GDPR 5(2)).',
  },
  resolve: { nl: 'Vul `title`, `description` en `owner` in. Een team of postbus is als eigenaar genoeg.', en: 'Fill in `title`, `description` and `owner`. A team or mailbox will do as owner.' },
  messages: { missing: { nl: 'Pijplijn «{pipeline}» mist: {missing}', en: 'Pipeline “{pipeline}” lacks: {missing}' } },
  examples: {
    trigger: EXAMPLE.replace('owner: team-data\n', ''),
    repaired: EXAMPLE,
    // A mailbox is an owner, and one word is a description: what is in it is not judged.
    nearMiss: EXAMPLE.replace('owner: team-data', 'owner: postbus data@example.org').replace('description: Een klein voorbeeld uit het werk van een gemeente', 'description: Bomen'),
  },

  *check(view, report) {
    const missing = missingIn(view.pipeline);
    if (missing.length > 0) yield report('missing', view.at(['pipeline']), { pipeline: view.pipeline.id, missing: shortLabels(missing.map((key) => NAMES[key])) });
  },

  *fixes(_finding, view) {
    const missing = missingIn(view.pipeline);
    if (missing.length === 0) return;
    const unit = view.pipeline.key;
    yield {
      title: { nl: 'Voeg toe wat ontbreekt: {missing}', en: 'Add what is missing: {missing}' },
      params: { missing: shortLabels(missing.map((key) => NAMES[key])) },
      kind: 'suggestion',
      principle: 'fair-data',
      operations: missing.map((key) => ({ op: 'insert', unit, path: [], key, value: PLACEHOLDER, after: 'pipeline' })),
    };
  },
});

function missingIn(pipeline: Pipeline): readonly (typeof KEYS)[number][] {
  return KEYS.filter((key) => pipeline[key] === undefined);
}
