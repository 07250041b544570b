import type { MatrixCell } from '../../knowledge/types.ts';
import type { Passage } from '../../lineage/compatibility.ts';
import { pipelineExample } from '../example.ts';
import { fieldPlaces, shortLabels } from '../places.ts';
import { defineRule } from '../rule.ts';
import { answerFixes, pathOf, wayPlaces } from './collected-places.ts';
import { heavyFields, kindLabel, pathsToldBy } from './purpose-paths.ts';

/**
 * Data collected for one purpose and used for another that does not follow from it, without the
 * answers or the law that this asks. Law: AVG 5(1)(b), 6(4), recital 50 (checked 2026-11-21). One
 * finding per source and purpose.
 */
export const rule = defineRule({
  id: 'incompatible-purpose',
  group: 'purpose',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'medium',
  principles: ['purpose-limitation'],
  articles: ['AVG 5(1)(b)', 'AVG 6(4)'],
  fix: 'suggestion',
  ignorable: true,
  summary: {
    nl: 'Gegevens worden gebruikt voor een ander doel dan waarvoor ze zijn verzameld',
    en: 'Data are used for another purpose than they were collected for',
  },
  why: {
    nl: 'Wie gegevens gaf voor het ene doel, rekent niet op het andere (AVG 5(1)(b)). Verder gebruik vraagt daarom antwoord op de vijf vragen van AVG 6(4), of een wet die de overstap regelt. Voor controle en straf is een wet nodig.',
    en: 'People who gave data for one purpose do not count on another (GDPR 5(1)(b)). Further use therefore asks for the five answers of GDPR 6(4), or a law that settles the switch. Towards control and punishment a law is needed.',
  },
  resolve: {
    nl: 'Beantwoord bij `compatibility` de vijf vragen en leg vast wie dat wanneer deed, of noem de wet. Een wet die je laat ontvangen wat anderen verzamelden, is ook een antwoord. Kan dat niet: maak het doel kleiner of haal groepscijfers op.',
    en: 'Answer the five questions under `compatibility` and record who did so and when, or name the law. A law that lets you receive what others collected is an answer too. If neither is possible: narrow the purpose or take in group figures.',
  },
  messages: {
    test: {
      nl: 'Gegevens uit «{source}» zijn verzameld voor {from} en worden nu gebruikt voor {to}: de vragen van AVG 6(4) zijn niet beantwoord bij doel «{purpose}»',
      en: 'Data from “{source}” were collected for {from} and are now used for {to}: the questions of GDPR 6(4) are not answered at purpose “{purpose}”',
    },
    law: {
      nl: 'Gegevens uit «{source}» zijn verzameld voor {from} en worden nu gebruikt voor {to}: geen opgegeven wet dekt die overstap bij doel «{purpose}»',
      en: 'Data from “{source}” were collected for {from} and are now used for {to}: no declared law covers that switch at purpose “{purpose}”',
    },
    groups: {
      nl: 'Gegevens uit «{source}» zijn verzameld voor {from} en dekken voor {to} alleen groepscijfers, maar bij doel «{purpose}» komen er rijen over personen uit',
      en: 'Data from “{source}” were collected for {from} and cover only group figures for {to}, but rows about persons come out at purpose “{purpose}”',
    },
  },
  examples: {
    trigger: example(''),
    repaired: example(`
    compatibility:
      - { from: service, link: zelfde wijk, context: verwacht, nature: gewoon, consequences: geen, safeguards: toegang beperkt, outcome: compatible, by: privacy officer, date: 2026-01-05 }`),
    nearMiss: example('').replace('collectedFor: service', 'collectedFor: policy'),
  },

  *check(view, report) {
    for (const path of pathsToldBy('incompatible-purpose', view)) {
      const { source, purpose, open } = path;
      const told = hardest(open);
      const message = told[0]!.cell === 'test' ? 'test' : told[0]!.cell === 'anon' ? 'groups' : 'law';
      const heavy = message === 'test' ? heavyFields(source) : [];
      yield report(message, source.at, { source: source.name, purpose: purpose.id, from: shortLabels(told.map(({ collected }) => kindLabel(collected.kind, view))), to: kindLabel(purpose.kind ?? '', view) }, {
        severity: message === 'test' && heavy.length === 0 ? 'warning' : 'error',
        purpose: purpose.id,
        combination: told.map(({ collected }) => collected.at),
        related: [...wayPlaces(path, view), ...fieldPlaces(heavy, source.profile)],
        trace: { node: source.path, collected: told[0]!.collected.kind },
        facts: { source: source.name },
      });
    }
  },

  *fixes(finding, view) {
    const path = pathOf(pathsToldBy('incompatible-purpose', view), finding.facts['source'], finding.purpose);
    if (path !== undefined) yield* answerFixes(path, path.open, view);
  },
});

const WEIGHT: readonly MatrixCell[] = ['test', 'anon'];

/** The passages that ask most: a law before group figures before answers. */
function hardest(open: readonly Passage[]): readonly Passage[] {
  const weight = (passage: Passage): number => (WEIGHT.includes(passage.cell) ? WEIGHT.indexOf(passage.cell) : WEIGHT.length);
  const most = Math.max(...open.map(weight));
  return open.filter((passage) => weight(passage) === most);
}

function example(compatibility: string): string {
  return pipelineExample(`
purposes:
  wijkplan:
    description: Plannen maken voor de voorzieningen in de wijk
    kind: policy
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    covers: [contact]
    retention: P1Y${compatibility}
sources:
  aanvragen: { party: gemeente, collectedFor: service, fields: { naam: name, adres: address } }
outputs:
  lijst: { from: aanvragen, audience: team, recipients: [gemeente] }
`);
}
