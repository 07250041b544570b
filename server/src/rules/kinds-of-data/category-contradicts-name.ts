import type { Category, CategoryClass } from '../../knowledge/types.ts';
import type { Profile } from '../../lineage/profile.ts';
import { pipelineExample } from '../example.ts';
import { defineRule } from '../rule.ts';

const WEIGHT: Readonly<Record<CategoryClass, number>> = { none: 0, ordinary: 1, sensitive: 2, special: 3, criminal: 3, 'national-id': 3 };

/** Results of a step say what became of the data; the name of the input they carry on is no contradiction. */
const RESULTS: ReadonlySet<string> = new Set(['pseudonym', 'risk-score', 'decision']);

/** A name that announces personal data, under a category that makes less of it. */
export const rule = defineRule({
  id: 'category-contradicts-name',
  group: 'kinds-of-data',
  lens: 'technical',
  severity: 'warning',
  preset: 'engineer',
  confidence: 'medium',
  principles: ['accountability', 'special-data-shield'],
  articles: ['AVG 4(1)', 'AVG 5(2)'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'De naam van een veld wijst op zwaardere gegevens dan de categorie', en: 'The name of a field points to weightier data than its category' },
  why: {
    nl: 'Alle regels gaan uit van de opgegeven categorie. Staat die te licht, dan blijven de regels voor bijzondere of identificerende gegevens ten onrechte stil (AVG 4(1) en 5(2)).',
    en: 'All rules go by the declared category. If that is too light, the rules for special or identifying data stay silent when they should not (GDPR 4(1) and 5(2)).',
  },
  resolve: { nl: 'Gebruik de categorie die bij de naam past, of geef het veld een naam die zegt wat erin staat.', en: 'Use the category that fits the name, or give the field a name that says what it holds.' },
  messages: {
    contradiction: { nl: 'De naam «{field}» wijst op {proposal}, maar de categorie is «{category}»', en: 'The name “{field}” points to {proposal}, but the category is “{category}”' },
  },
  examples: {
    trigger: pipelineExample(`
sources:
  leerlingen: { party: gemeente, collectedFor: service, fields: { schoolnaam: object, diagnose: none } }
outputs:
  lijst: { from: leerlingen, audience: team, recipients: [gemeente], retention: P1Y }
`),
    repaired: pipelineExample(`
sources:
  scholen: { party: gemeente, collectedFor: service, subjects: { kind: objects }, fields: { schoolnaam: object, gebouw: object } }
outputs:
  lijst: { from: scholen, audience: team, recipients: [gemeente] }
`),
    nearMiss: pipelineExample(`
sources:
  bomen: { party: gemeente, collectedFor: service, subjects: { kind: objects }, fields: { naamPlant: object, adres: geo-object } }
outputs:
  lijst: { from: bomen, audience: team, recipients: [gemeente] }
`),
  },

  *check(view, report) {
    for (const node of view.flow.sources) {
      for (const field of node.decl.fields?.values() ?? []) {
        if (field.category === undefined) continue;
        const names = view.environment.taxonomy.announcedBy(field.name);
        // A group may stand where a category may; it says as much as the weightiest of its members.
        const declared = names.length === 0 ? [] : view.environment.taxonomy.members(field.category.id);
        if (declared.length === 0 || RESULTS.has(field.category.id)) continue;
        const things = isAboutThings(node.profile);
        const announced = names.find((category) => contradicts(category, declared, things));
        if (announced === undefined || agrees(names, declared)) continue;
        yield report('contradiction', { ...view.at(field.path, 'value'), focus: field.category.path }, { field: field.name, category: field.category.id, proposal: announced.label }, { facts: { proposal: announced.id } });
      }
    }
  },

  *fixes(finding) {
    const proposal = finding.facts['proposal'] ?? '';
    yield { title: { nl: 'Gebruik categorie «{category}»', en: 'Use category “{category}”' }, params: { category: proposal }, kind: 'suggestion', principle: 'accountability', operations: [{ op: 'replace', unit: finding.at.unit, path: finding.at.focus ?? finding.at.path, value: proposal }] };
  },
});

/**
 * A milder class, where the name says something weightier. About things, only what numbers or
 * describes a person wherever it stands counts: a bridge has an address, but no diagnosis.
 */
function isAboutThings({ subjects }: Profile): boolean {
  for (const kind of subjects.keys()) if (kind !== 'objects' && kind !== 'companies') return false;
  return subjects.size > 0;
}

function contradicts(announced: Category, declared: readonly Category[], things: boolean): boolean {
  if (declared.some((category) => WEIGHT[announced.class] <= WEIGHT[category.class])) return false;
  return things ? WEIGHT[announced.class] === 3 : true;
}

function agrees(announced: readonly Category[], declared: readonly Category[]): boolean {
  return announced.some((category) => declared.some(({ id }) => category.id === id || category.parents.includes(id)));
}
