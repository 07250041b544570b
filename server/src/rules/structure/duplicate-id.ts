import type { Redefinition } from '../../lineage/redefinition.ts';
import type { BilingualText } from '../../messages/template.ts';
import { defineRule } from '../rule.ts';
import { pipelineExample } from '../example.ts';
import { PLAIN_BODY } from './plain-body.ts';

const KINDS: Readonly<Record<Redefinition['kind'], BilingualText>> = {
  law: { nl: 'wet', en: 'law' },
  register: { nl: 'register', en: 'register' },
  category: { nl: 'categorie', en: 'category' },
  group: { nl: 'groep', en: 'group' },
  party: { nl: 'partij', en: 'party' },
};

/** Ids are unique in a workspace, and sources and steps share one namespace; what is built in can be narrowed under its own id, not widened. Said at the second. */
export const rule = defineRule({
  id: 'duplicate-id',
  group: 'structure',
  lens: 'technical',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['accountability'],
  articles: ['AVG 5(2)'],
  fix: 'none',
  ignorable: false,
  summary: { nl: 'Twee dingen hebben dezelfde naam', en: 'Two things have the same name' },
  why: {
    nl: 'Wie een naam gebruikt die twee dingen hebben, weet niet welke stroom bedoeld is. De controle rekent met de eerste (verantwoording, AVG 5(2)). Een catalogus kan een ingebouwde wet, categorie of register strenger maken, maar niet ruimer.',
    en: 'Whoever uses a name that two things have cannot tell which flow is meant. The check reckons with the first (accountability, GDPR 5(2)). A catalogue can make a built-in law, category or register stricter, never wider.',
  },
  resolve: { nl: 'Geef een van de twee een andere naam. Haal weg wat iets ingebouwds ruimer zou maken, of geef je eigen wet of register een eigen naam.', en: 'Give one of the two another name. Take away what would widen something built in, or give your own law or register a name of its own.' },
  messages: {
    unit: { nl: 'De naam «{id}» is al in gebruik in {file}', en: 'The name “{id}” is already taken in {file}' },
    widens: { nl: '«{id}» is ingebouwd ({kind}) en kan hier alleen strenger worden; «{what}» telt niet mee', en: '“{id}” is built in ({kind}) and can only become stricter here; “{what}” does not count' },
    rule: { nl: '«{id}» is de naam van een ingebouwde regel; deze regel doet niet mee', en: '“{id}” is the name of a built-in rule; this rule does not run' },
    node: { nl: '«{id}» is al de naam van een bron; bronnen en stappen delen hun namen', en: '“{id}” already names a source; sources and steps share their names' },
  },
  examples: {
    trigger: { 'a.pipeline.yaml': pipelineExample(PLAIN_BODY), 'b.pipeline.yaml': pipelineExample(PLAIN_BODY) },
    repaired: { 'a.pipeline.yaml': pipelineExample(PLAIN_BODY), 'b.pipeline.yaml': pipelineExample(PLAIN_BODY).replace('pipeline: voorbeeld', 'pipeline: voorbeeld-noord') },
    nearMiss: pipelineExample(PLAIN_BODY.replaceAll('telling', 'bomen')),
  },

  *checkFile(view, report) {
    for (const { first, second, id, kind } of view.duplicates) {
      const file = first.slice(0, first.lastIndexOf('#'));
      yield report('unit', { unit: second, path: [kind], part: 'value' }, { id, file }, {
        related: [{ at: { unit: first, path: [], part: 'whole' }, message: { nl: 'hier staat de eerste', en: 'the first one is here' }, params: {} }],
      });
    }
    for (const { unit, path, kind, id, what } of view.refused) yield report('widens', { unit, path, part: 'whole' }, { id, kind: KINDS[kind], what });
    for (const { unit, path, id } of view.misnamed) yield report('rule', { unit, path, part: 'key' }, { id });
    for (const unit of view.units) {
      if (unit.kind !== 'pipeline') continue;
      for (const step of unit.steps.values()) {
        const source = unit.sources.get(step.name);
        if (source === undefined) continue;
        yield report('node', { unit: unit.key, path: step.path, part: 'key' }, { id: step.name }, {
          related: [{ at: { unit: unit.key, path: source.path, part: 'key' }, message: { nl: 'hier staat de bron', en: 'the source is here' }, params: {} }],
        });
      }
    }
  },
});
