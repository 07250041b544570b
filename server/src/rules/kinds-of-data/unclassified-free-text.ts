import { PLACEHOLDER } from '../../base/placeholder.ts';
import type { Operation } from '../../edit/operations.ts';
import type { SourceNode } from '../../lineage/flow.ts';
import { personalCategories } from '../../lineage/personal.ts';
import { isRaw, rawOrigins } from '../../lineage/raw-content.ts';
import { summaryOf } from '../../lineage/summary.ts';
import { pipelineExample } from '../example.ts';
import type { Fix } from '../finding.ts';
import { labels, originAnchor } from '../places.ts';
import { LEAVE_OUT, removeField } from '../remove-field.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';

/**
 * Free text, an image or a recording about persons of which nobody says what is in it, and that goes on
 * as it came in. Law: AVG 5(1)(c), 9 (checked 2026-11-21). Told where this pipeline takes it in; content
 * that another pipeline hands on is told there. A label made of it may go on: the content then stays.
 */
export const rule = defineRule({
  id: 'unclassified-free-text',
  group: 'kinds-of-data',
  lens: 'legal',
  severity: 'warning',
  preset: 'engineer',
  confidence: 'medium',
  principles: ['special-data-shield', 'no-hidden-inference'],
  articles: ['AVG 5(1)(c)', 'AVG 9', 'AVG 25'],
  fix: 'suggestion',
  ignorable: true,
  summary: {
    nl: 'Vrije tekst, beeld of geluid zonder opgave van wat erin zit',
    en: 'Free text, images or audio without saying what they hold',
  },
  why: {
    nl: 'In vrije tekst, beeld en geluid kan alles staan: een ziekte, een geloof, de naam van een ander (AVG 9). Zolang niemand zegt wat erin zit, dekt ook niets het.',
    en: 'Free text, images and audio can hold anything: an illness, a belief, the name of somebody else (GDPR 9). As long as nobody says what is in them, nothing covers it either.',
  },
  resolve: {
    nl: 'Zet bij `contains` welke gegevens erin voorkomen, laat het eerst schonen met een stap `redact`, of houd alleen een afgeleid kenmerk over.',
    en: 'List under `contains` which data occur in it, clean it first in a `redact` step, or keep only a label made of it.',
  },
  messages: {
    raw: {
      nl: '«{field}» ({category}) kan alles bevatten; er staat niet bij wat erin zit en niets schoont het',
      en: '“{field}” ({category}) can hold anything; it is not stated what is in it and nothing cleans it',
    },
    register: {
      nl: '«{field}» ({category}) uit «{source}» kan alles bevatten; er staat niet bij wat erin zit en niets schoont het',
      en: '“{field}” ({category}) from “{source}” can hold anything; it is not stated what is in it and nothing cleans it',
    },
  },
  examples: {
    trigger: example('notitie: free-text', '', 'meldingen'),
    repaired: example('notitie: free-text', 'steps:\n  schoon: { redact: meldingen, fields: [notitie], method: namen en gezondheid verwijderd }\n', 'schoon'),
    // Only the label goes on, the text stays behind.
    nearMiss: example('notitie: free-text', 'steps:\n  label: { derive: meldingen, fields: { onderwerp: { uses: [notitie], category: case-number } } }\n  smal: { drop: label, fields: [notitie] }\n', 'smal'),
  },

  *check(view, report) {
    if (!hasUnclassified(view)) return;
    const raw = rawOrigins(view.flow);
    if (raw.size === 0) return;
    for (const source of view.flow.sources) {
      if (source.decl.output !== undefined) continue;
      for (const field of source.profile.fields.values()) {
        const [origin] = field.origins;
        if (origin === undefined || !isRaw(field) || !raw.has(origin) || (origin.field?.contains.length ?? 0) > 0) continue;
        const categories = personalCategories(field, source.profile).filter((category) => category.unclassified === true);
        if (categories.length === 0) continue;
        const declared = source.decl.fields?.has(field.name) === true;
        const more = { combination: [originAnchor(origin)], facts: { source: source.name, field: field.name } };
        if (declared) yield report('raw', view.at(origin.path, 'key'), { field: field.name, category: labels(categories) }, more);
        else yield report('register', source.at, { field: field.name, category: labels(categories), source: source.name }, more);
      }
    }
  },

  *fixes(finding, view) {
    const source = view.flow.sources.find(({ name }) => name === finding.facts['source']);
    const declared = source?.decl.fields?.get(finding.facts['field'] ?? '');
    if (source === undefined || declared === undefined) return;
    const unit = view.pipeline.key;
    const category = declared.category?.id ?? source.supply.register?.fields.get(declared.name);
    const isShort = declared.category === undefined || declared.category.path.length === declared.path.length;
    if (category !== undefined) {
      yield {
        title: { nl: 'Voeg toe wat erin zit, om in te vullen', en: 'Add what is in it, to fill in' }, params: {}, kind: 'suggestion', principle: 'special-data-shield',
        operations: [isShort
          ? { op: 'replace', unit, path: declared.path, value: { category, contains: [PLACEHOLDER] } }
          : { op: 'insert', unit, path: declared.path, key: 'contains', value: [PLACEHOLDER] }],
      };
    }
    yield* cleaning(source, declared.name, view);
    const operations = removeField(view, declared.path);
    if (operations !== undefined) yield { title: LEAVE_OUT, params: { field: declared.name }, kind: 'unsafe', principle: 'data-minimisation', operations };
  },
});

function hasUnclassified(view: View): boolean {
  for (const category of summaryOf(view.flow).categories) if (category.unclassified === true) return true;
  return false;
}

/** A step that cleans the field before anything reads it; not where a reader names the source beside its fields. */
function* cleaning(source: SourceNode, field: string, view: View): Iterable<Fix> {
  const { pipeline } = view;
  const unit = pipeline.key;
  const operations: Operation[] = [];
  let name = `${source.name}-geschoond`;
  for (let i = 2; pipeline.steps.has(name) || pipeline.sources.has(name); i++) name = `${source.name}-geschoond-${i}`;
  operations.push({ op: 'insert', unit, path: ['steps'], key: name, value: { redact: source.name, fields: [field], method: PLACEHOLDER } });
  for (const step of pipeline.steps.values()) {
    for (const ref of step.inputs) {
      if (ref.id !== source.name) continue;
      // A join may name its inputs again, in its keys and in the names of its fields.
      if (step.verb === 'join' || step.verb === 'smpc') return;
      operations.push({ op: 'replace', unit, path: ref.path, value: name });
    }
  }
  for (const { from } of pipeline.outputs.values()) if (from?.id === source.name) operations.push({ op: 'replace', unit, path: from.path, value: name });
  yield { title: { nl: 'Laat «{field}» eerst schonen, met de manier om in te vullen', en: 'Clean “{field}” first, with the method to fill in' }, params: { field }, kind: 'suggestion', principle: 'special-data-shield', operations };
}

function example(field: string, steps: string, from: string): string {
  return pipelineExample(`
purposes:
  meldingen:
    description: Meldingen van inwoners over de straat afhandelen
    kind: service
    ground: { article: 6(1)(e), law: Gemeentewet art. 108 }
    covers: [contact, unclassified]
    retention: P3M
sources:
  meldingen: { party: gemeente, collectedFor: service, fields: { naam: name, ${field} } }
${steps}outputs:
  lijst: { from: ${from}, audience: team, recipients: [gemeente] }
`);
}
