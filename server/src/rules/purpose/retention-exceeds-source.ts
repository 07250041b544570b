import { PLACEHOLDER } from '../../base/placeholder.ts';
import type { OutputNode } from '../../lineage/flow.ts';
import { levelOf, moreIdentifying, personalFields } from '../../lineage/personal.ts';
import { declaredRetention, hasOwnBasis, type DeclaredRetention } from '../../lineage/retention.ts';
import type { Origin, RetentionBound } from '../../lineage/profile.ts';
import type { Anchor } from '../../model/path.ts';
import { pipelineExample } from '../example.ts';
import { originAnchor } from '../places.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';

const LIMIT = { nl: 'wat hiervandaan komt, mag {limit} blijven', en: 'what comes from here may be kept for {limit}' };
const PERIOD = { nl: 'hier staat de termijn {period}', en: 'the period {period} stands here' };

/**
 * An output about persons that stays longer than what it was made of may stay. Law: AVG 5(1)(e)
 * (checked 2026-11-21). The shortest of all that went in counts, over as many pipelines as it takes;
 * a basis of the output's own (selection list, law) settles it, groups and anonymous results are free.
 */
export const rule = defineRule({
  id: 'retention-exceeds-source',
  group: 'purpose',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['storage-limitation'],
  articles: ['AVG 5(1)(e)'],
  fix: 'unsafe',
  ignorable: true,
  summary: {
    nl: 'Een uitvoer blijft langer staan dan de bron waar zij van komt',
    en: 'An output is kept longer than the source it comes from',
  },
  why: {
    nl: 'Gegevens blijven niet langer bewaard dan nodig (AVG 5(1)(e)). Wie een bron na vier weken opruimt en de kopie een jaar laat staan, heeft niets opgeruimd.',
    en: 'Data are kept no longer than necessary (GDPR 5(1)(e)). Clearing a source after four weeks while its copy stays for a year clears nothing.',
  },
  resolve: {
    nl: 'Kort de bewaartermijn van de uitvoer in tot die van de bron. Rust de langere termijn op iets eigens, noem dat dan bij `basis`: de selectielijst of de wet. Of geef groepscijfers door.',
    en: 'Shorten the retention of the output to that of the source. If the longer period rests on something of its own, name it under `basis`: the selection list or the law. Or hand on group figures.',
  },
  messages: {
    longer: {
      nl: 'Uitvoer «{output}» blijft {period} staan, terwijl wat van «{source}» komt {limit} mag blijven',
      en: 'Output “{output}” is kept for {period}, while what comes from “{source}” may be kept for {limit}',
    },
    law: {
      nl: 'Uitvoer «{output}» blijft {period} staan, terwijl wat van «{source}» komt naar de wet {limit} mag blijven',
      en: 'Output “{output}” is kept for {period}, while by law what comes from “{source}” may be kept for {limit}',
    },
  },
  examples: {
    trigger: example('P1Y'),
    repaired: example('P6M'),
    // A selection list of its own sets the longer period.
    nearMiss: example('{ period: P1Y, basis: selectielijst gemeenten 2020 nr. 11.1, action: destroy }'),
  },

  concerns: (_, { flow }) => flow.outputs.some(({ profile }) => profile.retention !== undefined),

  *check(view, report) {
    for (const node of view.flow.outputs) {
      const limit = node.profile.retention;
      const own = limit === undefined ? undefined : declaredRetention(view.pipeline.key, node.decl, node.purposes);
      if (limit === undefined || own === undefined || own.days <= limit.days) continue;
      if (hasOwnBasis(node.decl, node.purposes, view.environment) || !moreIdentifying(levelOf(node.profile, view.environment), 'aggregated')) continue;
      const origin = originFrom(node, limit);
      yield report(limit.statutory ? 'law' : 'longer', placeOf(node, view), { output: node.name, period: own.period, source: limit.from, limit: limit.period }, {
        severity: limit.statutory ? 'error' : 'warning',
        combination: [limit.at],
        related: [
          { at: limit.at, message: LIMIT, params: { limit: limit.period }, cause: true },
          ...(standsAt(own, node, view) ? [] : [{ at: { unit: own.unit, path: own.path, part: 'whole' as const }, message: PERIOD, params: { period: own.period } }]),
        ],
        ...(origin === undefined ? {} : { trace: { node: node.path, origin: originAnchor(origin) } }),
        facts: { output: node.name },
      });
    }
  },

  *fixes(finding, view) {
    const node = view.flow.outputs.find(({ name }) => name === finding.facts['output']);
    const limit = node?.profile.retention;
    if (node === undefined || limit === undefined) return;
    const unit = view.pipeline.key;
    const { retention } = node.decl;
    const isMap = typeof node.decl.all['retention'] === 'object' && retention !== undefined;
    const title = { nl: 'Bewaar «{output}» niet langer dan {limit}', en: 'Keep “{output}” no longer than {limit}' };
    const params = { output: node.name, limit: limit.period };
    yield {
      title, params, kind: 'unsafe', principle: 'storage-limitation',
      operations: [retention?.period === undefined
        ? { op: 'insert', unit, path: isMap ? retention.path : node.path, key: isMap ? 'period' : 'retention', value: limit.period }
        : { op: 'replace', unit, path: isMap ? [...retention.path, 'period'] : retention.path, value: limit.period }],
    };
    if (retention?.period === undefined) return;
    yield {
      title: { nl: 'Voeg een eigen basis toe om in te vullen', en: 'Add a basis of its own to fill in' }, params: {}, kind: 'suggestion', principle: 'storage-limitation',
      operations: [isMap
        ? { op: 'insert', unit, path: retention.path, key: 'basis', value: PLACEHOLDER }
        : { op: 'replace', unit, path: retention.path, value: { period: retention.period, basis: PLACEHOLDER } }],
    };
  },
});

/** The retention of the output; the output itself where its purpose says how long. */
function placeOf({ decl, path }: OutputNode, view: View): Anchor {
  return decl.retention === undefined ? view.at(path, 'key') : view.at(decl.retention.path);
}

function standsAt({ unit, path }: DeclaredRetention, { decl }: OutputNode, view: View): boolean {
  return unit === view.pipeline.key && path === decl.retention?.path;
}

/** A field of the output that comes from the source whose limit counts. */
function originFrom({ profile }: OutputNode, { at }: RetentionBound): Origin | undefined {
  for (const field of personalFields(profile)) {
    for (const origin of field.origins) if (origin.unit === at.unit && at.path[0] === 'sources' && origin.path[1] === at.path[1]) return origin;
  }
  return undefined;
}

function example(retention: string): string {
  return pipelineExample(`
purposes:
  bezoek:
    description: Wijkteam plant een huisbezoek bij inwoners die daarom vroegen
    kind: service
    ground: { article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }
    covers: [contact]
sources:
  aanvragen: { party: gemeente, collectedFor: service, retention: P6M, fields: { naam: name, adres: address } }
outputs:
  lijst: { from: aanvragen, audience: team, recipients: [gemeente], retention: ${retention} }
`);
}
