import { PLACEHOLDER } from '../../base/placeholder.ts';
import { handledFor, servedPurposes } from '../../lineage/handled.ts';
import { pipelineExample } from '../example.ts';
import { originAnchor, originsOf } from '../places.ts';
import { declarationOf, ownPurposeOf, purposeAnchor } from '../purpose-place.ts';
import { defineRule } from '../rule.ts';

const NEEDS_LAW: ReadonlySet<string> = new Set(['6(1)(c)', '6(1)(e)']);

/**
 * A legal duty or a public task that names no law. Law: AVG 6(3) (checked 2026-11-21). The law need
 * not speak of the processing itself, so nothing more than the task is asked for.
 */
export const rule = defineRule({
  id: 'ground-without-law',
  group: 'ground',
  lens: 'legal',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['task-in-law', 'lawful-ground'],
  articles: ['AVG 6(1)(c)', 'AVG 6(1)(e)', 'AVG 6(3)'],
  fix: 'suggestion',
  ignorable: true,
  summary: {
    nl: 'Een wettelijke plicht of publieke taak zonder de wet die haar geeft',
    en: 'A legal obligation or public task without the law that gives it',
  },
  why: {
    nl: 'De grondslagen 6(1)(c) en 6(1)(e) bestaan alleen als een wet de plicht of de taak geeft (AVG 6(3)). Zo kan iedereen nagaan waar de taak ophoudt.',
    en: 'Grounds 6(1)(c) and 6(1)(e) exist only where a law gives the obligation or the task (GDPR 6(3)). That lets everyone see where the task ends.',
  },
  resolve: {
    nl: 'Noem bij `law` de wet en het artikel dat deze plicht of taak geeft. De wet hoeft de gegevens niet met name te noemen; een plaatselijke verordening telt mee als zij in de catalogus staat.',
    en: 'Name under `law` the law and article that give this obligation or task. The law need not mention the data; a local by-law counts when the catalogue has it.',
  },
  messages: {
    duty: {
      nl: 'Grondslag 6(1)(c) van doel «{purpose}» noemt geen wet die deze plicht oplegt',
      en: 'Ground 6(1)(c) of purpose “{purpose}” names no law that imposes this obligation',
    },
    task: {
      nl: 'Grondslag 6(1)(e) van doel «{purpose}» noemt geen wet die deze taak geeft',
      en: 'Ground 6(1)(e) of purpose “{purpose}” names no law that gives this task',
    },
  },
  examples: {
    trigger: pipelineExample(`
purposes:
  bezoek:
    description: Wijkteam plant een huisbezoek bij inwoners die daarom vroegen
    kind: service
    ground: { article: 6(1)(e) }
    covers: [contact]
    retention: P3M
sources:
  aanvragen: { party: gemeente, collectedFor: service, fields: { naam: name, adres: address } }
outputs:
  lijst: { from: aanvragen, audience: team, recipients: [gemeente] }
`),
    repaired: pipelineExample(`
purposes:
  bezoek:
    description: Wijkteam plant een huisbezoek bij inwoners die daarom vroegen
    kind: service
    ground: { article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }
    covers: [contact]
    retention: P3M
sources:
  aanvragen: { party: gemeente, collectedFor: service, fields: { naam: name, adres: address } }
outputs:
  lijst: { from: aanvragen, audience: team, recipients: [gemeente] }
`),
    // Consent rests on what people said, not on a law.
    nearMiss: pipelineExample(`
purposes:
  nieuwsbrief:
    description: Inwoners die zich aanmeldden elke maand een nieuwsbrief sturen
    kind: service-optional
    ground: { article: 6(1)(a), consent: { collectedVia: webformulier, text: Ja ik wil de nieuwsbrief, date: 2026-01-05, withdrawal: link onder elke brief } }
    covers: [email]
    retention: P1Y
sources:
  aanmeldingen: { party: gemeente, collectedFor: service-optional, fields: { emailadres: email } }
outputs:
  verzendlijst: { from: aanmeldingen, audience: team, recipients: [gemeente] }
`),
  },

  concerns: ({ served }) => served.some(({ ground }) => ground?.article !== undefined && ground.law === undefined),

  *check(view, report) {
    for (const purpose of servedPurposes(view.flow)) {
      const { ground } = purpose;
      if (ground?.article === undefined || ground.law !== undefined || !NEEDS_LAW.has(ground.article)) continue;
      const handled = handledFor(view.flow, purpose);
      if (handled.length === 0) continue;
      yield report(ground.article === '6(1)(c)' ? 'duty' : 'task', purposeAnchor(purpose, view, ['ground']), { purpose: purpose.id }, {
        purpose: purpose.id,
        combination: originsOf(handled.map((item) => item.field)).map(originAnchor),
        related: declarationOf(purpose, view, ['ground']),
      });
    }
  },

  *fixes(finding, view) {
    const purpose = ownPurposeOf(finding, view);
    if (purpose?.ground === undefined) return;
    yield {
      title: { nl: 'Voeg de wet toe om in te vullen', en: 'Add the law to fill in' },
      params: {},
      kind: 'suggestion',
      principle: 'task-in-law',
      operations: [{ op: 'insert', unit: view.pipeline.key, path: purpose.ground.path, key: 'law', value: PLACEHOLDER, after: 'article' }],
    };
  },
});
