import { PLACEHOLDER } from '../../base/placeholder.ts';
import { servedPurposes } from '../../lineage/handled.ts';
import { impactFor } from '../../lineage/impact.ts';
import { textHandling } from '../../lineage/text-handling.ts';
import { flag, map } from '../../model/read.ts';
import type { Anchor } from '../../model/path.ts';
import type { Purpose } from '../../model/pipeline.ts';
import type { BilingualText } from '../../messages/template.ts';
import { pipelineExample } from '../example.ts';
import { joinLabels } from '../places.ts';
import { skeleton, states } from '../purpose-evidence.ts';
import { declarationOf, purposeAnchor } from '../purpose-place.ts';
import { defineRule } from '../rule.ts';

const PARTS: Readonly<Record<string, BilingualText>> = {
  point: { nl: 'wie te bereiken is', en: 'whom to reach' },
  explanation: { nl: 'waar uitleg staat', en: 'where to find an explanation' },
  objection: { nl: 'hoe bezwaar te maken', en: 'how to object' },
};
const NOTICE: BilingualText = { nl: 'dat er een machine antwoordt of leest', en: 'that a machine answers or reads' };
const HERE: BilingualText = { nl: 'hierover willen mensen iemand kunnen spreken', en: 'this is what people will want to talk to somebody about' };

/**
 * People are judged, or what they write is read by a processor or a machine, and nobody says whom they
 * can reach. Basis: AVG 21, 22(3), Awb 6:4, AI Act 50 (checked 2026-11-21).
 */
export const rule = defineRule({
  id: 'missing-contact-route',
  group: 'ethics',
  lens: 'ethical',
  severity: 'warning',
  preset: 'reviewer',
  confidence: 'high',
  principles: ['contestable', 'human-decides'],
  articles: ['AVG 21', 'AVG 22(3)', 'AI-verordening 50'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Mensen kunnen niemand bereiken over een oordeel of hun bericht', en: 'People cannot reach anyone about a judgement or their message' },
  why: {
    nl: 'Wie een score of besluit krijgt, moet een mens kunnen spreken, uitleg krijgen en zich kunnen verweren (AVG 21 en 22). Dat geldt ook voor wie iets schreef dat een ander bedrijf of een machine leest (tegenspraak mogelijk).',
    en: 'Those who get a score or a decision must be able to talk to a person, get an explanation and object (GDPR 21 and 22). The same goes for those who wrote something that another firm or a machine reads (contestable).',
  },
  resolve: {
    nl: 'Zet bij het doel `contact` met een punt waar een mens antwoordt (`point`), de uitleg (`explanation`) en de weg voor bezwaar (`objection`). Leest of antwoordt een machine, zeg dat dan ook (`machineNotice: true`).',
    en: 'Give the purpose `contact` with a point where a person answers (`point`), the explanation (`explanation`) and the way to object (`objection`). If a machine reads or answers, say so as well (`machineNotice: true`).',
  },
  messages: {
    judged: {
      nl: 'Bij doel «{purpose}» wordt over mensen geoordeeld, en niet is opgegeven: {parts}',
      en: 'People are judged for purpose “{purpose}”, and it is not declared: {parts}',
    },
    text: {
      nl: 'Bij doel «{purpose}» leest een verwerker of machine wat mensen schreven, en niet is opgegeven: {parts}',
      en: 'A processor or machine reads what people wrote for purpose “{purpose}”, and it is not declared: {parts}',
    },
  },
  examples: {
    trigger: example('', 'legal'),
    repaired: example('    contact: { point: balie@gemeente.example, explanation: Staat in de brief, objection: Binnen zes weken }\n', 'legal'),
    // Without effect on anybody there is nothing to object to.
    nearMiss: example('', 'none'),
  },

  concerns: ({ categories }) => categories.size > 0,

  *check(view, report) {
    for (const purpose of servedPurposes(view.flow)) {
      const silent = Object.keys(PARTS).filter((part) => !states(purpose, 'contact', part));
      const unannounced = flag(map(purpose.all['contact'])?.['machineNotice']) === false;
      if (silent.length === 0 && !unannounced) continue;
      const judging = impactFor(view.flow, purpose);
      const reading = textHandling(view.flow, purpose);
      if (judging.length === 0 && reading === undefined) continue;
      const parts = [...silent.map((part) => PARTS[part]!), ...(unannounced && reading?.byMachine === true ? [NOTICE] : [])];
      if (parts.length === 0) continue;
      const causes = judging.length > 0 ? judging.map((step) => step.at) : reading!.at;
      yield report(judging.length > 0 ? 'judged' : 'text', purposeAnchor(purpose, view), { purpose: purpose.id, parts: joinLabels(parts) }, {
        purpose: purpose.id,
        combination: causes,
        related: [...causes.map((at: Anchor) => ({ at, message: HERE, params: {} })), ...declarationOf(purpose, view)],
      });
    }
  },

  *fixes(finding, view) {
    const purpose = view.environment.purpose(view.pipeline, finding.purpose ?? '');
    const values = purpose === undefined ? {} : toFillIn(purpose);
    if (Object.keys(values).length > 0) yield* skeleton(finding, view, { nl: 'Voeg een contactpunt toe om in te vullen', en: 'Add a point of contact to fill in' }, 'contestable', ['contact'], values);
  },
});

function toFillIn(purpose: Purpose): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(PARTS).filter((part) => !states(purpose, 'contact', part)).map((part) => [part, PLACEHOLDER]));
}

function example(contact: string, effect: string): string {
  return pipelineExample(`
purposes:
  parkeren:
    description: Beslissen over aanvragen van bewoners voor een parkeervergunning
    kind: service
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    covers: [contact, licence-plate]
    retention: P1Y
${contact}    evidence: { register: VR-0102, iama: IAMA-2026-02, algorithmRegister: https://algoritmes.overheid.nl/nl/algoritme/1, dpia: { reference: DPIA-2026-01, date: 2026-01-05 }, fgAdvice: Positief, notice: { url: https://example.org/privacy } }
sources:
  aanvragen: { party: gemeente, collectedFor: service, subjects: { kind: citizens, count: 800 }, fields: { naam: name, kenteken: licence-plate } }
steps:
  besluit: { decide: aanvragen, uses: [kenteken], field: uitkomst, effect: ${effect}, human: meaningful }
outputs:
  besluiten: { from: besluit, audience: team, recipients: [gemeente] }
`);
}
