import { PLACEHOLDER } from '../../base/placeholder.ts';
import type { Category } from '../../knowledge/types.ts';
import type { Operation } from '../../edit/operations.ts';
import type { Anchor, Path } from '../../model/path.ts';
import { pipelineExample } from '../example.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';

/** A field whose category is missing or unknown. It counts as unknown, not as harmless. */
export const rule = defineRule({
  id: 'unclassified-field',
  group: 'kinds-of-data',
  lens: 'technical',
  severity: 'warning',
  preset: 'engineer',
  confidence: 'high',
  principles: ['data-minimisation', 'accountability'],
  articles: ['AVG 4(1)', 'AVG 5(2)', 'AVG 30(1)(c)'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Van een veld is niet bekend wat voor gegeven het is', en: 'It is not known what kind of data a field holds' },
  why: {
    nl: 'Of een veld een persoonsgegeven is, en welk, bepaalt alle andere regels (AVG 4(1) en 30(1)(c)). Een veld zonder categorie telt daarom als onbekend en niet als onschuldig.',
    en: 'Whether a field is personal data, and of what kind, decides all other rules (GDPR 4(1) and 30(1)(c)). So a field without a category counts as unknown, not as harmless.',
  },
  resolve: { nl: 'Geef het veld een categorie. Gaat het niet over mensen, gebruik dan `none` of `object`.', en: 'Give the field a category. If it is not about people, use `none` or `object`.' },
  messages: {
    missing: { nl: 'Veld «{field}» heeft geen categorie', en: 'Field “{field}” has no category' },
    proposed: { nl: 'Veld «{field}» heeft geen categorie; de naam wijst op {proposal}', en: 'Field “{field}” has no category; the name points to {proposal}' },
    unknown: { nl: 'Categorie «{category}» van veld «{field}» is niet bekend', en: 'Category “{category}” of field “{field}” is not known' },
    near: { nl: 'Categorie «{category}» van veld «{field}» is niet bekend; bedoel je {proposal}?', en: 'Category “{category}” of field “{field}” is not known; did you mean {proposal}?' },
  },
  examples: {
    trigger: pipelineExample(`
sources:
  bomen: { party: gemeente, subjects: { kind: objects }, fields: { boomnummer: object, stamdikte: measurment } }
steps:
  tel: { aggregate: bomen, by: [boomnummer], measures: { aantal: count } }
outputs:
  telling: { from: tel, audience: team }
`),
    repaired: pipelineExample(`
sources:
  bomen: { party: gemeente, subjects: { kind: objects }, fields: { boomnummer: object, stamdikte: measurement } }
steps:
  tel: { aggregate: bomen, by: [boomnummer], measures: { aantal: count } }
outputs:
  telling: { from: tel, audience: team }
`),
    // A group may stand where a category may.
    nearMiss: pipelineExample(`
sources:
  bomen: { party: gemeente, subjects: { kind: objects }, fields: { boomnummer: object, overig: non-personal } }
steps:
  tel: { aggregate: bomen, by: [boomnummer], measures: { aantal: count } }
outputs:
  telling: { from: tel, audience: team }
`),
  },

  *check(view, report) {
    for (const { field, stated, at } of unclassified(view)) {
      const proposal = propose(view, field, stated);
      const facts = proposal === undefined ? {} : { proposal: proposal.id };
      if (stated === undefined) {
        if (proposal === undefined) yield report('missing', at, { field });
        else yield report('proposed', at, { field, proposal: named(proposal) }, { facts });
      } else if (proposal === undefined) yield report('unknown', at, { field, category: stated });
      else yield report('near', at, { field, category: stated, proposal: named(proposal) }, { facts });
    }
  },

  *fixes(finding, view) {
    const { proposal } = finding.facts;
    if (proposal === undefined) return;
    const { unit, path, focus } = finding.at;
    // A field that says other things about itself keeps them.
    const operation: Operation = focus === undefined && isMapping(view, path) ? { op: 'insert', unit, path, key: 'category', value: proposal } : { op: 'replace', unit, path: focus ?? path, value: proposal };
    yield { title: { nl: 'Gebruik categorie «{category}»', en: 'Use category “{category}”' }, params: { category: proposal }, kind: 'suggestion', principle: 'accountability', operations: [operation] };
  },
});

/** Whether a source field without a category is written as a mapping of other facts. */
function isMapping(view: View, path: Path): boolean {
  const [root, source = '', , name = ''] = path;
  const field = root === 'sources' ? view.pipeline.sources.get(source)?.fields?.get(name) : undefined;
  return field !== undefined && (field.contains.length > 0 || field.inference.size > 0 || field.publicRole || field.definition !== undefined || field.standard !== undefined);
}

interface Unclassified {
  readonly field: string;
  readonly stated: string | undefined;
  readonly at: Anchor;
}

/** Fields declared here, or made here, whose category is missing or not known. */
function* unclassified(view: View): Iterable<Unclassified> {
  const known = (id: string): boolean => id === PLACEHOLDER || view.environment.taxonomy.members(id).length > 0;
  for (const node of view.flow.sources) {
    for (const field of node.decl.fields?.values() ?? []) {
      if (node.profile.fields.get(field.name)?.unknown === false) continue;
      const stated = field.category;
      if (stated !== undefined) {
        if (!known(stated.id)) yield { field: field.name, stated: stated.id, at: { ...view.at(field.path, 'value'), focus: stated.path } };
      } else if (node.supply.register === undefined && node.decl.register === undefined && node.decl.output === undefined) {
        yield { field: field.name, stated: undefined, at: view.at(field.path, 'key') };
      }
    }
  }
  for (const step of view.flow.steps) {
    for (const field of step.decl.derived) {
      if (field.category !== undefined && !known(field.category.id)) yield { field: field.name, stated: field.category.id, at: { ...view.at(field.path, 'value'), focus: field.category.path } };
    }
    if (step.decl.verb !== 'generalise') continue;
    for (const { name, to } of step.decl.mappings) if (!known(to.id)) yield { field: name, stated: to.id, at: view.at(to.path, 'value') };
  }
}

function propose(view: View, field: string, stated: string | undefined): Category | undefined {
  const { taxonomy } = view.environment;
  const suggested = stated === undefined ? undefined : taxonomy.suggest(stated);
  return (suggested === undefined ? undefined : taxonomy.get(suggested)) ?? taxonomy.proposeFor(field)[0];
}

function named(category: Category): { nl: string; en: string } {
  return { nl: `«${category.id}» (${category.label.nl})`, en: `“${category.id}” (${category.label.en})` };
}
