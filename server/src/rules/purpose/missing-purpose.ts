import { PLACEHOLDER } from '../../base/placeholder.ts';
import type { OutputNode, StepNode } from '../../lineage/flow.ts';
import { handledAt, servedPurposes, type HandledField } from '../../lineage/handled.ts';
import { samePath } from '../../lineage/trace.ts';
import { pipelineExample } from '../example.ts';
import { labels, originAnchor, originsOf, shortLabels } from '../places.ts';
import { handledPlaces } from '../purpose-place.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';

/**
 * Personal data without a stated purpose: one finding for a pipeline that states none, else one for
 * each output (or step that leads nowhere) that does not say which of several it serves. Law: AVG
 * 5(1)(b) (checked 2026-11-21). A purpose that does not resolve is reported as a broken name.
 */
export const rule = defineRule({
  id: 'missing-purpose',
  group: 'purpose',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['purpose-first', 'purpose-limitation'],
  articles: ['AVG 5(1)(b)'],
  fix: 'suggestion',
  ignorable: true,
  summary: {
    nl: 'Persoonsgegevens worden gebruikt zonder dat er een doel bij staat',
    en: 'Personal data are used without a stated purpose',
  },
  why: {
    nl: 'Persoonsgegevens worden verzameld en gebruikt voor een doel dat vooraf vaststaat (AVG 5(1)(b)). Aan het doel hangen de grondslag, de bewaartermijn en de vraag of minder ook kan.',
    en: 'Personal data are collected and used for a purpose that is set beforehand (GDPR 5(1)(b)). The ground, the retention period and the question whether less would do all hang on it.',
  },
  resolve: {
    nl: 'Zet onder `purposes` wat je maakt, voor wie en waartoe. Heeft de pijplijn meer doelen, geef dan bij elke uitvoer aan welk doel zij dient.',
    en: 'State under `purposes` what you make, for whom and to what end. If the pipeline has several purposes, say for each output which one it serves.',
  },
  messages: {
    pipeline: {
      nl: 'Pijplijn «{pipeline}» gebruikt persoonsgegevens ({data}) en noemt geen doel',
      en: 'Pipeline “{pipeline}” uses personal data ({data}) and states no purpose',
    },
    output: {
      nl: 'Uitvoer «{node}» bevat persoonsgegevens en zegt niet welk doel zij dient: {purposes}',
      en: 'Output “{node}” holds personal data and does not say which purpose it serves: {purposes}',
    },
    step: {
      nl: 'Stap «{node}» gebruikt persoonsgegevens, leidt tot geen uitvoer en zegt niet welk doel zij dient: {purposes}',
      en: 'Step “{node}” uses personal data, leads to no output and does not say which purpose it serves: {purposes}',
    },
  },
  examples: {
    trigger: pipelineExample(`
sources:
  aanvragen: { party: gemeente, collectedFor: service, fields: { naam: name, adres: address } }
outputs:
  lijst: { from: aanvragen, audience: team, recipients: [gemeente] }
`),
    repaired: pipelineExample(`
purposes:
  bezoek:
    description: Wijkteam plant een huisbezoek bij inwoners die daarom vroegen
    kind: service
    ground: { article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }
    covers: [contact]
    retention: P3M
sources:
  aanvragen: { party: gemeente, collectedFor: service, fields: { naam: name, adres: address } }
outputs:
  lijst: { from: aanvragen, audience: team, recipients: [gemeente] }
`),
    // Nothing here is about people.
    nearMiss: pipelineExample(`
sources:
  bomen: { party: gemeente, collectedFor: operations, subjects: { kind: objects }, fields: { boomnummer: object, standplaats: geo-object } }
outputs:
  planning: { from: bomen, audience: team, recipients: [gemeente] }
`),
  },

  concerns: ({ categories }, { pipeline, flow }) => categories.size > 0 && (pipeline.purposes.size === 0 || flow.steps.some(servesNothing) || flow.outputs.some(servesNothing)),

  *check(view, report) {
    const { pipeline, flow } = view;
    const names = namedPurposes(view);
    if (names.length === 0) {
      const handled = handledAt(flow.nodes);
      yield report('pipeline', view.at(['pipeline']), { pipeline: pipeline.id, data: shortLabels(labels(handled.flatMap((item) => item.categories))) }, about(handled));
      return;
    }
    const read = new Set(flow.nodes.flatMap((node) => node.inputs));
    for (const node of [...flow.steps, ...flow.outputs]) {
      if (!servesNothing(node) || (node.kind === 'step' && read.has(node))) continue;
      const handled = handledAt([node]);
      if (handled.length > 0) yield report(node.kind === 'output' ? 'output' : 'step', node.at, { node: node.name, purposes: names }, about(handled));
    }
  },

  *fixes(finding, view) {
    const unit = view.pipeline.key;
    if (finding.message === 'pipeline') {
      const value = { doel: { description: PLACEHOLDER, kind: PLACEHOLDER, ground: { article: PLACEHOLDER, law: PLACEHOLDER }, retention: PLACEHOLDER } };
      yield { title: { nl: 'Voeg een doel toe om in te vullen', en: 'Add a purpose to fill in' }, params: {}, kind: 'suggestion', principle: 'purpose-first', operations: [{ op: 'insert', unit, path: [], key: 'purposes', value }] };
      return;
    }
    const node = view.flow.nodes.find((candidate) => samePath(candidate.path, finding.at.path));
    if (node === undefined) return;
    for (const purpose of namedPurposes(view)) {
      yield { title: { nl: 'Dient doel «{purpose}»', en: 'Serves purpose “{purpose}”' }, params: { purpose }, kind: 'suggestion', principle: 'purpose-limitation', operations: [{ op: 'insert', unit, path: node.path, key: 'purpose', value: purpose }] };
    }
  },
});

/** Whether a node neither serves a purpose nor names one. */
function servesNothing({ purposes, decl }: StepNode | OutputNode): boolean {
  return purposes.length === 0 && decl.purpose === undefined;
}

/** The purposes that the pipeline declares or names, and those that something in it serves. */
function namedPurposes(view: View): readonly string[] {
  const named = [...view.flow.steps, ...view.flow.outputs].flatMap((node) => node.decl.purpose?.id ?? []);
  return [...new Set([...view.pipeline.purposes.keys(), ...servedPurposes(view.flow).map((purpose) => purpose.id), ...named])];
}

function about(handled: readonly HandledField[]) {
  return {
    combination: originsOf(handled.map((item) => item.field)).map(originAnchor),
    related: handledPlaces(handled),
  };
}
