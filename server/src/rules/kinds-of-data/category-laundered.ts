import { isPersonal } from '../../lineage/personal.ts';
import { isHonest } from '../../lineage/transfer.ts';
import type { Path } from '../../model/path.ts';
import type { Ref } from '../../model/read.ts';
import { pipelineExample } from '../example.ts';
import { fieldPlaces, originAnchor, originsOf } from '../places.ts';
import { defineRule } from '../rule.ts';

/** A field made from personal data that says it is none. It is reported, not believed. */
export const rule = defineRule({
  id: 'category-laundered',
  group: 'kinds-of-data',
  lens: 'technical',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['honest-anonymity', 'no-hidden-inference', 'accountability'],
  articles: ['AVG 4(1)', 'AVG 5(2)'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Een afgeleid veld noemt zichzelf onpersoonlijk terwijl het uit persoonsgegevens komt', en: 'A derived field calls itself impersonal although it is made from personal data' },
  why: {
    nl: 'Een nieuw veld over een persoon blijft een persoonsgegeven, hoe het ook heet (AVG 4(1)). De controle rekent daarom verder met de gegevens waar het van gemaakt is.',
    en: 'A new field about a person remains personal data, whatever it is called (GDPR 4(1)). So the check goes on with the data it was made from.',
  },
  resolve: { nl: 'Haal de categorie weg, dan erft het veld wat het gebruikt, of noem de categorie die het echt is. Groepeer eerst als het resultaat niet over één persoon mag gaan.', en: 'Take the category away, and the field inherits what it uses, or name the category it really is. Group first if the result should not be about one person.' },
  messages: {
    laundered: { nl: 'Veld «{field}» zegt «{category}», maar komt uit {uses}', en: 'Field “{field}” says “{category}”, but is made from {uses}' },
  },
  examples: {
    trigger: pipelineExample(`
purposes:
  advies:
    description: Inwoners die erom vroegen advies op maat geven
    kind: service
    ground: { article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }
    retention: P3M
sources:
  aanvragen: { party: gemeente, collectedFor: service, fields: { naam: name, leeftijd: age } }
steps:
  groep: { derive: aanvragen, fields: { doelgroep: { uses: [leeftijd], category: none } } }
outputs:
  lijst: { from: groep, audience: team, recipients: [gemeente] }
`),
    repaired: pipelineExample(`
purposes:
  advies:
    description: Inwoners die erom vroegen advies op maat geven
    kind: service
    ground: { article: 6(1)(e), law: Wmo 2015 art. 2.3.2 }
    retention: P3M
sources:
  aanvragen: { party: gemeente, collectedFor: service, fields: { naam: name, leeftijd: age } }
steps:
  groep: { derive: aanvragen, fields: { doelgroep: { uses: [leeftijd], category: age-band } } }
outputs:
  lijst: { from: groep, audience: team, recipients: [gemeente] }
`),
    nearMiss: pipelineExample(`
sources:
  bruggen: { party: gemeente, subjects: { kind: objects }, fields: { brugnummer: object, bouwjaar: building-year } }
steps:
  leeftijd: { derive: bruggen, fields: { ouderdom: { uses: [bouwjaar], category: none } } }
outputs:
  lijst: { from: leeftijd, audience: team }
`),
  },

  concerns: ({ verbs }) => verbs.has('derive') || verbs.has('generalise'),

  *check(view, report) {
    for (const node of view.flow.steps) {
      const profile = node.inputs[0]?.profile;
      if (profile === undefined) continue;
      const stated: readonly { name: string; category: Ref; path: Path; used: readonly string[] }[] = [
        ...node.decl.derived.flatMap(({ name, path, category, uses }) => (category === undefined ? [] : [{ name, category, path, used: uses.map((ref) => ref.id) }])),
        ...(node.decl.verb === 'generalise' ? node.decl.mappings.map(({ name, to }) => ({ name, category: to, path: to.path, used: [name] })) : []),
      ];
      for (const { name, category, path, used } of stated) {
        const categories = view.environment.taxonomy.members(category.id);
        const fields = node.references.flatMap((reference) => (used.includes(reference.ref.id) && reference.field !== undefined ? [reference.field] : []));
        if (categories.length === 0 || isHonest(categories, fields, profile)) continue;
        const personal = [...new Set(fields.filter((field) => isPersonal(field, profile)))];
        yield report('laundered', { ...view.at(path, 'value'), focus: category.path }, { field: name, category: category.id, uses: personal.map((field) => field.name) }, {
          related: fieldPlaces(personal, profile),
          combination: originsOf(personal).map(originAnchor),
          facts: { verb: node.decl.verb },
        });
      }
    }
  },

  *fixes(finding) {
    if (finding.facts['verb'] !== 'derive') return;
    yield { title: { nl: 'Haal de categorie weg, zodat het veld erft wat het gebruikt', en: 'Remove the category, so that the field inherits what it uses' }, params: {}, kind: 'suggestion', principle: 'honest-anonymity', operations: [{ op: 'remove', unit: finding.at.unit, path: [...finding.at.path, 'category'] }] };
  },
});
