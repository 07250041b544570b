import { PLACEHOLDER } from '../../base/placeholder.ts';
import type { SourceNode } from '../../lineage/flow.ts';
import { aboutPersons } from '../../lineage/personal.ts';
import { labelOf } from '../../lineage/restriction.ts';
import { samePath } from '../../lineage/trace.ts';
import { pipelineExample } from '../example.ts';
import type { RelatedPlace } from '../finding.ts';
import { stepBefore } from '../new-step.ts';
import { joinLabels, originAnchor, originsOf } from '../places.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';
import { kindLabel, restrictedPlaces } from './purpose-paths.ts';

const RESTRICTED = { nl: 'alleen bedoeld voor statistiek of onderzoek', en: 'meant for statistics or research only' };
const THINGS = { nl: 'rijen per bedrijf of object', en: 'rows per firm or object' };
const PERSONS = { nl: 'rijen per persoon', en: 'rows per person' };

/**
 * Data kept for statistics or research that come back as a measure about one person or firm. Law: AVG
 * 5(1)(b), 89(1), recital 162; Wet CBS 37, 41 (checked 2026-11-21). A filter by person needs no
 * separate question: the rows it picks are told where they leave.
 */
export const rule = defineRule({
  id: 'statistics-used-on-individuals',
  group: 'purpose',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['statistics-firewall', 'purpose-limitation'],
  articles: ['AVG 5(1)(b)', 'AVG 89(1)', 'Wet CBS 37'],
  fix: 'suggestion',
  ignorable: false,
  summary: {
    nl: 'Gegevens voor statistiek of onderzoek worden op personen of bedrijven toegepast',
    en: 'Data for statistics or research are used on individual persons or firms',
  },
  why: {
    nl: 'Wat voor statistiek of onderzoek is gegeven, keert niet terug als maatregel tegen wie het gaf (AVG 5(1)(b), overweging 162). Op die belofte rust dat mensen en bedrijven eerlijk antwoorden; zij geldt ook voor bedrijven (Wet CBS 37).',
    en: 'What was given for statistics or research does not return as a measure against those who gave it (GDPR 5(1)(b), recital 162). Honest answers rest on that promise; it holds for firms too (Wet CBS 37).',
  },
  resolve: {
    nl: 'Geef alleen groepscijfers met een minimum groepsgrootte door. Zijn gegevens per persoon of bedrijf nodig, haal die dan opnieuw op bij het register, op grond van de eigen taak.',
    en: 'Hand on group figures only, with a minimum group size. If data per person or firm are needed, request them from the register anew, on the ground of your own task.',
  },
  messages: {
    output: {
      nl: 'Gegevens uit {sources}, alleen bedoeld voor statistiek of onderzoek, staan als {rows} in uitvoer «{node}» voor {kind}',
      en: 'Data from {sources}, meant for statistics or research only, are in output “{node}” as {rows} for {kind}',
    },
    score: {
      nl: 'Stap «{node}» geeft een score aan personen of bedrijven met gegevens uit {sources}, die alleen voor statistiek of onderzoek bedoeld zijn',
      en: 'Step “{node}” scores persons or firms with data from {sources}, which are meant for statistics or research only',
    },
    decide: {
      nl: 'Stap «{node}» neemt een beslissing over personen of bedrijven met gegevens uit {sources}, die alleen voor statistiek of onderzoek bedoeld zijn',
      en: 'Step “{node}” decides about persons or firms with data from {sources}, which are meant for statistics or research only',
    },
  },
  examples: {
    trigger: example('', 'opgaven'),
    repaired: example('  groepen: { aggregate: opgaven, by: [land], measures: { omzet: { sum: omzet } }, minGroupSize: 10, suppression: blank }\n', 'groepen'),
    // The same rows for statistics stay where they belong.
    nearMiss: example('', 'opgaven').replace('kind: supervision', 'kind: statistics\n    research: { publicInterest: beter beleid, consentImpossible: duizenden bedrijven, safeguards: gesloten omgeving, access: twee onderzoekers }'),
  },

  *check(view, report) {
    for (const { node, purposes, sources } of restrictedPlaces(view)) {
      const named = sources.map((source) => source.name);
      const fields = [...node.profile.fields.values()].filter((field) => field.scale === 'individual' && field.origins.some((origin) => sources.some((source) => brings(source, origin))));
      const [first] = originsOf(fields);
      const more = {
        combination: originsOf(fields).map(originAnchor),
        related: sources.map((source) => restrictionPlace(source, view)),
        ...(purposes[0] === undefined ? {} : { purpose: purposes[0].id }),
        ...(first === undefined ? {} : { trace: { node: node.path, origin: originAnchor(first) } }),
      };
      if (node.kind === 'output') yield report('output', node.at, { sources: named, node: node.name, rows: aboutPersons(node.profile) ? PERSONS : THINGS, kind: joinLabels(purposes.map((purpose) => kindLabel(purpose.kind ?? '', view))) }, more);
      else yield report(node.decl.verb === 'score' ? 'score' : 'decide', node.at, { sources: named, node: node.name }, more);
    }
  },

  *fixes(finding, view) {
    const node = view.flow.outputs.find((candidate) => samePath(candidate.path, finding.at.path));
    if (node?.decl.from === undefined) return;
    const operations = stepBefore(view, node, 'groepen', (from) => ({ aggregate: from, by: [PLACEHOLDER], measures: { aantal: 'count' }, minGroupSize: 10, suppression: 'blank' }));
    yield { title: { nl: 'Geef groepscijfers door, met groepen om in te vullen', en: 'Hand on group figures, with groups to fill in' }, params: {}, kind: 'suggestion', principle: 'statistics-firewall', operations };
  },
});

function brings(source: SourceNode, origin: unknown): boolean {
  for (const field of source.profile.fields.values()) if (field.origins.some((own) => own === origin)) return true;
  return false;
}

/** Where the restriction comes from: the label, or the purpose it was collected for. */
function restrictionPlace(source: SourceNode, view: View): RelatedPlace {
  const label = labelOf(source.profile);
  const collected = [...source.profile.collected.values()].find((item) => item.original && (item.kind === 'statistics' || item.kind === 'research'));
  return { at: (label === undefined ? collected?.at : source.profile.uses.get(label)) ?? view.at(source.path, 'key'), message: RESTRICTED, params: {} };
}

function example(step: string, from: string): string {
  return pipelineExample(`
purposes:
  markt:
    description: Bedrijven kiezen voor een bezoek van de inspecteur
    kind: supervision
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    retention: P1Y
sources:
  opgaven: { party: gemeente, collectedFor: statistics, use: statistics-only, subjects: { kind: companies, count: 500 }, fields: { land: object, omzet: measurement, bedrijf: organisation-name } }
${step === '' ? '' : `steps:\n${step}`}outputs:
  tabel: { from: ${from}, audience: team, recipients: [gemeente] }
`);
}
