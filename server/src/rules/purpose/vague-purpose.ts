import { PLACEHOLDER } from '../../base/placeholder.ts';
import { handledFor, servedPurposes } from '../../lineage/handled.ts';
import { pipelineExample } from '../example.ts';
import { declarationOf, ownPurposeOf, purposeAnchor } from '../purpose-place.ts';
import { defineRule } from '../rule.ts';
import { readDescription } from './description-words.ts';

/**
 * A purpose whose words do not tell what is made, for whom and to what end. Law: AVG 5(1)(b) asks a
 * specified, explicit purpose (checked 2026-11-21). Words are weak evidence: it looks at their number
 * and at a short list only, and says what to add.
 */
export const rule = defineRule({
  id: 'vague-purpose',
  group: 'purpose',
  lens: 'ethical',
  severity: 'warning',
  preset: 'reviewer',
  confidence: 'medium',
  principles: ['purpose-first', 'purpose-limitation'],
  articles: ['AVG 5(1)(b)'],
  fix: 'suggestion',
  ignorable: true,
  summary: {
    nl: 'De omschrijving van een doel zegt niet wat, voor wie en waartoe',
    en: 'The description of a purpose does not say what, for whom and to what end',
  },
  why: {
    nl: 'Een doel is welbepaald en uitdrukkelijk omschreven (AVG 5(1)(b)). Aan «onderzoek» of «analyse» kan niemand toetsen welke gegevens nodig zijn en wanneer het werk klaar is.',
    en: 'A purpose is specified and explicit (GDPR 5(1)(b)). Against “research” or “analysis” nobody can test which data are needed and when the work is done.',
  },
  resolve: {
    nl: 'Schrijf op welk besluit of product je maakt, over of voor wie, en waartoe. Bijvoorbeeld: «Inwoners met betalingsachterstanden binnen vier weken hulp aanbieden».',
    en: 'Write down which decision or product you make, about or for whom, and to what end. For example: “Offer residents in arrears help within four weeks”.',
  },
  messages: {
    missing: {
      nl: 'Doel «{purpose}» heeft geen omschrijving: wat maak je, voor wie en waartoe?',
      en: 'Purpose “{purpose}” has no description: what do you make, for whom and to what end?',
    },
    short: {
      nl: 'De omschrijving van doel «{purpose}» is te kort om te zeggen wat, voor wie en waartoe: «{text}»',
      en: 'The description of purpose “{purpose}” is too short to say what, for whom and to what end: “{text}”',
    },
    general: {
      nl: 'De omschrijving van doel «{purpose}» bestaat uit algemene woorden ({words}) en zegt niet wat, voor wie en waartoe',
      en: 'The description of purpose “{purpose}” consists of general words ({words}) and does not say what, for whom and to what end',
    },
    tool: {
      nl: 'De omschrijving van doel «{purpose}» noemt een hulpmiddel ({words}) en niet waartoe het dient',
      en: 'The description of purpose “{purpose}” names a tool ({words}) and not what it is for',
    },
  },
  examples: {
    trigger: example('Onderzoek en analyse van data'),
    repaired: example('Wijkteam plant een huisbezoek bij inwoners die daarom vroegen'),
    // A general word is no fault where the rest says who and what.
    nearMiss: example('Onderzoeken welke inwoners een huisbezoek willen'),
  },

  concerns: ({ categories }) => categories.size > 0,

  *check(view, report) {
    for (const purpose of servedPurposes(view.flow)) {
      const { description, id } = purpose;
      if (description === PLACEHOLDER) continue;
      const reading = readDescription(description ?? '');
      if (reading.kind === 'clear' || handledFor(view.flow, purpose).length === 0) continue;
      const at = purposeAnchor(purpose, view, description === undefined ? [] : ['description']);
      const more = { purpose: id, related: declarationOf(purpose, view, description === undefined ? [] : ['description']) };
      if (description === undefined) yield report('missing', at, { purpose: id }, more);
      else if (reading.kind === 'short') yield report('short', at, { purpose: id, text: description.trim() }, more);
      else yield report(reading.kind, at, { purpose: id, words: reading.words }, more);
    }
  },

  *fixes(finding, view) {
    const purpose = ownPurposeOf(finding, view);
    if (purpose === undefined) return;
    const { path } = purpose;
    const isThere = Object.hasOwn(purpose.all, 'description');
    yield {
      title: isThere ? { nl: 'Omschrijf het doel opnieuw, om in te vullen', en: 'Describe the purpose anew, to fill in' } : { nl: 'Voeg een omschrijving toe om in te vullen', en: 'Add a description to fill in' },
      params: {}, kind: 'suggestion', principle: 'purpose-first',
      operations: [isThere
        ? { op: 'replace', unit: view.pipeline.key, path: [...path, 'description'], value: PLACEHOLDER }
        : { op: 'insert', unit: view.pipeline.key, path, key: 'description', value: PLACEHOLDER }],
    };
  },
});

function example(description: string): string {
  return pipelineExample(`
purposes:
  bezoek:
    description: ${description}
    kind: service
    ground: { article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }
    covers: [contact]
    retention: P3M
sources:
  aanvragen: { party: gemeente, collectedFor: service, fields: { naam: name, adres: address } }
outputs:
  lijst: { from: aanvragen, audience: team, recipients: [gemeente] }
`);
}
