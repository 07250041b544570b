import { isHelpKind } from '../../lineage/compatibility.ts';
import type { Purpose } from '../../model/pipeline.ts';
import type { BilingualText } from '../../messages/template.ts';
import { pipelineExample } from '../example.ts';
import { fieldPlaces, shortLabels } from '../places.ts';
import { allowedPlaces, answerFixes, pathOf, wayPlaces } from '../purpose/collected-places.ts';
import { helpSettledByLaw, helpTurned, heavyFields, kindLabel, pathsToldBy, type PurposePath } from '../purpose/purpose-paths.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';

const YOUTH = { nl: 'jeugdhulp', en: 'youth help' };
const BY_LAW = { nl: 'deze wet regelt de overstap', en: 'this law settles the switch' };

/**
 * Data that people gave to be helped, used to check on them. It takes the place of the findings about
 * purpose on the same way. Where a law in force settles it, as for a duty to report, it is left to a
 * reviewer as a reminder. Basis: Data Agenda Overheid 2019 (poverty and debt), AVG 6(4)(b) (checked 2026-11-21).
 */
export const rule = defineRule({
  id: 'help-data-for-control',
  group: 'ethics',
  lens: 'ethical',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['help-stays-help', 'purpose-limitation'],
  articles: ['AVG 5(1)(b)', 'AVG 6(4)'],
  fix: 'suggestion',
  ignorable: true,
  summary: {
    nl: 'Gegevens voor hulp worden gebruikt voor controle',
    en: 'Data given for help are used for control',
  },
  why: {
    nl: 'Wie schulden heeft of zorg nodig heeft, vertelt veel om geholpen te worden. Komt dat terug als controle, dan vragen mensen geen hulp meer (hulp blijft hulp; AVG 6(4)). Daarom dekt alleen een wet deze overstap, en geen eigen afweging.',
    en: 'People in debt or in need of care tell a lot in order to be helped. If that comes back as a check, they stop asking for help (help stays help; GDPR 6(4)). So only a law covers this switch, and no weighing of your own.',
  },
  resolve: {
    nl: 'Haal de bron uit de pijplijn, of vraag de maker om groepscijfers. Verplicht een wet tot melden, noem die dan bij `compatibility` met `outcome: by-law`, en vertel het mensen voordat zij om hulp vragen.',
    en: 'Take the source out of the pipeline, or ask the maker for group figures. If a law requires reporting, name it under `compatibility` with `outcome: by-law`, and tell people before they ask for help.',
  },
  messages: {
    control: {
      nl: 'Geen opgegeven wet dekt dat gegevens uit «{source}», gegeven voor hulp ({from}), bij doel «{purpose}» dienen voor controle ({to})',
      en: 'No declared law covers that data from “{source}”, given for help ({from}), serve control ({to}) at purpose “{purpose}”',
    },
    lawful: {
      nl: 'Gegevens uit «{source}», gegeven voor hulp ({from}), dienen bij doel «{purpose}» voor controle ({to}); als wet voor die overstap is {law} opgegeven',
      en: 'Data from “{source}”, given for help ({from}), serve control ({to}) at purpose “{purpose}”; the law declared for that switch is {law}',
    },
  },
  examples: {
    trigger: example('debt-help', ''),
    repaired: example('debt-help', '\n    compatibility: [{ from: debt-help, outcome: by-law, law: meldwet, by: privacy officer, date: 2026-01-05 }]'),
    // Supervision of what was collected for supervision takes nothing from help.
    nearMiss: example('supervision', ''),
  },

  *check(view, report) {
    for (const path of pathsToldBy('help-data-for-control', view)) {
      const turned = helpTurned(path);
      const { source, purpose } = path;
      yield report('control', source.at, params(path, turned.map(({ collected }) => collected.kind), view), {
        purpose: purpose.id,
        combination: turned.map(({ collected }) => collected.at),
        related: [...allowedPlaces(path, view), ...wayPlaces(path, view), ...fieldPlaces(heavyFields(source), source.profile)],
        trace: { node: source.path, collected: turned[0]!.collected.kind },
        facts: { source: source.name },
      });
    }
    for (const path of view.wants('reviewer') ? helpSettledByLaw(view) : []) {
      const { source, purpose, helpByLaw } = path;
      const laws = [...new Set(helpByLaw.map(({ law }) => law))];
      yield report('lawful', source.at, { ...params(path, helpByLaw.map(({ passage }) => passage.collected.kind), view), law: laws.map((law) => law.id) }, {
        severity: 'info',
        preset: 'reviewer',
        purpose: purpose.id,
        combination: helpByLaw.map(({ passage }) => passage.collected.at),
        related: [...laws.map((law) => ({ at: { unit: purpose.unit, path: law.path, part: 'whole' as const }, message: BY_LAW, params: {} })), ...wayPlaces(path, view)],
        trace: { node: source.path, collected: helpByLaw[0]!.passage.collected.kind },
      });
    }
  },

  *fixes(finding, view) {
    const path = finding.message === 'control' ? pathOf(pathsToldBy('help-data-for-control', view), finding.facts['source'], finding.purpose) : undefined;
    // What the maker does not allow, the user cannot answer for.
    if (path !== undefined && !path.outside) yield* answerFixes(path, path.open, view);
  },
});

function params({ source, purpose }: PurposePath, kinds: readonly string[], view: View): { source: string; from: BilingualText; to: BilingualText; purpose: Purpose['id'] } {
  const help = [...new Set(kinds)].filter(isHelpKind);
  return { source: source.name, from: help.length === 0 ? YOUTH : shortLabels(help.map((kind) => kindLabel(kind, view))), to: kindLabel(purpose.kind ?? '', view), purpose: purpose.id };
}

function example(collectedFor: string, compatibility: string): Readonly<Record<string, string>> {
  return {
    'wetten.catalog.yaml': `grondslag: 1
catalog: wetten
laws:
  meldwet: { title: Wet met een plicht om te melden, article: art. 4, status: in-force, validFrom: 2020-01-01, grants: [receive], reviewedBy: jurist, checkedOn: 2026-01-05 }
`,
    'voorbeeld.pipeline.yaml': pipelineExample(`
purposes:
  toezicht:
    description: Toezien op wie kinderen opvangt in de gemeente
    kind: supervision
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    covers: [contact, debt]
    retention: P1Y
    evidence: { dpia: { reference: DPIA-2026-01, date: 2026-01-05 } }${compatibility}
sources:
  dossiers: { party: gemeente, collectedFor: ${collectedFor}, fields: { naam: name, achterstand: debt } }
outputs:
  lijst: { from: dossiers, audience: team, recipients: [gemeente] }
`),
  };
}
