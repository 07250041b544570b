import { assessDpia } from '../../lineage/dpia.ts';
import { declaredDpia } from '../../lineage/dpia-evidence.ts';
import { handlesPersonalData, servedPurposes } from '../../lineage/handled.ts';
import { pipelineExample } from '../example.ts';
import { shortLabels } from '../places.ts';
import { declarationOf, purposeAnchor } from '../purpose-place.ts';
import { defineRule } from '../rule.ts';
import { dpiaFixes, hitAnchors, hitNames, hitPlaces, LARGE_SCALE } from './dpia-places.ts';

/**
 * The European criteria or the pre-scan's score point at a DPIA, and none is named. Where the authority's list
 * already asks for one, `dpia-required` speaks. Law: AVG 35(1), WP248 rev. 01 (checked 2026-11-21).
 */
export const rule = defineRule({
  id: 'dpia-indicated',
  group: 'decisions',
  lens: 'legal',
  severity: 'warning',
  preset: 'reviewer',
  confidence: 'medium',
  principles: ['rights-impact-known'],
  articles: ['AVG 35(1)'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Kenmerken van de verwerking wijzen op een DPIA, en er is geen opgegeven', en: 'Features of the processing point at a DPIA, and none is declared' },
  why: {
    nl: 'De Europese toezichthouders noemen negen kenmerken van een verwerking die mensen hard kan raken. Bij twee of meer is meestal een DPIA nodig, en ook een hoge score in de prescan van het Rijk vraagt erom (AVG 35(1), WP248). Bij één is het verstandig.',
    en: 'The European authorities name nine features of processing that may hit people hard. With two or more a DPIA is usually needed, and a high score in the pre-scan of central government asks for one too (GDPR 35(1), WP248). With one it is wise.',
  },
  resolve: {
    nl: 'Maak een DPIA en noem kenmerk en datum bij het doel onder `evidence.dpia`. Vanaf hoeveel mensen het grote schaal is, is in te stellen bij `dpia-required`.',
    en: 'Make a DPIA and name its reference and date at the purpose, under `evidence.dpia`. From how many people on it is large-scale can be set at `dpia-required`.',
  },
  messages: {
    several: { nl: 'Voor doel «{purpose}» is geen DPIA opgegeven, terwijl {number} van de negen Europese kenmerken gelden: {items}', en: 'No DPIA is declared for purpose “{purpose}”, while {number} of the nine European criteria hold: {items}' },
    one: { nl: 'Voor doel «{purpose}» is geen DPIA opgegeven; een van de negen Europese kenmerken geldt: {items}', en: 'No DPIA is declared for purpose “{purpose}”; one of the nine European criteria holds: {items}' },
    score: { nl: 'Voor doel «{purpose}» is geen DPIA opgegeven, terwijl de prescan op {points} punten uitkomt: {parts}', en: 'No DPIA is declared for purpose “{purpose}”, while the pre-scan comes to {points} points: {parts}' },
  },
  examples: {
    trigger: example('', 24000),
    repaired: example(', dpia: { reference: DPIA-2026-04, date: 2026-04-01 }', 24000),
    nearMiss: example('', 240),
  },

  *check(view, report) {
    if (!view.wants('reviewer') || !handlesPersonalData(view.flow)) return;
    const { scoreAbove, wp248 } = view.environment.base.dpia.prescan.required;
    for (const purpose of servedPurposes(view.flow)) {
      if (declaredDpia(purpose) !== undefined) continue;
      const assessment = assessDpia(view.flow, purpose, view.environment, view.option(LARGE_SCALE));
      if (assessment === undefined || assessment.ap.length > 0 || assessment.advice === 'none') continue;
      const { score, wp248: hits } = assessment;
      const message = hits.length >= wp248 ? 'several' : score.points > scoreAbove ? 'score' : 'one';
      const parts = shortLabels(score.parts.map(({ title }) => title), 10);
      yield report(message, purposeAnchor(purpose, view), { purpose: purpose.id, number: String(hits.length), items: hitNames(hits), points: String(score.points), parts }, {
        severity: message === 'one' ? 'warning' : 'error',
        purpose: purpose.id,
        combination: hitAnchors(hits),
        related: [...hitPlaces(hits), ...declarationOf(purpose, view)],
      });
    }
  },

  *fixes(finding, view) {
    yield* dpiaFixes(finding, view);
  },
});

function example(dpia: string, count: number): string {
  return pipelineExample(`
purposes:
  oproep:
    description: Inwoners laten weten wanneer hun rijbewijs verloopt
    kind: service
    ground: { article: 6(1)(e), law: Wgs art. 3 lid 1 onder b }
    covers: [contact]
    retention: P6M
    evidence: { register: VR-1, notice: { url: https://example.org/privacy }${dpia} }
sources:
  houders: { party: gemeente, collectedFor: service, subjects: { kind: citizens, count: ${count} }, fields: { naam: name, adres: address } }
outputs:
  brieven: { from: houders, audience: team, recipients: [gemeente] }
`);
}
