import { closest } from '../../base/closest.ts';
import { PLACEHOLDER } from '../../base/placeholder.ts';
import type { BrokenReference } from '../../lineage/flow.ts';
import type { UnitKey } from '../../model/path.ts';
import type { Unit } from '../../model/pipeline.ts';
import type { NewValue, Operation } from '../../edit/operations.ts';
import type { Fix } from '../finding.ts';
import { defineRule } from '../rule.ts';
import { pipelineExample } from '../example.ts';
import { PLAIN_BODY } from './plain-body.ts';

/** Names that lead nowhere. Said once, where the name is written; what depends on it stays silent. */
export const rule = defineRule({
  id: 'unknown-reference',
  group: 'structure',
  lens: 'technical',
  severity: 'error',
  preset: 'engineer',
  confidence: 'high',
  principles: ['accountability'],
  articles: ['AVG 5(2)'],
  fix: 'suggestion',
  ignorable: false,
  summary: { nl: 'Een naam verwijst naar niets', en: 'A name refers to nothing' },
  why: {
    nl: 'Achter een naam die nergens naar verwijst, kan niemand zien welke gegevens er stromen. De controle zwijgt over alles wat ervan afhangt (verantwoording, AVG 5(2)).',
    en: 'Behind a name that leads nowhere nobody can see which data flow. The check stays silent about all that depends on it (accountability, GDPR 5(2)).',
  },
  resolve: { nl: 'Verbeter de naam, of leg vast waar hij naar verwijst: in dit bestand of in een catalogus.', en: 'Correct the name, or declare what it refers to: in this file or in a catalogue.' },
  messages: {
    node: { nl: '«{name}» is geen bron of stap van deze pijplijn', en: '“{name}” is no source or step of this pipeline' },
    field: { nl: 'Veld «{name}» bestaat hier niet', en: 'Field “{name}” does not exist here' },
    party: { nl: 'Partij «{name}» is nergens opgegeven', en: 'Party “{name}” is declared nowhere' },
    purpose: { nl: 'Doel «{name}» is nergens opgegeven', en: 'Purpose “{name}” is declared nowhere' },
    register: { nl: 'Register «{name}» staat in geen catalogus', en: 'Register “{name}” is in no catalogue' },
    output: { nl: 'Uitvoer «{name}» van een andere pijplijn bestaat niet', en: 'Output “{name}” of another pipeline does not exist' },
    category: { nl: 'Categorie «{name}» bestaat niet', en: 'Category “{name}” does not exist' },
    law: { nl: 'Wet «{name}» is niet bekend', en: 'Law “{name}” is not known' },
    principle: { nl: 'Beginsel «{name}» bestaat niet', en: 'Principle “{name}” does not exist' },
    near: { nl: '«{name}» bestaat niet; bedoel je «{suggestion}»?', en: '“{name}” does not exist; did you mean “{suggestion}”?' },
  },
  examples: {
    trigger: pipelineExample(PLAIN_BODY.replace('from: tel', 'from: tell')),
    repaired: pipelineExample(PLAIN_BODY),
    nearMiss: pipelineExample(PLAIN_BODY.replace('from: tel', 'from: bomen')),
  },

  *checkFile(view, report) {
    const all: readonly { readonly unit: UnitKey; readonly broken: BrokenReference }[] = [
      ...view.brokenInCatalogs,
      ...[...view.flows].flatMap(([unit, flow]) => flow.broken.map((broken) => ({ unit, broken }))),
    ];
    const seen = new Set<string>();
    for (const { unit, broken } of all) {
      const { ref, what, candidates } = broken;
      const key = `${unit} ${ref.path.join(' ')} ${ref.id}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const suggestion = broken.meant ?? closest(ref.id, candidates);
      const last = ref.path[ref.path.length - 1];
      // A mapping's name is the reference itself; elsewhere it is the value.
      const part = last === ref.id ? 'key' : 'value';
      const at = { unit, path: ref.path, part } as const;
      if (suggestion === undefined) yield report(what, at, { name: ref.id }, { facts: { part, what, name: ref.id } });
      else yield report('near', at, { name: ref.id, suggestion }, { facts: { part, what, name: ref.id, suggestion } });
    }
  },

  *fixesInFile(finding, { units }) {
    const { suggestion, part, what, name } = finding.facts;
    const { unit, path } = finding.at;
    if (suggestion !== undefined) {
      yield {
        title: { nl: 'Verander in «{name}»', en: 'Change to “{name}”' }, params: { name: suggestion }, kind: 'suggestion', principle: 'accountability',
        operations: [part === 'key' ? { op: 'rename', unit, path, key: suggestion } : { op: 'replace', unit, path, value: suggestion }],
      };
    }
    const written = units.find(({ key }) => key === unit);
    if (written === undefined || name === undefined) return;
    if (what === 'purpose') yield declare(written, 'purposes', name, { description: PLACEHOLDER, kind: PLACEHOLDER, ground: { article: PLACEHOLDER } });
    if (what === 'party') yield declare(written, 'parties', name, { name: PLACEHOLDER, kind: PLACEHOLDER, country: PLACEHOLDER });
  },
});

const DECLARE = {
  purposes: { nl: 'Voeg doel «{name}» toe om in te vullen', en: 'Add purpose “{name}” to fill in' },
  parties: { nl: 'Voeg partij «{name}» toe om in te vullen', en: 'Add party “{name}” to fill in' },
} as const;

/** A declaration of the name in this document, in the place where a reader looks for it. */
function declare(unit: Unit, section: 'purposes' | 'parties', name: string, value: NewValue): Fix {
  const operation: Operation = unit[section].size > 0
    ? { op: 'insert', unit: unit.key, path: [section], key: name, value }
    : { op: 'insert', unit: unit.key, path: [], key: section, value: { [name]: value }, after: section === 'purposes' && unit.parties.size > 0 ? 'parties' : unit.kind === 'pipeline' ? 'controller' : 'catalog' };
  return { title: DECLARE[section], params: { name }, kind: 'suggestion', principle: 'accountability', operations: [operation] };
}
