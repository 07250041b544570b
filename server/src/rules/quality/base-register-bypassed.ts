import { PLACEHOLDER } from '../../base/placeholder.ts';
import type { BaseRegisterFacts } from '../../knowledge/lists.ts';
import { controllersOf } from '../../lineage/environment.ts';
import type { FieldFlow } from '../../lineage/profile.ts';
import type { PipelineFlow, SourceNode } from '../../lineage/flow.ts';
import { given } from '../../model/read.ts';
import { pipelineExample } from '../example.ts';
import { labels, originAnchor, originsOf, shortLabels } from '../places.ts';
import { defineRule } from '../rule.ts';
import type { View } from '../view.ts';

/**
 * A public body takes from another what a base register holds. Said softly: the other may well be the place where the fact is
 * first known. One finding per source and register, at the first field that tells.
 */
export const rule = defineRule({
  id: 'base-register-bypassed',
  group: 'quality',
  lens: 'ethical',
  severity: 'info',
  preset: 'reviewer',
  confidence: 'low',
  principles: ['ask-once', 'accuracy', 'citizen-control', 'fair-data'],
  articles: ['AVG 5(1)(d)'],
  fix: 'suggestion',
  ignorable: true,
  summary: { nl: 'Gegevens die in een basisregistratie staan, komen van een ander', en: 'Facts that a base register holds come from somebody else' },
  why: {
    nl: 'Wat de overheid al weet, vraagt zij niet opnieuw. Een basisregistratie wordt bijgehouden en wie een fout ziet, kan die laten verbeteren; een kopie ergens anders veroudert ongemerkt (AVG 5(1)(d)).',
    en: 'What government already knows it does not ask again. A base register is kept up and a mistake can be corrected there; a copy elsewhere grows old unnoticed (GDPR 5(1)(d)).',
  },
  resolve: { nl: 'Neem het gegeven uit de basisregistratie, of zeg bij `sourceOfTruth` waarom deze levering beter is.', en: 'Take the fact from the base register, or say at `sourceOfTruth` why this supply is better.' },
  messages: { bypassed: { nl: 'Bron «{source}» levert wat al in de {register} staat: {facts}', en: 'Source “{source}” supplies what the {register} already holds: {facts}' } },
  examples: {
    trigger: example(''),
    repaired: example(', sourceOfTruth: de taxateur meet het gebouw zelf op'),
    // A municipality keeps its part of that register itself.
    nearMiss: example('').replace('party: leverancier', 'party: gemeente'),
  },

  *check(view, report) {
    const { flow, environment, pipeline } = view;
    const { registers } = environment.base.baseRegisters;
    let read: ReadonlySet<string> | undefined;
    for (const source of flow.sources) {
      const { party } = source.supply;
      if (party === undefined || given(source.decl.all['sourceOfTruth'])) continue;
      if (read === undefined) {
        // Base registers are there for the tasks of public bodies.
        if (!controllersOf(pipeline, environment).some(({ kind }) => kind === 'public-authority')) return;
        read = registersRead(flow);
      }
      for (const facts of registers) {
        if (read.has(facts.register)) continue;
        const telling = holding(source, facts.tells).filter((field) => !isKey(field, flow));
        if (telling.length === 0 || isAskedThere(source, facts, view)) continue;
        const fields = [...telling, ...holding(source, facts.along)];
        const [first] = originsOf(telling);
        const register = environment.register(facts.register);
        if (first === undefined || register === undefined) continue;
        yield report('bypassed', originAnchor(first), { facts: shortLabels(labels(fields.flatMap((field) => field.categories))), source: source.name, register: register.title }, {
          combination: originsOf(fields).map(originAnchor),
          related: originsOf(fields).filter((origin) => origin !== first).map((origin) => ({ at: originAnchor(origin), message: { nl: 'ook «{field}» staat daarin', en: '“{field}” is in there too' }, params: { field: origin.name } })),
        });
      }
    }
  },

  *fixes(finding, view) {
    const source = view.pipeline.sources.get(finding.at.path[1] ?? '');
    if (source === undefined) return;
    yield { title: { nl: 'Zeg waarom deze bron, om in te vullen', en: 'Say why this source, to fill in' }, params: {}, kind: 'suggestion', principle: 'accuracy', operations: [{ op: 'insert', unit: finding.at.unit, path: source.path, key: 'sourceOfTruth', value: PLACEHOLDER }] };
  },
});

/** The base registers that some source of the pipeline brings in, also by way of another pipeline. */
function registersRead(flow: PipelineFlow): ReadonlySet<string> {
  return new Set(flow.sources.flatMap(({ profile }) => [...profile.registers.keys()]));
}

/** Whether who supplies it keeps the register, or is the person it is about, or the register is not about such subjects. */
function isAskedThere(source: SourceNode, facts: BaseRegisterFacts, { environment }: View): boolean {
  const party = source.supply.party!;
  if (facts.keepers.includes(party.id)) return true;
  if (facts.subjects !== undefined && ![...source.profile.subjects.keys()].some((kind) => facts.subjects!.includes(kind))) return true;
  const words = new Set(`${party.id} ${party.name}`.toLowerCase().split(/[^\p{L}]+/u));
  const { concerned } = environment.base.baseRegisters;
  return [...facts.keeperWords, ...concerned].some((word) => words.has(word));
}

function holding(source: SourceNode, ids: readonly string[]): readonly FieldFlow[] {
  return [...source.profile.fields.values()].filter((field) => field.categories.some(({ id }) => ids.includes(id)));
}

/** Whether a field only serves to find the right row elsewhere. */
function isKey(field: FieldFlow, flow: PipelineFlow): boolean {
  return flow.steps.some(({ references }) => references.some(({ role, field: named }) => role === 'key' && named?.origins.some((origin) => field.origins.includes(origin)) === true));
}

function example(extra: string): string {
  return pipelineExample(`
sources:
  gebouwen: { party: leverancier, subjects: { kind: objects }, quality: { update: P1Y }, fields: { nummer: object, bouwjaar: building-year, oppervlakte: floor-area }${extra} }
outputs:
  planning: { from: gebouwen, audience: team, recipients: [gemeente] }
`);
}
