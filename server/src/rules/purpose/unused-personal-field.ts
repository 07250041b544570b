import { personalCategories, personalFields } from '../../lineage/personal.ts';
import { usedOrigins } from '../../lineage/usage.ts';
import { pipelineExample } from '../example.ts';
import { joinLabels, labels, originAnchor, originsOf, shortLabels } from '../places.ts';
import { leaveOut } from '../remove-field.ts';
import { defineRule } from '../rule.ts';

/** What makes taking everything an error: nobody takes these along by the way. */
const HEAVY: ReadonlySet<string> = new Set(['special', 'criminal']);

/**
 * A personal field that is taken in and then does nothing: no step looks at it and no output has it.
 * A register of which no fields are chosen brings all it has: that is one finding, at the source.
 * Law: AVG 5(1)(c) (checked 2026-11-21).
 */
export const rule = defineRule({
  id: 'unused-personal-field',
  group: 'purpose',
  lens: 'legal',
  severity: 'warning',
  preset: 'engineer',
  confidence: 'high',
  principles: ['data-minimisation'],
  articles: ['AVG 5(1)(c)', 'AVG 25'],
  fix: 'safe',
  ignorable: true,
  summary: {
    nl: 'Een persoonsgegeven wordt opgehaald en nergens gebruikt',
    en: 'A personal field is taken in and used nowhere',
  },
  why: {
    nl: 'Een doel krijgt alleen de gegevens die het nodig heeft (AVG 5(1)(c)). Wat geen stap bekijkt en in geen uitvoer komt, heeft het doel niet nodig.',
    en: 'A purpose gets only the data it needs (GDPR 5(1)(c)). What no step looks at and no output contains, the purpose does not need.',
  },
  resolve: {
    nl: 'Laat het veld weg bij de bron, en zo nodig ook in de machtiging of leveringsafspraak.',
    en: 'Leave the field out at the source, and if need be in the authorisation or the supply agreement too.',
  },
  messages: {
    unused: {
      nl: '«{field}» ({category}) wordt opgehaald uit «{source}», maar geen stap of uitvoer gebruikt het',
      en: '“{field}” ({category}) is taken from “{source}”, but no step or output uses it',
    },
    everything: {
      nl: 'Bron «{source}» kiest geen velden en haalt dus alles op, ook wat geen stap of uitvoer gebruikt: {data}',
      en: 'Source “{source}” chooses no fields and so takes everything, also what no step or output uses: {data}',
    },
  },
  examples: {
    trigger: example(', geboortedatum: birth-date'),
    repaired: example(''),
    // The case number only joins and then goes: that is use enough.
    nearMiss: pipelineExample(`
purposes:
  bezoek:
    description: Wijkteam plant een huisbezoek bij inwoners die daarom vroegen
    kind: service
    ground: { article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }
    covers: [contact]
    retention: P3M
sources:
  aanvragen: { party: gemeente, collectedFor: service, fields: { zaaknummer: case-number, naam: name } }
  adressen: { party: gemeente, collectedFor: service, fields: { zaaknummer: case-number, adres: address } }
steps:
  koppel: { join: [aanvragen, adressen], on: zaaknummer }
  smal: { select: koppel, fields: [naam, adres] }
outputs:
  lijst: { from: smal, audience: team, recipients: [gemeente] }
`),
  },

  concerns: ({ categories }, { flow }) => categories.size > 0 && flow.outputs.length > 0,

  *check(view, report) {
    // Where a name leads nowhere, nobody can tell what it would have used.
    if (view.flow.broken.some(({ what }) => what === 'node' || what === 'field')) return;
    const used = usedOrigins(view.flow);
    for (const source of view.flow.sources) {
      if (source.decl.register !== undefined && source.decl.fields === undefined) {
        const idle = personalFields(source.profile).filter((field) => !field.origins.some((origin) => used.has(origin)));
        const categories = idle.flatMap((field) => personalCategories(field, source.profile));
        if (categories.length === 0) continue;
        yield report('everything', view.at(source.path, 'key'), { source: source.name, data: shortLabels(labels(categories)) }, {
          severity: categories.some((category) => HEAVY.has(category.class)) ? 'error' : 'warning',
          combination: originsOf(idle).map(originAnchor),
        });
        continue;
      }
      for (const declared of source.decl.fields?.values() ?? []) {
        const field = source.profile.fields.get(declared.name);
        if (field === undefined || field.unknown || field.origins.some((origin) => used.has(origin))) continue;
        const categories = personalCategories(field, source.profile);
        if (categories.length === 0) continue;
        yield report('unused', view.at(declared.path, 'key'), { field: declared.name, category: joinLabels(labels(categories)), source: source.name }, {
          combination: field.origins.map(originAnchor),
        });
      }
    }
  },

  *fixes(finding, view) {
    yield* leaveOut(view, finding.at, 'data-minimisation', 'safe');
  },
});

function example(extra: string): string {
  return pipelineExample(`
purposes:
  bezoek:
    description: Wijkteam plant een huisbezoek bij inwoners die daarom vroegen
    kind: service
    ground: { article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }
    covers: [contact, birth-date]
    retention: P3M
sources:
  aanvragen: { party: gemeente, collectedFor: service, fields: { naam: name, adres: address${extra} } }
steps:
  smal: { select: aanvragen, fields: [naam, adres] }
outputs:
  lijst: { from: smal, audience: team, recipients: [gemeente] }
`);
}
