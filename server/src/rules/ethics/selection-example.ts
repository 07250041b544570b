import { pipelineExample } from '../example.ts';

/** A score of persons with everything a purpose has to say about it, by the given fields. */
export function selectionExample(uses: string, field: string): string {
  return pipelineExample(`
purposes:
  controle:
    description: Kiezen welke aanvragen van een toeslag een medewerker nader bekijkt
    kind: supervision
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    covers: [contact, nationality, neighbourhood, income]
    special: [{ categories: [ethnicity], article: 9(2)(g), law: UAVG art. 25 }]
    retention: P1Y
    selection: { discriminationTest: { reference: TD-2026-01, date: 2026-01-05 }, reviewEvery: P6M, humanReview: Een medewerker leest het hele dossier, noOtherEffects: Zonder bevinding blijft niets bewaard, knowable: Staat in de brief }
    monitoring: { metric: aandeel zonder bevinding, groups: leeftijd en wijk, every: P3M }
    contact: { point: balie@gemeente.example, explanation: Staat in de brief, objection: Binnen zes weken }
    evidence: { register: VR-0102, iama: IAMA-2026-02, algorithmRegister: https://algoritmes.overheid.nl/nl/algoritme/1, dpia: { reference: DPIA-2026-01, date: 2026-01-05 }, fgAdvice: Positief, notice: { url: https://example.org/privacy } }
sources:
  aanvragen: { party: gemeente, collectedFor: supervision, subjects: { kind: clients, count: 800 }, fields: { naam: name, inkomen: income, ${field} } }
steps:
  volgorde: { score: aanvragen, uses: ${uses}, field: risico, model: { type: rules }, target: persons }
outputs:
  werkvoorraad: { from: volgorde, audience: team, recipients: [gemeente] }
`);
}
