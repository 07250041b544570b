import { countedPurposes } from '../../lineage/compatibility.ts';
import { pipelineExample } from '../example.ts';
import { shortLabels } from '../places.ts';
import { defineRule } from '../rule.ts';
import { allowedPlaces, answerFixes, pathOf, wayPlaces } from './collected-places.ts';
import { drifted, kindLabel, pathsToldBy } from './purpose-paths.ts';

/**
 * A purpose that shifts over pipelines: each step may look small, but what counts is the way from the
 * first collection to the last use. Law: AVG 5(1)(b) (checked 2026-11-21). Told at the last pipeline.
 */
export const rule = defineRule({
  id: 'purpose-drift',
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
    nl: 'Het doel van gegevens verschuift van pijplijn naar pijplijn',
    en: 'The purpose of data shifts from pipeline to pipeline',
  },
  why: {
    nl: 'Gegevens houden het doel waarvoor ze ooit kwamen (AVG 5(1)(b)), hoeveel pijplijnen er ook tussen zitten. Vele kleine stappen maken samen één grote, en de maker mag grenzen stellen aan wat hij doorgeeft.',
    en: 'Data keep the purpose they once came for (GDPR 5(1)(b)), however many pipelines lie between. Many small steps make one big one, and the maker may set limits to what it hands on.',
  },
  resolve: {
    nl: 'Vraag de gegevens opnieuw bij de bron met een eigen grondslag, of noem bij `compatibility` de wet die de overstap vanaf de eerste verzameling regelt. Valt het gebruik buiten `allowedUses`, overleg dan met de maker.',
    en: 'Request the data from the source anew with a ground of your own, or name under `compatibility` the law that settles the switch from the first collection. If the use lies outside `allowedUses`, talk to the maker.',
  },
  messages: {
    drift: {
      nl: 'Over {count} pijplijnen verschuift het doel van {from} naar {to} («{purpose}»): geen opgegeven wet dekt die overstap',
      en: 'Over {count} pipelines the purpose shifts from {from} to {to} (“{purpose}”): no declared law covers that switch',
    },
    outside: {
      nl: 'Doel «{purpose}» ({to}) valt buiten wat de maker van «{output}» toestaat: {allowed}',
      en: 'Purpose “{purpose}” ({to}) lies outside what the maker of “{output}” allows: {allowed}',
    },
    nothing: {
      nl: 'Doel «{purpose}» ({to}) gebruikt «{output}», maar de maker staat geen enkel ander gebruik toe',
      en: 'Purpose “{purpose}” ({to}) uses “{output}”, but the maker allows no other use at all',
    },
    origin: {
      nl: 'De antwoorden bij doel «{purpose}» vergelijken {to} met de vorige pijplijn, en niet met {from}, waarvoor de gegevens zijn verzameld',
      en: 'The answers at purpose “{purpose}” compare {to} with the previous pipeline, and not with {from}, for which the data were collected',
    },
  },
  examples: {
    trigger: example('    allowedUses: [service]\n', 'policy', true),
    repaired: example('    allowedUses: [service, policy]\n', 'policy', true),
    // The same kind of purpose in the next pipeline is no shift.
    nearMiss: example('', 'service', false),
  },

  *check(view, report) {
    for (const path of pathsToldBy('purpose-drift', view)) {
      const { source, purpose, open, outside } = path;
      const upstream = source.supply.upstream;
      if (upstream === undefined) continue;
      const to = kindLabel(purpose.kind ?? '', view);
      const far = drifted(path);
      const told = far.length > 0 ? far : open.filter(({ collected, cell }) => cell === 'test' && collected.original);
      const way = (told[0]?.collected ?? countedPurposes(source)[0])?.kind;
      const from = shortLabels(told.map(({ collected }) => kindLabel(collected.kind, view)));
      const allowed = upstream.output.allowedUses ?? [];
      const allowedText = shortLabels(allowed.map((ref) => kindLabel(ref.id, view)));
      const output = `${upstream.pipeline.id}/${upstream.output.name}`;
      const more = {
        purpose: purpose.id,
        combination: told.map(({ collected }) => collected.at),
        related: [
          ...allowedPlaces(path, view),
          ...wayPlaces(path, view),
        ],
        ...(way === undefined ? {} : { trace: { node: source.path, collected: way } }),
        facts: { source: source.name },
      };
      if (outside && allowed.length === 0) yield report('nothing', source.at, { purpose: purpose.id, to, output }, more);
      else if (outside) yield report('outside', source.at, { purpose: purpose.id, to, output, allowed: allowedText }, more);
      else if (far.length > 0) yield report('drift', source.at, { count: String(1 + Math.max(...far.map(({ collected }) => collected.distance))), from, to, purpose: purpose.id }, more);
      else yield report('origin', source.at, { purpose: purpose.id, to, from }, { ...more, severity: 'warning' });
    }
  },

  *fixes(finding, view) {
    const path = pathOf(pathsToldBy('purpose-drift', view), finding.facts['source'], finding.purpose);
    // What the maker does not allow, the user cannot answer for.
    if (path !== undefined && !path.outside) yield* answerFixes(path, path.open, view);
  },
});

function example(allowed: string, kind: string, answered: boolean): Readonly<Record<string, string>> {
  const purpose = (id: string, what: string): string => `
purposes:
  ${id}:
    description: Voorzieningen in de wijk verdelen over wie erom vroeg
    kind: ${what}
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    covers: [contact]
    retention: P1Y
`;
  const compatibility = '    compatibility: [{ from: service, link: zelfde wijk, context: verwacht, nature: gewoon, consequences: geen, safeguards: toegang beperkt, outcome: compatible, by: privacy officer, date: 2026-01-05 }]\n';
  return {
    'loket.pipeline.yaml': pipelineExample(`${purpose('loket', 'service')}sources:
  aanvragen: { party: gemeente, collectedFor: service, fields: { naam: name, adres: address } }
outputs:
  lijst:
    from: aanvragen
    audience: team
    recipients: [gemeente]
${allowed}`).replace('pipeline: voorbeeld', 'pipeline: loket'),
    'wijk.pipeline.yaml': pipelineExample(`${purpose('wijk', kind)}${answered ? compatibility : ''}sources:
  aanvragers: { output: loket/lijst }
outputs:
  wijklijst: { from: aanvragers, audience: team, recipients: [gemeente] }
`).replace('pipeline: voorbeeld', 'pipeline: wijk'),
  };
}
