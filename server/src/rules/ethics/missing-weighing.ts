import { PLACEHOLDER } from '../../base/placeholder.ts';
import { servedPurposes } from '../../lineage/handled.ts';
import type { BilingualText } from '../../messages/template.ts';
import type { Purpose } from '../../model/pipeline.ts';
import { pipelineExample } from '../example.ts';
import { handlesFor, skeleton, states } from '../purpose-evidence.ts';
import { declarationOf, purposeAnchor } from '../purpose-place.ts';
import { joinLabels } from '../places.ts';
import { defineRule } from '../rule.ts';

/** Kinds of purpose in which a government chooses what to do with people's data. */
const WEIGHED: ReadonlySet<string> = new Set(['policy', 'supervision', 'enforcement', 'service']);

const PARTS: Readonly<Record<string, BilingualText>> = {
  can: { nl: 'wat technisch kan', en: 'what is technically possible' },
  may: { nl: 'wat juridisch mag', en: 'what is legally allowed' },
  should: { nl: 'wat wenselijk is', en: 'what is desirable' },
  by: { nl: 'wie dit afwoog', en: 'who weighed it' },
  date: { nl: 'wanneer', en: 'when' },
};

/**
 * A purpose of which the three questions (can, may, should) were not weighed on record. How long or
 * how good the answers are is not judged. Basis: OECD Good Practice Principles for Data Ethics 3 and the
 * advisory function of the Dutch interadministrative data strategy (checked 2026-11-21).
 */
export const rule = defineRule({
  id: 'missing-weighing',
  group: 'ethics',
  lens: 'ethical',
  severity: 'warning',
  preset: 'reviewer',
  confidence: 'medium',
  principles: ['proportionality', 'purpose-first'],
  articles: ['AVG 5(2)', 'AVG 35(7)(b)'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Wat kan, mag en wenselijk is, is niet afgewogen', en: 'What can, may and should be done has not been weighed' },
  why: {
    nl: 'Dat iets technisch kan en volgens de wet mag, zegt nog niet dat het goed is om te doen. Wie die drie vragen apart beantwoordt, en zegt wie dat deed en wanneer, kan later uitleggen waarom het voordeel tegen de inbreuk opwoog (evenredigheid).',
    en: 'That something can be done and that the law allows it does not yet make it right to do. Answering those three questions apart, and saying who did so and when, lets you explain later why the benefit outweighed the intrusion (proportionality).',
  },
  resolve: {
    nl: 'Zet bij het doel `weighing` met een antwoord op `can`, `may` en `should`, en wie dat wanneer afwoog (`by`, `date`). Een paar zinnen of een verwijzing naar een advies is genoeg.',
    en: 'Give the purpose `weighing` with an answer to `can`, `may` and `should`, and who weighed it when (`by`, `date`). A few sentences or a reference to an advice will do.',
  },
  messages: {
    missing: {
      nl: 'Voor doel «{purpose}» is niet opgegeven hoe is afgewogen wat kan, mag en wenselijk is',
      en: 'For purpose “{purpose}” it is not declared how what can, may and should be done was weighed',
    },
    incomplete: {
      nl: 'In de afweging van doel «{purpose}» ontbreekt: {parts}',
      en: 'The weighing of purpose “{purpose}” lacks: {parts}',
    },
  },
  examples: {
    trigger: example('service', ''),
    repaired: example('service', '    weighing: { can: Eén lijst per week, may: De wet geeft de taak, should: Wie niet wil zegt nee, by: teamleider, date: 2026-01-05 }\n'),
    // Help with debts is asked for by the person and shaped by its own law: it is not among the kinds that are asked.
    nearMiss: example('debt-help', ''),
  },

  concerns: ({ categories }) => categories.size > 0,

  *check(view, report) {
    for (const purpose of servedPurposes(view.flow)) {
      if (!WEIGHED.has(purpose.kind ?? '')) continue;
      const lacking = Object.keys(PARTS).filter((part) => !states(purpose, 'weighing', part));
      if (lacking.length === 0 || !handlesFor(view.flow, purpose)) continue;
      const more = { purpose: purpose.id, related: declarationOf(purpose, view) };
      const at = purposeAnchor(purpose, view);
      if (lacking.length === Object.keys(PARTS).length) yield report('missing', at, { purpose: purpose.id }, more);
      else yield report('incomplete', at, { purpose: purpose.id, parts: joinLabels(lacking.map((part) => PARTS[part]!)) }, more);
    }
  },

  *fixes(finding, view) {
    const purpose = view.environment.purpose(view.pipeline, finding.purpose ?? '');
    if (purpose === undefined) return;
    yield* skeleton(finding, view, { nl: 'Voeg de drie vragen toe om te beantwoorden', en: 'Add the three questions to answer' }, 'proportionality', ['weighing'], toFillIn(purpose));
  },
});

function toFillIn(purpose: Purpose): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(PARTS).filter((part) => !states(purpose, 'weighing', part)).map((part) => [part, PLACEHOLDER]));
}

function example(kind: string, weighing: string): string {
  return pipelineExample(`
purposes:
  aanbod:
    description: Inwoners die daarom vroegen thuis een aanbod voor hulp doen
    kind: ${kind}
    ground: { article: 6(1)(e), law: Wgs art. 3 lid 1 onder b }
    covers: [contact]
    retention: P3M
${weighing}sources:
  aanvragen: { party: gemeente, collectedFor: ${kind}, fields: { naam: name, adres: address } }
outputs:
  lijst: { from: aanvragen, audience: team, recipients: [gemeente] }
`);
}
