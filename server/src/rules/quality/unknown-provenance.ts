import { PLACEHOLDER } from '../../base/placeholder.ts';
import { decisionOn } from '../../lineage/provenance.ts';
import type { Source } from '../../model/pipeline.ts';
import { given, map } from '../../model/read.ts';
import { pipelineExample } from '../example.ts';
import { defineRule } from '../rule.ts';

/**
 * A supply of which nobody can tell where it comes from, or how old it is. What comes from a register or from another pipeline is
 * known by that. An error where a decision rests on it. One finding per source.
 */
export const rule = defineRule({
  id: 'unknown-provenance',
  group: 'quality',
  lens: 'technical',
  severity: 'warning',
  preset: 'reviewer',
  confidence: 'medium',
  principles: ['accuracy', 'fair-data'],
  articles: ['AVG 5(1)(d)', 'FAIR R1.2'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Van een bron is niet bekend waar de gegevens vandaan komen of hoe oud ze zijn', en: 'It is not known where the data of a source come from, or how old they are' },
  why: {
    nl: 'Gegevens moeten juist zijn en zo nodig bij de tijd (AVG 5(1)(d)). Wie niet weet van wanneer een bestand is, kan dat niet nagaan, en wie er een besluit op neemt, kan het niet uitleggen.',
    en: 'Data must be accurate and, where needed, up to date (GDPR 5(1)(d)). Who does not know what date a file is from cannot tell, and who decides on it cannot explain the decision.',
  },
  resolve: { nl: 'Noem bij `party` wie de gegevens levert, en bij `quality` de peildatum (`snapshot`) of hoe vaak ze worden ververst (`update`).', en: 'Name at `party` who supplies the data, and at `quality` the date they describe (`snapshot`) or how often they are refreshed (`update`).' },
  messages: {
    origin: { nl: 'Van bron «{source}» is niet opgegeven waar de gegevens vandaan komen', en: 'It is not declared where the data of source “{source}” come from' },
    age: { nl: 'Van bron «{source}» is niet opgegeven van wanneer de gegevens zijn of hoe vaak ze worden ververst', en: 'It is not declared what date the data of source “{source}” are from, or how often they are refreshed' },
  },
  examples: {
    trigger: example('party: gemeente'),
    repaired: example('party: gemeente, quality: { snapshot: 2026-10-01 }'),
    // The register answers for how current it is.
    nearMiss: example('register: nl/asfalt-meetgegevens'),
  },

  *check(view, report) {
    for (const source of view.flow.sources) {
      const message = unknownIn(source.decl);
      if (message === undefined) continue;
      const decision = decisionOn(source, view.flow);
      yield report(message, source.at, { source: source.name }, decision === undefined ? {} : {
        severity: 'error',
        related: [{ at: decision.at, message: { nl: 'dit besluit rust erop', en: 'this decision rests on it' }, params: {} }],
      });
    }
  },

  *fixes(finding, view) {
    const source = view.pipeline.sources.get(finding.at.path[1] ?? '');
    if (source === undefined) return;
    const unit = finding.at.unit;
    if (finding.message === 'origin') {
      yield { title: { nl: 'Voeg de leverancier toe om in te vullen', en: 'Add the supplier to fill in' }, params: {}, kind: 'suggestion', principle: 'accuracy', operations: [{ op: 'insert', unit, path: source.path, key: 'party', value: PLACEHOLDER }, ...(isDated(source) ? [] : [{ op: 'insert', unit, path: source.path, key: 'quality', value: { snapshot: PLACEHOLDER, update: PLACEHOLDER } } as const])] };
      return;
    }
    yield { title: { nl: 'Voeg peildatum en verversing toe om in te vullen', en: 'Add snapshot date and refresh rate to fill in' }, params: {}, kind: 'suggestion', principle: 'accuracy', operations: [{ op: 'insert', unit, path: source.path, key: 'quality', value: { snapshot: PLACEHOLDER, update: PLACEHOLDER } }] };
  },
});

/** What is not known of a source; nothing for one whose register or maker answers for it, also where that name does not resolve. */
function unknownIn(source: Source): 'origin' | 'age' | undefined {
  if (source.register !== undefined || source.output !== undefined) return undefined;
  if (source.party === undefined) return 'origin';
  return isDated(source) ? undefined : 'age';
}

function isDated(source: Source): boolean {
  const quality = source.all['quality'];
  const parts = map(quality);
  return parts === undefined ? given(quality) : given(parts['snapshot']) || given(parts['update']);
}

function example(supply: string): string {
  return pipelineExample(`
sources:
  wegen: { ${supply}, subjects: { kind: objects }, fields: { wegvak: geo-object, rafeling: measurement } }
outputs:
  planning: { from: wegen, audience: team, recipients: [gemeente] }
`);
}
