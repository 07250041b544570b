import type { Category } from '../../knowledge/types.ts';
import { finenessOf, type Fineness } from '../../lineage/fineness.ts';
import type { SourceNode } from '../../lineage/flow.ts';
import { personalCategories } from '../../lineage/personal.ts';
import { summaryOf } from '../../lineage/summary.ts';
import { pipelineExample } from '../example.ts';
import { labels, originAnchor } from '../places.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';

/**
 * A field that is taken in finer than anything uses it: a date of birth of which only the age band
 * counts. Law: AVG 5(1)(c), 25 (checked 2026-11-21). Speaks of fields that the source lists itself. A
 * register that has the fine form only leaves little to ask for: there it is a remark.
 */
export const rule = defineRule({
  id: 'finer-than-needed',
  group: 'purpose',
  lens: 'technical',
  severity: 'warning',
  preset: 'reviewer',
  confidence: 'medium',
  principles: ['data-minimisation', 'less-intrusive'],
  articles: ['AVG 5(1)(c)', 'AVG 25'],
  fix: 'none',
  ignorable: true,
  summary: {
    nl: 'Een gegeven wordt fijner opgehaald dan het wordt gebruikt',
    en: 'A field is taken in finer than it is used',
  },
  why: {
    nl: 'Een doel krijgt zo weinig en zo grof als kan (AVG 5(1)(c) en 25). Een leeftijdsgroep wijst veel minder snel iemand aan dan een geboortedatum.',
    en: 'A purpose gets as little, and as coarse, as will do (GDPR 5(1)(c) and 25). An age band points to somebody far less easily than a date of birth.',
  },
  resolve: {
    nl: 'Vraag de bron om de grovere vorm. Kan dat niet, maak het gegeven dan meteen na de bron grover en houd de fijne vorm buiten de uitvoer.',
    en: 'Ask the source for the coarser form. If that cannot be done, make the field coarser right after the source and keep the fine form out of the output.',
  },
  messages: {
    source: {
      nl: '«{field}» ({category}) komt fijner binnen dan het wordt gebruikt: alleen {used} telt',
      en: '“{field}” ({category}) comes in finer than it is used: only {used} counts',
    },
    output: {
      nl: '«{field}» ({category}) gaat mee in de uitvoer, terwijl alleen {used} wordt gebruikt',
      en: '“{field}” ({category}) goes along in the output, while only {used} is used',
    },
    register: {
      nl: '«{field}» ({category}) wordt grover gebruikt, als {used}; «{source}» heeft alleen de fijne vorm',
      en: '“{field}” ({category}) is used in a coarser form, as {used}; “{source}” has the fine form only',
    },
  },
  examples: {
    trigger: example('  grof: { generalise: aanvragen, fields: { geboren: age-band } }\n', 'grof', 'birth-date'),
    repaired: example('', 'aanvragen', 'age-band'),
    // The exact date tells who may apply at all, so it is used as it comes in.
    nearMiss: example('  zeef: { filter: aanvragen, uses: [geboren] }\n  grof: { generalise: zeef, fields: { geboren: age-band } }\n', 'grof', 'birth-date'),
  },

  *check(view, report) {
    if (view.flow.steps.length === 0 || view.flow.outputs.length === 0 || !hasAxis(view)) return;
    const uses = finenessOf(view.flow, view.environment);
    for (const source of view.flow.sources) {
      for (const declared of source.decl.fields?.values() ?? []) {
        const field = source.profile.fields.get(declared.name);
        const origin = field?.origins[0];
        const use = origin === undefined ? undefined : uses.get(origin);
        if (field === undefined || origin === undefined || use === undefined || field.unknown || use.lookedAt || use.coarser.size === 0) continue;
        const categories = personalCategories(field, source.profile);
        if (categories.length === 0) continue;
        const params = { field: declared.name, category: labels(categories), used: labels(use.coarser) };
        const at = view.at(declared.path, 'key');
        const more = { combination: [originAnchor(origin)] };
        if (use.handedOn) yield report('output', at, params, more);
        else if (hasFineFormOnly(source, categories, use, view)) yield report('register', at, { ...params, source: source.name }, { ...more, severity: 'info' });
        else yield report('source', at, params, more);
      }
    }
  },
});

function hasAxis(view: View): boolean {
  for (const category of summaryOf(view.flow).categories) if (category.granularity !== undefined) return true;
  return false;
}

/** Whether the register has no field that is coarser than this one and still fine enough for what it is used for. */
function hasFineFormOnly({ supply }: SourceNode, fine: readonly Category[], { coarser }: Fineness, { environment }: View): boolean {
  if (supply.register === undefined) return false;
  const { taxonomy } = environment;
  for (const id of supply.register.fields.values()) {
    for (const offered of taxonomy.members(id)) {
      const isEnough = [...coarser].every((needed) => needed.id === offered.id || taxonomy.isCoarser(needed.id, offered.id));
      if (isEnough && fine.every((category) => taxonomy.isCoarser(offered.id, category.id))) return false;
    }
  }
  return true;
}

function example(steps: string, from: string, category: string): string {
  return pipelineExample(`
purposes:
  cursus:
    description: Cursussen aanbieden die bij de leeftijd van inwoners passen
    kind: service
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    covers: [contact, birth-date]
    retention: P3M
sources:
  aanvragen: { party: gemeente, collectedFor: service, fields: { naam: name, geboren: ${category} } }
${steps === '' ? '' : `steps:\n${steps}`}outputs:
  lijst: { from: ${from}, audience: team, recipients: [gemeente] }
`);
}
