import { PLACEHOLDER } from '../../base/placeholder.ts';
import type { StepNode } from '../../lineage/flow.ts';
import { personalFields } from '../../lineage/personal.ts';
import type { Purpose } from '../../model/pipeline.ts';
import { given, map } from '../../model/read.ts';
import { pipelineExample } from '../example.ts';
import { shortLabels } from '../places.ts';
import { declarationOf, ownPurposeOf } from '../purpose-place.ts';
import { defineRule } from '../rule.ts';

const PARTS = {
  metric: { nl: 'wat er wordt gemeten', en: 'what is measured' },
  groups: { nl: 'welke groepen worden vergeleken', en: 'which groups are compared' },
  every: { nl: 'hoe vaak', en: 'how often' },
} as const;

/**
 * People get a score and nobody looks whether it turns out worse for some. What is missing stands with the purpose, so all its
 * scores are one finding, at the first.
 */
export const rule = defineRule({
  id: 'missing-bias-monitoring',
  group: 'ethics',
  lens: 'ethical',
  severity: 'warning',
  preset: 'reviewer',
  confidence: 'high',
  principles: ['fair-selection', 'small-steps'],
  articles: ['Grondwet 1', 'AVG overweging 71'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Niemand kijkt of een score voor sommige groepen slechter uitpakt', en: 'Nobody looks whether a score turns out worse for some groups' },
  why: {
    nl: 'Een score kan mensen ongelijk behandelen zonder dat iemand het wil of ziet (Grondwet 1, AVG overweging 71). Dat blijkt pas uit de uitkomsten, en alleen als iemand ze geregeld vergelijkt.',
    en: 'A score can treat people unequally without anybody wanting or seeing it (Dutch Constitution 1, GDPR recital 71). Only the outcomes show it, and only to who compares them regularly.',
  },
  resolve: { nl: 'Leg bij `monitoring` van het doel vast wat er wordt gemeten, voor welke groepen en hoe vaak.', en: 'Record at `monitoring` of the purpose what is measured, for which groups and how often.' },
  messages: { missing: { nl: 'Voor de score op mensen bij doel «{purpose}» is niet vastgelegd of de uitkomst scheef is: {missing}', en: 'For the score on people at purpose “{purpose}” it is not recorded whether the outcome is skewed: {missing}' } },
  examples: {
    trigger: example('persons', ''),
    repaired: example('persons', 'monitoring: { metric: aandeel onterechte bezoeken, groups: [leeftijd, wijk], every: P6M }'),
    // A score on machines favours nobody.
    nearMiss: example('objects', ''),
  },

  concerns: ({ verbs }) => verbs.has('score'),

  *check(view, report) {
    const scores = view.flow.steps.filter(scoresPeople);
    for (const purpose of new Set(scores.flatMap(({ purposes }) => purposes))) {
      const missing = missingParts(purpose);
      const [first, ...others] = scores.filter(({ purposes }) => purposes.includes(purpose));
      if (missing.length === 0 || first === undefined) continue;
      yield report('missing', first.at, { purpose: purpose.id, missing: shortLabels(missing.map((part) => PARTS[part])) }, {
        purpose: purpose.id,
        related: [...others.map((step) => ({ at: step.at, message: { nl: 'ook deze score', en: 'this score too' }, params: {} })), ...declarationOf(purpose, view)],
      });
    }
  },

  *fixes(finding, view) {
    const purpose = ownPurposeOf(finding, view);
    if (purpose === undefined) return;
    yield {
      title: { nl: 'Voeg toe wat ontbreekt, om in te vullen', en: 'Add what is missing, to fill in' }, params: {}, kind: 'suggestion', principle: 'fair-selection',
      operations: missingParts(purpose).map((key) => ({ op: 'insert', unit: purpose.unit, path: [...purpose.path, 'monitoring'], key, value: PLACEHOLDER })),
    };
  },
});

/** A score whose rows are people; a target nobody stated counts as people, as it does for what the score is about. */
function scoresPeople({ decl, profile }: StepNode): boolean {
  return decl.verb === 'score' && (decl.target === undefined || decl.target === 'persons') && personalFields(profile).length > 0;
}

function missingParts(purpose: Purpose): readonly (keyof typeof PARTS)[] {
  const monitoring = purpose.all['monitoring'];
  const parts = map(monitoring);
  if (parts === undefined && given(monitoring)) return [];
  return (['metric', 'groups', 'every'] as const).filter((part) => !given(parts?.[part]));
}

function example(target: string, extra: string): string {
  return pipelineExample(`
purposes:
  onderhoud:
    description: Kiezen welke lichtmasten het eerst een bezoek krijgen
    kind: operations
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    covers: [contact]
    retention: P1Y
    selection: { discriminationTest: { reference: T-1, date: 2026-05-01 }, reviewEvery: P1Y, humanReview: ja, noOtherEffects: ja, knowable: ja }
    evidence: { dpia: { reference: DPIA-1, date: 2026-05-01 }, register: VR-1, notice: { url: https://example.org/privacy } }
    ${extra}
sources:
  meldingen: { party: gemeente, collectedFor: operations, subjects: { kind: citizens, count: 40, selection: signal }, quality: { update: P1D }, fields: { naam: name, telefoon: phone, storingen: measurement } }
steps:
  volgorde: { score: meldingen, uses: [storingen], field: voorrang, model: { type: rules, selfLearning: false, reference: regels-1 }, target: ${target} }
outputs:
  lijst: { from: volgorde, audience: team, recipients: [gemeente] }
`);
}
