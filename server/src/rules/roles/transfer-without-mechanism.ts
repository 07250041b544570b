import { PLACEHOLDER } from '../../base/placeholder.ts';
import { handlesPersonalData } from '../../lineage/handled.ts';
import { pipelineExample } from '../example.ts';
import { defineRule } from '../rule.ts';
import { asksAdequacy, judged, worst, type Verdict } from './mechanism.ts';
import { destinations, type Destination } from './destinations.ts';

const SEVERITY = { none: 'error', 'not-adequate': 'error', derogation: 'warning', unassessed: 'warning', cloud: 'warning', challenged: 'info' } as const;
const ALSO = { nl: 'ook hier gaan gegevens naar {party}', en: 'data go to {party} here too' };
const DECLARED = { nl: '{party} is hier opgegeven', en: '{party} is declared here' };

/**
 * Personal data that go outside the EEA: stored, seen or received there. Every party or environment is told
 * once, by the heaviest of what is open. Which countries are adequate is data, with its date and evidence. Law:
 * AVG 44–49; government cloud policy 2022 (checked 2026-11-21).
 */
export const rule = defineRule({
  id: 'transfer-without-mechanism',
  group: 'roles',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'medium',
  principles: ['security', 'lawful-ground'],
  articles: ['AVG 44', 'AVG 45', 'AVG 46', 'AVG 49'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Persoonsgegevens gaan buiten de EER zonder opgegeven doorgiftemechanisme', en: 'Personal data go outside the EEA with no declared transfer mechanism' },
  why: {
    nl: 'Buiten de EER geldt de AVG niet vanzelf. Doorgifte vraagt daarom een adequaatheidsbesluit, passende waarborgen of een uitzondering (AVG 44 tot en met 49). Opslag, hulp op afstand en gebruiksgegevens tellen elk mee.',
    en: 'Outside the EEA the GDPR does not hold by itself. A transfer therefore asks for an adequacy decision, appropriate safeguards or a derogation (GDPR 44 to 49). Storage, remote support and usage data each count.',
  },
  resolve: {
    nl: 'Kies een plek binnen de EER, of noem bij de partij onder `transfer` het mechanisme, en bij modelcontracten ook de beoordeling van de doorgifte.',
    en: 'Choose a place within the EEA, or name at the party, under `transfer`, the mechanism, and with standard clauses the assessment of the transfer too.',
  },
  messages: {
    none: { nl: 'Geen opgegeven doorgiftemechanisme dekt dat persoonsgegevens naar {party} gaan ({countries})', en: 'No declared transfer mechanism covers that personal data go to {party} ({countries})' },
    'not-adequate': { nl: 'Geen adequaatheidsbesluit op deze lijst dekt dat persoonsgegevens naar {party} gaan ({countries})', en: 'No adequacy decision on record covers that personal data go to {party} ({countries})' },
    derogation: { nl: 'Doorgifte naar {party} ({countries}) keert terug en leunt op een uitzondering van AVG 49, die er voor losse gevallen is', en: 'The transfer to {party} ({countries}) recurs and rests on a derogation of GDPR 49, which is there for single cases' },
    unassessed: { nl: 'Voor de modelcontracten met {party} ({countries}) is geen beoordeling van de doorgifte opgegeven', en: 'For the standard clauses with {party} ({countries}) no assessment of the transfer is declared' },
    cloud: { nl: 'Bijzondere gegevens van het Rijk staan in een cloud bij {party} ({countries}); het cloudbeleid vraagt een plek in de EER of een land met een adequaatheidsbesluit', en: 'Special categories of central government are in a cloud at {party} ({countries}); the cloud policy asks for a place in the EEA or in an adequate country' },
    challenged: { nl: 'Het adequaatheidsbesluit waar de doorgifte naar {party} ({countries}) op rust, wordt aangevochten', en: 'The adequacy decision on which the transfer to {party} ({countries}) rests is under challenge' },
  },
  examples: {
    trigger: example('US', ''),
    repaired: example('US', ', transfer: { mechanism: scc, reference: SCC-2026-3, assessment: DTIA-2026-3 }'),
    // Switzerland has an adequacy decision.
    nearMiss: example('CH', ''),
  },

  *check(view, report) {
    if (view.pipeline.processors.size === 0 && view.pipeline.environment === undefined && view.flow.steps.every(({ decl }) => decl.environment === undefined) && view.flow.outputs.every(({ decl }) => decl.recipients.length === 0 && decl.environment === undefined)) return;
    if (!handlesPersonalData(view.flow)) return;
    const strict = asksAdequacy(view);
    for (const destination of destinations(view)) {
      const verdicts = [...destination.countries].map((country) => ({ country, verdict: judged(destination, country, strict, view) }));
      const found = worst(verdicts.map(({ verdict }) => verdict));
      if (found === undefined) continue;
      const countries = verdicts.filter(({ verdict }) => verdict === found).map(({ country }) => country);
      yield report(found, destination.at, { party: nameOf(destination), countries: countries.join(', ') }, {
        severity: SEVERITY[found],
        combination: [destination.at],
        related: [
          ...destination.also.map((at) => ({ at, message: ALSO, params: { party: nameOf(destination) } })),
          ...(destination.party?.declaration === undefined ? [] : [{ at: destination.party.declaration, message: DECLARED, params: { party: destination.party.name } }]),
        ],
        facts: { found },
      });
    }
  },

  *fixes(finding, view) {
    const at = finding.related.find((place) => place.message === DECLARED)?.at;
    if (at === undefined || at.unit !== view.pipeline.key) return;
    const found = finding.facts['found'] as Verdict | undefined;
    const more = { params: {}, kind: 'suggestion', principle: 'security' } as const;
    if (found === 'none' && view.pipeline.parties.get(at.path[1] ?? '')?.transfer === undefined) {
      yield { title: { nl: 'Voeg een doorgiftemechanisme toe om in te vullen', en: 'Add a transfer mechanism to fill in' }, ...more, operations: [{ op: 'insert', unit: at.unit, path: at.path, key: 'transfer', value: { mechanism: PLACEHOLDER, reference: PLACEHOLDER } }] };
    } else if (found === 'unassessed') {
      yield { title: { nl: 'Voeg de beoordeling van de doorgifte toe om in te vullen', en: 'Add the transfer assessment to fill in' }, ...more, operations: [{ op: 'insert', unit: at.unit, path: [...at.path, 'transfer'], key: 'assessment', value: PLACEHOLDER }] };
    }
  },
});

function nameOf({ party }: Destination) {
  return party?.name ?? { nl: 'een omgeving buiten de EER', en: 'an environment outside the EEA' };
}

function example(country: string, transfer: string): string {
  return pipelineExample(`
processors:
  helpdesk: { agreement: VO-2026-12, storage: [NL], support: [${country}] }
purposes:
  nieuws:
    description: Inwoners die zich aanmeldden het wijknieuws sturen
    kind: service
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    retention: P3M
sources:
  lezers: { party: gemeente, collectedFor: service, fields: { naam: name } }
outputs:
  lijst: { from: lezers, audience: team, recipients: [gemeente] }
`).replace('parties:\n', `parties:\n  helpdesk: { name: Helpdesk BV, kind: private, country: NL${transfer} }\n`);
}
